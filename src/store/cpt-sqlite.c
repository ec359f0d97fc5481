/* cpt-sqlite.c — opening a handle, running a script, and what SQLite's failures mean to a person.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sqlite-private.h"

#include <glib/gi18n.h>

#include "cpt-error.h"
#include "cpt-statement-private.h"

/* Milliseconds for which a writer waits for whoever else writes into the file: a backup, a person with sqlite3(1). */
#define WRITER_PATIENCE 5000

static const char WRITER_SQL[] = "PRAGMA journal_mode=WAL;"
                                 "PRAGMA temp_store=MEMORY;"
                                 "PRAGMA foreign_keys=ON;"
                                 "PRAGMA secure_delete=OFF;"
                                 "PRAGMA wal_autocheckpoint=1000;"
                                 "PRAGMA cache_size=-16384;";
static const char READER_SQL[] = "PRAGMA temp_store=MEMORY;"
                                 "PRAGMA query_only=ON;"
                                 "PRAGMA cache_size=-2048;";

/**
 * cpt_sqlite_get_damage_mark:
 * @path: of a store file
 *
 * Returns: (transfer full): the path of the empty file that says damage was seen in @path
 */
char *
cpt_sqlite_get_damage_mark (const char *path)
{
  return g_strconcat (path, "-damaged", NULL);
}

/* So that the next start looks at the whole file, whoever met the damage and on whatever thread. */
static void
leave_damage_mark (sqlite3 *handle)
{
  const char *path = sqlite3_db_filename (handle, "main");
  g_autofree char *mark = path != NULL ? cpt_sqlite_get_damage_mark (path) : NULL;
  g_autoptr (GError) error = NULL;

  if (mark != NULL && !g_file_set_contents_full (mark, "", 0, G_FILE_SET_CONTENTS_NONE, 0600, &error))
    g_info ("Could not note that the store is damaged: %s", error->message);
}

/**
 * cpt_sqlite_set_error:
 * @error: (nullable): where it goes
 * @handle: (nullable): what failed; %NULL when there was no memory for a handle
 *
 * Says the last failure of @handle in words for people. An interruption is %G_IO_ERROR_CANCELLED; damage is also noted
 * beside the file.
 *
 * Returns: %FALSE, always
 */
gboolean
cpt_sqlite_set_error (GError **error, sqlite3 *handle)
{
  switch (sqlite3_errcode (handle))
    {
    case SQLITE_FULL:
      g_set_error_literal (error, CPT_ERROR, CPT_ERROR_STORE,
                           _ ("The disk is full: nothing more can be stored. Free some space, then try again."));
      break;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
      g_set_error_literal (error, CPT_ERROR, CPT_ERROR_STORE,
                           _ ("The local copy cannot be written: its folder or file is read-only."));
      break;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      leave_damage_mark (handle);
      g_set_error_literal (error, CPT_ERROR, CPT_ERROR_STORE,
                           _ ("The local copy is damaged. It will be set aside and rebuilt at the next start."));
      break;
    case SQLITE_INTERRUPT:
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, sqlite3_errmsg (handle));
      break;
    default:
      g_set_error (error, CPT_ERROR, CPT_ERROR_STORE,
                   /* Translators: %s is the message of the database, in English. */
                   _ ("The local copy could not be read or written: %s"), sqlite3_errmsg (handle));
      break;
    }

  return FALSE;
}

static sqlite3 *
open_handle (const char *path, int flags, int patience, const char *script, GError **error)
{
  g_autoptr (CptSqlite) handle = NULL;

  if (sqlite3_open_v2 (path, &handle, flags | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK)
    {
      cpt_sqlite_set_error (error, handle);
      return NULL;
    }

  sqlite3_busy_timeout (handle, patience);
  if (!cpt_sqlite_run (handle, script, error))
    return NULL;

  return g_steal_pointer (&handle);
}

/**
 * cpt_sqlite_open_writer:
 * @path: of the store file; made when missing
 *
 * Returns: (transfer full) (nullable): the handle of the writer thread, in WAL mode; %NULL with @error set
 */
sqlite3 *
cpt_sqlite_open_writer (const char *path, GError **error)
{
  return open_handle (path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, WRITER_PATIENCE, WRITER_SQL, error);
}

/**
 * cpt_sqlite_open_reader:
 * @path: of the store file, open for writing elsewhere
 *
 * Returns: (transfer full) (nullable): a handle that only reads; %NULL with @error set
 */
sqlite3 *
cpt_sqlite_open_reader (const char *path, GError **error)
{
  return open_handle (path, SQLITE_OPEN_READONLY, 0, READER_SQL, error);
}

/**
 * cpt_sqlite_run:
 * @script: statements without parameters; their rows are dropped
 *
 * Returns: %FALSE with @error set at the first that fails
 */
gboolean
cpt_sqlite_run (sqlite3 *handle, const char *script, GError **error)
{
  if (sqlite3_exec (handle, script, NULL, NULL, NULL) != SQLITE_OK)
    return cpt_sqlite_set_error (error, handle);

  return TRUE;
}

/**
 * cpt_sqlite_get_int64:
 * @sql: a query for one number
 * @value: (out): the number, 0 when there is no row
 *
 * Returns: %FALSE with @error set when it could not be read
 */
gboolean
cpt_sqlite_get_int64 (sqlite3 *handle, const char *sql, gint64 *value, GError **error)
{
  g_autoptr (CptStatement) statement = cpt_statement_prepare (handle, sql, error);
  gboolean has_row = FALSE;

  if (statement == NULL || !cpt_statement_step (statement, &has_row, error))
    return FALSE;

  *value = has_row ? cpt_statement_get_int64 (statement, 0) : 0;

  return TRUE;
}
