/* test-time-text.c — moments read as a person would say them. The tests run in UTC and the C locale.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-time-text.h"

#define NOW "2026-08-19T14:30:00Z"

static const struct
{
  const char *time;
  const char *text;
} relative_cases[] = {
  { "2026-08-19T14:29:30Z", "just now" },         { "2026-08-19T14:30:20Z", "just now" },
  { "2026-08-19T14:28:00Z", "2 min ago" },        { "2026-08-19T13:30:01Z", "59 min ago" },
  { "2026-08-19T12:20:00Z", "2 h ago" },          { "2026-08-19T00:10:00Z", "14 h ago" },
  { "2026-08-18T23:59:00Z", "yesterday, 23:59" }, { "2026-08-18T06:41:00Z", "yesterday, 06:41" },
  { "2026-08-17T14:30:00Z", "17 Aug 2026" },      { "2026-08-20T09:05:00Z", "20 Aug 2026, 09:05" },
};

static void
test_recent_is_relative (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (relative_cases); i++)
    {
      g_autofree char *text = cpt_time_text_relative (cpt_time_parse (relative_cases[i].time), cpt_time_parse (NOW));

      g_assert_cmpstr (text, ==, relative_cases[i].text);
    }
}

static void
test_just_after_midnight_is_hours_not_yesterday (void)
{
  g_autofree char *text =
      cpt_time_text_relative (cpt_time_parse ("2026-08-18T23:10:00Z"), cpt_time_parse ("2026-08-19T00:20:00Z"));

  g_assert_cmpstr (text, ==, "1 h ago");
}

/* Montréal's rules, written out: they need no table of time zones. */
#define MONTREAL "EST5EDT,M3.2.0,M11.1.0"

static void
assert_relative (const char *time, const char *now, const char *expected)
{
  g_autofree char *text = cpt_time_text_relative (cpt_time_parse (time), cpt_time_parse (now));

  g_assert_cmpstr (text, ==, expected);
}

/* How long ago something was is not what the clocks on the wall differ by; which day it was, is theirs to say. */
static void
test_ages_do_not_jump_when_the_clocks_change (void)
{
  g_setenv ("TZ", MONTREAL, TRUE);
  assert_relative ("2026-03-08T06:10:00Z", "2026-03-08T08:10:00Z", "2 h ago");
  assert_relative ("2026-03-07T21:30:00Z", "2026-03-08T20:45:00Z", "yesterday, 16:30");
  assert_relative ("2026-11-01T05:30:00Z", "2026-11-01T07:30:00Z", "2 h ago");
  assert_relative ("2026-10-31T20:00:00Z", "2026-11-01T21:00:00Z", "yesterday, 16:00");
  g_setenv ("TZ", "UTC", TRUE);
}

static void
test_unknown_is_a_dash (void)
{
  g_autofree char *relative = cpt_time_text_relative (CPT_TIME_UNKNOWN, cpt_time_parse (NOW));
  g_autofree char *exact = cpt_time_text_exact (CPT_TIME_UNKNOWN);

  g_assert_cmpstr (relative, ==, "—");
  g_assert_cmpstr (exact, ==, "—");
}

static void
test_exact_has_date_and_time (void)
{
  g_autofree char *text = cpt_time_text_exact (cpt_time_parse ("2026-08-08T06:05:00Z"));

  g_assert_cmpstr (text, ==, "8 Aug 2026, 06:05");
}

/* In French the names of the days begin in lower case, and headings with a capital. */
static void
test_headings_begin_with_a_capital (void)
{
  static const struct
  {
    const char *day;
    const char *heading;
  } cases[] = {
    { "lundi 3 août 2026", "Lundi 3 août 2026" }, { "été", "Été" }, { "18 août", "18 août" }, { "—", "—" }, { "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *heading = cpt_time_text_heading (cases[i].day);

      g_assert_cmpstr (heading, ==, cases[i].heading);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/time-text/recent-is-relative", test_recent_is_relative);
  g_test_add_func ("/time-text/just-after-midnight-is-hours-not-yesterday",
                   test_just_after_midnight_is_hours_not_yesterday);
  g_test_add_func ("/time-text/unknown-is-a-dash", test_unknown_is_a_dash);
  g_test_add_func ("/time-text/exact-has-date-and-time", test_exact_has_date_and_time);

  g_test_add_func ("/time-text/ages-do-not-jump-when-the-clocks-change", test_ages_do_not_jump_when_the_clocks_change);
  g_test_add_func ("/time-text/headings-begin-with-a-capital", test_headings_begin_with_a_capital);

  return g_test_run ();
}
