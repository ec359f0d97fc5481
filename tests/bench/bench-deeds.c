/* bench-deeds.c — all companies of a large account selected, and what is then done with all of them at once.
 *
 * The export is set beside reading the same rows once by SQLite alone.
 *
 * Prints figures beside what is to be reached; never fails on time. Argument: how many companies.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench-lines.h"
#include "bench-turns.h"
#include "cpt-bulk-repository.h"
#include "cpt-company-exporter.h"
#include "desk-fixture.h"

#define PAGE_SIZE 5000
#define MEGABYTE 1024.0 /* of the kilobytes that the system counts in */

/* What an export cannot do without. */
static const char ROWS_SQL[] = "SELECT * FROM company LEFT JOIN connection ON connection.company = company.rid";

typedef struct
{
  DeskFixture desk;
  guint n_companies;
  CptCompanyList *list;
  CptCompanySelection *selection;
  CptBulkRepository *bulk;
  gboolean is_copied;
  CptTurnTime began;
  double memory; /* megabytes, when it began */
} Bench;

/* Returns: megabytes, of a line of what the system says of this process */
static double
get_memory (const char *line)
{
  g_autofree char *status = NULL;
  const char *found = NULL;

  g_file_get_contents ("/proc/self/status", &status, NULL, NULL);
  found = status != NULL ? strstr (status, line) : NULL;

  return found != NULL ? g_ascii_strtod (found + strlen (line), NULL) / MEGABYTE : 0;
}

static void
begin (Bench *self)
{
  g_autofree char *most = g_build_filename ("/proc/self", "clear_refs", NULL);
  FILE *file = fopen (most, "w");

  /* The most memory is counted anew from here. */
  if (file != NULL)
    {
      fputs ("5", file);
      fclose (file);
    }
  bench_turns_begin ();
  self->memory = get_memory ("VmRSS:");
  self->began = bench_lines_now ();
}

static CptTurnTime
end (Bench *self, const char *what, CptTurnTime floor)
{
  CptTurnTime time = bench_lines_since (self->began);
  CptTurnTime longest = { 0 };
  g_autofree char *turn = g_strdup_printf ("%s, longest turn", what);
  g_autofree char *note = g_strdup_printf ("memory +%.1f MB at most", MAX (get_memory ("VmHWM:") - self->memory, 0));

  /* The turn that is under way ends with the next poll. */
  g_main_context_iteration (NULL, FALSE);
  g_main_context_iteration (NULL, FALSE);
  longest = bench_turns_get_longest ();
  if (floor.clock == 0)
    bench_lines_say (what, time, note);
  else
    bench_lines_say_ratio (what, time, floor, note);
  bench_lines_say (turn, longest, "to reach: 16 ms");

  return time;
}

static gboolean
activate_cb (gpointer user_data)
{
  Bench *self = user_data;
  const char *action = g_object_get_data (G_OBJECT (self->desk.page), "action");

  gtk_widget_activate_action (self->desk.page, action, NULL);

  return G_SOURCE_REMOVE;
}

/* In a turn of the main loop, as a key does it. */
static void
activate (Bench *self, const char *action)
{
  g_object_set_data (G_OBJECT (self->desk.page), "action", (gpointer) action);
  g_idle_add (activate_cb, self);
}

static gboolean
is_all_selected (gpointer user_data)
{
  Bench *self = user_data;

  return cpt_company_selection_get_n_selected (self->selection) == self->n_companies;
}

static void
copied_cb (Bench *self)
{
  self->is_copied = TRUE;
}

static gboolean
is_copied (gpointer user_data)
{
  return ((Bench *) user_data)->is_copied;
}

static guint
count_lines (const char *text)
{
  guint n = *text != '\0' ? 1 : 0;

  for (const char *at = strchr (text, '\n'); at != NULL; at = strchr (at + 1, '\n'))
    n++;

  return n;
}

static void
copy (Bench *self, const char *action, const char *what)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (self->desk.page);
  gulong handler = g_signal_connect_swapped (clipboard, "changed", G_CALLBACK (copied_cb), self);
  g_autofree char *text = NULL;

  self->is_copied = FALSE;
  begin (self);
  activate (self, action);
  test_await_true (is_copied, self);
  end (self, what, (CptTurnTime){ 0 });
  g_signal_handler_disconnect (clipboard, handler);
  text = read_clipboard ();
  printf ("  %u lines of %u companies\n", count_lines (text), self->n_companies);
}

/* Each column of each row is looked at. */
static CptTurnTime
read_by_sqlite (Bench *self)
{
  g_autofree char *path = g_build_filename (cpt_store_get_folder (self->desk.base.store), "store.sqlite", NULL);
  sqlite3 *handle = NULL;
  sqlite3_stmt *statement = NULL;
  gint64 n_bytes = 0;
  CptTurnTime began = bench_lines_now ();
  CptTurnTime time = { 0 };

  g_assert_cmpint (sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (handle, ROWS_SQL, -1, &statement, NULL), ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    for (int column = 0; column < sqlite3_column_count (statement); column++)
      n_bytes += sqlite3_column_bytes (statement, column);
  sqlite3_finalize (statement);
  sqlite3_close (handle);
  time = bench_lines_since (began);
  g_assert_cmpint (n_bytes, >, 0);

  return time;
}

static gboolean
is_written (gpointer user_data)
{
  return g_file_query_exists (user_data, NULL);
}

static void export(Bench *self)
{
  CptTurnTime floor = read_by_sqlite (self);
  g_autoptr (GFile) file = g_file_new_build_filename (self->desk.base.folder, "companies.csv", NULL);
  g_autoptr (GArray) rids = NULL;
  CptFileMaker maker;

  bench_lines_say ("the same rows, read once by SQLite", floor, "");
  begin (self);
  rids = cpt_company_selection_get_rids (self->selection);
  cpt_company_exporter_init (&maker, self->desk.base.store,
                             cpt_companies_view_get_columns (desk_fixture_get_view (&self->desk)), rids);
  cpt_file_exporter_write (self->desk.toasts, file, FALSE, &maker);
  test_await_true (is_written, file);
  end (self, "all exported as CSV ÷ read by SQLite", floor);
}

static CptBulkStatus
get_status (Bench *self)
{
  CptBulkStatus status = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_read = FALSE;

  cpt_bulk_repository_get_async (self->bulk, NULL, test_store_result, &result);
  test_await (&result);
  is_read = cpt_bulk_repository_get_finish (self->bulk, result, &status, &error);
  g_assert_no_error (error);
  g_assert_true (is_read);

  return status;
}

static gboolean
is_asked_for (gpointer user_data)
{
  return get_status (user_data).n_companies > 0;
}

static gboolean
is_cancelled (gpointer user_data)
{
  return get_status (user_data).n_waiting == 0;
}

static void
refresh (Bench *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_done = FALSE;

  begin (self);
  activate (self, "companies.refresh");
  await_window (ADW_TYPE_MESSAGE_DIALOG);
  end (self, "refresh of all → its question", (CptTurnTime){ 0 });

  begin (self);
  desk_fixture_respond ("refresh");
  test_await_true (is_asked_for, self);
  end (self, "its answer → all in the outbox", (CptTurnTime){ 0 });
  printf ("  %u refreshes of %u companies\n", get_status (self).n_companies, self->n_companies);

  begin (self);
  cpt_bulk_repository_cancel_async (self->bulk, NULL, test_store_result, &result);
  test_await (&result);
  is_done = cpt_bulk_repository_write_finish (self->bulk, result, &error);
  g_assert_no_error (error);
  g_assert_true (is_done);
  test_await_true (is_cancelled, self);
  end (self, "all refreshes cancelled", (CptTurnTime){ 0 });
}

static gboolean
is_listed (gpointer user_data)
{
  Bench *self = user_data;

  return g_list_model_get_n_items (G_LIST_MODEL (self->list)) == self->n_companies;
}

static void
open_page (Bench *self)
{
  GtkColumnView *table = NULL;

  sync_fixture_set_up_generated (&self->desk.base, self->n_companies - 1);
  sync_fixture_start_with (&self->desk.base, cpt_sandbox_get_api_key (self->desk.base.sandbox), PAGE_SIZE, 1);
  desk_fixture_await_read (&self->desk.base);
  desk_fixture_open (&self->desk);
  desk_fixture_show_page (&self->desk);
  table = GTK_COLUMN_VIEW (desk_fixture_get_table (&self->desk));
  self->selection = CPT_COMPANY_SELECTION (gtk_column_view_get_model (table));
  g_object_get (self->selection, "model", &self->list, NULL);
  test_await_true (is_listed, self);
}

int
main (int argc, char **argv)
{
  Bench bench = { .n_companies = argc > 1 ? (guint) strtoul (argv[1], NULL, 10) : 100000 };

  desk_fixture_init (&argc, &argv);
  open_page (&bench);
  bench.bulk = cpt_bulk_repository_new (bench.desk.base.store);

  begin (&bench);
  activate (&bench, "companies.select-all");
  test_await_true (is_all_selected, &bench);
  end (&bench, "all selected", (CptTurnTime){ 0 });
  copy (&bench, "companies.copy-rows", "all rows copied");
  copy (&bench, "companies.copy-links", "all Link URLs copied");
  export(&bench);
  refresh (&bench);

  g_clear_object (&bench.bulk);
  g_clear_object (&bench.list);
  desk_fixture_tear_down (&bench.desk);

  return EXIT_SUCCESS;
}
