/* bench-records.c — a list of 100,000 records: paged through and exported, with a platform in the same process.
 *
 * Prints figures beside what is to be reached; never fails on time. Argument: how many records.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench-turns.h"
#include "cpt-record-column.h"
#include "cpt-record-exporter.h"
#include "cpt-record-reader.h"
#include "watch-fixture.h"

#define N_SHOWN 30
#define TIME_SCALE 0.001 /* the platform is as fast as it can be */

static double
get_memory (void)
{
  g_autofree char *status = NULL;

  g_file_get_contents ("/proc/self/status", &status, NULL, NULL);

  return g_ascii_strtod (strstr (status, "VmRSS:") + strlen ("VmRSS:"), NULL) / 1024;
}

static void
say (const char *what, gint64 began)
{
  CptTurnTime longest = bench_turns_get_longest ();

  printf ("%-34s %8.0f ms  longest turn %6.1f ms (own %5.1f ms; to reach: 16)  memory %6.1f MB\n", what,
          (double) (g_get_monotonic_time () - began) / G_TIME_SPAN_MILLISECOND,
          (double) longest.clock / G_TIME_SPAN_MILLISECOND, (double) longest.own / G_TIME_SPAN_MILLISECOND,
          get_memory ());
  fflush (stdout);
  bench_turns_begin ();
}

static void
look_at (CptRecordList *list, guint position)
{
  CptRecordSlot *slots[N_SHOWN] = { NULL };
  guint n = MIN (N_SHOWN, g_list_model_get_n_items (G_LIST_MODEL (list)) - position);

  for (guint i = 0; i < n; i++)
    {
      slots[i] = g_list_model_get_item (G_LIST_MODEL (list), position + i);
      cpt_record_slot_bind (slots[i]);
    }
  for (guint i = 0; i < n; i++)
    while (cpt_record_slot_get_record (slots[i]) == NULL)
      g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < n; i++)
    {
      cpt_record_slot_unbind (slots[i]);
      g_object_unref (slots[i]);
    }
}

static void
page_through (CptRecordReader *reader, guint n_records)
{
  CptRecordList *list = cpt_record_reader_get_list (reader);
  gint64 began = g_get_monotonic_time ();

  while (g_list_model_get_n_items (G_LIST_MODEL (list)) < n_records)
    g_main_context_iteration (NULL, TRUE);
  look_at (list, 0);
  say ("opened", began);

  began = g_get_monotonic_time ();
  for (guint position = 0; position < n_records; position += CPT_RECORD_PAGE_SIZE)
    {
      look_at (list, position);
      if (position % (n_records / 4) == 0 && position > 0)
        say ("a quarter paged through", began);
    }
  say ("all paged through", began);
}

static void
progress_cb (CptRecordExporter *exporter, const gint64 *began)
{
  guint n_written = cpt_record_exporter_get_n_written (exporter);
  guint total = cpt_record_exporter_get_total (exporter);

  if (total > 4 && n_written % (total / 4) == 0)
    say ("a quarter exported", *began);
}

static void export(WatchFixture *fixture, CptRecordReader *reader)
{
  gint64 began = g_get_monotonic_time ();
  g_autoptr (CptRecordSource) source =
      cpt_record_source_new (fixture->base.store, fixture->base.sync, cpt_record_reader_get_place (reader),
                             cpt_record_reader_get_query (reader), FALSE);
  GPtrArray *columns = cpt_record_reader_get_columns (reader);
  g_autoptr (GPtrArray) shown = cpt_record_columns_arrange (columns, NULL);
  g_autoptr (CptRecordExporter) exporter = cpt_record_exporter_new (source, CPT_RECORD_FORMAT_CSV, columns, shown);
  g_autoptr (GFile) file = g_file_new_build_filename (fixture->base.folder, "records.csv", NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_signal_connect (exporter, "progress", G_CALLBACK (progress_cb), &began);
  cpt_record_exporter_write_async (exporter, file, NULL, test_store_result, &result);
  test_await (&result);
  if (!cpt_record_exporter_write_finish (exporter, result, &error))
    g_error ("%s", error->message);
  say ("all exported as CSV", began);
}

/* Without the platform each record that was read is looked at; here most pass, in an order that no index has. */
static void
filter_offline (WatchFixture *fixture, CptRecordReader *reader, const CptRecordPlace *place)
{
  g_autoptr (GPtrArray) clauses = cpt_record_filter_new ();
  g_autoptr (CptRecordQuery) query = NULL;
  gint64 began = 0;

  g_ptr_array_add (clauses, cpt_record_clause_new ("id", CPT_RECORD_KIND_TEXT, CPT_RECORD_CONTAINS, "-"));
  g_ptr_array_add (clauses, cpt_record_clause_new ("totalAmount", CPT_RECORD_KIND_AMOUNT, CPT_RECORD_MORE, "0"));
  g_ptr_array_add (clauses, cpt_record_clause_new ("status", CPT_RECORD_KIND_TEXT, CPT_RECORD_NOT_EQUAL, "None"));
  query = cpt_record_query_new (clauses, "totalAmount", NULL);
  sync_fixture_stop_sandbox (&fixture->base);

  bench_turns_begin ();
  began = g_get_monotonic_time ();
  cpt_record_reader_open (reader, place, query);
  while (!cpt_record_reader_get_situation (reader).is_kept || !cpt_record_reader_get_situation (reader).is_loaded)
    g_main_context_iteration (NULL, TRUE);
  look_at (cpt_record_reader_get_list (reader), 0);
  say ("filtered without the platform", began);
  printf ("  %u of %u found\n", cpt_record_reader_get_situation (reader).n_found,
          cpt_record_reader_get_situation (reader).n_kept);
}

int
main (int argc, char **argv)
{
  guint n_records = argc > 1 ? (guint) strtoul (argv[1], NULL, 10) : 100000;
  g_autofree char *fault = g_strdup_printf ("records=%u", n_records);
  g_autoptr (GPtrArray) none = cpt_record_filter_new ();
  g_autoptr (CptRecordQuery) query = cpt_record_query_new (none, "-modifiedDate", NULL);
  g_autoptr (CptRecordPlace) place = NULL;
  CptRecordReader *reader = NULL;
  WatchFixture fixture = { 0 };

  watch_fixture_set_up (&fixture);
  sync_fixture_stop (&fixture.base);
  sync_fixture_start_with (&fixture.base, cpt_sandbox_get_api_key (fixture.base.sandbox), 100, TIME_SCALE);
  sync_fixture_set_fault (&fixture.base, fault);
  place = cpt_record_place_new (fixture.company_id, "invoices", NULL, NULL);
  bench_turns_begin ();

  reader = cpt_record_reader_new (fixture.base.store, fixture.base.sync);
  cpt_record_reader_open (reader, place, query);
  page_through (reader, n_records);
  export(&fixture, reader);
  filter_offline (&fixture, reader, place);

  g_object_run_dispose (G_OBJECT (reader));
  g_object_unref (reader);
  watch_fixture_tear_down (&fixture);

  return 0;
}
