/* bench-sync.c — the list of companies read from a platform: at first, when nothing changed, when one in a hundred did.
 *
 * Meanwhile the main thread reads fifty rows at a time, as a list that is scrolled does; the same is measured at rest.
 * "Own" is what Comptoir's threads worked, without the platform's in the same process.
 *
 * Prints figures beside what is to be reached; never fails on time. Argument: how many companies.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <stdio.h>
#include <stdlib.h>

#include "bench-frames.h"
#include "bench-lines.h"
#include "cpt-company-list.h"
#include "sync-fixture.h"

#define PAGE_SIZE 5000
#define TIME_SCALE 1 /* or the list would be read again by itself */
#define N_ROWS 50
#define N_READS_AT_REST 100
#define PAUSE (20 * G_TIME_SPAN_MILLISECOND)
#define ONE_IN 100 /* companies that change */
#define CHANGED "Changed elsewhere"

typedef struct
{
  SyncFixture base;
  CptCompanyList *list;
  guint n_companies;
  GRand *rand;
} Bench;

/* Returns: how many bytes this process has written to files */
static gint64
get_written (void)
{
  g_autofree char *io = NULL;
  const char *found = g_file_get_contents ("/proc/self/io", &io, NULL, NULL) ? strstr (io, "wchar:") : NULL;

  return found != NULL ? g_ascii_strtoll (found + strlen ("wchar:"), NULL, 10) : 0;
}

/* Rows that stand anywhere in the list, until the main thread has them all. */
static CptTurnTime
read_rows (Bench *self)
{
  CptCompanySlot *slots[N_ROWS] = { NULL };
  gint32 n_items = (gint32) g_list_model_get_n_items (G_LIST_MODEL (self->list));
  CptTurnTime began = cpt_turn_time_now ();
  CptTurnTime time = { 0 };

  for (guint i = 0; i < N_ROWS; i++)
    {
      slots[i] = g_list_model_get_item (G_LIST_MODEL (self->list), (guint) g_rand_int_range (self->rand, 0, n_items));
      cpt_company_slot_bind (slots[i]);
    }
  for (guint i = 0; i < N_ROWS; i++)
    while (cpt_company_slot_get_row (slots[i]) == NULL)
      g_main_context_iteration (NULL, TRUE);
  time = cpt_turn_time_since (began);

  for (guint i = 0; i < N_ROWS; i++)
    {
      cpt_company_slot_unbind (slots[i]);
      g_object_unref (slots[i]);
    }

  return time;
}

static void
read_rows_into (Bench *self, GArray *times)
{
  bench_turn_for (PAUSE);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->list)) >= N_ROWS)
    {
      CptTurnTime time = read_rows (self);

      g_array_append_val (times, time);
    }
}

static CptTurnTime
say_rows (GArray *times, const char *when, CptTurnTime floor)
{
  static const struct
  {
    const char *name;
    guint percent;
    const char *limit;
  } picks[] = { { "median", 50, "" }, { "p99", 99, "to reach: 5 ms" }, { "worst", 100, "to reach: 20 ms" } };

  for (gsize i = 0; times->len > 0 && i < G_N_ELEMENTS (picks); i++)
    {
      g_autofree char *what = g_strdup_printf ("%u rows %s, %s", N_ROWS, when, picks[i].name);
      g_autofree char *note = g_strdup_printf ("of %u  %s", times->len, picks[i].limit);
      CptTurnTime time = bench_lines_pick (times, picks[i].percent);

      if (floor.clock == 0)
        bench_lines_say (what, time, note);
      else
        bench_lines_say_ratio (what, time, floor, note);
    }

  return times->len > 0 ? bench_lines_pick (times, 50) : (CptTurnTime){ 0 };
}

static void
say_speed (Bench *self, const char *what, CptTurnTime time, CptTurnTime floor, gint64 written, const char *limit)
{
  g_autofree char *note = g_strdup_printf (
      "%.0f companies a second (own %.0f), %.1f MB written  %s",
      self->n_companies * (double) G_TIME_SPAN_SECOND / (double) MAX (time.clock, 1),
      self->n_companies * (double) G_TIME_SPAN_SECOND / (double) MAX (time.own, 1), (double) written / 1e6, limit);

  if (floor.clock == 0)
    bench_lines_say (what, time, note);
  else
    bench_lines_say_ratio (what, time, floor, note);
}

/* From the moment it is asked for until its end; rows are read meanwhile when @rows is there. */
static CptTurnTime
await_read (Bench *self, gint64 last_read, GArray *rows)
{
  CptTurnTime began = bench_lines_now ();

  while (cpt_sync_get_last_read (self->base.sync) == last_read)
    if (rows != NULL)
      read_rows_into (self, rows);
    else
      g_main_context_iteration (NULL, TRUE);

  return bench_lines_since (began);
}

static CptTurnTime
read_again (Bench *self, GArray *rows)
{
  gint64 last_read = cpt_sync_get_last_read (self->base.sync);

  cpt_sync_reload (self->base.sync);

  return await_read (self, last_read, rows);
}

/* Not while a snapshot of the read before is still being made. */
static void
settle (Bench *self)
{
  while (cpt_company_list_get_total (self->list) < self->n_companies ||
         g_list_model_get_n_items (G_LIST_MODEL (self->list)) < self->n_companies)
    bench_turn_for (PAUSE);
  bench_turn_for (2 * G_TIME_SPAN_SECOND);
}

/* Returns: (transfer full) (element-type CptCompany): one in a hundred */
static GPtrArray *
list_some (Bench *self)
{
  g_autoptr (GArray) rids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *companies = NULL;

  for (guint position = 0; position < self->n_companies; position += ONE_IN)
    {
      gint64 rid = cpt_company_list_get_rid (self->list, position);

      g_array_append_val (rids, rid);
    }
  cpt_company_repository_list_async (self->base.companies, rids, NULL, test_store_result, &result);
  test_await (&result);
  companies = cpt_company_repository_list_finish (self->base.companies, result, &error);
  g_assert_no_error (error);

  return companies;
}

static guint
count_changed (Bench *self)
{
  g_autoptr (GPtrArray) companies = list_some (self);
  guint n = 0;

  for (guint i = 0; i < companies->len; i++)
    if (g_strcmp0 (cpt_company_get_description (g_ptr_array_index (companies, i)), CHANGED) == 0)
      n++;

  return n;
}

static void
change_some (Bench *self)
{
  g_autoptr (GPtrArray) companies = list_some (self);

  for (guint i = 0; i < companies->len; i++)
    sync_fixture_describe_elsewhere (&self->base, cpt_company_get_id (g_ptr_array_index (companies, i)), CHANGED);
}

static void
measure (Bench *self)
{
  g_autoptr (GArray) at_first = g_array_new (FALSE, FALSE, sizeof (CptTurnTime));
  g_autoptr (GArray) at_rest = g_array_new (FALSE, FALSE, sizeof (CptTurnTime));
  g_autoptr (GArray) again = g_array_new (FALSE, FALSE, sizeof (CptTurnTime));
  gint64 written = get_written ();
  CptTurnTime first = { 0 };
  CptTurnTime unchanged = { 0 };
  CptTurnTime changed = { 0 };
  CptTurnTime rest = { 0 };

  sync_fixture_start_with (&self->base, cpt_sandbox_get_api_key (self->base.sandbox), PAGE_SIZE, TIME_SCALE);
  first = await_read (self, CPT_TIME_UNKNOWN, at_first);
  say_speed (self, "first sync, rows being read", first, (CptTurnTime){ 0 }, get_written () - written, "");
  settle (self);

  written = get_written ();
  unchanged = read_again (self, NULL);
  say_speed (self, "sync, nothing changed ÷ first", unchanged, first, get_written () - written,
             "to reach: 150,000 a second, nothing written");
  settle (self);
  change_some (self);
  g_assert_cmpuint (count_changed (self), ==, 0);
  written = get_written ();
  changed = read_again (self, NULL);
  say_speed (self, "sync, 1 % changed ÷ nothing changed", changed, unchanged, get_written () - written, "");
  g_assert_cmpuint (count_changed (self), ==, (self->n_companies + ONE_IN - 1) / ONE_IN);
  settle (self);
  read_again (self, again);
  settle (self);

  for (guint i = 0; i < N_READS_AT_REST; i++)
    read_rows_into (self, at_rest);
  rest = say_rows (at_rest, "at rest", (CptTurnTime){ 0 });
  say_rows (at_first, "during the first sync", rest);
  say_rows (again, "during a sync of no change", rest);
}

int
main (int argc, char **argv)
{
  Bench bench = { 0 };

  bench.n_companies = argc > 1 ? (guint) strtoul (argv[1], NULL, 10) : 100000;
  bench.rand = g_rand_new_with_seed (1);
  sync_fixture_set_up_generated (&bench.base, bench.n_companies - 1);
  bench.list = cpt_company_list_new (bench.base.store);
  cpt_company_list_load (bench.list);

  measure (&bench);

  g_object_run_dispose (G_OBJECT (bench.list));
  g_object_unref (bench.list);
  sync_fixture_tear_down (&bench.base);
  g_rand_free (bench.rand);

  return EXIT_SUCCESS;
}
