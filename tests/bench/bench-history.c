/* bench-history.c — a history of 200,000 reads: how long until it is there, and what it costs the main loop.
 *
 * Prints figures beside what is to be reached; never fails on time. Argument: how many reads.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <stdio.h>
#include <stdlib.h>

#include "bench-turns.h"
#include "cpt-history-list.h"
#include "cpt-time.h"
#include "history-fixture.h"

#define READS_A_PAGE 5000
#define N_SHOWN 50
#define TICK_MS 100
#define READS_A_TICK 4 /* forty a second */
#define SECONDS 10

static const char *const data_types[] = { "invoices", "bills", "accountTransactions", "customers", "suppliers" };
static const char *const running[] = { "Queued", "Fetching", "Mapping", "Validating", "Processing" };

static void
say (const char *what, gint64 time, const char *limit)
{
  printf ("%-52s %9.1f ms %14s %s\n", what, (double) time / G_TIME_SPAN_MILLISECOND, "", limit);
}

static void
say_turn (const char *what)
{
  CptTurnTime longest = bench_turns_get_longest ();

  printf ("%-52s %9.1f ms (own %5.1f ms) to reach: 16 ms\n", what, (double) longest.clock / G_TIME_SPAN_MILLISECOND,
          (double) longest.own / G_TIME_SPAN_MILLISECOND);
}

static const char *
type_of (guint number)
{
  return data_types[number % G_N_ELEMENTS (data_types)];
}

static void
fill (HistoryFixture *fixture, guint n_reads)
{
  for (guint first = 1; first <= n_reads; first += READS_A_PAGE)
    {
      g_autoptr (GPtrArray) reads = g_ptr_array_new_with_free_func (g_object_unref);

      for (guint i = first; i < MIN (first + READS_A_PAGE, n_reads + 1); i++)
        g_ptr_array_add (reads, history_fixture_read (i, type_of (i), i % 50 == 0 ? "FetchError" : "Complete"));
      g_ptr_array_unref (
          history_fixture_put_at (fixture, cpt_company_repository_next_sequence (fixture->base.companies), reads));
    }
}

typedef struct
{
  HistoryFixture *fixture;
  CptHistoryList *list;
  guint n_reads;
  GPtrArray *shown; /* (element-type CptHistorySlot): what cells show */
} Bench;

static gboolean
has_first_rows (gpointer user_data)
{
  const Bench *self = user_data;

  for (guint i = 0; i < N_SHOWN; i++)
    {
      g_autoptr (CptHistorySlot) slot = g_list_model_get_item (G_LIST_MODEL (self->list), i);

      if (slot == NULL || cpt_history_slot_get_item (slot) == NULL)
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_settled (gpointer user_data)
{
  const Bench *self = user_data;
  gboolean is_searching = FALSE;

  g_object_get (self->list, "is-searching", &is_searching, NULL);

  return cpt_history_list_get_is_loaded (self->list) && !is_searching &&
         g_list_model_get_n_items (G_LIST_MODEL (self->list)) == cpt_history_list_get_n_hits (self->list);
}

static void
open_list (Bench *self)
{
  g_autofree char *company_id = store_fixture_id (1);
  gint64 began = g_get_monotonic_time ();

  bench_turns_begin ();
  self->list = cpt_history_list_new_reads (self->fixture->base.store, company_id);
  test_await_true (has_first_rows, self);
  say ("open the history → first 50 rows", g_get_monotonic_time () - began, "to reach: 100 ms");
  test_await_true (is_settled, self);
  say ("open the history → all of it", g_get_monotonic_time () - began, "");
  say_turn ("longest turn of the main loop while it opens");
}

static void
show_first (Bench *self)
{
  self->shown = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < N_SHOWN; i++)
    {
      g_ptr_array_add (self->shown, g_list_model_get_item (G_LIST_MODEL (self->list), i));
      cpt_history_slot_bind (g_ptr_array_index (self->shown, i));
    }
}

static void
hide_first (Bench *self)
{
  for (guint i = 0; i < self->shown->len; i++)
    cpt_history_slot_unbind (g_ptr_array_index (self->shown, i));
  g_clear_pointer (&self->shown, g_ptr_array_unref);
}

static void
put_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) news = cpt_read_repository_put_finish (CPT_READ_REPOSITORY (source), result, &error);
  guint *n_answers = user_data;

  g_assert_no_error (error);
  *n_answers += 1;
}

/* Reads that began lately move on: each tick begins as many as end. */
static void
tick (Bench *self, guint number, guint *n_answers)
{
  g_autoptr (GPtrArray) reads = g_ptr_array_new_with_free_func (g_object_unref);
  guint newest = self->n_reads + number;

  for (guint i = 0; i < READS_A_TICK; i++)
    {
      guint age = i * G_N_ELEMENTS (running) / READS_A_TICK;

      if (number >= age)
        g_ptr_array_add (reads, history_fixture_read (newest - age, type_of (newest - age),
                                                      i + 1 == READS_A_TICK ? "Complete" : running[age]));
    }
  cpt_read_repository_put_async (self->fixture->reads, reads,
                                 cpt_company_repository_next_sequence (self->fixture->base.companies), NULL, put_cb,
                                 n_answers);
}

typedef struct
{
  Bench *bench;
  guint n_ticks;
  guint n_answers;
} Run;

static gboolean
tick_cb (gpointer user_data)
{
  Run *run = user_data;

  tick (run->bench, ++run->n_ticks, &run->n_answers);

  return run->n_ticks < SECONDS * 1000 / TICK_MS;
}

static gboolean
is_over (gpointer user_data)
{
  const Run *run = user_data;

  return run->n_answers == SECONDS * 1000 / TICK_MS;
}

static void
advance (Bench *self)
{
  Run run = { .bench = self };

  bench_turns_begin ();
  g_timeout_add (TICK_MS, tick_cb, &run);
  test_await_true (is_over, &run);
  say_turn ("longest turn while 40 reads advance each second");
}

typedef struct
{
  CptHistoryList *list;
  const CptHistoryQuery *wanted; /* (nullable): until it is asked */
} Asking;

static gboolean
ask_cb (gpointer user_data)
{
  Asking *asking = user_data;

  cpt_history_list_set_query (asking->list, asking->wanted);
  asking->wanted = NULL;

  return G_SOURCE_REMOVE;
}

static gboolean
is_asked (gpointer user_data)
{
  const Asking *asking = user_data;

  return asking->wanted == NULL;
}

static void
query (Bench *self, const char *what, const CptHistoryQuery *wanted)
{
  Asking asking = { self->list, wanted };
  g_autofree char *name = g_strdup_printf ("%s → shown", what);
  g_autofree char *turn = g_strdup_printf ("%s, longest turn", what);
  gint64 began = g_get_monotonic_time ();

  bench_turns_begin ();
  g_idle_add (ask_cb, &asking);
  test_await_true (is_asked, &asking);
  test_await_true (is_settled, self);
  say (name, g_get_monotonic_time () - began, "");
  /* The turn that was under way when it was settled ends with the next poll. */
  g_main_context_iteration (NULL, FALSE);
  say_turn (turn);
}

int
main (int argc, char **argv)
{
  HistoryFixture fixture = { 0 };
  Bench bench = { .fixture = &fixture, .n_reads = argc > 1 ? (guint) atoi (argv[1]) : 200000 };
  gint64 began = 0;

  history_fixture_set_up (&fixture, NULL);
  began = g_get_monotonic_time ();
  fill (&fixture, bench.n_reads);
  printf ("%u reads of one company\n", bench.n_reads);
  say ("store them, by pages of 5,000", g_get_monotonic_time () - began, "");
  history_fixture_reopen (&fixture);

  open_list (&bench);
  show_first (&bench);
  advance (&bench);
  query (&bench, "only errors", &(CptHistoryQuery){ .outcomes = 1 << CPT_READ_OUTCOME_ERROR });
  query (&bench, "one data type", &(CptHistoryQuery){ .data_type = "bills" });
  query (&bench, "a word of an error", &(CptHistoryQuery){ .text = "reached" });
  query (&bench, "part of an ID", &(CptHistoryQuery){ .text = "00001234" });
  query (&bench, "all again", &(CptHistoryQuery){ 0 });

  hide_first (&bench);
  g_assert_finalize_object (bench.list);
  history_fixture_tear_down (&fixture, NULL);

  return 0;
}
