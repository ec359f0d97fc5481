/* test-layout.c — what stands where on the screens: in the font, the text size and the room that there are.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-companies-view.h"
#include "cpt-company-narrow-row.h"
#include "cpt-connection-detail.h"
#include "cpt-connections-page.h"
#include "cpt-name-text.h"
#include "cpt-report-page.h"
#include "cpt-row-capsule.h"
#include "cpt-selection-bar.h"
#include "cpt-sync-banner.h"
#include "cpt-time-text.h"
#include "cpt-toast.h"
#include "layout-fixture.h"

static void
test_a_name_stands_on_the_line_of_its_neighbours (DeskFixture *fixture, gconstpointer data)
{
  const char *name = "Lavallee Transport";
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  g_autoptr (PangoLayout) neighbour = gtk_widget_create_pango_layout (fixture->window, "9f3dbf2f");
  g_autoptr (PangoLayout) layout =
      gtk_widget_create_pango_layout (fixture->window, "Lavallee Transport  subsidiary of Groupe Lavallee");
  PangoAttribute *scale = pango_attr_scale_new (0.85);
  PangoRectangle line;
  PangoRectangle expected;

  scale->start_index = (guint) strlen (name);
  pango_attr_list_insert (attributes, scale);
  cpt_name_text_fix_line (attributes, name, fixture->window);
  pango_layout_set_attributes (layout, attributes);

  pango_layout_get_pixel_extents (layout, NULL, &line);
  pango_layout_get_pixel_extents (neighbour, NULL, &expected);
  g_assert_cmpint (line.height, ==, expected.height);
  g_assert_cmpint (PANGO_PIXELS (pango_layout_get_baseline (layout)), ==,
                   PANGO_PIXELS (pango_layout_get_baseline (neighbour)));

  /* As well when it is cut. */
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_width (layout, (line.width - 40) * PANGO_SCALE);
  pango_layout_get_pixel_extents (layout, NULL, &line);
  g_assert_true (pango_layout_is_ellipsized (layout));
  g_assert_cmpint (line.height, ==, expected.height);
  g_assert_cmpint (PANGO_PIXELS (pango_layout_get_baseline (layout)), ==,
                   PANGO_PIXELS (pango_layout_get_baseline (neighbour)));
}

static GtkColumnViewColumn *
find_column (DeskFixture *fixture, const char *title)
{
  GListModel *columns = gtk_column_view_get_columns (GTK_COLUMN_VIEW (desk_fixture_get_table (fixture)));

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (g_str_equal (gtk_column_view_column_get_title (column), title))
        return column;
    }

  g_assert_not_reached ();
}

static void
test_a_column_of_moments_holds_the_longest_month_in_any_font (DeskFixture *fixture, gconstpointer data)
{
  layout_fixture_use_font ("DejaVu Sans 11");
  desk_fixture_show_page (fixture);

  for (int month = 1; month <= 12; month++)
    {
      g_autoptr (GDateTime) moment = g_date_time_new_local (2028, month, 28, 20, 48, 0);
      g_autofree char *text = cpt_time_text_exact (g_date_time_to_unix (moment) * G_USEC_PER_SEC);
      g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (fixture->page, text);
      int width = 0;

      pango_layout_get_pixel_size (layout, &width, NULL);
      g_assert_cmpint (gtk_column_view_column_get_fixed_width (find_column (fixture, "Created")), >, width + 18);
    }
}

/* A screen reader comes to the cells of a row in the order in which they stand. */
static void
assert_cells_in_order (DeskFixture *fixture)
{
  GtkWidget *row = desk_fixture_await_row (fixture, "Company 039", NULL);
  float last = -1;

  for (GtkWidget *cell = gtk_widget_get_first_child (row); cell != NULL; cell = gtk_widget_get_next_sibling (cell))
    {
      float x = layout_fixture_get_bounds (cell, row).origin.x;

      g_assert_cmpfloat (x, >, last);
      last = x;
    }
}

static void
test_cells_follow_the_order_of_columns_that_left_and_came_back (DeskFixture *fixture, gconstpointer data)
{
  CptCompanyColumns *columns = NULL;

  desk_fixture_show_page (fixture);
  columns = cpt_companies_view_get_columns (desk_fixture_get_view (fixture));
  cpt_company_columns_fit (columns, 700);
  cpt_company_columns_fit (columns, 2000);
  await_painted (fixture->window);
  assert_cells_in_order (fixture);
}

static void
test_cells_follow_a_column_that_was_dragged (DeskFixture *fixture, gconstpointer data)
{
  g_autoptr (GtkColumnViewColumn) created = NULL;

  desk_fixture_show_page (fixture);
  cpt_company_columns_fit (cpt_companies_view_get_columns (desk_fixture_get_view (fixture)), 2000);
  await_painted (fixture->window);
  created = g_object_ref (find_column (fixture, "Created"));
  gtk_column_view_insert_column (GTK_COLUMN_VIEW (desk_fixture_get_table (fixture)), 1, created);
  await_painted (fixture->window);
  assert_cells_in_order (fixture);
}

static void
select_first (DeskFixture *fixture, guint n)
{
  cpt_companies_view_scroll_to (desk_fixture_get_view (fixture), n - 1);
  cpt_companies_view_grab_focus (desk_fixture_get_view (fixture), n - 1);
  gtk_selection_model_select_range (gtk_column_view_get_model (GTK_COLUMN_VIEW (desk_fixture_get_table (fixture))), 0,
                                    n, TRUE);
}

static void
test_a_list_at_its_top_stays_there_when_the_bar_of_actions_comes (DeskFixture *fixture, gconstpointer data)
{
  GtkWidget *scroller = NULL;

  desk_fixture_show_page (fixture);
  desk_fixture_await_row (fixture, "Company 039", NULL);
  await_painted (fixture->window);
  select_first (fixture, 5);
  for (int i = 0; i < 3; i++)
    await_painted (fixture->window);

  scroller = gtk_widget_get_ancestor (desk_fixture_get_table (fixture), GTK_TYPE_SCROLLED_WINDOW);
  g_assert_cmpfloat (gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller))), <,
                     1);
}

static void
test_the_buttons_of_a_narrow_row_leave_its_name_free (DeskFixture *fixture, gconstpointer data)
{
  GtkWidget *capsule = NULL;
  GtkWidget *row = NULL;
  graphene_rect_t name;
  graphene_rect_t buttons;

  layout_fixture_make_smallest (fixture);
  desk_fixture_show_page (fixture);
  g_object_set (fixture->page, "narrow", TRUE, NULL);
  desk_fixture_await_row (fixture, "Company 039", NULL);
  gtk_window_set_focus_visible (GTK_WINDOW (fixture->window), TRUE);
  cpt_companies_view_grab_focus (desk_fixture_get_view (fixture), 1);
  await_widget_type (fixture->page, CPT_TYPE_ROW_CAPSULE);
  await_painted (fixture->window);

  row = find_by_type (gtk_window_get_focus (GTK_WINDOW (fixture->window)), CPT_TYPE_COMPANY_NARROW_ROW);
  capsule = find_by_type (fixture->page, CPT_TYPE_ROW_CAPSULE);
  name = layout_fixture_get_bounds (cpt_company_narrow_row_get_name (CPT_COMPANY_NARROW_ROW (row)), fixture->page);
  buttons = layout_fixture_get_bounds (capsule, fixture->page);
  name.size.height -= 2; /* the line has some air */
  g_assert_false (graphene_rect_intersection (&name, &buttons, NULL));
}

static void
test_the_bar_of_actions_fits_the_smallest_screen (DeskFixture *fixture, gconstpointer data)
{
  desk_fixture_show_page (fixture);
  desk_fixture_await_row (fixture, "Company 039", NULL);
  select_first (fixture, 3);
  g_object_set (fixture->page, "narrow", TRUE, "cramped", data != NULL, NULL);

  g_assert_cmpint (layout_fixture_measure_width (fixture->page), <=, LAYOUT_FIXTURE_SMALLEST);
}

static void
test_the_banner_fits_the_smallest_screen (DeskFixture *fixture, gconstpointer data)
{
  desk_fixture_show_page (fixture);
  g_object_set (fixture->page, "narrow", TRUE, "cramped", data != NULL, NULL);
  sync_fixture_stop_sandbox (&fixture->base);
  cpt_sync_reload (fixture->base.sync);
  await_text (fixture->page, "The platform does not answer");
  gtk_button_set_label (GTK_BUTTON (find_by_text (fixture->page, GTK_TYPE_BUTTON, "Try now")), "Essayer maintenant");

  g_assert_cmpint (layout_fixture_measure_width (fixture->page), <=, LAYOUT_FIXTURE_SMALLEST);
}

static void
count_cb (guint *n)
{
  *n += 1;
}

static gboolean
is_two (gpointer n)
{
  return *(guint *) n >= 2;
}

static void
test_the_banner_stays_while_it_is_tried_again (DeskFixture *fixture, gconstpointer data)
{
  GtkWidget *revealer = NULL;
  guint n_attempts = 0;
  guint n_moves = 0;

  desk_fixture_show_page (fixture);
  sync_fixture_stop_sandbox (&fixture->base);
  cpt_sync_reload (fixture->base.sync);
  await_text (fixture->page, "The platform does not answer");
  revealer = find_by_type (find_by_type (fixture->page, CPT_TYPE_SYNC_BANNER), GTK_TYPE_REVEALER);
  g_signal_connect_swapped (revealer, "notify::reveal-child", G_CALLBACK (count_cb), &n_moves);
  g_signal_connect_swapped (fixture->base.sync, "notify::state", G_CALLBACK (count_cb), &n_attempts);

  cpt_sync_reload (fixture->base.sync);
  test_await_true (is_two, &n_attempts); /* reading, then waiting again */
  g_assert_cmpuint (n_moves, ==, 0);
  g_signal_handlers_disconnect_by_data (fixture->base.sync, &n_attempts);
}

static void
test_what_happened_is_said_to_the_end (DeskFixture *fixture, gconstpointer data)
{
  GtkWidget *toasts = desk_fixture_get_toasts (fixture);
  GtkWidget *label = NULL;
  int height = 0;

  layout_fixture_make_smallest (fixture);
  cpt_toast_show (fixture->toasts, "“%s” was not added because the platform refused it", "Compagnie du Saint-Laurent");
  await_text (toasts, "was not added");
  await_painted (fixture->window);

  label = find_by_text (toasts, GTK_TYPE_LABEL, "was not added");
  g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label))));
  pango_layout_get_pixel_size (gtk_label_get_layout (GTK_LABEL (label)), NULL, &height);
  g_assert_cmpint (height, <=, gtk_widget_get_height (label));
}

/* Beside a button, too. */
static void
test_what_happened_stays_in_the_window (DeskFixture *fixture, gconstpointer data)
{
  GtkWidget *toasts = desk_fixture_get_toasts (fixture);
  AdwToast *toast = cpt_toast_new ("%u companies are being deleted", 3);
  GtkWidget *label = NULL;
  int height = 0;

  layout_fixture_make_smallest (fixture);
  adw_toast_set_button_label (toast, "Annuler");
  adw_toast_overlay_add_toast (fixture->toasts, toast);
  await_text (toasts, "being deleted");
  await_painted (fixture->window);

  label = find_by_text (toasts, GTK_TYPE_LABEL, "being deleted");
  pango_layout_get_pixel_size (gtk_label_get_layout (GTK_LABEL (label)), NULL, &height);
  g_assert_cmpint (height, <=, gtk_widget_get_height (label));
  g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label))));
}

static void
test_what_happened_does_not_cover_the_bar_of_actions (DeskFixture *fixture, gconstpointer data)
{
  GtkWidget *toasts = desk_fixture_get_toasts (fixture);
  graphene_rect_t toast;
  graphene_rect_t bar;

  desk_fixture_show_page (fixture);
  desk_fixture_await_row (fixture, "Company 039", NULL);
  select_first (fixture, 3);
  await_widget_type (fixture->page, CPT_TYPE_SELECTION_BAR);
  await_painted (fixture->window);
  cpt_toast_show (fixture->toasts, "3 Link URLs copied");
  await_text (toasts, "3 Link URLs copied");
  await_painted (fixture->window);

  toast = layout_fixture_get_bounds (find_by_text (toasts, GTK_TYPE_LABEL, "3 Link URLs copied"), fixture->window);
  bar = layout_fixture_get_bounds (find_by_type (fixture->page, CPT_TYPE_SELECTION_BAR), fixture->window);
  g_assert_cmpfloat (bar.size.height, >, 20);
  g_assert_false (graphene_rect_intersection (&toast, &bar, NULL));
}

/* What it offers where there is nothing to see, in French. */
static void
test_the_page_of_connections_fits_the_smallest_screen (DeskFixture *fixture, gconstpointer data)
{
  GtkWidget *page = g_object_ref_sink (g_object_new (CPT_TYPE_CONNECTIONS_PAGE, NULL));
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_button_set_label (GTK_BUTTON (find_by_text (page, GTK_TYPE_BUTTON, "Copy Link URL")), "Copier l’URL Link");
  gtk_button_set_label (GTK_BUTTON (find_by_text (page, GTK_TYPE_BUTTON, "Add a connection")), "Ajouter une connexion");
  g_assert_cmpint (layout_fixture_measure_width (page), <=, LAYOUT_FIXTURE_SMALLEST);
  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (page);
}

/* In French. */
static void
test_the_actions_of_a_connection_fit_the_smallest_screen (DeskFixture *fixture, gconstpointer data)
{
  GtkWidget *detail = g_object_ref_sink (g_object_new (CPT_TYPE_CONNECTION_DETAIL, NULL));
  GtkWidget *window = gtk_window_new ();

  layout_fixture_make_smallest (fixture);
  gtk_window_set_child (GTK_WINDOW (window), detail);
  gtk_label_set_text (GTK_LABEL (find_by_text (detail, GTK_TYPE_LABEL, "Manage connections")), "Gérer les connexions");
  gtk_button_set_label (GTK_BUTTON (find_by_text (detail, GTK_TYPE_BUTTON, "Unlink")), "Dissocier");
  gtk_label_set_text (GTK_LABEL (find_by_text (detail, GTK_TYPE_LABEL, "Delete connection…")),
                      "Supprimer la connexion…");
  cpt_connection_detail_fit (CPT_CONNECTION_DETAIL (detail), desk_fixture_get_list (fixture));
  g_assert_cmpint (layout_fixture_measure_width (detail), <=, LAYOUT_FIXTURE_SMALLEST - 24);
  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (detail);
}

static void
test_the_page_of_a_statement_fits_the_smallest_screen (DeskFixture *fixture, gconstpointer data)
{
  GtkWidget *page = g_object_new (CPT_TYPE_REPORT_PAGE, "narrow", TRUE, NULL);
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  await_painted (window);
  g_assert_cmpint (layout_fixture_measure_width (page), <=, LAYOUT_FIXTURE_SMALLEST);
  gtk_window_destroy (GTK_WINDOW (window));
}

#define TEST(name, data, function)                                                                                     \
  g_test_add ("/layout/" name, DeskFixture, data, layout_fixture_set_up, function, layout_fixture_tear_down)
#define LARGE_TEXT GINT_TO_POINTER (TRUE)

int
main (int argc, char **argv)
{
  desk_fixture_init (&argc, &argv);
  desk_fixture_use_style ();

  TEST ("a-name-stands-on-the-line-of-its-neighbours", NULL, test_a_name_stands_on_the_line_of_its_neighbours);
  TEST ("a-column-of-moments-holds-the-longest-month-in-any-font", NULL,
        test_a_column_of_moments_holds_the_longest_month_in_any_font);
  TEST ("cells-follow-the-order-of-columns-that-left-and-came-back", NULL,
        test_cells_follow_the_order_of_columns_that_left_and_came_back);
  TEST ("cells-follow-a-column-that-was-dragged", NULL, test_cells_follow_a_column_that_was_dragged);
  TEST ("a-list-at-its-top-stays-there-when-the-bar-of-actions-comes", NULL,
        test_a_list_at_its_top_stays_there_when_the_bar_of_actions_comes);
  TEST ("the-buttons-of-a-narrow-row-leave-its-name-free", NULL, test_the_buttons_of_a_narrow_row_leave_its_name_free);
  TEST ("the-buttons-of-a-narrow-row-leave-its-name-free-in-large-text", LARGE_TEXT,
        test_the_buttons_of_a_narrow_row_leave_its_name_free);
  TEST ("the-bar-of-actions-fits-the-smallest-screen", NULL, test_the_bar_of_actions_fits_the_smallest_screen);
  TEST ("the-bar-of-actions-fits-the-smallest-screen-in-large-text", LARGE_TEXT,
        test_the_bar_of_actions_fits_the_smallest_screen);
  TEST ("the-banner-fits-the-smallest-screen", NULL, test_the_banner_fits_the_smallest_screen);
  TEST ("the-banner-fits-the-smallest-screen-in-large-text", LARGE_TEXT, test_the_banner_fits_the_smallest_screen);
  TEST ("the-banner-stays-while-it-is-tried-again", NULL, test_the_banner_stays_while_it_is_tried_again);
  TEST ("what-happened-is-said-to-the-end", NULL, test_what_happened_is_said_to_the_end);
  TEST ("what-happened-is-said-to-the-end-in-large-text", LARGE_TEXT, test_what_happened_is_said_to_the_end);
  TEST ("what-happened-stays-in-the-window-in-large-text", LARGE_TEXT, test_what_happened_stays_in_the_window);
  TEST ("what-happened-does-not-cover-the-bar-of-actions", NULL, test_what_happened_does_not_cover_the_bar_of_actions);
  TEST ("the-page-of-connections-fits-the-smallest-screen-in-large-text", LARGE_TEXT,
        test_the_page_of_connections_fits_the_smallest_screen);
  TEST ("the-actions-of-a-connection-fit-the-smallest-screen-in-large-text", LARGE_TEXT,
        test_the_actions_of_a_connection_fit_the_smallest_screen);
  TEST ("the-page-of-a-statement-fits-the-smallest-screen-in-large-text", LARGE_TEXT,
        test_the_page_of_a_statement_fits_the_smallest_screen);

  return g_test_run ();
}
