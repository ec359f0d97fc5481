/* cpt-sandbox-document.c — an invoice, a bill or the like, worked out: its lines add up.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-document-private.h"

#include <string.h>

#include "cpt-sandbox-time-private.h"

#define TAX 14975 /* hundred-thousandths */
#define ONE 10000

/* What an importer buys and sells in, and what it was worth in the currency of the books. */
static const struct
{
  const char *code;
  gint64 rate;
} currencies[] = { { "USD", 10000 }, { "EUR", 10842 }, { "CNY", 1391 }, { "CAD", 7318 }, { "JPY", 67 } };

static void
fill_lines (CptSandboxDocument *self, guint64 chance)
{
  self->n_lines = 1 + (guint) (chance % CPT_SANDBOX_MAX_LINES);

  for (guint i = 0; i < self->n_lines; i++)
    {
      CptSandboxDocumentLine *line = &self->lines[i];
      guint64 more = cpt_sandbox_mix (chance + i);

      line->item = (guint) (more >> 32);
      line->quantity = (1 + (gint64) (more % 8)) * ONE + (more % 5 == 0 ? ONE / 2 : 0);
      line->unit = 500 + (gint64) ((more >> 8) % 40000);
      line->sub_total = line->quantity * line->unit / ONE;
      line->tax = more % 9 == 0 ? 0 : (line->sub_total * TAX + 50000) / 100000;
      self->sub_total += line->sub_total;
      self->tax += line->tax;
    }

  self->total = self->sub_total + self->tax;
}

/* What has a payment, which stands at the same position of another list. Other documents go by their age. */
static gboolean
has_payment (const CptSandboxDocument *self, const CptSandboxRecords *records, const char *route, guint position)
{
  if (strcmp (route, "invoices") == 0)
    return position < cpt_sandbox_records_count (records, "payments");

  if (strcmp (route, "bills") == 0)
    return position < cpt_sandbox_records_count (records, "billPayments");

  return self->issued + CPT_SANDBOX_PAYMENT_DAYS * CPT_SANDBOX_TICKS_PER_DAY <= records->moment;
}

static const char *
choose_status (const CptSandboxDocument *self, guint position)
{
  if (self->is_settled)
    return position % 17 == 5 ? "PartiallyPaid" : "Paid";

  if (position % 13 == 0)
    return "Draft";

  return position % 13 == 1 ? "Void" : "Submitted";
}

/**
 * cpt_sandbox_document_init:
 * @self: (out): the document at @position of the list @route
 * @party_route: the list of those that it was made out to, or by
 *
 * Works it out. Some time after it was issued it is settled, and stays so.
 */
void
cpt_sandbox_document_init (CptSandboxDocument *self,
                           const CptSandboxRecords *records,
                           const char *route,
                           const char *party_route,
                           guint position)
{
  guint64 chance = cpt_sandbox_records_get_chance (records, route, position);
  gboolean is_importer = g_strcmp0 (records->connection->data_set, "importer") == 0;

  *self = (CptSandboxDocument){ .currency = records->currency, .rate = ONE };
  self->issued = cpt_sandbox_records_get_moment (records, route, position);
  self->party = cpt_sandbox_records_choose (records, party_route, chance >> 40);
  self->is_settled = has_payment (self, records, route, position);
  self->status = choose_status (self, position);
  fill_lines (self, chance);

  if (self->is_settled)
    self->paid = strcmp (self->status, "Paid") == 0 ? self->total : self->total / 2;

  if (is_importer)
    {
      self->currency = currencies[chance % G_N_ELEMENTS (currencies)].code;
      self->rate = currencies[chance % G_N_ELEMENTS (currencies)].rate;
    }
}
