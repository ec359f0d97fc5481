/* cpt-id-map-private.h — from identifiers to numbers, compact: a million take 48 MB at most, none once it is freed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-guid.h"

G_BEGIN_DECLS

typedef struct _CptIdMap CptIdMap;

CptIdMap *cpt_id_map_new (void);
void cpt_id_map_free (CptIdMap *self);
void cpt_id_map_set (CptIdMap *self, const guint8 id[CPT_GUID_BYTES], gint64 number);
gboolean cpt_id_map_get (CptIdMap *self, const guint8 id[CPT_GUID_BYTES], gint64 *number);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CptIdMap, cpt_id_map_free)

G_END_DECLS
