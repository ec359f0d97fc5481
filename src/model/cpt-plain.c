/* cpt-plain.c — how characters are written on a plain keyboard, where Unicode does not say it.
 *
 * Unicode decomposes "é" and "ﬁ", but takes "ø", "œ" and "’" for letters and signs of their own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-plain-private.h"

#include <stdlib.h>

typedef struct
{
  gunichar character;
  const char *text;
} PlainText;

/* Lower case; sorted by character. */
static const PlainText plain_texts[] = {
  { 0x00ab, "\"" }, /* « */
  { 0x00b4, "'" },  /* ´ */
  { 0x00bb, "\"" }, /* » */
  { 0x00d7, "x" },  /* × */
  { 0x00df, "ss" }, /* ß */
  { 0x00e6, "ae" }, /* æ */
  { 0x00f0, "d" },  /* ð */
  { 0x00f8, "o" },  /* ø */
  { 0x00fe, "th" }, /* þ */
  { 0x0111, "d" },  /* đ */
  { 0x0127, "h" },  /* ħ */
  { 0x0131, "i" },  /* ı */
  { 0x0138, "k" },  /* ĸ */
  { 0x0142, "l" },  /* ł */
  { 0x014b, "n" },  /* ŋ */
  { 0x0153, "oe" }, /* œ */
  { 0x0167, "t" },  /* ŧ */
  { 0x0180, "b" },  /* ƀ */
  { 0x0192, "f" },  /* ƒ */
  { 0x02b9, "'" },  /* ʹ */
  { 0x02bb, "'" },  /* ʻ */
  { 0x02bc, "'" },  /* ʼ */
  { 0x2010, "-" },  /* ‐ */
  { 0x2011, "-" },  /* no-break hyphen */
  { 0x2012, "-" },  /* ‒ */
  { 0x2013, "-" },  /* – */
  { 0x2014, "-" },  /* — */
  { 0x2015, "-" },  /* ― */
  { 0x2018, "'" },  /* ‘ */
  { 0x2019, "'" },  /* ’ */
  { 0x201a, "'" },  /* ‚ */
  { 0x201b, "'" },  /* ‛ */
  { 0x201c, "\"" }, /* “ */
  { 0x201d, "\"" }, /* ” */
  { 0x201e, "\"" }, /* „ */
  { 0x201f, "\"" }, /* ‟ */
  { 0x2032, "'" },  /* ′ */
  { 0x2033, "\"" }, /* ″ */
  { 0x2039, "'" },  /* ‹ */
  { 0x203a, "'" },  /* › */
  { 0x2044, "/" },  /* ⁄ of ½ */
  { 0x2212, "-" },  /* − */
  { 0x2215, "/" },  /* ∕ */
};

static int
compare_character (gconstpointer key, gconstpointer entry)
{
  gunichar character = *(const gunichar *) key;
  const PlainText *plain = entry;

  return character < plain->character ? -1 : character > plain->character;
}

/**
 * cpt_plain_text:
 * @character: in lower case
 *
 * Returns: (nullable): ASCII text that stands for @character; %NULL when there is none, or Unicode knows it
 */
const char *
cpt_plain_text (gunichar character)
{
  const PlainText *plain =
      bsearch (&character, plain_texts, G_N_ELEMENTS (plain_texts), sizeof plain_texts[0], compare_character);

  return plain != NULL ? plain->text : NULL;
}

/* Marks that sit on a letter have a combining class; vowel signs of Indic scripts have none and stay. Format characters
 * (soft hyphen, joiners, directions) and variation selectors cannot be seen. */
static gboolean
is_mark (gunichar character)
{
  GUnicodeType type = g_unichar_type (character);

  return g_unichar_combining_class (character) != 0 || type == G_UNICODE_ENCLOSING_MARK || type == G_UNICODE_FORMAT ||
         (character >= 0xfe00 && character <= 0xfe0f);
}

/**
 * cpt_plain_decompose:
 * @character: any character
 * @parts: (out): what it is made of
 *
 * Returns: the number of parts of the NFKD of @character, less the marks; 0 for a mark
 */
gsize
cpt_plain_decompose (gunichar character, gunichar parts[CPT_PLAIN_MAX_PARTS])
{
  gsize n_all = g_unichar_fully_decompose (character, TRUE, parts, CPT_PLAIN_MAX_PARTS);
  gsize n_kept = 0;

  for (gsize i = 0; i < n_all; i++)
    if (!is_mark (parts[i]))
      parts[n_kept++] = parts[i];

  return n_kept;
}
