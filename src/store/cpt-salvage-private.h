/* cpt-salvage-private.h — what only we know, carried from a file that cannot be used to a new one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

void cpt_salvage_remove (const char *path);
char *cpt_salvage_set_aside (const char *path, const char *why, gint64 now, GError **error);
gboolean cpt_salvage_copy_local (const char *from_path, sqlite3 *to, GError **error);
gboolean cpt_salvage_back_up (sqlite3 *handle, const char *path, GError **error);

G_END_DECLS
