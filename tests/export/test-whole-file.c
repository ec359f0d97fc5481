/* test-whole-file.c — a file is there whole, for its user alone, or as it was.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-whole-file.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#define LARGE (1024 * 1024)

typedef struct
{
  char *folder;
  GFile *file;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("comptoir-test-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "balance.csv", NULL);
  fixture->file = g_file_new_for_path (path);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_file_delete (fixture->file, NULL, NULL);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0); /* nothing was left in it */
  g_object_unref (fixture->file);
  g_free (fixture->folder);
}

static GBytes *
make_bytes (gsize size)
{
  return g_bytes_new_take (memset (g_malloc (size), 'x', size), size);
}

static void
assert_size (Fixture *fixture, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;
  gsize length = 0;

  g_file_load_contents (fixture->file, NULL, &contents, &length, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (length, ==, size);
}

static void
write_file (Fixture *fixture, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = make_bytes (size);

  g_assert_true (cpt_whole_file_write (fixture->file, bytes, NULL, &error));
  g_assert_no_error (error);
}

static void
test_it_is_for_its_user_alone (Fixture *fixture, gconstpointer data)
{
  GStatBuf status;

  g_assert_true (g_file_set_contents (g_file_peek_path (fixture->file), "old", -1, NULL));
  g_assert_cmpint (g_chmod (g_file_peek_path (fixture->file), 0644), ==, 0);
  write_file (fixture, 5);

  assert_size (fixture, 5);
  g_assert_cmpint (g_stat (g_file_peek_path (fixture->file), &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
}

/* As on a disk that is full: files may not become so large. */
static void
fail_to_write (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = make_bytes (LARGE);
  struct rlimit before;
  struct rlimit small;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  small = (struct rlimit){ .rlim_cur = LARGE / 2, .rlim_max = before.rlim_max };
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  g_assert_false (cpt_whole_file_write (fixture->file, bytes, NULL, &error));
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);

  g_assert_nonnull (error);
  g_assert_cmpint (error->domain, ==, G_IO_ERROR);
}

static void
test_half_of_one_is_never_there (Fixture *fixture, gconstpointer data)
{
  fail_to_write (fixture);
  g_assert_false (g_file_query_exists (fixture->file, NULL));

  write_file (fixture, 3);
  fail_to_write (fixture);
  assert_size (fixture, 3);
}

static void
test_what_is_cancelled_changes_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GBytes) bytes = make_bytes (9);
  g_autoptr (GError) error = NULL;

  write_file (fixture, 3);
  g_cancellable_cancel (cancellable);
  g_assert_false (cpt_whole_file_write (fixture->file, bytes, cancellable, &error));

  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_size (fixture, 3);
}

#define ADD(path, function) g_test_add ("/whole-file/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("it-is-for-its-user-alone", test_it_is_for_its_user_alone);
  ADD ("half-of-one-is-never-there", test_half_of_one_is_never_there);
  ADD ("what-is-cancelled-changes-nothing", test_what_is_cancelled_changes_nothing);

  return g_test_run ();
}
