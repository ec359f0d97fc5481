-- SPDX-License-Identifier: GPL-3.0-or-later
-- How far the histories of each company are read, committed with the rows of each page: see cpt-history-cursor.c.
CREATE TABLE history_cursor (
  company_id BLOB NOT NULL CHECK (length (company_id) = 16),
  history    TEXT NOT NULL, -- the table
  floor      INTEGER,
  head       INTEGER,
  n_met      INTEGER NOT NULL,
  total      INTEGER NOT NULL,
  PRIMARY KEY (company_id, history)
) STRICT, WITHOUT ROWID;
