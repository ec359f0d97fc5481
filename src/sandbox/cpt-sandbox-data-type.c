/* cpt-sandbox-data-type.c — what can be read from a platform.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-data-type-private.h"

#include <string.h>

#define ACCOUNTING CPT_SANDBOX_SOURCE_ACCOUNTING
#define BANKING CPT_SANDBOX_SOURCE_BANKING
#define COMMERCE CPT_SANDBOX_SOURCE_COMMERCE

/* key, source, fetch on first link, slow, months, locked; in the order in which they are queued */
static const CptSandboxDataType data_types[] = {
  { "accountTransactions", ACCOUNTING, TRUE, TRUE, 0, FALSE },
  { "balanceSheet", ACCOUNTING, TRUE, TRUE, 24, FALSE },
  { "bankAccounts", ACCOUNTING, TRUE, FALSE, 0, FALSE },
  { "bankTransactions", ACCOUNTING, TRUE, TRUE, 0, FALSE },
  { "billCreditNotes", ACCOUNTING, TRUE, FALSE, 0, FALSE },
  { "billPayments", ACCOUNTING, TRUE, FALSE, 0, FALSE },
  { "bills", ACCOUNTING, TRUE, FALSE, 0, FALSE },
  { "cashFlowStatement", ACCOUNTING, TRUE, TRUE, 24, FALSE },
  { "chartOfAccounts", ACCOUNTING, TRUE, FALSE, 0, FALSE },
  { "company", ACCOUNTING, TRUE, FALSE, 0, FALSE },
  { "creditNotes", ACCOUNTING, TRUE, FALSE, 0, FALSE },
  { "customers", ACCOUNTING, TRUE, FALSE, 0, FALSE },
  { "directCosts", ACCOUNTING, TRUE, FALSE, 0, FALSE },
  { "directIncomes", ACCOUNTING, TRUE, FALSE, 0, FALSE },
  { "invoices", ACCOUNTING, TRUE, FALSE, 0, FALSE },
  { "itemReceipts", ACCOUNTING, FALSE, FALSE, 0, FALSE },
  { "items", ACCOUNTING, TRUE, FALSE, 0, FALSE },
  { "journalEntries", ACCOUNTING, TRUE, FALSE, 0, FALSE },
  { "journals", ACCOUNTING, FALSE, FALSE, 0, FALSE },
  { "paymentMethods", ACCOUNTING, TRUE, FALSE, 0, FALSE },
  { "payments", ACCOUNTING, TRUE, FALSE, 0, FALSE },
  { "profitAndLoss", ACCOUNTING, TRUE, TRUE, 24, FALSE },
  { "purchaseOrders", ACCOUNTING, TRUE, FALSE, 0, FALSE },
  { "salesOrders", ACCOUNTING, FALSE, FALSE, 0, FALSE },
  { "suppliers", ACCOUNTING, TRUE, FALSE, 0, FALSE },
  { "taxRates", ACCOUNTING, TRUE, FALSE, 0, TRUE },
  { "trackingCategories", ACCOUNTING, TRUE, FALSE, 0, FALSE },
  { "transfers", ACCOUNTING, TRUE, FALSE, 0, FALSE },
  { "banking-accountBalances", BANKING, TRUE, FALSE, 0, FALSE },
  { "banking-accounts", BANKING, TRUE, FALSE, 0, FALSE },
  { "banking-transactionCategories", BANKING, TRUE, FALSE, 0, FALSE },
  { "banking-transactions", BANKING, TRUE, TRUE, 0, FALSE },
  { "commerce-companyInfo", COMMERCE, TRUE, FALSE, 0, FALSE },
  { "commerce-customers", COMMERCE, TRUE, FALSE, 0, FALSE },
  { "commerce-disputes", COMMERCE, FALSE, FALSE, 0, FALSE },
  { "commerce-locations", COMMERCE, TRUE, FALSE, 0, FALSE },
  { "commerce-orders", COMMERCE, TRUE, FALSE, 0, FALSE },
  { "commerce-paymentMethods", COMMERCE, TRUE, FALSE, 0, FALSE },
  { "commerce-payments", COMMERCE, TRUE, FALSE, 0, FALSE },
  { "commerce-productCategories", COMMERCE, TRUE, FALSE, 0, FALSE },
  { "commerce-products", COMMERCE, TRUE, FALSE, 0, FALSE },
  { "commerce-taxComponents", COMMERCE, TRUE, FALSE, 0, FALSE },
  { "commerce-transactions", COMMERCE, TRUE, TRUE, 0, FALSE },
};

/**
 * cpt_sandbox_data_type_get:
 *
 * Returns: (nullable): the type at @position, %NULL after the last
 */
const CptSandboxDataType *
cpt_sandbox_data_type_get (guint position)
{
  return position < G_N_ELEMENTS (data_types) ? &data_types[position] : NULL;
}

/**
 * cpt_sandbox_data_type_find:
 *
 * Returns: (nullable): the type of that name; names are case-sensitive
 */
const CptSandboxDataType *
cpt_sandbox_data_type_find (const char *key)
{
  for (gsize i = 0; i < G_N_ELEMENTS (data_types); i++)
    if (strcmp (data_types[i].key, key) == 0)
      return &data_types[i];

  return NULL;
}

/* Only the sandbox and the large systems know receipts of items. */
static gboolean
knows_item_receipts (const CptSandboxPlatform *platform)
{
  return strcmp (platform->key, "mqjo") == 0 || strcmp (platform->key, "akxx") == 0 ||
         strcmp (platform->key, "knfz") == 0;
}

/**
 * cpt_sandbox_data_type_is_supported:
 *
 * Returns: whether @platform offers it
 */
gboolean
cpt_sandbox_data_type_is_supported (const CptSandboxDataType *self, const CptSandboxPlatform *platform)
{
  if (self->source != platform->source || cpt_sandbox_platform_takes_files (platform))
    return FALSE;

  return strcmp (self->key, "itemReceipts") != 0 || knows_item_receipts (platform);
}
