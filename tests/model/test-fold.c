/* test-fold.c — what somebody who searches takes for the same is the same; numbers sort by value.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-fold.h"

#include <string.h>

static void
test_case_accents_and_signs_do_not_matter (void)
{
  static const struct
  {
    const char *text;
    const char *fold;
  } cases[] = {
    { "", "" },
    { "Atelier Beaurivage", "atelier beaurivage" },
    { "BÉAURIVAGE", "beaurivage" },
    { "be\u0301aurivage", "beaurivage" },
    { "Société Générale", "societe generale" },
    { "ÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸ", "aaaceeeeiioouuuy" },
    { "àâäçéèêëîïôöùûüÿñ", "aaaceeeeiioouuuyn" },
    { "Œuvre, œuf, Æther, æ", "oeuvre, oeuf, aether, ae" },
    { "Ǿ Ǽ", "o ae" },
    { "Straße STRASSE ẞ", "strasse strasse ss" },
    { "Łódź Ørsted Đorđe Þór Ðe Ħal Ŧ ŋ", "lodz orsted dorde thor de hal t n" },
    { "Işık İstanbul", "isik istanbul" },
    { "ΣΊΣΥΦΟΣ σίσυφος", "σισυφοσ σισυφοσ" },
    { "Ёлки Й", "елки и" },
    { "Việt Nam", "viet nam" },
    { "l’atelier l‘atelier lʼatelier l´atelier", "l'atelier l'atelier l'atelier l'atelier" },
    { "“A” «A» „A‟", "\"a\" \"a\" \"a\"" },
    { "1–2—3−4‑5", "1-2-3-4-5" },
    { "a\u00a0b\u202fc\u2003d", "a b c d" },
    { "A…", "a..." },
    { "ﬁn ﬀ", "fin ff" },
    { "ＡＢＣ１２", "abc12" },
    { "x² № 5 ½ ™", "x2 no 5 1/2 tm" },
    { "30×40", "30x40" },
    { "so\u00adft a\u200db\ufeff", "soft ab" },
    { "❤\ufe0f", "❤" },
    { "한국", "\u1112\u1161\u11ab\u1100\u116e\u11a8" },
    { "हिन्दी", "हिनदी" },
    { "שָׁלוֹם", "שלום" },
    { "مَرْحَبًا", "مرحبا" },
    { "😀 Été", "😀 ete" },
    { "a\tb\nc", "a\tb\nc" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *fold = cpt_fold (cases[i].text);

      g_assert_cmpstr (fold, ==, cases[i].fold);
    }
}

static void
test_invalid_text_is_survived (void)
{
  static const char *const texts[] = { "\xff", "a\xc3", "\xe2\x82", "\xed\xa0\x80x", "É\x80É", "\xf0\x9f\x98" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *fold = cpt_fold (texts[i]);

      g_assert_true (g_utf8_validate (fold, -1, NULL));
      g_assert_nonnull (strstr (fold, "\ufffd"));
    }
}

/* All of Unicode, one character at a time. */
static void
test_a_fold_is_its_own_fold (void)
{
  for (gunichar character = 1; character <= 0x10ffff; character++)
    {
      char text[7] = { 0 };
      g_autofree char *fold = NULL;
      g_autofree char *again = NULL;

      if (!g_unichar_validate (character))
        continue;

      g_unichar_to_utf8 (character, text);
      fold = cpt_fold (text);
      again = cpt_fold (fold);
      g_assert_cmpstr (again, ==, fold);
    }
}

/* Of every character with its two cases. */
static void
test_both_cases_have_one_fold (void)
{
  for (gunichar character = 1; character <= 0x1ffff; character++)
    {
      gunichar other = g_unichar_toupper (character);
      char text[7] = { 0 };
      char other_text[7] = { 0 };
      g_autofree char *fold = NULL;
      g_autofree char *other_fold = NULL;

      if (!g_unichar_validate (character) || other == character)
        continue;

      g_unichar_to_utf8 (character, text);
      g_unichar_to_utf8 (other, other_text);
      fold = cpt_fold (text);
      other_fold = cpt_fold (other_text);
      g_assert_cmpstr (fold, ==, other_fold);
    }
}

static void
assert_offsets (const char *text, const char *expected_fold, const guint *expected)
{
  g_autoptr (GArray) offsets = NULL;
  g_autofree char *fold = cpt_fold_with_offsets (text, &offsets);

  g_assert_cmpstr (fold, ==, expected_fold);
  g_assert_cmpmem (offsets->data, offsets->len * sizeof (guint), expected, (strlen (fold) + 1) * sizeof (guint));
}

static void
test_each_byte_knows_where_it_comes_from (void)
{
  assert_offsets ("", "", (const guint[]){ 0 });
  assert_offsets ("aBc", "abc", (const guint[]){ 0, 1, 2, 3 });
  assert_offsets ("ÉtÉ", "ete", (const guint[]){ 0, 2, 3, 5 });
  assert_offsets ("e\u0301t", "et", (const guint[]){ 0, 3, 4 });
  assert_offsets ("œuf", "oeuf", (const guint[]){ 0, 0, 2, 3, 4 });
  assert_offsets ("a…b", "a...b", (const guint[]){ 0, 1, 1, 1, 4, 5 });
  assert_offsets ("Σ!", "σ!", (const guint[]){ 0, 0, 2, 3 });
  assert_offsets ("\u00ada", "a", (const guint[]){ 2, 3 });
  assert_offsets ("a\u0301", "a", (const guint[]){ 0, 3 });
}

static void
test_what_is_found_is_marked_whole (void)
{
  static const struct
  {
    const char *text;
    const char *found;
    const char *marked;
  } cases[] = {
    { "Atelier", "atel", "Atel" },
    { "l'Été", "ete", "Été" },
    { "Été", "et", "Ét" },
    { "œuf", "o", "œ" },
    { "œuf", "oe", "œ" },
    { "œuf", "eu", "œu" },
    { "a…b", ".", "…" },
    { "e\u0301te", "e", "e\u0301" },
    { "xe\u0301", "xe", "xe\u0301" },
    { "ΣΊΣ", "σισ", "ΣΊΣ" },
    { "Œ", "o", "Œ" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) offsets = NULL;
      g_autofree char *fold = cpt_fold_with_offsets (cases[i].text, &offsets);
      gsize at = strstr (fold, cases[i].found) - fold;
      guint start = g_array_index (offsets, guint, at);
      guint end = cpt_fold_get_end (offsets, at + strlen (cases[i].found));

      g_assert_cmpmem (cases[i].text + start, end - start, cases[i].marked, strlen (cases[i].marked));
    }
}

static void
test_offsets_or_not_the_fold_is_the_same (void)
{
  static const char *const texts[] = { "Atelier", "Société Générale", "plain é plain", "\xff é", "œ" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GArray) offsets = NULL;
      g_autofree char *with = cpt_fold_with_offsets (texts[i], &offsets);
      g_autofree char *without = cpt_fold (texts[i]);

      g_assert_cmpstr (with, ==, without);
    }
}

static void
test_names_sort_with_numbers_by_value (void)
{
  static const char *const sorted[] = {
    "",
    "0 sommeil",
    "1 lot",
    "2 lots",
    "9 lots",
    "10 lots",
    "11 lots",
    "100 lots",
    "12345678 lots",
    "123456789 lots",
    "999999999 lots",
    "1000000000 lots",
    "12345678901234567 lots",
    "123456789012345678 lots",
    "1234567890123456789 lots",
    "99999999999999999999999999999999 lots",
    "a",
    "a 10 b 2 c", /* a space is less than a digit */
    "a 10 b 10 c",
    "a1",
    "a1a",
    "a1b",
    "a2",
    "lot",
    "lot 9",
    "lot 10",
    "lot 10a",
    "lot 99",
    "lot 100",
    "lots",
  };

  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (sorted); i++)
    g_ptr_array_add (keys, cpt_fold_name_key (sorted[i]));

  for (guint i = 1; i < keys->len; i++)
    {
      const char *before = g_ptr_array_index (keys, i - 1);
      const char *after = g_ptr_array_index (keys, i);

      g_test_message ("%s < %s", sorted[i - 1], sorted[i]);
      g_assert_cmpint (strcmp (before, after), <, 0);
    }
}

static void
test_leading_zeros_do_not_count (void)
{
  static const char *const pairs[][2] = { { "lot 007", "lot 7" }, { "00", "0" }, { "a0b", "a000b" }, { "010", "10" } };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *first = cpt_fold_name_key (pairs[i][0]);
      g_autofree char *second = cpt_fold_name_key (pairs[i][1]);

      g_assert_cmpstr (first, ==, second);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/fold/case-accents-and-signs-do-not-matter", test_case_accents_and_signs_do_not_matter);
  g_test_add_func ("/fold/invalid-text-is-survived", test_invalid_text_is_survived);
  g_test_add_func ("/fold/a-fold-is-its-own-fold", test_a_fold_is_its_own_fold);
  g_test_add_func ("/fold/both-cases-have-one-fold", test_both_cases_have_one_fold);
  g_test_add_func ("/fold/each-byte-knows-where-it-comes-from", test_each_byte_knows_where_it_comes_from);
  g_test_add_func ("/fold/what-is-found-is-marked-whole", test_what_is_found_is_marked_whole);
  g_test_add_func ("/fold/offsets-or-not-the-fold-is-the-same", test_offsets_or_not_the_fold_is_the_same);
  g_test_add_func ("/fold/names-sort-with-numbers-by-value", test_names_sort_with_numbers_by_value);
  g_test_add_func ("/fold/leading-zeros-do-not-count", test_leading_zeros_do_not_count);

  return g_test_run ();
}
