/* cpt-read-progress.c — how far several reads are together.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-read-progress.h"

/* What the platform says of a read that runs is never taken for its end. */
#define MOST_OF_A_RUNNING_READ 99

static guint
percent_of (CptRead *read)
{
  return cpt_read_is_over (read) ? 100 : (guint) CLAMP (cpt_read_get_progress (read), 0, MOST_OF_A_RUNNING_READ);
}

/**
 * cpt_read_progress_of:
 * @reads: (element-type CptRead): reads
 * @data_type: (nullable): only those of this type; %NULL for all
 *
 * Returns: how far they are together
 */
CptReadProgress
cpt_read_progress_of (GPtrArray *reads, const char *data_type)
{
  CptReadProgress progress = { 0 };
  guint sum = 0;

  for (guint i = 0; i < reads->len; i++)
    {
      CptRead *read = g_ptr_array_index (reads, i);

      if (data_type != NULL && g_ascii_strcasecmp (cpt_read_get_data_type (read), data_type) != 0)
        continue;

      progress.n_reads++;
      progress.counts[cpt_read_get_outcome (read)]++;
      sum += percent_of (read);
    }

  if (progress.n_reads > 0)
    progress.percent = sum / progress.n_reads;

  return progress;
}
