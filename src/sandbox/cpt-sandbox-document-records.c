/* cpt-sandbox-document-records.c — records of what is sold and bought: invoices, bills, orders and the like.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-document-private.h"

#include <string.h>

#include "cpt-sandbox-time-private.h"

#define DAYS(n) ((n) *CPT_SANDBOX_TICKS_PER_DAY)

/**
 * Sort:
 * @number: the member with the number that people know it by
 * @prefix: of that number
 * @party: the member that refers to the customer or supplier
 * @tax: the member with the tax
 */
typedef struct
{
  const char *route;
  const char *number;
  const char *prefix;
  const char *party;
  const char *party_route;
  const char *tax;
} Sort;

static const Sort invoice = { "invoices", "invoiceNumber", "INV-", "customerRef", "customers", "totalTaxAmount" };
static const Sort bill = { "bills", "reference", "F", "supplierRef", "suppliers", "taxAmount" };
static const Sort credit_note = {
  "creditNotes", "creditNoteNumber", "CN-", "customerRef", "customers", "totalTaxAmount"
};
static const Sort bill_credit_note = { "billCreditNotes", "billCreditNoteNumber", "NCF-", "supplierRef",
                                       "suppliers",       "totalTaxAmount" };
static const Sort direct_cost = { "directCosts", "reference", "DC-", "contactRef", "suppliers", "taxAmount" };
static const Sort direct_income = { "directIncomes", "reference", "DI-", "contactRef", "customers", "taxAmount" };
static const Sort purchase_order = { "purchaseOrders", "purchaseOrderNumber", "PO-",
                                     "supplierRef",    "suppliers",           "totalTaxAmount" };
static const Sort sales_order = {
  "salesOrders", "salesOrderNumber", "SO-", "customerRef", "customers", "totalTaxAmount"
};
static const Sort item_receipt = { "itemReceipts", "itemReceiptNumber", "IR-", "supplierRef", "suppliers", NULL };

static const char *
get_label_name (const Sort *sort)
{
  if (strcmp (sort->party, "contactRef") == 0)
    return "dataType";

  return strcmp (sort->party_route, "customers") == 0 ? "companyName" : "supplierName";
}

static void
begin (const CptSandboxRecords *records,
       const Sort *sort,
       guint position,
       CptSandboxFields *fields,
       CptSandboxDocument *document)
{
  g_autofree char *number = g_strdup_printf ("%s%06u", sort->prefix, position + 1);

  cpt_sandbox_document_init (document, records, sort->route, sort->party_route, position);
  cpt_sandbox_fields_text (fields, sort->number, number);

  if (strcmp (sort->party, "contactRef") == 0)
    {
      CptSandboxGuid id = cpt_sandbox_records_get_id (records, sort->party_route, document->party);

      cpt_sandbox_fields_reference (fields, sort->party, id.text, get_label_name (sort), sort->party_route);
    }
  else
    cpt_sandbox_records_refer (records, fields, sort->party, get_label_name (sort), sort->party_route, document->party);

  cpt_sandbox_fields_day (fields, "issueDate", document->issued);
}

static void
describe_currency (CptSandboxFields *fields, const CptSandboxDocument *document)
{
  cpt_sandbox_fields_text (fields, "currency", document->currency);
  cpt_sandbox_fields_amount (fields, "currencyRate", document->rate);
}

static void
describe_totals (CptSandboxFields *fields, const Sort *sort, const CptSandboxDocument *document)
{
  describe_currency (fields, document);
  cpt_sandbox_fields_cents (fields, "subTotal", document->sub_total);

  if (strcmp (sort->route, "invoices") == 0)
    cpt_sandbox_fields_cents (fields, "totalDiscount", 0);

  cpt_sandbox_fields_cents (fields, sort->tax, document->tax);
  cpt_sandbox_fields_cents (fields, "totalAmount", document->total);
}

static void
describe_line (const CptSandboxRecords *records, CptSandboxFields *fields, const CptSandboxDocumentLine *line)
{
  guint item = cpt_sandbox_records_choose (records, "items", line->item);
  const char *description = cpt_sandbox_sample_get (CPT_SANDBOX_SAMPLE_ITEM, records->language, item);

  cpt_sandbox_fields_begin_object (fields, NULL);
  cpt_sandbox_fields_text (fields, "description", description);
  cpt_sandbox_fields_amount (fields, "quantity", line->quantity);
  cpt_sandbox_fields_cents (fields, "unitAmount", line->unit);
  cpt_sandbox_fields_cents (fields, "subTotal", line->sub_total);
  cpt_sandbox_fields_cents (fields, "taxAmount", line->tax);
  cpt_sandbox_fields_cents (fields, "totalAmount", line->sub_total + line->tax);
  cpt_sandbox_records_refer (records, fields, "itemRef", "name", "items", item);
  cpt_sandbox_records_refer (records, fields, "taxRateRef", "name", "taxRates", line->tax != 0 ? 0 : 1);
  cpt_sandbox_fields_end_object (fields);
}

static void
describe_lines (const CptSandboxRecords *records, CptSandboxFields *fields, const CptSandboxDocument *document)
{
  gboolean is_read = cpt_sandbox_fields_begin_array (fields, "lineItems");

  for (guint i = 0; is_read && i < document->n_lines; i++)
    describe_line (records, fields, &document->lines[i]);

  cpt_sandbox_fields_end_array (fields);
}

/* Most have none. */
static void
describe_note (const CptSandboxRecords *records, CptSandboxFields *fields, guint position)
{
  const char *note = cpt_sandbox_sample_get (CPT_SANDBOX_SAMPLE_NOTE, records->language, position / 4);

  cpt_sandbox_fields_text (fields, "note", position % 4 == 0 ? note : NULL);
}

static void
describe_debt (CptSandboxFields *fields, const CptSandboxDocument *document, const char *open)
{
  gboolean is_open = strcmp (document->status, "Submitted") == 0;
  gboolean is_void = strcmp (document->status, "Void") == 0;

  cpt_sandbox_fields_cents (fields, "amountDue", is_void ? 0 : document->total - document->paid);
  cpt_sandbox_fields_text (fields, "status", is_open ? open : document->status);
}

static void
describe_invoice (const CptSandboxRecords *self, guint position, CptSandboxFields *fields)
{
  CptSandboxDocument document;
  gboolean is_paid;

  begin (self, &invoice, position, fields, &document);
  is_paid = document.paid == document.total;
  cpt_sandbox_fields_day (fields, "dueDate", document.issued + DAYS (45));
  cpt_sandbox_fields_day (fields, "paidOnDate", is_paid ? document.issued + DAYS (CPT_SANDBOX_PAYMENT_DAYS) : 0);
  describe_totals (fields, &invoice, &document);
  describe_debt (fields, &document, "Submitted");
  describe_lines (self, fields, &document);
  describe_note (self, fields, position);
}

static void
describe_bill (const CptSandboxRecords *self, guint position, CptSandboxFields *fields)
{
  CptSandboxDocument document;

  begin (self, &bill, position, fields, &document);
  cpt_sandbox_fields_day (fields, "dueDate", document.issued + DAYS (45));
  describe_totals (fields, &bill, &document);
  describe_debt (fields, &document, "Open");
  describe_lines (self, fields, &document);
  describe_note (self, fields, position);
}

static void
describe_any_credit_note (const CptSandboxRecords *self, const Sort *sort, guint position, CptSandboxFields *fields)
{
  CptSandboxDocument document;

  begin (self, sort, position, fields, &document);
  describe_totals (fields, sort, &document);
  cpt_sandbox_fields_cents (fields, "remainingCredit", document.total - document.paid);
  cpt_sandbox_fields_text (fields, "status", document.status);
  describe_lines (self, fields, &document);
}

static void
describe_credit_note (const CptSandboxRecords *self, guint position, CptSandboxFields *fields)
{
  describe_any_credit_note (self, &credit_note, position, fields);
}

static void
describe_bill_credit_note (const CptSandboxRecords *self, guint position, CptSandboxFields *fields)
{
  describe_any_credit_note (self, &bill_credit_note, position, fields);
}

static void
describe_direct (const CptSandboxRecords *self, const Sort *sort, guint position, CptSandboxFields *fields)
{
  CptSandboxDocument document;

  begin (self, sort, position, fields, &document);
  describe_totals (fields, sort, &document);
  describe_lines (self, fields, &document);
  describe_note (self, fields, position);
}

static void
describe_direct_cost (const CptSandboxRecords *self, guint position, CptSandboxFields *fields)
{
  describe_direct (self, &direct_cost, position, fields);
}

static void
describe_direct_income (const CptSandboxRecords *self, guint position, CptSandboxFields *fields)
{
  describe_direct (self, &direct_income, position, fields);
}

static void
describe_purchase_order (const CptSandboxRecords *self, guint position, CptSandboxFields *fields)
{
  CptSandboxDocument document;

  begin (self, &purchase_order, position, fields, &document);
  cpt_sandbox_fields_day (fields, "expectedDeliveryDate", document.issued + DAYS (14));
  cpt_sandbox_fields_day (fields, "deliveryDate", document.is_settled ? document.issued + DAYS (16) : 0);
  cpt_sandbox_fields_day (fields, "paymentDueDate", document.issued + DAYS (45));
  describe_totals (fields, &purchase_order, &document);
  cpt_sandbox_fields_text (fields, "status", document.is_settled ? "Closed" : "Open");
  describe_lines (self, fields, &document);
}

static void
describe_sales_order (const CptSandboxRecords *self, guint position, CptSandboxFields *fields)
{
  g_autofree char *number = g_strdup_printf ("%u/%02u", 4100 + position, position % 12 + 1);
  CptSandboxDocument document;

  begin (self, &sales_order, position, fields, &document);
  cpt_sandbox_fields_text (fields, "customerPurchaseOrderNumber", position % 3 == 0 ? NULL : number);
  cpt_sandbox_fields_day (fields, "expectedDeliveryDate", document.issued + DAYS (10));
  describe_totals (fields, &sales_order, &document);
  cpt_sandbox_fields_text (fields, "status", document.is_settled ? "Closed" : "Open");
  cpt_sandbox_fields_text (fields, "invoicingStatus", document.is_settled ? "Invoiced" : "NotInvoiced");
  describe_lines (self, fields, &document);
}

/* What it has is not published: this is what a receipt must say. */
static void
describe_item_receipt (const CptSandboxRecords *self, guint position, CptSandboxFields *fields)
{
  CptSandboxDocument document;

  begin (self, &item_receipt, position, fields, &document);
  describe_currency (fields, &document);
  cpt_sandbox_fields_cents (fields, "totalAmount", document.total);
  describe_lines (self, fields, &document);
  describe_note (self, fields, position);
}

const CptSandboxRecordType cpt_sandbox_document_records[] = {
  { "invoices", "invoices", CPT_SANDBOX_ID_GUID, 0, 40, describe_invoice, NULL, 0 },
  { "bills", "bills", CPT_SANDBOX_ID_GUID, 0, 25, describe_bill, NULL, 0 },
  { "creditNotes", "creditNotes", CPT_SANDBOX_ID_NUMBER, 0, 3, describe_credit_note, NULL, 0 },
  { "billCreditNotes", "billCreditNotes", CPT_SANDBOX_ID_NUMBER, 0, 2, describe_bill_credit_note, NULL, 0 },
  { "directCosts", "directCosts", CPT_SANDBOX_ID_GUID, 0, 8, describe_direct_cost, NULL, 0 },
  { "directIncomes", "directIncomes", CPT_SANDBOX_ID_GUID, 0, 5, describe_direct_income, NULL, 0 },
  { "purchaseOrders", "purchaseOrders", CPT_SANDBOX_ID_NUMBER, 0, 6, describe_purchase_order, NULL, 0 },
  { "salesOrders", "salesOrders", CPT_SANDBOX_ID_NUMBER, 0, 9, describe_sales_order, NULL, 0 },
  { "itemReceipts", "itemReceipts", CPT_SANDBOX_ID_NUMBER, 0, 4, describe_item_receipt, NULL, 0 },
  { .data_type = NULL },
};
