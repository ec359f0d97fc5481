-- SPDX-License-Identifier: GPL-3.0-or-later
-- Financial reports, as the platform sent them last.
CREATE TABLE report (
  company_id    BLOB NOT NULL CHECK (length (company_id) = 16),
  data_type     TEXT NOT NULL,
  period_months INTEGER NOT NULL,
  outcome       INTEGER NOT NULL, -- a CptReportOutcome
  asked_at      INTEGER NOT NULL, -- by the platform's clock
  read_at       INTEGER,          -- when the JSON came
  json          BLOB,
  PRIMARY KEY (company_id, data_type, period_months)
) STRICT;
