/* cpt-connections-menu.h — the menu "Manage connections" of a company's page.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "cpt-company-row.h"

G_BEGIN_DECLS

GMenuModel *cpt_connections_menu_new (CptCompanyRow *row);

G_END_DECLS
