/* bench-scan.c — a term searched in all companies, beside reading the blob of their names once.
 *
 * Prints figures beside what is to be reached; never fails on time. Argument: how many companies.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench-lines.h"
#include "cpt-company-scan-private.h"
#include "cpt-snapshot-builder-private.h"
#include "cpt-store-private.h"
#include "sync-fixture.h"

#define PAGE_SIZE 5000
#define TIME_SCALE 0.001
#define N_TIMES 25

typedef struct
{
  CptSnapshot *snapshot;
  sqlite3 *handle;
  guint8 *ranks;
  guint64 sum;
} Bench;

typedef void (*BenchFunc) (Bench *self, const char *term);

/* Eight bytes after the other, as fast as they come from memory. */
static void
read_blob (Bench *self, const char *term)
{
  const GByteArray *blob = self->snapshot->names->blob;

  for (guint i = 0; i + sizeof (guint64) <= blob->len; i += sizeof (guint64))
    {
      guint64 word = 0;

      memcpy (&word, blob->data + i, sizeof word);
      self->sum += word;
    }
}

static void
scan (Bench *self, const char *term)
{
  cpt_company_scan (self->snapshot, self->handle, term, self->ranks);
}

/* The median, by the work of this thread. */
static CptTurnTime
measure (Bench *self, BenchFunc func, const char *term)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (CptTurnTime));

  for (guint i = 0; i < N_TIMES; i++)
    {
      CptTurnTime began = cpt_turn_time_now ();
      CptTurnTime time = { 0 };

      func (self, term);
      time = cpt_turn_time_since (began);
      g_array_append_val (times, time);
    }

  return bench_lines_pick (times, 50);
}

static guint
count_hits (Bench *self)
{
  guint n = 0;

  for (guint i = 0; i < self->snapshot->n; i++)
    if (self->ranks[i] != CPT_MATCH_NONE)
      n++;

  return n;
}

static void
measure_terms (Bench *self)
{
  static const char *const terms[] = { "a", "sa", "atelier", "lumiere", "zzz", "1", "12", "c0ffee" };
  CptTurnTime floor = measure (self, read_blob, NULL);
  g_autofree char *note = g_strdup_printf ("%.1f MB", (double) self->snapshot->names->blob->len / 1e6);

  bench_lines_say ("the blob of names, read once", floor, note);
  for (gsize i = 0; i < G_N_ELEMENTS (terms); i++)
    {
      CptTurnTime time = measure (self, scan, terms[i]);
      g_autofree char *what = g_strdup_printf ("“%s” in all companies ÷ the blob", terms[i]);
      g_autofree char *limit = g_strdup_printf ("%u found  to reach: × 20", count_hits (self));

      bench_lines_say_ratio (what, time, floor, limit);
    }
}

static void
measure_on_builder_thread (GTask *task, sqlite3 *handle)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CptSnapshot) snapshot = cpt_snapshot_build (handle, g_get_real_time (), &error);
  g_autofree guint8 *ranks = NULL;
  Bench bench = { .snapshot = snapshot, .handle = handle };

  g_assert_no_error (error);
  bench.ranks = ranks = g_malloc (snapshot->n);
  measure_terms (&bench);
  g_assert_cmpuint (bench.sum, !=, 0); /* or the compiler would leave the reading out */
  g_task_return_boolean (task, TRUE);
}

int
main (int argc, char **argv)
{
  guint n_companies = argc > 1 ? (guint) strtoul (argv[1], NULL, 10) : 100000;
  SyncFixture fixture = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GTask) task = NULL;

  sync_fixture_set_up_generated (&fixture, n_companies - 1);
  sync_fixture_start_with (&fixture, cpt_sandbox_get_api_key (fixture.sandbox), PAGE_SIZE, TIME_SCALE);
  while (cpt_sync_get_last_read (fixture.sync) == CPT_TIME_UNKNOWN)
    g_main_context_iteration (NULL, TRUE);
  sync_fixture_stop (&fixture);

  task = g_task_new (NULL, NULL, test_store_result, &result);
  cpt_store_submit_build (fixture.store, task, measure_on_builder_thread);
  test_await (&result);
  g_clear_object (&task);
  sync_fixture_tear_down (&fixture);

  return EXIT_SUCCESS;
}
