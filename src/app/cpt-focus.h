/* cpt-focus.h — where the keyboard is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean cpt_focus_is_elsewhere (GtkWidget *widget);
gboolean cpt_focus_is_in_program (void);

G_END_DECLS
