/* cpt-sync-settings-table-private.h — the settings of companies, and those of all, in their tables.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <sqlite3.h>

#include "cpt-sync-settings.h"

G_BEGIN_DECLS

gboolean cpt_sync_settings_table_put (sqlite3 *handle, CptSyncSettings *settings, gint64 now, GError **error);
CptSyncSettings *cpt_sync_settings_table_get (sqlite3 *handle, const char *company_id, gint64 *read_at, GError **error);

G_END_DECLS
