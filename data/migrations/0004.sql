-- SPDX-License-Identifier: GPL-3.0-or-later
-- Refreshes of many companies at once: a lane of the outbox behind what is done to one.
ALTER TABLE outbox ADD COLUMN is_bulk INTEGER NOT NULL DEFAULT 0;
CREATE INDEX outbox_bulk ON outbox (id) WHERE is_bulk;

-- How the lane stands: one row from the first refresh of a bulk on, until its end was seen. Not carried over from a
-- damaged file: what waits is, and goes on.
CREATE TABLE bulk (
  id        INTEGER PRIMARY KEY CHECK (id = 1),
  is_paused INTEGER NOT NULL,
  n_done    INTEGER NOT NULL -- that the platform took; the others are in the outbox
) STRICT;
