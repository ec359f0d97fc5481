/* cpt-account-mark.c — the colour that tells the sandbox from a real account.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-account-mark.h"

#include "cpt-account-words.h"

/**
 * cpt_account_mark_set:
 * @css_class: that colours @widget
 *
 * Gives @widget its colour, or takes it away, unless it is the sandbox that is shown.
 */
void
cpt_account_mark_set (GtkWidget *widget, const char *css_class, CptAccount *account)
{
  if (cpt_account_is_sandbox (account))
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}

/**
 * cpt_account_mark_set_badge:
 * @badge: beside the title of a page
 *
 * Says on a page which account it is of.
 */
void
cpt_account_mark_set_badge (GtkLabel *badge, CptAccount *account)
{
  gtk_label_set_text (badge, cpt_account_words_get_name (account));
  cpt_account_mark_set (GTK_WIDGET (badge), "account-badge", account);
}
