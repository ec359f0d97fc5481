/* cpt-sandbox-commerce-records.c — records of what a shop sells, and is paid: orders, payments, transactions, disputes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-records-private.h"

#include "cpt-sandbox-time-private.h"

#define MAX_LINES 4
#define TAX 14975 /* hundred-thousandths */

/* Cents; its lines add up. */
typedef struct
{
  guint64 chance;
  gint64 moment;
  guint n_lines;
  gint64 lines[MAX_LINES];
  gint64 tax;
  gint64 gratuity;
  gint64 total;
} Order;

static void
order_init (Order *self, const CptSandboxRecords *records, guint position)
{
  gint64 net = 0;

  *self = (Order){ .chance = cpt_sandbox_records_get_chance (records, "order", position) };
  self->moment = cpt_sandbox_records_get_moment (records, "commerce-orders", position);
  self->n_lines = 1 + (guint) (self->chance % MAX_LINES);

  for (guint i = 0; i < self->n_lines; i++)
    {
      self->lines[i] = 250 + (gint64) (cpt_sandbox_mix (self->chance + i) % 12000);
      net += self->lines[i];
    }

  self->tax = (net * TAX + 50000) / 100000;
  self->gratuity = self->chance % 5 == 0 ? net / 10 : 0;
  self->total = net + self->tax + self->gratuity;
}

static void
describe_order_lines (const CptSandboxRecords *self, CptSandboxFields *fields, const Order *order)
{
  gboolean is_read = cpt_sandbox_fields_begin_array (fields, "orderLineItems");

  for (guint i = 0; is_read && i < order->n_lines; i++)
    {
      cpt_sandbox_fields_begin_object (fields, NULL);
      cpt_sandbox_fields_amount (fields, "quantity", 10000);
      cpt_sandbox_fields_cents (fields, "totalAmount", order->lines[i]);
      cpt_sandbox_records_refer (self, fields, "productRef", "name", "commerce-products",
                                 cpt_sandbox_records_choose (self, "commerce-products", order->chance >> (8 + i)));
      cpt_sandbox_fields_end_object (fields);
    }

  cpt_sandbox_fields_end_array (fields);
}

/* Each order has one payment, at the same position. */
static void
describe_order_payments (const CptSandboxRecords *self, CptSandboxFields *fields, const Order *order, guint position)
{
  CptSandboxGuid id = cpt_sandbox_records_get_id (self, "commerce-payments", position);

  cpt_sandbox_fields_begin_array (fields, "payments");
  cpt_sandbox_fields_begin_object (fields, NULL);
  cpt_sandbox_fields_text (fields, "id", id.text);
  cpt_sandbox_fields_cents (fields, "amount", order->total);
  cpt_sandbox_fields_text (fields, "currency", self->currency);
  cpt_sandbox_fields_end_object (fields);
  cpt_sandbox_fields_end_array (fields);
}

static void
describe_order (const CptSandboxRecords *self, guint position, CptSandboxFields *fields)
{
  g_autofree char *number = g_strdup_printf ("#%u", 1001 + position);
  Order order;

  order_init (&order, self, position);
  cpt_sandbox_fields_text (fields, "orderNumber", number);
  cpt_sandbox_fields_time (fields, "createdDate", order.moment);
  cpt_sandbox_fields_time (fields, "closedDate", position % 8 == 0 ? 0 : order.moment + CPT_SANDBOX_TICKS_PER_HOUR);
  cpt_sandbox_fields_text (fields, "country", "CA");
  cpt_sandbox_fields_text (fields, "currency", self->currency);
  cpt_sandbox_fields_cents (fields, "totalAmount", order.total);
  cpt_sandbox_fields_cents (fields, "totalTaxAmount", order.tax);
  cpt_sandbox_fields_cents (fields, "totalDiscount", 0);
  cpt_sandbox_fields_cents (fields, "totalRefund", position % 40 == 7 ? order.total : 0);
  cpt_sandbox_fields_cents (fields, "totalGratuity", order.gratuity);
  cpt_sandbox_records_refer (self, fields, "customerRef", "name", "commerce-customers",
                             cpt_sandbox_records_choose (self, "commerce-customers", order.chance >> 32));
  cpt_sandbox_records_refer (self, fields, "locationRef", "name", "commerce-locations",
                             cpt_sandbox_records_choose (self, "commerce-locations", order.chance >> 48));
  describe_order_lines (self, fields, &order);
  describe_order_payments (self, fields, &order, position);
}

static void
describe_payment (const CptSandboxRecords *self, guint position, CptSandboxFields *fields)
{
  Order order;

  order_init (&order, self, cpt_sandbox_records_choose (self, "commerce-orders", position));
  cpt_sandbox_fields_cents (fields, "amount", order.total);
  cpt_sandbox_fields_text (fields, "currency", self->currency);
  cpt_sandbox_fields_text (fields, "status", position % 50 == 9 ? "Failed" : "Paid");
  cpt_sandbox_fields_text (fields, "paymentProvider", position % 3 == 0 ? NULL : "Stripe");
  cpt_sandbox_records_refer (self, fields, "paymentMethodRef", "name", "commerce-paymentMethods",
                             cpt_sandbox_records_choose (self, "commerce-paymentMethods", order.chance >> 20));
  cpt_sandbox_fields_time (fields, "createdDate", order.moment);
  cpt_sandbox_fields_time (fields, "dueDate", 0);
}

static void
describe_transaction (const CptSandboxRecords *self, guint position, CptSandboxFields *fields)
{
  guint paid = cpt_sandbox_records_choose (self, "commerce-payments", position);
  CptSandboxGuid payment = cpt_sandbox_records_get_id (self, "commerce-payments", paid);
  Order order;

  order_init (&order, self, cpt_sandbox_records_choose (self, "commerce-orders", paid));
  cpt_sandbox_fields_text (fields, "type", "Payment");
  cpt_sandbox_fields_text (fields, "subType", NULL);
  cpt_sandbox_fields_cents (fields, "totalAmount", order.total);
  cpt_sandbox_fields_text (fields, "currency", self->currency);
  cpt_sandbox_fields_time (fields, "createdDate", order.moment);
  cpt_sandbox_fields_time (fields, "sourceCreatedDate", order.moment);
  cpt_sandbox_fields_reference (fields, "transactionSourceRef", payment.text, "type", "Payment");
}

static void
describe_dispute (const CptSandboxRecords *self, guint position, CptSandboxFields *fields)
{
  static const char *const statuses[] = { "Won", "Lost", "EvidenceRequired", "Processing" };
  static const char *const reasons[] = { "General", "Fraudulent", "NotReceived", "Duplicate" };
  gint64 moment = cpt_sandbox_records_get_moment (self, "commerce-disputes", position);
  guint disputed = cpt_sandbox_records_choose (self, "commerce-transactions", position * 31);
  CptSandboxGuid id = cpt_sandbox_records_get_id (self, "commerce-transactions", disputed);
  Order order;

  order_init (&order, self, cpt_sandbox_records_choose (self, "commerce-orders", disputed));
  cpt_sandbox_fields_text (fields, "status", statuses[position % G_N_ELEMENTS (statuses)]);
  cpt_sandbox_fields_text (fields, "reason", reasons[position % G_N_ELEMENTS (reasons)]);
  cpt_sandbox_fields_cents (fields, "totalAmount", order.total);
  cpt_sandbox_fields_text (fields, "currency", self->currency);
  cpt_sandbox_fields_day (fields, "dueDate", moment + 14 * CPT_SANDBOX_TICKS_PER_DAY);
  cpt_sandbox_fields_time (fields, "createdDate", moment);
  cpt_sandbox_fields_begin_array (fields, "disputedTransactions");
  cpt_sandbox_fields_reference (fields, NULL, id.text, "type", "Payment");
  cpt_sandbox_fields_end_array (fields);
}

const CptSandboxRecordType cpt_sandbox_commerce_records[] = {
  { "commerce-orders", "commerce-orders", CPT_SANDBOX_ID_NUMBER, 0, 100, describe_order, NULL, 0 },
  { "commerce-payments", "commerce-payments", CPT_SANDBOX_ID_GUID, 0, 100, describe_payment, NULL, 0 },
  { "commerce-transactions", "commerce-transactions", CPT_SANDBOX_ID_GUID, 0, 100, describe_transaction, NULL, 0 },
  { "commerce-disputes", "commerce-disputes", CPT_SANDBOX_ID_NUMBER, 0, 1, describe_dispute, NULL, 0 },
  { .data_type = NULL },
};
