-- The sandbox's own tables. Moments are ticks of 100 ns since 1970; 0 is "never".
-- SPDX-License-Identifier: GPL-3.0-or-later
PRAGMA user_version = 7;

CREATE TABLE meta (
  name  TEXT PRIMARY KEY,
  value INTEGER NOT NULL
) STRICT;

CREATE TABLE company (
  id          TEXT PRIMARY KEY,
  name        TEXT NOT NULL,
  description TEXT,
  created     INTEGER NOT NULL,
  last_sync   INTEGER NOT NULL,
  created_by  TEXT,
  products    TEXT NOT NULL, -- separated by commas
  owners      TEXT NOT NULL, -- likewise
  parent      TEXT
) STRICT;
CREATE INDEX company_created ON company (created);
CREATE INDEX company_parent ON company (parent) WHERE parent IS NOT NULL;

-- Generated companies that are deleted, or were copied into `company` when they were changed.
CREATE TABLE hidden (
  position INTEGER PRIMARY KEY
) STRICT;

CREATE TABLE tag (
  company TEXT NOT NULL REFERENCES company (id) ON DELETE CASCADE,
  key     TEXT NOT NULL,
  value   TEXT NOT NULL,
  PRIMARY KEY (company, key)
) STRICT;

CREATE TABLE connection (
  id        TEXT PRIMARY KEY,
  company   TEXT NOT NULL REFERENCES company (id) ON DELETE CASCADE,
  platform  TEXT NOT NULL, -- its key
  status    TEXT NOT NULL,
  created   INTEGER NOT NULL,
  linked    INTEGER NOT NULL, -- the first time, 0 for never
  last_sync INTEGER NOT NULL,
  data_set  TEXT
) STRICT;
CREATE INDEX connection_company ON connection (company, created);
CREATE INDEX connection_expiry ON connection (status, last_sync);

CREATE TABLE connection_error (
  connection  TEXT NOT NULL REFERENCES connection (id) ON DELETE CASCADE,
  status_code TEXT NOT NULL,
  status_text TEXT NOT NULL,
  message     TEXT NOT NULL,
  errored     INTEGER NOT NULL,
  status      TEXT,
  resolved    INTEGER NOT NULL
) STRICT;
CREATE INDEX connection_error_connection ON connection_error (connection, errored);

-- A read, with the plan of its life: what state it is in follows from the plan and the clock.
CREATE TABLE read (
  id          TEXT PRIMARY KEY,
  company     TEXT NOT NULL REFERENCES company (id) ON DELETE CASCADE,
  connection  TEXT NOT NULL REFERENCES connection (id) ON DELETE CASCADE,
  data_type   TEXT NOT NULL,
  requested   INTEGER NOT NULL,
  fetch_start INTEGER NOT NULL,
  fetch_end   INTEGER NOT NULL,
  finish      INTEGER NOT NULL,
  outcome     TEXT NOT NULL, -- the status it ends in
  held        TEXT,          -- a status on the way that it stays in longer
  hold        INTEGER NOT NULL,
  description TEXT,          -- said while it is held
  settled     INTEGER NOT NULL
) STRICT;
CREATE INDEX read_company ON read (company, requested);
CREATE INDEX read_connection ON read (connection, finish);
CREATE INDEX read_data_type ON read (connection, data_type, finish);
CREATE INDEX read_running ON read (finish) WHERE NOT settled;

-- When a type is read next by itself: a row for each one with a frequency, of each linked connection.
CREATE TABLE schedule (
  connection TEXT NOT NULL REFERENCES connection (id) ON DELETE CASCADE,
  data_type  TEXT NOT NULL,
  hours      INTEGER NOT NULL,
  due        INTEGER NOT NULL,
  PRIMARY KEY (connection, data_type)
) STRICT, WITHOUT ROWID;
CREATE INDEX schedule_due ON schedule (due);

-- What was written to a platform.
CREATE TABLE push (
  key        TEXT PRIMARY KEY,
  company    TEXT NOT NULL REFERENCES company (id) ON DELETE CASCADE,
  connection TEXT NOT NULL REFERENCES connection (id) ON DELETE CASCADE,
  data_type  TEXT NOT NULL,
  requested  INTEGER NOT NULL,
  completed  INTEGER NOT NULL,
  status     TEXT NOT NULL,
  change     TEXT,
  timeout    INTEGER NOT NULL -- minutes; 0 is none
) STRICT;
CREATE INDEX push_company ON push (company, requested);
CREATE INDEX push_connection ON push (connection);

-- What was uploaded.
CREATE TABLE file (
  id         INTEGER PRIMARY KEY,
  company    TEXT NOT NULL REFERENCES company (id) ON DELETE CASCADE,
  connection TEXT NOT NULL REFERENCES connection (id) ON DELETE CASCADE,
  name       TEXT NOT NULL,
  uploaded   INTEGER NOT NULL,
  content    BLOB NOT NULL
) STRICT;
CREATE INDEX file_company ON file (company, uploaded);
CREATE INDEX file_connection ON file (connection);

-- Answers that are given again to the same Idempotency-Key.
CREATE TABLE idempotency (
  key         TEXT PRIMARY KEY,
  fingerprint TEXT NOT NULL,
  answered    INTEGER NOT NULL,
  status      INTEGER NOT NULL,
  body        BLOB
) STRICT;

-- Differences from the built-in settings; owner is a company, or '' for the client.
CREATE TABLE sync_setting (
  owner              TEXT NOT NULL,
  data_type          TEXT NOT NULL,
  fetch_on_first_link INTEGER NOT NULL,
  sync_schedule      INTEGER NOT NULL,
  sync_order         INTEGER NOT NULL,
  sync_from          INTEGER,
  sync_from_window   INTEGER,
  months_to_sync     INTEGER,
  PRIMARY KEY (owner, data_type)
) STRICT;

CREATE TABLE sync_override (
  owner     TEXT PRIMARY KEY,
  overrides INTEGER NOT NULL
) STRICT;

CREATE TABLE profile (
  name     TEXT PRIMARY KEY,
  value    TEXT NOT NULL
) STRICT;

-- One-time passwords of Link URLs that have done their duty; subject is a company or a connection.
CREATE TABLE used_password (
  subject  TEXT NOT NULL,
  password TEXT NOT NULL,
  PRIMARY KEY (subject, password)
) STRICT;
