/* test-sync-records.c — pages of records come into the store, and what is found there is what the platform finds.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sync-records.h"
#include "watch-fixture.h"

#define PAGE_SIZE 150
#define USUAL "-modifiedDate"

typedef struct
{
  WatchFixture watch;
  CptRecordRepository *records;
  CptRecordPlace *invoices;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  watch_fixture_set_up (&fixture->watch);
  fixture->records = cpt_record_repository_new (fixture->watch.base.store);
  fixture->invoices = cpt_record_place_new (fixture->watch.company_id, "invoices", NULL, NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->records);
  cpt_record_place_free (fixture->invoices);
  watch_fixture_tear_down (&fixture->watch);
}

static CptRecordPage *
read_page (Fixture *fixture, const CptRecordPlace *place, const CptRecordQuery *query, guint page, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  cpt_sync_read_records_async (fixture->watch.base.sync, place, query, page, PAGE_SIZE, NULL, test_store_result,
                               &result);
  test_await (&result);

  return cpt_sync_read_records_finish (fixture->watch.base.sync, result, error);
}

static CptRecordQuery *
make_query (const char *path, CptRecordKind kind, CptRecordComparison comparison, const char *value, const char *order)
{
  g_autoptr (GPtrArray) clauses = cpt_record_filter_new ();

  if (path != NULL)
    g_ptr_array_add (clauses, cpt_record_clause_new (path, kind, comparison, value));

  return cpt_record_query_new (clauses, order, NULL);
}

static GArray *
read_all (Fixture *fixture, const CptRecordPlace *place, const CptRecordQuery *query)
{
  GArray *rids = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint total = 1;

  for (guint page = 1; rids->len < total; page++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (CptRecordPage) read = read_page (fixture, place, query, page, &error);

      g_assert_no_error (error);
      total = read->total;
      g_array_append_vals (rids, read->rids->data, read->rids->len);
      g_assert_true (read->rids->len > 0 || total == 0);
    }

  return rids;
}

static CptRecordResult *
find (Fixture *fixture, const CptRecordPlace *place, const CptRecordQuery *query)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CptRecordResult *found = NULL;

  cpt_record_repository_find_async (fixture->records, place, query, NULL, test_store_result, &result);
  test_await (&result);
  found = cpt_record_repository_find_finish (fixture->records, result, &error);
  g_assert_no_error (error);

  return found;
}

static void
test_what_is_found_here_is_what_the_platform_finds (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *path;
    CptRecordKind kind;
    CptRecordComparison comparison;
    const char *value;
    const char *order_by;
  } cases[] = {
    { NULL, CPT_RECORD_KIND_NOTHING, CPT_RECORD_EQUAL, NULL, USUAL },
    { NULL, CPT_RECORD_KIND_NOTHING, CPT_RECORD_EQUAL, NULL, "totalAmount" },
    { NULL, CPT_RECORD_KIND_NOTHING, CPT_RECORD_EQUAL, NULL, "-customerRef.companyName" },
    { NULL, CPT_RECORD_KIND_NOTHING, CPT_RECORD_EQUAL, NULL, "paidOnDate" },
    { "amountDue", CPT_RECORD_KIND_AMOUNT, CPT_RECORD_MORE, "0", "-amountDue" },
    { "totalAmount", CPT_RECORD_KIND_AMOUNT, CPT_RECORD_AT_MOST, "1000.50", "dueDate" },
    { "status", CPT_RECORD_KIND_TEXT, CPT_RECORD_EQUAL, "paid", "invoiceNumber" },
    { "status", CPT_RECORD_KIND_TEXT, CPT_RECORD_NOT_EQUAL, "Paid", USUAL },
    { "customerRef.companyName", CPT_RECORD_KIND_REFERENCE, CPT_RECORD_CONTAINS, "a", "customerRef.companyName" },
    { "dueDate", CPT_RECORD_KIND_DATE, CPT_RECORD_LESS, "2026-01-01", "-dueDate" },
    { "issueDate", CPT_RECORD_KIND_DATE, CPT_RECORD_NOT_EQUAL, "2026-01-05", "issueDate" },
    { "metadata.isDeleted", CPT_RECORD_KIND_BOOLEAN, CPT_RECORD_EQUAL, "true", USUAL },
    { "metadata.isDeleted", CPT_RECORD_KIND_BOOLEAN, CPT_RECORD_NOT_EQUAL, "true", "-totalAmount" },
    { "invoiceNumber", CPT_RECORD_KIND_TEXT, CPT_RECORD_EQUAL, "nothing like it", USUAL },
    { "note", CPT_RECORD_KIND_TEXT, CPT_RECORD_NOT_EQUAL, "x", "note" },
  };

  guint n_all = 0;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CptRecordQuery) query =
          make_query (cases[i].path, cases[i].kind, cases[i].comparison, cases[i].value, cases[i].order_by);
      g_autoptr (GArray) there = read_all (fixture, fixture->invoices, query);
      g_autoptr (CptRecordResult) here = find (fixture, fixture->invoices, query);

      n_all = MAX (n_all, there->len); /* the first asks for all */
      g_test_message ("%s by %s: %u", cases[i].path, cases[i].order_by, there->len);
      g_assert_cmpmem (there->data, there->len * sizeof (gint64), here->rids->data, here->rids->len * sizeof (gint64));
      g_assert_cmpint (here->total, ==, n_all); /* also after what a filter lets pass */
    }
}

static void
test_every_type_can_be_read (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *data_type;
    gboolean is_per_connection;
  } types[] = {
    { "bills", FALSE },       { "chartOfAccounts", FALSE }, { "company", FALSE },
    { "bankAccounts", TRUE }, { "transfers", TRUE },
  };
  g_autoptr (CptRecordQuery) query = make_query (NULL, CPT_RECORD_KIND_NOTHING, CPT_RECORD_EQUAL, NULL, USUAL);

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (CptRecordPlace) place =
          cpt_record_place_new (fixture->watch.company_id, types[i].data_type,
                                types[i].is_per_connection ? fixture->watch.connection_id : NULL, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (CptRecordPage) page = read_page (fixture, place, query, 1, &error);

      g_test_message ("%s", types[i].data_type);
      g_assert_no_error (error);
      g_assert_cmpuint (page->rids->len, >, 0);
    }
}

static void
test_transactions_are_those_of_a_bank_account (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CptRecordQuery) query = make_query (NULL, CPT_RECORD_KIND_NOTHING, CPT_RECORD_EQUAL, NULL, USUAL);
  g_autoptr (CptRecordPlace) accounts =
      cpt_record_place_new (fixture->watch.company_id, "bankAccounts", fixture->watch.connection_id, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (CptRecordPage) page = read_page (fixture, accounts, query, 1, &error);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (CptRecordPlace) transactions = NULL;
  g_autoptr (CptRecordPage) read = NULL;

  g_assert_no_error (error);
  cpt_record_repository_get_async (fixture->records, page->rids, NULL, test_store_result, &result);
  test_await (&result);
  records = cpt_record_repository_get_finish (fixture->records, result, &error);
  g_assert_no_error (error);
  transactions = cpt_record_place_new (fixture->watch.company_id, "bankTransactions", fixture->watch.connection_id,
                                       cpt_record_get_id (g_ptr_array_index (records, 0)));
  read = read_page (fixture, transactions, query, 1, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (read->total, >, 0);
}

static void
test_what_the_platform_cannot_be_asked_is_told (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CptRecordQuery) query =
      make_query (NULL, CPT_RECORD_KIND_NOTHING, CPT_RECORD_EQUAL, NULL, "nothingLikeIt");
  g_autoptr (GError) error = NULL;

  g_assert_null (read_page (fixture, fixture->invoices, query, 1, &error));
  g_assert_error (error, CPT_ERROR, CPT_ERROR_REFUSED);
}

static void
test_without_the_platform_what_was_read_is_found (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CptRecordQuery) query = make_query ("amountDue", CPT_RECORD_KIND_AMOUNT, CPT_RECORD_MORE, "0", USUAL);
  g_autoptr (GArray) read = read_all (fixture, fixture->invoices, query);
  g_autoptr (CptRecordPage) none = NULL;
  g_autoptr (CptRecordResult) found = NULL;
  g_autoptr (GError) error = NULL;

  sync_fixture_stop_sandbox (&fixture->watch.base);
  none = read_page (fixture, fixture->invoices, query, 1, &error);
  found = find (fixture, fixture->invoices, query);

  g_assert_null (none);
  g_assert_error (error, CPT_ERROR, CPT_ERROR_UNREACHABLE);
  g_assert_cmpuint (found->rids->len, ==, read->len);
}

static void
test_a_page_can_be_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CptRecordQuery) query = make_query (NULL, CPT_RECORD_KIND_NOTHING, CPT_RECORD_EQUAL, NULL, USUAL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  sync_fixture_set_fault (&fixture->watch.base, "slow=60@GET/companies/*/data/invoices");
  cpt_sync_read_records_async (fixture->watch.base.sync, fixture->invoices, query, 1, PAGE_SIZE, cancellable,
                               test_store_result, &result);
  g_cancellable_cancel (cancellable);
  test_await (&result);

  g_assert_null (cpt_sync_read_records_finish (fixture->watch.base.sync, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

#define ADD(name, func) g_test_add ("/sync/records/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("what-is-found-here-is-what-the-platform-finds", test_what_is_found_here_is_what_the_platform_finds);
  ADD ("every-type-can-be-read", test_every_type_can_be_read);
  ADD ("transactions-are-those-of-a-bank-account", test_transactions_are_those_of_a_bank_account);
  ADD ("what-the-platform-cannot-be-asked-is-told", test_what_the_platform_cannot_be_asked_is_told);
  ADD ("without-the-platform-what-was-read-is-found", test_without_the_platform_what_was_read_is_found);
  ADD ("a-page-can-be-cancelled", test_a_page_can_be_cancelled);

  return g_test_run ();
}
