/* test-company-rows.c — the rows of the list: what stands in them, their buttons, what is selected.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-company-cells.h"
#include "cpt-company-narrow-row.h"
#include "cpt-company-text.h"
#include "cpt-rename-popover.h"
#include "cpt-row-capsule.h"
#include "desk-fixture.h"

#define SEVERAL 3

static void
set_up (DeskFixture *fixture, gconstpointer data)
{
  desk_fixture_set_up (fixture, SEVERAL);
  desk_fixture_show_page (fixture);
}

static void
tear_down (DeskFixture *fixture, gconstpointer data)
{
  desk_fixture_tear_down (fixture);
}

/* Asked until it holds: a minute may pass between what is painted and what is expected. */
static gboolean
shows_each_part (gpointer user_data)
{
  DeskFixture *fixture = user_data;
  GtkWidget *widget = desk_fixture_await_row (fixture, "Sandbox Company", NULL);
  CptCompanyRow *row = cpt_company_slot_get_row (cpt_company_cells_find_slot (widget, NULL));
  gint64 now = cpt_clock_now (cpt_store_get_clock (fixture->base.store));
  g_auto (GStrv) texts = list_inscriptions (widget);
  g_autofree char *id = cpt_company_text_short_id (row);
  g_autofree char *created = cpt_company_text_created (row, now);
  g_autofree char *last_read = cpt_company_text_last_read (row, now);
  const char *expected[] = { "Sandbox Company", id, cpt_company_text_created_by (row), created, last_read, NULL };

  return g_strv_equal ((const char *const *) texts, expected);
}

static void
test_each_cell_shows_its_part_of_the_company (DeskFixture *fixture, gconstpointer data)
{
  test_await_true (shows_each_part, fixture);
}

static void
test_a_narrow_row_has_two_lines (DeskFixture *fixture, gconstpointer data)
{
  g_auto (GStrv) texts = NULL;
  g_auto (GStrv) linked_texts = NULL;

  g_object_set (fixture->page, "narrow", TRUE, NULL);
  texts = list_inscriptions (desk_fixture_await_row (fixture, "Company 000", NULL));
  linked_texts = list_inscriptions (desk_fixture_await_row (fixture, "Sandbox Company", NULL));

  g_assert_cmpuint (g_strv_length (texts), ==, 3);
  g_assert_cmpstr (texts[0], ==, "Company 000");
  g_assert_true (g_regex_match_simple ("^[0-9a-f]{8} · never read$", texts[1], 0, 0));
  g_assert_cmpstr (texts[2], ==, "No connection");
  g_assert_cmpstr (linked_texts[0], ==, "Sandbox Company");
  g_assert_cmpstr (linked_texts[2], ==, ""); /* all is well */
}

static GtkSelectionModel *
get_model (DeskFixture *fixture)
{
  return gtk_column_view_get_model (GTK_COLUMN_VIEW (desk_fixture_get_table (fixture)));
}

static void
select_row (DeskFixture *fixture, const char *name)
{
  guint position = desk_fixture_find_position (fixture, name);

  gtk_selection_model_select_item (get_model (fixture), position, TRUE);
  cpt_companies_view_grab_focus (desk_fixture_get_view (fixture), position);
}

/* Whether @name, and nothing else, is selected. */
static gboolean
is_only_selected (DeskFixture *fixture, const char *name)
{
  g_autoptr (GtkBitset) selection = gtk_selection_model_get_selection (get_model (fixture));

  return gtk_bitset_get_size (selection) == 1 &&
         gtk_bitset_contains (selection, desk_fixture_find_position (fixture, name));
}

static void
test_the_narrow_list_has_the_same_selection (DeskFixture *fixture, gconstpointer data)
{
  GtkWidget *view = GTK_WIDGET (desk_fixture_get_view (fixture));
  GtkListView *list = NULL;

  select_row (fixture, "Company 001");
  g_object_set (fixture->page, "narrow", TRUE, NULL);
  list = GTK_LIST_VIEW (find_by_type (view, GTK_TYPE_LIST_VIEW));

  g_assert_true (gtk_selection_model_is_selected (gtk_list_view_get_model (list),
                                                  desk_fixture_find_position (fixture, "Company 001")));
}

static CptRowCapsule *
await_capsule (DeskFixture *fixture)
{
  await_widget_type (fixture->page, CPT_TYPE_ROW_CAPSULE);

  return CPT_ROW_CAPSULE (find_by_type (fixture->page, CPT_TYPE_ROW_CAPSULE));
}

static void
test_the_selected_row_has_a_button_that_copies_its_link (DeskFixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompany) company = NULL;
  g_autofree char *copied = NULL;
  gint64 rid = 0;

  select_row (fixture, "Company 001");
  company = sync_fixture_find_stored (&fixture->base, "Company 001", &rid);
  g_assert_cmpint (cpt_row_capsule_get_rid (await_capsule (fixture)), ==, rid);

  click_icon (GTK_WIDGET (await_capsule (fixture)), "cpt-link-symbolic");
  await_text (desk_fixture_get_toasts (fixture), "Link URL of “Company 001” copied");
  copied = read_clipboard ();
  g_assert_cmpstr (copied, ==, cpt_company_get_redirect (company));
}

static void
test_the_selected_row_has_a_pencil_that_renames_it (DeskFixture *fixture, gconstpointer data)
{
  GtkWidget *popover = NULL;

  select_row (fixture, "Company 001");
  click_icon (GTK_WIDGET (await_capsule (fixture)), "document-edit-symbolic");
  await_widget_type (fixture->page, CPT_TYPE_RENAME_POPOVER);
  popover = find_by_type (fixture->page, CPT_TYPE_RENAME_POPOVER);
  await_painted (popover);

  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_by_type (popover, GTK_TYPE_ENTRY))), ==, "Company 001");
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (gtk_widget_get_root (popover)), popover));
}

static void
test_the_buttons_leave_with_the_focus (DeskFixture *fixture, gconstpointer data)
{
  select_row (fixture, "Company 001");
  await_capsule (fixture);

  gtk_widget_activate_action (fixture->page, "companies.find", NULL);
  await_no_widget_type (fixture->page, CPT_TYPE_ROW_CAPSULE);
}

static gboolean
is_created_and_selected (gpointer user_data)
{
  DeskFixture *fixture = user_data;
  gint64 rid = 0;

  desk_fixture_await_row (fixture, "Atelier Beaurivage", &rid);

  return rid > 0 && is_only_selected (fixture, "Atelier Beaurivage");
}

static void
test_an_added_company_is_shown_selected_whatever_hid_it (DeskFixture *fixture, gconstpointer data)
{
  gtk_widget_activate_action (fixture->page, "companies.filter", "s", "linked");
  gtk_widget_activate_action (fixture->page, "companies.find", NULL);
  gtk_editable_set_text (GTK_EDITABLE (find_by_type (fixture->page, GTK_TYPE_SEARCH_ENTRY)), "sandbox");
  desk_fixture_await_row (fixture, "Sandbox Company", NULL);

  click (desk_fixture_open_add_dialog (fixture, "Atelier Beaurivage"), "Add");
  test_await_true (is_created_and_selected, fixture);
}

static void
test_what_was_searched_stands_out_in_its_row (DeskFixture *fixture, gconstpointer data)
{
  GtkWidget *name = NULL;
  PangoAttrList *attributes = NULL;
  g_autoptr (PangoAttrIterator) iterator = NULL;

  gtk_widget_activate_action (fixture->page, "companies.find", NULL);
  gtk_editable_set_text (GTK_EDITABLE (find_by_type (fixture->page, GTK_TYPE_SEARCH_ENTRY)), "sand");
  await_text (fixture->page, "1 company found");

  name = find_by_type (desk_fixture_await_row (fixture, "Sandbox Company", NULL), GTK_TYPE_INSCRIPTION);
  attributes = gtk_inscription_get_attributes (GTK_INSCRIPTION (name));
  iterator = pango_attr_list_get_iterator (attributes);
  g_assert_nonnull (pango_attr_iterator_get (iterator, PANGO_ATTR_WEIGHT));
}

/* The page has one timer. */
static void
let_a_minute_pass (DeskFixture *fixture)
{
  GSource *source = g_main_context_find_source_by_user_data (NULL, fixture->page);

  g_assert_nonnull (source);
  g_source_set_ready_time (source, 0);
}

static void
test_ages_are_told_anew_each_minute (DeskFixture *fixture, gconstpointer data)
{
  CptClock *clock = cpt_store_get_clock (fixture->base.store);

  test_await_true (shows_each_part, fixture);
  sync_fixture_stop_sandbox (&fixture->base); /* whose answers set the clock */
  cpt_clock_set (clock, cpt_clock_now (clock) + 3 * G_TIME_SPAN_HOUR);
  g_assert_false (shows_each_part (fixture));

  let_a_minute_pass (fixture);
  test_await_true (shows_each_part, fixture);
}

static char *
dup_colours_of_word (DeskFixture *fixture)
{
  GtkWidget *row = find_by_type (desk_fixture_await_row (fixture, "Company 000", NULL), CPT_TYPE_COMPANY_NARROW_ROW);
  GtkWidget *word = cpt_company_narrow_row_get_word (CPT_COMPANY_NARROW_ROW (row));

  return pango_attr_list_to_string (gtk_inscription_get_attributes (GTK_INSCRIPTION (word)));
}

static void
test_colours_follow_the_theme (DeskFixture *fixture, gconstpointer data)
{
  g_autofree char *light = NULL;
  g_autofree char *dark = NULL;
  g_autofree char *again = NULL;

  g_object_set (fixture->page, "narrow", TRUE, NULL);
  light = dup_colours_of_word (fixture);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_DARK);
  dark = dup_colours_of_word (fixture);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
  again = dup_colours_of_word (fixture);

  g_assert_cmpstr (dark, !=, light);
  g_assert_cmpstr (again, ==, light);
}

#define ADD(path, function) g_test_add ("/company-rows/" path, DeskFixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  desk_fixture_init (&argc, &argv);

  ADD ("each-cell-shows-its-part-of-the-company", test_each_cell_shows_its_part_of_the_company);
  ADD ("a-narrow-row-has-two-lines", test_a_narrow_row_has_two_lines);
  ADD ("the-narrow-list-has-the-same-selection", test_the_narrow_list_has_the_same_selection);
  ADD ("the-selected-row-has-a-button-that-copies-its-link", test_the_selected_row_has_a_button_that_copies_its_link);
  ADD ("the-selected-row-has-a-pencil-that-renames-it", test_the_selected_row_has_a_pencil_that_renames_it);
  ADD ("the-buttons-leave-with-the-focus", test_the_buttons_leave_with_the_focus);
  ADD ("an-added-company-is-shown-selected-whatever-hid-it", test_an_added_company_is_shown_selected_whatever_hid_it);
  ADD ("ages-are-told-anew-each-minute", test_ages_are_told_anew_each_minute);
  ADD ("colours-follow-the-theme", test_colours_follow_the_theme);
  ADD ("what-was-searched-stands-out-in-its-row", test_what_was_searched_stands_out_in_its_row);

  return g_test_run ();
}
