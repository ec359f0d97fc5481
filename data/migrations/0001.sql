-- SPDX-License-Identifier: GPL-3.0-or-later
-- The first schema. Moments are microseconds since 1970-01-01T00:00:00Z; identifiers are the sixteen bytes of a GUID.

-- What the platform can send again.

CREATE TABLE user (
  id   INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT;

-- The index on id and the one on name_key are made at the end of the first complete read.
CREATE TABLE company (
  rid            INTEGER PRIMARY KEY,
  id             BLOB NOT NULL CHECK (length (id) = 16),
  fold           TEXT NOT NULL,
  name_key       TEXT NOT NULL,
  created        INTEGER,
  last_sync      INTEGER,
  created_by     INTEGER REFERENCES user (id),
  mask           INTEGER NOT NULL,
  worst          INTEGER NOT NULL, -- the worst CptConnectionState, CPT_N_CONNECTION_STATES without a connection
  tombstone      INTEGER,          -- when it was found gone; its activity and time line stay
  other_fold     TEXT,             -- description and tags, folded, for the search
  platforms      TEXT,             -- names of the connected platforms, one a line, for the search
  parent         BLOB,
  parent_name    TEXT,
  hash           INTEGER NOT NULL, -- of all that the platform said: the same hash, no write
  name           TEXT NOT NULL,
  description    TEXT,
  redirect       TEXT,
  created_text   TEXT,
  last_sync_text TEXT,
  tags           BLOB, -- a GVariant, a{ss}
  products       BLOB  -- a GVariant, as
) STRICT;

CREATE TABLE connection (
  company         INTEGER NOT NULL REFERENCES company (rid),
  position        INTEGER NOT NULL,
  id              BLOB NOT NULL CHECK (length (id) = 16),
  integration_id  TEXT,
  integration_key TEXT,
  source_id       TEXT,
  source_type     TEXT,
  platform_name   TEXT NOT NULL,
  link_url        TEXT,
  status_text     TEXT NOT NULL,
  created         INTEGER,
  last_sync       INTEGER,
  created_text    TEXT,
  last_sync_text  TEXT,
  n_errors        INTEGER NOT NULL,
  PRIMARY KEY (company, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE connection_error (
  company     INTEGER NOT NULL REFERENCES company (rid),
  connection  INTEGER NOT NULL, -- its position
  position    INTEGER NOT NULL,
  status_code TEXT,
  status_text TEXT,
  message     TEXT,
  state       INTEGER NOT NULL,
  errored_at  INTEGER,
  resolved_at INTEGER,
  PRIMARY KEY (company, connection, position)
) STRICT, WITHOUT ROWID;

-- How far the complete read is, committed with the rows of each page, and which rows it has met.
CREATE TABLE read (
  id            INTEGER PRIMARY KEY,
  next_page     INTEGER NOT NULL,
  page_size     INTEGER NOT NULL,
  total_results INTEGER NOT NULL,
  run           INTEGER NOT NULL,
  ended         INTEGER NOT NULL
) STRICT;

CREATE TABLE seen (
  id     INTEGER PRIMARY KEY,
  read   INTEGER NOT NULL REFERENCES read (id) ON DELETE CASCADE,
  ranges BLOB NOT NULL
) STRICT;

-- What only we know: no second copy anywhere. These name companies by the platform's identifier, so that they can be
-- carried over to a new file; the outbox also by its row.

CREATE TABLE outbox (
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  kind            INTEGER NOT NULL,
  state           INTEGER NOT NULL,
  rid             INTEGER NOT NULL, -- minus the row of the creation, until that is answered
  company_id      BLOB,
  connection_id   BLOB,
  name            TEXT,
  old_name        TEXT,
  idempotency_key TEXT NOT NULL,
  created         INTEGER NOT NULL,
  not_before      INTEGER,
  attempts        INTEGER NOT NULL DEFAULT 0,
  first_sent      INTEGER,
  http_status     INTEGER NOT NULL DEFAULT 0,
  error_code      INTEGER NOT NULL DEFAULT -1,
  error_text      TEXT,
  correlation_id  TEXT
) STRICT;
CREATE INDEX outbox_by_rid ON outbox (rid);

-- Creations that were answered: old row to company, and which companies are ours.
CREATE TABLE answered (
  id         INTEGER PRIMARY KEY, -- the outbox row that was
  rid        INTEGER NOT NULL,
  company_id BLOB NOT NULL,
  name       TEXT NOT NULL, -- as it was sent, stripped
  created    INTEGER        -- by the platform
) STRICT;

CREATE TABLE activity (
  id            INTEGER PRIMARY KEY,
  company_id    BLOB NOT NULL,
  connection_id BLOB,
  kind          INTEGER NOT NULL,
  at            INTEGER NOT NULL, -- when it was seen, by the platform's clock
  here          INTEGER NOT NULL, -- 1: done with this Comptoir; 0: elsewhere
  before        TEXT,
  after         TEXT
) STRICT;
CREATE INDEX activity_by_company ON activity (company_id, id);

CREATE TABLE connection_event (
  id            INTEGER PRIMARY KEY,
  company_id    BLOB NOT NULL,
  connection_id BLOB NOT NULL,
  at            INTEGER NOT NULL,
  here          INTEGER NOT NULL,
  before        TEXT, -- the status before; null: the connection was not there
  after         TEXT  -- the status since; null: the connection is gone
) STRICT;
CREATE INDEX connection_event_by_company ON connection_event (company_id, connection_id, id);

CREATE TABLE link_sent (
  id            INTEGER PRIMARY KEY,
  company_id    BLOB NOT NULL,
  connection_id BLOB,
  channel       INTEGER NOT NULL,
  at            INTEGER NOT NULL
) STRICT;
CREATE INDEX link_sent_by_company ON link_sent (company_id, id);

-- Small named values. Those whose key begins with "view" are what only we know.
CREATE TABLE meta (
  key   TEXT PRIMARY KEY,
  type  TEXT NOT NULL,
  value BLOB NOT NULL
) STRICT, WITHOUT ROWID;
