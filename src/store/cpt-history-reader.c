/* cpt-history-reader.c — what a list asks of the table of a history. On the query thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-history-reader-private.h"

#include <string.h>


/* A screen, and what one scrolls over first. */
#define FIRST "company_id = :company_id ORDER BY at DESC, id DESC LIMIT 64"

#define CHANGES "company_id = :company_id AND change > :change ORDER BY change"

enum
{
  FOUND_AT,
  FOUND_ID,
  FOUND_WORDS
};

static void
row_clear (gpointer data)
{
  CptHistoryRow *row = data;

  g_clear_object (&row->item);
}

/**
 * cpt_history_rows_new:
 *
 * Returns: (transfer full) (element-type CptHistoryRow): none; it owns their items
 */
GArray *
cpt_history_rows_new (void)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (CptHistoryRow));

  g_array_set_clear_func (rows, row_clear);

  return rows;
}

static CptHistoryKey
key_from_row (CptStatement *row, int at_column, int id_column)
{
  CptHistoryKey key = { .at = cpt_statement_get_int64 (row, at_column) };
  gsize length = 0;
  gconstpointer id = cpt_statement_get_blob (row, id_column, &length);

  if (length == sizeof key.id)
    memcpy (key.id, id, length);

  return key;
}

/* Adds what @statement finds, and keeps the last change that it says. */
static gboolean
read_rows (const CptHistoryTable *table, CptStatement *statement, GArray *rows, gint64 *change, GError **error)
{
  gboolean has_row = FALSE;

  do
    {
      CptHistoryRow row = { 0 };

      if (!cpt_statement_step (statement, &has_row, error))
        return FALSE;

      if (has_row)
        {
          row.key = key_from_row (statement, CPT_HISTORY_COLUMN_AT, CPT_HISTORY_COLUMN_ID);
          row.item = table->from_row (statement);
          g_array_append_val (rows, row);
          *change = cpt_statement_get_int64 (statement, CPT_HISTORY_COLUMN_CHANGE);
        }
    }
  while (has_row);

  return TRUE;
}

/**
 * cpt_history_reader_read_first:
 *
 * Returns: (transfer full) (nullable) (element-type CptHistoryRow): the newest items, newest first; %NULL with @error
 *   set
 */
GArray *
cpt_history_reader_read_first (const CptHistoryTable *table, sqlite3 *handle, const char *company_id, GError **error)
{
  g_autoptr (CptStatement) statement = cpt_history_table_prepare (table, handle, FIRST, error);
  g_autoptr (GArray) rows = cpt_history_rows_new ();
  gint64 ignored = 0;

  if (statement == NULL)
    return NULL;

  cpt_statement_bind_guid (statement, ":company_id", company_id);

  return read_rows (table, statement, rows, &ignored, error) ? g_steal_pointer (&rows) : NULL;
}

static void
append_entry (CptHistoryIndex *index, CptStatement *row)
{
  const CptHistoryKey key = key_from_row (row, CPT_HISTORY_COLUMN_AT, CPT_HISTORY_COLUMN_ID);
  g_autofree char *connection_id = cpt_statement_dup_guid (row, CPT_HISTORY_COLUMN_CONNECTION_ID);

  cpt_history_index_append (index, &key,
                            &(CptHistoryFacts){
                                .connection_id = connection_id,
                                .data_type = cpt_statement_get_text (row, CPT_HISTORY_COLUMN_DATA_TYPE),
                                .status = cpt_statement_get_text (row, CPT_HISTORY_COLUMN_STATUS),
                                .outcome = (CptReadOutcome) cpt_statement_get_int64 (row, CPT_HISTORY_COLUMN_OUTCOME),
                            });
}

/**
 * cpt_history_reader_read_index:
 * @change: (out): the last change that is in it
 *
 * Returns: (transfer full) (nullable): all of the company's history; %NULL with @error set
 */
CptHistoryIndex *
cpt_history_reader_read_index (const CptHistoryTable *table,
                               sqlite3 *handle,
                               const char *company_id,
                               gint64 *change,
                               GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT " CPT_HISTORY_COLUMNS " FROM %s WHERE company_id = :company_id ORDER BY at, id", table->name);
  g_autoptr (CptStatement) statement = cpt_statement_prepare (handle, sql, error);
  g_autoptr (CptHistoryIndex) index = cpt_history_index_new ();
  gboolean has_row = FALSE;

  if (statement == NULL)
    return NULL;

  *change = 0;
  cpt_statement_bind_guid (statement, ":company_id", company_id);
  do
    {
      if (!cpt_statement_step (statement, &has_row, error))
        return NULL;

      if (has_row)
        {
          append_entry (index, statement);
          *change = MAX (*change, cpt_statement_get_int64 (statement, CPT_HISTORY_COLUMN_CHANGE));
        }
    }
  while (has_row);

  return g_steal_pointer (&index);
}

/**
 * cpt_history_reader_read_changes:
 * @change: (inout): what is known; then the last change that there is
 *
 * Returns: (transfer full) (nullable) (element-type CptHistoryRow): what was written of the company's history since
 *   @change; %NULL with @error set
 */
GArray *
cpt_history_reader_read_changes (const CptHistoryTable *table,
                                 sqlite3 *handle,
                                 const char *company_id,
                                 gint64 *change,
                                 GError **error)
{
  g_autoptr (CptStatement) statement = cpt_history_table_prepare (table, handle, CHANGES, error);
  g_autoptr (GArray) rows = cpt_history_rows_new ();

  if (statement == NULL)
    return NULL;

  cpt_statement_bind_guid (statement, ":company_id", company_id);
  cpt_statement_bind_int64 (statement, ":change", *change);

  return read_rows (table, statement, rows, change, error) ? g_steal_pointer (&rows) : NULL;
}

/**
 * cpt_history_reader_read_rows:
 * @keys: (element-type CptHistoryKey): which
 *
 * Returns: (transfer full) (nullable) (element-type CptHistoryRow): those that there are; %NULL with @error set
 */
GArray *
cpt_history_reader_read_rows (const CptHistoryTable *table, sqlite3 *handle, GArray *keys, GError **error)
{
  g_autoptr (CptStatement) statement = cpt_history_table_prepare (table, handle, "id = :id", error);
  g_autoptr (GArray) rows = cpt_history_rows_new ();
  gint64 ignored = 0;

  for (guint i = 0; statement != NULL && i < keys->len; i++)
    {
      cpt_statement_bind_blob (statement, ":id", g_array_index (keys, CptHistoryKey, i).id, CPT_GUID_BYTES);
      if (!read_rows (table, statement, rows, &ignored, error))
        return NULL;
    }

  return statement != NULL ? g_steal_pointer (&rows) : NULL;
}

static gboolean
is_found (CptStatement *row, CptHistorySearch *search)
{
  g_autofree char *id = cpt_statement_dup_guid (row, FOUND_ID);

  return (id != NULL && cpt_history_search_finds_id (search, id)) ||
         cpt_history_search_finds_words (search, cpt_statement_get_text (row, FOUND_WORDS));
}

/**
 * cpt_history_reader_search:
 *
 * Returns: (transfer full) (nullable) (element-type CptHistoryKey): items of the company in whose ID or words @search
 * is found, oldest first; %NULL with @error set
 */
GArray *
cpt_history_reader_search (const CptHistoryTable *table,
                           sqlite3 *handle,
                           const char *company_id,
                           CptHistorySearch *search,
                           GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT at, id, %s FROM %s WHERE company_id = :company_id%s%s ORDER BY at, id", table->all_words, table->name,
      cpt_history_search_has_id (search) ? "" : " AND ", cpt_history_search_has_id (search) ? "" : table->has_words);
  g_autoptr (CptStatement) statement = cpt_statement_prepare (handle, sql, error);
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (CptHistoryKey));
  gboolean has_row = FALSE;

  if (statement == NULL)
    return NULL;

  cpt_statement_bind_guid (statement, ":company_id", company_id);
  do
    {
      if (!cpt_statement_step (statement, &has_row, error))
        return NULL;

      if (has_row && is_found (statement, search))
        {
          const CptHistoryKey key = key_from_row (statement, FOUND_AT, FOUND_ID);

          g_array_append_val (hits, key);
        }
    }
  while (has_row);

  return g_steal_pointer (&hits);
}
