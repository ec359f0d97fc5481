/* cpt-account-mark.h — the colour that tells the sandbox from a real account.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "cpt-account.h"

G_BEGIN_DECLS

void cpt_account_mark_set (GtkWidget *widget, const char *css_class, CptAccount *account);
void cpt_account_mark_set_badge (GtkLabel *badge, CptAccount *account);

G_END_DECLS
