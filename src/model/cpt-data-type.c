/* cpt-data-type.c — the data types that the platform reads.
 *
 * Section 3.9 of the platform reference.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-data-type.h"

/* In the order in which they are shown. */
static const CptDataType data_types[] = {
  /* key, source, is_report, is_per_connection */
  { "accountTransactions", CPT_DATA_SOURCE_ACCOUNTING, FALSE, TRUE },
  { "balanceSheet", CPT_DATA_SOURCE_ACCOUNTING, TRUE, FALSE },
  { "bankAccounts", CPT_DATA_SOURCE_ACCOUNTING, FALSE, TRUE },
  { "bankTransactions", CPT_DATA_SOURCE_ACCOUNTING, FALSE, TRUE },
  { "billCreditNotes", CPT_DATA_SOURCE_ACCOUNTING, FALSE, FALSE },
  { "billPayments", CPT_DATA_SOURCE_ACCOUNTING, FALSE, FALSE },
  { "bills", CPT_DATA_SOURCE_ACCOUNTING, FALSE, FALSE },
  { "cashFlowStatement", CPT_DATA_SOURCE_ACCOUNTING, TRUE, FALSE },
  { "chartOfAccounts", CPT_DATA_SOURCE_ACCOUNTING, FALSE, FALSE },
  { "company", CPT_DATA_SOURCE_ACCOUNTING, FALSE, FALSE },
  { "creditNotes", CPT_DATA_SOURCE_ACCOUNTING, FALSE, FALSE },
  { "customers", CPT_DATA_SOURCE_ACCOUNTING, FALSE, FALSE },
  { "directCosts", CPT_DATA_SOURCE_ACCOUNTING, FALSE, TRUE },
  { "directIncomes", CPT_DATA_SOURCE_ACCOUNTING, FALSE, TRUE },
  { "invoices", CPT_DATA_SOURCE_ACCOUNTING, FALSE, FALSE },
  { "itemReceipts", CPT_DATA_SOURCE_ACCOUNTING, FALSE, TRUE },
  { "items", CPT_DATA_SOURCE_ACCOUNTING, FALSE, FALSE },
  { "journalEntries", CPT_DATA_SOURCE_ACCOUNTING, FALSE, FALSE },
  { "journals", CPT_DATA_SOURCE_ACCOUNTING, FALSE, FALSE },
  { "paymentMethods", CPT_DATA_SOURCE_ACCOUNTING, FALSE, FALSE },
  { "payments", CPT_DATA_SOURCE_ACCOUNTING, FALSE, FALSE },
  { "profitAndLoss", CPT_DATA_SOURCE_ACCOUNTING, TRUE, FALSE },
  { "purchaseOrders", CPT_DATA_SOURCE_ACCOUNTING, FALSE, FALSE },
  { "salesOrders", CPT_DATA_SOURCE_ACCOUNTING, FALSE, FALSE },
  { "suppliers", CPT_DATA_SOURCE_ACCOUNTING, FALSE, FALSE },
  { "taxRates", CPT_DATA_SOURCE_ACCOUNTING, FALSE, FALSE },
  { "trackingCategories", CPT_DATA_SOURCE_ACCOUNTING, FALSE, FALSE },
  { "transfers", CPT_DATA_SOURCE_ACCOUNTING, FALSE, TRUE },
  { "banking-accountBalances", CPT_DATA_SOURCE_BANKING, FALSE, TRUE },
  { "banking-accounts", CPT_DATA_SOURCE_BANKING, FALSE, TRUE },
  { "banking-transactionCategories", CPT_DATA_SOURCE_BANKING, FALSE, TRUE },
  { "banking-transactions", CPT_DATA_SOURCE_BANKING, FALSE, TRUE },
  { "commerce-companyInfo", CPT_DATA_SOURCE_COMMERCE, FALSE, TRUE },
  { "commerce-customers", CPT_DATA_SOURCE_COMMERCE, FALSE, TRUE },
  { "commerce-disputes", CPT_DATA_SOURCE_COMMERCE, FALSE, TRUE },
  { "commerce-locations", CPT_DATA_SOURCE_COMMERCE, FALSE, TRUE },
  { "commerce-orders", CPT_DATA_SOURCE_COMMERCE, FALSE, TRUE },
  { "commerce-paymentMethods", CPT_DATA_SOURCE_COMMERCE, FALSE, TRUE },
  { "commerce-payments", CPT_DATA_SOURCE_COMMERCE, FALSE, TRUE },
  { "commerce-productCategories", CPT_DATA_SOURCE_COMMERCE, FALSE, TRUE },
  { "commerce-products", CPT_DATA_SOURCE_COMMERCE, FALSE, TRUE },
  { "commerce-taxComponents", CPT_DATA_SOURCE_COMMERCE, FALSE, TRUE },
  { "commerce-transactions", CPT_DATA_SOURCE_COMMERCE, FALSE, TRUE },
};

/**
 * cpt_data_type_find:
 * @key: (nullable): as the platform wrote it; the case does not matter
 *
 * Returns: (nullable): what is known of it; %NULL for a type that this version does not know
 */
const CptDataType *
cpt_data_type_find (const char *key)
{
  guint rank = cpt_data_type_get_rank (key);

  return rank < G_N_ELEMENTS (data_types) ? &data_types[rank] : NULL;
}

/**
 * cpt_data_type_list:
 * @n_types: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_types): those that this version knows, in the order in which they are shown
 */
const CptDataType *
cpt_data_type_list (guint *n_types)
{
  *n_types = G_N_ELEMENTS (data_types);

  return data_types;
}

/**
 * cpt_data_type_get_rank:
 * @key: (nullable): as the platform wrote it; the case does not matter
 *
 * Returns: its place in cpt_data_type_list(); behind all of them for a type that this version does not know
 */
guint
cpt_data_type_get_rank (const char *key)
{
  for (guint i = 0; key != NULL && i < G_N_ELEMENTS (data_types); i++)
    if (g_ascii_strcasecmp (data_types[i].key, key) == 0)
      return i;

  return G_N_ELEMENTS (data_types);
}

/**
 * cpt_data_source_from_text:
 * @source_type: (nullable): of a connection or an integration, as the platform wrote it; the case does not matter
 *
 * Returns: the source, CPT_DATA_SOURCE_OTHER for bank feeds, expenses and what this version does not know
 */
CptDataSource
cpt_data_source_from_text (const char *source_type)
{
  static const char *const texts[] = { "Accounting", "Banking", "Commerce" }; /* by CptDataSource */

  for (guint i = 0; source_type != NULL && i < G_N_ELEMENTS (texts); i++)
    if (g_ascii_strcasecmp (texts[i], source_type) == 0)
      return (CptDataSource) i;

  return CPT_DATA_SOURCE_OTHER;
}
