/* test-company-exporting.c — the companies list in a file, as Python's csv reads it: what is found, in order, or
 * nothing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-company-csv.h"
#include "cpt-company-exporter.h"
#include "desk-fixture.h"

#define MANY 1203 /* three slices, the last one not full */
#define PAGE_SIZE 500

typedef struct
{
  DeskFixture desk;
  CptCompanyList *list;
  char *folder;
  char *path;
} Fixture;

static gboolean
is_loaded (gpointer user_data)
{
  Fixture *fixture = user_data;

  return cpt_company_list_get_is_loaded (fixture->list) &&
         cpt_company_list_get_total (fixture->list) > fixture->desk.base.n_generated;
}

/* @data: (nullable): a number of companies that the platform makes up; else there are twelve */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  SyncFixture *base = &fixture->desk.base;

  if (data != NULL)
    sync_fixture_set_up_generated (base, GPOINTER_TO_UINT (data));
  else
    sync_fixture_set_up (base, 12);
  sync_fixture_start_with (base, cpt_sandbox_get_api_key (base->sandbox), PAGE_SIZE, 1.0);
  desk_fixture_await_read (base);
  desk_fixture_open (&fixture->desk);
  desk_fixture_show_page (&fixture->desk);
  fixture->list = cpt_company_list_new (base->store);
  cpt_company_list_load (fixture->list);
  test_await_true (is_loaded, fixture);
  fixture->folder = test_make_folder ();
  fixture->path = g_build_filename (fixture->folder, "companies.csv", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->list);
  test_remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
  desk_fixture_tear_down (&fixture->desk);
}

static CptCompanyColumns *
get_columns (Fixture *fixture)
{
  return cpt_companies_view_get_columns (desk_fixture_get_view (&fixture->desk));
}

/* Name and connections only, connections first. */
static void
choose_columns (Fixture *fixture)
{
  static const char saved[] = "[('connections', true, -1), ('name', true, -1), ('id', false, -1), "
                              "('created-by', false, -1), ('created', false, -1), ('last-read', false, -1), "
                              "('tags', false, -1)]";
  g_autoptr (GVariant) variant = g_variant_ref_sink (g_variant_new_parsed (saved));

  cpt_company_columns_restore (get_columns (fixture), variant);
}

static void export(Fixture *fixture, GArray *rids)
{
  g_autoptr (GFile) file = g_file_new_for_path (fixture->path);
  CptFileMaker maker;

  cpt_company_exporter_init (&maker, fixture->desk.base.store, get_columns (fixture), rids);
  cpt_file_exporter_write (fixture->desk.toasts, file, TRUE, &maker);
  await_text (desk_fixture_get_toasts (&fixture->desk), "Exported to “companies.csv”");
}

/* What Python makes of the file: cells between bars. */
static GStrv
read_rows (Fixture *fixture)
{
  static const char program[] = "import csv, sys\n"
                                "for row in csv.reader(open(sys.argv[1], encoding='utf-8-sig', newline='')):\n"
                                "    print('|'.join(row))\n";
  const char *command[] = { "python3", "-c", program, fixture->path, NULL };
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL, &error);
  g_assert_no_error (error);

  return g_strsplit (g_strchomp (text), "\n", -1);
}

static gboolean
is_found (gpointer user_data)
{
  Fixture *fixture = user_data;

  return cpt_company_list_get_n_hits (fixture->list) == 4;
}

static void
test_what_is_found_stands_in_the_file_in_its_order (Fixture *fixture, gconstpointer data)
{
  CptCompanyQuery query = { .text = "company 01", .sort = CPT_COMPANY_SORT_NAME, .descending = TRUE };
  g_autofree char *extra = sync_fixture_create_elsewhere (&fixture->desk.base, "Company 019");
  g_autoptr (GArray) rids = NULL;
  g_auto (GStrv) rows = NULL;

  cpt_sync_reload (fixture->desk.base.sync);
  cpt_company_list_set_query (fixture->list, &query);
  test_await_true (is_found, fixture);
  choose_columns (fixture);
  rids = cpt_company_exporter_list_shown (fixture->list);
  export(fixture, rids);

  rows = read_rows (fixture);
  g_assert_cmpuint (g_strv_length (rows), ==, 5);
  g_assert_cmpstr (rows[0], ==, "Connections|Company name");
  g_assert_cmpstr (rows[1], ==, "|Company 019");
  g_assert_cmpstr (rows[2], ==, "|Company 011");
  g_assert_cmpstr (rows[3], ==, "|Company 010");
  g_assert_cmpstr (rows[4], ==, "|Company 001");
}

static void
test_many_are_read_slice_by_slice_each_once (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) rids = cpt_company_exporter_list_shown (fixture->list);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto (GStrv) rows = NULL;

  export(fixture, rids);

  rows = read_rows (fixture);
  g_assert_cmpstr (rows[0], ==, "Company name|Company ID|Created by|Created|Last read|Connections");
  g_assert_cmpuint (g_strv_length (rows), ==, rids->len + 1);
  for (guint i = 1; rows[i] != NULL; i++)
    g_assert_true (g_hash_table_add (seen, rows[i]));
}

/* On this thread, as on that of an export. */
static void
test_one_that_is_cancelled_makes_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) rids = cpt_company_exporter_list_shown (fixture->list);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *progress = NULL;
  GBytes *bytes = NULL;
  CptFileMaker maker;

  cpt_company_exporter_init (&maker, fixture->desk.base.store, get_columns (fixture), rids);
  g_cancellable_cancel (cancellable);
  bytes = maker.make (maker.data, TRUE, cancellable, &error);
  progress = maker.dup_progress (maker.data);
  maker.free_data (maker.data);

  g_assert_null (bytes);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpstr (progress, ==, "Exporting: 0 of 13 companies");
}

static void
test_what_was_deleted_meanwhile_is_left_out (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) rids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 there = 0;
  gint64 gone = 4711;
  g_auto (GStrv) rows = NULL;
  g_autoptr (CptCompany) company = sync_fixture_find_stored (&fixture->desk.base, "Company 003", &there);

  g_array_append_val (rids, gone);
  g_array_append_val (rids, there);
  choose_columns (fixture);
  export(fixture, rids);

  rows = read_rows (fixture);
  g_assert_cmpuint (g_strv_length (rows), ==, 2);
  g_assert_cmpstr (rows[1], ==, "|Company 003");
}

static void
test_cells_are_exact_and_never_a_formula (void)
{
  static const char *const columns[] = {
    "id", "name", "created-by", "created", "last-read", "connections", "tags", NULL
  };
  g_autoptr (CptCompany) company = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  CptCsv *csv = cpt_csv_new_plain ();

  company =
      cpt_company_new (&(CptCompanyFields){ .id = "8f41c2d7-0000-4000-8000-000000000001",
                                            .name = "=SUM(A1), \"Sons\"",
                                            .created = cpt_time_parse ("2026-08-18T16:05:07.1234567Z"),
                                            .last_sync = CPT_TIME_UNKNOWN,
                                            .tags = g_variant_new_parsed ("{'region': 'qc', 'team': 'credit'}") });
  cpt_company_csv_add (csv, company, columns);
  bytes = cpt_csv_free_to_bytes (csv);

  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  g_assert_cmpstr (text, ==,
                   "8f41c2d7-0000-4000-8000-000000000001,\"'=SUM(A1), \"\"Sons\"\"\",,2026-08-18T16:05:07Z,,,"
                   "region: qc; team: credit\r\n");
}

#define ADD(path, data, function) g_test_add ("/company-exporting/" path, Fixture, data, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  desk_fixture_init (&argc, &argv);

  ADD ("what-is-found-stands-in-the-file-in-its-order", NULL, test_what_is_found_stands_in_the_file_in_its_order);
  ADD ("many-are-read-slice-by-slice-each-once", GUINT_TO_POINTER (MANY), test_many_are_read_slice_by_slice_each_once);
  ADD ("one-that-is-cancelled-makes-nothing", NULL, test_one_that_is_cancelled_makes_nothing);
  ADD ("what-was-deleted-meanwhile-is-left-out", NULL, test_what_was_deleted_meanwhile_is_left_out);
  g_test_add_func ("/company-exporting/cells-are-exact-and-never-a-formula", test_cells_are_exact_and_never_a_formula);

  return g_test_run ();
}
