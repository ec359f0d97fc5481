/* cpt-migrations-private.h — the schema, one numbered step after another.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

#define CPT_STORE_APPLICATION_ID 0x43707472 /* "Cptr" */

GPtrArray *cpt_migrations_load (void);
gboolean cpt_migrations_run (sqlite3 *handle, GPtrArray *scripts, GError **error);

G_END_DECLS
