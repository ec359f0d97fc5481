/* cpt-sync-body.h — settings that were to be saved, read back from the body that says so.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-sync-settings.h"

G_BEGIN_DECLS

CptSyncSettings *cpt_sync_body_apply (CptSyncSettings *settings, const char *body);

G_END_DECLS
