/* cpt-history-rest-private.h — what of a company's histories was not read yet, page after page.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-platform-client.h"
#include "cpt-store.h"

G_BEGIN_DECLS

/**
 * CptHistoryKind:
 * @CPT_HISTORY_READS: the read history
 * @CPT_HISTORY_WRITES: the write history
 */
typedef enum
{
  CPT_HISTORY_READS,
  CPT_HISTORY_WRITES
} CptHistoryKind;

#define CPT_N_HISTORY_KINDS (CPT_HISTORY_WRITES + 1)

/**
 * CptHistoryRestEvents:
 * @news: a page of reads is stored; @news (element-type CptReadNews) is what was not known
 * @paused: nothing is under way any more; called last
 *
 * What the rest tells, on its own thread.
 */
typedef struct
{
  void (*news) (GPtrArray *news, gpointer user_data);
  void (*paused) (gpointer user_data);
} CptHistoryRestEvents;

#define CPT_TYPE_HISTORY_REST (cpt_history_rest_get_type ())
G_DECLARE_FINAL_TYPE (CptHistoryRest, cpt_history_rest, CPT, HISTORY_REST, GObject)

CptHistoryRest *cpt_history_rest_new (CptPlatformClient *client,
                                      CptStore *store,
                                      const char *company_id,
                                      double time_scale,
                                      const CptHistoryRestEvents *events,
                                      gpointer events_data);
void cpt_history_rest_start (CptHistoryRest *self);
void cpt_history_rest_stop (CptHistoryRest *self);
void cpt_history_rest_set_offset (CptHistoryRest *self, CptHistoryKind kind, gint64 offset);
gboolean cpt_history_rest_is_busy (CptHistoryRest *self);

G_END_DECLS
