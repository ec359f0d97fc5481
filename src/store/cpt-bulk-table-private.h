/* cpt-bulk-table-private.h — how the refreshes of many companies stand, in SQL.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-bulk-repository.h"
#include "cpt-statement-private.h"

G_BEGIN_DECLS

gboolean cpt_bulk_table_get (sqlite3 *handle, gint64 now, CptBulkStatus *status, GError **error);
gboolean cpt_bulk_table_begin (sqlite3 *handle, GError **error);
gboolean cpt_bulk_table_count_done (sqlite3 *handle, GError **error);
gboolean cpt_bulk_table_hold (sqlite3 *handle, gint64 until, GError **error);
gboolean cpt_bulk_table_set_paused (sqlite3 *handle, gboolean is_paused, GError **error);
gboolean cpt_bulk_table_cancel (sqlite3 *handle, GError **error);
gboolean cpt_bulk_table_retry (sqlite3 *handle, GError **error);
gboolean cpt_bulk_table_close (sqlite3 *handle, GError **error);

G_END_DECLS
