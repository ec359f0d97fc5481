/* test-records.c — records of every type: paged, ordered, queried, and consistent with each other.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "sandbox-fixture.h"

static const struct
{
  const char *data_type;
  const char *platform;
  const char *route; /* of a connection if it begins with a slash; else of the company */
} types[] = {
  { "accountTransactions", "mqjo", "/data/accountTransactions" },
  { "bankAccounts", "mqjo", "/data/bankAccounts" },
  { "billCreditNotes", "mqjo", "data/billCreditNotes" },
  { "billPayments", "mqjo", "data/billPayments" },
  { "bills", "mqjo", "data/bills" },
  { "chartOfAccounts", "mqjo", "data/accounts" },
  { "creditNotes", "mqjo", "data/creditNotes" },
  { "customers", "mqjo", "data/customers" },
  { "directCosts", "mqjo", "/data/directCosts" },
  { "directIncomes", "mqjo", "/data/directIncomes" },
  { "invoices", "mqjo", "data/invoices" },
  { "itemReceipts", "mqjo", "/data/itemReceipts" },
  { "items", "mqjo", "data/items" },
  { "journalEntries", "mqjo", "data/journalEntries" },
  { "journals", "mqjo", "data/journals" },
  { "paymentMethods", "mqjo", "data/paymentMethods" },
  { "payments", "mqjo", "data/payments" },
  { "purchaseOrders", "mqjo", "data/purchaseOrders" },
  { "salesOrders", "mqjo", "data/salesOrders" },
  { "suppliers", "mqjo", "data/suppliers" },
  { "taxRates", "mqjo", "data/taxRates" },
  { "trackingCategories", "mqjo", "data/trackingCategories" },
  { "transfers", "mqjo", "/data/transfers" },
  { "banking-accountBalances", "qhnd", "/data/banking-accountBalances" },
  { "banking-accounts", "qhnd", "/data/banking-accounts" },
  { "banking-transactionCategories", "qhnd", "/data/banking-transactionCategories" },
  { "banking-transactions", "qhnd", "/data/banking-transactions" },
  { "commerce-customers", "aiwb", "/data/commerce-customers" },
  { "commerce-disputes", "aiwb", "/data/commerce-disputes" },
  { "commerce-locations", "aiwb", "/data/commerce-locations" },
  { "commerce-orders", "aiwb", "/data/commerce-orders" },
  { "commerce-paymentMethods", "aiwb", "/data/commerce-paymentMethods" },
  { "commerce-payments", "aiwb", "/data/commerce-payments" },
  { "commerce-productCategories", "aiwb", "/data/commerce-productCategories" },
  { "commerce-products", "aiwb", "/data/commerce-products" },
  { "commerce-taxComponents", "aiwb", "/data/commerce-taxComponents" },
  { "commerce-transactions", "aiwb", "/data/commerce-transactions" },
};

/* Returns: (transfer full): the path of the only connection of @company. */
static char *
connection_of (Fixture *fixture, const char *company)
{
  g_autoptr (JsonNode) found = fixture_json (fixture, "GET", company, NULL);

  return g_strconcat (company, "/connections/", json_text (found, "dataConnections.0.id"), NULL);
}

/* Returns: (transfer full): the path of a company that was linked and read, all of it. */
static char *
read_company (Fixture *fixture, const char *platform, const char *data_set)
{
  char *company = fixture_create_company (fixture, "Read");
  g_autofree char *connection = fixture_connect (fixture, company, platform);

  fixture_authorize (fixture, connection, data_set);
  cpt_sandbox_advance_time (fixture->sandbox, FIXTURE_HOUR);

  return company;
}

/* In ten-thousandths. */
static gint64
amount_of (JsonNode *node, const char *path)
{
  JsonNode *value = json_at (node, path);
  double amount;

  g_assert_nonnull (value);
  amount = json_node_get_double (value) * 10000;

  return (gint64) (amount < 0 ? amount - 0.5 : amount + 0.5);
}

static void
test_every_type_has_its_list (Fixture *fixture, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autofree char *company = fixture_linked_company (fixture, types[i].platform);
      g_autofree char *connection = connection_of (fixture, company);
      gboolean is_of_connection = types[i].route[0] == '/';
      g_autofree char *path =
          g_strconcat (is_of_connection ? connection : company, is_of_connection ? "" : "/", types[i].route, NULL);
      g_autoptr (JsonNode) page = NULL;

      g_test_message ("%s", types[i].data_type);
      g_assert_cmpuint (fixture_request (fixture, "GET", path, NULL), ==, 409);
      json_node_unref (fixture_queue (fixture, company, types[i].data_type));
      g_assert_cmpuint (fixture_request (fixture, "GET", path, NULL), ==, 409);
      cpt_sandbox_advance_time (fixture->sandbox, FIXTURE_HOUR);
      page = fixture_json (fixture, "GET", path, NULL);
      g_assert_cmpint (json_number (page, "totalResults"), >, 1);
      g_assert_nonnull (json_text (page, "results.0.modifiedDate"));
      g_assert_true (strstr (types[i].data_type, "Balances") != NULL || json_text (page, "results.0.id") != NULL);
      g_assert_cmpuint (fixture_request (fixture, "POST", path, "{}"), ==, 405);
    }
}

static void
test_what_a_platform_has_not_is_not_found (Fixture *fixture, gconstpointer data)
{
  g_autofree char *bank = read_company (fixture, "qhnd", "retail");
  g_autofree char *connection = connection_of (fixture, bank);

  g_assert_cmpuint (fixture_request_below (fixture, "GET", bank, "/data/invoices", NULL), ==, 404);
  g_assert_cmpuint (fixture_request_below (fixture, "GET", bank, "/data/info", NULL), ==, 404);
  g_assert_cmpuint (fixture_request_below (fixture, "GET", connection, "/data/commerce-orders", NULL), ==, 404);
  g_assert_cmpuint (fixture_request_below (fixture, "GET", bank, "/data/nonsense", NULL), ==, 404);
}

static void
test_pages_follow_each_other_both_ways (Fixture *fixture, gconstpointer data)
{
  g_autofree char *company = fixture_first_company (fixture);
  g_autoptr (JsonNode) whole = fixture_get_below (fixture, company, "/data/invoices?page=1&pageSize=60&orderBy=id");
  g_autoptr (JsonNode) second = fixture_get_below (fixture, company, "/data/invoices?page=2&pageSize=20&orderBy=id");
  g_autoptr (JsonNode) back = fixture_get_below (fixture, company, "/data/invoices?page=1&pageSize=1&orderBy=-id");
  gint64 total = json_number (whole, "totalResults");
  g_autofree char *below = g_strdup_printf ("/data/invoices?page=%d&pageSize=1&orderBy=modifiedDate", (int) total);
  g_autoptr (JsonNode) last = fixture_get_below (fixture, company, below);
  g_autoptr (JsonNode) past = fixture_get_below (fixture, company, "/data/invoices?page=9999&pageSize=100");

  g_assert_cmpstr (json_text (second, "results.0.id"), ==, json_text (whole, "results.20.id"));
  g_assert_cmpstr (json_text (second, "results.19.id"), ==, json_text (whole, "results.39.id"));
  g_assert_cmpstr (json_text (back, "results.0.id"), ==, json_text (last, "results.0.id"));
  g_assert_cmpuint (json_length (past, "results"), ==, 0);
}

static void
test_orders_and_queries_are_heeded (Fixture *fixture, gconstpointer data)
{
  g_autofree char *company = fixture_first_company (fixture);
  g_autoptr (JsonNode) ordered =
      fixture_get_below (fixture, company, "/data/invoices?page=1&pageSize=50&orderBy=-totalAmount");
  g_autoptr (JsonNode) kept =
      fixture_get_below (fixture, company, "/data/customers?pageSize=100&query=metadata.isDeleted%21%3Dtrue");
  g_autoptr (JsonNode) gone =
      fixture_get_below (fixture, company, "/data/customers?pageSize=100&query=metadata.isDeleted%3Dtrue");
  g_autoptr (JsonNode) all = fixture_get_below (fixture, company, "/data/customers?pageSize=100");
  g_autoptr (JsonNode) large =
      fixture_get_below (fixture, company, "/data/invoices?pageSize=100&query=totalAmount%3E1000.5%26%26status%3Dpaid");

  for (guint i = 0; i + 1 < 50; i++)
    {
      g_autofree char *here = g_strdup_printf ("results.%u.totalAmount", i);
      g_autofree char *next = g_strdup_printf ("results.%u.totalAmount", i + 1);

      g_assert_cmpint (amount_of (ordered, here), >=, amount_of (ordered, next));
    }

  g_assert_cmpint (json_number (gone, "totalResults"), >, 0);
  g_assert_cmpint (json_number (kept, "totalResults") + json_number (gone, "totalResults"), ==,
                   json_number (all, "totalResults"));
  g_assert_cmpuint (json_length (large, "results"), >, 0);

  for (guint i = 0; i < json_length (large, "results"); i++)
    {
      g_autofree char *amount = g_strdup_printf ("results.%u.totalAmount", i);
      g_autofree char *status = g_strdup_printf ("results.%u.status", i);

      g_assert_cmpint (amount_of (large, amount), >, 10005000);
      g_assert_cmpstr (json_text (large, status), ==, "Paid");
    }
}

static void
test_an_amount_is_found_to_the_cent (Fixture *fixture, gconstpointer data)
{
  g_autofree char *company = fixture_first_company (fixture);
  g_autoptr (JsonNode) first = fixture_get_below (fixture, company, "/data/invoices?page=1&pageSize=1&orderBy=id");
  gint64 cents = amount_of (first, "results.0.totalAmount") / 100;
  g_autofree char *below = g_strdup_printf ("/data/invoices?page=1&pageSize=1&orderBy=id&query=totalAmount%%3D%d.%02d",
                                            (int) (cents / 100), (int) (cents % 100));
  g_autoptr (JsonNode) found = fixture_get_below (fixture, company, below);

  g_assert_cmpint (cents % 10, !=, 0);
  g_assert_cmpstr (json_text (found, "results.0.id"), ==, json_text (first, "results.0.id"));
}

/* Two packages are read at once, and the one that was asked first takes longer. */
static void
test_the_read_that_ended_last_counts (Fixture *fixture, gconstpointer data)
{
  g_autofree char *company = fixture_linked_company (fixture, "gbol");
  g_autofree char *other = fixture_connect (fixture, company, "qhyg");
  g_autofree char *below = g_strconcat ("/data/queue/company?connectionId=", strrchr (other, '/') + 1, NULL);
  g_autoptr (JsonNode) slow = NULL;
  g_autoptr (JsonNode) read = NULL;
  g_autoptr (JsonNode) info = NULL;

  g_assert_cmpuint (fixture_request_below (fixture, "PUT", other, "/authorization", "{}"), ==, 200);
  fixture_set_fault (fixture, "pause=600,platform=gbol");
  slow = fixture_queue (fixture, company, "company");
  g_assert_cmpuint (fixture_request_below (fixture, "POST", company, below, NULL), ==, 200);
  cpt_sandbox_advance_time (fixture->sandbox, FIXTURE_HOUR);
  read = fixture_read (fixture, company, slow);
  info = fixture_get_below (fixture, company, "/data/info");
  g_assert_cmpstr (json_text (info, "modifiedDate"), ==, json_text (read, "completed"));
}

static void
test_what_cannot_be_asked_is_refused (Fixture *fixture, gconstpointer data)
{
  static const char *const parameters[] = {
    "orderBy=nothing",       "query=nothing%3D1",        "query=lineItems.quantity%3D1",
    "query=totalAmount%7E1", "query=totalAmount%3Dmuch", "pageSize=0",
  };
  g_autofree char *company = fixture_first_company (fixture);

  for (gsize i = 0; i < G_N_ELEMENTS (parameters); i++)
    {
      g_autofree char *below = g_strconcat ("/data/invoices?", parameters[i], NULL);

      g_assert_cmpuint (fixture_request_below (fixture, "GET", company, below, NULL), ==, 400);
    }
}

static void
check_lines (JsonNode *record, const char *tax)
{
  gint64 sub_total = 0;
  gint64 total = 0;

  for (guint i = 0; i < json_length (record, "lineItems"); i++)
    {
      g_autofree char *line_sub_total = g_strdup_printf ("lineItems.%u.subTotal", i);
      g_autofree char *line_total = g_strdup_printf ("lineItems.%u.totalAmount", i);

      sub_total += amount_of (record, line_sub_total);
      total += amount_of (record, line_total);
    }

  g_assert_cmpint (sub_total, ==, amount_of (record, "subTotal"));
  g_assert_cmpint (total, ==, amount_of (record, "totalAmount"));
  g_assert_cmpint (amount_of (record, "subTotal") + amount_of (record, tax), ==, amount_of (record, "totalAmount"));
}

static void
test_lines_add_up (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *below;
    const char *tax;
  } lists[] = {
    { "/data/invoices?pageSize=200", "totalTaxAmount" },
    { "/data/bills?pageSize=200", "taxAmount" },
    { "/data/creditNotes?pageSize=200", "totalTaxAmount" },
    { "/data/purchaseOrders?pageSize=200", "totalTaxAmount" },
  };
  g_autofree char *company = fixture_first_company (fixture);

  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr (JsonNode) page = fixture_get_below (fixture, company, lists[i].below);

      for (guint k = 0; k < json_length (page, "results"); k++)
        {
          g_autofree char *path = g_strdup_printf ("results.%u", k);

          check_lines (json_at (page, path), lists[i].tax);
        }
    }
}

/* Every invoice that says it is paid, in part or in full, has a payment of that much, and no other has. */
static void
test_payments_pay_invoices (Fixture *fixture, gconstpointer data)
{
  g_autofree char *company = fixture_first_company (fixture);
  g_autoptr (JsonNode) invoices = fixture_get_below (fixture, company, "/data/invoices?pageSize=5000");
  g_autoptr (JsonNode) payments = fixture_get_below (fixture, company, "/data/payments?pageSize=5000");
  g_autoptr (GHashTable) paid = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  guint n_open = 0;

  for (guint i = 0; i < json_length (payments, "results"); i++)
    {
      g_autofree char *id = g_strdup_printf ("results.%u.lines.0.links.0.id", i);
      g_autofree char *amount = g_strdup_printf ("results.%u.totalAmount", i);
      gint64 *kept = g_new (gint64, 1);

      *kept = amount_of (payments, amount);
      g_assert_true (g_hash_table_insert (paid, (gpointer) json_text (payments, id), kept));
    }

  for (guint i = 0; i < json_length (invoices, "results"); i++)
    {
      g_autofree char *path = g_strdup_printf ("results.%u", i);
      JsonNode *invoice = json_at (invoices, path);
      gint64 *payment = g_hash_table_lookup (paid, json_text (invoice, "id"));

      n_open += payment == NULL;
      g_assert_true ((strstr (json_text (invoice, "status"), "Paid") != NULL) == (payment != NULL));

      if (payment != NULL)
        g_assert_cmpint (amount_of (invoice, "amountDue"), ==, amount_of (invoice, "totalAmount") - *payment);

      if (payment != NULL)
        g_assert_cmpint (amount_of (invoice, "amountDue") > 0, ==,
                         strcmp (json_text (invoice, "status"), "PartiallyPaid") == 0);
    }

  g_assert_cmpuint (n_open, >, 0);
  g_assert_cmpuint (n_open + g_hash_table_size (paid), ==, json_length (invoices, "results"));
}

/* Asks for the one record that a reference names. */
static void
check_reference (Fixture *fixture, const char *list, JsonNode *reference, const char *label, const char *name)
{
  g_autofree char *path = g_strdup_printf ("%s?query=id%%3D%s", list, json_text (reference, "id"));
  g_autofree char *found = g_strconcat ("results.0.", name, NULL);
  g_autoptr (JsonNode) page = fixture_json (fixture, "GET", path, NULL);

  g_assert_cmpint (json_number (page, "totalResults"), ==, 1);
  g_assert_cmpstr (json_text (page, found), ==, json_text (reference, label));
}

static void
test_references_lead_somewhere (Fixture *fixture, gconstpointer data)
{
  g_autofree char *company = fixture_first_company (fixture);
  g_autofree char *customers = g_strconcat (company, "/data/customers", NULL);
  g_autofree char *items = g_strconcat (company, "/data/items", NULL);
  g_autofree char *accounts = g_strconcat (company, "/data/accounts", NULL);
  g_autoptr (JsonNode) invoices = fixture_get_below (fixture, company, "/data/invoices?pageSize=3");
  g_autoptr (JsonNode) entries = fixture_get_below (fixture, company, "/data/journalEntries?pageSize=3");

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *customer = g_strdup_printf ("results.%u.customerRef", i);
      g_autofree char *item = g_strdup_printf ("results.%u.lineItems.0.itemRef", i);
      g_autofree char *account = g_strdup_printf ("results.%u.journalLines.0.accountRef", i);

      check_reference (fixture, customers, json_at (invoices, customer), "companyName", "customerName");
      check_reference (fixture, items, json_at (invoices, item), "name", "name");
      check_reference (fixture, accounts, json_at (entries, account), "name", "name");
    }
}

static void
test_a_list_grows_at_its_end (Fixture *fixture, gconstpointer data)
{
  const char *below = "/data/customers?pageSize=5&orderBy=id";
  g_autofree char *company = fixture_first_company (fixture);
  g_autofree char *customers = NULL;
  g_autoptr (JsonNode) before = fixture_get_below (fixture, company, "/data/invoices?pageSize=5&orderBy=id");
  g_autoptr (JsonNode) after = NULL;

  json_node_unref (fixture_get_below (fixture, company, below));
  customers = g_strdup (fixture->text);
  cpt_sandbox_advance_time (fixture->sandbox, 31 * FIXTURE_DAY);
  json_node_unref (fixture_queue (fixture, company, "invoices"));
  json_node_unref (fixture_queue (fixture, company, "customers"));
  cpt_sandbox_advance_time (fixture->sandbox, FIXTURE_HOUR);
  after = fixture_get_below (fixture, company, "/data/invoices?pageSize=5&orderBy=id");
  g_assert_cmpint (json_number (after, "totalResults"), >, json_number (before, "totalResults"));
  g_assert_cmpstr (json_text (after, "results.4.id"), ==, json_text (before, "results.4.id"));
  g_assert_cmpint (amount_of (after, "results.4.totalAmount"), ==, amount_of (before, "results.4.totalAmount"));
  json_node_unref (fixture_get_below (fixture, company, below));
  g_assert_cmpstr (fixture->text, ==, customers);
}

/* Only some of the pages: those between are made in the same way. */
static void
test_a_hundred_thousand_are_served_page_by_page (Fixture *fixture, gconstpointer data)
{
  static const guint pages[] = { 1, 2, 500, 999, 1000 };
  g_autofree char *company = fixture_first_company (fixture);
  g_autofree char *last_id = g_strdup ("");

  fixture_set_fault (fixture, "records=100000,type=invoices");

  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *below = g_strdup_printf ("/data/invoices?page=%u&pageSize=100&orderBy=id", pages[i]);
      g_autoptr (JsonNode) invoices = fixture_get_below (fixture, company, below);

      g_assert_cmpint (json_number (invoices, "totalResults"), ==, 100000);
      g_assert_cmpuint (json_length (invoices, "results"), ==, 100);

      for (guint k = 0; k < 100; k++)
        {
          g_autofree char *path = g_strdup_printf ("results.%u.id", k);

          g_assert_cmpstr (json_text (invoices, path), >, last_id);
          g_free (last_id);
          last_id = g_strdup (json_text (invoices, path));
        }
    }
}

static void
test_a_list_may_be_empty (Fixture *fixture, gconstpointer data)
{
  g_autofree char *company = fixture_first_company (fixture);
  g_autoptr (JsonNode) page = NULL;

  fixture_set_fault (fixture, "records=0");
  page = fixture_get_below (fixture, company, "/data/invoices?pageSize=100&orderBy=-totalAmount");
  g_assert_cmpuint (json_length (page, "results"), ==, 0);
  g_assert_cmpint (json_number (page, "totalResults"), ==, 0);
}

static void
test_bank_transactions_lead_from_balance_to_balance (Fixture *fixture, gconstpointer data)
{
  g_autofree char *company = fixture_first_company (fixture);
  g_autofree char *connection = connection_of (fixture, company);
  g_autoptr (JsonNode) accounts = fixture_get_below (fixture, connection, "/data/bankAccounts");
  g_autofree char *below = g_strdup_printf ("/data/bankAccounts/%s/bankTransactions?pageSize=50&orderBy=-id",
                                            json_text (accounts, "results.1.id"));
  g_autoptr (JsonNode) transactions = fixture_get_below (fixture, connection, below);

  g_assert_cmpint (amount_of (transactions, "results.0.balance"), ==, amount_of (accounts, "results.1.balance"));
  g_assert_cmpstr (json_text (transactions, "results.0.accountId"), ==, json_text (accounts, "results.1.id"));

  for (guint i = 0; i + 1 < 50; i++)
    {
      g_autofree char *balance = g_strdup_printf ("results.%u.balance", i);
      g_autofree char *amount = g_strdup_printf ("results.%u.amount", i);
      g_autofree char *before = g_strdup_printf ("results.%u.balance", i + 1);

      g_assert_cmpint (amount_of (transactions, before) + amount_of (transactions, amount), ==,
                       amount_of (transactions, balance));
    }

  g_assert_cmpuint (
      fixture_request_below (fixture, "GET", connection, "/data/bankAccounts/nobody/bankTransactions", NULL), ==, 404);
}

static void
test_accounts_have_the_balances_of_the_balance_sheet (Fixture *fixture, gconstpointer data)
{
  g_autofree char *company = fixture_first_company (fixture);
  g_autoptr (JsonNode) bank = fixture_get_below (fixture, company, "/data/accounts?query=id%3D1010");
  g_autoptr (JsonNode) balance =
      fixture_get_below (fixture, company, "/data/financials/balanceSheet?periodLength=1&periodsToCompare=1");

  g_assert_cmpstr (json_text (balance, "reports.0.assets.items.0.items.0.items.0.accountId"), ==, "1010");
  g_assert_cmpint (amount_of (bank, "results.0.currentBalance"), ==,
                   amount_of (balance, "reports.0.assets.items.0.items.0.items.0.value"));
  g_assert_true (json_node_get_boolean (json_at (bank, "results.0.isBankAccount")));
}

static void
test_some_write_french_and_some_english (Fixture *fixture, gconstpointer data)
{
  guint n_french = 0;

  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *company = read_company (fixture, "gbol", "services");
      g_autoptr (JsonNode) methods = fixture_get_below (fixture, company, "/data/paymentMethods?orderBy=id");

      n_french += strcmp (json_text (methods, "results.0.name"), "Virement bancaire") == 0;
    }

  g_assert_cmpuint (n_french, >, 0);
  g_assert_cmpuint (n_french, <, 12);
}

static void
test_an_importer_has_several_currencies (Fixture *fixture, gconstpointer data)
{
  g_autofree char *company = read_company (fixture, "gbol", "importer");
  g_autoptr (JsonNode) bills = fixture_get_below (fixture, company, "/data/bills?pageSize=50");
  g_autoptr (JsonNode) euros = fixture_get_below (fixture, company, "/data/bills?pageSize=50&query=currency%3DEUR");

  g_assert_cmpint (json_number (euros, "totalResults"), >, 0);
  g_assert_cmpint (json_number (euros, "totalResults"), <, json_number (bills, "totalResults"));
  g_assert_cmpint (amount_of (euros, "results.0.currencyRate"), ==, 10842);
}

static void
test_the_business_tells_about_itself (Fixture *fixture, gconstpointer data)
{
  g_autofree char *company = fixture_first_company (fixture);
  g_autofree char *unread = fixture_linked_company (fixture, "gbol");
  g_autofree char *shop = read_company (fixture, "aiwb", "retail");
  g_autofree char *connection = connection_of (fixture, shop);
  g_autoptr (JsonNode) info = fixture_get_below (fixture, company, "/data/info");
  g_autoptr (JsonNode) commerce = fixture_get_below (fixture, connection, "/data/commerce-info");

  g_assert_cmpstr (json_text (info, "companyName"), ==, "Sandbox Company");
  g_assert_cmpstr (json_text (info, "baseCurrency"), ==, "CAD");
  g_assert_cmpstr (json_text (info, "financialYearStartDate"), ==, "2026-01-01T00:00:00");
  g_assert_cmpuint (json_length (info, "addresses"), ==, 1);
  g_assert_cmpuint (json_length (info, "phoneNumbers"), ==, 1);
  g_assert_nonnull (json_text (commerce, "companyLegalName"));
  g_assert_cmpuint (json_length (commerce, "accountBalances"), ==, 1);
  g_assert_cmpuint (fixture_request_below (fixture, "GET", unread, "/data/info", NULL), ==, 409);
}

static char *
read_year_start (Fixture *fixture, const char *data_set)
{
  g_autofree char *company = read_company (fixture, "gbol", data_set);
  g_autoptr (JsonNode) info = fixture_get_below (fixture, company, "/data/info");

  return g_strdup (json_text (info, "financialYearStartDate"));
}

static void
test_financial_years_begin_where_they_do (Fixture *fixture, gconstpointer data)
{
  g_autofree char *april = read_year_start (fixture, "example");
  g_autofree char *october = read_year_start (fixture, "struggling");
  g_autofree char *unknown = read_year_start (fixture, "startup");

  g_assert_cmpstr (april, ==, "2026-04-01T00:00:00");
  g_assert_cmpstr (october, ==, "2025-10-01T00:00:00");
  g_assert_null (unknown);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add ("/sandbox/records/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("every-type-has-its-list", test_every_type_has_its_list);
  ADD ("what-a-platform-has-not-is-not-found", test_what_a_platform_has_not_is_not_found);
  ADD ("pages-follow-each-other-both-ways", test_pages_follow_each_other_both_ways);
  ADD ("orders-and-queries-are-heeded", test_orders_and_queries_are_heeded);
  ADD ("an-amount-is-found-to-the-cent", test_an_amount_is_found_to_the_cent);
  ADD ("the-read-that-ended-last-counts", test_the_read_that_ended_last_counts);
  ADD ("what-cannot-be-asked-is-refused", test_what_cannot_be_asked_is_refused);
  ADD ("lines-add-up", test_lines_add_up);
  ADD ("payments-pay-invoices", test_payments_pay_invoices);
  ADD ("references-lead-somewhere", test_references_lead_somewhere);
  ADD ("a-list-grows-at-its-end", test_a_list_grows_at_its_end);
  ADD ("a-hundred-thousand-are-served-page-by-page", test_a_hundred_thousand_are_served_page_by_page);
  ADD ("a-list-may-be-empty", test_a_list_may_be_empty);
  ADD ("bank-transactions-lead-from-balance-to-balance", test_bank_transactions_lead_from_balance_to_balance);
  ADD ("accounts-have-the-balances-of-the-balance-sheet", test_accounts_have_the_balances_of_the_balance_sheet);
  ADD ("some-write-french-and-some-english", test_some_write_french_and_some_english);
  ADD ("an-importer-has-several-currencies", test_an_importer_has_several_currencies);
  ADD ("the-business-tells-about-itself", test_the_business_tells_about_itself);
  ADD ("financial-years-begin-where-they-do", test_financial_years_begin_where_they_do);
#undef ADD

  return g_test_run ();
}
