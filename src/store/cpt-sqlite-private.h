/* cpt-sqlite-private.h — opening a handle, running a script, and what SQLite's failures mean to a person.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

typedef sqlite3 CptSqlite;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CptSqlite, sqlite3_close)

sqlite3 *cpt_sqlite_open_writer (const char *path, GError **error);
sqlite3 *cpt_sqlite_open_reader (const char *path, GError **error);
gboolean cpt_sqlite_run (sqlite3 *handle, const char *script, GError **error);
gboolean cpt_sqlite_get_int64 (sqlite3 *handle, const char *sql, gint64 *value, GError **error);
gboolean cpt_sqlite_set_error (GError **error, sqlite3 *handle);
char *cpt_sqlite_get_damage_mark (const char *path);

G_END_DECLS
