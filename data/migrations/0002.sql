-- SPDX-License-Identifier: GPL-3.0-or-later
-- Reads, writes, how fresh each data type is, settings, integrations; and what the outbox asks of them.

-- What only we know.

ALTER TABLE outbox ADD COLUMN data_type TEXT;
ALTER TABLE outbox ADD COLUMN platform_key TEXT;
ALTER TABLE outbox ADD COLUMN body TEXT; -- JSON, as it is to be sent
ALTER TABLE outbox ADD COLUMN base TEXT; -- JSON of what the body changed
ALTER TABLE outbox ADD COLUMN sendings INTEGER NOT NULL DEFAULT 0; -- with this key
UPDATE outbox SET sendings = attempts WHERE first_sent IS NOT NULL;
ALTER TABLE answered ADD COLUMN connection_id BLOB; -- of a connection that was created

-- What the platform can send again. These name companies and connections by the platform's identifiers: a history stays
-- when its company goes.

-- The read history, kept for ever. It is shown by (at, id), newest first.
CREATE TABLE dataset (
  rid            INTEGER PRIMARY KEY,
  id             BLOB NOT NULL UNIQUE CHECK (length (id) = 16),
  company_id     BLOB NOT NULL CHECK (length (company_id) = 16),
  connection_id  BLOB,
  at             INTEGER NOT NULL, -- when it was requested; when it was first seen, without a date; never changed
  change         INTEGER NOT NULL, -- counts what was written of the company's history
  born           INTEGER NOT NULL, -- the first change
  outcome        INTEGER NOT NULL, -- a CptReadOutcome
  data_type      TEXT NOT NULL,
  status         TEXT NOT NULL,
  description    TEXT,
  error_message  TEXT,
  requested      INTEGER,
  completed      INTEGER,
  requested_text TEXT,
  completed_text TEXT,
  progress       INTEGER NOT NULL,
  is_completed   INTEGER NOT NULL,
  is_errored     INTEGER NOT NULL
) STRICT;
CREATE INDEX dataset_by_company ON dataset (company_id, at, id);
CREATE INDEX dataset_by_change ON dataset (company_id, change);
CREATE INDEX dataset_running ON dataset (company_id) WHERE outcome = 1;
CREATE INDEX dataset_with_words ON dataset (company_id) WHERE coalesce (error_message, description) IS NOT NULL;

-- The write history, likewise.
CREATE TABLE push (
  rid             INTEGER PRIMARY KEY,
  id              BLOB NOT NULL UNIQUE CHECK (length (id) = 16),
  company_id      BLOB NOT NULL CHECK (length (company_id) = 16),
  connection_id   BLOB,
  at              INTEGER NOT NULL,
  change          INTEGER NOT NULL,
  born            INTEGER NOT NULL,
  outcome         INTEGER NOT NULL,
  data_type       TEXT,
  status          TEXT NOT NULL,
  error_message   TEXT,
  requested       INTEGER,
  completed       INTEGER,
  requested_text  TEXT,
  completed_text  TEXT,
  status_code     INTEGER NOT NULL,
  timeout_minutes INTEGER NOT NULL,
  validation      BLOB, -- a GVariant: errors and warnings, as those of a read
  changes         BLOB  -- a GVariant, a(smsmsms)
) STRICT;
CREATE INDEX push_by_company ON push (company_id, at, id);
CREATE INDEX push_by_change ON push (company_id, change);
CREATE INDEX push_running ON push (company_id) WHERE outcome = 1;
CREATE INDEX push_with_words ON push (company_id) WHERE error_message IS NOT NULL;

-- What was found wrong with the records of a read.
CREATE TABLE validation (
  dataset_id BLOB PRIMARY KEY CHECK (length (dataset_id) = 16),
  read_at    INTEGER NOT NULL,
  items      BLOB NOT NULL -- a GVariant, (a(msmsmsms)a(msmsmsms)): errors and warnings
) STRICT, WITHOUT ROWID;

CREATE TABLE data_status (
  company_id        BLOB NOT NULL CHECK (length (company_id) = 16),
  position          INTEGER NOT NULL,
  data_type         TEXT NOT NULL,
  status            TEXT,
  last_success      INTEGER,
  last_success_text TEXT,
  latest_read_id    BLOB,
  latest_success_id BLOB,
  PRIMARY KEY (company_id, position)
) STRICT, WITHOUT ROWID;

-- The settings of a company, or those of all: then the owner is the client.
CREATE TABLE sync_settings (
  id                 INTEGER PRIMARY KEY,
  owner_id           TEXT NOT NULL UNIQUE,
  is_for_company     INTEGER NOT NULL,
  overrides_defaults INTEGER NOT NULL,
  read_at            INTEGER NOT NULL -- by the platform's clock
) STRICT;

CREATE TABLE sync_setting (
  settings            INTEGER NOT NULL REFERENCES sync_settings (id) ON DELETE CASCADE,
  position            INTEGER NOT NULL,
  data_type           TEXT NOT NULL,
  fetch_on_first_link INTEGER NOT NULL,
  schedule_hours      INTEGER NOT NULL,
  rank                INTEGER NOT NULL,
  from_text           TEXT,
  from_window         INTEGER NOT NULL,
  months_to_sync      INTEGER NOT NULL,
  is_locked           INTEGER NOT NULL,
  json                TEXT NOT NULL, -- the entry, as the platform wrote it
  PRIMARY KEY (settings, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE integration (
  position         INTEGER PRIMARY KEY,
  key              TEXT NOT NULL,
  name             TEXT NOT NULL,
  logo_url         TEXT,
  source_type      TEXT,
  source_id        TEXT,
  integration_id   TEXT,
  data_provided_by TEXT,
  is_enabled       INTEGER NOT NULL,
  is_offline       INTEGER NOT NULL,
  is_beta          INTEGER NOT NULL,
  readable_types   BLOB -- a GVariant, as
) STRICT;

-- Pictures by their address, so that a new address is a new picture.
CREATE TABLE logo (
  url   TEXT PRIMARY KEY,
  image BLOB NOT NULL
) STRICT, WITHOUT ROWID;
