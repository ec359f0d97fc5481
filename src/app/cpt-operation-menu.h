/* cpt-operation-menu.h — what can be done with one read or write, as a menu.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-operation-text.h"

G_BEGIN_DECLS

GMenuModel *cpt_operation_menu_new (gpointer item, CptCompany *company);
gboolean cpt_operation_menu_has_again (gpointer item);
gboolean cpt_operation_menu_has_link (gpointer item);
const char *cpt_operation_menu_get_error (gpointer item);

G_END_DECLS
