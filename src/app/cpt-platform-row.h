/* cpt-platform-row.h — a platform that a company can be connected to, in a list.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "cpt-integration.h"
#include "cpt-sync.h"

G_BEGIN_DECLS

#define CPT_TYPE_PLATFORM_ROW (cpt_platform_row_get_type ())
G_DECLARE_FINAL_TYPE (CptPlatformRow, cpt_platform_row, CPT, PLATFORM_ROW, AdwActionRow)

GtkWidget *cpt_platform_row_new (CptIntegration *integration, CptSync *sync);
CptIntegration *cpt_platform_row_get_integration (CptPlatformRow *self);

G_END_DECLS
