/* test-age.c — how long ago, in the measure that a person would use.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-age.h"
#include "cpt-time.h"

typedef struct
{
  const char *time;
  const char *now;
  CptAge age;
  guint number;
} Case;

static void
assert_ages (const char *zone_name, const Case *cases, gsize n_cases)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (zone_name);

  g_assert_nonnull (zone);
  for (gsize i = 0; i < n_cases; i++)
    {
      guint number = 99;

      g_test_message ("%s, at %s in %s", cases[i].time, cases[i].now, zone_name);
      g_assert_cmpint (cpt_age (cpt_time_parse (cases[i].time), cpt_time_parse (cases[i].now), zone, &number), ==,
                       cases[i].age);
      g_assert_cmpuint (number, ==, cases[i].number);
    }
}

static void
test_the_measure_grows_with_the_age (void)
{
  static const Case cases[] = {
    { "", "2026-08-19T12:00:00", CPT_AGE_UNKNOWN, 0 },
    { "2026-08-19T12:01:00", "2026-08-19T12:00:00", CPT_AGE_AHEAD, 0 },
    { "2030-01-01", "2026-08-19T12:00:00", CPT_AGE_AHEAD, 0 },
    { "2026-08-19T12:00:59", "2026-08-19T12:00:00", CPT_AGE_NOW, 0 },
    { "2026-08-19T12:00:00", "2026-08-19T12:00:00", CPT_AGE_NOW, 0 },
    { "2026-08-19T11:59:00.1", "2026-08-19T12:00:00", CPT_AGE_NOW, 0 },
    { "2026-08-19T11:59:00", "2026-08-19T12:00:00", CPT_AGE_MINUTES, 1 },
    { "2026-08-19T11:00:01", "2026-08-19T12:00:00", CPT_AGE_MINUTES, 59 },
    { "2026-08-19T11:00:00", "2026-08-19T12:00:00", CPT_AGE_HOURS, 1 },
    { "2026-08-19T00:00:00", "2026-08-19T23:59:59", CPT_AGE_HOURS, 23 },
    { "2026-08-18T23:59:59", "2026-08-19T12:00:00", CPT_AGE_YESTERDAY, 0 },
    { "2026-08-18T00:00:00", "2026-08-19T23:59:59", CPT_AGE_YESTERDAY, 0 },
    { "2026-08-17T23:59:59", "2026-08-19T12:00:00", CPT_AGE_DATE, 0 },
    { "0001-01-01", "2026-08-19T12:00:00", CPT_AGE_DATE, 0 },
    { "1969-12-31T12:00:00", "1970-01-01T20:00:00", CPT_AGE_YESTERDAY, 0 },
    { "1969-12-31T12:00:00", "1970-01-02T01:00:00", CPT_AGE_DATE, 0 },
  };

  assert_ages ("UTC", cases, G_N_ELEMENTS (cases));
}

static void
test_a_short_night_is_not_yesterday (void)
{
  static const Case cases[] = {
    { "2026-08-18T23:50:00", "2026-08-19T00:10:00", CPT_AGE_MINUTES, 20 },
    { "2026-08-18T23:00:00", "2026-08-19T01:00:00", CPT_AGE_HOURS, 2 },
    { "2026-08-18T20:00:01", "2026-08-19T02:00:00", CPT_AGE_HOURS, 5 },
    { "2026-08-18T20:00:00", "2026-08-19T02:00:00", CPT_AGE_YESTERDAY, 0 },
  };

  assert_ages ("UTC", cases, G_N_ELEMENTS (cases));
}

static void
test_days_begin_where_the_reader_is (void)
{
  /* Nine in the morning at +13:00; midnight there is 11:00 UTC. */
  static const Case east[] = {
    { "2026-08-18T11:00:00Z", "2026-08-18T20:00:00Z", CPT_AGE_HOURS, 9 },
    { "2026-08-18T10:59:59Z", "2026-08-18T20:00:00Z", CPT_AGE_YESTERDAY, 0 },
  };
  static const Case west[] = {
    { "2026-08-18T03:30:00Z", "2026-08-18T20:00:00Z", CPT_AGE_YESTERDAY, 0 },
    { "2026-08-18T04:00:00Z", "2026-08-18T20:00:00Z", CPT_AGE_HOURS, 16 },
  };

  assert_ages ("+13:00", east, G_N_ELEMENTS (east));
  assert_ages ("-04:00", west, G_N_ELEMENTS (west));
}

/* A zone that needs no files: winter +01:00, summer +02:00 from the last Sunday of March at 01:00 UTC. */
static void
test_days_of_23_and_25_hours_are_days (void)
{
  static const Case cases[] = {
    { "2026-03-28T23:30:00+01:00", "2026-03-30T00:10:00+02:00", CPT_AGE_DATE, 0 },
    { "2026-03-29T00:00:00+01:00", "2026-03-29T23:30:00+02:00", CPT_AGE_HOURS, 22 },
    { "2026-10-25T00:00:00+02:00", "2026-10-25T23:59:00+01:00", CPT_AGE_HOURS, 24 },
    { "2026-10-25T00:30:00+02:00", "2026-10-26T08:00:00+01:00", CPT_AGE_YESTERDAY, 0 },
  };

  assert_ages ("CET-1CEST,M3.5.0,M10.5.0/3", cases, G_N_ELEMENTS (cases));
}

static void
test_days_are_counted_by_the_calendar (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("CET-1CEST,M3.5.0,M10.5.0/3");
  gint64 now = cpt_time_parse ("2026-03-30T00:10:00+02:00");

  g_assert_cmpuint (cpt_age_days (cpt_time_parse ("2026-03-30T00:00:00+02:00"), now, zone), ==, 0);
  g_assert_cmpuint (cpt_age_days (cpt_time_parse ("2026-03-29T23:59:00+02:00"), now, zone), ==, 1);
  g_assert_cmpuint (cpt_age_days (cpt_time_parse ("2026-03-28T23:30:00+01:00"), now, zone), ==, 2);
  g_assert_cmpuint (cpt_age_days (cpt_time_parse ("2025-03-30T12:00:00+02:00"), now, zone), ==, 365);
  g_assert_cmpuint (cpt_age_days (cpt_time_parse ("2026-04-02T12:00:00+02:00"), now, zone), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/age/the-measure-grows-with-the-age", test_the_measure_grows_with_the_age);
  g_test_add_func ("/age/a-short-night-is-not-yesterday", test_a_short_night_is_not_yesterday);
  g_test_add_func ("/age/days-begin-where-the-reader-is", test_days_begin_where_the_reader_is);
  g_test_add_func ("/age/days-of-23-and-25-hours-are-days", test_days_of_23_and_25_hours_are_days);
  g_test_add_func ("/age/days-are-counted-by-the-calendar", test_days_are_counted_by_the_calendar);

  return g_test_run ();
}
