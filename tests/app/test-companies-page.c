/* test-companies-page.c — the companies screen on a real sandbox: what is shown, found, chosen, and when keys act.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-companies-view.h"
#include "cpt-company-cells.h"
#include "cpt-text-size.h"
#include "cpt-window.h"
#include "desk-fixture.h"

static void
set_up (DeskFixture *fixture, gconstpointer data)
{
  desk_fixture_set_up (fixture, GPOINTER_TO_UINT (data));
  desk_fixture_show_page (fixture);
}

static void
tear_down (DeskFixture *fixture, gconstpointer data)
{
  desk_fixture_tear_down (fixture);
}

/* The slot of the first row that is bound, once there is one. */
static CptCompanySlot *
find_first_slot (GtkWidget *widget)
{
  CptCompanySlot *slot = g_object_get_data (G_OBJECT (widget), "cpt-company-slot");

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && slot == NULL;
       child = gtk_widget_get_next_sibling (child))
    slot = find_first_slot (child);

  return slot;
}

static gboolean
is_row_shown (gpointer user_data)
{
  CptCompanySlot *slot = find_first_slot (desk_fixture_get_table (user_data));

  return slot != NULL && cpt_company_slot_get_row (slot) != NULL;
}

static GtkSelectionModel *
find_model (DeskFixture *fixture)
{
  return gtk_column_view_get_model (GTK_COLUMN_VIEW (desk_fixture_get_table (fixture)));
}

static void
test_shows_the_sandbox_company_as_the_platform_has_it (DeskFixture *fixture, gconstpointer data)
{
  CptCompany *company = NULL;

  test_await_true (is_row_shown, fixture);

  company = cpt_company_row_get_company (cpt_company_slot_get_row (find_first_slot (desk_fixture_get_table (fixture))));
  g_assert_cmpstr (cpt_company_get_name (company), ==, "Sandbox Company");
  g_assert_cmpuint (cpt_company_get_connections (company)->len, ==, 1);
}

static void
test_nothing_found_says_so_and_leads_back (DeskFixture *fixture, gconstpointer data)
{
  GtkWidget *entry = NULL;

  gtk_widget_activate_action (fixture->page, "companies.search", NULL);
  entry = find_by_type (fixture->page, GTK_TYPE_SEARCH_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "nobody");
  desk_fixture_await_state (fixture, "nothing");

  gtk_widget_activate_action (fixture->page, "companies.clear-filters", NULL);
  desk_fixture_await_state (fixture, "list");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
}

static void
test_find_leads_to_the_field_from_anywhere (DeskFixture *fixture, gconstpointer data)
{
  GtkWidget *entry = NULL;

  gtk_widget_activate_action (fixture->page, "companies.find", NULL);
  entry = find_by_type (fixture->page, GTK_TYPE_SEARCH_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "sand");
  gtk_widget_grab_focus (desk_fixture_get_table (fixture));

  gtk_widget_activate_action (fixture->page, "companies.find", NULL);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)), entry));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "sand");
  g_assert_true (gtk_editable_get_selection_bounds (GTK_EDITABLE (entry), NULL, NULL));
}

static void
test_a_filter_hides_what_it_does_not_let_pass (DeskFixture *fixture, gconstpointer data)
{
  gtk_widget_activate_action (fixture->page, "companies.filter", "s", "unlinked");
  desk_fixture_await_state (fixture, "nothing");

  gtk_widget_activate_action (fixture->page, "companies.filter", "s", "linked");
  desk_fixture_await_state (fixture, "list");
}

static void
test_the_hidden_view_has_no_model (DeskFixture *fixture, gconstpointer data)
{
  GtkColumnView *table = GTK_COLUMN_VIEW (desk_fixture_get_table (fixture));
  GtkWidget *view = find_by_type (fixture->page, CPT_TYPE_COMPANIES_VIEW);
  GtkListView *list = NULL;

  g_assert_nonnull (gtk_column_view_get_model (table));

  g_object_set (fixture->page, "narrow", TRUE, NULL);
  list = GTK_LIST_VIEW (find_by_type (view, GTK_TYPE_LIST_VIEW));
  g_assert_null (gtk_column_view_get_model (table));
  g_assert_nonnull (gtk_list_view_get_model (list));

  g_object_set (fixture->page, "narrow", FALSE, NULL);
  g_assert_nonnull (gtk_column_view_get_model (table));
  g_assert_null (gtk_list_view_get_model (list));
}

/* The titles that are seen, from the start. */
static char *
join_titles (DeskFixture *fixture)
{
  GListModel *seen = gtk_column_view_get_columns (GTK_COLUMN_VIEW (desk_fixture_get_table (fixture)));
  g_autoptr (GString) titles = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (seen); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (seen, i);

      g_string_append_printf (titles, "%s%s", i > 0 ? "|" : "", gtk_column_view_column_get_title (column));
    }

  return g_string_free (g_steal_pointer (&titles), FALSE);
}

static void
assert_titles (DeskFixture *fixture, const char *expected)
{
  g_autofree char *titles = join_titles (fixture);

  g_assert_cmpstr (titles, ==, expected);
}

static void
test_columns_leave_in_their_order_and_come_back (DeskFixture *fixture, gconstpointer data)
{
  CptCompanyColumns *columns = cpt_companies_view_get_columns (desk_fixture_get_view (fixture));
  static const struct
  {
    int width;
    const char *titles;
  } steps[] = {
    { 1280, "Company name|Company ID|Created by|Created|Last read|Connections" },
    { 1100, "Company name|Company ID|Created|Last read|Connections" },
    { 980, "Company name|Company ID|Last read|Connections" },
    { 860, "Company name|Last read|Connections" },
    { 1280, "Company name|Company ID|Created by|Created|Last read|Connections" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      cpt_company_columns_fit (columns, cpt_text_size_scale (fixture->page, steps[i].width));
      assert_titles (fixture, steps[i].titles);
    }
}

static void
test_columns_are_chosen_and_stay_so (DeskFixture *fixture, gconstpointer data)
{
  cpt_company_columns_fit (cpt_companies_view_get_columns (desk_fixture_get_view (fixture)), 2000);
  gtk_widget_activate_action (fixture->page, "columns.created", NULL);
  gtk_widget_activate_action (fixture->page, "columns.id", NULL);
  assert_titles (fixture, "Company name|Created by|Last read|Connections");

  desk_fixture_show_page (fixture);
  cpt_company_columns_fit (cpt_companies_view_get_columns (desk_fixture_get_view (fixture)), 2000);
  assert_titles (fixture, "Company name|Created by|Last read|Connections");
}

static void
test_tags_are_a_column_once_chosen (DeskFixture *fixture, gconstpointer data)
{
  cpt_company_columns_fit (cpt_companies_view_get_columns (desk_fixture_get_view (fixture)), 2000);
  assert_titles (fixture, "Company name|Company ID|Created by|Created|Last read|Connections");
  gtk_widget_activate_action (fixture->page, "columns.tags", NULL);
  assert_titles (fixture, "Company name|Company ID|Created by|Created|Last read|Connections|Tags");

  desk_fixture_show_page (fixture);
  cpt_company_columns_fit (cpt_companies_view_get_columns (desk_fixture_get_view (fixture)), 2000);
  assert_titles (fixture, "Company name|Company ID|Created by|Created|Last read|Connections|Tags");
}

static void
test_a_width_that_was_dragged_stays_so (DeskFixture *fixture, gconstpointer data)
{
  GListModel *seen = gtk_column_view_get_columns (GTK_COLUMN_VIEW (desk_fixture_get_table (fixture)));
  g_autoptr (GtkColumnViewColumn) before = g_list_model_get_item (seen, 0);
  g_autoptr (GtkColumnViewColumn) after = NULL;
  int width = cpt_text_size_scale (fixture->page, 411);

  gtk_column_view_column_set_fixed_width (before, width);
  desk_fixture_show_page (fixture);
  seen = gtk_column_view_get_columns (GTK_COLUMN_VIEW (desk_fixture_get_table (fixture)));
  after = g_list_model_get_item (seen, 0);
  g_assert_cmpint (ABS (gtk_column_view_column_get_fixed_width (after) - width), <=, 1);
}

/* GTK does the same when a title is dragged. */
static void
test_an_order_that_was_dragged_stays_so (DeskFixture *fixture, gconstpointer data)
{
  GtkColumnView *table = GTK_COLUMN_VIEW (desk_fixture_get_table (fixture));
  g_autoptr (GtkColumnViewColumn) connections = NULL;

  cpt_company_columns_fit (cpt_companies_view_get_columns (desk_fixture_get_view (fixture)), 2000);
  connections = g_list_model_get_item (gtk_column_view_get_columns (table), 5);
  gtk_column_view_insert_column (table, 1, connections);

  desk_fixture_show_page (fixture);
  cpt_company_columns_fit (cpt_companies_view_get_columns (desk_fixture_get_view (fixture)), 2000);
  assert_titles (fixture, "Company name|Connections|Company ID|Created by|Created|Last read");
}

static void
test_columns_are_remembered (DeskFixture *fixture, gconstpointer data)
{
  CptCompanyColumns *columns = cpt_companies_view_get_columns (desk_fixture_get_view (fixture));
  GListModel *seen = gtk_column_view_get_columns (GTK_COLUMN_VIEW (desk_fixture_get_table (fixture)));
  g_autoptr (GVariant) saved = g_variant_ref_sink (
      g_variant_new_parsed ("[('id', true, 200), ('name', true, 300), ('created', false, -1), ('nonsense', true, 5)]"));
  g_autoptr (GVariant) again = NULL;
  g_autofree char *text = NULL;

  cpt_company_columns_fit (columns, 2000);
  cpt_company_columns_restore (columns, saved);

  again = g_variant_ref_sink (cpt_company_columns_save (columns));
  text = g_variant_print (again, FALSE);
  g_assert_true (g_str_has_prefix (text, "[('id', true, 200), ('name', true, 300), ('created', false, "));
  g_assert_cmpuint (g_variant_n_children (again), ==, 7);
  g_assert_cmpuint (g_list_model_get_n_items (seen), ==, 5);
}

static void
test_each_title_orders_by_its_column (DeskFixture *fixture, gconstpointer data)
{
  static const char *const sorts[] = { "name", "id", "created-by", "created", "last-read", "connections" };
  GtkColumnView *table = GTK_COLUMN_VIEW (desk_fixture_get_table (fixture));

  cpt_company_columns_fit (cpt_companies_view_get_columns (desk_fixture_get_view (fixture)), 2000);
  for (guint i = 0; i < G_N_ELEMENTS (sorts); i++)
    for (int order = GTK_SORT_ASCENDING; order <= GTK_SORT_DESCENDING; order++)
      {
        g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (gtk_column_view_get_columns (table), i);
        g_autofree char *sort = NULL;
        gboolean descending = FALSE;

        gtk_column_view_sort_by_column (table, column, order);
        g_object_get (fixture->page, "sort", &sort, "descending", &descending, NULL);
        g_assert_cmpstr (sort, ==, sorts[i]);
        g_assert_cmpint (descending, ==, order == GTK_SORT_DESCENDING);
      }
}

static gboolean
is_row_copied (gpointer user_data)
{
  g_autofree char *copied = read_clipboard ();

  return g_str_has_prefix (copied, "Sandbox Company\t");
}

static void
test_commands_know_what_is_selected (DeskFixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL;

  test_await_true (is_row_shown, fixture);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (fixture->page), "before");
  gtk_widget_activate_action (fixture->page, "companies.copy-rows", NULL);
  before = read_clipboard ();
  g_assert_cmpstr (before, ==, "before");

  gtk_widget_activate_action (fixture->page, "companies.select-all", NULL);
  g_assert_true (gtk_selection_model_is_selected (find_model (fixture), 0));
  gtk_widget_activate_action (fixture->page, "companies.copy-rows", NULL);
  test_await_true (is_row_copied, fixture);

  gtk_widget_activate_action (fixture->page, "companies.unselect", NULL);
  g_assert_false (gtk_selection_model_is_selected (find_model (fixture), 0));
}

/* A name that is wrong in a template shows when it is instantiated. */
static void
test_the_window_fits_the_smallest_screen (DeskFixture *fixture, gconstpointer data)
{
  GtkWidget *window = g_object_new (CPT_TYPE_WINDOW, NULL);
  int least = 0;

  gtk_widget_measure (adw_application_window_get_content (ADW_APPLICATION_WINDOW (window)), GTK_ORIENTATION_HORIZONTAL,
                      -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <=, 360);

  gtk_window_destroy (GTK_WINDOW (window));
}

#define ADD(path, function) g_test_add ("/companies-page/" path, DeskFixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  desk_fixture_init (&argc, &argv);

  ADD ("shows-the-sandbox-company-as-the-platform-has-it", test_shows_the_sandbox_company_as_the_platform_has_it);
  ADD ("nothing-found-says-so-and-leads-back", test_nothing_found_says_so_and_leads_back);
  ADD ("find-leads-to-the-field-from-anywhere", test_find_leads_to_the_field_from_anywhere);
  ADD ("a-filter-hides-what-it-does-not-let-pass", test_a_filter_hides_what_it_does_not_let_pass);
  ADD ("the-hidden-view-has-no-model", test_the_hidden_view_has_no_model);
  ADD ("columns-leave-in-their-order-and-come-back", test_columns_leave_in_their_order_and_come_back);
  ADD ("columns-are-remembered", test_columns_are_remembered);
  ADD ("columns-are-chosen-and-stay-so", test_columns_are_chosen_and_stay_so);
  ADD ("tags-are-a-column-once-chosen", test_tags_are_a_column_once_chosen);
  ADD ("a-width-that-was-dragged-stays-so", test_a_width_that_was_dragged_stays_so);
  ADD ("an-order-that-was-dragged-stays-so", test_an_order_that_was_dragged_stays_so);
  ADD ("each-title-orders-by-its-column", test_each_title_orders_by_its_column);
  ADD ("commands-know-what-is-selected", test_commands_know_what_is_selected);

  ADD ("the-window-fits-the-smallest-screen", test_the_window_fits_the_smallest_screen);

  return g_test_run ();
}
