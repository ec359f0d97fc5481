/* cpt-data-type-words.c — the data types in words.
 *
 * Section 3.9 of the platform reference.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-data-type-words.h"

#include <glib/gi18n.h>

static const struct
{
  const char *key;
  const char *word;
} words[] = {
  { "accountTransactions", NC_ ("data type", "Account transactions") },
  { "balanceSheet", NC_ ("data type", "Balance sheet") },
  { "bankAccounts", NC_ ("data type", "Bank accounts") },
  { "bankTransactions", NC_ ("data type", "Bank transactions") },
  { "billCreditNotes", NC_ ("data type", "Supplier credit notes") },
  { "billPayments", NC_ ("data type", "Supplier payments") },
  { "bills", NC_ ("data type", "Supplier invoices") },
  { "cashFlowStatement", NC_ ("data type", "Cash flow statement") },
  { "chartOfAccounts", NC_ ("data type", "Chart of accounts") },
  { "company", NC_ ("data type", "Company information") },
  { "creditNotes", NC_ ("data type", "Credit notes") },
  { "customers", NC_ ("data type", "Customers") },
  { "directCosts", NC_ ("data type", "Direct costs") },
  { "directIncomes", NC_ ("data type", "Direct incomes") },
  { "invoices", NC_ ("data type", "Customer invoices") },
  { "itemReceipts", NC_ ("data type", "Item receipts") },
  { "items", NC_ ("data type", "Items") },
  { "journalEntries", NC_ ("data type", "Journal entries") },
  { "journals", NC_ ("data type", "Journals") },
  { "paymentMethods", NC_ ("data type", "Payment methods") },
  { "payments", NC_ ("data type", "Customer payments") },
  { "profitAndLoss", NC_ ("data type", "Profit and loss") },
  { "purchaseOrders", NC_ ("data type", "Purchase orders") },
  { "salesOrders", NC_ ("data type", "Sales orders") },
  { "suppliers", NC_ ("data type", "Suppliers") },
  { "taxRates", NC_ ("data type", "Tax rates") },
  { "trackingCategories", NC_ ("data type", "Tracking categories") },
  { "transfers", NC_ ("data type", "Transfers") },
  { "banking-accountBalances", NC_ ("data type", "Account balances") },
  { "banking-accounts", NC_ ("data type", "Accounts") },
  { "banking-transactionCategories", NC_ ("data type", "Transaction categories") },
  { "banking-transactions", NC_ ("data type", "Transactions") },
  { "commerce-companyInfo", NC_ ("data type", "Commerce information") },
  { "commerce-customers", NC_ ("data type", "Customers") },
  { "commerce-disputes", NC_ ("data type", "Disputes") },
  { "commerce-locations", NC_ ("data type", "Locations") },
  { "commerce-orders", NC_ ("data type", "Orders") },
  { "commerce-paymentMethods", NC_ ("data type", "Payment methods") },
  { "commerce-payments", NC_ ("data type", "Payments") },
  { "commerce-productCategories", NC_ ("data type", "Product categories") },
  { "commerce-products", NC_ ("data type", "Products") },
  { "commerce-taxComponents", NC_ ("data type", "Tax components") },
  { "commerce-transactions", NC_ ("data type", "Transactions") },
};

/**
 * cpt_data_type_words_get:
 * @key: as the platform wrote it; the case does not matter
 *
 * Returns: (transfer none): the name of the data type, translated; @key for one that this version does not know
 */
const char *
cpt_data_type_words_get (const char *key)
{
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strcasecmp (words[i].key, key) == 0)
      return g_dpgettext2 (NULL, "data type", words[i].word);

  return key;
}
