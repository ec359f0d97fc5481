/* cpt-usual-duration.c — how long reads usually take, and whether one takes unusually long.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-usual-duration.h"

#include "cpt-time.h"

#include <stdlib.h>

/* Three times as long as usual is unusual, unless it is a matter of seconds. */
#define TIMES_USUAL 3
#define LEAST_EXCESS (30 * CPT_TIME_SECOND)

static int
compare_duration (gconstpointer a, gconstpointer b)
{
  gint64 left = *(const gint64 *) a;
  gint64 right = *(const gint64 *) b;

  return (left > right) - (left < right);
}

/**
 * cpt_usual_duration:
 * @durations: (array length=n_durations): microseconds of earlier reads, the latest first; CPT_TIME_UNKNOWN is left out
 * @n_durations: how many
 *
 * Returns: microseconds, the median of the CPT_USUAL_DURATION_MAX latest (of the two in the middle the shorter);
 * CPT_TIME_UNKNOWN when fewer than CPT_USUAL_DURATION_MIN are known
 */
gint64
cpt_usual_duration (const gint64 *durations, guint n_durations)
{
  gint64 known[CPT_USUAL_DURATION_MAX];
  guint n_known = 0;

  for (guint i = 0; i < n_durations && n_known < G_N_ELEMENTS (known); i++)
    if (durations[i] != CPT_TIME_UNKNOWN)
      known[n_known++] = durations[i];

  if (n_known < CPT_USUAL_DURATION_MIN)
    return CPT_TIME_UNKNOWN;

  qsort (known, n_known, sizeof known[0], compare_duration);

  return known[(n_known - 1) / 2];
}

/**
 * cpt_usual_duration_is_exceeded:
 * @usual: microseconds, or CPT_TIME_UNKNOWN
 * @elapsed: microseconds that a read has run, or CPT_TIME_UNKNOWN
 *
 * Returns: whether it takes so much longer than usual that somebody should be told
 */
gboolean
cpt_usual_duration_is_exceeded (gint64 usual, gint64 elapsed)
{
  return usual != CPT_TIME_UNKNOWN && elapsed != CPT_TIME_UNKNOWN && elapsed - usual >= LEAST_EXCESS &&
         elapsed / TIMES_USUAL >= usual;
}
