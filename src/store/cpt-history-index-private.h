/* cpt-history-index-private.h — the whole history of one company, small enough to be filtered between two frames.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-history-list.h"
#include "cpt-history-search-private.h"
#include "cpt-history-table-private.h"

G_BEGIN_DECLS

/**
 * CptHistoryKey:
 * @at: its place in time, microseconds UTC
 * @id: which of those of this moment
 *
 * Where an item stands, for ever.
 */
typedef struct
{
  gint64 at;
  guint8 id[CPT_GUID_BYTES];
} CptHistoryKey;

typedef struct _CptHistoryIndex CptHistoryIndex;

int cpt_history_key_compare (const CptHistoryKey *one, const CptHistoryKey *other);

CptHistoryIndex *cpt_history_index_new (void);
void cpt_history_index_free (CptHistoryIndex *self);
void cpt_history_index_append (CptHistoryIndex *self, const CptHistoryKey *key, const CptHistoryFacts *facts);
gboolean cpt_history_index_put (CptHistoryIndex *self,
                                const CptHistoryKey *key,
                                const CptHistoryFacts *facts,
                                CptHistorySearch *search);
void cpt_history_index_mark (CptHistoryIndex *self, CptHistorySearch *search, GArray *hits);
guint cpt_history_index_get_n (CptHistoryIndex *self);
void cpt_history_index_select (CptHistoryIndex *self, const CptHistoryQuery *query, guint *counts, GArray *keys);
char **cpt_history_index_list_values (CptHistoryIndex *self, CptHistoryFacet facet);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CptHistoryIndex, cpt_history_index_free)

G_END_DECLS
