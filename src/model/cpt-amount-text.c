/* cpt-amount-text.c — amounts as a person reads them, in the digits and marks of the locale.
 *
 * A negative amount has the minus sign of typography (U+2212), neither red nor parentheses: visual reference,
 * section 3.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-amount-text.h"

#include <langinfo.h>

#define MINUS "\u2212"

/* @value / 10^@n_fraction, with at least @n_least digits after @radix. */
static char *
format (gint64 value, guint n_fraction, guint n_least, const char *minus, const char *radix, gboolean is_grouped)
{
  guint64 one = 1;
  guint64 size = value < 0 ? -(guint64) value : (guint64) value;
  guint n_shown = n_fraction;
  guint64 fraction;
  g_autofree char *whole = NULL;

  for (guint i = 0; i < n_fraction; i++)
    one *= 10;
  fraction = size % one;
  for (; n_shown > n_least && fraction % 10 == 0; n_shown--)
    fraction /= 10;

  whole = is_grouped ? g_strdup_printf ("%'" G_GUINT64_FORMAT, size / one)
                     : g_strdup_printf ("%" G_GUINT64_FORMAT, size / one);
  if (n_shown == 0)
    return g_strconcat (value < 0 ? minus : "", whole, NULL);

  return g_strdup_printf ("%s%s%s%0*" G_GUINT64_FORMAT, value < 0 ? minus : "", whole, radix, (int) n_shown, fraction);
}

/**
 * cpt_amount_text_new:
 * @value: ten-thousandths
 *
 * Returns: (transfer full): all of @value, with cents or finer: "48 210,40"
 */
char *
cpt_amount_text_new (gint64 value)
{
  return format (value, CPT_AMOUNT_DIGITS, 2, MINUS, nl_langinfo (RADIXCHAR), TRUE);
}

/**
 * cpt_amount_text_new_in_parentheses:
 * @value: ten-thousandths
 *
 * Returns: (transfer full): as cpt_amount_text_new(), but less than zero as accountants may write it: "(48 210,40)"
 */
char *
cpt_amount_text_new_in_parentheses (gint64 value)
{
  g_autofree char *size = format (value, CPT_AMOUNT_DIGITS, 2, "", nl_langinfo (RADIXCHAR), TRUE);

  return value < 0 ? g_strconcat ("(", size, ")", NULL) : g_steal_pointer (&size);
}

/**
 * cpt_amount_text_new_for_spreadsheet:
 * @value: ten-thousandths
 *
 * Returns: (transfer full): all of @value, as a spreadsheet of the same locale takes it for a number: "-48210,40"
 */
char *
cpt_amount_text_new_for_spreadsheet (gint64 value)
{
  return format (value, CPT_AMOUNT_DIGITS, 2, "-", nl_langinfo (RADIXCHAR), FALSE);
}

/**
 * cpt_amount_text_new_plain:
 * @value: ten-thousandths
 *
 * Returns: (transfer full): all of @value for other programs, in no locale: "-48210.40"
 */
char *
cpt_amount_text_new_plain (gint64 value)
{
  return format (value, CPT_AMOUNT_DIGITS, 2, "-", ".", FALSE);
}

/**
 * cpt_amount_text_new_share:
 * @per_mille: thousandths
 *
 * Returns: (transfer full): per cents with one decimal, without their sign: "7,2"
 */
char *
cpt_amount_text_new_share (gint per_mille)
{
  return format (per_mille, 1, 1, MINUS, nl_langinfo (RADIXCHAR), TRUE);
}
