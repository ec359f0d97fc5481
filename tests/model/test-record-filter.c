/* test-record-filter.c — a filter in the platform's query language, and the same among what was read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-record-filter.h"

#include <string.h>

#define INVOICE                                                                                                        \
  "{\"status\":\"Submitted\",\"amountDue\":100.10,\"dueDate\":\"2026-07-31T00:00:00\",\"open\":true,"                  \
  "\"customerRef\":{\"id\":\"c1\",\"companyName\":\"\\u00c9picerie Nord\"},\"modifiedDate\":\"2026-08-01T02:30:00Z\"}"

static GPtrArray *
filter (const char *path, CptRecordKind kind, CptRecordComparison comparison, const char *value)
{
  GPtrArray *clauses = cpt_record_filter_new ();

  g_ptr_array_add (clauses, cpt_record_clause_new (path, kind, comparison, value));

  return clauses;
}

static void
assert_query (GPtrArray *clauses, GTimeZone *zone, const char *expected)
{
  g_autoptr (GPtrArray) owned = clauses;
  g_autofree char *query = cpt_record_filter_dup_query (owned, zone);

  g_assert_cmpstr (query, ==, expected);
}

static void
test_clauses_all_hold (void)
{
  GPtrArray *clauses = filter ("status", CPT_RECORD_KIND_TEXT, CPT_RECORD_NOT_EQUAL, "Void");

  g_ptr_array_add (clauses, cpt_record_clause_new ("amountDue", CPT_RECORD_KIND_AMOUNT, CPT_RECORD_MORE, "0"));
  assert_query (clauses, NULL, "{status != Void} && {amountDue > 0}");
  assert_query (cpt_record_filter_new (), NULL, NULL);
}

static void
test_a_day_lies_between_two_moments (void)
{
  g_autoptr (GTimeZone) montreal = g_time_zone_new_identifier ("-04:00");

  assert_query (filter ("dueDate", CPT_RECORD_KIND_DATE, CPT_RECORD_EQUAL, "2026-07-31"), montreal,
                "{dueDate >= 2026-07-31T00:00:00Z && dueDate < 2026-08-01T00:00:00Z}");
  assert_query (filter ("dueDate", CPT_RECORD_KIND_DATE, CPT_RECORD_NOT_EQUAL, "2026-07-31"), montreal,
                "{dueDate < 2026-07-31T00:00:00Z || dueDate >= 2026-08-01T00:00:00Z}");
  assert_query (filter ("dueDate", CPT_RECORD_KIND_DATE, CPT_RECORD_MORE, "2026-07-31"), montreal,
                "{dueDate >= 2026-08-01T00:00:00Z}");
  assert_query (filter ("dueDate", CPT_RECORD_KIND_DATE, CPT_RECORD_AT_MOST, "2026-07-31"), montreal,
                "{dueDate < 2026-08-01T00:00:00Z}");
  assert_query (filter ("modifiedDate", CPT_RECORD_KIND_TIME, CPT_RECORD_LESS, "2026-07-31"), montreal,
                "{modifiedDate < 2026-07-31T04:00:00Z}");
}

static void
test_what_the_language_takes_for_its_own_cannot_be_sent (void)
{
  static const char *const values[] = { "a && b", "a||b", "{", "x}", "", " " };
  g_autofree char *long_value = g_strnfill (2100, 'x');

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autoptr (GPtrArray) clauses = filter ("note", CPT_RECORD_KIND_TEXT, CPT_RECORD_CONTAINS, values[i]);

      g_test_message ("“%s”", values[i]);
      g_assert_false (cpt_record_filter_is_sendable (clauses));
    }

  {
    g_autoptr (GPtrArray) too_long = filter ("note", CPT_RECORD_KIND_TEXT, CPT_RECORD_CONTAINS, long_value);
    g_autoptr (GPtrArray) plain = filter ("note", CPT_RECORD_KIND_TEXT, CPT_RECORD_CONTAINS, "=R&D | 50 % <b>");

    g_assert_false (cpt_record_filter_is_sendable (too_long));
    g_assert_true (cpt_record_filter_is_sendable (plain));
  }
}

static void
assert_match (const char *path,
              CptRecordKind kind,
              CptRecordComparison comparison,
              const char *value,
              gboolean expected)
{
  g_autoptr (CptRecord) record = cpt_record_new (INVOICE, strlen (INVOICE), NULL);
  g_autoptr (GTimeZone) montreal = g_time_zone_new_identifier ("-04:00");
  g_autoptr (GPtrArray) clauses = filter (path, kind, comparison, value);

  g_test_message ("%s %d %s", path, comparison, value);
  g_assert_cmpint (cpt_record_filter_matches (clauses, montreal, record), ==, expected);
}

static void
test_texts_match_in_any_case (void)
{
  assert_match ("status", CPT_RECORD_KIND_TEXT, CPT_RECORD_EQUAL, "submitted", TRUE);
  assert_match ("status", CPT_RECORD_KIND_TEXT, CPT_RECORD_CONTAINS, "MIT", TRUE);
  assert_match ("status", CPT_RECORD_KIND_TEXT, CPT_RECORD_NOT_EQUAL, "SUBMITTED", FALSE);
  assert_match ("customerRef.companyName", CPT_RECORD_KIND_REFERENCE, CPT_RECORD_CONTAINS, "épicerie", TRUE);
  assert_match ("customerRef.companyName", CPT_RECORD_KIND_REFERENCE, CPT_RECORD_CONTAINS, "sud", FALSE);
}

static void
test_amounts_match_to_the_last_digit (void)
{
  assert_match ("amountDue", CPT_RECORD_KIND_AMOUNT, CPT_RECORD_EQUAL, "100.1", TRUE);
  assert_match ("amountDue", CPT_RECORD_KIND_AMOUNT, CPT_RECORD_MORE, "100.0999999999999999999", TRUE);
  assert_match ("amountDue", CPT_RECORD_KIND_AMOUNT, CPT_RECORD_AT_LEAST, "100.1000000000000000001", FALSE);
  assert_match ("amountDue", CPT_RECORD_KIND_AMOUNT, CPT_RECORD_LESS, "9", FALSE);
}

static void
test_days_match_from_midnight_to_midnight (void)
{
  assert_match ("dueDate", CPT_RECORD_KIND_DATE, CPT_RECORD_EQUAL, "2026-07-31", TRUE);
  assert_match ("dueDate", CPT_RECORD_KIND_DATE, CPT_RECORD_MORE, "2026-07-31", FALSE);
  assert_match ("dueDate", CPT_RECORD_KIND_DATE, CPT_RECORD_AT_LEAST, "2026-07-31", TRUE);
  /* Half past two in UTC is the day before in Montreal. */
  assert_match ("modifiedDate", CPT_RECORD_KIND_TIME, CPT_RECORD_EQUAL, "2026-07-31", TRUE);
  assert_match ("modifiedDate", CPT_RECORD_KIND_TIME, CPT_RECORD_EQUAL, "2026-08-01", FALSE);
}

static void
test_what_is_not_there_only_differs (void)
{
  assert_match ("metadata.isDeleted", CPT_RECORD_KIND_BOOLEAN, CPT_RECORD_NOT_EQUAL, "true", TRUE);
  assert_match ("metadata.isDeleted", CPT_RECORD_KIND_BOOLEAN, CPT_RECORD_EQUAL, "true", FALSE);
  assert_match ("note", CPT_RECORD_KIND_TEXT, CPT_RECORD_CONTAINS, "x", FALSE);
  assert_match ("open", CPT_RECORD_KIND_BOOLEAN, CPT_RECORD_EQUAL, "true", TRUE);
}

static void
test_each_kind_has_its_comparisons (void)
{
  g_assert_true (cpt_record_comparison_is_allowed (CPT_RECORD_KIND_TEXT, CPT_RECORD_CONTAINS));
  g_assert_false (cpt_record_comparison_is_allowed (CPT_RECORD_KIND_TEXT, CPT_RECORD_MORE));
  g_assert_true (cpt_record_comparison_is_allowed (CPT_RECORD_KIND_AMOUNT, CPT_RECORD_AT_MOST));
  g_assert_false (cpt_record_comparison_is_allowed (CPT_RECORD_KIND_DATE, CPT_RECORD_CONTAINS));
  g_assert_false (cpt_record_comparison_is_allowed (CPT_RECORD_KIND_BOOLEAN, CPT_RECORD_MORE));
  g_assert_false (cpt_record_comparison_is_allowed (CPT_RECORD_KIND_LIST, CPT_RECORD_EQUAL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/record-filter/clauses-all-hold", test_clauses_all_hold);
  g_test_add_func ("/record-filter/a-day-lies-between-two-moments", test_a_day_lies_between_two_moments);
  g_test_add_func ("/record-filter/what-the-language-takes-for-its-own-cannot-be-sent",
                   test_what_the_language_takes_for_its_own_cannot_be_sent);
  g_test_add_func ("/record-filter/texts-match-in-any-case", test_texts_match_in_any_case);
  g_test_add_func ("/record-filter/amounts-match-to-the-last-digit", test_amounts_match_to_the_last_digit);
  g_test_add_func ("/record-filter/days-match-from-midnight-to-midnight", test_days_match_from_midnight_to_midnight);
  g_test_add_func ("/record-filter/what-is-not-there-only-differs", test_what_is_not_there_only_differs);
  g_test_add_func ("/record-filter/each-kind-has-its-comparisons", test_each_kind_has_its_comparisons);

  return g_test_run ();
}
