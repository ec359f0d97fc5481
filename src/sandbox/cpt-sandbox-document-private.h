/* cpt-sandbox-document-private.h — an invoice, a bill or the like, worked out: its lines add up.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-sandbox-records-private.h"

G_BEGIN_DECLS

#define CPT_SANDBOX_MAX_LINES 5

/* Lines: cents, quantities in ten-thousandths. */
typedef struct
{
  guint item;
  gint64 quantity;
  gint64 unit;
  gint64 sub_total;
  gint64 tax;
} CptSandboxDocumentLine;

/**
 * CptSandboxDocument:
 * @issued: ticks
 * @party: position of the customer or the supplier
 * @paid: cents that were paid by the moment of the records
 * @is_settled: whether it is old enough to have been paid, in part or in full
 * @currency: ISO 4217
 * @rate: to the currency of the books, in ten-thousandths
 */
typedef struct
{
  gint64 issued;
  guint party;
  guint n_lines;
  CptSandboxDocumentLine lines[CPT_SANDBOX_MAX_LINES];
  gint64 sub_total;
  gint64 tax;
  gint64 total;
  gint64 paid;
  gboolean is_settled;
  const char *status;
  const char *currency;
  gint64 rate;
} CptSandboxDocument;

#define CPT_SANDBOX_PAYMENT_DAYS 30 /* from an invoice to its payment */

void cpt_sandbox_document_init (CptSandboxDocument *self,
                                const CptSandboxRecords *records,
                                const char *route,
                                const char *party_route,
                                guint position);

G_END_DECLS
