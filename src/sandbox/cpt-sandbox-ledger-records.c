/* cpt-sandbox-ledger-records.c — records of how the books are kept: accounts, journals, items, rates and categories.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-records-private.h"

#define RATE(percent) ((gint64) ((percent) *10000))

/**
 * Account:
 * @id: in rising order; as in the reports
 * @amount: a CptSandboxAccount
 */
static const struct
{
  const char *id;
  const char *names[2];
  const char *type;
  int amount;
} accounts[] = {
  { "1010", { "Bank", "Banque" }, "Asset", CPT_SANDBOX_BANK },
  { "1100", { "Receivables", "Clients" }, "Asset", CPT_SANDBOX_RECEIVABLES },
  { "1200", { "Stock", "Stocks" }, "Asset", CPT_SANDBOX_STOCK },
  { "1500", { "Equipment", "Équipement" }, "Asset", CPT_SANDBOX_EQUIPMENT },
  { "2000", { "Payables", "Fournisseurs" }, "Liability", CPT_SANDBOX_PAYABLES },
  { "2500", { "Bank loan", "Emprunt bancaire" }, "Liability", CPT_SANDBOX_LOAN },
  { "3000", { "Capital", "Capital" }, "Equity", CPT_SANDBOX_CAPITAL },
  { "4000", { "Sales", "Ventes" }, "Income", CPT_SANDBOX_SALES },
  { "4100", { "Services", "Services" }, "Income", CPT_SANDBOX_SERVICES },
  { "5000", { "Purchases", "Achats" }, "Expense", CPT_SANDBOX_PURCHASES },
  { "6100", { "Wages", "Salaires" }, "Expense", CPT_SANDBOX_WAGES },
  { "6110", { "Social charges", "Charges sociales" }, "Expense", CPT_SANDBOX_CHARGES },
  { "6200", { "Rent", "Loyer" }, "Expense", CPT_SANDBOX_RENT },
  { "7000", { "Interest income", "Intérêts reçus" }, "Income", CPT_SANDBOX_INTEREST_INCOME },
  { "7100", { "Interest paid", "Intérêts d’emprunt" }, "Expense", CPT_SANDBOX_INTEREST_PAID },
  { "80000021-1514407462", { "Telecommunications", "Télécommunications" }, "Expense", CPT_SANDBOX_TELECOM },
  { "current_earnings", { "Result of the year", "Résultat de l’exercice" }, "Equity", CPT_SANDBOX_RESULT },
  { "professional_fees", { "Professional fees", "Honoraires" }, "Expense", CPT_SANDBOX_FEES },
};

static const struct
{
  const char *names[2];
  const char *code;
  gint64 rate;
} rates[] = {
  { { "Sales tax 14.975 %", "TPS et TVQ 14,975 %" }, "TPSTVQ", RATE (14.975) },
  { { "Exempt", "Exonéré" }, "EXO", 0 },
  { { "Federal tax 5 %", "TPS 5 %" }, "TPS", RATE (5) },
  { { "Reduced rate 5.5 %", "Taux réduit 5,5 %" }, "TR", RATE (5.5) },
};

static const char *const journals[][2] = {
  { "Sales", "Ventes" },
  { "Purchases", "Achats" },
  { "Bank", "Banque" },
  { "General", "Opérations diverses" },
};

/**
 * cpt_sandbox_account_get_id:
 *
 * Returns: (nullable): the identifier of that row of the chart of accounts; %NULL after the last
 */
const char *
cpt_sandbox_account_get_id (guint position)
{
  return position < G_N_ELEMENTS (accounts) ? accounts[position].id : NULL;
}

static char *
dup_account_name (const CptSandboxRecords *self, guint position)
{
  const char *name = accounts[position % G_N_ELEMENTS (accounts)].names[self->language];

  return position < G_N_ELEMENTS (accounts) ? g_strdup (name) : g_strdup_printf ("%s %u", name, position);
}

static void
describe_account (const CptSandboxRecords *self, guint position, CptSandboxFields *fields)
{
  guint row = position % G_N_ELEMENTS (accounts);
  g_autofree char *name = dup_account_name (self, position);
  g_autofree char *full_name = g_strdup_printf ("%s.%s", accounts[row].type, name);
  CptSandboxLedger ledger = { { 0 } };

  cpt_sandbox_books_get_month (&self->books, self->books.current, &ledger);
  cpt_sandbox_fields_text (fields, "nominalCode", row < 15 ? accounts[row].id : NULL);
  cpt_sandbox_fields_text (fields, "name", name);
  cpt_sandbox_fields_text (fields, "type", accounts[row].type);
  cpt_sandbox_fields_text (fields, "status", "Active");
  cpt_sandbox_fields_text (fields, "currency", self->currency);
  cpt_sandbox_fields_cents (fields, "currentBalance", ledger.amounts[accounts[row].amount]);
  cpt_sandbox_fields_boolean (fields, "isBankAccount", accounts[row].amount == CPT_SANDBOX_BANK);
  cpt_sandbox_fields_text (fields, "description", NULL);
  cpt_sandbox_fields_text (fields, "fullyQualifiedCategory", accounts[row].type);
  cpt_sandbox_fields_text (fields, "fullyQualifiedName", full_name);
}

static char *
dup_item_name (const CptSandboxRecords *self, guint position)
{
  const char *name = cpt_sandbox_sample_get (CPT_SANDBOX_SAMPLE_ITEM, self->language, position);

  return position < 10 ? g_strdup (name) : g_strdup_printf ("%s, %u", name, position / 10 + 1);
}

/* How an item is sold or bought. */
static void
describe_trade (const CptSandboxRecords *self, CptSandboxFields *fields, const char *member, gint64 price)
{
  cpt_sandbox_fields_begin_object (fields, member);
  cpt_sandbox_fields_text (fields, "description", NULL);
  cpt_sandbox_fields_cents (fields, "unitPrice", price);
  cpt_sandbox_records_refer (self, fields, "taxRateRef", "name", "taxRates", 0);
  cpt_sandbox_fields_end_object (fields);
}

static void
describe_item (const CptSandboxRecords *self, guint position, CptSandboxFields *fields)
{
  guint64 chance = cpt_sandbox_records_get_chance (self, "item", position);
  g_autofree char *code = g_strdup_printf ("A-%04u", position + 1);
  g_autofree char *name = dup_item_name (self, position);

  cpt_sandbox_fields_text (fields, "code", code);
  cpt_sandbox_fields_text (fields, "name", name);
  cpt_sandbox_fields_text (fields, "type", chance % 3 == 0 ? "Service" : "Inventory");
  cpt_sandbox_fields_text (fields, "itemStatus", chance % 9 == 0 ? "Archived" : "Active");
  cpt_sandbox_fields_boolean (fields, "isBillItem", TRUE);
  cpt_sandbox_fields_boolean (fields, "isInvoiceItem", TRUE);
  describe_trade (self, fields, "billItem", 300 + (gint64) (chance % 20000));
  describe_trade (self, fields, "invoiceItem", 600 + (gint64) (chance % 40000));
}

static void
describe_entry_line (const CptSandboxRecords *self, CptSandboxFields *fields, guint account, gint64 amount)
{
  cpt_sandbox_fields_begin_object (fields, NULL);
  cpt_sandbox_fields_text (fields, "description", NULL);
  cpt_sandbox_fields_cents (fields, "netAmount", amount);
  cpt_sandbox_fields_text (fields, "currency", self->currency);
  cpt_sandbox_records_refer (self, fields, "accountRef", "name", "accounts", account);
  cpt_sandbox_fields_end_object (fields);
}

/* Its lines add up to nothing. */
static void
describe_journal_entry (const CptSandboxRecords *self, guint position, CptSandboxFields *fields)
{
  guint64 chance = cpt_sandbox_records_get_chance (self, "entry", position);
  gint64 moment = cpt_sandbox_records_get_moment (self, "journalEntries", position);
  guint account = 9 + (guint) (chance % 3);
  g_autofree char *name = dup_account_name (self, account);
  gint64 amount = 1000 + (gint64) ((chance >> 8) % 900000);

  cpt_sandbox_fields_text (fields, "description", name);
  cpt_sandbox_fields_day (fields, "postedOn", moment);
  cpt_sandbox_fields_time (fields, "createdOn", moment);
  cpt_sandbox_fields_time (fields, "updatedOn", moment);
  cpt_sandbox_records_refer (self, fields, "journalRef", "name", "journals",
                             cpt_sandbox_records_choose (self, "journals", chance >> 40));
  cpt_sandbox_fields_reference (fields, "recordRef", NULL, "dataType", NULL);
  cpt_sandbox_fields_begin_array (fields, "journalLines");
  describe_entry_line (self, fields, account, amount - amount / 3);
  describe_entry_line (self, fields, account + 1, amount / 3);
  describe_entry_line (self, fields, 0, -amount);
  cpt_sandbox_fields_end_array (fields);
}

static char *
dup_journal_name (const CptSandboxRecords *self, guint position)
{
  return g_strdup (journals[position % G_N_ELEMENTS (journals)][self->language]);
}

static void
describe_journal (const CptSandboxRecords *self, guint position, CptSandboxFields *fields)
{
  static const char *const codes[] = { "VTE", "ACH", "BQ", "OD" };
  g_autofree char *name = dup_journal_name (self, position);

  cpt_sandbox_fields_text (fields, "journalCode", codes[position % G_N_ELEMENTS (codes)]);
  cpt_sandbox_fields_text (fields, "name", name);
  cpt_sandbox_fields_text (fields, "type", journals[position % G_N_ELEMENTS (journals)][0]);
  cpt_sandbox_fields_text (fields, "status", "Active");
  cpt_sandbox_fields_time (fields, "createdOn", self->start);
  cpt_sandbox_fields_text (fields, "parentId", NULL);
  cpt_sandbox_fields_boolean (fields, "hasChildren", FALSE);
}

static char *
dup_method_name (const CptSandboxRecords *self, guint position)
{
  return g_strdup (cpt_sandbox_sample_get (CPT_SANDBOX_SAMPLE_METHOD, self->language, position));
}

static void
describe_payment_method (const CptSandboxRecords *self, guint position, CptSandboxFields *fields)
{
  static const char *const types[] = { "BankTransfer", "CreditCard", "Cash", "Check", "Other" };
  g_autofree char *name = dup_method_name (self, position);

  cpt_sandbox_fields_text (fields, "name", name);
  cpt_sandbox_fields_text (fields, "type", types[position % G_N_ELEMENTS (types)]);
  cpt_sandbox_fields_text (fields, "status", position == 3 ? "Archived" : "Active");
}

static char *
dup_rate_name (const CptSandboxRecords *self, guint position)
{
  return g_strdup (rates[position % G_N_ELEMENTS (rates)].names[self->language]);
}

static void
describe_tax_rate (const CptSandboxRecords *self, guint position, CptSandboxFields *fields)
{
  guint row = position % G_N_ELEMENTS (rates);
  g_autofree char *name = dup_rate_name (self, position);

  cpt_sandbox_fields_text (fields, "name", name);
  cpt_sandbox_fields_text (fields, "code", rates[row].code);
  cpt_sandbox_fields_amount (fields, "effectiveTaxRate", rates[row].rate);
  cpt_sandbox_fields_amount (fields, "totalTaxRate", rates[row].rate);
  cpt_sandbox_fields_text (fields, "status", "Active");
  cpt_sandbox_fields_begin_array (fields, "components");
  cpt_sandbox_fields_begin_object (fields, NULL);
  cpt_sandbox_fields_text (fields, "name", name);
  cpt_sandbox_fields_amount (fields, "rate", rates[row].rate);
  cpt_sandbox_fields_boolean (fields, "isCompound", FALSE);
  cpt_sandbox_fields_end_object (fields);
  cpt_sandbox_fields_end_array (fields);
}

static char *
dup_category_name (const CptSandboxRecords *self, guint position)
{
  return g_strdup (cpt_sandbox_sample_get (CPT_SANDBOX_SAMPLE_CATEGORY, self->language, position));
}

/* The first is the parent of the others. */
static void
describe_tracking_category (const CptSandboxRecords *self, guint position, CptSandboxFields *fields)
{
  CptSandboxGuid parent = cpt_sandbox_records_get_id (self, "trackingCategories", 0);
  g_autofree char *name = dup_category_name (self, position);

  cpt_sandbox_fields_text (fields, "name", name);
  cpt_sandbox_fields_text (fields, "status", "Active");
  cpt_sandbox_fields_text (fields, "parentId", position > 0 ? parent.text : NULL);
  cpt_sandbox_fields_boolean (fields, "hasChildren", position == 0);
}

const CptSandboxRecordType cpt_sandbox_ledger_records[] = {
  { "chartOfAccounts", "accounts", CPT_SANDBOX_ID_ACCOUNT, G_N_ELEMENTS (accounts), 0, describe_account,
    dup_account_name, 0 },
  { "items", "items", CPT_SANDBOX_ID_NUMBER, 24, 0, describe_item, dup_item_name, 0 },
  { "journalEntries", "journalEntries", CPT_SANDBOX_ID_GUID, 0, 20, describe_journal_entry, NULL, 0 },
  { "journals", "journals", CPT_SANDBOX_ID_NUMBER, G_N_ELEMENTS (journals), 0, describe_journal, dup_journal_name, 0 },
  { "paymentMethods", "paymentMethods", CPT_SANDBOX_ID_NUMBER, 5, 0, describe_payment_method, dup_method_name, 0 },
  { "taxRates", "taxRates", CPT_SANDBOX_ID_NUMBER, G_N_ELEMENTS (rates), 0, describe_tax_rate, dup_rate_name, 0 },
  { "trackingCategories", "trackingCategories", CPT_SANDBOX_ID_GUID, 4, 0, describe_tracking_category,
    dup_category_name, 0 },
  { .data_type = NULL },
};
