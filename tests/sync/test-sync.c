/* test-sync.c — sync as the program sees it: on the main thread, over real HTTP.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "sync-fixture.h"

#include <sys/resource.h>

#include "cpt-sync-private.h"

/* Slow enough that what is not watched is not checked before Meson's time-out, fast enough for what is. */
#define SLOW 0.1

static void
set_up_one (SyncFixture *fixture, gconstpointer data)
{
  sync_fixture_set_up (fixture, 0);
}

static void
set_up_many (SyncFixture *fixture, gconstpointer data)
{
  sync_fixture_set_up (fixture, 30);
}

static void
tear_down (SyncFixture *fixture, gconstpointer data)
{
  sync_fixture_tear_down (fixture);
}

static void
await_stored (SyncFixture *fixture, const char *name)
{
  gboolean is_stored = FALSE;

  while (!is_stored)
    {
      g_autoptr (CptCompany) company = sync_fixture_find_stored (fixture, name, NULL);

      is_stored = company != NULL;
    }
}

static void
await_first_read (SyncFixture *fixture)
{
  while (cpt_sync_get_last_read (fixture->sync) == CPT_TIME_UNKNOWN)
    g_main_context_iteration (NULL, TRUE);
}

/* Every notification, seen on the main thread or not. */
typedef struct
{
  GThread *main_thread;
  guint n_elsewhere;
  guint n_progress;
} Seen;

static void
notify_cb (GObject *object, GParamSpec *pspec, Seen *seen)
{
  if (g_thread_self () != seen->main_thread)
    seen->n_elsewhere++;
  if (g_str_equal (pspec->name, "n-read"))
    seen->n_progress++;
}

static void
test_progress_is_told_on_the_main_thread (SyncFixture *fixture, gconstpointer data)
{
  Seen seen = { .main_thread = g_thread_self () };

  sync_fixture_start (fixture);
  g_signal_connect (fixture->sync, "notify", G_CALLBACK (notify_cb), &seen);
  await_first_read (fixture);

  g_assert_cmpuint (seen.n_elsewhere, ==, 0);
  g_assert_cmpuint (seen.n_progress, >, 2);
  g_assert_cmpuint (cpt_sync_get_n_read (fixture->sync), ==, cpt_sync_get_n_expected (fixture->sync));
  g_assert_null (cpt_sync_get_error (fixture->sync));
}

static void
test_the_last_read_is_remembered (SyncFixture *fixture, gconstpointer data)
{
  g_autoptr (CptSync) next = NULL;
  gint64 last_read;

  sync_fixture_start (fixture);
  await_first_read (fixture);
  last_read = cpt_sync_get_last_read (fixture->sync);
  sync_fixture_stop (fixture);
  sync_fixture_reopen_store (fixture);
  next = cpt_sync_new (fixture->store);

  g_assert_cmpint (cpt_sync_get_last_read (next), ==, last_read);
}

static void
test_stopping_in_the_middle_of_a_read_ends (SyncFixture *fixture, gconstpointer data)
{
  sync_fixture_start_with (fixture, cpt_sandbox_get_api_key (fixture->sandbox), 1, SLOW);
  while (cpt_sync_get_n_read (fixture->sync) < 3)
    g_main_context_iteration (NULL, TRUE);

  sync_fixture_stop (fixture);

  g_assert_null (fixture->sync);
}

static void
test_stopping_at_once_ends (SyncFixture *fixture, gconstpointer data)
{
  sync_fixture_start (fixture);
  sync_fixture_stop (fixture);

  g_assert_null (fixture->sync);
}

static void
test_a_read_can_be_cancelled (SyncFixture *fixture, gconstpointer data)
{
  sync_fixture_start_with (fixture, cpt_sandbox_get_api_key (fixture->sandbox), 1, SLOW);
  while (cpt_sync_get_n_read (fixture->sync) < 3)
    g_main_context_iteration (NULL, TRUE);

  cpt_sync_cancel_read (fixture->sync);
  sync_fixture_await_state (fixture, CPT_SYNC_IDLE);

  g_assert_null (cpt_sync_get_error (fixture->sync));
  g_assert_cmpint (cpt_sync_get_last_read (fixture->sync), ==, CPT_TIME_UNKNOWN);
}

static void
test_reload_reads_again (SyncFixture *fixture, gconstpointer data)
{
  g_autofree char *id = NULL;

  sync_fixture_start_with (fixture, cpt_sandbox_get_api_key (fixture->sandbox), 4, SLOW);
  await_first_read (fixture);
  id = sync_fixture_create_elsewhere (fixture, "Found By Reload");
  cpt_sync_reload (fixture->sync);

  await_stored (fixture, "Found By Reload");
}

static void
test_watched_links_are_looked_for (SyncFixture *fixture, gconstpointer data)
{
  g_autofree char *id = NULL;

  sync_fixture_start_with (fixture, cpt_sandbox_get_api_key (fixture->sandbox), 4, SLOW);
  await_first_read (fixture);
  cpt_sync_watch_links (fixture->sync);
  id = sync_fixture_create_elsewhere (fixture, "Found By Watching");

  await_stored (fixture, "Found By Watching");
}

static void
test_a_refused_key_stops_everything (SyncFixture *fixture, gconstpointer data)
{
  sync_fixture_start_with (fixture, "wrong", 4, 0.001);
  sync_fixture_await_state (fixture, CPT_SYNC_STOPPED);

  g_assert_error (cpt_sync_get_error (fixture->sync), CPT_ERROR, CPT_ERROR_UNAUTHORIZED);
  g_assert_cmpint (cpt_sync_get_retry_at (fixture->sync), ==, 0);
}

static void
test_a_refused_key_is_tried_again_when_asked (SyncFixture *fixture, gconstpointer data)
{
  sync_fixture_set_fault (fixture, "status=401");
  sync_fixture_start (fixture);
  sync_fixture_await_state (fixture, CPT_SYNC_STOPPED);
  sync_fixture_set_fault (fixture, NULL);
  cpt_sync_reload (fixture->sync);
  await_first_read (fixture);

  g_assert_null (cpt_sync_get_error (fixture->sync));
}

static void
test_it_comes_back_by_itself (SyncFixture *fixture, gconstpointer data)
{
  gint64 last_read;

  sync_fixture_start (fixture);
  await_first_read (fixture);
  last_read = cpt_sync_get_last_read (fixture->sync);
  sync_fixture_stop_sandbox (fixture);
  cpt_sync_reload (fixture->sync);
  sync_fixture_await_state (fixture, CPT_SYNC_WAITING);

  g_assert_error (cpt_sync_get_error (fixture->sync), CPT_ERROR, CPT_ERROR_UNREACHABLE);
  g_assert_cmpint (cpt_sync_get_last_read (fixture->sync), ==, last_read);

  sync_fixture_start_sandbox (fixture);
  sync_fixture_await_state (fixture, CPT_SYNC_IDLE);

  g_assert_null (cpt_sync_get_error (fixture->sync));
  g_assert_cmpint (cpt_sync_get_retry_at (fixture->sync), ==, 0);
}

static void
test_an_address_that_cannot_be_used_is_said (SyncFixture *fixture, gconstpointer data)
{
  fixture->sync = cpt_sync_new (fixture->store);
  cpt_sync_start (fixture->sync, "http://platform.invalid", "key");
  cpt_sync_reload (fixture->sync);
  sync_fixture_await_state (fixture, CPT_SYNC_STOPPED);

  g_assert_nonnull (cpt_sync_get_error (fixture->sync));
}

typedef struct
{
  int nice;
  gboolean is_known;
} Priority;

static void
find_priority (CptSyncEngine *engine, gpointer data)
{
  ((Priority *) data)->nice = getpriority (PRIO_PROCESS, 0);
}

static void
end_call (gpointer data)
{
  g_atomic_int_set (&((Priority *) data)->is_known, TRUE);
}

static gboolean
is_priority_known (gpointer priority)
{
  return g_atomic_int_get (&((Priority *) priority)->is_known);
}

/* GLib's pools give each thread the nice value of the first one: who is not root may not do so from a higher one. */
static void
test_the_sync_thread_may_start_threads_of_pools (SyncFixture *fixture, gconstpointer data)
{
  Priority priority = { 0, FALSE };

  sync_fixture_start (fixture);
  await_first_read (fixture);
  cpt_sync_engine_call (cpt_sync_get_engine (fixture->sync), find_priority, &priority, end_call);
  test_await_true (is_priority_known, &priority);

  g_assert_cmpint (priority.nice, <=, getpriority (PRIO_PROCESS, 0));
}

#define ADD(name, set_up, func) g_test_add ("/sync/" name, SyncFixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("progress-is-told-on-the-main-thread", set_up_many, test_progress_is_told_on_the_main_thread);
  ADD ("the-last-read-is-remembered", set_up_one, test_the_last_read_is_remembered);
  ADD ("stopping-in-the-middle-of-a-read-ends", set_up_many, test_stopping_in_the_middle_of_a_read_ends);
  ADD ("stopping-at-once-ends", set_up_one, test_stopping_at_once_ends);
  ADD ("a-read-can-be-cancelled", set_up_many, test_a_read_can_be_cancelled);
  ADD ("reload-reads-again", set_up_one, test_reload_reads_again);
  ADD ("watched-links-are-looked-for", set_up_one, test_watched_links_are_looked_for);
  ADD ("a-refused-key-stops-everything", set_up_one, test_a_refused_key_stops_everything);
  ADD ("a-refused-key-is-tried-again-when-asked", set_up_one, test_a_refused_key_is_tried_again_when_asked);
  ADD ("it-comes-back-by-itself", set_up_one, test_it_comes_back_by_itself);
  ADD ("the-sync-thread-may-start-threads-of-pools", set_up_one, test_the_sync_thread_may_start_threads_of_pools);
  ADD ("an-address-that-cannot-be-used-is-said", set_up_one, test_an_address_that_cannot_be_used_is_said);

  return g_test_run ();
}
