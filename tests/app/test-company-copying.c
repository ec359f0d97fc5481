/* test-company-copying.c — the rows of companies on the clipboard: all that are selected, however long that takes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "desk-fixture.h"

#define MANY 1202          /* with the first one three slices, the last one not full */
#define FAR_TOO_MANY 20000 /* connections: more than the main thread reads within a frame */

static void
set_up (DeskFixture *fixture, gconstpointer data)
{
  desk_fixture_set_up_unhurried (fixture, 3);
  desk_fixture_show_page (fixture);
}

static void
tear_down (DeskFixture *fixture, gconstpointer data)
{
  desk_fixture_tear_down (fixture);
}

static CptCompany *
make_company_of_many_connections (void)
{
  g_autoptr (GPtrArray) connections = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < FAR_TOO_MANY; i++)
    {
      g_autofree char *id = g_strdup_printf ("0d4e2b77-0000-0000-0000-%012u", i);

      g_ptr_array_add (connections, cpt_connection_new (&(CptConnectionFields){
                                        .id = id,
                                        .platform_name = "Exact Online",
                                        .status_text = "Linked",
                                        .created = CPT_TIME_UNKNOWN,
                                        .last_sync = CPT_TIME_UNKNOWN,
                                    }));
    }

  return cpt_company_new (&(CptCompanyFields){
      .id = "1d4e2b77-0000-0000-0000-000000000000",
      .name = "Far too much for one frame",
      .created = CPT_TIME_UNKNOWN,
      .last_sync = CPT_TIME_UNKNOWN,
      .connections = connections,
  });
}

/* The platform has it too, as far as the store knows. */
static void
put_company (DeskFixture *fixture, CptCompany *company)
{
  CptCompanyRepository *companies = fixture->base.companies;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_put = FALSE;

  cpt_company_repository_put_async (companies, company, cpt_company_repository_next_sequence (companies), NULL,
                                    test_store_result, &result);
  test_await (&result);
  is_put = cpt_company_repository_put_finish (companies, result, &error);
  g_assert_no_error (error);
  g_assert_true (is_put);
}

static GtkSelectionModel *
find_model (DeskFixture *fixture)
{
  return gtk_column_view_get_model (GTK_COLUMN_VIEW (desk_fixture_get_table (fixture)));
}

static gboolean
has_five (gpointer user_data)
{
  return g_list_model_get_n_items (G_LIST_MODEL (find_model (user_data))) == 5;
}

static gboolean
is_copied (gpointer user_data)
{
  g_autofree char *text = read_clipboard ();

  return g_strcmp0 (text, "before") != 0;
}

static GStrv
copy (DeskFixture *fixture)
{
  g_autofree char *text = NULL;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (fixture->page), "before");
  gtk_widget_activate_action (fixture->page, "companies.copy-rows", NULL);
  test_await_true (is_copied, fixture);
  text = read_clipboard ();

  return g_strsplit (text, "\n", -1);
}

static gboolean
has_line_of (GStrv lines, const char *name)
{
  g_autofree char *start = g_strconcat (name, "\t", NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], start))
      return TRUE;

  return FALSE;
}

static void
test_a_row_that_takes_long_to_read_is_copied_too (DeskFixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompany) company = make_company_of_many_connections ();
  g_auto (GStrv) lines = NULL;

  put_company (fixture, company);
  test_await_true (has_five, fixture);
  gtk_widget_activate_action (fixture->page, "companies.select-all", NULL);

  lines = copy (fixture);

  g_assert_true (has_line_of (lines, "Sandbox Company"));
  g_assert_true (has_line_of (lines, "Company 000"));
  g_assert_true (has_line_of (lines, "Far too much for one frame"));
  g_assert_cmpuint (g_strv_length (lines), ==, 5);
}

/* The clipboard holds what was asked for last, though what was asked for before would take longer. */
static void
test_what_is_copied_next_takes_its_place (DeskFixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompany) company = make_company_of_many_connections ();
  g_auto (GStrv) lines = NULL;

  put_company (fixture, company);
  test_await_true (has_five, fixture);
  gtk_widget_activate_action (fixture->page, "companies.select-all", NULL);
  gtk_widget_activate_action (fixture->page, "companies.copy-rows", NULL);
  gtk_selection_model_select_item (find_model (fixture), desk_fixture_find_position (fixture, "Company 001"), TRUE);

  lines = copy (fixture);
  g_assert_true (has_line_of (lines, "Company 001"));
  g_assert_cmpuint (g_strv_length (lines), ==, 1);
  await_no_text (desk_fixture_get_toasts (fixture), "Copying…");
}

/* Nothing is left of it: what the tear-down shows. */
static void
test_a_page_that_closes_ends_it (DeskFixture *fixture, gconstpointer data)
{
  gtk_widget_activate_action (fixture->page, "companies.select-all", NULL);
  gtk_widget_activate_action (fixture->page, "companies.copy-rows", NULL);
  adw_toast_overlay_set_child (fixture->toasts, gtk_label_new ("closed"));
}

static void
set_up_many (DeskFixture *fixture, gconstpointer data)
{
  sync_fixture_set_up_generated (&fixture->base, MANY);
  sync_fixture_start_with (&fixture->base, cpt_sandbox_get_api_key (fixture->base.sandbox), MANY, 1.0);
  desk_fixture_await_read (&fixture->base);
  desk_fixture_open (fixture);
  desk_fixture_show_page (fixture);
}

static gboolean
has_many (gpointer user_data)
{
  return g_list_model_get_n_items (G_LIST_MODEL (find_model (user_data))) == MANY + 1;
}

static void
test_many_are_copied_each_once_and_that_is_said (DeskFixture *fixture, gconstpointer data)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto (GStrv) lines = NULL;

  test_await_true (has_many, fixture);
  gtk_widget_activate_action (fixture->page, "companies.select-all", NULL);
  lines = copy (fixture);

  await_text (desk_fixture_get_toasts (fixture), "1203 companies copied");
  g_assert_cmpuint (g_strv_length (lines), ==, MANY + 1);
  for (guint i = 0; lines[i] != NULL; i++)
    g_assert_true (g_hash_table_add (seen, lines[i]));
}

#define ADD(path, function) g_test_add ("/company-copying/" path, DeskFixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  desk_fixture_init (&argc, &argv);

  ADD ("a-row-that-takes-long-to-read-is-copied-too", test_a_row_that_takes_long_to_read_is_copied_too);
  ADD ("what-is-copied-next-takes-its-place", test_what_is_copied_next_takes_its_place);
  ADD ("a-page-that-closes-ends-it", test_a_page_that_closes_ends_it);
  g_test_add ("/company-copying/many-are-copied-each-once-and-that-is-said", DeskFixture, NULL, set_up_many,
              test_many_are_copied_each_once_and_that_is_said, tear_down);

  return g_test_run ();
}
