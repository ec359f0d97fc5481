/* cpt-history-list.h — the reads, or the writes, of one company as a GListModel of slots, newest first.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "cpt-read-status.h"
#include "cpt-store.h"

G_BEGIN_DECLS

/**
 * CptHistoryQuery:
 * @text: (nullable): what is looked for, as typed: in the data type, the status, errors and descriptions, and from four
 *   characters on in the ID; case and accents do not matter
 * @named_types: (nullable): data types whose name in the user's language holds @text: they are found too
 * @named_statuses: (nullable): statuses whose name in the user's language holds @text: they are found too
 * @data_type: (nullable): only this one
 * @connection_id: (nullable): only through this one; GUID text
 * @status: (nullable): only in this one, as the platform wrote it
 * @outcomes: only these: a mask of 1 << CptReadOutcome; 0 for all. A write that is pending runs; one that timed out is
 *   neutral.
 *
 * Which part of a history. All of it by default.
 */
typedef struct
{
  const char *text;
  const char *const *named_types;
  const char *const *named_statuses;
  const char *data_type;
  const char *connection_id;
  const char *status;
  guint outcomes;
} CptHistoryQuery;

/**
 * CptHistoryFacet:
 *
 * What the items of a history can be told apart by.
 */
typedef enum
{
  CPT_HISTORY_DATA_TYPE,
  CPT_HISTORY_CONNECTION,
  CPT_HISTORY_STATUS,
} CptHistoryFacet;
#define CPT_N_HISTORY_FACETS (CPT_HISTORY_STATUS + 1)

/* A slot: item of the list. It stays with its place when items come above it; a filter shows another item in it. */
#define CPT_TYPE_HISTORY_SLOT (cpt_history_slot_get_type ())
G_DECLARE_FINAL_TYPE (CptHistorySlot, cpt_history_slot, CPT, HISTORY_SLOT, GObject)

guint cpt_history_slot_get_position (CptHistorySlot *self);
gpointer cpt_history_slot_get_item (CptHistorySlot *self);
void cpt_history_slot_bind (CptHistorySlot *self);
void cpt_history_slot_unbind (CptHistorySlot *self);

/* Properties, all notified on the main thread: "total" (items of the company), "n-hits" (of the query in force),
 * "is-loaded" (all of the history is known, not only its newest items), "is-searching" (a newer query is under way),
 * "error" (nullable: why it could not be read).
 * Signal "result-changed": positions may mean other items, and counts and values may be others. */
#define CPT_TYPE_HISTORY_LIST (cpt_history_list_get_type ())
G_DECLARE_FINAL_TYPE (CptHistoryList, cpt_history_list, CPT, HISTORY_LIST, GObject)

CptHistoryList *cpt_history_list_new_reads (CptStore *store, const char *company_id);
CptHistoryList *cpt_history_list_new_writes (CptStore *store, const char *company_id);
void cpt_history_list_set_query (CptHistoryList *self, const CptHistoryQuery *query);
guint cpt_history_list_get_total (CptHistoryList *self);
guint cpt_history_list_get_n_hits (CptHistoryList *self);
guint cpt_history_list_get_count (CptHistoryList *self, CptReadOutcome outcome);
char **cpt_history_list_list_values (CptHistoryList *self, CptHistoryFacet facet);
gboolean cpt_history_list_get_is_loaded (CptHistoryList *self);
const GError *cpt_history_list_get_error (CptHistoryList *self);
char *cpt_history_list_dup_id (CptHistoryList *self, guint position);
guint cpt_history_list_find (CptHistoryList *self, const char *id);

G_END_DECLS
