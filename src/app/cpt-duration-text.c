/* cpt-duration-text.c — how long something took, as a person reads it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-duration-text.h"

#include <glib/gi18n.h>

#define MINUTE 60
#define HOUR (60 * MINUTE)

/* Tenths are of interest in what ended, not in what runs. */
static char *
format (gint64 duration, gboolean has_tenths)
{
  int seconds = (int) MIN (duration / G_TIME_SPAN_SECOND, G_MAXINT);

  if (duration == CPT_TIME_UNKNOWN)
    return g_strdup ("—");

  if (seconds >= HOUR)
    /* Translators: a duration: hours, minutes */
    return g_strdup_printf (_ ("%d h %d min"), seconds / HOUR, seconds % HOUR / MINUTE);

  if (seconds >= MINUTE)
    /* Translators: a duration: minutes, seconds */
    return g_strdup_printf (_ ("%d min %d s"), seconds / MINUTE, seconds % MINUTE);

  if (has_tenths)
    /* Translators: a duration in seconds, with one decimal */
    return g_strdup_printf (_ ("%.1f s"), (double) duration / G_TIME_SPAN_SECOND);

  /* Translators: a duration in seconds */
  return g_strdup_printf (_ ("%d s"), seconds);
}

/**
 * cpt_duration_text:
 * @duration: microseconds, or CPT_TIME_UNKNOWN
 *
 * Returns: (transfer full): how long something took; a dash when unknown
 */
char *
cpt_duration_text (gint64 duration)
{
  return format (duration, TRUE);
}

/**
 * cpt_duration_text_so_far:
 * @elapsed: microseconds, or CPT_TIME_UNKNOWN
 *
 * Returns: (transfer full): for how long something has run, or how long it usually takes; a dash when unknown
 */
char *
cpt_duration_text_so_far (gint64 elapsed)
{
  return format (elapsed, FALSE);
}
