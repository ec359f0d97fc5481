/* cpt-row-menu.h — what can be done with one company, or with several, as a menu.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-company-row.h"
#include <gio/gio.h>

G_BEGIN_DECLS

GMenuModel *cpt_row_menu_new (CptCompanyRow *row);
GMenuModel *cpt_row_menu_new_for_many (guint n);

G_END_DECLS
