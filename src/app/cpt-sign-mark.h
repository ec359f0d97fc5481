/* cpt-sign-mark.h — what keeps the sign of a number before its figures.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

const char *cpt_sign_mark_get (gboolean is_gain);
char *cpt_sign_mark_dup_number (const char *number);
void cpt_sign_mark_set_label (GtkLabel *label, const char *text);

G_END_DECLS
