/* cpt-sandbox-bank-records.c — records of the bank accounts that an accounting package knows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-records-private.h"

#include "cpt-sandbox-time-private.h"

#define SWING 1500000 /* cents */

static char *
dup_bank_account_name (const CptSandboxRecords *self, guint position)
{
  static const char *const names[][2] = {
    { "Current account", "Compte courant" },
    { "Savings", "Épargne" },
    { "Company card", "Carte de l’entreprise" },
  };

  return g_strdup (names[position % G_N_ELEMENTS (names)][self->language]);
}

/* What is in an account after so many transactions. */
static gint64
get_balance (const CptSandboxRecords *self, guint n_transactions)
{
  guint64 chance =
      cpt_sandbox_records_get_chance (self, self->account != NULL ? self->account : "balance", n_transactions);

  return 2000000 + (gint64) (chance % SWING) - SWING / 2;
}

static void
describe_bank_account (const CptSandboxRecords *self, guint position, CptSandboxFields *fields)
{
  guint64 chance = cpt_sandbox_records_get_chance (self, "bank account", position);
  gboolean is_card = position % 3 == 2;
  CptSandboxGuid id = cpt_sandbox_records_get_id (self, "bankAccounts", position);
  CptSandboxRecords one = *self;
  g_autofree char *name = dup_bank_account_name (self, position);
  g_autofree char *number = g_strdup_printf ("%08u", (guint) (chance % 100000000));
  g_autofree char *iban = g_strdup_printf ("FR76%011u%012u", (guint) (chance >> 33), (guint) (chance % 1000000000));
  gint64 balance;

  one.account = id.text;
  balance = get_balance (&one, cpt_sandbox_records_count (&one, "bankTransactions"));
  cpt_sandbox_fields_text (fields, "accountName", name);
  cpt_sandbox_fields_text (fields, "accountType", is_card ? "Credit" : "Debit");
  cpt_sandbox_fields_text (fields, "accountNumber", number);
  cpt_sandbox_fields_text (fields, "sortCode", is_card ? NULL : "20-45-67");
  cpt_sandbox_fields_text (fields, "iBan", is_card ? NULL : iban);
  cpt_sandbox_fields_text (fields, "currency", self->currency);
  cpt_sandbox_fields_cents (fields, "balance", balance);
  cpt_sandbox_fields_cents (fields, "availableBalance", balance - 12500);
  cpt_sandbox_fields_cents (fields, "overdraftLimit", is_card ? 0 : 500000);
  cpt_sandbox_fields_text (fields, "institution", "Desjardins");
  cpt_sandbox_fields_text (fields, "nominalCode", position == 0 ? "1010" : NULL);
  cpt_sandbox_fields_text (fields, "status", "Active");
}

/* Each takes the balance from the one before to its own. */
static void
describe_bank_transaction (const CptSandboxRecords *self, guint position, CptSandboxFields *fields)
{
  gint64 balance = get_balance (self, position + 1);
  gint64 amount = balance - get_balance (self, position);
  const char *merchant =
      cpt_sandbox_sample_get (CPT_SANDBOX_SAMPLE_MERCHANT, self->language, cpt_sandbox_mix (position));

  cpt_sandbox_fields_text (fields, "accountId", self->account);
  cpt_sandbox_fields_day (fields, "clearedOnDate", cpt_sandbox_records_get_moment (self, "bankTransactions", position));
  cpt_sandbox_fields_text (fields, "description", position % 19 == 7 ? "" : merchant);
  cpt_sandbox_fields_cents (fields, "amount", amount);
  cpt_sandbox_fields_cents (fields, "balance", balance);
  cpt_sandbox_fields_boolean (fields, "reconciled", position % 5 != 0);
  cpt_sandbox_fields_text (fields, "transactionType", amount < 0 ? "Debit" : "Credit");
}

static void
describe_account_transaction (const CptSandboxRecords *self, guint position, CptSandboxFields *fields)
{
  guint64 chance = cpt_sandbox_records_get_chance (self, "account transaction", position);
  g_autofree char *number = g_strdup_printf ("TX-%07u", position + 1);
  gint64 amount = 500 + (gint64) (chance % 400000);

  cpt_sandbox_fields_text (fields, "transactionId", number);
  cpt_sandbox_fields_day (fields, "date", cpt_sandbox_records_get_moment (self, "accountTransactions", position));
  cpt_sandbox_fields_text (fields, "status", position % 5 == 0 ? "Unreconciled" : "Reconciled");
  cpt_sandbox_fields_cents (fields, "totalAmount", amount);
  cpt_sandbox_fields_text (fields, "currency", self->currency);
  cpt_sandbox_fields_text (fields, "note", NULL);
  cpt_sandbox_records_refer (self, fields, "bankAccountRef", "name", "bankAccounts",
                             cpt_sandbox_records_choose (self, "bankAccounts", chance >> 40));
  cpt_sandbox_fields_begin_array (fields, "lines");
  cpt_sandbox_fields_begin_object (fields, NULL);
  cpt_sandbox_fields_text (fields, "description",
                           cpt_sandbox_sample_get (CPT_SANDBOX_SAMPLE_MERCHANT, self->language, chance >> 50));
  cpt_sandbox_fields_cents (fields, "amount", amount);
  cpt_sandbox_fields_end_object (fields);
  cpt_sandbox_fields_end_array (fields);
}

static void
describe_end (const CptSandboxRecords *self, CptSandboxFields *fields, const char *member, guint account, gint64 amount)
{
  cpt_sandbox_fields_begin_object (fields, member);
  cpt_sandbox_records_refer (self, fields, "accountRef", "name", "bankAccounts", account);
  cpt_sandbox_fields_cents (fields, "amount", amount);
  cpt_sandbox_fields_text (fields, "currency", self->currency);
  cpt_sandbox_fields_end_object (fields);
}

static void
describe_transfer (const CptSandboxRecords *self, guint position, CptSandboxFields *fields)
{
  guint64 chance = cpt_sandbox_records_get_chance (self, "transfer", position);
  gint64 amount = 10000 * (1 + (gint64) (chance % 90));
  guint from = cpt_sandbox_records_choose (self, "bankAccounts", chance >> 40);

  cpt_sandbox_fields_text (fields, "description", NULL);
  cpt_sandbox_fields_day (fields, "date", cpt_sandbox_records_get_moment (self, "transfers", position));
  describe_end (self, fields, "from", from, amount);
  describe_end (self, fields, "to", cpt_sandbox_records_choose (self, "bankAccounts", from + 1), amount);
  cpt_sandbox_fields_text (fields, "status", position % 6 == 0 ? "Unreconciled" : "Reconciled");
  cpt_sandbox_fields_reference (fields, "contactRef", NULL, "dataType", NULL);
  cpt_sandbox_fields_begin_array (fields, "trackingCategoryRefs");
  cpt_sandbox_fields_end_array (fields);
}

const CptSandboxRecordType cpt_sandbox_bank_records[] = {
  { "bankAccounts", "bankAccounts", CPT_SANDBOX_ID_GUID, 3, 0, describe_bank_account, dup_bank_account_name, 0 },
  { "bankTransactions", "bankTransactions", CPT_SANDBOX_ID_NUMBER, 0, 90, describe_bank_transaction, NULL, 0 },
  { "accountTransactions", "accountTransactions", CPT_SANDBOX_ID_GUID, 0, 60, describe_account_transaction, NULL, 0 },
  { "transfers", "transfers", CPT_SANDBOX_ID_NUMBER, 0, 4, describe_transfer, NULL, 0 },
  { .data_type = NULL },
};
