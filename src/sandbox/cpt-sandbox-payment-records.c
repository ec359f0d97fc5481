/* cpt-sandbox-payment-records.c — records of what was paid: one for each invoice or bill that is settled.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-document-private.h"

#include "cpt-sandbox-time-private.h"

/**
 * Sort:
 * @party: the member that refers to who paid, or was paid
 * @paid_route: the list of what is paid
 * @link_type: what that is called in a payment
 */
typedef struct
{
  const char *route;
  const char *party;
  const char *label_name;
  const char *party_route;
  const char *paid_route;
  const char *link_type;
} Sort;

static const Sort payment = { "payments", "customerRef", "companyName", "customers", "invoices", "Invoice" };
static const Sort bill_payment = { "billPayments", "supplierRef", "supplierName", "suppliers", "bills", "Bill" };

static void
describe_link (CptSandboxFields *fields, const Sort *sort, const char *paid_id, gint64 amount)
{
  cpt_sandbox_fields_begin_object (fields, NULL);
  cpt_sandbox_fields_cents (fields, "amount", amount);
  cpt_sandbox_fields_begin_array (fields, "links");
  cpt_sandbox_fields_begin_object (fields, NULL);
  cpt_sandbox_fields_text (fields, "type", sort->link_type);
  cpt_sandbox_fields_text (fields, "id", paid_id);
  cpt_sandbox_fields_cents (fields, "amount", -amount);
  cpt_sandbox_fields_end_object (fields);
  cpt_sandbox_fields_end_array (fields);
  cpt_sandbox_fields_end_object (fields);
}

static void
describe (const CptSandboxRecords *self, const Sort *sort, guint position, CptSandboxFields *fields)
{
  guint paid = cpt_sandbox_records_choose (self, sort->paid_route, position);
  CptSandboxGuid paid_id = cpt_sandbox_records_get_id (self, sort->paid_route, paid);
  g_autofree char *reference = g_strdup_printf ("PMT-%06u", position + 1);
  CptSandboxDocument document;

  cpt_sandbox_document_init (&document, self, sort->paid_route, sort->party_route, paid);
  cpt_sandbox_fields_text (fields, "reference", reference);
  cpt_sandbox_records_refer (self, fields, sort->party, sort->label_name, sort->party_route, document.party);
  cpt_sandbox_fields_day (fields, "date", document.issued + CPT_SANDBOX_PAYMENT_DAYS * CPT_SANDBOX_TICKS_PER_DAY);
  cpt_sandbox_fields_text (fields, "currency", document.currency);
  cpt_sandbox_fields_cents (fields, "totalAmount", document.paid);
  cpt_sandbox_records_refer (self, fields, "accountRef", "name", "accounts", 0);

  if (sort == &payment)
    cpt_sandbox_records_refer (self, fields, "paymentMethodRef", "name", "paymentMethods",
                               cpt_sandbox_records_choose (self, "paymentMethods", position));

  cpt_sandbox_fields_text (fields, "note", NULL);
  cpt_sandbox_fields_begin_array (fields, "lines");
  describe_link (fields, sort, paid_id.text, document.paid);
  cpt_sandbox_fields_end_array (fields);
}

static void
describe_payment (const CptSandboxRecords *self, guint position, CptSandboxFields *fields)
{
  describe (self, &payment, position, fields);
}

static void
describe_bill_payment (const CptSandboxRecords *self, guint position, CptSandboxFields *fields)
{
  describe (self, &bill_payment, position, fields);
}

/* As many come in a month as invoices and bills, but later. */
const CptSandboxRecordType cpt_sandbox_payment_records[] = {
  { "payments", "payments", CPT_SANDBOX_ID_NUMBER, 0, 40, describe_payment, NULL, CPT_SANDBOX_PAYMENT_DAYS },
  { "billPayments", "billPayments", CPT_SANDBOX_ID_NUMBER, 0, 25, describe_bill_payment, NULL,
    CPT_SANDBOX_PAYMENT_DAYS },
  { .data_type = NULL },
};
