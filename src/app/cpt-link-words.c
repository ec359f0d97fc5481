/* cpt-link-words.c — in words, how long a client has had a Link URL.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-link-words.h"

#include "cpt-age.h"

#include <glib/gi18n.h>

/**
 * cpt_link_words_dup_sent:
 * @at: microseconds UTC, of the last sending; or CPT_TIME_UNKNOWN
 * @now: of the same clock
 *
 * Returns: (transfer full) (nullable): how many days ago a Link URL was sent; %NULL when none was
 */
char *
cpt_link_words_dup_sent (gint64 at, gint64 now)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  guint days = at != CPT_TIME_UNKNOWN ? cpt_age_days (at, now, zone) : 0;

  if (at == CPT_TIME_UNKNOWN)
    return NULL;

  if (days == 0)
    return g_strdup (_ ("Link sent today"));

  if (days == 1)
    return g_strdup (_ ("Link sent yesterday"));

  /* Translators: how many days ago a Link URL was sent to the client; two or more */
  return g_strdup_printf (g_dngettext (NULL, "Link sent %u day ago", "Link sent %u days ago", days), days);
}
