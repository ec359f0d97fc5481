/* cpt-sandbox-validation.c — what is wrong with the data of a read.
 *
 * A read that ended in ValidationError has errors, and a balance sheet one for each month that does not balance. One in
 * eight of the others, and those too, have warnings.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-validation-private.h"

#include <string.h>

#include "cpt-sandbox-json-private.h"
#include "cpt-sandbox-time-private.h"

#define MONTHS_OUT_OF_BALANCE 3
#define ERRORS_OF_A_READ 2
#define MAX_WARNINGS 3
#define ONE_IN 8

/**
 * Finding:
 * @data_type: (nullable): any
 * @item: what the name of the item begins with
 */
typedef struct
{
  const char *data_type;
  const char *rule;
  const char *item;
  const char *message;
  const char *validator;
} Finding;

/* The first that is of the type counts. */
static const Finding warnings[] = {
  { "invoices", "accounting-invoice-014", "INV-", "The line totals do not add up to the total of the document.",
    "InvoiceValidator" },
  { "bills", "accounting-bill-011", "BILL-", "The bill is due before it was issued.", "BillValidator" },
  { "customers", "accounting-customer-003", "CUST-", "The customer has no e-mail address.", "CustomerValidator" },
  { "suppliers", "accounting-supplier-003", "SUPP-", "The supplier has no currency.", "SupplierValidator" },
  { "chartOfAccounts", "accounting-account-007", "ACC-", "The account is not in a known category.",
    "AccountValidator" },
  { "payments", "accounting-payment-005", "PAY-", "The payment is not allocated in full.", "PaymentValidator" },
  { "banking-transactions", "banking-transaction-002", "TX-", "The transaction has no category.",
    "TransactionValidator" },
  { "commerce-orders", "commerce-order-004", "ORD-", "The order refers to a product that is gone.", "OrderValidator" },
  { NULL, "data-record-001", "REC-", "The record has no date of modification.", "RecordValidator" },
};

static const Finding errors[] = {
  { "invoices", "accounting-invoice-002", "INV-", "The invoice has no customer.", "InvoiceValidator" },
  { "bills", "accounting-bill-002", "BILL-", "The bill has no supplier.", "BillValidator" },
  { NULL, "data-record-002", "REC-", "A member that must be there is missing.", "RecordValidator" },
};

static const Finding *
find_finding (const Finding *findings, const char *data_type)
{
  while (findings->data_type != NULL && strcmp (findings->data_type, data_type) != 0)
    findings++;

  return findings;
}

static void
write_item (GString *out, const Finding *finding, const char *item, const char *message)
{
  cpt_sandbox_json_begin_object (out, NULL);
  cpt_sandbox_json_string (out, "ruleId", finding->rule);
  cpt_sandbox_json_string (out, "itemId", item);
  cpt_sandbox_json_string (out, "message", message);
  cpt_sandbox_json_string (out, "validatorName", finding->validator);
  cpt_sandbox_json_end_object (out);
}

static void
write_findings (GString *out, const Finding *finding, guint count, guint64 random)
{
  for (guint i = 0; i < count; i++)
    {
      g_autofree char *item = g_strdup_printf ("%s%u", finding->item, 1000 + (guint) (random % 1000) + 7 * i);

      write_item (out, finding, item, finding->message);
    }
}

/* 2026-06-30, for the month before that of @moment. */
static char *
find_month_end (gint64 moment, int months_before)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (moment / CPT_SANDBOX_TICKS_PER_SECOND);
  g_autoptr (GDateTime) first = g_date_time_add_days (date, 1 - g_date_time_get_day_of_month (date));
  g_autoptr (GDateTime) month = g_date_time_add_months (first, 1 - months_before);
  g_autoptr (GDateTime) last = g_date_time_add_days (month, -1);

  return g_date_time_format (last, "%Y-%m-%d");
}

static void
write_balance (GString *out, const CptSandboxRead *read, guint64 random)
{
  static const Finding balance = { "balanceSheet", "accounting-balancesheet-001", NULL, NULL, "BalanceSheetValidator" };

  for (int i = 1; i <= MONTHS_OUT_OF_BALANCE; i++)
    {
      g_autofree char *month = find_month_end (read->requested, i);
      guint assets = 180000 + (guint) (random % 50000);
      guint liabilities = 70000 + (guint) (random >> 20) % 30000;
      guint gap = 40 + (guint) (random >> 40) % 900;
      g_autofree char *message =
          g_strdup_printf ("Assets %u.00 less liabilities %u.00 are %u.00, but equity is %u.00.", assets, liabilities,
                           assets - liabilities, assets - liabilities - gap);

      write_item (out, &balance, month, message);
      random = cpt_sandbox_mix (random);
    }
}

/**
 * cpt_sandbox_validation_write:
 *
 * Appends the platform's ValidationResult of @read, as it stands at @now; always the same for @seed.
 */
void
cpt_sandbox_validation_write (const CptSandboxRead *read, GString *out, guint64 seed, gint64 now)
{
  CptSandboxReadState state = cpt_sandbox_read_get_state (read, now);
  guint64 random = cpt_sandbox_mix_text (seed, read->id.text);
  gboolean is_invalid = strcmp (state.status, "ValidationError") == 0;
  gboolean has_warnings = is_invalid || (state.is_completed && random % ONE_IN == 0);

  cpt_sandbox_json_begin_object (out, NULL);
  cpt_sandbox_json_begin_array (out, "errors");

  if (is_invalid && strcmp (read->data_type, "balanceSheet") == 0)
    write_balance (out, read, cpt_sandbox_mix (random));
  else if (is_invalid)
    write_findings (out, find_finding (errors, read->data_type), ERRORS_OF_A_READ, cpt_sandbox_mix (random));

  cpt_sandbox_json_end_array (out);
  cpt_sandbox_json_begin_array (out, "warnings");

  if (has_warnings)
    write_findings (out, find_finding (warnings, read->data_type), 1 + (guint) (random >> 8) % MAX_WARNINGS, random);

  cpt_sandbox_json_end_array (out);
  cpt_sandbox_json_end_object (out);
}
