/* cpt-column-width.c — how wide a column must be for what stands in it, in the font and the language in use.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-column-width.h"


/* Of the theme, pixels: the padding of a cell and the line between two; a title's arrow and what parts it from the
 * words. */
#define CELL_EDGES 20
#define TITLE_ARROW 22

#define TITLE_FONT 0.85 /* of the text */

/**
 * cpt_column_width_of_title:
 * @view: a column view
 * @title: of a column that can be sorted by
 *
 * Returns: pixels
 */
int
cpt_column_width_of_title (GtkWidget *view, const char *title)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (view, title);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  int width = 0;

  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_attr_list_insert (attributes, pango_attr_scale_new (TITLE_FONT));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_get_pixel_size (layout, &width, NULL);

  return width + TITLE_ARROW + CELL_EDGES;
}

/**
 * cpt_column_width_of_moments:
 * @view: a column view
 * @format: what writes a moment (microseconds UTC)
 *
 * Returns: pixels for a late day of the month whose name is widest
 */
int
cpt_column_width_of_moments (GtkWidget *view, char *(*format) (gint64 time))
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (view, NULL);
  int widest = 0;

  for (int month = 1; month <= 12; month++)
    {
      g_autoptr (GDateTime) moment = g_date_time_new_local (2028, month, 28, 20, 48, 0);
      g_autofree char *text = format (g_date_time_to_unix (moment) * G_USEC_PER_SEC);
      int width = 0;

      pango_layout_set_text (layout, text, -1);
      pango_layout_get_pixel_size (layout, &width, NULL);
      widest = MAX (widest, width);
    }

  return widest + CELL_EDGES;
}
