/* test-company-name.c — what the platform keeps of a name, what is proposed in its place, and what cannot be sent.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-company-name.h"

#include <string.h>

static const struct
{
  const char *typed;
  const char *kept;
  const char *proposed;
} names[] = {
  { "Atelier Beaurivage", "Atelier Beaurivage", "Atelier Beaurivage" },
  { "A-1 'B', C & D @ E.F? G!", "A-1 'B', C & D @ E.F? G!", "A-1 'B', C & D @ E.F? G!" },
  { "Société Générale", "Socit Gnrale", "Societe Generale" },
  { "Socie\u0301te\u0301", "Societe", "Societe" },
  { "Example Company (Codat[1])", "Example Company Codat1", "Example Company Codat1" },
  { "Œuvre ŒUVRE Œ œuf", "uvre UVRE  uf", "Oeuvre OEUVRE OE oeuf" },
  { "Ægir ÆGIR Þór ÞÓR", "gir GIR r R", "Aegir AEGIR Thor THOR" },
  { "Straße STRAẞE", "Strae STRAE", "Strasse STRASSE" },
  { "Łódź Ørsted Đorđe ıI", "d rsted ore I", "Lodz Orsted Dorde iI" },
  { "L’Atelier d‘Anne ‹x› `y´", "LAtelier dAnne x y", "L'Atelier d'Anne 'x' 'y'" },
  { "« Chez » “nous” „là“ \"ici\"", "Chez  nous l ici", "Chez nous la ici" },
  { "A – B — C − D ‑ E", "A  B  C  D  E", "A - B - C - D - E" },
  { "A/B\\C|D_E", "ABCDE", "A-B-C-D-E" },
  { "Groupe: x; y…", "Groupe x y", "Groupe, x, y..." },
  { "N° 5, № 6, 1º", "N 5,  6, 1", "No 5, No 6, 1o" },
  { "100 € £ ½ x²", "100    x", "100 EUR GBP 1-2 x2" },
  { "Acme™ ® © + = # %", "Acme", "Acme" },
  { "A • B · C", "A  B  C", "A - B - C" },
  { "ﬁn ＡＢ", "n", "fin AB" },
  { "A\nB\r\nC\tD", "A\nB\r\nC\tD", "A B C D" },
  { "  A  B  ", "A  B", "A B" },
  { "\n\tA\n", "A", "A" },
  { "A\u00a0B\u202fC\u2028D", "A B C D", "A B C D" },
  { "A 😀 B", "A  B", "A B" },
  { "😀 Été", "t", "Ete" },
  { "Café 👩‍👩‍👧", "Caf", "Cafe" },
  { "שלום Co", "Co", "Co" },
  { "\u202eevil\u202c", "evil", "evil" },
  { "株式会社", "", "" },
  { "Ελλάς", "", "" },
  { "😀", "", "" },
  { "()", "", "" },
  { "é", "", "e" },
  { "", "", "" },
  { "   ", "", "" },
  { "a\x01\x7f"
    "b",
    "ab", "ab" },
};

static void
test_the_platform_keeps_what_its_pattern_allows (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *kept = cpt_company_name_strip (names[i].typed);

      g_assert_cmpstr (kept, ==, names[i].kept);
    }
}

static void
test_what_is_proposed_is_what_a_person_would_write (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *proposed = cpt_company_name_transliterate (names[i].typed);

      g_assert_cmpstr (proposed, ==, names[i].proposed);
    }
}

/* All of Unicode, one character between two letters. */
static void
test_nothing_is_lost_of_what_is_proposed (void)
{
  for (gunichar character = 1; character <= 0x10ffff; character++)
    {
      char text[6 + 3] = "A";
      g_autofree char *proposed = NULL;
      g_autofree char *kept = NULL;

      if (!g_unichar_validate (character))
        continue;

      strcpy (text + 1 + g_unichar_to_utf8 (character, text + 1), "B");
      proposed = cpt_company_name_transliterate (text);
      kept = cpt_company_name_strip (proposed);
      g_assert_cmpstr (kept, ==, proposed);
    }
}

static void
test_only_ascii_and_white_space_is_allowed (void)
{
  static const char allowed[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-',&@.?! \t\r\n\f";

  for (gunichar character = 1; character < 0x80; character++)
    g_assert_cmpint (cpt_company_name_allows (character), ==, strchr (allowed, (char) character) != NULL);

  g_assert_true (cpt_company_name_allows (0xa0));
  g_assert_false (cpt_company_name_allows (0));
  g_assert_false (cpt_company_name_allows (0xe9));
  g_assert_false (cpt_company_name_allows (0x2019));
  g_assert_false (cpt_company_name_allows (0x1f600));
}

static void
assert_origins (const char *typed, const char *expected_name, const guint *expected)
{
  g_autoptr (GArray) origins = NULL;
  g_autofree char *name = cpt_company_name_transliterate_with_origins (typed, &origins);

  g_assert_cmpstr (name, ==, expected_name);
  g_assert_cmpmem (origins->data, origins->len * sizeof (guint), expected, strlen (name) * sizeof (guint));
}

static void
test_each_letter_knows_what_it_stands_for (void)
{
  assert_origins ("", "", NULL);
  assert_origins ("aé", "ae", (const guint[]){ 0, 1 });
  assert_origins (" Œuf ", "Oeuf", (const guint[]){ 1, 1, 3, 4 });
  assert_origins ("a 😀 b", "a b", (const guint[]){ 0, 1, 7 });
  assert_origins ("a\r\nb", "a b", (const guint[]){ 0, 1, 3 });
}

static void
test_what_cannot_be_sent_says_why (void)
{
  g_autofree char *longest = g_strnfill (CPT_COMPANY_NAME_MAX, 'a');
  g_autofree char *with_blanks = g_strconcat ("  ", longest, "\n", NULL);
  g_autofree char *too_long = g_strconcat (longest, "b", NULL);

  g_assert_cmpint (cpt_company_name_check ("", ""), ==, CPT_COMPANY_NAME_EMPTY);
  g_assert_cmpint (cpt_company_name_check (" \n\u00a0", ""), ==, CPT_COMPANY_NAME_EMPTY);
  g_assert_cmpint (cpt_company_name_check ("😀", ""), ==, CPT_COMPANY_NAME_NOTHING_LEFT);
  g_assert_cmpint (cpt_company_name_check ("é", ""), ==, CPT_COMPANY_NAME_NOTHING_LEFT);
  g_assert_cmpint (cpt_company_name_check ("é", "e"), ==, CPT_COMPANY_NAME_FINE);
  g_assert_cmpint (cpt_company_name_check (longest, longest), ==, CPT_COMPANY_NAME_FINE);
  g_assert_cmpint (cpt_company_name_check (with_blanks, with_blanks), ==, CPT_COMPANY_NAME_FINE);
  g_assert_cmpint (cpt_company_name_check (too_long, too_long), ==, CPT_COMPANY_NAME_TOO_LONG);
  g_assert_cmpint (cpt_company_name_check (too_long, longest), ==, CPT_COMPANY_NAME_FINE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/company-name/the-platform-keeps-what-its-pattern-allows",
                   test_the_platform_keeps_what_its_pattern_allows);
  g_test_add_func ("/company-name/what-is-proposed-is-what-a-person-would-write",
                   test_what_is_proposed_is_what_a_person_would_write);
  g_test_add_func ("/company-name/nothing-is-lost-of-what-is-proposed", test_nothing_is_lost_of_what_is_proposed);
  g_test_add_func ("/company-name/only-ascii-and-white-space-is-allowed", test_only_ascii_and_white_space_is_allowed);
  g_test_add_func ("/company-name/each-letter-knows-what-it-stands-for", test_each_letter_knows_what_it_stands_for);
  g_test_add_func ("/company-name/what-cannot-be-sent-says-why", test_what_cannot_be_sent_says_why);

  return g_test_run ();
}
