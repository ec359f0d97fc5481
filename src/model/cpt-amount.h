/* cpt-amount.h — an exact amount of money, of a report.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CPT_AMOUNT_DIGITS 4
#define CPT_AMOUNT_ONE G_GINT64_CONSTANT (10000)

/* Ten-thousandths of a currency's unit: the largest that are held are 900,000,000,000,000 units, either way. */
#define CPT_AMOUNT_MAX (G_GINT64_CONSTANT (900000000000000) * CPT_AMOUNT_ONE)

/**
 * CptAmount:
 * @text: (nullable): as the platform wrote it; %NULL when it gave none
 * @value: ten-thousandths, when @is_exact
 * @is_exact: whether @value is all of @text; what is finer or larger is only its text, and part of no sum
 *
 * An amount that the platform gave.
 */
typedef struct
{
  const char *text;
  gint64 value;
  gboolean is_exact;
} CptAmount;

/**
 * CptAmountSum:
 * @total: ten-thousandths
 * @n_added: amounts that are in it
 * @n_left_out: amounts that are not: they are only their text
 *
 * A sum that comes out the same in whatever order it is made: begun with zeros, it has more room than an amount.
 */
typedef struct
{
  __int128 total;
  guint n_added;
  guint n_left_out;
} CptAmountSum;

CptAmount cpt_amount_new (const char *text);
gboolean cpt_amount_parse (const char *text, gint64 *value);
gboolean cpt_amount_add (gint64 a, gint64 b, gint64 *sum);
gboolean cpt_amount_subtract (gint64 a, gint64 b, gint64 *difference);
void cpt_amount_sum_add (CptAmountSum *self, const CptAmount *amount);
gboolean cpt_amount_sum_get (const CptAmountSum *self, gint64 *value);
gboolean cpt_amount_get_share (gint64 part, gint64 whole, gint *per_mille);

G_END_DECLS
