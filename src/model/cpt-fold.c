/* cpt-fold.c — how names are compared, searched and ordered.
 *
 * Two texts with the same fold are the same to somebody who searches: case, accents, ligatures, typographic signs and
 * widths do not matter. A million names are folded on the first sync, nearly all of them ASCII: those have a path of
 * their own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-fold.h"

#include "cpt-plain-private.h"

#include <string.h>

#define REPLACEMENT_CHARACTER 0xfffd
#define IS_DIGIT(c) ((guchar) ((c) - '0') < 10)

static inline char
lower_ascii (char c)
{
  return (guchar) (c - 'A') < 26 ? (char) (c + ('a' - 'A')) : c;
}

/* Also brings together what has two lower cases: "ς" and "σ", "ſ" and "s". */
static gunichar
fold_case (gunichar character)
{
  return g_unichar_tolower (g_unichar_toupper (character));
}

static void
append_plain (GString *fold, gunichar character)
{
  const char *plain = cpt_plain_text (character);

  if (plain != NULL)
    g_string_append (fold, plain);
  else
    g_string_append_unichar (fold, character);
}

static void
append_character (GString *fold, gunichar character)
{
  gunichar parts[CPT_PLAIN_MAX_PARTS];
  gsize n_parts;

  if (cpt_plain_text (character) != NULL)
    {
      append_plain (fold, character);
      return;
    }

  n_parts = cpt_plain_decompose (character, parts);
  for (gsize i = 0; i < n_parts; i++)
    append_plain (fold, fold_case (parts[i]));
}

/* The character at @at, which is moved behind it. Bytes that are no UTF-8 are replacement characters. */
static gunichar
next_character (const char **at)
{
  gunichar character = g_utf8_get_char_validated (*at, -1);

  if ((gint32) character < 0)
    {
      *at += 1;
      return REPLACEMENT_CHARACTER;
    }

  *at = g_utf8_next_char (*at);

  return character;
}

/* Appends the fold of @text to @fold, and to @offsets (nullable) where in @text each byte comes from. */
static void
fold_into (GString *fold, GArray *offsets, const char *text)
{
  const char *at = text;

  while (*at != '\0')
    {
      guint offset = at - text;

      if ((guchar) *at < 0x80)
        g_string_append_c (fold, lower_ascii (*at++));
      else
        append_character (fold, next_character (&at));

      while (offsets != NULL && offsets->len < fold->len)
        g_array_append_val (offsets, offset);
    }
}

static gsize
count_ascii (const char *text, gsize length)
{
  gsize n_ascii = 0;

  while (n_ascii < length && (guchar) text[n_ascii] < 0x80)
    n_ascii++;

  return n_ascii;
}

/**
 * cpt_fold:
 * @text: any text
 *
 * The same as case-folding, NFKD and leaving marks out, with "ø", "ł", "đ", ligatures and typographic signs as they are
 * typed on a plain keyboard. The fold of a fold is itself.
 *
 * Returns: (transfer full): valid UTF-8
 */
char *
cpt_fold (const char *text)
{
  gsize length = strlen (text);
  gsize n_ascii = count_ascii (text, length);
  g_autofree char *ascii = g_malloc (n_ascii + 1);
  GString *fold;

  for (gsize i = 0; i < n_ascii; i++)
    ascii[i] = lower_ascii (text[i]);
  ascii[n_ascii] = '\0';

  if (n_ascii == length)
    return g_steal_pointer (&ascii);

  fold = g_string_sized_new (length + 1);
  g_string_append_len (fold, ascii, n_ascii);
  fold_into (fold, NULL, text + n_ascii);

  return g_string_free (fold, FALSE);
}

/**
 * cpt_fold_with_offsets:
 * @text: any text
 * @offsets: (out) (transfer full) (element-type guint): for each byte of the fold, and its end, the byte in @text where
 *   the character begins that it comes from
 *
 * What is found in the fold from byte a up to b is, in @text, the bytes from offsets[a] up to cpt_fold_get_end (b).
 *
 * Returns: (transfer full): what cpt_fold() returns
 */
char *
cpt_fold_with_offsets (const char *text, GArray **offsets)
{
  GString *fold = g_string_sized_new (strlen (text) + 1);
  guint end = strlen (text);

  *offsets = g_array_sized_new (FALSE, FALSE, sizeof (guint), end + 1);
  fold_into (fold, *offsets, text);
  g_array_append_val (*offsets, end);

  return g_string_free (fold, FALSE);
}

/**
 * cpt_fold_get_end:
 * @offsets: of cpt_fold_with_offsets()
 * @fold_end: where something that was found in the fold ends, at least 1
 *
 * Who looks for "o" finds the whole "œ".
 *
 * Returns: where it ends in the text itself: behind the whole last character
 */
guint
cpt_fold_get_end (const GArray *offsets, gsize fold_end)
{
  guint last = g_array_index (offsets, guint, fold_end - 1);

  while (fold_end + 1 < offsets->len && g_array_index (offsets, guint, fold_end) == last)
    fold_end++;

  return g_array_index (offsets, guint, fold_end);
}

/* The length of a run of digits, in digits that sort by value: 1 … 8, 90 … 98, 990 … */
static void
append_length (GString *key, gsize length)
{
  for (; length >= 9; length -= 9)
    g_string_append_c (key, '9');
  g_string_append_c (key, (char) ('0' + length));
}

/* @digits begins a run of digits, and is moved behind it. */
static void
append_number (GString *key, const char **digits)
{
  const char *from = *digits;
  const char *to = from;

  while (IS_DIGIT (*to))
    to++;
  while (*from == '0' && from + 1 < to)
    from++;

  append_length (key, to - from);
  g_string_append_len (key, from, to - from);
  *digits = to;
}

/**
 * cpt_fold_name_key:
 * @fold: from cpt_fold()
 *
 * Each run of digits is preceded by its length, leading zeros left out, so that comparing bytes puts "Lot 9" before
 * "Lot 10". Names that differ by leading zeros only have the same key.
 *
 * Returns: (transfer full): what names are sorted by, byte for byte
 */
char *
cpt_fold_name_key (const char *fold)
{
  const char *at = strpbrk (fold, "0123456789");
  GString *key;

  if (at == NULL)
    return g_strdup (fold);

  key = g_string_sized_new (strlen (fold) + 8);
  g_string_append_len (key, fold, at - fold);
  while (*at != '\0')
    {
      if (IS_DIGIT (*at))
        append_number (key, &at);
      else
        g_string_append_c (key, *at++);
    }

  return g_string_free (key, FALSE);
}
