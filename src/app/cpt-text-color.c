/* cpt-text-color.c — the colour of a part of a text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-text-color.h"

#include <math.h>

static void
insert (PangoAttrList *attributes, PangoAttribute *attribute, guint start, guint end)
{
  attribute->start_index = start;
  attribute->end_index = end;
  pango_attr_list_insert (attributes, attribute);
}

static guint16
to_pango (float component)
{
  return (guint16) lroundf (component * G_MAXUINT16);
}

/**
 * cpt_text_color_add:
 * @attributes: of a text
 * @color: of its bytes from @start to @end
 *
 * Colours a part of a text, as it is: without an alpha of its own GTK would give it that of the theme's text colour,
 * 80 % in the light one, and the contrast of the palette would be lost.
 */
void
cpt_text_color_add (PangoAttrList *attributes, const GdkRGBA *color, guint start, guint end)
{
  insert (attributes,
          pango_attr_foreground_new (to_pango (color->red), to_pango (color->green), to_pango (color->blue)), start,
          end);
  insert (attributes, pango_attr_foreground_alpha_new (to_pango (color->alpha)), start, end);
}
