/* test-limiter.c — the gate: so many at once, the user first, cancelled while waiting, told when it would be too long.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-limiter-private.h"
#include "cpt-time.h"
#include "test-support.h"

#define N_ASKING 6

typedef struct
{
  CptClock *clock;
  CptLimiter *limiter;
  GAsyncResult *results[N_ASKING];
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->clock = cpt_clock_new ();
  fixture->limiter = cpt_limiter_new (fixture->clock, 100000);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < N_ASKING; i++)
    g_clear_object (&fixture->results[i]);
  g_assert_finalize_object (fixture->limiter);
  g_assert_finalize_object (fixture->clock);
}

static void
ask (Fixture *fixture, guint index, CptPriority priority, GCancellable *cancellable)
{
  cpt_limiter_acquire_async (fixture->limiter, priority, CPT_TIME_SECOND, cancellable, test_store_result,
                             &fixture->results[index]);
}

static void
turn (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* Takes the place that @index asked for. */
static void
assert_has_place (Fixture *fixture, guint index)
{
  g_autoptr (GError) error = NULL;

  test_await (&fixture->results[index]);
  g_assert_true (cpt_limiter_acquire_finish (fixture->limiter, fixture->results[index], &error));
  g_assert_no_error (error);
}

static void
test_four_at_once (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 5; i++)
    ask (fixture, i, CPT_PRIORITY_USER, NULL);
  for (guint i = 0; i < 4; i++)
    assert_has_place (fixture, i);

  turn ();
  g_assert_null (fixture->results[4]);

  cpt_limiter_release (fixture->limiter);
  assert_has_place (fixture, 4);
}

static void
test_one_place_is_the_users (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 4; i++)
    ask (fixture, i, CPT_PRIORITY_BACKGROUND, NULL);
  for (guint i = 0; i < 3; i++)
    assert_has_place (fixture, i);

  turn ();
  g_assert_null (fixture->results[3]);

  ask (fixture, 4, CPT_PRIORITY_USER, NULL);
  assert_has_place (fixture, 4);
  g_assert_null (fixture->results[3]);

  cpt_limiter_release (fixture->limiter);
  cpt_limiter_release (fixture->limiter);
  assert_has_place (fixture, 3);
}

static void
test_user_goes_first (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 4; i++)
    ask (fixture, i, CPT_PRIORITY_USER, NULL);
  for (guint i = 0; i < 4; i++)
    assert_has_place (fixture, i);
  ask (fixture, 4, CPT_PRIORITY_BACKGROUND, NULL);
  ask (fixture, 5, CPT_PRIORITY_USER, NULL);

  cpt_limiter_release (fixture->limiter);
  assert_has_place (fixture, 5);
  turn ();
  g_assert_null (fixture->results[4]);

  cpt_limiter_release (fixture->limiter);
  cpt_limiter_release (fixture->limiter);
  assert_has_place (fixture, 4);
}

static void
test_cancelled_while_waiting (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 4; i++)
    ask (fixture, i, CPT_PRIORITY_USER, NULL);
  ask (fixture, 4, CPT_PRIORITY_USER, cancellable);
  ask (fixture, 5, CPT_PRIORITY_USER, NULL);
  turn ();

  g_cancellable_cancel (cancellable);
  test_await (&fixture->results[4]);
  g_assert_false (cpt_limiter_acquire_finish (fixture->limiter, fixture->results[4], &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (fixture->results[5]);

  cpt_limiter_release (fixture->limiter);
  assert_has_place (fixture, 5);
}

/* A place that was given and then not wanted would be lost for ever if it were not told as given. */
static void
test_cancelled_with_a_place_still_has_it (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  ask (fixture, 0, CPT_PRIORITY_USER, cancellable);
  g_cancellable_cancel (cancellable);

  assert_has_place (fixture, 0);
  cpt_limiter_release (fixture->limiter);
}

static void
test_too_long_a_wait_is_told_at_once (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  cpt_limiter_pause (fixture->limiter, 30 * CPT_TIME_SECOND);
  ask (fixture, 0, CPT_PRIORITY_USER, NULL);
  test_await (&fixture->results[0]);

  g_assert_false (cpt_limiter_acquire_finish (fixture->limiter, fixture->results[0], &error));
  g_assert_error (error, CPT_ERROR, CPT_ERROR_RATE_LIMITED);
  g_assert_cmpuint (cpt_error_get_answer (error)->http_status, ==, 0);
  g_assert_cmpuint (cpt_error_get_answer (error)->retry_after, ==, 30);
}

static void
test_short_pause_is_waited_for (Fixture *fixture, gconstpointer data)
{
  gint64 before = g_get_monotonic_time ();

  cpt_limiter_pause (fixture->limiter, 20000);
  ask (fixture, 0, CPT_PRIORITY_BACKGROUND, NULL);
  assert_has_place (fixture, 0);

  g_assert_cmpint (g_get_monotonic_time () - before, >=, 20000);
}

static void
test_used_up_quota_stops_the_background_only (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 now = cpt_clock_now (fixture->clock);

  cpt_limiter_learn (fixture->limiter, 1000, 0, now + CPT_TIME_DAY);
  ask (fixture, 0, CPT_PRIORITY_BACKGROUND, NULL);
  ask (fixture, 1, CPT_PRIORITY_USER, NULL);
  assert_has_place (fixture, 1);

  test_await (&fixture->results[0]);
  g_assert_false (cpt_limiter_acquire_finish (fixture->limiter, fixture->results[0], &error));
  g_assert_error (error, CPT_ERROR, CPT_ERROR_RATE_LIMITED);
}

#define ADD(name, func) g_test_add ("/limiter/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("four-at-once", test_four_at_once);
  ADD ("one-place-is-the-users", test_one_place_is_the_users);
  ADD ("user-goes-first", test_user_goes_first);
  ADD ("cancelled-while-waiting", test_cancelled_while_waiting);
  ADD ("cancelled-with-a-place-still-has-it", test_cancelled_with_a_place_still_has_it);
  ADD ("too-long-a-wait-is-told-at-once", test_too_long_a_wait_is_told_at_once);
  ADD ("short-pause-is-waited-for", test_short_pause_is_waited_for);
  ADD ("used-up-quota-stops-the-background-only", test_used_up_quota_stops_the_background_only);

  return g_test_run ();
}
