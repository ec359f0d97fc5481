/* test-sync-quota.c — little is left of the day's requests: what nobody waits for slows down, what somebody does goes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "sync-fixture.h"

#define NOON (G_GINT64_CONSTANT (20605) * CPT_TIME_DAY + CPT_TIME_DAY / 2)
#define PLENTY "left=900"
#define LITTLE "left=20" /* until midnight: one each 36 minutes */
#define NOTHING "left=0"
#define NAME "Asked For By Somebody"

typedef struct
{
  SyncFixture base;
  guint n_checks; /* reads of the list that began */
  guint n_told;   /* how often sync told of a failure */
} Fixture;

static void
state_cb (Fixture *fixture)
{
  if (cpt_sync_get_state (fixture->base.sync) == CPT_SYNC_READING)
    fixture->n_checks++;
  else if (cpt_sync_get_error (fixture->base.sync) != NULL)
    fixture->n_told++;
}

static gboolean
is_read (gpointer user_data)
{
  Fixture *fixture = user_data;

  return cpt_sync_get_last_read (fixture->base.sync) != CPT_TIME_UNKNOWN;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->base.start_time = NOON;
  sync_fixture_set_up (&fixture->base, 0);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  sync_fixture_tear_down (&fixture->base);
}

/* The list is read, and what is left of the day is known from that. */
static void
start (Fixture *fixture, const char *left)
{
  sync_fixture_set_fault (&fixture->base, left);
  sync_fixture_start_with (&fixture->base, cpt_sandbox_get_api_key (fixture->base.sandbox), 100, 0.0001);
  g_signal_connect_swapped (fixture->base.sync, "notify::state", G_CALLBACK (state_cb), fixture);
  test_await_true (is_read, fixture);
}

static gboolean
is_checked_thrice (gpointer user_data)
{
  return ((Fixture *) user_data)->n_checks >= 3;
}

static void
await_checks (Fixture *fixture)
{
  fixture->n_checks = 0;
  test_await_true (is_checked_thrice, fixture);
}

typedef struct
{
  SyncFixture *base;
  gint64 before;
} Reload;

static gboolean
is_read_again (gpointer user_data)
{
  Reload *reload = user_data;

  return cpt_sync_get_last_read (reload->base->sync) != reload->before;
}

static void
reload (Fixture *fixture)
{
  Reload reload = { &fixture->base, cpt_sync_get_last_read (fixture->base.sync) };

  cpt_sync_reload (fixture->base.sync);
  test_await_true (is_read_again, &reload);
}

static void
test_with_plenty_left_the_list_is_checked_by_itself (Fixture *fixture, gconstpointer data)
{
  gint64 before = 0;

  start (fixture, PLENTY);
  before = cpt_sync_get_last_read (fixture->base.sync);
  await_checks (fixture);
  g_assert_cmpint (cpt_sync_get_last_read (fixture->base.sync), !=, before);
  g_assert_cmpuint (fixture->n_told, ==, 0);
}

/* One check takes the place of those before; the next has to wait for its share, and that is no failure. */
static void
test_with_little_left_checks_are_held_back_in_silence (Fixture *fixture, gconstpointer data)
{
  gint64 before = 0;

  start (fixture, data);
  await_checks (fixture);
  before = cpt_sync_get_last_read (fixture->base.sync);
  await_checks (fixture);
  g_assert_cmpint (cpt_sync_get_last_read (fixture->base.sync), ==, before);
  g_assert_cmpuint (fixture->n_told, ==, 0);
  g_assert_no_error (cpt_sync_get_error (fixture->base.sync));
}

static void
test_with_little_left_what_somebody_asks_for_goes (Fixture *fixture, gconstpointer data)
{
  SyncFixture *base = &fixture->base;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  start (fixture, data);
  await_checks (fixture);

  reload (fixture);
  sync_fixture_do (base, &(CptChangeFields){ .kind = CPT_CHANGE_CREATE_COMPANY, .name = NAME });
  sync_fixture_await_empty_outbox (base);
  g_assert_cmpuint (sync_fixture_count_platform (base, NAME), ==, 1);
  cpt_sync_read_settings_async (base->sync, 0, NULL, test_store_result, &result);
  test_await (&result);
  g_assert_true (cpt_sync_read_settings_finish (base->sync, result, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (fixture->n_told, ==, 0);
}

static void
test_on_a_new_day_checks_go_on (Fixture *fixture, gconstpointer data)
{
  Reload again = { &fixture->base, 0 };

  start (fixture, NOTHING);
  await_checks (fixture);
  sync_fixture_set_fault (&fixture->base, NULL);
  cpt_sandbox_advance_time (fixture->base.sandbox, CPT_TIME_DAY);
  reload (fixture); /* what tells the time */
  again.before = cpt_sync_get_last_read (fixture->base.sync);
  test_await_true (is_read_again, &again);
  g_assert_cmpuint (fixture->n_told, ==, 0);
}

#define ADD(name, data, func) g_test_add ("/sync/quota/" name, Fixture, data, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("with-plenty-left-the-list-is-checked-by-itself", NULL, test_with_plenty_left_the_list_is_checked_by_itself);
  ADD ("with-little-left-checks-are-held-back-in-silence", LITTLE,
       test_with_little_left_checks_are_held_back_in_silence);
  ADD ("with-nothing-left-checks-are-held-back-in-silence", NOTHING,
       test_with_little_left_checks_are_held_back_in_silence);
  ADD ("with-little-left-what-somebody-asks-for-goes", LITTLE, test_with_little_left_what_somebody_asks_for_goes);
  ADD ("with-nothing-left-what-somebody-asks-for-goes", NOTHING, test_with_little_left_what_somebody_asks_for_goes);
  ADD ("on-a-new-day-checks-go-on", NULL, test_on_a_new_day_checks_go_on);

  return g_test_run ();
}
