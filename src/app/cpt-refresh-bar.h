/* cpt-refresh-bar.h — how far the reads of a company are, as a thin line that is there while something runs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "cpt-refresh-watch.h"

G_BEGIN_DECLS

#define CPT_TYPE_REFRESH_BAR (cpt_refresh_bar_get_type ())
G_DECLARE_FINAL_TYPE (CptRefreshBar, cpt_refresh_bar, CPT, REFRESH_BAR, AdwBin)

void cpt_refresh_bar_set_watch (CptRefreshBar *self, CptRefreshWatch *watch);

G_END_DECLS
