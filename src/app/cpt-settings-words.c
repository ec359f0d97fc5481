/* cpt-settings-words.c — data type settings in words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-settings-words.h"

#include "cpt-data-type-words.h"
#include "cpt-schedule.h"
#include "cpt-time-text.h"

#include <glib/gi18n.h>

/* By CptSyncFrequency, but for any other number of hours. */
static const struct
{
  const char *name;
  const char *rule;
} frequencies[] = {
  /* Translators: how often a data type is read */
  { NC_ ("frequency", "None"), N_ ("Never, except when refreshed by hand") },
  { NC_ ("frequency", "Hourly"), N_ ("One hour after the last successful sync") },
  { NC_ ("frequency", "Daily"), N_ ("One day after the last successful sync") },
  { NC_ ("frequency", "Weekly"), N_ ("One week after the last successful sync") },
  { NC_ ("frequency", "Monthly"), N_ ("30 days after the last successful sync") },
};
G_STATIC_ASSERT (G_N_ELEMENTS (frequencies) == CPT_SYNC_FREQUENCY_OTHER);

/**
 * cpt_settings_words_source:
 *
 * Returns: (transfer none): the name of the group of data types, translated
 */
const char *
cpt_settings_words_source (CptDataSource source)
{
  static const char *const names[] = { N_ ("Accounting"), N_ ("Banking"), N_ ("Commerce"), N_ ("Other") };

  return _ (names[source]);
}

/**
 * cpt_settings_words_dup_frequency:
 * @hours: between two reads, 0 for never
 *
 * Returns: (transfer full): how often that is, translated
 */
char *
cpt_settings_words_dup_frequency (gint64 hours)
{
  CptSyncFrequency frequency = cpt_sync_frequency_from_hours (hours);
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, hours);

  if (frequency != CPT_SYNC_FREQUENCY_OTHER)
    return g_strdup (g_dpgettext2 (NULL, "frequency", frequencies[frequency].name));

  /* Translators: how often a data type is read; %s is a number of hours */
  return g_strdup_printf (ngettext ("Every %s hour", "Every %s hours", (gulong) hours), number);
}

static char *
dup_rule (gint64 hours)
{
  CptSyncFrequency frequency = cpt_sync_frequency_from_hours (hours);
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, hours);

  if (frequency != CPT_SYNC_FREQUENCY_OTHER)
    return g_strdup (_ (frequencies[frequency].rule));

  return g_strdup_printf (
      /* Translators: when a data type is read next; %s is a number of hours */
      ngettext ("%s hour after the last successful sync", "%s hours after the last successful sync", (gulong) hours),
      number);
}

/**
 * cpt_settings_words_dup_next:
 * @hours: between two reads, 0 for never
 * @last_success: microseconds UTC of the end of the last read that ended well; CPT_TIME_UNKNOWN when that is not known
 * @now: of the account's clock
 *
 * Returns: (transfer full): when the next read is to be expected, or was; the rule where no time can be said
 */
char *
cpt_settings_words_dup_next (gint64 hours, gint64 last_success, gint64 now)
{
  gint64 next = cpt_schedule_get_next (last_success, hours);
  g_autofree char *time = NULL;

  if (next == CPT_TIME_UNKNOWN)
    return dup_rule (hours);

  time = cpt_time_text_exact (next);
  if (cpt_schedule_is_late (next, now))
    /* Translators: %s is the date and time at which a read was to be expected */
    return g_strdup_printf (_ ("Late: expected %s"), time);

  /* Translators: %s is the date and time at which a read is to be expected */
  return g_strdup_printf (_ ("Next sync: %s"), time);
}

static char *
dup_months (gint64 months)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, months);

  /* Translators: how much history of a report is read; %s is a number of months */
  return g_strdup_printf (ngettext ("%s month", "%s months", (gulong) months), number);
}

/**
 * cpt_settings_words_dup_setting:
 *
 * Returns: (transfer full): all that can be changed of a setting, translated, in one line
 */
char *
cpt_settings_words_dup_setting (CptSyncSetting *setting)
{
  gint64 months = cpt_sync_setting_get_months_to_sync (setting);
  g_autofree char *frequency = cpt_settings_words_dup_frequency (cpt_sync_setting_get_schedule_hours (setting));
  g_autofree char *history = months >= 0 ? dup_months (months) : NULL;
  const char *first_link =
      cpt_sync_setting_get_fetch_on_first_link (setting) ? _ ("on first link") : _ ("not on first link");

  return g_strjoin (" · ", frequency, first_link, history, NULL);
}

/* Types of accounting packages have their names for themselves; others share some with them. */
static void
append_type (GString *names, const char *key)
{
  const CptDataType *known = cpt_data_type_find (key);
  const char *name = cpt_data_type_words_get (key);

  if (known == NULL || known->source == CPT_DATA_SOURCE_ACCOUNTING)
    g_string_append (names, name);
  else
    /* Translators: a data type and its source: "Customers (Commerce)" */
    g_string_append_printf (names, _ ("%s (%s)"), name, cpt_settings_words_source (known->source));
}

/**
 * cpt_settings_words_dup_types:
 * @keys: (array zero-terminated=1): of data types
 *
 * Returns: (transfer full): their names, translated, in one line
 */
char *
cpt_settings_words_dup_types (const char *const *keys)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      if (i > 0)
        /* Translators: between two names of a list */
        g_string_append (names, _ (", "));
      append_type (names, keys[i]);
    }

  return g_string_free (g_steal_pointer (&names), FALSE);
}
