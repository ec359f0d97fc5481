/* cpt-history-feed-private.h — brings the history of one company from the store to a list, and keeps it up to date.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-history-reader-private.h"

G_BEGIN_DECLS

/**
 * CptHistoryEvents:
 * @take_first: the newest items, newest first; before the rest is there
 * @take_index: (transfer full): all of it
 * @take_changes: what is new or said anew since
 * @take_rows: what was wanted
 * @take_hits: where the newest search was found, in IDs and words
 * @fail: what could not be read
 *
 * What a feed tells, each on the main thread.
 */
typedef struct
{
  void (*take_first) (GArray *rows, gpointer user_data);
  void (*take_index) (CptHistoryIndex *index, gpointer user_data);
  void (*take_changes) (GArray *rows, gpointer user_data);
  void (*take_rows) (GArray *rows, gpointer user_data);
  void (*take_hits) (GArray *hits, gpointer user_data);
  void (*fail) (const GError *error, gpointer user_data);
} CptHistoryEvents;

#define CPT_TYPE_HISTORY_FEED (cpt_history_feed_get_type ())
G_DECLARE_FINAL_TYPE (CptHistoryFeed, cpt_history_feed, CPT, HISTORY_FEED, GObject)

CptHistoryFeed *cpt_history_feed_new (CptStore *store,
                                      const CptHistoryTable *table,
                                      const char *company_id,
                                      const CptHistoryEvents *events,
                                      gpointer user_data);
void cpt_history_feed_stop (CptHistoryFeed *self);
void cpt_history_feed_want (CptHistoryFeed *self, GArray *keys);
void cpt_history_feed_search (CptHistoryFeed *self, CptHistorySearch *search);

G_END_DECLS
