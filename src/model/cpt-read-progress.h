/* cpt-read-progress.h — how far several reads are together.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-read.h"

G_BEGIN_DECLS

/**
 * CptReadProgress:
 * @n_reads: how many reads there are
 * @counts: how many run, or ended how; by CptReadOutcome
 * @percent: how far they are on average, one that is over counting as a whole one; 100 only when all are over
 *
 * How far several reads are together.
 */
typedef struct
{
  guint n_reads;
  guint counts[CPT_READ_OUTCOME_ERROR + 1];
  guint percent;
} CptReadProgress;

CptReadProgress cpt_read_progress_of (GPtrArray *reads, const char *data_type);

G_END_DECLS
