/* test-kept.c — what is kept of records and reports has one limit, and gives its room on the disk back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gstdio.h>

#include "cpt-record-repository.h"
#include "cpt-report-repository.h"
#include "cpt-store-compaction.h"
#include "outbox-fixture.h"

#define N_BYTES 1000
#define N_COMPACTIONS 20

typedef struct
{
  OutboxFixture outbox;
  CptRecordRepository *records;
  CptReportRepository *reports;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  outbox_fixture_set_up (&fixture->outbox, NULL);
  fixture->records = cpt_record_repository_new (fixture->outbox.base.store);
  fixture->reports = cpt_report_repository_new (fixture->outbox.base.store);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->records);
  g_clear_object (&fixture->reports);
  outbox_fixture_tear_down (&fixture->outbox, NULL);
}

/* The companies are told apart by their number. */
static void
put_record (Fixture *fixture, guint company)
{
  g_autofree char *company_id = store_fixture_id (company);
  g_autoptr (CptRecordPlace) place = cpt_record_place_new (company_id, "invoices", NULL, NULL);
  g_autofree char *filler = g_strnfill (N_BYTES - strlen ("{\"id\":\"\"}"), 'x');
  g_autofree char *json = g_strdup_printf ("{\"id\":\"%s\"}", filler);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (records, cpt_record_new (json, strlen (json), NULL));
  cpt_record_repository_put_async (fixture->records, place, records, 1, 1, NULL, test_store_result, &result);
  test_await (&result);
  cpt_record_page_free (cpt_record_repository_put_finish (fixture->records, result, &error));
  g_assert_no_error (error);
}

static void
put_outcome (Fixture *fixture, guint company, CptReportOutcome outcome, GBytes *json)
{
  g_autofree char *company_id = store_fixture_id (company);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  cpt_report_repository_put_async (fixture->reports, company_id, CPT_REPORT_BALANCE_SHEET, 1, outcome, json, NULL,
                                   test_store_result, &result);
  test_await (&result);
  g_assert_true (cpt_report_repository_put_finish (fixture->reports, result, &error));
  g_assert_no_error (error);
}

static void
put_report (Fixture *fixture, guint company)
{
  g_autofree char *filler = g_strnfill (N_BYTES - strlen ("{\"reports\":[],\"currency\":\"\"}"), 'x');
  g_autofree char *json = g_strdup_printf ("{\"reports\":[],\"currency\":\"%s\"}", filler);
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));

  put_outcome (fixture, company, CPT_REPORT_OUTCOME_READ, bytes);
}

static gint64
measure (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 n_bytes = 0;

  cpt_record_repository_measure_async (fixture->records, NULL, test_store_result, &result);
  test_await (&result);
  n_bytes = cpt_record_repository_measure_finish (fixture->records, result, &error);
  g_assert_no_error (error);

  return n_bytes;
}

static void
clear (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  cpt_record_repository_clear_async (fixture->records, NULL, test_store_result, &result);
  test_await (&result);
  g_assert_true (cpt_record_repository_clear_finish (fixture->records, result, &error));
  g_assert_no_error (error);
}

static gint64
count (Fixture *fixture, const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM %s", table);

  return store_fixture_number (&fixture->outbox.base, sql);
}

static void
test_reports_count_with_records (Fixture *fixture, gconstpointer data)
{
  put_record (fixture, 1);
  put_report (fixture, 1);
  put_report (fixture, 2);
  g_assert_cmpint (measure (fixture), ==, 3 * N_BYTES);
  put_report (fixture, 2); /* in the place of the one before */
  g_assert_cmpint (measure (fixture), ==, 3 * N_BYTES);
  put_outcome (fixture, 1, CPT_REPORT_OUTCOME_NOT_READY, NULL); /* which leaves the one before */
  g_assert_cmpint (measure (fixture), ==, 3 * N_BYTES);
  put_outcome (fixture, 2, CPT_REPORT_OUTCOME_NOTHING, NULL);
  g_assert_cmpint (measure (fixture), ==, 2 * N_BYTES);

  clear (fixture);
  g_assert_cmpint (measure (fixture), ==, 0);
  g_assert_cmpint (count (fixture, "record"), ==, 0);
  g_assert_cmpint (count (fixture, "report"), ==, 1); /* that the platform has nothing for 2 */
}

static void
test_what_was_read_longest_ago_goes_first_of_both (Fixture *fixture, gconstpointer data)
{
  cpt_record_repository_set_most_bytes (fixture->records, 2 * N_BYTES);
  cpt_report_repository_set_most_bytes (fixture->reports, 2 * N_BYTES);
  put_report (fixture, 1);
  put_record (fixture, 1);
  put_record (fixture, 2);
  g_assert_cmpint (count (fixture, "report"), ==, 0);
  g_assert_cmpint (count (fixture, "record"), ==, 2);

  put_report (fixture, 2);
  g_assert_cmpint (count (fixture, "report"), ==, 1);
  g_assert_cmpint (count (fixture, "record"), ==, 1);
  put_report (fixture, 3);
  put_report (fixture, 1);
  g_assert_cmpint (count (fixture, "report"), ==, 2);
  g_assert_cmpint (count (fixture, "record"), ==, 0);
  g_assert_cmpint (measure (fixture), ==, 2 * N_BYTES);
}

static gint64
get_file_size (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->outbox.base.folder, "store.sqlite", NULL);
  GStatBuf status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);

  return status.st_size;
}

static void
assert_compacted (Fixture *fixture, GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (cpt_store_compact_finish (fixture->outbox.base.store, result, &error));
  g_assert_no_error (error);
}

static void
compact (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;

  cpt_store_compact_async (fixture->outbox.base.store, NULL, test_store_result, &result);
  test_await (&result);
  assert_compacted (fixture, result);
}

static void
test_the_file_shrinks_and_nothing_else_is_lost (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CptChange) change = outbox_fixture_create (&fixture->outbox, "Beaurivage");
  gint64 size = 0;

  compact (fixture);
  size = get_file_size (fixture);
  for (guint company = 1; company <= 200; company++)
    put_record (fixture, company);
  compact (fixture);
  g_assert_cmpint (get_file_size (fixture), >, size + 200 * N_BYTES);

  clear (fixture);
  compact (fixture);
  g_assert_cmpint (get_file_size (fixture), <, size + 100 * N_BYTES);
  g_assert_cmpint (count (fixture, "record_list"), ==, 200); /* how many there are is still known */
  g_assert_cmpint (count (fixture, "outbox"), ==, 1);

  g_clear_object (&fixture->records);
  g_clear_object (&fixture->reports);
  outbox_fixture_reopen (&fixture->outbox);
  g_assert_cmpint (count (fixture, "outbox"), ==, 1);
}

/* Whichever comes first: what the user does is done, and the file is written anew. */
static void
test_what_the_user_does_meanwhile_goes_first (Fixture *fixture, gconstpointer data)
{
  for (guint company = 1; company <= 200; company++)
    put_record (fixture, company);
  clear (fixture);

  for (guint i = 0; i < N_COMPACTIONS; i++)
    {
      g_autofree char *name = g_strdup_printf ("Company %u", i);
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (CptChange) change = NULL;

      cpt_store_compact_async (fixture->outbox.base.store, NULL, test_store_result, &result);
      change = outbox_fixture_create (&fixture->outbox, name);
      test_await (&result);
      assert_compacted (fixture, result);
    }

  g_assert_cmpint (count (fixture, "outbox"), ==, N_COMPACTIONS);
  g_assert_cmpint (store_fixture_number (&fixture->outbox.base, "PRAGMA freelist_count"), <, 20);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, test) g_test_add ("/store/kept/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("reports-count-with-records", test_reports_count_with_records);
  ADD ("what-was-read-longest-ago-goes-first-of-both", test_what_was_read_longest_ago_goes_first_of_both);
  ADD ("the-file-shrinks-and-nothing-else-is-lost", test_the_file_shrinks_and_nothing_else_is_lost);
  ADD ("what-the-user-does-meanwhile-goes-first", test_what_the_user_does_meanwhile_goes_first);
#undef ADD

  return g_test_run ();
}
