-- SPDX-License-Identifier: GPL-3.0-or-later
-- Reports count among what is kept, and go like records: what was read longest ago first.
ALTER TABLE report ADD COLUMN n_bytes INTEGER NOT NULL DEFAULT 0; -- of the JSON
UPDATE report SET n_bytes = length (json) WHERE json IS NOT NULL;
CREATE INDEX report_by_age ON report (read_at, n_bytes);
