/* cpt-migrations.c — the schema, one numbered step after another, each in one transaction with its number.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-migrations-private.h"

#include "cpt-sqlite-private.h"
#include "cpt-store-resources.h"
#include "cpt-transaction-private.h"

#define MIGRATION_PATH "/io/github/comptoir/Comptoir/migrations/%04u.sql"

/**
 * cpt_migrations_load:
 *
 * Returns: (transfer full) (element-type utf8): script i brings a file from version i to version i + 1
 */
GPtrArray *
cpt_migrations_load (void)
{
  GPtrArray *scripts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GBytes) bytes = NULL;

  do
    {
      g_autofree char *path = g_strdup_printf (MIGRATION_PATH, scripts->len + 1);

      g_clear_pointer (&bytes, g_bytes_unref);
      bytes = g_resource_lookup_data (cpt_store_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      if (bytes != NULL)
        g_ptr_array_add (scripts, g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)));
    }
  while (bytes != NULL);

  return scripts;
}

static gboolean
run_one (sqlite3 *handle, const char *script, guint version, GError **error)
{
  g_autofree char *stamp =
      g_strdup_printf ("PRAGMA application_id=%d; PRAGMA user_version=%u;", CPT_STORE_APPLICATION_ID, version);
  g_autoptr (CptTransaction) transaction = cpt_transaction_begin (handle, error);

  return transaction != NULL && cpt_sqlite_run (handle, script, error) && cpt_sqlite_run (handle, stamp, error) &&
         cpt_transaction_commit (transaction, error);
}

/**
 * cpt_migrations_run:
 * @handle: the writer's; its user_version counts the scripts that were run
 * @scripts: (element-type utf8): as cpt_migrations_load() gives them
 *
 * Returns: %FALSE with @error set; the file is then at the version before the script that failed
 */
gboolean
cpt_migrations_run (sqlite3 *handle, GPtrArray *scripts, GError **error)
{
  gint64 version = 0;

  if (!cpt_sqlite_get_int64 (handle, "PRAGMA user_version", &version, error))
    return FALSE;

  for (guint i = (guint) version; i < scripts->len; i++)
    {
      if (!run_one (handle, g_ptr_array_index (scripts, i), i + 1, error))
        return FALSE;
    }

  return TRUE;
}
