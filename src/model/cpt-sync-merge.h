/* cpt-sync-merge.h — what two people changed of the same settings, put together.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-sync-settings.h"

G_BEGIN_DECLS

/**
 * CptSyncSide:
 *
 * Whose change stands where both changed the same thing.
 */
typedef enum
{
  CPT_SYNC_SIDE_THEIRS,
  CPT_SYNC_SIDE_MINE,
} CptSyncSide;

CptSyncSettings *cpt_sync_merge (CptSyncSettings *base,
                                 CptSyncSettings *mine,
                                 CptSyncSettings *theirs,
                                 CptSyncSide preferred,
                                 GStrv *conflicts);

G_END_DECLS
