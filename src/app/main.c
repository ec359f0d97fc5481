/* main.c — starts the application.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gi18n.h>
#include <locale.h>

#include "cpt-application.h"
#include "cpt-config.h"
#include "cpt-turn-watch.h"

int
main (int argc, char **argv)
{
  g_autoptr (CptApplication) application = NULL;
  const char *locale_dir = g_getenv ("COMPTOIR_LOCALE_DIR"); /* set where the program runs uninstalled */

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir != NULL ? locale_dir : CPT_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  if (CPT_WATCHES_TURNS)
    cpt_turn_watch_begin_reporting ();
  application = cpt_application_new ();

  return g_application_run (G_APPLICATION (application), argc, argv);
}
