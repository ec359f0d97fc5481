/* cpt-history-cursor-private.h — how far a history of a company is read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-history-table-private.h"
#include "cpt-page.h"

G_BEGIN_DECLS

/**
 * CptHistoryCursor:
 * @floor: microseconds UTC: all that was requested before is stored; CPT_TIME_UNKNOWN when the end was never met
 * @head: the floor once the reading under way has met the one that is in force
 * @n_met: how many of the newest items that reading has met, without a gap; 0 when none is under way
 * @total: of items, when the platform last said
 *
 * How far a history is read.
 */
typedef struct
{
  gint64 floor;
  gint64 head;
  gint64 n_met;
  gint64 total;
} CptHistoryCursor;

/**
 * CptHistorySpan:
 * @offset: how many items are newer than the first
 * @n_items: of the span
 * @total: of the history
 * @newest: microseconds UTC: the latest request of the span, CPT_TIME_UNKNOWN when it has none
 * @oldest: likewise: the earliest
 *
 * A page of a history, newest first.
 */
typedef struct
{
  gint64 offset;
  gint64 n_items;
  gint64 total;
  gint64 newest;
  gint64 oldest;
} CptHistorySpan;

void cpt_history_cursor_init (CptHistoryCursor *self);
void cpt_history_cursor_advance (CptHistoryCursor *self, const CptHistorySpan *span);
gboolean cpt_history_cursor_put (const CptHistoryTable *table,
                                 sqlite3 *handle,
                                 const char *company_id,
                                 CptPage *page,
                                 gint64 offset,
                                 gint64 *rest,
                                 GError **error);

G_END_DECLS
