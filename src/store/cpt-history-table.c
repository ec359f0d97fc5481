/* cpt-history-table.c — the items of a history, from their rows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-history-table-private.h"

/**
 * cpt_history_table_prepare:
 * @condition: which rows, in which order, in SQL
 *
 * Returns: (transfer full) (nullable): a statement for cpt_history_table_list(); %NULL with @error set
 */
CptStatement *
cpt_history_table_prepare (const CptHistoryTable *self, sqlite3 *handle, const char *condition, GError **error)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT " CPT_HISTORY_COLUMNS ", %s FROM %s WHERE %s", self->columns, self->name, condition);

  return cpt_statement_prepare (handle, sql, error);
}

/**
 * cpt_history_table_list:
 * @statement: by cpt_history_table_prepare(), bound
 *
 * Returns: (transfer full) (nullable) (element-type GObject): the items, in the order of the rows; %NULL with @error
 * set
 */
GPtrArray *
cpt_history_table_list (const CptHistoryTable *self, CptStatement *statement, GError **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean has_row = FALSE;

  do
    {
      if (!cpt_statement_step (statement, &has_row, error))
        return NULL;
      if (has_row)
        g_ptr_array_add (items, self->from_row (statement));
    }
  while (has_row);

  return g_steal_pointer (&items);
}

/**
 * cpt_history_table_get:
 * @id: GUID text
 *
 * Returns: (transfer full) (nullable): the item; %NULL without @error when there is none
 */
gpointer
cpt_history_table_get (const CptHistoryTable *self, sqlite3 *handle, const char *id, GError **error)
{
  g_autoptr (CptStatement) statement = cpt_history_table_prepare (self, handle, "id = :id", error);
  g_autoptr (GPtrArray) items = NULL;

  if (statement == NULL)
    return NULL;

  cpt_statement_bind_guid (statement, ":id", id);
  items = cpt_history_table_list (self, statement, error);

  return items != NULL && items->len > 0 ? g_object_ref (g_ptr_array_index (items, 0)) : NULL;
}
