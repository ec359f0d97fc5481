/* bench-company.c — the page of a company on a display: its summary from the store, a long history that moves on.
 *
 * Prints figures beside what is to be reached; never fails on time. Argument: how many reads the history has.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <stdlib.h>

#include "bench-turns.h"
#include "cpt-history-page.h"
#include "cpt-read-repository.h"
#include "desk-fixture.h"

#define READS_A_PAGE 5000
#define TICK_MS 100
#define READS_A_TICK 4 /* forty a second */
#define N_TICKS 100
#define N_OPENINGS 10

static const char *const data_types[] = { "invoices", "bills", "accountTransactions", "customers", "suppliers" };
static const char *const running[] = { "Queued", "Fetching", "Mapping", "Processing" };

typedef struct
{
  DeskFixture desk;
  CptCompany *company;
  CptReadRepository *reads;
  GtkWidget *screen;
  guint n_reads;
  guint n_frames;
  guint n_ticks;
  guint n_answers;
} Bench;

static void
say (const char *what, CptTurnTime time, const char *limit)
{
  g_print ("%-52s %9.1f ms (own %6.1f ms) to reach: %s\n", what, (double) time.clock / G_TIME_SPAN_MILLISECOND,
           (double) time.own / G_TIME_SPAN_MILLISECOND, limit);
}

static void
painted_cb (Bench *self)
{
  self->n_frames++;
}

/* Iterates until a frame is painted in which @condition holds; it is asked then alone, since asking takes its time. */
static void
await_shown (Bench *self, gboolean (*condition) (gpointer user_data))
{
  guint seen = self->n_frames;

  do
    {
      while (self->n_frames == seen)
        g_main_context_iteration (NULL, TRUE);
      seen = self->n_frames;
    }
  while (!condition (self));
}

static int
compare_own (gconstpointer a, gconstpointer b)
{
  gint64 first = ((const CptTurnTime *) a)->own;
  gint64 second = ((const CptTurnTime *) b)->own;

  return (first > second) - (first < second);
}

static gboolean
has_figures (gpointer user_data)
{
  return find_by_text (((Bench *) user_data)->screen, GTK_TYPE_LABEL, "12 complete months to") != NULL;
}

static void
open_summary (Bench *self, gint64 rid)
{
  self->screen = desk_fixture_open_company (&self->desk, rid);
  await_shown (self, has_figures);
}

/* The page before is gone by then, as it is where the list was shown in between. */
static void
leave (Bench *self)
{
  adw_toast_overlay_set_child (self->desk.toasts, gtk_label_new (NULL));
  await_painted (self->desk.window);
}

static void
take_longer (CptTurnTime *longest, CptTurnTime turn)
{
  longest->clock = MAX (longest->clock, turn.clock);
  longest->own = MAX (longest->own, turn.own);
}

static void
measure_summary (Bench *self, gint64 rid)
{
  CptTurnTime times[N_OPENINGS];
  CptTurnTime longest = { 0 };

  open_summary (self, rid); /* reads it */
  sync_fixture_stop_sandbox (&self->desk.base);
  for (guint i = 0; i < N_OPENINGS; i++)
    {
      CptTurnTime began;

      leave (self);
      bench_turns_begin ();
      g_main_context_iteration (NULL, FALSE); /* a turn begins, in which it is clicked */
      began = cpt_turn_time_now ();
      open_summary (self, rid);
      times[i] = cpt_turn_time_since (began);
      g_main_context_iteration (NULL, FALSE); /* and that in which it was painted ends */
      take_longer (&longest, bench_turns_get_longest ());
    }
  qsort (times, N_OPENINGS, sizeof *times, compare_own);
  say ("click → summary from the store, painted, median", times[N_OPENINGS / 2], "100 ms");
  say ("click → summary from the store, painted, worst", times[N_OPENINGS - 1], "100 ms");
  say ("longest turn while companies open", longest, "16 ms");
}

static CptRead *
new_read (Bench *self, guint number, const char *status)
{
  CptConnection *connection = g_ptr_array_index (cpt_company_get_connections (self->company), 0);
  CptReadOutcome outcome = cpt_read_status_get_outcome (cpt_read_status_from_text (status));
  g_autofree char *id = g_strdup_printf ("0d4e2b77-0000-0000-0000-%012u", number);
  gint64 requested = (gint64) 1700000000 * G_TIME_SPAN_SECOND + number * G_TIME_SPAN_SECOND;
  gboolean is_over = outcome != CPT_READ_OUTCOME_RUNNING;

  return cpt_read_new (&(CptReadFields){
      .id = id,
      .company_id = cpt_company_get_id (self->company),
      .connection_id = cpt_connection_get_id (connection),
      .data_type = data_types[number % G_N_ELEMENTS (data_types)],
      .status_text = status,
      .error_message = outcome == CPT_READ_OUTCOME_ERROR ? "401 token revoked by user" : NULL,
      .requested = requested,
      .completed = is_over ? requested + 2 * G_TIME_SPAN_SECOND : CPT_TIME_UNKNOWN,
      .progress = is_over ? 100 : 30,
      .is_completed = outcome == CPT_READ_OUTCOME_SUCCESS,
      .is_errored = outcome == CPT_READ_OUTCOME_ERROR,
  });
}

static void
put_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) news = cpt_read_repository_put_finish (CPT_READ_REPOSITORY (source), result, &error);

  g_assert_no_error (error);
  ((Bench *) user_data)->n_answers++;
}

static void
put (Bench *self, GPtrArray *reads)
{
  cpt_read_repository_put_async (self->reads, reads, cpt_company_repository_next_sequence (self->desk.base.companies),
                                 NULL, put_cb, self);
}

static void
await_answers (Bench *self, guint n)
{
  while (self->n_answers < n)
    g_main_context_iteration (NULL, TRUE);
}

static void
fill (Bench *self)
{
  guint n = 0;

  self->n_answers = 0;
  for (guint first = 1; first <= self->n_reads; first += READS_A_PAGE)
    {
      g_autoptr (GPtrArray) reads = g_ptr_array_new_with_free_func (g_object_unref);

      for (guint i = first; i < MIN (first + READS_A_PAGE, self->n_reads + 1); i++)
        g_ptr_array_add (reads, new_read (self, i, i % 50 == 0 ? "FetchError" : "Complete"));
      put (self, reads);
      await_answers (self, ++n);
    }
}

/* Reads that began lately move on: each tick begins as many as end. */
static gboolean
tick_cb (gpointer user_data)
{
  Bench *self = user_data;
  g_autoptr (GPtrArray) reads = g_ptr_array_new_with_free_func (g_object_unref);
  guint newest = self->n_reads + ++self->n_ticks;

  for (guint age = 0; age < READS_A_TICK; age++)
    g_ptr_array_add (reads, new_read (self, newest - age, age + 1 == READS_A_TICK ? "Complete" : running[age]));
  put (self, reads);

  return self->n_ticks < N_TICKS;
}

static gboolean
has_rows (gpointer user_data)
{
  GtkWidget *page = find_by_type (((Bench *) user_data)->screen, CPT_TYPE_HISTORY_PAGE);
  g_auto (GStrv) texts = page != NULL ? list_inscriptions (page) : NULL;

  return texts != NULL && (g_strv_contains ((const char *const *) texts, "Complete") ||
                           g_strv_contains ((const char *const *) texts, "Error fetching"));
}

static void
advance (Bench *self)
{
  bench_turns_begin ();
  self->n_answers = 0;
  g_timeout_add (TICK_MS, tick_cb, self);
  await_answers (self, N_TICKS);
  say ("longest turn while 40 reads advance each second", bench_turns_get_longest (), "16 ms");
}

static void
open_history (Bench *self)
{
  CptTurnTime began = cpt_turn_time_now ();

  bench_turns_begin ();
  gtk_widget_activate_action (self->screen, "company.show-view", "s", "history");
  await_shown (self, has_rows);
  say ("click → history, painted", cpt_turn_time_since (began), "100 ms");
  say ("longest turn while it opens", bench_turns_get_longest (), "16 ms");
}

int
main (int argc, char **argv)
{
  Bench bench = { .n_reads = argc > 1 ? (guint) atoi (argv[1]) : 200000 };
  gint64 rid;

  desk_fixture_init (&argc, &argv);
  desk_fixture_set_up (&bench.desk, 0);
  rid = desk_fixture_find_first (&bench.desk, &bench.company);
  bench.reads = cpt_read_repository_new (bench.desk.base.store);
  g_signal_connect_swapped (gtk_widget_get_frame_clock (bench.desk.window), "after-paint", G_CALLBACK (painted_cb),
                            &bench);

  measure_summary (&bench, rid);
  fill (&bench);
  open_history (&bench);
  advance (&bench);

  g_clear_object (&bench.reads);
  g_clear_object (&bench.company);
  desk_fixture_tear_down (&bench.desk);

  return EXIT_SUCCESS;
}
