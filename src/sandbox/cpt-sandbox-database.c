/* cpt-sandbox-database.c — the sandbox's own SQLite file.
 *
 * 1. One thread, one request, one transaction.
 * 2. The first failure since the transaction began is kept, and every later step of it answers "no more rows". The
 *    commit undoes the transaction and hands that failure out, so that no handler need look at each step, and none
 *    can answer "done" for what was not stored.
 * 3. What is in the file is sample data: one that cannot be opened, or is of another version, is made anew.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-database-private.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

#include "cpt-sandbox-resources.h"

#define SCHEMA "/io/github/comptoir/Comptoir/sandbox/schema.sql"
#define SCHEMA_VERSION 7

struct _CptSandboxDatabase
{
  sqlite3 *handle;
  GHashTable *idle; /* (element-type utf8 sqlite3_stmt): by their SQL; those not in use */
  GError *failure;
};

struct _CptSandboxStatement
{
  CptSandboxDatabase *database;
  const char *sql;
  sqlite3_stmt *handle; /* (nullable): preparing it failed */
};

static void
finalize_statement (gpointer data)
{
  sqlite3_finalize (data);
}

static void
keep_failure (CptSandboxDatabase *self)
{
  if (self->failure == NULL)
    g_set_error_literal (&self->failure, G_IO_ERROR, G_IO_ERROR_FAILED, sqlite3_errmsg (self->handle));
}

static gboolean
execute (CptSandboxDatabase *self, const char *sql)
{
  if (sqlite3_exec (self->handle, sql, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;

  keep_failure (self);

  return FALSE;
}

static gint64
read_version (CptSandboxDatabase *self)
{
  g_autoptr (CptSandboxStatement) statement = cpt_sandbox_database_prepare (self, "PRAGMA user_version");

  return cpt_sandbox_statement_step (statement) ? cpt_sandbox_statement_integer (statement, 0) : -1;
}

static gboolean
make_schema (CptSandboxDatabase *self)
{
  g_autoptr (GBytes) sql =
      g_resource_lookup_data (cpt_sandbox_get_resource (), SCHEMA, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  return execute (self, g_bytes_get_data (sql, NULL));
}

static CptSandboxDatabase *
try_open (const char *path, GError **error)
{
  g_autoptr (CptSandboxDatabase) self = g_new0 (CptSandboxDatabase, 1);
  gint64 version;

  self->idle = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, finalize_statement);

  if (sqlite3_open (path, &self->handle) != SQLITE_OK ||
      !execute (self, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON"))
    {
      keep_failure (self);
      g_propagate_error (error, g_steal_pointer (&self->failure));
      return NULL;
    }

  version = read_version (self);
  if (version == 0 && make_schema (self))
    version = SCHEMA_VERSION;

  if (version != SCHEMA_VERSION)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s: %s", path,
                   self->failure != NULL ? self->failure->message : "of another version");
      return NULL;
    }

  return g_steal_pointer (&self);
}

static void
remove_files (const char *path)
{
  static const char *const suffixes[] = { "", "-wal", "-shm" };

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *file = g_strconcat (path, suffixes[i], NULL);

      g_unlink (file);
    }
}

/**
 * cpt_sandbox_database_open:
 * @path: its file, made if missing
 *
 * Returns: (transfer full): the database; %NULL if even a new file could not be made
 */
CptSandboxDatabase *
cpt_sandbox_database_open (const char *path, GError **error)
{
  g_autoptr (GError) first_error = NULL;
  CptSandboxDatabase *self = try_open (path, &first_error);

  if (self != NULL)
    return self;

  g_info ("The sandbox makes its file anew: %s", first_error->message);
  remove_files (path);

  return try_open (path, error);
}

void
cpt_sandbox_database_free (CptSandboxDatabase *self)
{
  g_clear_pointer (&self->idle, g_hash_table_unref);
  sqlite3_close (self->handle);
  g_clear_error (&self->failure);
  g_free (self);
}

void
cpt_sandbox_database_begin (CptSandboxDatabase *self)
{
  g_clear_error (&self->failure);
  execute (self, "BEGIN IMMEDIATE");
}

/**
 * cpt_sandbox_database_commit:
 * @error: the first failure since cpt_sandbox_database_begin()
 *
 * Returns: %FALSE if anything failed; then all of it is undone
 */
gboolean
cpt_sandbox_database_commit (CptSandboxDatabase *self, GError **error)
{
  if (self->failure == NULL && execute (self, "COMMIT"))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&self->failure));
  cpt_sandbox_database_roll_back (self);

  return FALSE;
}

/**
 * cpt_sandbox_database_mark:
 *
 * Notes where the transaction stands, for cpt_sandbox_database_undo().
 */
void
cpt_sandbox_database_mark (CptSandboxDatabase *self)
{
  execute (self, "SAVEPOINT mark");
}

/**
 * cpt_sandbox_database_undo:
 *
 * Undoes what was done since cpt_sandbox_database_mark(), and nothing else.
 */
void
cpt_sandbox_database_undo (CptSandboxDatabase *self)
{
  execute (self, "ROLLBACK TO mark");
}

void
cpt_sandbox_database_roll_back (CptSandboxDatabase *self)
{
  if (!sqlite3_get_autocommit (self->handle))
    execute (self, "ROLLBACK");

  g_clear_error (&self->failure);
}

/**
 * cpt_sandbox_database_clear:
 *
 * Empties every table but `meta`, within the transaction that is open.
 */
void
cpt_sandbox_database_clear (CptSandboxDatabase *self)
{
  execute (self, "DELETE FROM read; DELETE FROM company; DELETE FROM hidden; DELETE FROM idempotency;"
                 "DELETE FROM sync_setting; DELETE FROM sync_override; DELETE FROM profile");
}

/**
 * cpt_sandbox_database_prepare:
 * @sql: one statement; text that outlives the database
 *
 * Returns: (transfer full): the statement, ready to be bound
 */
CptSandboxStatement *
cpt_sandbox_database_prepare (CptSandboxDatabase *self, const char *sql)
{
  CptSandboxStatement *statement = g_new0 (CptSandboxStatement, 1);

  statement->database = self;
  statement->sql = sql;

  if (!g_hash_table_steal_extended (self->idle, sql, NULL, (gpointer *) &statement->handle) &&
      sqlite3_prepare_v2 (self->handle, sql, -1, &statement->handle, NULL) != SQLITE_OK)
    keep_failure (self);

  return statement;
}

/* Kept for the next use, unless another one of the same text is there already. */
void
cpt_sandbox_statement_free (CptSandboxStatement *self)
{
  if (self->handle != NULL)
    {
      sqlite3_reset (self->handle);
      sqlite3_clear_bindings (self->handle);
      g_hash_table_replace (self->database->idle, (gpointer) self->sql, self->handle);
    }

  g_free (self);
}

static int
parameter_index (CptSandboxStatement *self, const char *name)
{
  return self->handle != NULL ? sqlite3_bind_parameter_index (self->handle, name) : 0;
}

static void
check_bind (CptSandboxStatement *self, int result)
{
  if (result != SQLITE_OK)
    keep_failure (self->database);
}

/**
 * cpt_sandbox_statement_bind_text:
 * @value: (nullable): %NULL binds null
 */
void
cpt_sandbox_statement_bind_text (CptSandboxStatement *self, const char *name, const char *value)
{
  check_bind (self, sqlite3_bind_text (self->handle, parameter_index (self, name), value, -1, SQLITE_TRANSIENT));
}

void
cpt_sandbox_statement_bind_integer (CptSandboxStatement *self, const char *name, gint64 value)
{
  check_bind (self, sqlite3_bind_int64 (self->handle, parameter_index (self, name), value));
}

void
cpt_sandbox_statement_bind_blob (CptSandboxStatement *self, const char *name, const char *data, gsize length)
{
  check_bind (self, sqlite3_bind_blob64 (self->handle, parameter_index (self, name), data, length, SQLITE_TRANSIENT));
}

/**
 * cpt_sandbox_statement_step:
 *
 * Returns: whether there is a row; %FALSE also after a failure, which the commit hands out
 */
gboolean
cpt_sandbox_statement_step (CptSandboxStatement *self)
{
  int result;

  if (self->database->failure != NULL)
    return FALSE;

  result = sqlite3_step (self->handle);
  if (result != SQLITE_ROW && result != SQLITE_DONE)
    keep_failure (self->database);

  return result == SQLITE_ROW;
}

/**
 * cpt_sandbox_statement_run:
 *
 * Steps a statement that has no rows, and makes it ready to be bound again.
 */
void
cpt_sandbox_statement_run (CptSandboxStatement *self)
{
  cpt_sandbox_statement_step (self);

  if (self->handle != NULL)
    sqlite3_reset (self->handle);
}

/**
 * cpt_sandbox_statement_text:
 *
 * Returns: (nullable) (transfer none): the text, until the next step
 */
const char *
cpt_sandbox_statement_text (CptSandboxStatement *self, int column)
{
  return (const char *) sqlite3_column_text (self->handle, column);
}

gint64
cpt_sandbox_statement_integer (CptSandboxStatement *self, int column)
{
  return sqlite3_column_int64 (self->handle, column);
}

/**
 * cpt_sandbox_statement_blob:
 * @length: (out): its bytes
 *
 * Returns: (nullable) (transfer none): the bytes, until the next step
 */
const char *
cpt_sandbox_statement_blob (CptSandboxStatement *self, int column, gsize *length)
{
  *length = (gsize) sqlite3_column_bytes (self->handle, column);

  return sqlite3_column_blob (self->handle, column);
}
