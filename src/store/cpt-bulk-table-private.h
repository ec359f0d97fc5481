/* cpt-bulk-table-private.h — how the refreshes of many companies stand, in SQL.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-bulk-repository.h"
#include "cpt-change.h"
#include "cpt-statement-private.h"

G_BEGIN_DECLS

/* Of a row t of bulk_taken and its company c: whether the company has been read since. Its last read is another one
 * than before, and as recent as clocks that agree to some seconds can tell. */
#define CPT_BULK_TABLE_IS_READ "(c.last_sync IS NOT t.last_sync_before AND c.last_sync >= t.taken - 5000000)"

gboolean cpt_bulk_table_get (sqlite3 *handle, gint64 now, CptBulkStatus *status, GError **error);
GPtrArray *cpt_bulk_table_list (sqlite3 *handle, GError **error);
gboolean cpt_bulk_table_begin (sqlite3 *handle, gint64 now, GError **error);
gboolean cpt_bulk_table_take (sqlite3 *handle, CptChange *change, gint64 now, GError **error);
gboolean cpt_bulk_table_hold (sqlite3 *handle, gint64 until, GError **error);
gboolean cpt_bulk_table_set_paused (sqlite3 *handle, gboolean is_paused, GError **error);
gboolean cpt_bulk_table_cancel (sqlite3 *handle, GError **error);
gboolean cpt_bulk_table_retry (sqlite3 *handle, GError **error);
gboolean cpt_bulk_table_close (sqlite3 *handle, GError **error);

G_END_DECLS
