/* test-record-text.c — records as a person reads them: exact amounts with their currency, days of the business, names.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-record-filter-words.h"
#include "cpt-record-outline.h"
#include "cpt-record-text.h"
#include "cpt-record-words.h"

#include <string.h>

#define INVOICE                                                                                                        \
  "{\"id\":\"7\",\"invoiceNumber\":\"INV-7\",\"currency\":\"CAD\",\"amountDue\":-1200.1,\"status\":\"PartiallyPaid\"," \
  "\"dueDate\":\"2026-07-31T00:00:00\",\"customerRef\":{\"id\":\"c\",\"companyName\":\"Nord\"},\"paid\":false,"        \
  "\"totalAmount\":12345678901234567890.123456,\"lineItems\":[{\"quantity\":2,\"unitAmount\":0.5},{\"note\":null}],"   \
  "\"metadata\":{\"isDeleted\":true}}"

static CptRecord *
parse (void)
{
  return cpt_record_new (INVOICE, strlen (INVOICE), NULL);
}

static void
assert_text (const char *name, const char *expected)
{
  g_autoptr (CptRecord) record = parse ();
  g_autofree char *text = NULL;
  CptRecordValue value;

  cpt_record_get (record, name, &value);
  text = cpt_record_text_dup_value (&value, name);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_amounts_are_exact_and_have_their_currency (void)
{
  assert_text ("amountDue", "\u22121200.10\u00A0CAD");
  assert_text ("totalAmount", "12345678901234567890.123456\u00A0CAD");
}

static void
test_values_are_said_as_people_say_them (void)
{
  assert_text ("dueDate", "31 Jul 2026");
  assert_text ("customerRef", "Nord");
  assert_text ("status", "Partially paid");
  assert_text ("paid", "No");
  assert_text ("lineItems", "2 items");
  assert_text ("nothing", "");
}

static void
test_members_have_names_known_or_not (void)
{
  g_assert_cmpstr (cpt_record_words_get_member ("invoiceNumber"), ==, "Invoice number");
  g_assert_cmpstr (cpt_record_words_get_member ("somethingNewRef"), ==, "Something new");
  g_assert_cmpstr (cpt_record_words_get_member ("vatID"), ==, "Vat ID");
  g_assert_cmpstr (cpt_record_words_get_value ("status", "BrandNew"), ==, "BrandNew");
  g_assert_cmpstr (cpt_record_words_get_value ("description", "Paid"), ==, "Paid");
}

static char *
dup_outline (void)
{
  g_autoptr (CptRecord) record = parse ();
  g_autoptr (GListModel) lines = cpt_record_outline_new (record);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (CptRecordLine) line = g_list_model_get_item (lines, i);
      const char *said = cpt_record_line_get_text (line);

      g_string_append_printf (text, "%*s%s%s%s\n", (int) cpt_record_line_get_depth (line), "",
                              cpt_record_line_get_label (line), said != NULL ? "=" : "", said != NULL ? said : "");
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_the_whole_record_is_read_line_by_line (void)
{
  g_autofree char *text = dup_outline ();

  g_assert_nonnull (strstr (text, "Customer=Nord\n"));
  g_assert_nonnull (strstr (text, "Lines\n 1.\n  Quantity=2\n  Unit price=0.50\u00A0CAD\n"));
  g_assert_nonnull (strstr (text, "Metadata\n Deleted=Yes\n"));
}

static void
test_a_row_is_read_out (void)
{
  g_autoptr (CptRecord) record = parse ();
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (GPtrArray) columns = NULL;
  g_autoptr (GPtrArray) shown = NULL;
  g_autofree char *spoken = NULL;
  static const char *const names[] = { "invoiceNumber", "status", NULL };

  g_ptr_array_add (records, record);
  columns = cpt_record_columns_derive ("invoices", records);
  shown = cpt_record_columns_arrange (columns, names);
  spoken = cpt_record_text_dup_spoken (record, shown);

  g_assert_cmpstr (spoken, ==, "Invoice number: INV-7, Status: Partially paid, deleted at the source");
}

static void
test_presets_are_those_of_the_type (void)
{
  g_autoptr (GPtrArray) of_invoices = cpt_record_filter_words_list_presets ("invoices");
  g_autoptr (GPtrArray) of_customers = cpt_record_filter_words_list_presets ("customers");
  g_autoptr (GPtrArray) of_orders = cpt_record_filter_words_list_presets ("commerce-orders");
  g_autoptr (GPtrArray) clauses = cpt_record_filter_new ();
  g_autofree char *query = NULL;

  g_assert_cmpuint (of_invoices->len, ==, 4);
  g_assert_cmpuint (of_customers->len, ==, 2);
  g_assert_cmpuint (of_orders->len, ==, 0);

  ((const CptRecordPreset *) g_ptr_array_index (of_invoices, 1))->add (clauses, "2026-11-26");
  query = cpt_record_filter_dup_query (clauses, NULL);
  g_assert_cmpstr (query, ==, "{amountDue > 0} && {dueDate < 2026-11-26T00:00:00Z}");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/record-text/amounts-are-exact-and-have-their-currency",
                   test_amounts_are_exact_and_have_their_currency);
  g_test_add_func ("/record-text/values-are-said-as-people-say-them", test_values_are_said_as_people_say_them);
  g_test_add_func ("/record-text/members-have-names-known-or-not", test_members_have_names_known_or_not);
  g_test_add_func ("/record-text/the-whole-record-is-read-line-by-line", test_the_whole_record_is_read_line_by_line);
  g_test_add_func ("/record-text/a-row-is-read-out", test_a_row_is_read_out);
  g_test_add_func ("/record-text/presets-are-those-of-the-type", test_presets_are_those_of_the_type);

  return g_test_run ();
}
