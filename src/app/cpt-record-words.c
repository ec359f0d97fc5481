/* cpt-record-words.c — the members of records, and what is written in them, in words.
 *
 * Section 3.9 of the platform reference. A member that this version does not know is called as the platform writes it,
 * with spaces.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-record-words.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  const char *text;
  const char *word;
} Word;

static const Word members[] = {
  { "accountBalances", NC_ ("record", "Account balances") },
  { "accountId", NC_ ("record", "Account ID") },
  { "accountName", NC_ ("record", "Account name") },
  { "accountNumber", NC_ ("record", "Account number") },
  { "accountRef", NC_ ("record", "Account") },
  { "accountType", NC_ ("record", "Account type") },
  { "accountingPlatformRef", NC_ ("record", "Accounting software") },
  { "addresses", NC_ ("record", "Addresses") },
  { "address", NC_ ("record", "Address") },
  { "allocatedOnDate", NC_ ("record", "Allocated on") },
  { "allocation", NC_ ("record", "Allocation") },
  { "amount", NC_ ("record", "Amount") },
  { "amountDue", NC_ ("record", "Amount due") },
  { "ancestorRefs", NC_ ("record", "Parent categories") },
  { "authorizedDate", NC_ ("record", "Authorized on") },
  { "availableBalance", NC_ ("record", "Available balance") },
  { "balance", NC_ ("record", "Balance") },
  { "bankAccountRef", NC_ ("record", "Bank account") },
  { "baseCurrency", NC_ ("record", "Base currency") },
  { "billCreditNoteNumber", NC_ ("record", "Credit note number") },
  { "billItem", NC_ ("record", "Purchase") },
  { "categorization", NC_ ("record", "Category") },
  { "city", NC_ ("record", "City") },
  { "clearedOnDate", NC_ ("record", "Cleared on") },
  { "closedDate", NC_ ("record", "Closed on") },
  { "code", NC_ ("record", "Code") },
  { "companyLegalName", NC_ ("record", "Legal name") },
  { "companyName", NC_ ("record", "Company name") },
  { "components", NC_ ("record", "Components") },
  { "contactName", NC_ ("record", "Contact") },
  { "contactRef", NC_ ("record", "Contact") },
  { "contacts", NC_ ("record", "Contacts") },
  { "country", NC_ ("record", "Country") },
  { "createdDate", NC_ ("record", "Created") },
  { "createdOn", NC_ ("record", "Created") },
  { "creditNoteNumber", NC_ ("record", "Credit note number") },
  { "currency", NC_ ("record", "Currency") },
  { "currencyRate", NC_ ("record", "Exchange rate") },
  { "currentBalance", NC_ ("record", "Current balance") },
  { "customerName", NC_ ("record", "Customer") },
  { "customerPurchaseOrderNumber", NC_ ("record", "Customer’s order number") },
  { "customerRef", NC_ ("record", "Customer") },
  { "date", NC_ ("record", "Date") },
  { "defaultCurrency", NC_ ("record", "Default currency") },
  { "deliveryDate", NC_ ("record", "Delivered on") },
  { "description", NC_ ("record", "Description") },
  { "discountAmount", NC_ ("record", "Discount") },
  { "discountPercentage", NC_ ("record", "Discount rate") },
  { "disputedTransactions", NC_ ("record", "Disputed transactions") },
  { "dueDate", NC_ ("record", "Due") },
  { "effectiveTaxRate", NC_ ("record", "Effective rate") },
  { "emailAddress", NC_ ("record", "E-mail") },
  { "expectedDeliveryDate", NC_ ("record", "Expected delivery") },
  { "financialYearStartDate", NC_ ("record", "Start of the financial year") },
  { "from", NC_ ("record", "From") },
  { "fullyQualifiedCategory", NC_ ("record", "Category") },
  { "fullyQualifiedName", NC_ ("record", "Full name") },
  { "hasChildren", NC_ ("record", "Has subcategories") },
  { "holder", NC_ ("record", "Holder") },
  { "iBan", NC_ ("record", "IBAN") },
  { "id", NC_ ("record", "ID") },
  { "identifiers", NC_ ("record", "Identifiers") },
  { "informalName", NC_ ("record", "Informal name") },
  { "institution", NC_ ("record", "Institution") },
  { "invoiceItem", NC_ ("record", "Sale") },
  { "invoiceNumber", NC_ ("record", "Invoice number") },
  { "invoicingStatus", NC_ ("record", "Invoicing") },
  { "isBankAccount", NC_ ("record", "Bank account") },
  { "isBillItem", NC_ ("record", "Purchased") },
  { "isCompound", NC_ ("record", "Compound") },
  { "isDeleted", NC_ ("record", "Deleted") },
  { "isGiftCard", NC_ ("record", "Gift card") },
  { "isInvoiceItem", NC_ ("record", "Sold") },
  { "issueDate", NC_ ("record", "Issued") },
  { "itemRef", NC_ ("record", "Item") },
  { "itemStatus", NC_ ("record", "Status") },
  { "journalCode", NC_ ("record", "Journal code") },
  { "journalLines", NC_ ("record", "Lines") },
  { "journalRef", NC_ ("record", "Journal") },
  { "lineItems", NC_ ("record", "Lines") },
  { "lines", NC_ ("record", "Lines") },
  { "line1", NC_ ("record", "Line 1") },
  { "line2", NC_ ("record", "Line 2") },
  { "locationRef", NC_ ("record", "Location") },
  { "merchantName", NC_ ("record", "Merchant") },
  { "metadata", NC_ ("record", "Metadata") },
  { "modifiedDate", NC_ ("record", "Changed") },
  { "name", NC_ ("record", "Name") },
  { "nominalCode", NC_ ("record", "Account code") },
  { "note", NC_ ("record", "Note") },
  { "orderLineItems", NC_ ("record", "Lines") },
  { "orderNumber", NC_ ("record", "Order number") },
  { "overdraftLimit", NC_ ("record", "Overdraft limit") },
  { "paidOnDate", NC_ ("record", "Paid on") },
  { "parentId", NC_ ("record", "Parent") },
  { "paymentAllocations", NC_ ("record", "Payments") },
  { "paymentDueDate", NC_ ("record", "Payment due") },
  { "paymentMethodRef", NC_ ("record", "Payment method") },
  { "paymentProvider", NC_ ("record", "Payment provider") },
  { "payments", NC_ ("record", "Payments") },
  { "phone", NC_ ("record", "Phone") },
  { "phoneNumbers", NC_ ("record", "Phone numbers") },
  { "postalCode", NC_ ("record", "Postal code") },
  { "postedDate", NC_ ("record", "Posted") },
  { "postedOn", NC_ ("record", "Posted") },
  { "purchaseOrderNumber", NC_ ("record", "Order number") },
  { "quantity", NC_ ("record", "Quantity") },
  { "rate", NC_ ("record", "Rate") },
  { "reason", NC_ ("record", "Reason") },
  { "reconciled", NC_ ("record", "Reconciled") },
  { "recordRef", NC_ ("record", "Record") },
  { "reference", NC_ ("record", "Reference") },
  { "region", NC_ ("record", "Region") },
  { "registrationNumber", NC_ ("record", "Registration number") },
  { "remainingCredit", NC_ ("record", "Remaining credit") },
  { "salesOrderNumber", NC_ ("record", "Order number") },
  { "sortCode", NC_ ("record", "Sort code") },
  { "sourceCreatedDate", NC_ ("record", "Created at the source") },
  { "sourceModifiedDate", NC_ ("record", "Changed at the source") },
  { "sourceUrls", NC_ ("record", "Links") },
  { "status", NC_ ("record", "Status") },
  { "subTotal", NC_ ("record", "Subtotal") },
  { "subType", NC_ ("record", "Subtype") },
  { "supplementalData", NC_ ("record", "Supplemental data") },
  { "supplierName", NC_ ("record", "Supplier") },
  { "supplierRef", NC_ ("record", "Supplier") },
  { "taxAmount", NC_ ("record", "Tax") },
  { "taxNumber", NC_ ("record", "Tax number") },
  { "taxRateRef", NC_ ("record", "Tax rate") },
  { "to", NC_ ("record", "To") },
  { "totalAmount", NC_ ("record", "Total") },
  { "totalDiscount", NC_ ("record", "Discount") },
  { "totalGratuity", NC_ ("record", "Tips") },
  { "totalRefund", NC_ ("record", "Refunds") },
  { "totalTaxAmount", NC_ ("record", "Tax") },
  { "totalTaxRate", NC_ ("record", "Total rate") },
  { "trackingCategoryRefs", NC_ ("record", "Tracking categories") },
  { "transactionCategoryRef", NC_ ("record", "Category") },
  { "transactionId", NC_ ("record", "Transaction ID") },
  { "transactionSourceRef", NC_ ("record", "Origin") },
  { "transactionType", NC_ ("record", "Type") },
  { "type", NC_ ("record", "Type") },
  { "unitAmount", NC_ ("record", "Unit price") },
  { "unitPrice", NC_ ("record", "Unit price") },
  { "updatedOn", NC_ ("record", "Changed") },
  { "variants", NC_ ("record", "Variants") },
  { "webLinks", NC_ ("record", "Websites") },
};

/* What is written in members that have a few values. */
static const Word values[] = {
  { "Active", NC_ ("value in a record", "Active") },
  { "Accepted", NC_ ("value in a record", "Accepted") },
  { "Archived", NC_ ("value in a record", "Archived") },
  { "Asset", NC_ ("value in a record", "Asset") },
  { "Billing", NC_ ("value in a record", "Billing") },
  { "Cancelled", NC_ ("value in a record", "Cancelled") },
  { "Closed", NC_ ("value in a record", "Closed") },
  { "Credit", NC_ ("value in a record", "Credit") },
  { "Debit", NC_ ("value in a record", "Debit") },
  { "Delivery", NC_ ("value in a record", "Delivery") },
  { "Draft", NC_ ("value in a record", "Draft") },
  { "Equity", NC_ ("value in a record", "Equity") },
  { "Expense", NC_ ("value in a record", "Expense") },
  { "Failed", NC_ ("value in a record", "Failed") },
  { "Income", NC_ ("value in a record", "Income") },
  { "Inventory", NC_ ("value in a record", "Inventory") },
  { "Liability", NC_ ("value in a record", "Liability") },
  { "Lost", NC_ ("value in a record", "Lost") },
  { "NonInventory", NC_ ("value in a record", "Non-inventory") },
  { "Open", NC_ ("value in a record", "Open") },
  { "Paid", NC_ ("value in a record", "Paid") },
  { "PartiallyPaid", NC_ ("value in a record", "Partially paid") },
  { "Pending", NC_ ("value in a record", "Pending") },
  { "Posted", NC_ ("value in a record", "Posted") },
  { "Reconciled", NC_ ("value in a record", "Reconciled") },
  { "Refund", NC_ ("value in a record", "Refund") },
  { "Rejected", NC_ ("value in a record", "Rejected") },
  { "Service", NC_ ("value in a record", "Service") },
  { "Submitted", NC_ ("value in a record", "Submitted") },
  { "Unknown", NC_ ("value in a record", "Unknown") },
  { "Unreconciled", NC_ ("value in a record", "Unreconciled") },
  { "Void", NC_ ("value in a record", "Void") },
  { "Won", NC_ ("value in a record", "Won") },
};

static const char *const members_with_values[] = { "status",          "type",    "itemStatus", "invoicingStatus",
                                                   "transactionType", "subType", NULL };

static const char *
find (const Word *words, gsize n_words, const char *context, const char *text)
{
  for (gsize i = 0; i < n_words; i++)
    if (g_str_equal (words[i].text, text))
      return g_dpgettext2 (NULL, context, words[i].word);

  return NULL;
}

/* "taxRateRef" becomes "Tax rate". Returns: (transfer none): kept for ever: there are few. */
static const char *
spell_out (const char *name)
{
  g_autoptr (GString) words = g_string_new (NULL);
  gsize length = g_str_has_suffix (name, "Ref") ? strlen (name) - strlen ("Ref") : strlen (name);

  for (gsize i = 0; i < length; i++)
    {
      if (i > 0 && g_ascii_isupper (name[i]) && g_ascii_islower (name[i - 1]))
        g_string_append_c (words, ' ');
      g_string_append_c (words, i == 0 ? g_ascii_toupper (name[i])
                                       : (g_ascii_isupper (name[i]) && i + 1 < length && g_ascii_islower (name[i + 1])
                                              ? g_ascii_tolower (name[i])
                                              : name[i]));
    }

  return g_intern_string (words->str);
}

/**
 * cpt_record_words_get_member:
 * @name: of a member, as the platform writes it
 *
 * Returns: (transfer none): what it is called, translated where this version knows it
 */
const char *
cpt_record_words_get_member (const char *name)
{
  const char *word = find (members, G_N_ELEMENTS (members), "record", name);

  return word != NULL ? word : spell_out (name);
}

/**
 * cpt_record_words_get_value:
 * @name: of a member
 * @text: what is written in it
 *
 * Returns: (transfer none): it in words, where the member has a few values and this version knows this one; else @text
 */
const char *
cpt_record_words_get_value (const char *name, const char *text)
{
  const char *word = NULL;

  if (cpt_record_words_has_values (name))
    word = find (values, G_N_ELEMENTS (values), "value in a record", text);

  return word != NULL ? word : text;
}

/**
 * cpt_record_words_has_values:
 * @name: of a member
 *
 * Returns: whether a few values are written in it again and again
 */
gboolean
cpt_record_words_has_values (const char *name)
{
  return g_strv_contains (members_with_values, name);
}
