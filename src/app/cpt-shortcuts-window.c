/* cpt-shortcuts-window.c — the window that lists the keys.
 *
 * GtkShortcutsWindow of GTK 4.8 neither wraps nor scrolls: with large text, or on a small screen, half of it is not
 * there. This one is a page of preferences, which can be searched too.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-shortcuts-window.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "cpt-shrink.h"

/**
 * Shortcut:
 * @title: what the keys do
 * @keys: as gtk_accelerator_parse() takes them; any does it
 */
typedef struct
{
  const char *title;
  const char *keys[2];
} Shortcut;

static const struct
{
  const char *title;
  Shortcut shortcuts[9]; /* until one without a title */
} groups[] = {
  { N_ ("General"),
    {
        { N_ ("New company"), { "<Control>n" } },
        { N_ ("Search"), { "<Control>f" } },
        { N_ ("Reload the list"), { "F5" } },
        { N_ ("Main menu"), { "F10" } },
        { N_ ("First account of the menu; 2 to 9 for the next"), { "<Control>1" } },
        { N_ ("Preferences"), { "<Control>comma" } },
        { N_ ("Keyboard shortcuts"), { "F1", "<Control>question" } },
        { N_ ("Quit"), { "<Control>q" } },
    } },
  { N_ ("Selected companies"),
    {
        { N_ ("Open the company"), { "Return" } },
        { N_ ("Rename"), { "F2" } },
        { N_ ("Delete"), { "Delete" } },
        { N_ ("Copy Link URL"), { "<Control>l" } },
        { N_ ("Refresh data"), { "<Control>r" } },
        { N_ ("Copy the rows as text"), { "<Control>c" } },
        { N_ ("Select all"), { "<Control>a" } },
        { N_ ("Menu of the company"), { "Menu", "<Shift>F10" } },
    } },
  { N_ ("Page of a company"),
    {
        { N_ ("Back to the companies"), { "<Alt>Left", "Escape" } },
        { N_ ("Refresh data"), { "<Control>r" } },
        { N_ ("Rename"), { "F2" } },
        { N_ ("Copy Link URL"), { "<Control>l" } },
    } },
  { N_ ("Statement"),
    {
        { N_ ("Expand the line, then the next column"), { "Right" } },
        { N_ ("The column before, then collapse the line"), { "Left" } },
        { N_ ("First or last column"), { "<Control>Left", "<Control>Right" } },
        { N_ ("Select several columns"), { "<Shift>Right", "<Shift>Left" } },
        { N_ ("Expand or collapse the line"), { "Return" } },
        { N_ ("Expand all"), { "<Control>plus" } },
        { N_ ("Collapse all"), { "<Control>minus" } },
        { N_ ("Copy the selection as text"), { "<Control>c" } },
    } },
  { N_ ("Data type settings"),
    {
        { N_ ("Save"), { "<Control>s" } },
        { N_ ("Search data types"), { "<Control>f" } },
        { N_ ("Back"), { "<Alt>Left", "Escape" } },
    } },
  { N_ ("Connections"),
    {
        { N_ ("Next connection"), { "<Alt>Right" } },
        { N_ ("Previous connection"), { "<Alt>Left" } },
        /* Translators: closes a popover or a dialog. */
        { N_ ("Close"), { "Escape" } },
    } },
};

static GtkWidget *
create_row (const Shortcut *shortcut)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *keys = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  for (guint i = 0; i < G_N_ELEMENTS (shortcut->keys) && shortcut->keys[i] != NULL; i++)
    {
      GtkWidget *label = gtk_shortcut_label_new (shortcut->keys[i]);

      gtk_widget_set_halign (label, GTK_ALIGN_END);
      gtk_box_append (GTK_BOX (keys), label);
    }
  gtk_widget_set_valign (keys, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (keys, 6);
  gtk_widget_set_margin_bottom (keys, 6);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (shortcut->title));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), keys);

  return row;
}

/**
 * cpt_shortcuts_window_new:
 * @parent: (nullable): the window that it belongs to
 *
 * Returns: (transfer none): a window that is not shown yet, owned by GTK
 */
GtkWindow *
cpt_shortcuts_window_new (GtkWindow *parent)
{
  GtkWindow *window = g_object_new (ADW_TYPE_PREFERENCES_WINDOW, "transient-for", parent, "modal", TRUE, "title",
                                    _ ("Keyboard shortcuts"), "default-width", 480, "default-height", 640, NULL);
  GtkWidget *page = adw_preferences_page_new ();

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      GtkWidget *group = adw_preferences_group_new ();

      adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ (groups[i].title));
      for (const Shortcut *shortcut = groups[i].shortcuts; shortcut->title != NULL; shortcut++)
        adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), create_row (shortcut));
      adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
    }
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (window), ADW_PREFERENCES_PAGE (page));
  cpt_shrink_window (window);

  return window;
}
