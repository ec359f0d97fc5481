-- SPDX-License-Identifier: GPL-3.0-or-later
-- What the platform took of the refreshes of many companies, so that each has its result. A lane that is under way
-- while this comes begins to count anew.
ALTER TABLE bulk DROP COLUMN n_done;
ALTER TABLE bulk ADD COLUMN began INTEGER; -- microseconds UTC; NULL in one from before this
CREATE TABLE bulk_taken (
  id               INTEGER PRIMARY KEY, -- the row of the outbox that it was
  company          INTEGER NOT NULL,
  data_type        TEXT,                -- NULL for all
  taken            INTEGER NOT NULL,    -- microseconds UTC
  last_sync_before INTEGER              -- of the company, as it was known then
) STRICT;
