/* cpt-amount.c — an exact amount of money, of a report.
 *
 * Held as a whole number of ten-thousandths, so that sums are right to the cent. What is finer or larger than that is
 * never rounded: it stays the text that it was.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-amount.h"

#include <string.h>

/* An exponent beyond this leaves no amount that could be held. */
#define EXPONENT_MAX 400

/* What a number's text says: its digits without the point, and how far that was from their end. */
typedef struct
{
  const char *at;
  gint64 digits;
  int n_fraction; /* digits after the point, less the exponent: may be negative */
  gboolean is_negative;
  gboolean is_too_large;
} Number;

static void
push_digit (Number *number, int digit)
{
  if (__builtin_mul_overflow (number->digits, 10, &number->digits) ||
      __builtin_add_overflow (number->digits, digit, &number->digits))
    number->is_too_large = TRUE;
}

/* Zeros at the end of a fraction say nothing, and a number may have more of them than its digits have room for. */
static const char *
find_end_of_fraction (const char *text)
{
  const char *end = text + strspn (text, "0123456789");

  while (end > text && end[-1] == '0')
    end--;

  return end;
}

static void
read_fraction (Number *number)
{
  const char *end = find_end_of_fraction (number->at);

  for (; number->at < end; number->at++)
    {
      push_digit (number, *number->at - '0');
      number->n_fraction++;
    }
  number->at += strspn (number->at, "0");
}

static gboolean
read_exponent (Number *number)
{
  char *end = NULL;
  gint64 exponent = g_ascii_strtoll (number->at, &end, 10);

  if (end == number->at || *end != '\0')
    return FALSE;

  number->at = end;
  number->n_fraction -= (int) CLAMP (exponent, -EXPONENT_MAX, EXPONENT_MAX);

  return TRUE;
}

/* Whether @text is a number as JSON writes them. */
static gboolean
read_number (const char *text, Number *number)
{
  *number = (Number){ .at = text };
  number->is_negative = *number->at == '-';
  number->at += number->is_negative ? 1 : 0;
  if (!g_ascii_isdigit (*number->at))
    return FALSE;

  for (; g_ascii_isdigit (*number->at); number->at++)
    push_digit (number, *number->at - '0');

  if (*number->at == '.')
    {
      number->at++;
      if (!g_ascii_isdigit (*number->at))
        return FALSE;
      read_fraction (number);
    }
  if (*number->at == 'e' || *number->at == 'E')
    {
      number->at++;
      if (!read_exponent (number))
        return FALSE;
    }

  return *number->at == '\0';
}

/* Brings the digits to ten-thousandths. Returns: whether nothing is lost. */
static gboolean
scale (Number *number)
{
  for (; number->n_fraction < CPT_AMOUNT_DIGITS; number->n_fraction++)
    {
      if (number->digits == 0)
        return TRUE;
      push_digit (number, 0);
      if (number->is_too_large)
        return FALSE;
    }

  for (; number->n_fraction > CPT_AMOUNT_DIGITS; number->n_fraction--)
    {
      if (number->digits % 10 != 0)
        return FALSE;
      number->digits /= 10;
    }

  return number->digits <= CPT_AMOUNT_MAX;
}

/**
 * cpt_amount_parse:
 * @text: a number as JSON writes them
 * @value: (out): ten-thousandths
 *
 * Returns: whether @value is all of it; %FALSE when it is finer than a ten-thousandth, larger than CPT_AMOUNT_MAX, or
 * no number
 */
gboolean
cpt_amount_parse (const char *text, gint64 *value)
{
  Number number;

  if (!read_number (text, &number) || number.is_too_large || !scale (&number))
    return FALSE;

  *value = number.is_negative ? -number.digits : number.digits;

  return TRUE;
}

/**
 * cpt_amount_new:
 * @text: (nullable): a number as JSON writes them, kept by the caller; %NULL when there is none
 *
 * Returns: the amount
 */
CptAmount
cpt_amount_new (const char *text)
{
  CptAmount self = { .text = text };

  self.is_exact = text != NULL && cpt_amount_parse (text, &self.value);

  return self;
}

/**
 * cpt_amount_add:
 * @sum: (out): ten-thousandths
 *
 * Returns: whether the sum can be held
 */
gboolean
cpt_amount_add (gint64 a, gint64 b, gint64 *sum)
{
  return !__builtin_add_overflow (a, b, sum);
}

/**
 * cpt_amount_subtract:
 * @difference: (out): ten-thousandths
 *
 * Returns: whether the difference can be held
 */
gboolean
cpt_amount_subtract (gint64 a, gint64 b, gint64 *difference)
{
  return !__builtin_sub_overflow (a, b, difference);
}

/**
 * cpt_amount_sum_add:
 *
 * Adds @amount, or counts it as left out.
 */
void
cpt_amount_sum_add (CptAmountSum *self, const CptAmount *amount)
{
  if (!amount->is_exact)
    {
      self->n_left_out++;
      return;
    }

  self->total += amount->value;
  self->n_added++;
}

/**
 * cpt_amount_sum_get:
 * @value: (out): ten-thousandths
 *
 * Returns: whether the sum can be held
 */
gboolean
cpt_amount_sum_get (const CptAmountSum *self, gint64 *value)
{
  if (self->total > G_MAXINT64 || self->total < G_MININT64)
    return FALSE;

  *value = (gint64) self->total;

  return TRUE;
}

/**
 * cpt_amount_get_share:
 * @per_mille: (out): thousandths of @whole, rounded to the nearest, halves away from zero
 *
 * What part is of a whole: a margin, or a change against what was. Of a whole below zero its size counts: the sign is
 * that of @part.
 *
 * Returns: whether that says anything: not of nothing, and not beyond what a reader would read as a per cent
 */
gboolean
cpt_amount_get_share (gint64 part, gint64 whole, gint *per_mille)
{
  __int128 doubled;
  __int128 divisor = whole;
  __int128 share;

  if (whole == 0)
    return FALSE;

  if (divisor < 0)
    divisor = -divisor;
  doubled = (__int128) part * 2000;
  share = (doubled + (doubled < 0 ? -divisor : divisor)) / (2 * divisor);
  if (share > G_MAXINT || share < -G_MAXINT)
    return FALSE;

  *per_mille = (gint) share;

  return TRUE;
}
