/* test-popover-layout.c — popovers and menus: within the window, off its edges.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-popover-anchor.h"
#include "cpt-rename-popover.h"
#include "layout-fixture.h"

static void
test_a_menu_is_no_wider_than_the_window (DeskFixture *fixture, gconstpointer data)
{
  g_autoptr (GMenu) model = g_menu_new ();
  GtkWidget *menu = NULL;
  int natural = 0;

  g_menu_append (model, "QuickBooks Online: Pending authorization, link sent", "companies.open");
  g_menu_append (model, "Open", "companies.open");
  layout_fixture_make_smallest (fixture);
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
test_the_editor_of_a_name_fits_the_smallest_screen (DeskFixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompany) company = NULL;
  gint64 rid = desk_fixture_find_first (fixture, &company);
  GtkWidget *popover = GTK_WIDGET (cpt_rename_popover_new (fixture->base.sync, fixture->base.outbox,
                                                           cpt_store_get_clock (fixture->base.store), rid, company));

  gtk_widget_set_parent (popover, desk_fixture_get_list (fixture));
  gtk_editable_set_text (GTK_EDITABLE (find_by_type (gtk_popover_get_child (GTK_POPOVER (popover)), GTK_TYPE_ENTRY)),
                         "Compagnie des transports maritimes et fluviaux du Saint-Laurent (Québec)");
  g_assert_cmpint (layout_fixture_measure_width (gtk_popover_get_child (GTK_POPOVER (popover))), <=,
                   LAYOUT_FIXTURE_SMALLEST - 24);
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

/* Where a popover that is open stands in the window: pixels. */
static graphene_rect_t
bounds_of_open (GtkWidget *popover, GtkWidget *window)
{
  GdkPopup *surface = GDK_POPUP (gtk_native_get_surface (GTK_NATIVE (popover)));
  GtkWidget *frame = gtk_widget_get_parent (gtk_popover_get_child (GTK_POPOVER (popover)));
  graphene_rect_t bounds = layout_fixture_get_bounds (frame, popover);
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
  static const int places[] = { 0, 60, 160, 220, LAYOUT_FIXTURE_SMALLEST - 40 };
  GtkWidget *window = gtk_window_new ();
  GtkWidget *room = gtk_fixed_new ();

  gtk_window_set_child (GTK_WINDOW (window), room);
  gtk_window_set_default_size (GTK_WINDOW (window), LAYOUT_FIXTURE_SMALLEST, 400);
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
      g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=, LAYOUT_FIXTURE_SMALLEST - 12);
      gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
      gtk_fixed_remove (GTK_FIXED (room), button);
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

#define TEST(name, data, function)                                                                                     \
  g_test_add ("/popover-layout/" name, DeskFixture, data, layout_fixture_set_up, function, layout_fixture_tear_down)
#define LARGE_TEXT GINT_TO_POINTER (TRUE)

int
main (int argc, char **argv)
{
  desk_fixture_init (&argc, &argv);
  desk_fixture_use_style ();

  TEST ("a-menu-is-no-wider-than-the-window", LARGE_TEXT, test_a_menu_is_no_wider_than_the_window);
  TEST ("the-editor-of-a-name-fits-the-smallest-screen-in-large-text", LARGE_TEXT,
        test_the_editor_of_a_name_fits_the_smallest_screen);
  TEST ("popovers-stay-within-the-window", NULL, test_popovers_stay_within_the_window);
  TEST ("menus-keep-off-the-edges-of-the-window", NULL, test_menus_keep_off_the_edges_of_the_window);
  TEST ("the-menu-of-a-button-keeps-off-the-edges-of-the-window", NULL,
        test_the_menu_of_a_button_keeps_off_the_edges_of_the_window);
  TEST ("the-menu-of-a-button-keeps-off-the-edges-of-the-window-in-large-text", LARGE_TEXT,
        test_the_menu_of_a_button_keeps_off_the_edges_of_the_window);

  return g_test_run ();
}
