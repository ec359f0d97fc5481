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

/* Montréal's rules, written out: they need no table of time zones. */
#define MONTREAL "EST5EDT,M3.2.0,M11.1.0"

static void
assert_next (const char *last_success, gint64 hours, const char *now, const char *expected)
{
  g_autofree char *text = cpt_settings_words_dup_next (hours, cpt_time_parse (last_success), cpt_time_parse (now));

  g_assert_cmpstr (text, ==, expected);
}

/* Hours are hours; only what the clock on the wall shows then is another. */
static void
test_the_clocks_change_in_the_night_between (void)
{
  g_setenv ("TZ", MONTREAL, TRUE);

  /* In the morning of 8 March, 02:00 is 03:00. */
  assert_next ("2026-03-07T17:00:00Z", 24, "2026-03-08T00:00:00Z", "Next sync: 8 Mar 2026, 13:00");
  assert_next ("2026-03-08T06:30:00Z", 1, "2026-03-08T06:40:00Z", "Next sync: 8 Mar 2026, 03:30");
  assert_next ("2026-03-08T06:30:00Z", 1, "2026-03-08T08:29:59Z", "Next sync: 8 Mar 2026, 03:30");
  assert_next ("2026-03-08T06:30:00Z", 1, "2026-03-08T08:30:00Z", "Late: expected 8 Mar 2026, 03:30");

  /* In that of 1 November, 02:00 is 01:00 again. */
  assert_next ("2026-10-31T16:00:00Z", 24, "2026-11-01T00:00:00Z", "Next sync: 1 Nov 2026, 11:00");
  assert_next ("2026-11-01T05:30:00Z", 1, "2026-11-01T05:40:00Z", "Next sync: 1 Nov 2026, 01:30");
  assert_next ("2026-11-01T05:30:00Z", 1, "2026-11-01T07:29:59Z", "Next sync: 1 Nov 2026, 01:30");
  assert_next ("2026-11-01T05:30:00Z", 1, "2026-11-01T07:30:00Z", "Late: expected 1 Nov 2026, 01:30");

  g_setenv ("TZ", "UTC", TRUE);
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

  g_test_add_func ("/settings-words/the-clocks-change-in-the-night-between",
                   test_the_clocks_change_in_the_night_between);

  return g_test_run ();
}
