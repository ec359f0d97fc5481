/* cpt-shrink.h — buttons that give way where large text leaves them no room.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void cpt_shrink_button (GtkWidget *button);
void cpt_shrink_labels (GtkWidget *widget);
void cpt_shrink_pills (GtkWidget *page);
gboolean cpt_shrink_header (AdwHeaderBar *header, GtkWidget *around);
void cpt_shrink_window (GtkWindow *window);
void cpt_shrink_fit_height (GtkWindow *window, GtkScrolledWindow *scroller, GtkWidget *content);

G_END_DECLS
