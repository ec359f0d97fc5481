-- SPDX-License-Identifier: GPL-3.0-or-later
-- The portal users who own a company, as the platform said them last; NULL where it did not say.
ALTER TABLE company ADD COLUMN owners BLOB; -- a GVariant, as
