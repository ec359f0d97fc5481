/* cpt-inscription-text.c — texts of cells, at the edge where lines begin.
 *
 * A text stands where its own letters begin: a Latin name at the left, even in a list that is read from the right, away
 * from the title of its column. A mark before it makes the line one of the list's direction, and the text within it
 * keeps its own. That ends with the line, unsaid: a mark for it would be what "…" stands for, which then stood at the
 * line's end and not at the text's.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-inscription-text.h"

#include "cpt-shown-text.h"

#define RIGHT_TO_LEFT_MARK "\u200f"
#define FIRST_STRONG_ISOLATE "\u2068"
#define BEFORE RIGHT_TO_LEFT_MARK FIRST_STRONG_ISOLATE

/**
 * cpt_inscription_text_new:
 * @css_class: (nullable): of the text
 *
 * As high as its line: GTK 4.8 draws what it cuts at the top of its room, away from the line of what is not cut.
 *
 * Returns: (transfer floating): a GtkInscription that asks for no width, and is cut with "…" where it has too little
 */
GtkWidget *
cpt_inscription_text_new (const char *css_class)
{
  GtkWidget *text = gtk_inscription_new (NULL);

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (text), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (text), 0);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (text), 0);
  gtk_widget_set_valign (text, GTK_ALIGN_CENTER);
  if (css_class != NULL)
    gtk_widget_add_css_class (text, css_class);

  return text;
}

/**
 * cpt_inscription_text_set:
 * @text: (nullable): any text, of one line
 * @attributes: (nullable): how @text is drawn
 *
 * Shows @text at the start of the line, in the direction of the interface, and no more of it than fits any screen.
 */
void
cpt_inscription_text_set (GtkInscription *inscription, const char *text, PangoAttrList *attributes)
{
  g_autofree char *shown = cpt_shown_text_new (text, CPT_SHOWN_LINE);
  g_autofree char *placed = NULL;
  g_autoptr (PangoAttrList) shifted = NULL;

  g_return_if_fail (GTK_IS_INSCRIPTION (inscription));

  if (gtk_widget_get_direction (GTK_WIDGET (inscription)) == GTK_TEXT_DIR_RTL && shown != NULL && *shown != '\0')
    {
      placed = g_strconcat (BEFORE, shown, NULL);
      if (attributes != NULL)
        {
          shifted = pango_attr_list_copy (attributes);
          pango_attr_list_update (shifted, 0, 0, (int) strlen (BEFORE));
        }
    }

  gtk_inscription_set_text (inscription, placed != NULL ? placed : shown);
  gtk_inscription_set_attributes (inscription, shifted != NULL ? shifted : attributes);
}
