/* cpt-digit-spacing.c — the space between thousands, where it can be seen.
 *
 * Cantarell draws the narrow no-break space (U+202F) only 0.11 em wide: "558441" (visual reference, section 7). The
 * text itself stays as it is, for the clipboard and for who listens.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-digit-spacing.h"

#include <string.h>

#define NARROW_SPACE "\u202f"
#define SPACING (5 * PANGO_SCALE / 2) /* points */

/**
 * cpt_digit_spacing_add:
 * @attributes: of @text
 * @text: with numbers in it
 *
 * Puts thousands apart.
 */
void
cpt_digit_spacing_add (PangoAttrList *attributes, const char *text)
{
  for (const char *space = strstr (text, NARROW_SPACE); space != NULL;
       space = strstr (space + strlen (NARROW_SPACE), NARROW_SPACE))
    {
      PangoAttribute *spacing = pango_attr_letter_spacing_new (SPACING);

      spacing->start_index = (guint) (space - text);
      spacing->end_index = spacing->start_index + (guint) strlen (NARROW_SPACE);
      pango_attr_list_insert (attributes, spacing);
    }
}

/**
 * cpt_digit_spacing_set_text:
 * @text: with numbers in it
 *
 * Shows @text in @label, with thousands apart.
 */
void
cpt_digit_spacing_set_text (GtkLabel *label, const char *text)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  cpt_digit_spacing_add (attributes, text);
  gtk_label_set_label (label, text);
  gtk_label_set_attributes (label, attributes);
}
