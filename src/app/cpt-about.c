/* cpt-about.c — the window About.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-about.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "cpt-config.h"
#include "cpt-shrink.h"

/* Their buttons are wider than a small screen with large text, and all pages of the window are as wide as the widest.
 */
static void
shrink_bars (GtkWidget *widget)
{
  if (GTK_IS_ACTION_BAR (widget))
    cpt_shrink_labels (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    shrink_bars (child);
}

/**
 * cpt_about_present:
 * @parent: the window that it belongs to
 *
 * Says what the program is, its version, licence and who made it.
 */
void
cpt_about_present (GtkWindow *parent)
{
  static const char *developers[] = { "The Comptoir developers", NULL };
  GtkWidget *window = adw_about_window_new ();

  g_object_set (window, "transient-for", parent, "application-name", "Comptoir", "application-icon", CPT_APPLICATION_ID,
                "version", CPT_VERSION, "developer-name", _ ("The Comptoir developers"), "developers", developers,
                /* Translators: your name, or one line for each translator: Name <e-mail> */
                "translator-credits", _ ("translator-credits"), "comments",
                _ ("Client companies on the Codat platform: add them, link them, keep an eye on them."), "copyright",
                "© 2026 The Comptoir developers", "license-type", GTK_LICENSE_GPL_3_0, NULL);
  shrink_bars (window);
  gtk_window_present (GTK_WINDOW (window));
}
