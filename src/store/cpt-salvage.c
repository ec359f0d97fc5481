/* cpt-salvage.c — what only we know, carried from a file that cannot be used to a new one.
 *
 * Row by row, from the first as far as it goes and from the last as far as it goes, over the columns that both files
 * have: what a damaged page hides is lost, what lies around it is not.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-salvage-private.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "cpt-error.h"
#include "cpt-sqlite-private.h"
#include "cpt-time.h"
#include "cpt-transaction-private.h"

/* The tables that are kept, the part of them that is, and what their rows are counted by. */
static const struct
{
  const char *table;
  const char *condition;
  const char *order;
} kept[] = {
  { "outbox", "TRUE", "id" },           { "answered", "TRUE", "id" },  { "activity", "TRUE", "id" },
  { "connection_event", "TRUE", "id" }, { "link_sent", "TRUE", "id" }, { "meta", "key GLOB 'view*'", "key" },
};

/* The outbox names companies by row too: those rows are reserved until the platform has told the rest. */
static const char RESERVE_SQL[] =
    "INSERT OR IGNORE INTO company (rid, id, name, fold, name_key, mask, worst, hash, tombstone) "
    "SELECT rid, company_id, '', '', '', 0, 0, 0, 0 FROM outbox WHERE rid > 0 AND company_id IS NOT NULL "
    "UNION SELECT rid, company_id, '', '', '', 0, 0, 0, 0 FROM answered GROUP BY 2;";

static gboolean
move_one (const char *path, const char *new_path, const char *ending, GError **error)
{
  g_autofree char *from = g_strconcat (path, ending, NULL);
  g_autofree char *to = g_strconcat (new_path, ending, NULL);

  if (g_rename (from, to) == 0 || errno == ENOENT)
    return TRUE;

  g_set_error (error, CPT_ERROR, CPT_ERROR_STORE,
               /* Translators: %s is a file; the second %s is why, in the words of the system. */
               _ ("The damaged local copy “%s” could not be set aside: %s"), path, g_strerror (errno));

  return FALSE;
}

static char *
name_aside (const char *path, const char *why, gint64 now)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (now / CPT_TIME_SECOND);
  g_autofree char *date_text = g_date_time_format (date, "%Y-%m-%dT%H-%M-%S");
  g_autofree char *folder = g_path_get_dirname (path);
  char *candidate = NULL;

  for (guint i = 1; candidate == NULL || g_file_test (candidate, G_FILE_TEST_EXISTS); i++)
    {
      g_autofree char *name = i == 1 ? g_strdup_printf ("store-%s-%s.sqlite", why, date_text)
                                     : g_strdup_printf ("store-%s-%s-%u.sqlite", why, date_text, i);

      g_free (candidate);
      candidate = g_build_filename (folder, name, NULL);
    }

  return candidate;
}

/**
 * cpt_salvage_set_aside:
 * @path: of the store file, closed
 * @why: a word for the new name
 * @now: microseconds UTC, for the new name
 *
 * Moves @path and the files beside it.
 *
 * Returns: (transfer full) (nullable): the new path; %NULL with @error set
 */
char *
cpt_salvage_set_aside (const char *path, const char *why, gint64 now, GError **error)
{
  g_autofree char *new_path = name_aside (path, why, now);
  g_autofree char *mark = cpt_sqlite_get_damage_mark (path);

  /* The main file last: cut half-way, the next start finds it and sets it aside again. */
  if (!move_one (path, new_path, "-wal", error) || !move_one (path, new_path, "-shm", error) ||
      !move_one (path, new_path, "", error))
    return NULL;

  g_unlink (mark);

  return g_steal_pointer (&new_path);
}

static char *
list_common_columns (sqlite3 *from, sqlite3 *to, const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s LIMIT 0", table);
  sqlite3_stmt *from_statement = NULL;
  sqlite3_stmt *to_statement = NULL;
  GString *columns = g_string_new (NULL);

  sqlite3_prepare_v2 (from, sql, -1, &from_statement, NULL);
  sqlite3_prepare_v2 (to, sql, -1, &to_statement, NULL);
  for (int i = 0; i < sqlite3_column_count (to_statement); i++)
    {
      const char *name = sqlite3_column_name (to_statement, i);

      for (int k = 0; k < sqlite3_column_count (from_statement); k++)
        {
          if (g_strcmp0 (name, sqlite3_column_name (from_statement, k)) == 0)
            g_string_append_printf (columns, "%s%s", columns->len > 0 ? ", " : "", name);
        }
    }
  sqlite3_finalize (from_statement);
  sqlite3_finalize (to_statement);

  return g_string_free (columns, FALSE);
}

/* A row that the new schema refuses was not a good row; that nothing can be written is a failure. */
static gboolean
copy_row (sqlite3_stmt *row, sqlite3_stmt *insert)
{
  int code = SQLITE_OK;

  for (int i = 0; i < sqlite3_column_count (row); i++)
    sqlite3_bind_value (insert, i + 1, sqlite3_column_value (row, i));

  code = sqlite3_step (insert);
  sqlite3_reset (insert);

  return code == SQLITE_DONE || code == SQLITE_CONSTRAINT || code == SQLITE_MISMATCH;
}

/* What cannot be read ends it: that is what is expected of a damaged file. */
static gboolean
copy_rows (sqlite3 *from, sqlite3 *to, const char *select_sql, const char *insert_sql)
{
  sqlite3_stmt *select = NULL;
  sqlite3_stmt *insert = NULL;
  gboolean is_written = TRUE;

  if (sqlite3_prepare_v2 (from, select_sql, -1, &select, NULL) == SQLITE_OK &&
      sqlite3_prepare_v2 (to, insert_sql, -1, &insert, NULL) == SQLITE_OK)
    {
      while (is_written && sqlite3_step (select) == SQLITE_ROW)
        is_written = copy_row (select, insert);
    }

  sqlite3_finalize (select);
  sqlite3_finalize (insert);

  return is_written;
}

static char *
repeat_marks (const char *columns)
{
  GString *marks = g_string_new ("?");

  for (const char *at = columns; *at != '\0'; at++)
    {
      if (*at == ',')
        g_string_append (marks, ", ?");
    }

  return g_string_free (marks, FALSE);
}

static gboolean
copy_table (sqlite3 *from, sqlite3 *to, const char *table, const char *condition, const char *order)
{
  static const char *const directions[] = { "ASC", "DESC" };
  g_autofree char *columns = list_common_columns (from, to, table);
  g_autofree char *marks = repeat_marks (columns);
  g_autofree char *insert_sql = g_strdup_printf ("INSERT OR IGNORE INTO %s (%s) VALUES (%s)", table, columns, marks);

  if (*columns == '\0')
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (directions); i++)
    {
      g_autofree char *select_sql = g_strdup_printf ("SELECT %s FROM %s WHERE %s ORDER BY %s %s", columns, table,
                                                     condition, order, directions[i]);

      if (!copy_rows (from, to, select_sql, insert_sql))
        return FALSE;
    }

  return TRUE;
}

/**
 * cpt_salvage_copy_local:
 * @from_path: a file that may be damaged, or of another version
 * @to: a new store, at the newest version
 *
 * Copies what only we know, as far as it can be read.
 *
 * Returns: %FALSE with @error set when @to could not be written; that @from_path cannot be read is no error
 */
gboolean
cpt_salvage_copy_local (const char *from_path, sqlite3 *to, GError **error)
{
  g_autoptr (CptSqlite) from = NULL;
  g_autoptr (CptTransaction) transaction = NULL;

  if (sqlite3_open_v2 (from_path, &from, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK)
    return TRUE;

  sqlite3_db_config (from, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);

  transaction = cpt_transaction_begin (to, error);
  if (transaction == NULL)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      if (!copy_table (from, to, kept[i].table, kept[i].condition, kept[i].order))
        return cpt_sqlite_set_error (error, to);
    }

  return cpt_sqlite_run (to, RESERVE_SQL, error) && cpt_transaction_commit (transaction, error);
}

/**
 * cpt_salvage_back_up:
 * @handle: a store that is about to be migrated
 * @path: of the copy, where there is no file
 *
 * Copies what only we know.
 *
 * Returns: %FALSE with @error set
 */
gboolean
cpt_salvage_back_up (sqlite3 *handle, const char *path, GError **error)
{
  char *attach = sqlite3_mprintf ("ATTACH %Q AS backup", path);
  gboolean is_attached = cpt_sqlite_run (handle, attach, error);
  g_autoptr (GString) copies = g_string_new (NULL);
  gboolean is_copied = FALSE;

  sqlite3_free (attach);
  if (!is_attached)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    g_string_append_printf (copies, "CREATE TABLE backup.%s AS SELECT * FROM main.%s WHERE %s;", kept[i].table,
                            kept[i].table, kept[i].condition);

  is_copied = cpt_sqlite_run (handle, copies->str, error);

  return cpt_sqlite_run (handle, "DETACH backup", is_copied ? error : NULL) && is_copied;
}
