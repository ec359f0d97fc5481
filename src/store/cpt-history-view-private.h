/* cpt-history-view-private.h — what a query lets pass of a history, kept up to date.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-history-list.h"
#include "cpt-history-table-private.h"

G_BEGIN_DECLS

/**
 * CptHistoryAspect:
 *
 * What is told of a view apart from its rows.
 */
typedef enum
{
  CPT_HISTORY_TOTAL,
  CPT_HISTORY_IS_LOADED,
  CPT_HISTORY_IS_SEARCHING,
  CPT_HISTORY_ERROR,
} CptHistoryAspect;
#define CPT_N_HISTORY_ASPECTS (CPT_HISTORY_ERROR + 1)

/**
 * CptHistoryViewEvents:
 * @edited: @n_removed rows went from @position and @n_added came, just now
 * @applied: rows, counts and values may be others
 * @refreshed: items were read, or moved on
 * @list_shown: to add the positions that somebody looks at to @positions (element-type guint)
 * @changed: @aspect is another one
 *
 * What a view tells and asks, on the main thread.
 */
typedef struct
{
  void (*edited) (guint position, guint n_removed, guint n_added, gpointer user_data);
  void (*applied) (gpointer user_data);
  void (*refreshed) (gpointer user_data);
  void (*list_shown) (GArray *positions, gpointer user_data);
  void (*changed) (CptHistoryAspect aspect, gpointer user_data);
} CptHistoryViewEvents;

typedef struct _CptHistoryView CptHistoryView;

CptHistoryView *cpt_history_view_new (CptStore *store,
                                      const CptHistoryTable *table,
                                      const char *company_id,
                                      const CptHistoryViewEvents *events,
                                      gpointer user_data);
void cpt_history_view_free (CptHistoryView *self);
void cpt_history_view_set_query (CptHistoryView *self, const CptHistoryQuery *query);
guint cpt_history_view_get_n (CptHistoryView *self);
guint cpt_history_view_get_total (CptHistoryView *self);
guint cpt_history_view_get_count (CptHistoryView *self, CptReadOutcome outcome);
char **cpt_history_view_list_values (CptHistoryView *self, CptHistoryFacet facet);
gboolean cpt_history_view_get_is_loaded (CptHistoryView *self);
gboolean cpt_history_view_get_is_searching (CptHistoryView *self);
const GError *cpt_history_view_get_error (CptHistoryView *self);
const guint8 *cpt_history_view_get_id (CptHistoryView *self, guint position);
gpointer cpt_history_view_get_item (CptHistoryView *self, guint position);

G_END_DECLS
