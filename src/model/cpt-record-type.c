/* cpt-record-type.c — where the records of each data type are, and which of their members come first.
 *
 * Section 3.9 of the platform reference.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-record-type.h"

static const CptRecordType types[] = {
  { "accountTransactions", "accountTransactions",
    "transactionId date bankAccountRef totalAmount status note lines currency", FALSE, FALSE },
  { "bankAccounts", "bankAccounts",
    "accountName accountType accountNumber institution balance availableBalance status currency sortCode iBan "
    "overdraftLimit nominalCode",
    FALSE, FALSE },
  { "bankTransactions", "bankTransactions",
    "clearedOnDate description amount balance reconciled transactionType accountId", FALSE, TRUE },
  { "billCreditNotes", "billCreditNotes",
    "billCreditNoteNumber supplierRef issueDate status totalAmount remainingCredit subTotal totalTaxAmount lineItems "
    "currency",
    FALSE, FALSE },
  { "billPayments", "billPayments", "reference supplierRef date totalAmount accountRef lines note currency", FALSE,
    FALSE },
  { "bills", "bills",
    "reference supplierRef issueDate dueDate status totalAmount amountDue subTotal taxAmount lineItems note currency",
    FALSE, FALSE },
  { "chartOfAccounts", "accounts",
    "nominalCode name type status currentBalance isBankAccount description fullyQualifiedCategory fullyQualifiedName "
    "currency",
    FALSE, FALSE },
  { "company", "info",
    "companyName companyLegalName registrationNumber taxNumber baseCurrency financialYearStartDate addresses "
    "phoneNumbers webLinks accountingPlatformRef sourceUrls",
    TRUE, FALSE },
  { "creditNotes", "creditNotes",
    "creditNoteNumber customerRef issueDate status totalAmount remainingCredit subTotal totalTaxAmount lineItems "
    "currency",
    FALSE, FALSE },
  { "customers", "customers",
    "customerName contactName emailAddress phone status defaultCurrency registrationNumber taxNumber addresses "
    "contacts",
    FALSE, FALSE },
  { "directCosts", "directCosts",
    "reference contactRef issueDate totalAmount subTotal taxAmount lineItems note currency", FALSE, FALSE },
  { "directIncomes", "directIncomes",
    "reference contactRef issueDate totalAmount subTotal taxAmount lineItems note currency", FALSE, FALSE },
  { "invoices", "invoices",
    "invoiceNumber customerRef issueDate dueDate status totalAmount amountDue paidOnDate subTotal totalDiscount "
    "totalTaxAmount lineItems note currency",
    FALSE, FALSE },
  { "itemReceipts", "itemReceipts", "", FALSE, FALSE },
  { "items", "items", "code name type itemStatus isBillItem isInvoiceItem billItem invoiceItem", FALSE, FALSE },
  { "journalEntries", "journalEntries", "postedOn description journalRef journalLines createdOn updatedOn recordRef",
    FALSE, FALSE },
  { "journals", "journals", "journalCode name type status createdOn parentId hasChildren", FALSE, FALSE },
  { "paymentMethods", "paymentMethods", "name type status", FALSE, FALSE },
  { "payments", "payments", "reference customerRef date totalAmount accountRef paymentMethodRef lines note currency",
    FALSE, FALSE },
  { "purchaseOrders", "purchaseOrders",
    "purchaseOrderNumber supplierRef issueDate expectedDeliveryDate status totalAmount deliveryDate paymentDueDate "
    "subTotal totalTaxAmount lineItems currency",
    FALSE, FALSE },
  { "salesOrders", "salesOrders",
    "salesOrderNumber customerRef issueDate expectedDeliveryDate status totalAmount invoicingStatus "
    "customerPurchaseOrderNumber subTotal totalTaxAmount lineItems currency",
    FALSE, FALSE },
  { "suppliers", "suppliers",
    "supplierName contactName emailAddress phone status defaultCurrency registrationNumber taxNumber addresses", FALSE,
    FALSE },
  { "taxRates", "taxRates", "name code effectiveTaxRate totalTaxRate status components", FALSE, FALSE },
  { "trackingCategories", "trackingCategories", "name status parentId hasChildren", FALSE, FALSE },
  { "transfers", "transfers", "description date from to status contactRef trackingCategoryRefs", FALSE, FALSE },
  { "banking-accountBalances", "banking-accountBalances", "accountId date balance", FALSE, FALSE },
  { "banking-accounts", "banking-accounts", "name informalName holder type balance institution identifiers currency",
    FALSE, FALSE },
  { "banking-transactionCategories", "banking-transactionCategories", "name parentId hasChildren status", FALSE,
    FALSE },
  { "banking-transactions", "banking-transactions",
    "postedDate description merchantName amount transactionCategoryRef authorizedDate code accountId currency", FALSE,
    FALSE },
  { "commerce-companyInfo", "commerce-info",
    "companyName companyLegalName baseCurrency registrationNumber accountBalances addresses", TRUE, FALSE },
  { "commerce-customers", "commerce-customers",
    "customerName emailAddress phone createdDate defaultCurrency note addresses", FALSE, FALSE },
  { "commerce-disputes", "commerce-disputes",
    "createdDate status reason totalAmount dueDate disputedTransactions currency", FALSE, FALSE },
  { "commerce-locations", "commerce-locations", "name address", FALSE, FALSE },
  { "commerce-orders", "commerce-orders",
    "orderNumber createdDate customerRef totalAmount totalTaxAmount totalDiscount totalRefund totalGratuity closedDate "
    "country locationRef orderLineItems payments currency",
    FALSE, FALSE },
  { "commerce-paymentMethods", "commerce-paymentMethods", "name status", FALSE, FALSE },
  { "commerce-payments", "commerce-payments",
    "createdDate amount status paymentProvider paymentMethodRef dueDate currency", FALSE, FALSE },
  { "commerce-productCategories", "commerce-productCategories", "name hasChildren ancestorRefs", FALSE, FALSE },
  { "commerce-products", "commerce-products", "name description isGiftCard categorization variants", FALSE, FALSE },
  { "commerce-taxComponents", "commerce-taxComponents", "name rate isCompound", FALSE, FALSE },
  { "commerce-transactions", "commerce-transactions",
    "createdDate type subType totalAmount transactionSourceRef sourceCreatedDate currency", FALSE, FALSE },
};

/**
 * cpt_record_type_find:
 * @data_type: a key; the case does not matter
 *
 * Returns: (nullable): where its records are; %NULL for financial reports and what this version does not know
 */
const CptRecordType *
cpt_record_type_find (const char *data_type)
{
  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_ascii_strcasecmp (types[i].data_type, data_type) == 0)
      return &types[i];

  return NULL;
}

/**
 * cpt_record_place_new:
 * @company_id: GUID text
 * @data_type: a key
 * @connection_id: (nullable): GUID text
 * @account_id: (nullable): a bank account
 *
 * Returns: (transfer full): where records are
 */
CptRecordPlace *
cpt_record_place_new (const char *company_id, const char *data_type, const char *connection_id, const char *account_id)
{
  CptRecordPlace *self = g_new (CptRecordPlace, 1);

  self->company_id = g_strdup (company_id);
  self->data_type = g_strdup (data_type);
  self->connection_id = g_strdup (connection_id);
  self->account_id = g_strdup (account_id);

  return self;
}

CptRecordPlace *
cpt_record_place_copy (const CptRecordPlace *self)
{
  return cpt_record_place_new (self->company_id, self->data_type, self->connection_id, self->account_id);
}

void
cpt_record_place_free (CptRecordPlace *self)
{
  g_free (self->company_id);
  g_free (self->data_type);
  g_free (self->connection_id);
  g_free (self->account_id);
  g_free (self);
}

/**
 * cpt_record_place_equal:
 *
 * Returns: whether the same records are there
 */
gboolean
cpt_record_place_equal (const CptRecordPlace *a, const CptRecordPlace *b)
{
  return g_ascii_strcasecmp (a->company_id, b->company_id) == 0 && g_str_equal (a->data_type, b->data_type) &&
         g_strcmp0 (a->connection_id, b->connection_id) == 0 && g_strcmp0 (a->account_id, b->account_id) == 0;
}
