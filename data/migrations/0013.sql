-- SPDX-License-Identifier: GPL-3.0-or-later
-- On which walk through the whole list, page by page, a record came last. Once all of a walk did, those that are left of
-- an earlier one are there no more.
ALTER TABLE record ADD COLUMN walk INTEGER NOT NULL DEFAULT 0;
ALTER TABLE record_list ADD COLUMN walk INTEGER NOT NULL DEFAULT 0;
ALTER TABLE record_list ADD COLUMN n_walked INTEGER; -- how many came on this walk; NULL: it ended
