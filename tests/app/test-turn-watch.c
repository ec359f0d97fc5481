/* test-turn-watch.c — a long turn of the main loop is told, with what ran in it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-turn-watch.h"

#include <string.h>

#define LONG (60 * G_TIME_SPAN_MILLISECOND)

typedef struct
{
  CptTurnTime turn;
  char *what;
} Told;

static GArray *told; /* (element-type Told) */

static void
told_clear (gpointer data)
{
  g_free (((Told *) data)->what);
}

static void
turn_cb (CptTurnTime turn)
{
  Told one = { turn, cpt_turn_watch_describe () };

  g_array_append_val (told, one);
}

static gboolean
work_cb (gpointer user_data)
{
  CptTurnTime began = cpt_turn_time_now ();
  guint8 data[4096] = { 0 };

  while (cpt_turn_time_since (began).own < LONG)
    g_free (g_compute_checksum_for_data (G_CHECKSUM_SHA512, data, sizeof data));

  return G_SOURCE_REMOVE;
}

static gboolean
wait_cb (gpointer user_data)
{
  g_usleep (LONG);

  return G_SOURCE_REMOVE;
}

/* A turn with @func in it, between two others. */
static const Told *
run_turn (GSourceFunc func)
{
  told = g_array_new (FALSE, TRUE, sizeof (Told));
  g_array_set_clear_func (told, told_clear);
  cpt_turn_watch_begin (turn_cb);
  for (guint i = 0; i < 2; i++)
    g_main_context_iteration (NULL, FALSE);

  g_idle_add (func, NULL);
  for (guint i = 0; i < 3; i++)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (told->len, ==, 4);

  return &g_array_index (told, Told, 2);
}

static void
test_work_is_told_with_the_calls_that_ran (void)
{
  const Told *long_one = run_turn (work_cb);

  g_assert_cmpint (long_one->turn.own, >=, LONG);
  g_assert_cmpint (long_one->turn.clock, >=, long_one->turn.own);
  g_assert_nonnull (strstr (long_one->what, "at 16 ms: "));
  g_assert_nonnull (strstr (long_one->what, "g_compute_checksum_for_data"));
  g_clear_pointer (&told, g_array_unref);
}

static void
test_nothing_of_a_turn_is_told_of_the_next (void)
{
  const Told *long_one = run_turn (work_cb);

  g_assert_cmpstr (long_one[1].what, ==, "");
  g_assert_cmpint (long_one[1].turn.own, <, LONG);
  g_clear_pointer (&told, g_array_unref);
}

static void
test_waiting_is_no_work (void)
{
  const Told *long_one = run_turn (wait_cb);

  g_assert_cmpint (long_one->turn.clock, >=, LONG);
  g_assert_cmpint (long_one->turn.own, <, LONG);
  g_assert_cmpstr (long_one->what, ==, "");
  g_clear_pointer (&told, g_array_unref);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/turn-watch/work-is-told-with-the-calls-that-ran", test_work_is_told_with_the_calls_that_ran);
  g_test_add_func ("/turn-watch/nothing-of-a-turn-is-told-of-the-next", test_nothing_of_a_turn_is_told_of_the_next);
  g_test_add_func ("/turn-watch/waiting-is-no-work", test_waiting_is_no_work);

  return g_test_run ();
}
