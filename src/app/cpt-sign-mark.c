/* cpt-sign-mark.c — what keeps the sign of a number before its figures.
 *
 * In a line that is read from the right, a sign is taken for what follows the figures, unless it stands after something
 * that is read from the left. The mark is for what is shown alone: what is copied or exported has none.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sign-mark.h"

#define LEFT_TO_RIGHT_MARK "\u200e"

/**
 * cpt_sign_mark_get:
 * @is_gain: whether what follows is more than zero, and says so
 *
 * On the main thread.
 *
 * Returns: (transfer none): what to show before a number, whose minus is its own; may be empty
 */
const char *
cpt_sign_mark_get (gboolean is_gain)
{
  if (gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL)
    return is_gain ? LEFT_TO_RIGHT_MARK "+" : LEFT_TO_RIGHT_MARK;

  return is_gain ? "+" : "";
}

/**
 * cpt_sign_mark_dup_number:
 * @number: with its sign, if it has one
 *
 * On the main thread.
 *
 * Returns: (transfer full): @number, to be shown
 */
char *
cpt_sign_mark_dup_number (const char *number)
{
  return g_strconcat (cpt_sign_mark_get (FALSE), number, NULL);
}

static gboolean
has_letter (const char *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_isalpha (g_utf8_get_char (at)))
      return TRUE;

  return FALSE;
}

/**
 * cpt_sign_mark_set_label:
 * @label: at the start of its line, of which a person may copy
 * @text: maybe a number, with its sign, if it has one
 *
 * Shows @text as it is, without a mark: a line without a letter is read from the left, and stands
 * where other lines do.
 */
void
cpt_sign_mark_set_label (GtkLabel *label, const char *text)
{
  gboolean is_neutral = !has_letter (text);
  gboolean is_rtl = gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL;

  gtk_widget_set_direction (GTK_WIDGET (label), is_neutral ? GTK_TEXT_DIR_LTR : GTK_TEXT_DIR_NONE);
  gtk_label_set_xalign (label, is_neutral && is_rtl ? 1 : 0);
  gtk_label_set_text (label, text);
}
