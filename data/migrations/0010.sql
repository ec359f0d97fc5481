-- SPDX-License-Identifier: GPL-3.0-or-later
-- The files that were uploaded for a company, as the platform listed them last, and when.
CREATE TABLE file (
  company_id   BLOB NOT NULL CHECK (length (company_id) = 16),
  position     INTEGER NOT NULL,
  name         TEXT,
  display_name TEXT,
  source_type  TEXT,
  uploaded     INTEGER,
  PRIMARY KEY (company_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE file_list (
  company_id BLOB PRIMARY KEY CHECK (length (company_id) = 16),
  read_at    INTEGER NOT NULL, -- by the platform's clock
  last_id    INTEGER NOT NULL  -- the newest activity at that time
) STRICT, WITHOUT ROWID;
