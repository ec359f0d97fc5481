/* test-spoken-name.c — what has a name of its own is called by that, not by the text that it shows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-spoken-name.h"

#include <adwaita.h>

static void
assert_called (GtkWidget *widget, const char *name)
{
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name);
  g_assert_false (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY));
}

static void
test_a_button_with_a_text (void)
{
  GtkWidget *button = g_object_ref_sink (gtk_button_new_with_label ("Show"));

  cpt_spoken_name_set (button, "Show: five companies");
  assert_called (button, "Show: five companies");

  g_assert_finalize_object (button);
}

static void
test_a_drop_down (void)
{
  static const char *const often[] = { "Daily", "Hourly", NULL };
  GtkWidget *list = g_object_ref_sink (gtk_drop_down_new_from_strings (often));

  cpt_spoken_name_set (list, "Invoices: sync frequency");
  assert_called (list, "Invoices: sync frequency");

  g_assert_finalize_object (list);
}

int
main (int argc, char **argv)
{
  g_setenv ("GTK_A11Y", "test", TRUE); /* names are kept, and told to nobody */
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/spoken-name/a-button-with-a-text", test_a_button_with_a_text);
  g_test_add_func ("/spoken-name/a-drop-down", test_a_drop_down);

  return g_test_run ();
}
