/* cpt-user-table.c — the names of those who created companies, each once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-user-table-private.h"

#include "cpt-statement-private.h"

static const char LIST_SQL[] = "SELECT id, name FROM user";
static const char ADD_SQL[] = "INSERT INTO user (name) VALUES (:name)";

struct _CptUserTable
{
  sqlite3 *handle; /* not owned */
  CptStatement *list;
  CptStatement *add;
  GHashTable *rows; /* (nullable) (element-type utf8 gint64): by name; read again when it is needed */
};

/**
 * cpt_user_table_new:
 * @handle: the writer's; must outlive the table
 *
 * Returns: (transfer full) (nullable): %NULL with @error set
 */
CptUserTable *
cpt_user_table_new (sqlite3 *handle, GError **error)
{
  CptUserTable *self = g_new0 (CptUserTable, 1);

  self->handle = handle;
  if ((self->list = cpt_statement_prepare (handle, LIST_SQL, error)) == NULL ||
      (self->add = cpt_statement_prepare (handle, ADD_SQL, error)) == NULL)
    g_clear_pointer (&self, cpt_user_table_free);

  return self;
}

void
cpt_user_table_free (CptUserTable *self)
{
  g_clear_pointer (&self->list, cpt_statement_free);
  g_clear_pointer (&self->add, cpt_statement_free);
  cpt_user_table_forget (self);
  g_free (self);
}

/**
 * cpt_user_table_forget:
 *
 * A transaction was undone: what was added in it is not there.
 */
void
cpt_user_table_forget (CptUserTable *self)
{
  g_clear_pointer (&self->rows, g_hash_table_unref);
}

static void
remember (GHashTable *rows, const char *name, gint64 row)
{
  g_hash_table_insert (rows, g_strdup (name), g_memdup2 (&row, sizeof row));
}

static gboolean
load (CptUserTable *self, GError **error)
{
  g_autoptr (GHashTable) rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  gboolean has_row = FALSE;

  do
    {
      if (!cpt_statement_step (self->list, &has_row, error))
        return FALSE;
      if (has_row)
        remember (rows, cpt_statement_get_text (self->list, 1), cpt_statement_get_int64 (self->list, 0));
    }
  while (has_row);

  self->rows = g_steal_pointer (&rows);

  return TRUE;
}

/**
 * cpt_user_table_get:
 * @row: (out): of @name, new when it was not there
 *
 * Within the transaction under way.
 *
 * Returns: %FALSE with @error set
 */
gboolean
cpt_user_table_get (CptUserTable *self, const char *name, gint64 *row, GError **error)
{
  const gint64 *known = NULL;

  if (self->rows == NULL && !load (self, error))
    return FALSE;

  known = g_hash_table_lookup (self->rows, name);
  if (known != NULL)
    {
      *row = *known;
      return TRUE;
    }

  cpt_statement_bind_text (self->add, ":name", name);
  if (!cpt_statement_run (self->add, error))
    return FALSE;

  *row = sqlite3_last_insert_rowid (self->handle);
  remember (self->rows, name, *row);

  return TRUE;
}
