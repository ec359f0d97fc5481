/* cpt-sandbox-books.c — the books of a sample business, month by month, to the cent.
 *
 * Each sample is a row of numbers. Every amount is a whole number of cents, worked out from them, so that the
 * identities of section 2.12 of the reference hold exactly: equity at a month's end is that of the month before, with
 * the net profit and what the owner brought or took; the bank account is what then remains.
 *
 * The example is for working with pencil and paper: the same for every seed, in round numbers, and whole from the first
 * day of a month. In month M of the year 2000 + Y it sells 1,000.00 × Y + 100.00 × M; four tenths of that is the cost
 * of sales, 5,000.00 are other expenses, 100.00 is earned and 40.00 paid in interest, and the owner takes what makes
 * equity grow by 1,000.00 a month, from 1,000.00 at the end of January 2000. Its financial year begins in April.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-books-private.h"

#include "cpt-sandbox-guid-private.h"
#include "cpt-sandbox-time-private.h"

/* January 2024: the books begin there. */
#define OPENING_MONTH (2024 * 12)

/* How a year goes, from January on, in thousandths. */
#define N_MONTHS 12
static const int shop_year[N_MONTHS] = { 760, 790, 845, 860, 936, 986, 1020, 953, 900, 930, 1058, 1428 };
static const int even_year[N_MONTHS] = { 980, 970, 1010, 1000, 1010, 1020, 970, 930, 1020, 1040, 1040, 1010 };

/**
 * Sample:
 * @key: of the data set
 * @currency: ISO 4217
 * @year: how a year goes
 * @sales: cents in an ordinary month of the beginning
 * @growth: thousandths of @sales that come on top each month
 * @chance: by how many thousandths a month may be off
 * @cost: thousandths of sales
 * @wages: cents a month
 * @rent: cents a month
 * @capital: cents that the owner had in it at the beginning
 * @owner: cents that the owner brings each month; below zero, takes
 * @gap: of each 24 months the one that is missing; -1 for none
 * @year_start: the month, 1 to 12, that its financial year begins with; 0 when its books do not say
 * @is_example: whether it goes by its own rule instead
 */
typedef struct
{
  const char *key;
  const char *currency;
  const int *year;
  gint64 sales;
  gint64 growth;
  guint chance;
  gint64 cost;
  gint64 wages;
  gint64 rent;
  gint64 capital;
  gint64 owner;
  int gap;
  guint year_start;
  gboolean is_example;
} Sample;

/* How many of the samples, from the first, also come without being chosen. */
#define N_USUAL 4

static const Sample samples[] = {
  { "retail", "CAD", shop_year, 5000000, 4, 0, 400, 1400000, 320000, 6000000, -500000, -1, 1, FALSE },
  { "services", "CAD", even_year, 3200000, 12, 60, 80, 1700000, 260000, 4000000, -300000, -1, 7, FALSE },
  { "startup", "CAD", even_year, 400000, 50, 150, 250, 1500000, 180000, 1500000, 1000000, -1, 0, FALSE },
  { "struggling", "EUR", shop_year, 9000000, -16, 80, 520, 2600000, 540000, 12000000, 0, 2, 10, FALSE },
  { "importer", "USD", even_year, 15000000, 6, 100, 640, 2200000, 480000, 20000000, -900000, -1, 4, FALSE },
  { .key = "example", .currency = "CAD", .year = even_year, .gap = -1, .year_start = 4, .is_example = TRUE },
};

static const Sample *
find_sample (const CptSandboxBooks *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (samples); i++)
    if (g_strcmp0 (samples[i].key, self->data_set) == 0)
      return &samples[i];

  return &samples[self->seed % N_USUAL]; /* linked by a program: nobody chose */
}

static gint64
get_sales (const CptSandboxBooks *self, const Sample *sample, int month)
{
  gint64 grown = 1000 + sample->growth * (month - OPENING_MONTH);
  gint64 sales = sample->sales * MAX (grown, 100) / 1000 * sample->year[month % N_MONTHS] / 1000;
  guint64 chance = cpt_sandbox_mix (self->seed ^ cpt_sandbox_mix ((guint64) month));

  if (sample->chance > 0)
    sales = sales * (1000 - (gint64) sample->chance + (gint64) (chance % (2 * sample->chance + 1))) / 1000;

  return sales;
}

/* The flow of a whole month. */
static void
fill_flow (const CptSandboxBooks *self, const Sample *sample, int month, gint64 *amounts)
{
  gint64 sales = get_sales (self, sample, month);

  amounts[CPT_SANDBOX_SALES] = sales - sales / 12;
  amounts[CPT_SANDBOX_SERVICES] = sales / 12;
  amounts[CPT_SANDBOX_PURCHASES] = sales * (sample->cost - 40) / 1000;
  amounts[CPT_SANDBOX_FREIGHT] = sales * 40 / 1000;
  amounts[CPT_SANDBOX_WAGES] = sample->wages;
  amounts[CPT_SANDBOX_CHARGES] = sample->wages * 12 / 100;
  amounts[CPT_SANDBOX_RENT] = sample->rent;
  amounts[CPT_SANDBOX_TELECOM] = 24000 + (gint64) (cpt_sandbox_mix (self->seed + (guint64) month) % 500);
  amounts[CPT_SANDBOX_FEES] = month % 3 == 0 ? 150000 : 45025;
  amounts[CPT_SANDBOX_INTEREST_INCOME] = 6000;
  amounts[CPT_SANDBOX_INTEREST_PAID] = 31055;
}

static void
fill_example_flow (int month, gint64 *amounts)
{
  gint64 sales = (month / N_MONTHS - 2000) * 100000 + (month % N_MONTHS + 1) * 10000;

  amounts[CPT_SANDBOX_SALES] = sales;
  amounts[CPT_SANDBOX_SERVICES] = 0;
  amounts[CPT_SANDBOX_PURCHASES] = sales * 360 / 1000;
  amounts[CPT_SANDBOX_FREIGHT] = sales * 40 / 1000;
  amounts[CPT_SANDBOX_WAGES] = 300000;
  amounts[CPT_SANDBOX_CHARGES] = 36000;
  amounts[CPT_SANDBOX_RENT] = 100000;
  amounts[CPT_SANDBOX_TELECOM] = 24000;
  amounts[CPT_SANDBOX_FEES] = 40000;
  amounts[CPT_SANDBOX_INTEREST_INCOME] = 10000;
  amounts[CPT_SANDBOX_INTEREST_PAID] = 4000;
}

static gint64
get_example_equity (int month)
{
  return (month - 2000 * N_MONTHS + 1) * 100000;
}

/* A month that is not over has as much of everything as of its days. */
static void
cut_to_day (gint64 *amounts, guint day)
{
  for (CptSandboxAccount account = CPT_SANDBOX_SALES; account <= CPT_SANDBOX_INTEREST_PAID; account++)
    amounts[account] = amounts[account] * MIN (day, 30) / 30;
}

static gint64
get_net_profit (const gint64 *amounts)
{
  gint64 profit = amounts[CPT_SANDBOX_SALES] + amounts[CPT_SANDBOX_SERVICES] + amounts[CPT_SANDBOX_INTEREST_INCOME] -
                  amounts[CPT_SANDBOX_INTEREST_PAID];

  for (CptSandboxAccount account = CPT_SANDBOX_PURCHASES; account <= CPT_SANDBOX_FEES; account++)
    profit -= amounts[account];

  return profit;
}

/* What is owned and owed at the end of a month of which the flow, the capital and the result are known. */
static void
fill_stocks (gint64 *amounts, int month)
{
  gint64 sales = amounts[CPT_SANDBOX_SALES] + amounts[CPT_SANDBOX_SERVICES];
  gint64 equity = amounts[CPT_SANDBOX_CAPITAL] + amounts[CPT_SANDBOX_RESULT];

  amounts[CPT_SANDBOX_RECEIVABLES] = sales * 45 / 100;
  amounts[CPT_SANDBOX_STOCK] = amounts[CPT_SANDBOX_PURCHASES] * 130 / 100;
  amounts[CPT_SANDBOX_EQUIPMENT] = MAX (4200000 - (month - OPENING_MONTH) * 50000, 400000);
  amounts[CPT_SANDBOX_PAYABLES] = amounts[CPT_SANDBOX_PURCHASES] * 80 / 100;
  amounts[CPT_SANDBOX_LOAN] = MAX (6000000 - (month - OPENING_MONTH) * 75000, 0);
  amounts[CPT_SANDBOX_BANK] = equity + amounts[CPT_SANDBOX_PAYABLES] + amounts[CPT_SANDBOX_LOAN] -
                              amounts[CPT_SANDBOX_RECEIVABLES] - amounts[CPT_SANDBOX_STOCK] -
                              amounts[CPT_SANDBOX_EQUIPMENT];
}

/**
 * cpt_sandbox_books_init:
 * @data_set: (nullable): must outlive it; %NULL for any
 * @seed: of this business
 * @moment: ticks: the books are as they were on that day
 */
void
cpt_sandbox_books_init (CptSandboxBooks *self, const char *data_set, guint64 seed, gint64 moment)
{
  g_autoptr (GDateTime) day = g_date_time_new_from_unix_utc (moment / CPT_SANDBOX_TICKS_PER_SECOND);

  self->data_set = data_set;
  self->seed = seed;
  self->current = g_date_time_get_year (day) * N_MONTHS + g_date_time_get_month (day) - 1;
  self->day = (guint) g_date_time_get_day_of_month (day);
  self->gap = -1;
}

/**
 * cpt_sandbox_books_get_currency:
 *
 * Returns: ISO 4217 code
 */
const char *
cpt_sandbox_books_get_currency (const CptSandboxBooks *self)
{
  return find_sample (self)->currency;
}

/**
 * cpt_sandbox_books_get_year_start:
 *
 * Returns: the month, in months since the year 0, that the financial year of these days began with; -1 when the books
 *   do not say
 */
int
cpt_sandbox_books_get_year_start (const CptSandboxBooks *self)
{
  int start = (int) find_sample (self)->year_start - 1;

  return start < 0 ? -1 : self->current - (self->current % N_MONTHS + N_MONTHS - start) % N_MONTHS;
}

/**
 * cpt_sandbox_books_get_first_month:
 *
 * Returns: the earliest month that can be asked for
 */
int
cpt_sandbox_books_get_first_month (const CptSandboxBooks *self)
{
  return self->current - CPT_SANDBOX_BOOKS_MONTHS;
}

/**
 * cpt_sandbox_books_has_month:
 * @month: in months since the year 0
 *
 * Returns: whether there is anything of it
 */
gboolean
cpt_sandbox_books_has_month (const CptSandboxBooks *self, int month)
{
  return month >= cpt_sandbox_books_get_first_month (self) && month <= self->current && month != self->gap &&
         month % CPT_SANDBOX_BOOKS_MONTHS != find_sample (self)->gap;
}

/**
 * cpt_sandbox_books_get_month:
 * @month: in months since the year 0
 * @ledger: (out): what there is of it
 */
void
cpt_sandbox_books_get_month (const CptSandboxBooks *self, int month, CptSandboxLedger *ledger)
{
  const Sample *sample = find_sample (self);
  gint64 result = 0;

  for (int earlier = OPENING_MONTH; earlier <= month; earlier++)
    {
      if (sample->is_example)
        fill_example_flow (earlier, ledger->amounts);
      else
        fill_flow (self, sample, earlier, ledger->amounts);

      if (earlier == self->current && !sample->is_example)
        cut_to_day (ledger->amounts, self->day);

      result += get_net_profit (ledger->amounts);
    }

  ledger->amounts[CPT_SANDBOX_CAPITAL] = sample->is_example
                                             ? get_example_equity (month) - result
                                             : sample->capital + sample->owner * (month - OPENING_MONTH + 1);
  ledger->amounts[CPT_SANDBOX_RESULT] = result;
  fill_stocks (ledger->amounts, month);
}
