/* cpt-store-file.c — the file of a store: its folder, its lock, its version, its health.
 *
 * The lock file keeps a second program out, and holds a word from the opening to a good end: when the word is there at
 * the next opening, the last run did not end well and the whole file is looked at.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-store-file-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

#include "cpt-migrations-private.h"
#include "cpt-salvage-private.h"
#include "cpt-sqlite-private.h"
#include "cpt-statement-private.h"

#define RUNNING_WORD "running\n"

struct _CptStoreFile
{
  char *path;
  int lock;        /* file descriptor */
  sqlite3 *handle; /* (nullable) */
  CptStoreOutcome outcome;
  char *set_aside; /* (nullable) */
};

/**
 * cpt_store_file_get_path:
 *
 * Returns: (transfer full): the SQLite file of the store in @folder
 */
char *
cpt_store_file_get_path (const char *folder)
{
  return g_build_filename (folder, "store.sqlite", NULL);
}

static gboolean
set_errno_error (GError **error, const char *path, int code)
{
  /* Translators: the first %s is a folder or a file, the second is why, in the words of the system. */
  g_set_error (error, CPT_ERROR, CPT_ERROR_STORE, _ ("The local copy cannot be written in “%s”: %s"), path,
               g_strerror (code));

  return FALSE;
}

static gboolean
make_folder (const char *folder, GError **error)
{
  if (g_mkdir_with_parents (folder, 0700) != 0 || g_chmod (folder, 0700) != 0)
    return set_errno_error (error, folder, errno);

  return TRUE;
}

/* Made with its mode, so that at no moment others can read it; SQLite gives the same mode to the files beside. */
static gboolean
make_file (const char *path, gboolean *is_new, GError **error)
{
  int descriptor = open (path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

  *is_new = descriptor >= 0;
  if (descriptor >= 0)
    close (descriptor);
  else if (errno != EEXIST)
    return set_errno_error (error, path, errno);
  else if (g_chmod (path, 0600) != 0)
    return set_errno_error (error, path, errno);

  return TRUE;
}

static gboolean
take_lock (CptStoreFile *self, const char *folder, gboolean *ended_well, GError **error)
{
  g_autofree char *path = g_build_filename (folder, "store.lock", NULL);
  char word[sizeof RUNNING_WORD] = "";

  self->lock = open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (self->lock < 0)
    return set_errno_error (error, path, errno);

  if (flock (self->lock, LOCK_EX | LOCK_NB) != 0)
    {
      g_set_error_literal (error, CPT_ERROR, CPT_ERROR_STORE,
                           _ ("The local copy is already open in another Comptoir. Close that one, then try again."));
      return FALSE;
    }

  *ended_well = read (self->lock, word, sizeof word - 1) <= 0;
  if (pwrite (self->lock, RUNNING_WORD, strlen (RUNNING_WORD), 0) < 0)
    return set_errno_error (error, path, errno);

  return TRUE;
}

/* Whether every page of the file can be read as what it should be. */
static gboolean
is_sound (sqlite3 *handle)
{
  g_autoptr (CptStatement) statement = cpt_statement_prepare (handle, "PRAGMA quick_check(1)", NULL);
  gboolean has_row = FALSE;

  return statement != NULL && cpt_statement_step (statement, &has_row, NULL) && has_row &&
         g_strcmp0 (cpt_statement_get_text (statement, 0), "ok") == 0;
}

static gboolean
has_damage_mark (CptStoreFile *self)
{
  g_autofree char *mark = cpt_sqlite_get_damage_mark (self->path);

  return g_file_test (mark, G_FILE_TEST_EXISTS);
}

static char *
get_made_path (CptStoreFile *self)
{
  return g_strconcat (self->path, "-made", NULL);
}

static sqlite3 *
open_and_migrate (const char *path, GPtrArray *migrations, GError **error)
{
  g_autoptr (CptSqlite) handle = cpt_sqlite_open_writer (path, error);

  return handle != NULL && cpt_migrations_run (handle, migrations, error) ? g_steal_pointer (&handle) : NULL;
}

/* What only we know is copied before it is changed; the copy of the migration before is not needed any more. */
static gboolean
migrate (CptStoreFile *self, GPtrArray *migrations, gint64 version, GError **error)
{
  g_autofree char *copy = g_strconcat (self->path, "-before-migration", NULL);

  if (version == (gint64) migrations->len)
    return TRUE;

  g_unlink (copy);

  return (version == 0 || cpt_salvage_back_up (self->handle, copy, error)) &&
         cpt_migrations_run (self->handle, migrations, error);
}

/* Whether the file, which was there, can be gone on with; %CPT_STORE_OPENED says yes, or that @error says why not. */
static CptStoreOutcome
judge (CptStoreFile *self, GPtrArray *migrations, gboolean ended_well, GError **error)
{
  gboolean must_check = !ended_well || has_damage_mark (self);
  gint64 version = 0;
  gint64 application = 0;

  self->handle = cpt_sqlite_open_writer (self->path, error);
  if (self->handle == NULL || !cpt_sqlite_get_int64 (self->handle, "PRAGMA user_version", &version, error) ||
      !cpt_sqlite_get_int64 (self->handle, "PRAGMA application_id", &application, error))
    return has_damage_mark (self) ? CPT_STORE_DAMAGED : CPT_STORE_OPENED;

  /* Nothing at all is a creation that was cut; anything else that is not ours is not a store. */
  if ((version > 0) != (application == CPT_STORE_APPLICATION_ID) || (must_check && !is_sound (self->handle)))
    return CPT_STORE_DAMAGED;

  if (version > (gint64) migrations->len)
    return CPT_STORE_NEWER;

  return migrate (self, migrations, version, error) || !has_damage_mark (self) ? CPT_STORE_OPENED : CPT_STORE_DAMAGED;
}

static gboolean
move (const char *from, const char *to, GError **error)
{
  return g_rename (from, to) == 0 || set_errno_error (error, to, errno);
}

/* A new store in one file, with what only we know of the old one. */
static gboolean
make_successor (CptStoreFile *self, const char *path, GPtrArray *migrations, GError **error)
{
  g_autoptr (CptSqlite) successor = NULL;
  gboolean is_new = FALSE;

  cpt_salvage_remove (path);
  if (!make_file (path, &is_new, error))
    return FALSE;

  successor = open_and_migrate (path, migrations, error);

  return successor != NULL && cpt_salvage_copy_local (self->path, successor, error);
}

/* Killed anywhere, the next opening finds the old file and begins again, or its successor, whole. */
static gboolean
replace (CptStoreFile *self, GPtrArray *migrations, gint64 now, GError **error)
{
  g_autofree char *making = g_strconcat (self->path, "-making", NULL);
  g_autofree char *made = get_made_path (self);
  const char *why = self->outcome == CPT_STORE_NEWER ? "newer" : "damaged";

  g_clear_pointer (&self->handle, sqlite3_close);
  if (!make_successor (self, making, migrations, error) || !move (making, made, error))
    return FALSE;

  self->set_aside = cpt_salvage_set_aside (self->path, why, now, error);
  if (self->set_aside == NULL || !move (made, self->path, error))
    return FALSE;

  self->handle = open_and_migrate (self->path, migrations, error);

  return self->handle != NULL;
}

static gboolean
open_or_replace (CptStoreFile *self, gboolean is_new, gboolean ended_well, gint64 now, GError **error)
{
  g_autoptr (GPtrArray) migrations = cpt_migrations_load ();
  g_autoptr (GError) trouble = NULL;

  if (is_new)
    {
      self->outcome = CPT_STORE_CREATED;
      self->handle = open_and_migrate (self->path, migrations, error);
      return self->handle != NULL;
    }

  self->outcome = judge (self, migrations, ended_well, &trouble);
  if (self->outcome != CPT_STORE_OPENED)
    return replace (self, migrations, now, error);

  if (trouble != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&trouble));
      return FALSE;
    }

  return TRUE;
}

/* The successor of a file that was set aside takes its place when the program was ended between the two. */
static gboolean
take_successor (CptStoreFile *self, GError **error)
{
  g_autofree char *made = get_made_path (self);

  if (g_file_test (self->path, G_FILE_TEST_EXISTS))
    {
      g_unlink (made);
      return TRUE;
    }

  return !g_file_test (made, G_FILE_TEST_EXISTS) || move (made, self->path, error);
}

/**
 * cpt_store_file_open:
 * @folder: made when missing, for its user alone
 * @now: microseconds UTC, for the name of a file that is set aside
 *
 * Opens the store of @folder, brings it to the newest version, or sets it aside and makes a new one. Blocks; on the
 * writer thread.
 *
 * Returns: (transfer full) (nullable): %NULL with @error set, when another program has it or nothing can be written
 */
CptStoreFile *
cpt_store_file_open (const char *folder, gint64 now, GError **error)
{
  g_autoptr (CptStoreFile) self = g_new0 (CptStoreFile, 1);
  gboolean is_new = FALSE;
  gboolean ended_well = FALSE;

  self->path = cpt_store_file_get_path (folder);
  self->lock = -1;

  if (!make_folder (folder, error) || !take_lock (self, folder, &ended_well, error) || !take_successor (self, error) ||
      !make_file (self->path, &is_new, error) || !open_or_replace (self, is_new, ended_well, now, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * cpt_store_file_end_well:
 *
 * The handle is closed: takes the word out of the lock file.
 */
void
cpt_store_file_end_well (CptStoreFile *self)
{
  if (ftruncate (self->lock, 0) != 0)
    g_info ("The next start looks at the whole store: %s", g_strerror (errno));
}

void
cpt_store_file_free (CptStoreFile *self)
{
  g_clear_pointer (&self->handle, sqlite3_close);
  if (self->lock >= 0)
    close (self->lock);
  g_free (self->path);
  g_free (self->set_aside);
  g_free (self);
}

/**
 * cpt_store_file_steal_handle:
 *
 * Returns: (transfer full): the handle that writes
 */
sqlite3 *
cpt_store_file_steal_handle (CptStoreFile *self)
{
  return g_steal_pointer (&self->handle);
}

CptStoreOutcome
cpt_store_file_get_outcome (CptStoreFile *self)
{
  return self->outcome;
}

/**
 * cpt_store_file_get_set_aside:
 *
 * Returns: (transfer none) (nullable): the path of the file that was set aside at this opening
 */
const char *
cpt_store_file_get_set_aside (CptStoreFile *self)
{
  return self->set_aside;
}
