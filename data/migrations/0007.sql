-- SPDX-License-Identifier: GPL-3.0-or-later
-- Records of companies, as the platform sent them last; the oldest read go first when there are too many bytes of them.
CREATE TABLE record_list (
  id            INTEGER PRIMARY KEY,
  company_id    BLOB NOT NULL CHECK (length (company_id) = 16),
  data_type     TEXT NOT NULL,
  connection_id BLOB NOT NULL, -- empty: of the whole company
  account_id    TEXT NOT NULL, -- empty: of no bank account
  total         INTEGER,       -- how many there are, as the platform said last; null: it did not yet
  asked_at      INTEGER NOT NULL,
  n_bytes       INTEGER NOT NULL, -- of the JSON of its records
  UNIQUE (company_id, data_type, connection_id, account_id)
) STRICT;

CREATE TABLE record (
  rid      INTEGER PRIMARY KEY,
  list     INTEGER NOT NULL REFERENCES record_list (id),
  key      TEXT NOT NULL, -- what tells it from the others in the list
  modified INTEGER,
  read_at  INTEGER NOT NULL,
  json     BLOB NOT NULL,
  UNIQUE (list, key)
) STRICT;
CREATE INDEX record_by_modified ON record (list, modified);
CREATE INDEX record_by_age ON record (read_at);
