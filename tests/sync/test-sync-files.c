/* test-sync-files.c — files are listed, uploaded and downloaded, byte for byte; and what is seen of that later.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sync-files.h"

#include <string.h>

#include "cpt-activity-list.h"
#include "cpt-file-repository.h"
#include "cpt-platform-files.h"
#include "watch-fixture.h"

#define CONTENT "Date,Montant\r\n2026-07-31,\0\xff\r\n"

typedef struct
{
  WatchFixture watch;
  CptFileRepository *files;
  GFile *folder;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_dir_make_tmp ("comptoir-files-XXXXXX", NULL);

  watch_fixture_set_up (&fixture->watch);
  fixture->files = cpt_file_repository_new (fixture->watch.base.store);
  fixture->folder = g_file_new_for_path (path);
}

/* How many files there are in the folder of the test. */
static guint
count_files (Fixture *fixture)
{
  g_autoptr (GDir) folder = g_dir_open (g_file_peek_path (fixture->folder), 0, NULL);
  guint n = 0;

  while (g_dir_read_name (folder) != NULL)
    n++;

  return n;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  test_remove_folder (g_file_peek_path (fixture->folder));
  g_clear_object (&fixture->folder);
  g_clear_object (&fixture->files);
  watch_fixture_tear_down (&fixture->watch);
}

static void
list (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  cpt_sync_list_files_async (fixture->watch.base.sync, fixture->watch.company_id, NULL, test_store_result, &result);
  test_await (&result);
  g_assert_true (cpt_sync_list_files_finish (fixture->watch.base.sync, result, &error));
  g_assert_no_error (error);
}

static CptFileList *
get_list (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CptFileList *files = NULL;

  cpt_file_repository_list_async (fixture->files, fixture->watch.company_id, NULL, test_store_result, &result);
  test_await (&result);
  files = cpt_file_repository_list_finish (fixture->files, result, &error);
  g_assert_no_error (error);

  return files;
}

static gboolean
upload (Fixture *fixture, const char *name, GError **error)
{
  g_autoptr (GBytes) content = g_bytes_new_static (CONTENT, sizeof CONTENT - 1);
  g_autoptr (GAsyncResult) result = NULL;

  cpt_sync_upload_file_async (fixture->watch.base.sync, fixture->watch.company_id, fixture->watch.connection_id, name,
                              content, NULL, test_store_result, &result);
  test_await (&result);

  return cpt_sync_upload_file_finish (fixture->watch.base.sync, result, error);
}

static GFile *
get_target (Fixture *fixture)
{
  return g_file_get_child (fixture->folder, "Files.zip");
}

static gboolean
download (Fixture *fixture, const char *date, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) target = get_target (fixture);
  g_autoptr (GAsyncResult) result = NULL;

  cpt_sync_download_files_async (fixture->watch.base.sync, fixture->watch.company_id, date, target, cancellable,
                                 test_store_result, &result);
  test_await (&result);

  return cpt_sync_download_files_finish (fixture->watch.base.sync, result, error);
}

static gboolean
is_loaded (gpointer user_data)
{
  return cpt_activity_list_get_is_loaded (user_data);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* "origin name" of each upload, sorted: what happens within a second has no certain order. */
static char *
spell_activity (Fixture *fixture)
{
  g_autoptr (CptActivityList) activity = cpt_activity_list_new (fixture->watch.base.store, fixture->watch.company_id);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  cpt_activity_list_set_query (activity, &(CptActivityQuery){ .kinds = 1U << CPT_ACTIVITY_FILE_UPLOADED });
  test_await_true (is_loaded, activity);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (activity)); i++)
    {
      g_autoptr (CptActivity) entry = g_list_model_get_item (G_LIST_MODEL (activity), i);
      const CptActivityFields *fields = cpt_activity_get_fields (entry);

      g_ptr_array_add (lines, g_strdup_printf ("%d %s", (int) fields->origin, fields->after));
    }
  g_ptr_array_sort (lines, compare);
  g_ptr_array_add (lines, NULL);

  return g_strjoinv ("\n", (char **) lines->pdata);
}

/* The archive holds files as they are, without compressing them. */
static gboolean
holds (Fixture *fixture, gconstpointer bytes, gsize length)
{
  g_autoptr (GFile) target = get_target (fixture);
  g_autofree char *contents = NULL;
  gsize n_bytes = 0;
  g_autoptr (GError) error = NULL;

  g_file_load_contents (target, NULL, &contents, &n_bytes, NULL, &error);
  g_assert_no_error (error);

  for (gsize at = 0; at + length <= n_bytes; at++)
    if (memcmp (contents + at, bytes, length) == 0)
      return g_str_has_prefix (contents, "PK");

  return FALSE;
}

static void
test_what_is_uploaded_is_listed_recorded_and_downloaded (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CptFileList) before = NULL;
  g_autoptr (CptFileList) after = NULL;
  g_autofree char *activity = NULL;
  g_autofree char *date = NULL;
  g_autoptr (GError) error = NULL;

  list (fixture);
  before = get_list (fixture);
  g_assert_cmpuint (before->files->len, ==, 0);
  g_assert_cmpint (before->read_at, !=, CPT_TIME_UNKNOWN);

  g_assert_true (upload (fixture, "relevé \"juin\".csv", &error));
  g_assert_no_error (error);
  after = get_list (fixture);
  g_assert_cmpuint (after->files->len, ==, 1);
  g_assert_cmpstr (cpt_file_get_fields (g_ptr_array_index (after->files, 0))->name, ==, "relevé \"juin\".csv");
  list (fixture);
  activity = spell_activity (fixture);
  g_assert_cmpstr (activity, ==, "1 relevé \"juin\".csv");

  date = cpt_file_dup_date (g_ptr_array_index (after->files, 0));
  g_assert_true (download (fixture, date, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (holds (fixture, CONTENT, sizeof CONTENT - 1));
  g_assert_cmpuint (count_files (fixture), ==, 1);
}

static guint
count_files_there (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GError) error = NULL;

  cpt_platform_client_list_files_async (fixture->watch.base.client, CPT_PRIORITY_USER, fixture->watch.company_id, NULL,
                                        test_store_result, &result);
  test_await (&result);
  files = cpt_platform_client_list_files_finish (fixture->watch.base.client, result, &error);
  g_assert_no_error (error);

  return files->len;
}

static void
reopen (Fixture *fixture)
{
  sync_fixture_stop (&fixture->watch.base);
  g_clear_object (&fixture->files);
  watch_fixture_reopen_store (&fixture->watch);
  fixture->files = cpt_file_repository_new (fixture->watch.base.store);
  watch_fixture_start (&fixture->watch);
}

/* @fault: no answer comes, whether the platform takes the file or not. */
static void
check_doubt (Fixture *fixture, const char *fault, guint n_there)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *activity = NULL;

  sync_fixture_set_fault (&fixture->watch.base, fault);
  g_assert_false (upload (fixture, "Ours.pdf", &error));
  g_assert_error (error, CPT_ERROR, CPT_ERROR_UNREACHABLE);
  g_clear_error (&error);
  sync_fixture_set_fault (&fixture->watch.base, NULL);
  reopen (fixture);
  g_assert_cmpuint (count_files_there (fixture), ==, n_there);

  g_assert_true (upload (fixture, "Ours.pdf", &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_files_there (fixture), ==, 1);
  activity = spell_activity (fixture);
  g_assert_cmpstr (activity, ==, "1 Ours.pdf");

  /* It is certain now: who uploads it once more wants it twice. */
  g_assert_true (upload (fixture, "Ours.pdf", &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_files_there (fixture), ==, 2);
}

static void
test_what_was_uploaded_without_an_answer_is_found_after_a_restart (Fixture *fixture, gconstpointer data)
{
  check_doubt (fixture, "silent", 1);
}

static void
test_what_was_not_uploaded_is_sent_after_a_restart (Fixture *fixture, gconstpointer data)
{
  check_doubt (fixture, "deaf", 0);
}

static void
test_what_others_upload_is_recorded_as_theirs (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *activity = NULL;

  list (fixture);
  g_assert_true (upload (fixture, "Ours.pdf", &error));
  for (int i = 0; i < 2; i++)
    g_ptr_array_add (files, cpt_file_new (&(CptFileFields){ .name = "Ours.pdf", .uploaded = i }));
  g_ptr_array_add (files, cpt_file_new (&(CptFileFields){ .name = "Theirs.pdf", .uploaded = 3 }));
  cpt_file_repository_put_async (fixture->files, fixture->watch.company_id, files, NULL, test_store_result, &result);
  test_await (&result);
  g_assert_true (cpt_file_repository_put_finish (fixture->files, result, &error));

  activity = spell_activity (fixture);
  g_assert_cmpstr (activity, ==, "0 Ours.pdf\n0 Theirs.pdf\n1 Ours.pdf");
}

static void
test_what_is_refused_is_recorded_nowhere (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *activity = NULL;

  g_assert_false (upload (fixture, "program.exe", &error));
  g_assert_error (error, CPT_ERROR, CPT_ERROR_REFUSED);
  activity = spell_activity (fixture);
  g_assert_cmpstr (activity, ==, "");
}

static void
test_download_that_fails_leaves_what_was_there (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) target = get_target (fixture);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_file_replace_contents (target, "PK before", 9, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, &error);
  g_assert_no_error (error);

  g_assert_false (download (fixture, "1999-01-01", NULL, &error));
  g_assert_error (error, CPT_ERROR, CPT_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_cancellable_cancel (cancellable);
  g_assert_false (download (fixture, "1999-01-01", cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  g_assert_true (holds (fixture, "before", 6));
  g_assert_cmpuint (count_files (fixture), ==, 1);
}

static void
test_download_that_is_cut_leaves_what_was_there (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) target = get_target (fixture);
  g_autoptr (CptFileList) files = NULL;
  g_autofree char *date = NULL;
  g_autoptr (GError) error = NULL;

  g_file_replace_contents (target, "PK before", 9, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, &error);
  g_assert_true (upload (fixture, "Ours.pdf", &error));
  files = get_list (fixture);
  date = cpt_file_dup_date (g_ptr_array_index (files->files, 0));
  sync_fixture_set_fault (&fixture->watch.base, "cut");

  g_assert_false (download (fixture, date, NULL, &error));
  g_assert_error (error, CPT_ERROR, CPT_ERROR_UNREACHABLE);
  g_assert_true (holds (fixture, "before", 6));
  g_assert_cmpuint (count_files (fixture), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test) g_test_add ("/sync-files/" path, Fixture, NULL, set_up, test, tear_down)

  ADD ("what-is-uploaded-is-listed-recorded-and-downloaded", test_what_is_uploaded_is_listed_recorded_and_downloaded);
  ADD ("what-was-uploaded-without-an-answer-is-found-after-a-restart",
       test_what_was_uploaded_without_an_answer_is_found_after_a_restart);
  ADD ("what-was-not-uploaded-is-sent-after-a-restart", test_what_was_not_uploaded_is_sent_after_a_restart);
  ADD ("what-others-upload-is-recorded-as-theirs", test_what_others_upload_is_recorded_as_theirs);
  ADD ("what-is-refused-is-recorded-nowhere", test_what_is_refused_is_recorded_nowhere);
  ADD ("download-that-fails-leaves-what-was-there", test_download_that_fails_leaves_what_was_there);
  ADD ("download-that-is-cut-leaves-what-was-there", test_download_that_is_cut_leaves_what_was_there);

  return g_test_run ();
}
