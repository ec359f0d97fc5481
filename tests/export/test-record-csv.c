/* test-record-csv.c — records as rows for other programs: exact, in no locale, never a formula.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-record-csv.h"

#include <string.h>

#define INVOICE                                                                                                        \
  "{\"number\":\"=1+1\",\"customerRef\":{\"id\":\"c\",\"companyName\":\"Roy, Girard\"},\"amountDue\":-12.5,"           \
  "\"totalAmount\":123456789012345678901.123456789,\"currency\":\"CAD\",\"dueDate\":\"2026-07-31T00:00:00\","          \
  "\"modifiedDate\":\"2026-08-01T10:00:00.1234567Z\",\"open\":true,\"lineItems\":[{},{}],\"note\":null}"

static void
assert_csv (const char *const *names, const char *expected)
{
  g_autoptr (CptRecord) record = cpt_record_new (INVOICE, strlen (INVOICE), NULL);
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (GPtrArray) columns = NULL;
  g_autoptr (GPtrArray) shown = NULL;
  g_autoptr (GPtrArray) listed = NULL;
  CptCsv *csv = cpt_csv_new_plain ();
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;

  g_ptr_array_add (records, record);
  columns = cpt_record_columns_derive ("invoices", records);
  shown = cpt_record_columns_arrange (columns, names);
  listed = cpt_record_csv_list_columns (columns, shown);
  cpt_record_csv_add (csv, record, listed);
  bytes = cpt_csv_free_to_bytes (csv);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  g_assert_cmpstr (text, ==, expected);
}

static void
test_amounts_have_all_their_digits_and_their_currency_beside (void)
{
  static const char *const names[] = { "amountDue", "totalAmount", NULL };

  assert_csv (names, "-12.5,123456789012345678901.123456789,CAD\r\n");
}

static void
test_a_currency_that_is_shown_is_not_added (void)
{
  static const char *const names[] = { "currency", "amountDue", NULL };

  assert_csv (names, "CAD,-12.5\r\n");
}

static void
test_texts_are_texts_and_days_are_days (void)
{
  static const char *const names[] = { "number", "customerRef", "dueDate", "modifiedDate",
                                       "open",   "lineItems",   "note",    NULL };

  assert_csv (names, "'=1+1,\"Roy, Girard\",2026-07-31,2026-08-01T10:00:00.1234567Z,true,2,\r\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/record-csv/amounts-have-all-their-digits-and-their-currency-beside",
                   test_amounts_have_all_their_digits_and_their_currency_beside);
  g_test_add_func ("/record-csv/a-currency-that-is-shown-is-not-added", test_a_currency_that_is_shown_is_not_added);
  g_test_add_func ("/record-csv/texts-are-texts-and-days-are-days", test_texts_are_texts_and_days_are_days);

  return g_test_run ();
}
