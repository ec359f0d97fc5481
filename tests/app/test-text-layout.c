/* test-text-layout.c — where a text stands: at the start of its line, cut at its own end, on the line of its
 * neighbours.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-inscription-text.h"
#include "cpt-sign-mark.h"
#include "layout-fixture.h"

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

/* A label of which a person may copy has no mark in it. */
static void
test_a_sign_in_a_label_stands_before_its_figures (DeskFixture *fixture, gconstpointer data)
{
  for (GtkTextDirection direction = GTK_TEXT_DIR_LTR; direction <= GTK_TEXT_DIR_RTL; direction++)
    {
      GtkWidget *label = NULL;
      PangoLayout *layout = NULL;

      gtk_widget_set_default_direction (direction);
      label = g_object_ref_sink (gtk_label_new (NULL));
      cpt_sign_mark_set_label (GTK_LABEL (label), "-125.50");
      layout = gtk_label_get_layout (GTK_LABEL (label));
      g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==, "-125.50");
      g_assert_cmpint (find_place (layout, 0), <, find_place (layout, 1));
      g_assert_cmpint ((int) gtk_label_get_xalign (GTK_LABEL (label)), ==, direction == GTK_TEXT_DIR_RTL ? 1 : 0);

      cpt_sign_mark_set_label (GTK_LABEL (label), "Sandbox");
      g_assert_true (gtk_widget_get_direction (label) == direction);
      g_assert_cmpint ((int) gtk_label_get_xalign (GTK_LABEL (label)), ==, 0);
      g_object_unref (label);
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

#define TEST(name, data, function)                                                                                     \
  g_test_add ("/text-layout/" name, DeskFixture, data, layout_fixture_set_up, function, layout_fixture_tear_down)

int
main (int argc, char **argv)
{
  desk_fixture_init (&argc, &argv);
  desk_fixture_use_style ();

  TEST ("a-text-stands-where-lines-begin", NULL, test_a_text_stands_where_lines_begin);
  TEST ("a-sign-stands-before-its-figures", NULL, test_a_sign_stands_before_its_figures);
  TEST ("a-sign-in-a-label-stands-before-its-figures", NULL, test_a_sign_in_a_label_stands_before_its_figures);
  TEST ("a-latin-text-is-cut-at-its-own-end", NULL, test_a_latin_text_is_cut_at_its_own_end);
  TEST ("a-text-that-is-cut-stands-on-the-line-of-one-that-is-not", NULL,
        test_a_text_that_is_cut_stands_on_the_line_of_one_that_is_not);

  return g_test_run ();
}
