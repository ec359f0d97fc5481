/* test-settings-words.c — data type settings in words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-settings-words.h"

#include "cpt-time.h"

#define HOUR G_TIME_SPAN_HOUR
#define START (20000 * G_TIME_SPAN_DAY) /* 4 October 2024, midnight */

static void
test_every_number_of_hours_has_a_name (void)
{
  static const struct
  {
    gint64 hours;
    const char *name;
  } cases[] = {
    { 0, "None" },          { 1, "Hourly" },
    { 24, "Daily" },        { 168, "Weekly" },
    { 720, "Monthly" },     { 13, "Every 13 hours" },
    { 2, "Every 2 hours" }, { G_MAXINT64, "Every 9223372036854775807 hours" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = cpt_settings_words_dup_frequency (cases[i].hours);

      g_assert_cmpstr (name, ==, cases[i].name);
    }
}

static void
test_the_next_sync_counts_from_the_last_success (void)
{
  static const struct
  {
    gint64 hours;
    gint64 last_success;
    gint64 now;
    const char *words;
  } cases[] = {
    { 24, START, START, "Next sync: 5 Oct 2024, 00:00" },
    { 1, START, START + HOUR, "Next sync: 4 Oct 2024, 01:00" },
    { 1, START, START + 2 * HOUR - 1, "Next sync: 4 Oct 2024, 01:00" },
    { 1, START, START + 2 * HOUR, "Late: expected 4 Oct 2024, 01:00" },
    { 13, START, START + HOUR, "Next sync: 4 Oct 2024, 13:00" },
    { 0, START, START, "Never, except when refreshed by hand" },
    { 0, CPT_TIME_UNKNOWN, START, "Never, except when refreshed by hand" },
    { 1, CPT_TIME_UNKNOWN, START, "One hour after the last successful sync" },
    { 24, CPT_TIME_UNKNOWN, START, "One day after the last successful sync" },
    { 168, CPT_TIME_UNKNOWN, START, "One week after the last successful sync" },
    { 720, CPT_TIME_UNKNOWN, START, "30 days after the last successful sync" },
    { 13, CPT_TIME_UNKNOWN, START, "13 hours after the last successful sync" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = cpt_settings_words_dup_next (cases[i].hours, cases[i].last_success, cases[i].now);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

static void
test_types_of_the_same_name_are_told_apart (void)
{
  const char *const keys[] = { "customers", "commerce-customers", "dreams", NULL };
  const char *const none[] = { NULL };
  g_autofree char *names = cpt_settings_words_dup_types (keys);
  g_autofree char *nothing = cpt_settings_words_dup_types (none);

  g_assert_cmpstr (names, ==, "Customers, Customers (Commerce), dreams");
  g_assert_cmpstr (nothing, ==, "");
}

static void
test_all_that_can_be_changed_is_said (void)
{
  CptSyncSettingFields fields = {
    .data_type = "bills",
    .schedule_hours = 24,
    .fetch_on_first_link = TRUE,
    .months_to_sync = -1,
    .from_window = -1,
  };
  g_autoptr (CptSyncSetting) plain = cpt_sync_setting_new (&fields);
  g_autoptr (CptSyncSetting) with_months = cpt_sync_setting_with_months_to_sync (plain, 36);
  g_autoptr (CptSyncSetting) report = cpt_sync_setting_with_fetch_on_first_link (with_months, FALSE);
  g_autofree char *plain_words = cpt_settings_words_dup_setting (plain);
  g_autofree char *report_words = cpt_settings_words_dup_setting (report);

  g_assert_cmpstr (plain_words, ==, "Daily · on first link");
  g_assert_cmpstr (report_words, ==, "Daily · not on first link · 36 months");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/settings-words/every-number-of-hours-has-a-name", test_every_number_of_hours_has_a_name);
  g_test_add_func ("/settings-words/the-next-sync-counts-from-the-last-success",
                   test_the_next_sync_counts_from_the_last_success);
  g_test_add_func ("/settings-words/types-of-the-same-name-are-told-apart", test_types_of_the_same_name_are_told_apart);
  g_test_add_func ("/settings-words/all-that-can-be-changed-is-said", test_all_that_can_be_changed_is_said);

  return g_test_run ();
}
