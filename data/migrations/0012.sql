-- SPDX-License-Identifier: GPL-3.0-or-later
-- Files that were sent, or were about to be, and of which it is not known whether the platform has them.
CREATE TABLE upload_doubt (
  company_id    BLOB NOT NULL CHECK (length (company_id) = 16),
  connection_id BLOB NOT NULL CHECK (length (connection_id) = 16),
  name          TEXT NOT NULL,
  checksum      TEXT NOT NULL,    -- of the content: SHA-256 in hexadecimal digits
  since         INTEGER NOT NULL, -- microseconds UTC, by the platform's clock: not uploaded before
  PRIMARY KEY (company_id, connection_id, name, checksum)
) STRICT, WITHOUT ROWID;
