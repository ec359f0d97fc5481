/* test-gtk-start.c — GTK is started without its own theme, and libadwaita's style and icons are there all the same.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-gtk-start.h"

#include <adwaita.h>

#define THEME_VARIABLE "GTK_THEME"

static gboolean
has_color (const char *name)
{
  GtkWidget *widget = g_object_ref_sink (gtk_label_new (NULL));
  GdkRGBA color;
  gboolean has = gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), name, &color);

  g_object_unref (widget);

  return has;
}

static gboolean
has_icon (const char *name)
{
  return gtk_icon_theme_has_icon (gtk_icon_theme_get_for_display (gdk_display_get_default ()), name);
}

/* One test: GTK is initialized once in a process. */
static void
test_only_the_style_of_libadwaita_is_read (void)
{
  g_setenv (THEME_VARIABLE, "Default", TRUE);
  cpt_gtk_start ();
  g_assert_cmpstr (g_getenv (THEME_VARIABLE), ==, "Default");
  g_assert_false (gtk_is_initialized ());

  g_unsetenv (THEME_VARIABLE);
  cpt_gtk_start ();
  g_assert_null (g_getenv (THEME_VARIABLE));
  g_assert_true (gtk_is_initialized ());
  g_assert_false (has_color ("theme_bg_color"));

  adw_init ();
  g_assert_true (has_color ("accent_bg_color"));
  g_assert_true (has_color ("theme_bg_color"));

  cpt_gtk_start_icons ();
  g_assert_true (has_icon ("list-add-symbolic"));
  g_assert_true (has_icon ("adw-expander-arrow-symbolic"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/gtk-start/only-the-style-of-libadwaita-is-read", test_only_the_style_of_libadwaita_is_read);

  return g_test_run ();
}
