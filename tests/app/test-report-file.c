/* test-report-file.c — a statement as a file, as other programs read it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-report-file.h"

#include "cpt-pdf.h"
#include "test-support.h"

#include <string.h>

#define PERIODS                                                                                                        \
  "{\"currency\":\"CAD\",\"reportBasis\":\"Accrual\",\"reports\":[{\"toDate\":\"2026-07-31\",\"income\":{\"value\":"   \
  "-1234.5,\"items\":[{\"name\":\"=SUM(A1)\",\"accountId\":\"+41\",\"value\":-1000},{\"name\":\"Say \\\"a, b\\\"\","   \
  "\"value\":-234.5}]},\"grossProfit\":7},{\"toDate\":\"2026-05-31\",\"income\":{\"value\":0.00001}}]}"

static CptReportFile *
new_file (void)
{
  const CptReportView view = {
    .n_periods = 3, .current = cpt_month_new (2026, 8), .has_share = TRUE, .compared = CPT_REPORT_NO_COLUMN
  };
  g_autoptr (GBytes) json = g_bytes_new_static (PERIODS, strlen (PERIODS));
  g_autoptr (GError) error = NULL;
  g_autoptr (CptReport) report = cpt_report_new_from_json (CPT_REPORT_PROFIT_AND_LOSS, json, &error);
  g_autoptr (CptReportTree) tree = NULL;
  g_autoptr (CptReportTable) table = NULL;
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (guint));
  CptReportFile *file = NULL;

  g_assert_no_error (error);
  tree = cpt_report_tree_new (report);
  table = cpt_report_table_new (tree, &view);
  for (guint i = 0; i < cpt_report_tree_get_n_lines (tree); i++)
    g_array_append_val (lines, i);
  file = cpt_report_file_new (table, lines, CPT_REPORT_NEGATIVES_PARENTHESES);
  file->company = g_strdup ("Sandbox Company");
  file->read = g_strdup ("read: today");

  return file;
}

/* What Python makes of the file. */
static char *
read_csv (GBytes *bytes)
{
  static const char program[] = "import csv, sys\n"
                                "for row in csv.reader(open(sys.argv[1], encoding='utf-8-sig', newline='')):\n"
                                "    print('|'.join(row))\n";
  g_autofree char *folder = test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "a.csv", NULL);
  const char *command[] = { "python3", "-c", program, path, NULL };
  char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
  g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL, &error);
  g_assert_no_error (error);
  test_remove_folder (folder);

  return text;
}

static void
test_python_reads_every_cell (void)
{
  g_autoptr (CptReportFile) file = new_file ();
  g_autoptr (GBytes) bytes = cpt_report_file_write_csv (file, TRUE);
  g_autofree char *text = read_csv (bytes);

  g_assert_cmpstr (text, ==,
                   "Line|Account|Level|Jul 2026|Jun 2026|May 2026|Total|% of revenue\n"
                   "Revenue||1|-1234.50||0.00001|-1234.50|-1.00\n"
                   "'=SUM(A1)|'+41|2|-1000.00|||-1000.00|-0.81\n"
                   "Say \"a, b\"||2|-234.50|||-234.50|-0.19\n"
                   "Gross profit||1|7.00|||7.00|0.006\n");
}

static void
test_it_is_marked_as_utf_8_when_wanted (void)
{
  g_autoptr (CptReportFile) file = new_file ();
  g_autoptr (GBytes) marked = cpt_report_file_write_csv (file, TRUE);
  g_autoptr (GBytes) plain = cpt_report_file_write_csv (file, FALSE);

  g_assert_cmpint (memcmp (g_bytes_get_data (marked, NULL), "\xEF\xBB\xBF", 3), ==, 0);
  g_assert_cmpint (memcmp (g_bytes_get_data (plain, NULL), "Line,", 5), ==, 0);
}

static void
test_a_document_says_what_must_be_known (void)
{
  g_autoptr (CptReportFile) file = new_file ();
  g_autoptr (CptPrintDocument) document = cpt_report_file_new_document (file);
  const CptPrintRow *revenue = g_ptr_array_index (document->rows, 0);
  const CptPrintRow *gross = g_ptr_array_index (document->rows, 3);

  g_assert_cmpstr (document->title, ==, "Sandbox Company");
  g_assert_cmpstr (document->subtitle, ==, "Profit and loss · May 2026 – Jul 2026");
  g_assert_cmpstr (document->about, ==, "Accrual accounting · CAD · read: today");
  g_assert_nonnull (strstr (document->remarks, "June 2026 is missing"));
  g_assert_nonnull (strstr (document->remarks, "“Gross profit” is not what its parts make; it is off by 1241.50"));
  g_assert_nonnull (strstr (document->remarks, "1 amount is too fine or too large"));
  g_assert_cmpstr (revenue->cells[0], ==, "(1234.50)");
  g_assert_cmpstr (revenue->cells[1], ==, "—");
  g_assert_cmpstr (revenue->cells[3], ==, "(1234.50)*");
  g_assert_true (gross->has_rule);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/report-file/python-reads-every-cell", test_python_reads_every_cell);
  g_test_add_func ("/report-file/it-is-marked-as-utf-8-when-wanted", test_it_is_marked_as_utf_8_when_wanted);
  g_test_add_func ("/report-file/a-document-says-what-must-be-known", test_a_document_says_what_must_be_known);

  return g_test_run ();
}
