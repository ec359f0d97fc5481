/* cpt-platform-list.h — the platforms that a company can be connected to, one of which can be chosen.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "cpt-integration.h"
#include "cpt-sync.h"

G_BEGIN_DECLS

/* Signals: "selected": another one is, or none; "activated": the selected one is to be taken. */
#define CPT_TYPE_PLATFORM_LIST (cpt_platform_list_get_type ())
G_DECLARE_FINAL_TYPE (CptPlatformList, cpt_platform_list, CPT, PLATFORM_LIST, AdwBin)

void cpt_platform_list_fill (CptPlatformList *self, GPtrArray *integrations, CptSync *sync);
guint cpt_platform_list_filter (CptPlatformList *self, const char *const *terms);
void cpt_platform_list_focus (CptPlatformList *self);
CptIntegration *cpt_platform_list_get_selected (CptPlatformList *self);

G_END_DECLS
