/* test-layout.c — what stands where: in the font, the text size and the room that there are.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-about.h"
#include "cpt-add-company-dialog.h"
#include "cpt-companies-view.h"
#include "cpt-company-narrow-row.h"
#include "cpt-connection-detail.h"
#include "cpt-connections-page.h"
#include "cpt-fit-bin.h"
#include "cpt-inscription-text.h"
#include "cpt-message-dialog.h"
#include "cpt-name-text.h"
#include "cpt-popover-anchor.h"
#include "cpt-rename-popover.h"
#include "cpt-report-page.h"
#include "cpt-row-capsule.h"
#include "cpt-selection-bar.h"
#include "cpt-shortcuts-window.h"
#include "cpt-sign-mark.h"
#include "cpt-sync-banner.h"
#include "cpt-time-text.h"
#include "cpt-toast.h"
#include "desk-fixture.h"

#define MANY 40
#define SMALLEST 360 /* pixels: the width of a phone */
#define MEDIUM 1000
#define DPI 96
#define TWICE (2 * DPI)

static void
set_text_size (int dpi, const char *font)
{
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", dpi * 1024, "gtk-font-name", font, NULL);
}

/* Large text is for tests that say so. */
static void
set_up (DeskFixture *fixture, gconstpointer data)
{
  set_text_size (data != NULL ? TWICE : DPI, "Cantarell 11");
  desk_fixture_set_up (fixture, MANY);
}

static void
tear_down (DeskFixture *fixture, gconstpointer data)
{
  desk_fixture_tear_down (fixture);
  set_text_size (DPI, "Cantarell 11");
}

static int
measure_width (GtkWidget *widget)
{
  int least = 0;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);

  return least;
}

static gboolean
is_smallest (gpointer window)
{
  return gtk_widget_get_width (window) > 0 && gtk_widget_get_width (window) <= SMALLEST;
}

static void
make_smallest (DeskFixture *fixture)
{
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), SMALLEST, 640);
  test_await_true (is_smallest, fixture->window);
}

static gboolean
is_medium (gpointer widget)
{
  return gtk_widget_get_width (widget) > 0 && gtk_widget_get_width (widget) <= MEDIUM;
}

static void
make_medium (DeskFixture *fixture)
{
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), MEDIUM, 700);
  test_await_true (is_medium, fixture->window);
}

static graphene_rect_t
bounds_in (GtkWidget *widget, GtkWidget *around)
{
  graphene_rect_t bounds;
  gboolean has_bounds = gtk_widget_compute_bounds (widget, around, &bounds);

  g_assert_true (has_bounds);

  return bounds;
}

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
  set_text_size (DPI, "DejaVu Sans 11");
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
      float x = bounds_in (cell, row).origin.x;

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

  make_smallest (fixture);
  desk_fixture_show_page (fixture);
  g_object_set (fixture->page, "narrow", TRUE, NULL);
  desk_fixture_await_row (fixture, "Company 039", NULL);
  gtk_window_set_focus_visible (GTK_WINDOW (fixture->window), TRUE);
  cpt_companies_view_grab_focus (desk_fixture_get_view (fixture), 1);
  await_widget_type (fixture->page, CPT_TYPE_ROW_CAPSULE);
  await_painted (fixture->window);

  row = find_by_type (gtk_window_get_focus (GTK_WINDOW (fixture->window)), CPT_TYPE_COMPANY_NARROW_ROW);
  capsule = find_by_type (fixture->page, CPT_TYPE_ROW_CAPSULE);
  name = bounds_in (cpt_company_narrow_row_get_name (CPT_COMPANY_NARROW_ROW (row)), fixture->page);
  buttons = bounds_in (capsule, fixture->page);
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

  g_assert_cmpint (measure_width (fixture->page), <=, SMALLEST);
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

  g_assert_cmpint (measure_width (fixture->page), <=, SMALLEST);
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

  make_smallest (fixture);
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

  make_smallest (fixture);
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

  toast = bounds_in (find_by_text (toasts, GTK_TYPE_LABEL, "3 Link URLs copied"), fixture->window);
  bar = bounds_in (find_by_type (fixture->page, CPT_TYPE_SELECTION_BAR), fixture->window);
  g_assert_cmpfloat (bar.size.height, >, 20);
  g_assert_false (graphene_rect_intersection (&toast, &bar, NULL));
}

static void
test_the_keys_fit_the_smallest_screen (DeskFixture *fixture, gconstpointer data)
{
  GtkWindow *window = cpt_shortcuts_window_new (GTK_WINDOW (fixture->window));

  g_assert_cmpint (measure_width (gtk_window_get_child (window)), <=, SMALLEST);
  gtk_window_destroy (window);
}

/* Whether all that it says is seen, with nothing left over. */
static gboolean
is_as_high_as_needed (gpointer dialog)
{
  GtkWidget *content = find_by_type (dialog, CPT_TYPE_FIT_BIN);
  GtkWidget *scroller = gtk_widget_get_ancestor (content, GTK_TYPE_SCROLLED_WINDOW);
  int natural = 0;

  gtk_widget_measure (content, GTK_ORIENTATION_VERTICAL, gtk_widget_get_width (content), NULL, &natural, NULL, NULL);

  return natural > 0 && gtk_widget_get_height (scroller) == natural;
}

static void
test_the_dialog_is_as_high_as_what_it_says (DeskFixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "Atelier", "Société (Québec)", "Atelier", "Sandbox Company", "" };
  GtkWidget *dialog = desk_fixture_open_add_dialog (fixture, "");
  GtkWidget *row = find_by_type (dialog, ADW_TYPE_ENTRY_ROW);

  test_await_true (is_as_high_as_needed, dialog);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      gtk_editable_set_text (GTK_EDITABLE (row), names[i]);
      test_await_true (is_as_high_as_needed, dialog);
    }
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_the_dialog_is_wider_for_large_text (DeskFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = NULL;

  make_medium (fixture);
  dialog = desk_fixture_open_add_dialog (fixture, "Société (Québec)");
  await_painted (dialog);

  g_assert_cmpint (gtk_widget_get_width (dialog), >, 900);
  g_assert_cmpint (gtk_widget_get_width (dialog), <=, MEDIUM);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_a_dialog_is_no_wider_than_the_window_behind (DeskFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = NULL;

  make_smallest (fixture);
  dialog = desk_fixture_open_add_dialog (fixture, "Société (Québec)");
  await_painted (dialog);

  g_assert_cmpint (gtk_widget_get_width (dialog), <=, gtk_widget_get_width (fixture->window));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* The title in French, between the buttons in French. */
static void
test_a_dialog_says_its_title_to_the_end (DeskFixture *fixture, gconstpointer data)
{
  const char *title = "Ajouter une nouvelle entreprise";
  GtkWidget *dialog = NULL;
  GtkWidget *label = NULL;

  make_smallest (fixture);
  dialog = desk_fixture_open_add_dialog (fixture, "Atelier");
  gtk_button_set_label (GTK_BUTTON (find_by_text (dialog, GTK_TYPE_BUTTON, "Cancel")), "Annuler");
  gtk_button_set_label (GTK_BUTTON (find_by_text (dialog, GTK_TYPE_BUTTON, "Add")), "Ajouter");
  gtk_window_set_title (GTK_WINDOW (dialog), title);
  await_painted (dialog);
  label = find_by_text (dialog, GTK_TYPE_LABEL, title);

  g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label))));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_a_menu_is_no_wider_than_the_window (DeskFixture *fixture, gconstpointer data)
{
  g_autoptr (GMenu) model = g_menu_new ();
  GtkWidget *menu = NULL;
  int natural = 0;

  g_menu_append (model, "QuickBooks Online: Pending authorization, link sent", "companies.open");
  g_menu_append (model, "Open", "companies.open");
  make_smallest (fixture);
  menu = gtk_popover_menu_new_from_model (G_MENU_MODEL (model));
  gtk_popover_set_has_arrow (GTK_POPOVER (menu), FALSE);
  cpt_popover_anchor_popup (GTK_POPOVER (menu), desk_fixture_get_list (fixture), &(GdkRectangle){ 12, 100, 1, 1 });
  await_painted (menu);

  natural = gtk_widget_get_width (gtk_popover_get_child (GTK_POPOVER (menu)));
  g_assert_cmpint (natural, >, 100);
  g_assert_cmpint (natural, <=, gtk_widget_get_width (fixture->window) - 24);
  gtk_popover_popdown (GTK_POPOVER (menu));
  await_no_widget_type (desk_fixture_get_list (fixture), GTK_TYPE_POPOVER);
}

static void
test_a_text_stands_where_lines_begin (DeskFixture *fixture, gconstpointer data)
{
  GtkWidget *inscription = g_object_ref_sink (gtk_inscription_new (NULL));
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  g_autoptr (PangoLayout) layout = NULL;
  PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);
  PangoAttribute *shifted = NULL;
  g_autoptr (GSList) all = NULL;
  PangoRectangle text;

  bold->end_index = 3;
  pango_attr_list_insert (attributes, bold);
  cpt_inscription_text_set (GTK_INSCRIPTION (inscription), "Sandbox", attributes);
  g_assert_cmpstr (gtk_inscription_get_text (GTK_INSCRIPTION (inscription)), ==, "Sandbox");

  gtk_widget_set_direction (inscription, GTK_TEXT_DIR_RTL);
  cpt_inscription_text_set (GTK_INSCRIPTION (inscription), "Sandbox", attributes);
  layout = gtk_widget_create_pango_layout (fixture->window, gtk_inscription_get_text (GTK_INSCRIPTION (inscription)));
  pango_layout_set_width (layout, 500 * PANGO_SCALE);
  pango_layout_get_pixel_extents (layout, NULL, &text);
  g_assert_cmpint (text.x + text.width, ==, 500);
  all = pango_attr_list_get_attributes (gtk_inscription_get_attributes (GTK_INSCRIPTION (inscription)));
  shifted = all->data;
  g_assert_true (
      g_str_has_prefix (gtk_inscription_get_text (GTK_INSCRIPTION (inscription)) + shifted->end_index, "dbox"));
  g_slist_free_full (g_steal_pointer (&all), (GDestroyNotify) pango_attribute_destroy);
  g_object_unref (inscription);
}

/* The place in the text where what stands at the right end of the line begins. */
static int
find_rightmost (PangoLayout *layout)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  int offset = -1;

  do
    {
      PangoLayoutRun *run = pango_layout_iter_get_run_readonly (iter);
      PangoRectangle extents;

      pango_layout_iter_get_run_extents (iter, NULL, &extents);
      if (run != NULL && extents.width > 0)
        offset = run->item->offset;
    }
  while (pango_layout_iter_next_run (iter));
  pango_layout_iter_free (iter);

  return offset;
}

/* Pixels from the left to where the letter at @index stands. */
static int
find_place (PangoLayout *layout, int index)
{
  PangoRectangle place;

  pango_layout_index_to_pos (layout, index, &place);

  return MIN (place.x, place.x + place.width);
}

/* Whether what is less than zero is alone in its line or not. */
static void
test_a_sign_stands_before_its_figures (DeskFixture *fixture, gconstpointer data)
{
  static const char *const numbers[] = { "−48 210,40", "−48 210,40 CAD", "▼ −4,5% (−27 518,40)" };

  for (guint i = 0; i < 2 * G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *text = NULL;
      g_autoptr (PangoLayout) layout = NULL;
      char *sign = NULL;

      gtk_widget_set_default_direction (i % 2 == 0 ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
      text = cpt_sign_mark_dup_number (numbers[i / 2]);
      layout = gtk_widget_create_pango_layout (fixture->window, text);
      sign = strstr (text, "−");
      g_assert_cmpint (find_place (layout, (int) (sign - text)), <,
                       find_place (layout, (int) (sign - text) + (int) strlen ("−")));
    }
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static void
test_a_latin_text_is_cut_at_its_own_end (DeskFixture *fixture, gconstpointer data)
{
  const char *text = NULL;
  GtkWidget *inscription = g_object_ref_sink (cpt_inscription_text_new (NULL));
  g_autoptr (PangoLayout) layout = NULL;

  gtk_widget_set_direction (inscription, GTK_TEXT_DIR_RTL);
  cpt_inscription_text_set (GTK_INSCRIPTION (inscription), "Boulangerie Aux Deux Moulins", NULL);
  text = gtk_inscription_get_text (GTK_INSCRIPTION (inscription));
  layout = gtk_widget_create_pango_layout (fixture->window, text);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_width (layout, 120 * PANGO_SCALE);

  g_assert_true (pango_layout_is_ellipsized (layout));
  g_assert_cmpint (find_rightmost (layout), >, (int) (strstr (text, "Boulangerie") - text));
  g_object_unref (inscription);
}

static cairo_surface_t *
draw (GtkWidget *widget)
{
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  g_autoptr (GskRenderNode) node = NULL;
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);
  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

/* The uppermost line of pixels between @start and @end on which something is drawn. */
static int
find_top (cairo_surface_t *surface, int start, int end)
{
  const unsigned char *data = cairo_image_surface_get_data (surface);

  for (int y = 0; y < cairo_image_surface_get_height (surface); y++)
    {
      const guint32 *line = (const guint32 *) (const void *) (data + y * cairo_image_surface_get_stride (surface));

      for (int x = start; x < end; x++)
        if (line[x] != 0)
          return y;
    }

  return -1;
}

static void
test_a_text_that_is_cut_stands_on_the_line_of_one_that_is_not (DeskFixture *fixture, gconstpointer data)
{
  static const char *const texts[] = { "Hélène", "Hélène Hélène Hélène Hélène Hélène" };
  GtkWidget *window = gtk_window_new ();
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  cairo_surface_t *surface = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      GtkWidget *text = cpt_inscription_text_new (NULL);

      cpt_inscription_text_set (GTK_INSCRIPTION (text), texts[i], NULL);
      gtk_widget_set_size_request (text, 100, -1);
      gtk_box_append (GTK_BOX (row), text);
    }
  gtk_widget_set_size_request (row, -1, 80);
  gtk_widget_set_halign (row, GTK_ALIGN_START);
  gtk_window_set_child (GTK_WINDOW (window), row);
  gtk_window_present (GTK_WINDOW (window));
  await_painted (window);

  surface = draw (row);
  g_assert_cmpint (find_top (surface, 0, 100), >, 10);
  g_assert_cmpint (find_top (surface, 100, 200), ==, find_top (surface, 0, 100));
  cairo_surface_destroy (surface);
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
holds_its_answers (gpointer dialog)
{
  GtkWidget *cancel = find_by_text (dialog, GTK_TYPE_BUTTON, "Cancel");
  graphene_rect_t bounds;

  return cancel != NULL && gtk_widget_get_mapped (cancel) && gtk_widget_get_height (dialog) > 0 &&
         gtk_widget_compute_bounds (cancel, dialog, &bounds) &&
         bounds.origin.y + bounds.size.height <= (float) gtk_widget_get_height (dialog) &&
         gtk_window_get_focus (dialog) == cancel;
}

static void
test_a_question_keeps_its_answers_on_the_screen (DeskFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = NULL;

  make_smallest (fixture);
  dialog = adw_message_dialog_new (GTK_WINDOW (fixture->window), "Delete?", NULL);
  adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (dialog), "%0*d", 2000, 0);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", "Cancel", "delete",
                                    "Delete them all, whatever happens", NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  cpt_message_dialog_present (ADW_MESSAGE_DIALOG (dialog));
  test_await_true (holds_its_answers, dialog);
  g_assert_cmpint (gtk_widget_get_height (dialog), <=, gtk_widget_get_height (fixture->window));
  g_assert_cmpint (gtk_widget_get_width (dialog), <=, gtk_widget_get_width (fixture->window));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static gboolean
says_all (gpointer dialog)
{
  GtkWidget *scroller = find_by_type (dialog, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));

  return holds_its_answers (dialog) && gtk_adjustment_get_page_size (adjustment) > 0 &&
         gtk_adjustment_get_upper (adjustment) <= gtk_adjustment_get_page_size (adjustment);
}

/* Answers that stand one above the other make the dialog narrower than its text would have it. */
static void
test_a_question_is_as_high_as_what_it_asks (DeskFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = NULL;

  make_medium (fixture);
  dialog =
      adw_message_dialog_new (GTK_WINDOW (fixture->window), "Enregistrer les modifications ?", "Factures fournisseurs");
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", "Cancel", "discard",
                                    "Abandonner les modifications", "save", "Enregistrer", NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  cpt_message_dialog_present (ADW_MESSAGE_DIALOG (dialog));
  test_await_true (says_all, dialog);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_the_editor_of_a_name_fits_the_smallest_screen (DeskFixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompany) company = NULL;
  gint64 rid = desk_fixture_find_first (fixture, &company);
  GtkWidget *popover = GTK_WIDGET (cpt_rename_popover_new (fixture->base.sync, fixture->base.outbox,
                                                           cpt_store_get_clock (fixture->base.store), rid, company));

  gtk_widget_set_parent (popover, desk_fixture_get_list (fixture));
  gtk_editable_set_text (GTK_EDITABLE (find_by_type (gtk_popover_get_child (GTK_POPOVER (popover)), GTK_TYPE_ENTRY)),
                         "Compagnie des transports maritimes et fluviaux du Saint-Laurent (Québec)");
  g_assert_cmpint (measure_width (gtk_popover_get_child (GTK_POPOVER (popover))), <=, SMALLEST - 24);
  gtk_widget_unparent (popover);
}

static void
test_popovers_stay_within_the_window (DeskFixture *fixture, gconstpointer data)
{
  static const struct
  {
    GdkRectangle at;
    GtkAlign align;
    GtkPositionType side;
  } places[] = {
    { { 18, 100, 160, 43 }, GTK_ALIGN_START, GTK_POS_BOTTOM },
    { { 600, 100, 100, 22 }, GTK_ALIGN_FILL, GTK_POS_BOTTOM },
    { { 1100, 100, 80, 22 }, GTK_ALIGN_END, GTK_POS_BOTTOM },
    { { 600, 640, 100, 22 }, GTK_ALIGN_FILL, GTK_POS_TOP },
  };

  await_painted (fixture->window);
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      GtkWidget *popover = gtk_popover_new ();
      GtkWidget *content = gtk_button_new_with_label ("connections");

      gtk_widget_set_size_request (content, 436, 300);
      gtk_popover_set_child (GTK_POPOVER (popover), content);
      cpt_popover_anchor_popup (GTK_POPOVER (popover), desk_fixture_get_list (fixture), &places[i].at);

      g_assert_cmpint (gtk_widget_get_halign (popover), ==, places[i].align);
      g_assert_cmpint (gtk_popover_get_position (GTK_POPOVER (popover)), ==, places[i].side);
      await_painted (popover);
      gtk_popover_popdown (GTK_POPOVER (popover));
      await_no_widget_type (desk_fixture_get_list (fixture), GTK_TYPE_POPOVER);
    }
}

/* Whatever is as wide as the window opens it: a row, say. */
static void
test_menus_keep_off_the_edges_of_the_window (DeskFixture *fixture, gconstpointer data)
{
  GtkWidget *list = desk_fixture_get_list (fixture);
  int width = 0;

  await_painted (fixture->window);
  width = gtk_widget_get_width (fixture->window);
  for (int x = 0; x < width; x += width - 1)
    {
      g_autoptr (GMenu) model = g_menu_new ();
      GtkWidget *menu = gtk_popover_menu_new_from_model (G_MENU_MODEL (model));
      graphene_point_t start;
      GdkRectangle at;

      gtk_popover_set_has_arrow (GTK_POPOVER (menu), FALSE);
      cpt_popover_anchor_popup (GTK_POPOVER (menu), list, &(GdkRectangle){ x, 100, width - x, 30 });
      gtk_popover_get_pointing_to (GTK_POPOVER (menu), &at);
      g_assert_true (gtk_widget_compute_point (list, fixture->window, &GRAPHENE_POINT_INIT ((float) at.x, 0), &start));
      g_assert_cmpfloat (start.x, >=, 12);
      g_assert_cmpfloat (start.x + (float) at.width, <=, width - 12);
      gtk_popover_popdown (GTK_POPOVER (menu));
      await_no_widget_type (list, GTK_TYPE_POPOVER);
    }
}

/* Gives all buttons in the bars of @widget, of hidden pages too, a long label; returns how many there are. */
static guint
say_in_bars (GtkWidget *widget, const char *label)
{
  guint n = 0;

  if (GTK_IS_BUTTON (widget) && gtk_widget_get_ancestor (widget, GTK_TYPE_ACTION_BAR) != NULL)
    {
      gtk_button_set_label (GTK_BUTTON (widget), label);
      n = 1;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += say_in_bars (child, label);

  return n;
}

static void
test_the_window_about_fits_the_smallest_screen (DeskFixture *fixture, gconstpointer data)
{
  GtkWidget *about = NULL;

  make_smallest (fixture);
  cpt_about_present (GTK_WINDOW (fixture->window));
  about = GTK_WIDGET (await_window (ADW_TYPE_ABOUT_WINDOW));
  await_painted (about);
  g_assert_cmpuint (say_in_bars (about, "_Enregistrer sous…"), ==, 2);
  g_assert_cmpint (measure_width (adw_window_get_content (ADW_WINDOW (about))), <=, SMALLEST);
  gtk_window_destroy (GTK_WINDOW (about));
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
  g_assert_cmpint (measure_width (page), <=, SMALLEST);
  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (page);
}

/* In French. */
static void
test_the_actions_of_a_connection_fit_the_smallest_screen (DeskFixture *fixture, gconstpointer data)
{
  GtkWidget *detail = g_object_ref_sink (g_object_new (CPT_TYPE_CONNECTION_DETAIL, NULL));
  GtkWidget *window = gtk_window_new ();

  make_smallest (fixture);
  gtk_window_set_child (GTK_WINDOW (window), detail);
  gtk_label_set_text (GTK_LABEL (find_by_text (detail, GTK_TYPE_LABEL, "Manage connections")), "Gérer les connexions");
  gtk_button_set_label (GTK_BUTTON (find_by_text (detail, GTK_TYPE_BUTTON, "Unlink")), "Dissocier");
  gtk_label_set_text (GTK_LABEL (find_by_text (detail, GTK_TYPE_LABEL, "Delete connection…")),
                      "Supprimer la connexion…");
  cpt_connection_detail_fit (CPT_CONNECTION_DETAIL (detail), desk_fixture_get_list (fixture));
  g_assert_cmpint (measure_width (detail), <=, SMALLEST - 24);
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
  g_assert_cmpint (measure_width (page), <=, SMALLEST);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Where a popover that is open stands in the window: pixels. */
static graphene_rect_t
bounds_of_open (GtkWidget *popover, GtkWidget *window)
{
  GdkPopup *surface = GDK_POPUP (gtk_native_get_surface (GTK_NATIVE (popover)));
  GtkWidget *frame = gtk_widget_get_parent (gtk_popover_get_child (GTK_POPOVER (popover)));
  graphene_rect_t bounds = bounds_in (frame, popover);
  double x = 0;
  double y = 0;

  gtk_native_get_surface_transform (GTK_NATIVE (popover), &x, &y);
  graphene_rect_offset (&bounds, (float) (gdk_popup_get_position_x (surface) + x),
                        (float) (gdk_popup_get_position_y (surface) + y));
  gtk_native_get_surface_transform (GTK_NATIVE (window), &x, &y);
  graphene_rect_offset (&bounds, (float) -x, (float) -y);

  return bounds;
}

/* Made as late as a person opens it. */
static GtkWidget *
open_menu (GtkWidget *button)
{
  g_autoptr (GMenu) model = g_menu_new ();
  g_autoptr (GMenu) section = g_menu_new ();

  g_menu_append (model, "Cabinet Martin et associes", "companies.open");
  g_menu_append (section, "Sandbox settings", "companies.open");
  g_menu_append_section (model, "Nothing leaves this computer", G_MENU_MODEL (section));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (model));
  cpt_popover_anchor_watch (GTK_MENU_BUTTON (button));
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));

  return GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));
}

/* Wherever the button stands, and however large the text is. */
static void
test_the_menu_of_a_button_keeps_off_the_edges_of_the_window (DeskFixture *fixture, gconstpointer data)
{
  static const int places[] = { 0, 60, 160, 220, SMALLEST - 40 };
  GtkWidget *window = gtk_window_new ();
  GtkWidget *room = gtk_fixed_new ();

  gtk_window_set_child (GTK_WINDOW (window), room);
  gtk_window_set_default_size (GTK_WINDOW (window), SMALLEST, 400);
  gtk_window_present (GTK_WINDOW (window));
  await_painted (window);
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      GtkWidget *button = gtk_menu_button_new ();
      GtkWidget *menu = NULL;
      graphene_rect_t bounds;

      gtk_fixed_put (GTK_FIXED (room), button, places[i], 40);
      await_painted (window);
      menu = open_menu (button);
      await_painted (menu);
      bounds = bounds_of_open (menu, window);
      g_assert_cmpfloat (bounds.size.width, >, 260); /* no shorter than it must be */
      g_assert_cmpfloat (bounds.origin.x, >=, 12);
      g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=, SMALLEST - 12);
      gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
      gtk_fixed_remove (GTK_FIXED (room), button);
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

#define TEST(name, data, function) g_test_add ("/layout/" name, DeskFixture, data, set_up, function, tear_down)
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
  TEST ("the-keys-fit-the-smallest-screen", NULL, test_the_keys_fit_the_smallest_screen);
  TEST ("the-keys-fit-the-smallest-screen-in-large-text", LARGE_TEXT, test_the_keys_fit_the_smallest_screen);
  TEST ("the-dialog-is-as-high-as-what-it-says", NULL, test_the_dialog_is_as_high_as_what_it_says);
  TEST ("the-dialog-is-wider-for-large-text", LARGE_TEXT, test_the_dialog_is_wider_for_large_text);
  TEST ("a-dialog-is-no-wider-than-the-window-behind", NULL, test_a_dialog_is_no_wider_than_the_window_behind);
  TEST ("a-dialog-says-its-title-to-the-end", NULL, test_a_dialog_says_its_title_to_the_end);
  TEST ("a-menu-is-no-wider-than-the-window", LARGE_TEXT, test_a_menu_is_no_wider_than_the_window);
  TEST ("a-text-stands-where-lines-begin", NULL, test_a_text_stands_where_lines_begin);
  TEST ("a-sign-stands-before-its-figures", NULL, test_a_sign_stands_before_its_figures);
  TEST ("a-latin-text-is-cut-at-its-own-end", NULL, test_a_latin_text_is_cut_at_its_own_end);
  TEST ("a-text-that-is-cut-stands-on-the-line-of-one-that-is-not", NULL,
        test_a_text_that_is_cut_stands_on_the_line_of_one_that_is_not);
  TEST ("a-question-keeps-its-answers-on-the-screen", NULL, test_a_question_keeps_its_answers_on_the_screen);
  TEST ("a-question-keeps-its-answers-on-the-screen-in-large-text", LARGE_TEXT,
        test_a_question_keeps_its_answers_on_the_screen);
  TEST ("a-question-is-as-high-as-what-it-asks", NULL, test_a_question_is_as_high_as_what_it_asks);
  TEST ("the-editor-of-a-name-fits-the-smallest-screen-in-large-text", LARGE_TEXT,
        test_the_editor_of_a_name_fits_the_smallest_screen);
  TEST ("popovers-stay-within-the-window", NULL, test_popovers_stay_within_the_window);
  TEST ("menus-keep-off-the-edges-of-the-window", NULL, test_menus_keep_off_the_edges_of_the_window);

  TEST ("the-window-about-fits-the-smallest-screen-in-large-text", LARGE_TEXT,
        test_the_window_about_fits_the_smallest_screen);
  TEST ("the-page-of-connections-fits-the-smallest-screen-in-large-text", LARGE_TEXT,
        test_the_page_of_connections_fits_the_smallest_screen);
  TEST ("the-actions-of-a-connection-fit-the-smallest-screen-in-large-text", LARGE_TEXT,
        test_the_actions_of_a_connection_fit_the_smallest_screen);
  TEST ("the-page-of-a-statement-fits-the-smallest-screen-in-large-text", LARGE_TEXT,
        test_the_page_of_a_statement_fits_the_smallest_screen);
  TEST ("the-menu-of-a-button-keeps-off-the-edges-of-the-window", NULL,
        test_the_menu_of_a_button_keeps_off_the_edges_of_the_window);
  TEST ("the-menu-of-a-button-keeps-off-the-edges-of-the-window-in-large-text", LARGE_TEXT,
        test_the_menu_of_a_button_keeps_off_the_edges_of_the_window);

  return g_test_run ();
}
