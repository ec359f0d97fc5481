/* cpt-gtk-start.c — GTK without the theme that libadwaita replaces at once, and with its icons read by a thread.
 *
 * GTK reads its own theme as it opens the display, and libadwaita, a moment later, has it take the empty theme
 * "Adwaita-empty" in its place: that was a seventh of what the main thread did before the first frame.
 *
 * GTK has a thread read the names of all icons, but forgets them when libadwaita and the application add their own, and
 * the main thread read them again for the first icon: that was another seventh.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-gtk-start.h"

#include <adwaita.h>

#define THEME_VARIABLE "GTK_THEME"
#define EMPTY_THEME "Adwaita-empty"

/**
 * cpt_gtk_start:
 *
 * Initializes GTK, with the empty theme from the start; a theme that the person has set in the environment is left as
 * it is. Without a display nothing happens. To be called while there is one thread, since it changes the environment
 * (threads that GTK then starts see the last variable go, and no other move), and before libadwaita is initialized,
 * since that leaves its style out where the environment names a theme.
 */
void
cpt_gtk_start (void)
{
  if (g_getenv (THEME_VARIABLE) != NULL)
    return;

  g_setenv (THEME_VARIABLE, EMPTY_THEME, TRUE);
  if (gtk_init_check ())
    gtk_settings_get_default (); /* which reads the theme */
  g_unsetenv (THEME_VARIABLE);
}

/**
 * cpt_gtk_start_icons:
 *
 * Has a thread read the icons, as GTK does when the person chooses others. To be called once libadwaita and the
 * application have added theirs, and well before the first is shown.
 */
void
cpt_gtk_start_icons (void)
{
  g_object_notify (G_OBJECT (gtk_settings_get_default ()), "gtk-icon-theme-name");
}
