/* test-bad-days.c — damaged and newer files, full disks, sudden ends: what was confirmed is still there.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <unistd.h>

#include "cpt-meta-repository.h"
#include "cpt-migrations-private.h"
#include "cpt-sqlite-private.h"
#include "cpt-time.h"
#include "outbox-fixture.h"

#define PAGE_BYTES 4096

static char *program;

static char *
get_path (OutboxFixture *fixture, const char *name)
{
  return g_build_filename (fixture->base.folder, name, NULL);
}

static void
write_file (OutboxFixture *fixture, const char *name, const char *contents, gssize length)
{
  g_autofree char *path = get_path (fixture, name);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, contents, length, &error);
  g_assert_no_error (error);
}

/* As if the last run had not ended well. */
static void
forget_the_good_end (OutboxFixture *fixture)
{
  write_file (fixture, "store.lock", "running\n", -1);
}

/* A change, an activity, a view and a mapping: what only we know, among companies that the platform can send again. */
static void
fill (OutboxFixture *fixture)
{
  g_autoptr (CptCompanyPage) page = store_fixture_page (1, 400, 400);
  g_autoptr (CptCompany) renamed = store_fixture_company (3, "Elsewhere");
  g_autoptr (CptMetaRepository) meta = cpt_meta_repository_new (fixture->base.store);

  store_fixture_read_all (&fixture->base, page);
  store_fixture_put (&fixture->base, renamed);
  cpt_meta_repository_set (meta, "view-companies", g_variant_new_string ("by name"));
  g_object_unref (outbox_fixture_create (fixture, "Beaurivage"));
  g_object_unref (outbox_fixture_rename (fixture, 7, "Bellerive"));
}

static void
close_store (OutboxFixture *fixture)
{
  g_clear_object (&fixture->outbox);
  store_fixture_close (&fixture->base);
}

static void
open_store (OutboxFixture *fixture, CptStoreOutcome expected)
{
  store_fixture_open (&fixture->base, expected);
  fixture->outbox = cpt_outbox_repository_new (fixture->base.store);
}

static void
assert_local_is_kept (OutboxFixture *fixture)
{
  g_autoptr (GPtrArray) changes = outbox_fixture_list (fixture);
  g_autoptr (CptMetaRepository) meta = cpt_meta_repository_new (fixture->base.store);
  g_autoptr (GVariant) view = cpt_meta_repository_get (meta, "view-companies", G_VARIANT_TYPE_STRING);

  g_assert_cmpuint (changes->len, ==, 2);
  g_assert_cmpstr (cpt_change_get_name (g_ptr_array_index (changes, 0)), ==, "Beaurivage");
  g_assert_cmpint (cpt_change_get_rid (g_ptr_array_index (changes, 1)), ==, 7);
  g_assert_cmpint (store_fixture_number (&fixture->base, "SELECT count(*) FROM activity"), ==, 1);
  g_assert_nonnull (view);
}

static void
assert_set_aside (OutboxFixture *fixture, const char *why)
{
  g_autofree char *prefix = g_strdup_printf ("store-%s-2026-05-2", why);
  g_autofree char *name = g_path_get_basename (cpt_store_get_set_aside (fixture->base.store));

  g_assert_true (g_file_test (cpt_store_get_set_aside (fixture->base.store), G_FILE_TEST_EXISTS));
  g_assert_true (g_str_has_prefix (name, prefix));
}

/* Overwrites every page that the table of companies is made of. */
static void
damage_companies (OutboxFixture *fixture)
{
  g_autofree char *path = get_path (fixture, "store.sqlite");
  g_autoptr (GArray) pages = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *noise = g_malloc (PAGE_BYTES);
  sqlite3 *handle = NULL;
  sqlite3_stmt *statement = NULL;
  int file = -1;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (
      sqlite3_prepare_v2 (handle, "SELECT rootpage FROM sqlite_schema WHERE name = 'company'", -1, &statement, NULL),
      ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      gint64 page = sqlite3_column_int64 (statement, 0);

      g_array_append_val (pages, page);
    }
  sqlite3_finalize (statement);
  sqlite3_close (handle);

  memset (noise, 0xa5, PAGE_BYTES);
  file = g_open (path, O_RDWR, 0);
  for (guint i = 0; i < pages->len; i++)
    g_assert_cmpint (pwrite (file, noise, PAGE_BYTES, (g_array_index (pages, gint64, i) - 1) * PAGE_BYTES), ==,
                     PAGE_BYTES);
  close (file);
}

static void
test_damaged_file_is_set_aside_and_the_rest_salvaged (OutboxFixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompanyPage) page = store_fixture_page (5, 396, 396);
  g_autoptr (CptCompany) renamed = NULL;
  g_autofree char *id = store_fixture_id (7);

  fill (fixture);
  close_store (fixture);
  damage_companies (fixture);
  forget_the_good_end (fixture);
  open_store (fixture, CPT_STORE_DAMAGED);

  assert_set_aside (fixture, "damaged");
  assert_local_is_kept (fixture);

  /* The platform sends the rest again; the renaming still lies over its company. */
  store_fixture_read_all (&fixture->base, page);
  renamed = store_fixture_get (&fixture->base, 7, NULL);
  g_assert_cmpstr (cpt_company_get_id (renamed), ==, id);
  g_assert_cmpstr (cpt_company_get_name (renamed), ==, "Bellerive");
  g_assert_cmpint (store_fixture_number (&fixture->base, "SELECT count(*) FROM company"), ==, 396);
}

static GError *
run_into_damage (OutboxFixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  GError *error = NULL;

  cpt_company_repository_get_async (fixture->base.companies, 7, NULL, test_store_result, &result);
  test_await (&result);
  g_assert_null (cpt_company_repository_get_finish (fixture->base.companies, result, NULL, &error));

  return error;
}

static gboolean
has_error (gpointer user_data)
{
  return cpt_company_list_get_error (user_data) != NULL;
}

static void
test_list_says_that_it_cannot_be_read (OutboxFixture *fixture, gconstpointer data)
{
  CptCompanyList *list = NULL;

  fill (fixture);
  close_store (fixture);
  damage_companies (fixture);
  open_store (fixture, CPT_STORE_OPENED);
  list = cpt_company_list_new (fixture->base.store);
  cpt_company_list_load (list);
  test_await_true (has_error, list);

  g_assert_error (cpt_company_list_get_error (list), CPT_ERROR, CPT_ERROR_STORE);
  g_assert_false (cpt_company_list_get_is_loaded (list));
  g_assert_finalize_object (list);
}

static void
test_damage_that_is_met_later_is_mended_at_the_next_start (OutboxFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fill (fixture);
  close_store (fixture);
  damage_companies (fixture);
  open_store (fixture, CPT_STORE_OPENED);
  error = run_into_damage (fixture);
  g_assert_error (error, CPT_ERROR, CPT_ERROR_STORE);

  close_store (fixture);
  open_store (fixture, CPT_STORE_DAMAGED);
  assert_local_is_kept (fixture);
  close_store (fixture);
  open_store (fixture, CPT_STORE_OPENED);
}

static void
test_noise_anywhere_never_keeps_it_from_opening (OutboxFixture *fixture, gconstpointer data)
{
  fill (fixture);
  for (guint seed = 0; seed < 20; seed++)
    {
      g_autoptr (CptCompanyPage) page = store_fixture_page (1, 400, 400);
      CptStore *store = NULL;
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;

      close_store (fixture);
      store_fixture_corrupt (&fixture->base, seed);
      forget_the_good_end (fixture);

      store = cpt_store_new (fixture->base.folder, fixture->base.clock);
      cpt_store_open_async (store, NULL, test_store_result, &result);
      test_await (&result);
      g_assert_true (cpt_store_open_finish (store, result, NULL, &error));
      g_assert_no_error (error);
      cpt_store_close (store);
      g_clear_object (&result);
      while (g_main_context_iteration (NULL, FALSE))
        continue;
      g_assert_finalize_object (store);

      open_store (fixture, CPT_STORE_OPENED);
      store_fixture_read_all (&fixture->base, page);
    }
}

static void
test_file_that_is_none_is_set_aside (OutboxFixture *fixture, gconstpointer data)
{
  close_store (fixture);
  write_file (fixture, "store.sqlite", "This is not a database, but something longer than its header would be.", -1);
  open_store (fixture, CPT_STORE_DAMAGED);

  assert_set_aside (fixture, "damaged");
}

static void
test_first_page_overwritten_does_not_hide_the_others (OutboxFixture *fixture, gconstpointer data)
{
  g_autofree char *path = get_path (fixture, "store.sqlite");
  g_autofree char *noise = g_malloc (PAGE_BYTES);
  int file = -1;

  fill (fixture);
  close_store (fixture);
  memset (noise, 0xa5, PAGE_BYTES);
  file = g_open (path, O_RDWR, 0);
  g_assert_cmpint (pwrite (file, noise, PAGE_BYTES, 0), ==, PAGE_BYTES);
  close (file);
  open_store (fixture, CPT_STORE_DAMAGED);

  assert_set_aside (fixture, "damaged");
  assert_local_is_kept (fixture);
}

static void
test_truncated_file_is_set_aside (OutboxFixture *fixture, gconstpointer data)
{
  g_autofree char *path = get_path (fixture, "store.sqlite");

  fill (fixture);
  close_store (fixture);
  g_assert_cmpint (truncate (path, 20 * PAGE_BYTES), ==, 0);
  forget_the_good_end (fixture);
  open_store (fixture, CPT_STORE_DAMAGED);

  assert_set_aside (fixture, "damaged");
}

static void
test_empty_file_is_a_creation_that_was_cut (OutboxFixture *fixture, gconstpointer data)
{
  close_store (fixture);
  write_file (fixture, "store.sqlite", "", 0);
  forget_the_good_end (fixture);
  open_store (fixture, CPT_STORE_OPENED);

  g_object_unref (outbox_fixture_create (fixture, "Beaurivage"));
}

static void
test_file_of_a_newer_version_is_set_aside (OutboxFixture *fixture, gconstpointer data)
{
  g_autofree char *ignored = NULL;

  fill (fixture);
  ignored = store_fixture_text (&fixture->base, "ALTER TABLE outbox ADD COLUMN something_new TEXT");
  close_store (fixture);
  g_free (store_fixture_text (&fixture->base, "PRAGMA user_version = 1000"));
  open_store (fixture, CPT_STORE_NEWER);

  assert_set_aside (fixture, "newer");
  assert_local_is_kept (fixture);
}

static void
test_successor_takes_its_place_when_the_program_ended_before_it_could (OutboxFixture *fixture, gconstpointer data)
{
  g_autofree char *path = get_path (fixture, "store.sqlite");
  g_autofree char *made = get_path (fixture, "store.sqlite-made");

  fill (fixture);
  close_store (fixture);
  g_assert_cmpint (g_rename (path, made), ==, 0);
  open_store (fixture, CPT_STORE_OPENED);

  assert_local_is_kept (fixture);
}

/* A disk that is full on demand: SQLite's own file system, whose writes to the log can be made to fail. */
static gboolean is_disk_full;
static guint n_syncs;
static const sqlite3_io_methods *real_methods;
static sqlite3_io_methods methods;
static sqlite3_vfs *real_vfs;

static int
write_unless_full (sqlite3_file *file, const void *bytes, int length, sqlite3_int64 offset)
{
  return is_disk_full ? SQLITE_FULL : real_methods->xWrite (file, bytes, length, offset);
}

static int
count_sync (sqlite3_file *file, int flags)
{
  n_syncs++;

  return real_methods->xSync (file, flags);
}

static int
open_with_limit (sqlite3_vfs *vfs, sqlite3_filename name, sqlite3_file *file, int flags, int *out_flags)
{
  int code = real_vfs->xOpen (real_vfs, name, file, flags, out_flags);

  if (code == SQLITE_OK && (flags & SQLITE_OPEN_WAL) != 0)
    {
      g_assert_true (real_methods == NULL || real_methods == file->pMethods);
      real_methods = file->pMethods;
      methods = *real_methods;
      methods.xWrite = write_unless_full;
      methods.xSync = count_sync;
      file->pMethods = &methods;
    }

  return code;
}

static sqlite3_vfs *
limit_disk (void)
{
  static sqlite3_vfs vfs;

  real_vfs = sqlite3_vfs_find (NULL);
  vfs = *real_vfs;
  vfs.zName = "limited";
  vfs.pNext = NULL;
  vfs.xOpen = open_with_limit;
  sqlite3_vfs_register (&vfs, TRUE);

  return &vfs;
}

static GError *
fail_to_create (OutboxFixture *fixture)
{
  return outbox_fixture_fail_to_add (fixture,
                                     &(CptChangeFields){ .kind = CPT_CHANGE_CREATE_COMPANY, .name = "Too much" });
}

static void
test_full_disk_is_said_and_loses_nothing (OutboxFixture *fixture, gconstpointer data)
{
  sqlite3_vfs *vfs = NULL;
  g_autoptr (CptChange) before = NULL;
  g_autoptr (CptChange) after = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *shown = NULL;

  close_store (fixture);
  vfs = limit_disk ();
  open_store (fixture, CPT_STORE_OPENED);
  before = outbox_fixture_create (fixture, "Before");

  is_disk_full = TRUE;
  error = fail_to_create (fixture);
  is_disk_full = FALSE;
  after = outbox_fixture_create (fixture, "Then");
  shown = outbox_fixture_shown (fixture);
  close_store (fixture);
  sqlite3_vfs_unregister (vfs);

  g_assert_error (error, CPT_ERROR, CPT_ERROR_STORE);
  g_assert_nonnull (strstr (error->message, "full"));
  g_assert_cmpstr (shown, ==, "Before*2|Then*2");
  open_store (fixture, CPT_STORE_OPENED);
}

static void
test_what_the_user_did_is_on_the_disk_before_it_is_confirmed (OutboxFixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompanyPage) page = store_fixture_page (1, 10, 10);
  sqlite3_vfs *vfs = NULL;
  guint after_page = 0;
  guint after_change = 0;

  close_store (fixture);
  vfs = limit_disk ();
  open_store (fixture, CPT_STORE_OPENED);

  /* The first write of a log syncs its header. */
  g_object_unref (outbox_fixture_create (fixture, "Before"));
  n_syncs = 0;
  store_fixture_put_page (&fixture->base, page, 1, NULL);
  after_page = n_syncs;
  g_object_unref (outbox_fixture_create (fixture, "Beaurivage"));
  after_change = n_syncs;
  close_store (fixture);
  sqlite3_vfs_unregister (vfs);

  g_assert_cmpuint (after_page, ==, 0);
  g_assert_cmpuint (after_change, >, 0);
  open_store (fixture, CPT_STORE_OPENED);
}

static void
test_read_only_folder_is_said (OutboxFixture *fixture, gconstpointer data)
{
  g_autoptr (CptStore) store = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = NULL;

  if (geteuid () == 0)
    {
      g_test_skip ("No folder is read-only for root");
      return;
    }

  g_assert_cmpint (g_chmod (fixture->base.folder, 0500), ==, 0);
  folder = get_path (fixture, "account");
  store = cpt_store_new (folder, fixture->base.clock);
  cpt_store_open_async (store, NULL, test_store_result, &result);
  test_await (&result);
  g_assert_false (cpt_store_open_finish (store, result, NULL, &error));
  g_assert_error (error, CPT_ERROR, CPT_ERROR_STORE);
  cpt_store_close (store);
  g_assert_cmpint (g_chmod (fixture->base.folder, 0700), ==, 0);
}

/* The program that is killed: adds companies for ever, and says each one that was confirmed. */
static int
add_for_ever (const char *folder)
{
  OutboxFixture fixture = { .base = { .folder = (char *) folder, .clock = cpt_clock_new () } };

  store_fixture_open (&fixture.base, CPT_STORE_OPENED);
  fixture.outbox = cpt_outbox_repository_new (fixture.base.store);
  for (guint i = 0;; i++)
    {
      g_autofree char *name = g_strdup_printf ("Company %u", i);
      g_autoptr (CptChange) change = outbox_fixture_create (&fixture, name);
      g_autofree char *line = g_strdup_printf ("%" G_GINT64_FORMAT "\n", cpt_change_get_id (change));

      if (write (STDOUT_FILENO, line, strlen (line)) < 0)
        return 1;
    }
}

static GSubprocess *
start_program (const char *what, const char *argument)
{
  g_autoptr (GError) error = NULL;
  GSubprocess *process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, what, argument, NULL);

  g_assert_no_error (error);

  return process;
}

/* Kills @process after it has confirmed @n_lines; returns the last line that it wrote before it died. */
static gint64
kill_after (GSubprocess *process, guint n_lines)
{
  g_autoptr (GDataInputStream) stream = g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));
  g_autoptr (GError) error = NULL;
  gint64 last = 0;
  char *line = NULL;

  for (guint i = 0; (line = g_data_input_stream_read_line (stream, NULL, NULL, &error)) != NULL; i++)
    {
      last = g_ascii_strtoll (line, NULL, 10);
      g_free (line);
      if (i == n_lines)
        g_subprocess_force_exit (process);
    }
  g_assert_no_error (error);
  g_assert_false (g_subprocess_wait_check (process, NULL, NULL));

  return last;
}

static void
test_what_was_confirmed_survives_a_kill (OutboxFixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GSubprocess) process = NULL;
      gint64 last = 0;

      close_store (fixture);
      process = start_program ("--add-for-ever", fixture->base.folder);
      last = kill_after (process, 5 + 7 * i);
      open_store (fixture, CPT_STORE_OPENED);

      g_assert_cmpint (last, >, 0);
      g_assert_cmpint (store_fixture_number (&fixture->base, "SELECT count(*) FROM outbox"), >=, last);
      g_assert_cmpint (store_fixture_number (&fixture->base, "SELECT max (id) FROM outbox"), >=, last);
    }
}

static void
die (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  kill (getpid (), SIGKILL);
}

/* The program that is killed half-way through a migration. */
static int
migrate_and_die (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "store.sqlite", NULL);
  g_autoptr (CptSqlite) handle = cpt_sqlite_open_writer (path, NULL);
  g_autoptr (GPtrArray) scripts = cpt_migrations_load ();

  g_ptr_array_add (scripts, g_strdup ("CREATE TABLE half (way TEXT) STRICT; DELETE FROM outbox; SELECT die ();"));
  sqlite3_create_function (handle, "die", 0, SQLITE_UTF8, NULL, die, NULL, NULL);

  return cpt_migrations_run (handle, scripts, NULL) ? 0 : 1;
}

static void
test_migration_killed_half_way_did_not_happen (OutboxFixture *fixture, gconstpointer data)
{
  g_autoptr (GSubprocess) process = NULL;
  gint64 version = 0;

  fill (fixture);
  version = store_fixture_number (&fixture->base, "PRAGMA user_version");
  close_store (fixture);
  process = start_program ("--migrate-and-die", fixture->base.folder);
  kill_after (process, 0);
  g_assert_true (g_subprocess_get_if_signaled (process));
  open_store (fixture, CPT_STORE_OPENED);

  g_assert_cmpint (store_fixture_number (&fixture->base, "PRAGMA user_version"), ==, version);
  g_assert_cmpint (store_fixture_number (&fixture->base, "SELECT count(*) FROM sqlite_schema WHERE name = 'half'"), ==,
                   0);
  assert_local_is_kept (fixture);
}

static void
test_migration_that_fails_leaves_the_version_before (OutboxFixture *fixture, gconstpointer data)
{
  g_autofree char *path = get_path (fixture, "other.sqlite");
  g_autoptr (CptSqlite) handle = cpt_sqlite_open_writer (path, NULL);
  g_autoptr (GPtrArray) scripts = cpt_migrations_load ();
  g_autoptr (GError) error = NULL;
  guint n_scripts = scripts->len;
  gint64 version = 0;

  g_ptr_array_add (scripts, g_strdup ("CREATE TABLE more (a TEXT) STRICT; CREATE TABLE company (a TEXT) STRICT;"));
  g_assert_false (cpt_migrations_run (handle, scripts, &error));
  g_assert_error (error, CPT_ERROR, CPT_ERROR_STORE);
  g_assert_true (cpt_sqlite_get_int64 (handle, "PRAGMA user_version", &version, NULL));
  g_assert_cmpint (version, ==, n_scripts);
}

int
main (int argc, char **argv)
{
  if (argc == 3 && g_str_equal (argv[1], "--add-for-ever"))
    return add_for_ever (argv[2]);
  if (argc == 3 && g_str_equal (argv[1], "--migrate-and-die"))
    return migrate_and_die (argv[2]);

  program = argv[0];
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test)                                                                                                \
  g_test_add ("/bad-days/" path, OutboxFixture, NULL, outbox_fixture_set_up, test, outbox_fixture_tear_down)
  ADD ("damaged-file-is-set-aside-and-the-rest-salvaged", test_damaged_file_is_set_aside_and_the_rest_salvaged);
  ADD ("list-says-that-it-cannot-be-read", test_list_says_that_it_cannot_be_read);
  ADD ("damage-that-is-met-later-is-mended-at-the-next-start",
       test_damage_that_is_met_later_is_mended_at_the_next_start);
  ADD ("noise-anywhere-never-keeps-it-from-opening", test_noise_anywhere_never_keeps_it_from_opening);
  ADD ("file-that-is-none-is-set-aside", test_file_that_is_none_is_set_aside);
  ADD ("first-page-overwritten-does-not-hide-the-others", test_first_page_overwritten_does_not_hide_the_others);
  ADD ("truncated-file-is-set-aside", test_truncated_file_is_set_aside);
  ADD ("empty-file-is-a-creation-that-was-cut", test_empty_file_is_a_creation_that_was_cut);
  ADD ("file-of-a-newer-version-is-set-aside", test_file_of_a_newer_version_is_set_aside);
  ADD ("successor-takes-its-place-when-the-program-ended-before-it-could",
       test_successor_takes_its_place_when_the_program_ended_before_it_could);
  ADD ("full-disk-is-said-and-loses-nothing", test_full_disk_is_said_and_loses_nothing);
  ADD ("what-the-user-did-is-on-the-disk-before-it-is-confirmed",
       test_what_the_user_did_is_on_the_disk_before_it_is_confirmed);
  ADD ("read-only-folder-is-said", test_read_only_folder_is_said);
  ADD ("what-was-confirmed-survives-a-kill", test_what_was_confirmed_survives_a_kill);
  ADD ("migration-killed-half-way-did-not-happen", test_migration_killed_half_way_did_not_happen);
  ADD ("migration-that-fails-leaves-the-version-before", test_migration_that_fails_leaves_the_version_before);
#undef ADD

  return g_test_run ();
}
