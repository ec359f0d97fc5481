/* cpt-sandbox-books-private.h — the books of a sample business, month by month, to the cent.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Twenty-four months that are over, and the one that is not. */
#define CPT_SANDBOX_BOOKS_MONTHS 24

/**
 * CptSandboxAccount:
 *
 * The accounts of a sample business: what comes in, what goes out, what it owns and owes.
 */
typedef enum
{
  CPT_SANDBOX_SALES,
  CPT_SANDBOX_SERVICES,
  CPT_SANDBOX_PURCHASES,
  CPT_SANDBOX_FREIGHT,
  CPT_SANDBOX_WAGES,
  CPT_SANDBOX_CHARGES,
  CPT_SANDBOX_RENT,
  CPT_SANDBOX_TELECOM,
  CPT_SANDBOX_FEES,
  CPT_SANDBOX_INTEREST_INCOME,
  CPT_SANDBOX_INTEREST_PAID,
  CPT_SANDBOX_BANK,
  CPT_SANDBOX_RECEIVABLES,
  CPT_SANDBOX_STOCK,
  CPT_SANDBOX_EQUIPMENT,
  CPT_SANDBOX_PAYABLES,
  CPT_SANDBOX_LOAN,
  CPT_SANDBOX_CAPITAL,
  CPT_SANDBOX_RESULT,
} CptSandboxAccount;
#define CPT_SANDBOX_N_ACCOUNTS (CPT_SANDBOX_RESULT + 1)

/**
 * CptSandboxLedger:
 * @amounts: cents, by CptSandboxAccount; what is owned and owed, at the month's end
 *
 * One month. The result is that of all months so far: equity is capital and result together.
 */
typedef struct
{
  gint64 amounts[CPT_SANDBOX_N_ACCOUNTS];
} CptSandboxLedger;

/**
 * CptSandboxBooks:
 * @data_set: which sample business
 * @seed: of what is by chance in it
 * @current: the month that is not over, in months since the year 0
 * @day: the day of @current, from 1 on
 * @gap: a month that is missing; -1 for none but those that the sample has
 *
 * The books of one business, as they are on a day.
 */
typedef struct
{
  const char *data_set;
  guint64 seed;
  int current;
  guint day;
  int gap;
} CptSandboxBooks;

void cpt_sandbox_books_init (CptSandboxBooks *self, const char *data_set, guint64 seed, gint64 moment);
const char *cpt_sandbox_books_get_currency (const CptSandboxBooks *self);
int cpt_sandbox_books_get_year_start (const CptSandboxBooks *self);
int cpt_sandbox_books_get_first_month (const CptSandboxBooks *self);
gboolean cpt_sandbox_books_has_month (const CptSandboxBooks *self, int month);
void cpt_sandbox_books_get_month (const CptSandboxBooks *self, int month, CptSandboxLedger *ledger);

G_END_DECLS
