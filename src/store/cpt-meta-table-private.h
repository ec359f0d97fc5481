/* cpt-meta-table-private.h — the table of small named values.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

GHashTable *cpt_meta_table_load (sqlite3 *handle, GError **error);
gboolean cpt_meta_table_write (sqlite3 *handle, GHashTable *values, GError **error);

G_END_DECLS
