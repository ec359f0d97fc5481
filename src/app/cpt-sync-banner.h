/* cpt-sync-banner.h — what lasts about the reading of the list: offline, refused, under way for long.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-sync.h"
#include <adwaita.h>

G_BEGIN_DECLS

/* Properties: "of-company" (boolean, write only): it stands on the page of one company. */
#define CPT_TYPE_SYNC_BANNER (cpt_sync_banner_get_type ())
G_DECLARE_FINAL_TYPE (CptSyncBanner, cpt_sync_banner, CPT, SYNC_BANNER, GtkWidget)

void cpt_sync_banner_set_narrow (CptSyncBanner *self, gboolean narrow);
void cpt_sync_banner_update (CptSyncBanner *self, CptSync *sync, gint64 now);
void cpt_sync_banner_follow (CptSyncBanner *self, CptSync *sync, CptClock *clock);
gboolean cpt_sync_banner_is_shown (CptSyncBanner *self);
char *cpt_sync_banner_retry_text (CptSync *sync);

G_END_DECLS
