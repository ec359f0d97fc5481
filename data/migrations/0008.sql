-- SPDX-License-Identifier: GPL-3.0-or-later
-- Why something happened, in the platform's words; and the activity of a company by its moments.
ALTER TABLE activity ADD COLUMN detail TEXT;
DROP INDEX activity_by_company;
CREATE INDEX activity_by_time ON activity (company_id, at, id);
