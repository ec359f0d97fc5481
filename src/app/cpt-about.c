/* cpt-about.c — the window About.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-about.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "cpt-config.h"

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

  adw_show_about_window (parent, "application-name", "Comptoir", "application-icon", CPT_APPLICATION_ID, "version",
                         CPT_VERSION, "developer-name", _ ("The Comptoir developers"), "developers", developers,
                         /* Translators: your name, or one line for each translator: Name <e-mail> */
                         "translator-credits", _ ("translator-credits"), "comments",
                         _ ("Client companies on the Codat platform: add them, link them, keep an eye on them."),
                         "copyright", "© 2026 The Comptoir developers", "license-type", GTK_LICENSE_GPL_3_0, NULL);
}
