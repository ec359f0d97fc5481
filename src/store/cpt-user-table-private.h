/* cpt-user-table-private.h — the names of those who created companies, each once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

typedef struct _CptUserTable CptUserTable;

CptUserTable *cpt_user_table_new (sqlite3 *handle, GError **error);
void cpt_user_table_free (CptUserTable *self);
void cpt_user_table_forget (CptUserTable *self);
gboolean cpt_user_table_get (CptUserTable *self, const char *name, gint64 *row, GError **error);

G_END_DECLS
