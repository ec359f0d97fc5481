/* test-time.c — every way the platform writes a moment, and what is none.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-time.h"

#include <string.h>

#define NOON_2026_08_19 (G_GINT64_CONSTANT (1787140800) * CPT_TIME_SECOND)

static void
test_every_variant_is_understood (void)
{
  static const struct
  {
    const char *text;
    gint64 time;
  } cases[] = {
    { "2026-08-19T12:00:00.5080613Z", NOON_2026_08_19 + 508061 },
    { "2026-08-19T12:00:00.508061Z", NOON_2026_08_19 + 508061 },
    { "2026-08-19T12:00:00.5Z", NOON_2026_08_19 + 500000 },
    { "2026-08-19T12:00:00.508Z", NOON_2026_08_19 + 508000 },
    { "2026-08-19T12:00:00Z", NOON_2026_08_19 },
    { "2026-08-19T12:00:00", NOON_2026_08_19 },
    { "2026-08-19 12:00:00", NOON_2026_08_19 },
    { "2026-08-19t12:00:00z", NOON_2026_08_19 },
    { "2026-08-19T08:00:00-04:00", NOON_2026_08_19 },
    { "2026-08-19T17:30:00.25+05:30", NOON_2026_08_19 + 250000 },
    { "2026-08-20T01:00:00+13:00", NOON_2026_08_19 },
    { "2026-08-20T11:59:00+23:59", NOON_2026_08_19 },
    { "2026-08-19", NOON_2026_08_19 - CPT_TIME_DAY / 2 },
    { "2026-08-19T11:59:59.9999999", NOON_2026_08_19 - 1 },
    { "1970-01-01T00:00:00Z", 0 },
    { "1969-12-31T23:59:59.999999Z", -1 },
    { "2024-02-29T00:00:00Z", G_GINT64_CONSTANT (1709164800) * CPT_TIME_SECOND },
    { "2000-02-29", G_GINT64_CONSTANT (951782400) * CPT_TIME_SECOND },
    { "0001-01-01T00:00:00", G_GINT64_CONSTANT (-62135596800) * CPT_TIME_SECOND },
    { "9999-12-31T23:59:59.9999999Z", G_GINT64_CONSTANT (253402300800) * CPT_TIME_SECOND - 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (cpt_time_parse (cases[i].text), ==, cases[i].time);
    }
}

static void
test_what_is_no_date_is_unknown (void)
{
  static const char *const texts[] = {
    "",
    "null",
    "2026",
    "2026-8-19",
    "2026-00-19",
    "2026-13-19",
    "2026-08-00",
    "2026-08-32",
    "2026-02-29",
    "1900-02-29",
    "0000-01-01",
    "2026-08-19T",
    "2026-08-19T24:00:00Z",
    "2026-08-19T12:60:00Z",
    "2026-08-19T06:41:99Z",
    "2026-08-19T12:00Z",
    "2026-08-19T12:00:00.Z",
    "2026-08-19T12:00:00,5Z",
    "2026-08-19T12:00:00ZZ",
    "2026-08-19T12:00:00+24:00",
    "2026-08-19T12:00:00+02:60",
    "2026-08-19T12:00:00+2",
    "2026-08-19T12:00:00+",
    "2026-08-19Z",
    " 2026-08-19",
    "2026-08-19 ",
    "-026-08-19",
    "２０２６-08-19",
  };

  g_assert_cmpint (cpt_time_parse (NULL), ==, CPT_TIME_UNKNOWN);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_test_message ("%s", texts[i]);
      g_assert_cmpint (cpt_time_parse (texts[i]), ==, CPT_TIME_UNKNOWN);
    }
}

static void
test_every_truncation_is_survived (void)
{
  g_autofree char *text = g_strdup ("2026-08-19T12:00:00.5080613-04:00");

  for (gsize length = strlen (text); length > 0; length--)
    {
      gint64 time = cpt_time_parse (text);

      text[length - 1] = '\0';
      g_assert_true (time == CPT_TIME_UNKNOWN || ABS (time - NOON_2026_08_19) < CPT_TIME_DAY);
    }
}

static void
test_hundreds_of_digits_are_one_fraction (void)
{
  g_autofree char *digits = g_strnfill (500, '9');
  g_autofree char *text = g_strconcat ("2026-08-19T11:59:59.", digits, "Z", NULL);

  g_assert_cmpint (cpt_time_parse (text), ==, NOON_2026_08_19 - 1);
}

static void
test_days_follow_each_other (void)
{
  g_autoptr (GDate) date = g_date_new_dmy (28, G_DATE_FEBRUARY, 1896);
  gint64 before = CPT_TIME_UNKNOWN;

  for (; g_date_get_year (date) < 2110; g_date_add_days (date, 1))
    {
      char text[11];
      gint64 time;

      g_date_strftime (text, sizeof text, "%Y-%m-%d", date);
      time = cpt_time_parse (text);
      if (before != CPT_TIME_UNKNOWN)
        g_assert_cmpint (time - before, ==, CPT_TIME_DAY);
      before = time;
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/time/every-variant-is-understood", test_every_variant_is_understood);
  g_test_add_func ("/time/what-is-no-date-is-unknown", test_what_is_no_date_is_unknown);
  g_test_add_func ("/time/every-truncation-is-survived", test_every_truncation_is_survived);
  g_test_add_func ("/time/hundreds-of-digits-are-one-fraction", test_hundreds_of_digits_are_one_fraction);
  g_test_add_func ("/time/days-follow-each-other", test_days_follow_each_other);

  return g_test_run ();
}
