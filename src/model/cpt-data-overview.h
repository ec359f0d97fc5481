/* cpt-data-overview.h — how the data of a company stand, type by type.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-data-status.h"
#include "cpt-data-type.h"
#include "cpt-refresh-plan.h"

G_BEGIN_DECLS

/**
 * CptDataEntry:
 * @data_type: its key
 * @source: what it comes from
 * @situation: what there is to show of it
 * @is_told: whether the platform said anything of it; else it is not known whether it was ever read
 * @is_running: whether it is being read through some connection
 * @is_waiting: whether its refresh was asked for here, and the platform does not have it yet
 * @status: of the latest read; of the one that is least far while some run
 * @status_text: (nullable): @status as the platform wrote it
 * @percent: how far the reads that run are together
 * @last_success: microseconds UTC, or CPT_TIME_UNKNOWN before the first success
 * @next: microseconds UTC of the read that is to be expected, CPT_TIME_UNKNOWN when none is, or nobody knows
 * @is_late: whether it should have come
 * @verdict: what becomes of it when its refresh is asked for
 *
 * One data type of a company.
 */
typedef struct
{
  char *data_type;
  CptDataSource source;
  CptDataSituation situation;
  gboolean is_told;
  gboolean is_running;
  gboolean is_waiting;
  CptReadStatus status;
  char *status_text;
  guint percent;
  gint64 last_success;
  gint64 next;
  gboolean is_late;
  CptRefreshVerdict verdict;
} CptDataEntry;

GPtrArray *cpt_data_overview (const CptRefreshFacts *facts, GPtrArray *statuses, GPtrArray *changes, gint64 now);
gboolean cpt_data_entry_can_refresh (const CptDataEntry *self);

G_END_DECLS
