/* cpt-row-cache-private.h — the rows that were read last.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-company-row.h"

G_BEGIN_DECLS

typedef struct _CptRowCache CptRowCache;

CptRowCache *cpt_row_cache_new (void);
void cpt_row_cache_free (CptRowCache *self);
gboolean cpt_row_cache_get (CptRowCache *self, gint64 rid, CptCompanyRow **row);
void cpt_row_cache_put (CptRowCache *self, gint64 rid, CptCompanyRow *row);
void cpt_row_cache_expire (CptRowCache *self);

G_END_DECLS
