/* cpt-outbox-table-private.h — the rows of the outbox, as values.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

#include "cpt-change.h"
#include "cpt-statement-private.h"

G_BEGIN_DECLS

gboolean cpt_outbox_table_begin_run (sqlite3 *handle, gint64 now, GError **error);
gboolean cpt_outbox_table_shift_held (sqlite3 *handle, gint64 shift, GError **error);
CptStatement *cpt_outbox_table_prepare_list (sqlite3 *handle, const char *condition, GError **error);
GPtrArray *cpt_outbox_table_list (CptStatement *statement, GError **error);
CptChange *cpt_outbox_table_get (sqlite3 *handle, gint64 id, GError **error);

G_END_DECLS
