/* test-record-exporter.c — records into a file: all that are meant, whole or not at all.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-json-document.h"
#include "cpt-record-column.h"
#include "cpt-record-exporter.h"
#include "cpt-sync-records.h"
#include "watch-fixture.h"

#include <string.h>

#define USUAL "-modifiedDate"
#define N_RECORDS 2345 /* three pages of the export */

typedef struct
{
  WatchFixture watch;
  CptRecordPlace *invoices;
  GPtrArray *columns; /* (element-type CptRecordColumn): number and amount due */
  GFile *folder;      /* with nothing in it */
  GFile *file;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const char invoice[] = "{\"invoiceNumber\":\"1\",\"amountDue\":1}";
  g_autoptr (GPtrArray) samples = g_ptr_array_new_with_free_func (g_object_unref);

  watch_fixture_set_up (&fixture->watch);
  sync_fixture_set_fault (&fixture->watch.base, "records=2345");
  fixture->invoices = cpt_record_place_new (fixture->watch.company_id, "invoices", NULL, NULL);
  g_ptr_array_add (samples, cpt_record_new (invoice, strlen (invoice), NULL));
  fixture->columns = cpt_record_columns_derive ("invoices", samples);
  fixture->folder = g_file_new_build_filename (fixture->watch.base.folder, "exports", NULL);
  g_assert_true (g_file_make_directory (fixture->folder, NULL, NULL));
  fixture->file = g_file_get_child (fixture->folder, "invoices.csv");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_file_delete (fixture->file, NULL, NULL);
  g_assert_true (g_file_delete (fixture->folder, NULL, NULL)); /* nothing else is left in it */
  g_object_unref (fixture->file);
  g_object_unref (fixture->folder);
  g_ptr_array_unref (fixture->columns);
  cpt_record_place_free (fixture->invoices);
  watch_fixture_tear_down (&fixture->watch);
}

static CptRecordExporter *
create (Fixture *fixture, CptRecordFormat format, GPtrArray *clauses, gboolean is_kept)
{
  g_autoptr (GPtrArray) none = cpt_record_filter_new ();
  g_autoptr (CptRecordQuery) query = cpt_record_query_new (clauses != NULL ? clauses : none, USUAL, NULL);
  g_autoptr (CptRecordSource) source =
      cpt_record_source_new (fixture->watch.base.store, fixture->watch.base.sync, fixture->invoices, query, is_kept);
  g_autoptr (GPtrArray) shown = cpt_record_columns_arrange (fixture->columns, NULL);

  return cpt_record_exporter_new (source, format, fixture->columns, shown);
}

static gboolean
write_file (Fixture *fixture, CptRecordExporter *exporter, GCancellable *cancellable, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  cpt_record_exporter_write_async (exporter, fixture->file, cancellable, test_store_result, &result);
  test_await (&result);

  return cpt_record_exporter_write_finish (exporter, result, error);
}

static char *export(Fixture *fixture, CptRecordFormat format, GPtrArray *clauses, gboolean is_kept)
{
  g_autoptr (CptRecordExporter) exporter = create (fixture, format, clauses, is_kept);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_assert_true (write_file (fixture, exporter, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_load_contents (fixture->file, NULL, &text, NULL, NULL, &error));

  return text;
}

static guint
count_lines (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\r\n", -1);

  return g_strv_length (lines) - 1;
}

static void
test_all_records_are_in_the_table (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = export(fixture, CPT_RECORD_FORMAT_CSV, NULL, FALSE);

  g_assert_true (g_str_has_prefix (text, "\xEF\xBB\xBF"
                                         "Invoice number,Amount due\r\nINV-002345,"));
  g_assert_cmpuint (count_lines (text), ==, N_RECORDS + 1);
}

static void
test_without_the_mark_it_is_the_same_table (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = export(fixture, CPT_RECORD_FORMAT_PLAIN_CSV, NULL, FALSE);

  g_assert_true (g_str_has_prefix (text, "Invoice number,"));
}

static void
test_only_what_is_filtered_is_in_the_table (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) clauses = cpt_record_filter_new ();
  g_autofree char *text = NULL;

  g_ptr_array_add (clauses,
                   cpt_record_clause_new ("invoiceNumber", CPT_RECORD_KIND_TEXT, CPT_RECORD_CONTAINS, "INV-00000"));
  text = export(fixture, CPT_RECORD_FORMAT_PLAIN_CSV, clauses, FALSE);

  g_assert_cmpuint (count_lines (text), ==, 9 + 1);
}

static void
test_json_is_whole_records (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = export(fixture, CPT_RECORD_FORMAT_JSON, NULL, FALSE);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (CptJsonDocument) document = cpt_json_document_new (bytes, &error);
  const CptJsonNode *root = NULL;
  guint n = 0;

  g_assert_no_error (error);
  root = cpt_json_document_get_root (document);
  g_assert_cmpint (root->kind, ==, CPT_JSON_BEGIN_ARRAY);
  for (const CptJsonNode *node = cpt_json_node_first (root); node != NULL; node = cpt_json_node_next (root, node))
    {
      g_assert_nonnull (cpt_json_node_find (node, "lineItems"));
      n++;
    }
  g_assert_cmpuint (n, ==, N_RECORDS);
}

static void
test_json_of_nothing_is_an_empty_list (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) clauses = cpt_record_filter_new ();
  g_autofree char *text = NULL;

  g_ptr_array_add (clauses, cpt_record_clause_new ("invoiceNumber", CPT_RECORD_KIND_TEXT, CPT_RECORD_EQUAL, "none"));
  text = export(fixture, CPT_RECORD_FORMAT_JSON, clauses, FALSE);

  g_assert_cmpstr (text, ==, "[\n]\n");
}

static void
test_without_the_platform_what_was_read_is_exported (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = export(fixture, CPT_RECORD_FORMAT_CSV, NULL, FALSE);
  g_autofree char *text = NULL;

  sync_fixture_stop_sandbox (&fixture->watch.base);
  text = export(fixture, CPT_RECORD_FORMAT_CSV, NULL, TRUE);

  g_assert_cmpuint (count_lines (text), ==, count_lines (before));
}

static void
put_before (Fixture *fixture)
{
  g_assert_true (
      g_file_replace_contents (fixture->file, "before", strlen ("before"), NULL, FALSE, 0, NULL, NULL, NULL));
}

/* Nothing half is there, neither in its place nor beside: tear_down() looks. */
static void
assert_as_before (Fixture *fixture)
{
  g_autofree char *text = NULL;

  g_assert_true (g_file_load_contents (fixture->file, NULL, &text, NULL, NULL, NULL));
  g_assert_cmpstr (text, ==, "before");
}

static void
cancel_cb (CptRecordExporter *exporter, GCancellable *cancellable)
{
  g_cancellable_cancel (cancellable);
}

static void
test_a_cancelled_export_leaves_what_was_there (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CptRecordExporter) exporter = create (fixture, CPT_RECORD_FORMAT_CSV, NULL, FALSE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  put_before (fixture);
  g_signal_connect (exporter, "progress", G_CALLBACK (cancel_cb), cancellable);

  g_assert_false (write_file (fixture, exporter, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (cpt_record_exporter_get_n_written (exporter), <, N_RECORDS);
  assert_as_before (fixture);
}

static void
test_a_platform_that_goes_leaves_what_was_there (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CptRecordExporter) exporter = create (fixture, CPT_RECORD_FORMAT_CSV, NULL, FALSE);
  g_autoptr (GError) error = NULL;

  put_before (fixture);
  sync_fixture_stop_sandbox (&fixture->watch.base);

  g_assert_false (write_file (fixture, exporter, NULL, &error));
  g_assert_error (error, CPT_ERROR, CPT_ERROR_UNREACHABLE);
  assert_as_before (fixture);
}

#define ADD(name, func) g_test_add ("/record-exporter/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("all-records-are-in-the-table", test_all_records_are_in_the_table);
  ADD ("without-the-mark-it-is-the-same-table", test_without_the_mark_it_is_the_same_table);
  ADD ("only-what-is-filtered-is-in-the-table", test_only_what_is_filtered_is_in_the_table);
  ADD ("json-is-whole-records", test_json_is_whole_records);
  ADD ("json-of-nothing-is-an-empty-list", test_json_of_nothing_is_an_empty_list);
  ADD ("without-the-platform-what-was-read-is-exported", test_without_the_platform_what_was_read_is_exported);
  ADD ("a-cancelled-export-leaves-what-was-there", test_a_cancelled_export_leaves_what_was_there);
  ADD ("a-platform-that-goes-leaves-what-was-there", test_a_platform_that_goes_leaves_what_was_there);

  return g_test_run ();
}
