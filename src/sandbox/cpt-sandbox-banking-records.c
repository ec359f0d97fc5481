/* cpt-sandbox-banking-records.c — records of a bank: accounts, balances, transactions and what they are for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-records-private.h"

#include "cpt-sandbox-time-private.h"

static char *
dup_account_name (const CptSandboxRecords *self, guint position)
{
  static const char *const names[][2] = {
    { "Business current", "Courant entreprise" },
    { "Business savings", "Épargne entreprise" },
  };

  return g_strdup (names[position % G_N_ELEMENTS (names)][self->language]);
}

static void
describe_balance_members (const CptSandboxRecords *self, CptSandboxFields *fields, guint position)
{
  gint64 balance = (gint64) (cpt_sandbox_records_get_chance (self, "balance", position) % 5000000) - 400000;

  cpt_sandbox_fields_begin_object (fields, "balance");
  cpt_sandbox_fields_cents (fields, "available", balance);
  cpt_sandbox_fields_cents (fields, "current", balance + 25050);
  cpt_sandbox_fields_cents (fields, "limit", 500000);
  cpt_sandbox_fields_end_object (fields);
}

static void
describe_account (const CptSandboxRecords *self, guint position, CptSandboxFields *fields)
{
  guint64 chance = cpt_sandbox_records_get_chance (self, "account", position);
  g_autofree char *name = dup_account_name (self, position);
  g_autofree char *holder = cpt_sandbox_sample_dup_person (self->language, chance);
  g_autofree char *number = g_strdup_printf ("%08u", (guint) (chance % 100000000));

  cpt_sandbox_fields_text (fields, "name", name);
  cpt_sandbox_fields_text (fields, "informalName", NULL);
  cpt_sandbox_fields_text (fields, "holder", holder);
  cpt_sandbox_fields_text (fields, "type", position % 2 == 0 ? "Debit" : "Unknown");
  cpt_sandbox_fields_text (fields, "currency", self->currency);
  describe_balance_members (self, fields, position);
  cpt_sandbox_fields_reference (fields, "institution", "desjardins", "name", "Desjardins");
  cpt_sandbox_fields_begin_object (fields, "identifiers");
  cpt_sandbox_fields_text (fields, "type", "Depository");
  cpt_sandbox_fields_text (fields, "subtype", "checking");
  cpt_sandbox_fields_text (fields, "number", number);
  cpt_sandbox_fields_text (fields, "bankCode", "20-45-67");
  cpt_sandbox_fields_end_object (fields);
}

static void
describe_balance (const CptSandboxRecords *self, guint position, CptSandboxFields *fields)
{
  CptSandboxGuid account = cpt_sandbox_records_get_id (self, "banking-accounts",
                                                       cpt_sandbox_records_choose (self, "banking-accounts", position));

  cpt_sandbox_fields_text (fields, "accountId", account.text);
  cpt_sandbox_fields_day (fields, "date", cpt_sandbox_records_get_moment (self, "banking-accountBalances", position));
  describe_balance_members (self, fields, position);
}

static char *
dup_category_name (const CptSandboxRecords *self, guint position)
{
  return g_strdup (cpt_sandbox_sample_get (CPT_SANDBOX_SAMPLE_CATEGORY, self->language, position + 3));
}

static void
describe_category (const CptSandboxRecords *self, guint position, CptSandboxFields *fields)
{
  CptSandboxGuid parent = cpt_sandbox_records_get_id (self, "banking-transactionCategories", 0);
  g_autofree char *name = dup_category_name (self, position);

  cpt_sandbox_fields_text (fields, "name", name);
  cpt_sandbox_fields_text (fields, "parentId", position > 0 ? parent.text : NULL);
  cpt_sandbox_fields_boolean (fields, "hasChildren", position == 0);
  cpt_sandbox_fields_text (fields, "status", "Active");
}

static void
describe_transaction (const CptSandboxRecords *self, guint position, CptSandboxFields *fields)
{
  guint64 chance = cpt_sandbox_records_get_chance (self, "transaction", position);
  gint64 moment = cpt_sandbox_records_get_moment (self, "banking-transactions", position);
  guint account = cpt_sandbox_records_choose (self, "banking-accounts", chance);
  CptSandboxGuid account_id = cpt_sandbox_records_get_id (self, "banking-accounts", account);
  const char *merchant = cpt_sandbox_sample_get (CPT_SANDBOX_SAMPLE_MERCHANT, self->language, chance >> 8);
  gboolean is_credit = chance % 4 == 0;
  gint64 amount = 200 + (gint64) ((chance >> 16) % 180000);

  cpt_sandbox_fields_text (fields, "accountId", account_id.text);
  cpt_sandbox_fields_day (fields, "postedDate", moment);
  cpt_sandbox_fields_day (fields, "authorizedDate", chance % 6 == 0 ? 0 : moment);
  cpt_sandbox_fields_text (fields, "description", merchant);
  cpt_sandbox_fields_text (fields, "merchantName", is_credit ? NULL : merchant);
  cpt_sandbox_fields_cents (fields, "amount", is_credit ? amount : -amount);
  cpt_sandbox_fields_text (fields, "currency", self->currency);
  cpt_sandbox_fields_text (fields, "code", is_credit ? "Credit" : "Purchase");
  cpt_sandbox_records_refer (self, fields, "transactionCategoryRef", "name", "banking-transactionCategories",
                             cpt_sandbox_records_choose (self, "banking-transactionCategories", chance >> 40));
}

const CptSandboxRecordType cpt_sandbox_banking_records[] = {
  { "banking-accounts", "banking-accounts", CPT_SANDBOX_ID_GUID, 2, 0, describe_account, dup_account_name, 0 },
  { "banking-accountBalances", "banking-accountBalances", CPT_SANDBOX_ID_NONE, 0, 60, describe_balance, NULL, 0 },
  { "banking-transactionCategories", "banking-transactionCategories", CPT_SANDBOX_ID_NUMBER, 5, 0, describe_category,
    dup_category_name, 0 },
  { "banking-transactions", "banking-transactions", CPT_SANDBOX_ID_GUID, 0, 120, describe_transaction, NULL, 0 },
  { .data_type = NULL },
};
