/* cpt-text-size.c — measures that follow the text size.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-text-size.h"

#include <math.h>

/* Cantarell 11 at 96 dpi: what the measures of the design are drawn at. */
#define NORMAL_EM (11.0 * 96.0 / 72.0)

/**
 * cpt_text_size_get_em:
 *
 * Returns: the font size of @widget, in pixels
 */
double
cpt_text_size_get_em (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double size = pango_font_description_get_size (font) / (double) PANGO_SCALE;

  if (size <= 0)
    return NORMAL_EM;

  return pango_font_description_get_size_is_absolute (font) ? size : size * 96.0 / 72.0;
}

/**
 * cpt_text_size_scale:
 * @pixels: a measure at the normal text size
 *
 * Returns: the same measure at the text size of @widget, in pixels
 */
int
cpt_text_size_scale (GtkWidget *widget, int pixels)
{
  return (int) lround (pixels * cpt_text_size_get_em (widget) / NORMAL_EM);
}
