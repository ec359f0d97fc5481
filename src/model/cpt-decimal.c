/* cpt-decimal.c — numbers as they are written: compared, typed and read, however fine or large, never rounded.
 *
 * Amounts in records have any number of digits (section 2.13 of the platform reference), so they stay texts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-decimal.h"

#include <langinfo.h>
#include <string.h>

#include "cpt-amount-text.h"
#include "cpt-amount.h"

#define MINUS "\u2212"
#define EXPONENT_MAX 100000
#define TYPED_MAX 64 /* characters of a number that somebody types */

/* A number that is not zero: 0.DIGITS times ten to the power of @magnitude. */
typedef struct
{
  const char *digits; /* from the first that is not zero on; (nullable): the number is zero */
  gint64 magnitude;
  gboolean is_negative;
} Number;

static gboolean
is_of_digits (char c)
{
  return g_ascii_isdigit (c) || c == '.';
}

static Number
number_read (const char *text)
{
  Number number = { .is_negative = *text == '-' };
  const char *at = text + (*text == '-' || *text == '+' ? 1 : 0);
  gboolean is_fraction = FALSE;

  for (; is_of_digits (*at); at++)
    {
      if (*at == '.')
        is_fraction = TRUE;
      else if (number.digits == NULL && *at != '0')
        number.digits = at;
      if (*at != '.' && !is_fraction && number.digits != NULL)
        number.magnitude++;
      if (*at == '0' && is_fraction && number.digits == NULL)
        number.magnitude--;
    }
  if (*at == 'e' || *at == 'E')
    number.magnitude += CLAMP (g_ascii_strtoll (at + 1, NULL, 10), -EXPONENT_MAX, EXPONENT_MAX);

  return number;
}

/* The digit at *@at, which moves on; zero behind the last. */
static char
next_digit (const char **at)
{
  if (**at == '.')
    (*at)++;

  return g_ascii_isdigit (**at) ? *(*at)++ : '0';
}

static int
compare_sizes (const Number *a, const Number *b)
{
  const char *digits_a = a->digits;
  const char *digits_b = b->digits;

  if (a->magnitude != b->magnitude)
    return a->magnitude < b->magnitude ? -1 : 1;

  while (is_of_digits (*digits_a) || is_of_digits (*digits_b))
    {
      char digit_a = next_digit (&digits_a);
      char digit_b = next_digit (&digits_b);

      if (digit_a != digit_b)
        return digit_a < digit_b ? -1 : 1;
    }

  return 0;
}

static int
get_sign (const Number *number)
{
  if (number->digits == NULL)
    return 0;

  return number->is_negative ? -1 : 1;
}

/**
 * cpt_decimal_compare:
 * @a: a number as JSON writes it
 * @b: another one
 *
 * Returns: less than, equal to or more than zero, as @a is less than, equal to or more than @b
 */
int
cpt_decimal_compare (const char *a, const char *b)
{
  Number number_a = number_read (a);
  Number number_b = number_read (b);
  int sign_a = get_sign (&number_a);
  int sign_b = get_sign (&number_b);

  if (sign_a != sign_b)
    return sign_a < sign_b ? -1 : 1;

  return sign_a * (sign_a != 0 ? compare_sizes (&number_a, &number_b) : 0);
}

/* Whether @at begins with @mark, which may be what separates thousands. Moves behind it. */
static gboolean
skip (const char **at, const char *mark)
{
  if (*mark == '\0' || !g_str_has_prefix (*at, mark))
    return FALSE;

  *at += strlen (mark);

  return TRUE;
}

static gboolean
skip_space (const char **at)
{
  return skip (at, " ") || skip (at, "\u00A0") || skip (at, "\u202F") || skip (at, "\u2009") || skip (at, "'") ||
         skip (at, "\u2019");
}

static gboolean
append_typed (GString *number, const char *at)
{
  const char *radix = nl_langinfo (RADIXCHAR);
  const char *thousands = nl_langinfo (THOUSEP);
  gboolean is_fraction = FALSE;

  while (*at != '\0')
    {
      if (g_ascii_isdigit (*at))
        g_string_append_c (number, *at++);
      else if (!is_fraction && (skip (&at, radix) || (!g_str_equal (thousands, ".") && skip (&at, "."))))
        {
          is_fraction = TRUE;
          g_string_append (number, number->len == 0 || !g_ascii_isdigit (number->str[number->len - 1]) ? "0." : ".");
        }
      else if (is_fraction || !(skip (&at, thousands) || skip_space (&at)))
        return FALSE;
    }

  return number->len > 0 && g_ascii_isdigit (number->str[number->len - 1]);
}

/**
 * cpt_decimal_dup_typed:
 * @typed: what somebody typed, in the digits and marks of the locale
 *
 * Returns: (transfer full) (nullable): the number as JSON writes it; %NULL when it is none
 */
char *
cpt_decimal_dup_typed (const char *typed)
{
  g_autofree char *text = g_strstrip (g_strdup (typed));
  g_autoptr (GString) number = g_string_new (NULL);
  const char *at = text;

  if (strlen (text) > TYPED_MAX)
    return NULL;

  if (skip (&at, "-") || skip (&at, MINUS))
    g_string_append_c (number, '-');

  return append_typed (number, at) ? g_string_free (g_steal_pointer (&number), FALSE) : NULL;
}

/**
 * cpt_decimal_dup_text:
 * @number: as JSON writes it
 *
 * Returns: (transfer full): all of its digits as a person reads them: in the marks of the locale
 */
char *
cpt_decimal_dup_text (const char *number)
{
  const char *size = number + (*number == '-' ? 1 : 0);
  const char *sign = *number == '-' ? MINUS : "";
  const char *point = strchr (size, '.');
  gint64 whole = 0;

  if (point == NULL && cpt_amount_parse (number, &whole) && strpbrk (number, "eE") == NULL)
    return g_strdup_printf ("%s%'" G_GUINT64_FORMAT, sign, (guint64) ABS (whole / CPT_AMOUNT_ONE));
  if (point == NULL)
    return g_strconcat (sign, size, NULL);

  return g_strdup_printf ("%s%.*s%s%s", sign, (int) (point - size), size, nl_langinfo (RADIXCHAR), point + 1);
}
