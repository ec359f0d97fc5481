-- SPDX-License-Identifier: GPL-3.0-or-later
-- Since when nothing was read through that connection of a company which was read least lately, of those that may
-- expire: the linked ones to accounting software. Null when there is none.
ALTER TABLE company ADD COLUMN expiry_start INTEGER;

UPDATE company SET expiry_start = expiring.start
FROM (SELECT company, min (coalesce (last_sync, created)) AS start FROM connection
      WHERE status_text = 'Linked' AND lower (source_type) = 'accounting' GROUP BY company) AS expiring
WHERE company.rid = expiring.company;
