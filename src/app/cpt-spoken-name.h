/* cpt-spoken-name.h — what a screen reader calls a widget.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void cpt_spoken_name_set (gpointer widget, const char *name);

G_END_DECLS
