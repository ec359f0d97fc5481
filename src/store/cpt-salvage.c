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
#include <string.h>

#include "cpt-error.h"
#include "cpt-sqlite-private.h"
#include "cpt-time.h"
#include "cpt-transaction-private.h"

/* The tables that are kept, the part of them that is, what their rows are counted by, and whether they were made by the
 * first script. */
static const struct
{
  const char *table;
  const char *condition;
  const char *order;
  gboolean is_of_first_script;
} kept[] = {
  { "outbox", "TRUE", "id", TRUE },
  { "answered", "TRUE", "id", TRUE },
  { "activity", "TRUE", "id", TRUE },
  { "connection_event", "TRUE", "id", TRUE },
  { "link_sent", "TRUE", "id", TRUE },
  { "meta", "key GLOB 'view*'", "key", TRUE },
  { "upload_doubt", "TRUE", "company_id", FALSE },
};

#define PAGE_BYTES 4096
#define HEADER_N_PAGES 28 /* where the header says how many pages there are */

/* The outbox names companies by row too: those rows are reserved until the platform has told the rest. */
static const char RESERVE_SQL[] =
    "INSERT OR IGNORE INTO company (rid, id, name, fold, name_key, mask, worst, hash, tombstone) "
    "SELECT rid, company_id, '', '', '', 0, 0, 0, 0 FROM outbox WHERE rid > 0 AND company_id IS NOT NULL "
    "UNION SELECT rid, company_id, '', '', '', 0, 0, 0, 0 FROM answered GROUP BY 2;";

/**
 * cpt_salvage_remove:
 * @path: of a database that nobody has open
 *
 * Removes the file and those beside it.
 */
void
cpt_salvage_remove (const char *path)
{
  static const char *const endings[] = { "", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *file = g_strconcat (path, endings[i], NULL);

      g_unlink (file);
    }
}

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

/* (transfer full) (nullable): NULL when not even its tables can be named. */
static sqlite3 *
open_damaged (const char *path)
{
  g_autoptr (CptSqlite) handle = NULL;

  if (sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK)
    return NULL;

  sqlite3_db_config (handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);

  return sqlite3_exec (handle, "SELECT 1 FROM outbox LIMIT 0", NULL, NULL, NULL) == SQLITE_OK
             ? g_steal_pointer (&handle)
             : NULL;
}

static gboolean
copy_all (sqlite3 *from, sqlite3 *to, GError **error)
{
  g_autoptr (CptTransaction) transaction = cpt_transaction_begin (to, error);

  if (transaction == NULL)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      if (!copy_table (from, to, kept[i].table, kept[i].condition, kept[i].order))
        return cpt_sqlite_set_error (error, to);
    }

  return cpt_sqlite_run (to, RESERVE_SQL, error) && cpt_transaction_commit (transaction, error);
}

/* A file of one page at @path, that says where the tables are that are kept, and were made by the first script, in a
 * file that held nothing else: they begin at the same pages in every store. */
static gboolean
write_first_page (const char *path, sqlite3 *to)
{
  char *attach = sqlite3_mprintf ("ATTACH %Q AS first", path);
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *script = NULL;
  gboolean is_written = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      if (kept[i].is_of_first_script)
        g_string_append_printf (names, "%s'%s'", i > 0 ? ", " : "", kept[i].table);
    }
  script = g_strdup_printf ("PRAGMA writable_schema = ON; INSERT INTO first.sqlite_schema SELECT * FROM "
                            "main.sqlite_schema WHERE type = 'table' AND name IN (%s)",
                            names->str);

  is_written = cpt_sqlite_run (to, attach, NULL) && cpt_sqlite_run (to, script, NULL);
  sqlite3_free (attach);
  cpt_sqlite_run (to, "PRAGMA writable_schema = OFF", NULL);

  return cpt_sqlite_run (to, "DETACH first", NULL) && is_written;
}

/* A copy of @path with another first page, which names the tables that are kept alone.
 * (transfer full) (nullable): its path. */
static char *
mend_first_page (const char *path, sqlite3 *to)
{
  g_autofree char *contents = NULL;
  g_autofree char *first_page = NULL;
  g_autofree char *mended = g_strconcat (path, "-mended", NULL);
  gsize length = 0;
  gsize first_length = 0;
  guint32 n_pages = 0;

  cpt_salvage_remove (mended);
  if (!g_file_get_contents (path, &contents, &length, NULL) || length <= PAGE_BYTES || !write_first_page (mended, to) ||
      !g_file_get_contents (mended, &first_page, &first_length, NULL) || first_length != PAGE_BYTES)
    return NULL;

  memcpy (contents, first_page, PAGE_BYTES);
  n_pages = GUINT32_TO_BE (length / PAGE_BYTES);
  memcpy (contents + HEADER_N_PAGES, &n_pages, sizeof n_pages);

  return g_file_set_contents_full (mended, contents, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0600, NULL)
             ? g_steal_pointer (&mended)
             : NULL;
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
  g_autofree char *mended = NULL;
  g_autoptr (CptSqlite) from = NULL;
  gboolean is_copied = FALSE;

  from = open_damaged (from_path);
  if (from == NULL)
    {
      mended = mend_first_page (from_path, to);
      from = mended != NULL ? open_damaged (mended) : NULL;
    }

  is_copied = from == NULL || copy_all (from, to, error);
  g_clear_pointer (&from, sqlite3_close);
  if (mended != NULL)
    cpt_salvage_remove (mended);

  return is_copied;
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

  /* One that is older has fewer of them. */
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      if (sqlite3_table_column_metadata (handle, "main", kept[i].table, NULL, NULL, NULL, NULL, NULL, NULL) ==
          SQLITE_OK)
        g_string_append_printf (copies, "CREATE TABLE backup.%s AS SELECT * FROM main.%s WHERE %s;", kept[i].table,
                                kept[i].table, kept[i].condition);
    }

  is_copied = cpt_sqlite_run (handle, copies->str, error);

  return cpt_sqlite_run (handle, "DETACH backup", is_copied ? error : NULL) && is_copied;
}
