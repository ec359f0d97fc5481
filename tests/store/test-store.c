/* test-store.c — the life of a store: made, opened again, kept to one program, closed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gstdio.h>

#include "cpt-meta-repository.h"
#include "cpt-sqlite-private.h"
#include "cpt-store-private.h"
#include "store-fixture.h"

static GError *
fail_to_open (const char *folder, CptClock *clock)
{
  g_autoptr (CptStore) store = cpt_store_new (folder, clock);
  g_autoptr (GAsyncResult) result = NULL;
  GError *error = NULL;

  cpt_store_open_async (store, NULL, test_store_result, &result);
  test_await (&result);
  g_assert_false (cpt_store_open_finish (store, result, NULL, &error));
  cpt_store_close (store);

  return error;
}

static void
test_folder_and_file_are_for_their_user_alone (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "store.sqlite", NULL);
  g_autofree char *wal = g_build_filename (fixture->folder, "store.sqlite-wal", NULL);
  GStatBuf status;

  g_assert_cmpint (g_stat (fixture->folder, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0700);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_cmpint (g_stat (wal, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
}

static void
test_file_says_what_it_is (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *journal = store_fixture_text (fixture, "PRAGMA journal_mode");

  g_assert_cmpint (store_fixture_number (fixture, "PRAGMA application_id"), ==, 0x43707472);
  g_assert_cmpint (store_fixture_number (fixture, "PRAGMA user_version"), >=, 1);
  g_assert_cmpstr (journal, ==, "wal");
}

static gboolean
let_go_cb (gpointer user_data)
{
  g_assert_cmpint (sqlite3_exec (user_data, "COMMIT", NULL, NULL, NULL), ==, SQLITE_OK);

  return G_SOURCE_REMOVE;
}

/* A backup, or a person with sqlite3(1): what is stored meanwhile waits for them. */
static void
test_what_others_write_into_the_file_is_waited_for (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "store.sqlite", NULL);
  g_autoptr (CptCompany) company = store_fixture_company (1, "Patient");
  sqlite3 *handle = NULL;

  g_assert_cmpint (sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  g_timeout_add (50, let_go_cb, handle);
  store_fixture_put (fixture, company);
  g_assert_true (sqlite3_get_autocommit (handle));
  g_assert_cmpint (store_fixture_find (fixture, "PATIENT"), !=, 0);
  sqlite3_close (handle);
}

static void
test_what_was_stored_is_there_after_opening_again (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompanyPage) page = store_fixture_page (1, 3, 3);

  store_fixture_read_all (fixture, page);
  store_fixture_reopen (fixture, CPT_STORE_OPENED);

  g_assert_cmpint (store_fixture_find (fixture, "COMPANY 2"), !=, 0);
}

static void
test_second_program_is_told_that_it_is_open_elsewhere (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = fail_to_open (fixture->folder, fixture->clock);

  g_assert_error (error, CPT_ERROR, CPT_ERROR_STORE);
  g_assert_nonnull (strstr (error->message, "already open"));
}

static void
test_folder_that_cannot_be_made_is_said (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *file = g_build_filename (fixture->folder, "store.sqlite", NULL);
  g_autofree char *folder = g_build_filename (file, "below-a-file", NULL);
  g_autoptr (GError) error = fail_to_open (folder, fixture->clock);

  g_assert_error (error, CPT_ERROR, CPT_ERROR_STORE);
  g_assert_nonnull (strstr (error->message, folder));
}

static void
test_closed_store_fails_its_tasks_at_once (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CptReadCursor cursor;

  cpt_store_close (fixture->store);
  cpt_company_repository_begin_read_async (fixture->companies, 10, NULL, test_store_result, &result);
  test_await (&result);

  g_assert_false (cpt_company_repository_begin_read_finish (fixture->companies, result, &cursor, &error));
  g_assert_error (error, CPT_ERROR, CPT_ERROR_STORE);
}

static void
test_store_may_be_closed_while_it_opens (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CptStore *store = NULL;

  store_fixture_close (fixture);
  store = cpt_store_new (fixture->folder, fixture->clock);
  cpt_store_open_async (store, NULL, test_store_result, &result);
  cpt_store_close (store);
  test_await (&result);

  g_assert_false (cpt_store_open_finish (store, result, NULL, &error));
  g_assert_error (error, CPT_ERROR, CPT_ERROR_STORE);
  g_clear_object (&result);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_finalize_object (store);
}

static void
test_cancelled_task_says_so (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  cpt_company_repository_get_async (fixture->companies, 1, cancellable, test_store_result, &result);
  test_await (&result);

  g_assert_null (cpt_company_repository_get_finish (fixture->companies, result, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_values_are_seen_at_once_and_kept (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (CptMetaRepository) meta = cpt_meta_repository_new (fixture->store);
  g_autoptr (GVariant) at_once = NULL;
  g_autoptr (GVariant) later = NULL;
  g_autoptr (GVariant) of_another_type = NULL;

  cpt_meta_repository_set (meta, "view-companies", g_variant_new ("(us)", 4, "name"));
  cpt_meta_repository_set (meta, "view-companies", g_variant_new ("(us)", 5, "created"));
  at_once = cpt_meta_repository_get (meta, "view-companies", G_VARIANT_TYPE ("(us)"));
  g_assert_finalize_object (g_steal_pointer (&meta));

  store_fixture_reopen (fixture, CPT_STORE_OPENED);
  meta = cpt_meta_repository_new (fixture->store);
  later = cpt_meta_repository_get (meta, "view-companies", G_VARIANT_TYPE ("(us)"));
  of_another_type = cpt_meta_repository_get (meta, "view-companies", G_VARIANT_TYPE_STRING);

  g_assert_nonnull (at_once);
  g_assert_nonnull (later);
  g_assert_true (g_variant_equal (at_once, later));
  g_assert_null (of_another_type);
}

typedef struct
{
  GAsyncQueue *begun; /* has something once the first count was made */
  GAsyncQueue *goes_on;
  gint64 counts[2];
} Counting;

static void
count_twice_on_query_thread (GTask *task, sqlite3 *handle)
{
  Counting *counting = g_task_get_task_data (task);
  GError *error = NULL;

  cpt_sqlite_get_int64 (handle, "SELECT count (*) FROM company", &counting->counts[0], &error);
  g_async_queue_push (counting->begun, task);
  g_async_queue_pop (counting->goes_on);
  cpt_sqlite_get_int64 (handle, "SELECT count (*) FROM company", &counting->counts[1], &error);
  g_assert_no_error (error);
  g_task_return_boolean (task, TRUE);
}

/* What is committed between two statements of a task is not in the second alone. */
static void
test_what_a_task_reads_is_of_one_moment (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncQueue) begun = g_async_queue_new ();
  g_autoptr (GAsyncQueue) goes_on = g_async_queue_new ();
  Counting counting = { .begun = begun, .goes_on = goes_on };
  g_autoptr (CptCompanyPage) page = store_fixture_page (1, 3, 3);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GTask) task = g_task_new (NULL, NULL, test_store_result, &result);

  g_task_set_task_data (task, &counting, NULL);
  cpt_store_submit_read (fixture->store, task, count_twice_on_query_thread);
  g_async_queue_pop (begun);
  store_fixture_read_all (fixture, page);
  g_async_queue_push (goes_on, fixture);
  test_await (&result);

  g_assert_true (g_task_propagate_boolean (G_TASK (result), NULL));
  g_assert_cmpint (counting.counts[0], ==, 0);
  g_assert_cmpint (counting.counts[1], ==, 0);
  g_assert_cmpint (store_fixture_number (fixture, "SELECT count (*) FROM company"), ==, 3);
}

typedef struct
{
  GAsyncQueue *goes_on;
  GThread *thread; /* (nullable): that the source was freed on */
} LettingGo;

static void
source_freed_cb (gpointer data, GObject *source)
{
  LettingGo *letting_go = data;

  g_atomic_pointer_set (&letting_go->thread, g_thread_self ());
}

static gboolean
is_freed (gpointer user_data)
{
  return g_atomic_pointer_get (&((LettingGo *) user_data)->thread) != NULL;
}

static void
answer_on_query_thread (GTask *task, sqlite3 *handle)
{
  LettingGo *letting_go = g_task_get_task_data (task);

  g_task_return_boolean (task, TRUE);
  g_async_queue_pop (letting_go->goes_on);
}

/* It may be of the main thread alone, as a list is, whose own handle would be closed on another one then. */
static void
test_what_a_task_holds_is_let_go_where_it_is_answered (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncQueue) goes_on = g_async_queue_new ();
  LettingGo letting_go = { .goes_on = goes_on };
  GObject *source = G_OBJECT (g_cancellable_new ());
  GAsyncResult *result = NULL;
  GTask *task = g_task_new (source, NULL, test_store_result, &result);

  g_object_weak_ref (source, source_freed_cb, &letting_go);
  g_object_unref (source);
  g_task_set_task_data (task, &letting_go, NULL);
  cpt_store_submit_read (fixture->store, task, answer_on_query_thread);
  g_object_unref (task);
  test_await (&result);
  g_assert_true (g_task_propagate_boolean (G_TASK (result), NULL));
  g_object_unref (result);

  g_async_queue_push (goes_on, fixture);
  test_await_true (is_freed, &letting_go);

  g_assert_true (letting_go.thread == g_thread_self ());
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test) g_test_add (path, StoreFixture, NULL, store_fixture_set_up, test, store_fixture_tear_down)
  ADD ("/store/folder-and-file-are-for-their-user-alone", test_folder_and_file_are_for_their_user_alone);
  ADD ("/store/file-says-what-it-is", test_file_says_what_it_is);
  ADD ("/store/what-a-task-reads-is-of-one-moment", test_what_a_task_reads_is_of_one_moment);
  ADD ("/store/what-others-write-into-the-file-is-waited-for", test_what_others_write_into_the_file_is_waited_for);
  ADD ("/store/what-was-stored-is-there-after-opening-again", test_what_was_stored_is_there_after_opening_again);
  ADD ("/store/second-program-is-told-that-it-is-open-elsewhere",
       test_second_program_is_told_that_it_is_open_elsewhere);
  ADD ("/store/folder-that-cannot-be-made-is-said", test_folder_that_cannot_be_made_is_said);
  ADD ("/store/closed-store-fails-its-tasks-at-once", test_closed_store_fails_its_tasks_at_once);
  ADD ("/store/store-may-be-closed-while-it-opens", test_store_may_be_closed_while_it_opens);
  ADD ("/store/what-a-task-holds-is-let-go-where-it-is-answered",
       test_what_a_task_holds_is_let_go_where_it_is_answered);
  ADD ("/store/cancelled-task-says-so", test_cancelled_task_says_so);
  ADD ("/store/values-are-seen-at-once-and-kept", test_values_are_seen_at_once_and_kept);
#undef ADD

  return g_test_run ();
}
