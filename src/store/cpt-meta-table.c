/* cpt-meta-table.c — the table of small named values.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-meta-table-private.h"

#include "cpt-statement-private.h"
#include "cpt-transaction-private.h"

enum
{
  COLUMN_KEY,
  COLUMN_TYPE,
  COLUMN_VALUE
};
static const char LOAD_SQL[] = "SELECT key, type, value FROM meta";
static const char WRITE_SQL[] = "INSERT OR REPLACE INTO meta (key, type, value) VALUES (:key, :type, :value)";

/**
 * cpt_meta_table_load:
 *
 * Returns: (transfer full) (nullable) (element-type utf8 GVariant): all of it; %NULL with @error set
 */
GHashTable *
cpt_meta_table_load (sqlite3 *handle, GError **error)
{
  g_autoptr (GHashTable) values = NULL;
  g_autoptr (CptStatement) statement = cpt_statement_prepare (handle, LOAD_SQL, error);
  gboolean has_row = FALSE;

  values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_variant_unref);
  do
    {
      if (statement == NULL || !cpt_statement_step (statement, &has_row, error))
        return NULL;

      if (has_row && g_variant_type_string_is_valid (cpt_statement_get_text (statement, COLUMN_TYPE)))
        g_hash_table_insert (
            values, g_strdup (cpt_statement_get_text (statement, COLUMN_KEY)),
            cpt_statement_dup_variant (statement, COLUMN_VALUE,
                                       (const GVariantType *) cpt_statement_get_text (statement, COLUMN_TYPE)));
    }
  while (has_row);

  return g_steal_pointer (&values);
}

/**
 * cpt_meta_table_write:
 * @values: (element-type utf8 GVariant): what to add or replace
 *
 * Writes @values in one transaction.
 *
 * Returns: %FALSE with @error set when none was written
 */
gboolean
cpt_meta_table_write (sqlite3 *handle, GHashTable *values, GError **error)
{
  g_autoptr (CptStatement) statement = cpt_statement_prepare (handle, WRITE_SQL, error);
  g_autoptr (CptTransaction) transaction = NULL;
  GHashTableIter iter;
  gpointer key = NULL;
  gpointer value = NULL;

  if (statement == NULL)
    return FALSE;

  transaction = cpt_transaction_begin (handle, error);
  if (transaction == NULL)
    return FALSE;

  g_hash_table_iter_init (&iter, values);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      cpt_statement_bind_text (statement, ":key", key);
      cpt_statement_bind_text (statement, ":type", g_variant_get_type_string (value));
      cpt_statement_bind_variant (statement, ":value", value);
      if (!cpt_statement_run (statement, error))
        return FALSE;
    }

  return cpt_transaction_commit (transaction, error);
}
