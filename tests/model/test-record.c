/* test-record.c — what the members of a record are to a person, and which columns a table of them has.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-error.h"
#include "cpt-record-column.h"
#include "cpt-record-type.h"
#include "cpt-data-type.h"
#include "cpt-time.h"

#include <string.h>

#define INVOICE                                                                                                        \
  "{\"id\":\"7\",\"note\":null,\"currency\":\"CAD\",\"amountDue\":1200.10,\"issueDate\":\"2026-07-31T00:00:00\","      \
  "\"customerRef\":{\"id\":\"c1\",\"companyName\":\"Caf\\u00e9 Nord\"},\"lineItems\":[{\"quantity\":1},{}],"           \
  "\"modifiedDate\":\"2026-08-01T10:00:00Z\",\"paid\":false,\"currencyRate\":1.25,\"somethingNew\":\"x\","             \
  "\"invoiceNumber\":\"INV-7\",\"metadata\":{\"isDeleted\":true}}"

static CptRecord *
parse (const char *json)
{
  g_autoptr (GError) error = NULL;
  CptRecord *record = cpt_record_new (json, strlen (json), &error);

  g_assert_no_error (error);

  return record;
}

static CptRecordValue
get (CptRecord *record, const char *path)
{
  CptRecordValue value;

  cpt_record_get (record, path, &value);

  return value;
}

static void
test_members_are_what_they_look_like (void)
{
  g_autoptr (CptRecord) record = parse (INVOICE);

  g_assert_cmpint (get (record, "note").kind, ==, CPT_RECORD_KIND_NOTHING);
  g_assert_cmpint (get (record, "nowhere.at.all").kind, ==, CPT_RECORD_KIND_NOTHING);
  g_assert_cmpint (get (record, "invoiceNumber").kind, ==, CPT_RECORD_KIND_TEXT);
  g_assert_cmpint (get (record, "currencyRate").kind, ==, CPT_RECORD_KIND_NUMBER);
  g_assert_cmpint (get (record, "paid").kind, ==, CPT_RECORD_KIND_BOOLEAN);
  g_assert_false (get (record, "paid").is_true);
  g_assert_cmpint (get (record, "issueDate").kind, ==, CPT_RECORD_KIND_DATE);
  g_assert_cmpint (get (record, "issueDate").time, ==, cpt_time_parse ("2026-07-31T00:00:00Z"));
  g_assert_cmpint (get (record, "modifiedDate").kind, ==, CPT_RECORD_KIND_TIME);
  g_assert_cmpint (get (record, "lineItems").kind, ==, CPT_RECORD_KIND_LIST);
  g_assert_cmpuint (get (record, "lineItems").n_items, ==, 2);
  g_assert_cmpint (get (record, "metadata").kind, ==, CPT_RECORD_KIND_OBJECT);
}

static void
test_an_amount_is_its_digits_and_its_currency (void)
{
  g_autoptr (CptRecord) record = parse (INVOICE);
  g_autoptr (CptRecord) large = parse ("{\"amount\":123456789012345678901.123456789,\"currency\":\"XXX\"}");

  g_assert_cmpint (get (record, "amountDue").kind, ==, CPT_RECORD_KIND_AMOUNT);
  g_assert_cmpstr (get (record, "amountDue").text, ==, "1200.10");
  g_assert_cmpstr (get (record, "amountDue").currency, ==, "CAD");
  g_assert_cmpstr (get (large, "amount").text, ==, "123456789012345678901.123456789");
  g_assert_null (get (large, "amount").currency);
}

static void
test_a_reference_is_its_name (void)
{
  g_autoptr (CptRecord) record = parse (INVOICE);
  g_autoptr (CptRecord) nameless = parse ("{\"accountRef\":{\"id\":\"a1\"},\"balance\":{\"available\":1}}");

  g_assert_cmpint (get (record, "customerRef").kind, ==, CPT_RECORD_KIND_REFERENCE);
  g_assert_cmpstr (get (record, "customerRef").text, ==, "Café Nord");
  g_assert_cmpstr (get (nameless, "accountRef").text, ==, "a1");
  g_assert_cmpint (get (nameless, "balance").kind, ==, CPT_RECORD_KIND_OBJECT);
}

static void
test_what_all_records_have_is_read (void)
{
  g_autoptr (CptRecord) record = parse (INVOICE);
  g_autoptr (CptRecord) kept = parse ("{\"id\":\"8\",\"metadata\":null}");

  g_assert_cmpstr (cpt_record_get_id (record), ==, "7");
  g_assert_true (cpt_record_is_deleted (record));
  g_assert_false (cpt_record_is_deleted (kept));
  g_assert_cmpint (cpt_record_get_modified (record), ==, cpt_time_parse ("2026-08-01T10:00:00Z"));
  g_assert_cmpint (cpt_record_get_modified (kept), ==, CPT_TIME_UNKNOWN);
}

static void
test_what_has_no_id_is_told_apart_too (void)
{
  g_autoptr (CptRecord) first = parse ("{\"accountId\":\"a\",\"date\":\"2026-07-31\",\"balance\":1}");
  g_autoptr (CptRecord) later = parse ("{\"accountId\":\"a\",\"date\":\"2026-07-31\",\"balance\":2}");
  g_autoptr (CptRecord) other = parse ("{\"accountId\":\"b\",\"date\":\"2026-07-31\",\"balance\":1}");
  g_autoptr (CptRecord) bare = parse ("{\"x\":1}");
  g_autofree char *first_key = cpt_record_dup_key (first);
  g_autofree char *later_key = cpt_record_dup_key (later);
  g_autofree char *other_key = cpt_record_dup_key (other);
  g_autofree char *bare_key = cpt_record_dup_key (bare);

  g_assert_cmpstr (first_key, ==, later_key);
  g_assert_cmpstr (first_key, !=, other_key);
  g_assert_nonnull (bare_key);
}

static void
test_what_is_no_object_is_refused (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (cpt_record_new ("[1]", 3, &error));
  g_assert_error (error, CPT_ERROR, CPT_ERROR_MALFORMED);
}

static char *
join (GPtrArray *columns)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < columns->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? " " : "",
                            ((CptRecordColumn *) g_ptr_array_index (columns, i))->name);

  return g_string_free (g_steal_pointer (&names), FALSE);
}

static GPtrArray *
derive (const char *data_type, const char *first, const char *second)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (records, parse (first));
  g_ptr_array_add (records, parse (second));

  return cpt_record_columns_derive (data_type, records);
}

static void
test_columns_are_what_arrives_and_preferred_ones_come_first (void)
{
  g_autoptr (GPtrArray) columns = derive ("invoices", INVOICE, "{\"status\":\"Paid\",\"note\":\"n\"}");
  g_autoptr (GPtrArray) shown = cpt_record_columns_arrange (columns, NULL);
  g_autofree char *names = join (columns);
  g_autofree char *shown_names = join (shown);

  g_assert_cmpstr (names, ==,
                   "invoiceNumber customerRef issueDate status amountDue lineItems note currency paid currencyRate "
                   "somethingNew id modifiedDate");
  g_assert_cmpstr (shown_names, ==, "invoiceNumber customerRef issueDate status amountDue lineItems");
  g_assert_cmpstr (cpt_record_columns_find (columns, "customerRef")->path, ==, "customerRef.companyName");
  g_assert_cmpint (cpt_record_columns_find (columns, "note")->kind, ==, CPT_RECORD_KIND_TEXT);
  g_assert_false (cpt_record_column_is_comparable (cpt_record_columns_find (columns, "lineItems")));
}

static void
test_columns_are_those_that_were_chosen (void)
{
  static const char *const chosen[] = { "somethingNew", "gone", "amountDue", NULL };
  static const char *const none[] = { "gone", NULL };
  g_autoptr (GPtrArray) columns = derive ("invoices", INVOICE, "{}");
  g_autoptr (GPtrArray) shown = cpt_record_columns_arrange (columns, chosen);
  g_autoptr (GPtrArray) usual = cpt_record_columns_arrange (columns, none);
  g_autofree char *names = join (shown);

  g_assert_cmpstr (names, ==, "somethingNew amountDue");
  g_assert_cmpuint (usual->len, >, 2);
}

static void
test_of_a_type_that_nothing_is_known_of_all_is_shown (void)
{
  g_autoptr (GPtrArray) columns = derive ("itemReceipts", "{\"id\":\"1\",\"b\":1,\"a\":2}", "{\"c\":1}");
  g_autoptr (GPtrArray) shown = cpt_record_columns_arrange (columns, NULL);
  g_autofree char *names = join (shown);

  g_assert_cmpstr (names, ==, "b a c");
}

static void
test_all_types_but_reports_have_records (void)
{
  guint n_types = 0;
  const CptDataType *types = cpt_data_type_list (&n_types);

  for (guint i = 0; i < n_types; i++)
    g_assert_cmpint (cpt_record_type_find (types[i].key) != NULL, ==, !types[i].is_report);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/record/members-are-what-they-look-like", test_members_are_what_they_look_like);
  g_test_add_func ("/record/an-amount-is-its-digits-and-its-currency", test_an_amount_is_its_digits_and_its_currency);
  g_test_add_func ("/record/a-reference-is-its-name", test_a_reference_is_its_name);
  g_test_add_func ("/record/what-all-records-have-is-read", test_what_all_records_have_is_read);
  g_test_add_func ("/record/what-has-no-id-is-told-apart-too", test_what_has_no_id_is_told_apart_too);
  g_test_add_func ("/record/what-is-no-object-is-refused", test_what_is_no_object_is_refused);
  g_test_add_func ("/record/columns-are-what-arrives-and-preferred-ones-come-first",
                   test_columns_are_what_arrives_and_preferred_ones_come_first);
  g_test_add_func ("/record/columns-are-those-that-were-chosen", test_columns_are_those_that_were_chosen);
  g_test_add_func ("/record/of-a-type-that-nothing-is-known-of-all-is-shown",
                   test_of_a_type_that_nothing_is_known_of_all_is_shown);
  g_test_add_func ("/record/all-types-but-reports-have-records", test_all_types_but_reports_have_records);

  return g_test_run ();
}
