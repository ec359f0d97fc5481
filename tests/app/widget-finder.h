/* widget-finder.h — finds widgets as a person does: by what they say.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget *find_by_type (GtkWidget *root, GType type);
GtkWidget *find_by_text (GtkWidget *root, GType type, const char *text);
GtkWindow *find_window (GType type);
GtkWidget *find_by_icon (GtkWidget *root, const char *icon_name);
void click (GtkWidget *root, const char *label);
void click_icon (GtkWidget *root, const char *icon_name);
GStrv list_inscriptions (GtkWidget *root);
GtkWidget *find_item (GtkWidget *menu, const char *label);
void choose_item (GtkWidget *menu, const char *label);
void await_text (GtkWidget *root, const char *text);
void await_no_text (GtkWidget *root, const char *text);
GtkWindow *await_window (GType type);
void await_no_window (GType type);
void await_widget_type (GtkWidget *root, GType type);
void await_painted (GtkWidget *widget);
void await_no_widget_type (GtkWidget *root, GType type);
char *read_clipboard (void);

G_END_DECLS
