/* cpt-json-string.c — what stands between the quotes of a JSON string.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-json-string-private.h"

#include <string.h>

#define UNIT_DIGITS 4

#define IS_HIGH_SURROGATE(unit) ((unit) >= 0xd800 && (unit) <= 0xdbff)
#define IS_LOW_SURROGATE(unit) ((unit) >= 0xdc00 && (unit) <= 0xdfff)

/* A UTF-16 unit in four hexadecimal digits, or -1. */
static int
unit_at (const char *at, const char *end)
{
  int unit = 0;

  if (end - at < UNIT_DIGITS)
    return -1;

  for (guint i = 0; i < UNIT_DIGITS; i++)
    {
      int digit = g_ascii_xdigit_value (at[i]);

      if (digit < 0)
        return -1;
      unit = unit << 4 | digit;
    }

  return unit;
}

/* The unit of a "\u" escape that begins at @at, or -1. */
static int
escaped_unit_at (const char *at, const char *end)
{
  return end - at > 2 && at[0] == '\\' && at[1] == 'u' ? unit_at (at + 2, end) : -1;
}

/* @at is behind "\u". */
static const char *
scan_unicode_escape (const char *at, const char *end, const char **problem)
{
  int unit = unit_at (at, end);

  if (unit < 0)
    *problem = "expected four hexadecimal digits";
  else if (unit == 0)
    *problem = "a NUL is not text";
  else if (IS_HIGH_SURROGATE (unit) && IS_LOW_SURROGATE (escaped_unit_at (at + UNIT_DIGITS, end)))
    return at + UNIT_DIGITS + 2 + UNIT_DIGITS;
  else if (IS_HIGH_SURROGATE (unit) || IS_LOW_SURROGATE (unit))
    *problem = "half a surrogate pair is not text";
  else
    return at + UNIT_DIGITS;

  return at;
}

/* @at is behind a backslash. */
static const char *
scan_escape (const char *at, const char *end, const char **problem)
{
  if (at < end && *at == 'u')
    return scan_unicode_escape (at + 1, end, problem);

  if (at < end && *at != '\0' && strchr ("\"\\/bfnrt", *at) != NULL)
    return at + 1;

  *problem = "unknown escape";

  return at;
}

static const char *
scan_character (const char *at, const char *end, const char **problem)
{
  if ((guchar) *at < 0x20)
    *problem = "control character in a string";
  else if ((gint32) g_utf8_get_char_validated (at, end - at) < 0)
    *problem = "invalid UTF-8";
  else
    return g_utf8_next_char (at);

  return at;
}

static const char *
skip_plain_ascii (const char *at, const char *end)
{
  while (at < end && (guchar) *at >= 0x20 && (guchar) *at < 0x80 && *at != '"' && *at != '\\')
    at++;

  return at;
}

/**
 * cpt_json_string_scan:
 * @at: behind the opening quote
 * @end: behind the last byte of the text
 * @has_escape: (out): whether there is a backslash in the string
 * @problem: (out) (nullable): what is wrong with the string, a static text; %NULL when nothing is
 *
 * Returns: the closing quote, or the place of the problem
 */
const char *
cpt_json_string_scan (const char *at, const char *end, gboolean *has_escape, const char **problem)
{
  *has_escape = FALSE;
  *problem = NULL;

  for (at = skip_plain_ascii (at, end); at < end && *at != '"'; at = skip_plain_ascii (at, end))
    {
      if (*at == '\\')
        {
          *has_escape = TRUE;
          at = scan_escape (at + 1, end, problem);
        }
      else
        {
          at = scan_character (at, end, problem);
        }

      if (*problem != NULL)
        return at;
    }

  if (at == end)
    *problem = "the string has no end";

  return at;
}

/* @at is behind "\u", and is moved behind the whole character. */
static gunichar
unescape_unicode (const char **at, const char *end)
{
  int unit = unit_at (*at, end);
  int low;

  *at += UNIT_DIGITS;
  if (!IS_HIGH_SURROGATE (unit))
    return unit;

  low = escaped_unit_at (*at, end);
  *at += 2 + UNIT_DIGITS;

  return 0x10000 + ((gunichar) (unit - 0xd800) << 10) + (gunichar) (low - 0xdc00);
}

static char
unescape_letter (char letter)
{
  switch (letter)
    {
    case 'b':
      return '\b';
    case 'f':
      return '\f';
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 't':
      return '\t';
    default:
      return letter;
    }
}

/**
 * cpt_json_string_unescape:
 * @lexeme: (array length=length): what stands between the quotes, seen fine by cpt_json_string_scan()
 * @length: bytes of @lexeme
 *
 * Returns: (transfer full): what it means, valid UTF-8
 */
char *
cpt_json_string_unescape (const char *lexeme, gsize length)
{
  const char *end = lexeme + length;
  GString *text = g_string_sized_new (length);

  for (const char *at = lexeme; at < end;)
    {
      const char *backslash = memchr (at, '\\', end - at);

      g_string_append_len (text, at, (backslash != NULL ? backslash : end) - at);
      if (backslash == NULL)
        break;

      at = backslash + 2;
      if (backslash[1] == 'u')
        g_string_append_unichar (text, unescape_unicode (&at, end));
      else
        g_string_append_c (text, unescape_letter (backslash[1]));
    }

  return g_string_free (text, FALSE);
}
