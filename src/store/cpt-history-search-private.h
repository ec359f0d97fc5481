/* cpt-history-search-private.h — what somebody looks for in a history.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-history-list.h"
#include "cpt-history-table-private.h"

G_BEGIN_DECLS

typedef struct _CptHistorySearch CptHistorySearch;

CptHistorySearch *cpt_history_search_new (const CptHistoryQuery *query);
CptHistorySearch *cpt_history_search_ref (CptHistorySearch *self);
void cpt_history_search_unref (CptHistorySearch *self);
gboolean cpt_history_search_has_id (CptHistorySearch *self);
gboolean cpt_history_search_finds_type (CptHistorySearch *self, const char *data_type);
gboolean cpt_history_search_finds_status (CptHistorySearch *self, const char *status);
gboolean cpt_history_search_finds_id (CptHistorySearch *self, const char *id);
gboolean cpt_history_search_finds_words (CptHistorySearch *self, const char *words);
gboolean cpt_history_search_finds (CptHistorySearch *self, const CptHistoryFacts *facts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CptHistorySearch, cpt_history_search_unref)

G_END_DECLS
