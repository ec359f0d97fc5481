/* test-shown-text.c — what is too long is cut between letters, and quickly.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-shown-text.h"

#include <string.h>

#define MOST 70
#define A_MILLION 1000000

/* Returns: (transfer full): @piece, so often */
static char *
repeat (const char *piece, guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (text, piece);

  return g_string_free (text, FALSE);
}

static void
test_what_fits_is_whole (void)
{
  g_autofree char *text = repeat ("é", MOST);
  g_autofree char *shown = cpt_shown_text_new (text, MOST);
  g_autofree char *empty = cpt_shown_text_new ("", MOST);

  g_assert_cmpstr (shown, ==, text);
  g_assert_cmpstr (empty, ==, "");
  g_assert_null (cpt_shown_text_new (NULL, MOST));
}

static void
test_what_is_longer_ends_with_an_ellipsis (void)
{
  g_autofree char *text = repeat ("é", MOST + 1);
  g_autofree char *beginning = repeat ("é", MOST);
  g_autofree char *expected = g_strconcat (beginning, "…", NULL);
  g_autofree char *shown = cpt_shown_text_new (text, MOST);

  g_assert_cmpstr (shown, ==, expected);
}

/* What people call one letter is several characters: none is cut, wherever the end falls. */
static void
test_letters_stay_whole (void)
{
  static const char *const letters[] = {
    "e\u0301", "o\u0323\u0302", "👩\u200d👩\u200d👧", "👍\U0001f3fd", "🇫🇷", "\u1112\u1161\u11ab", "❤\ufe0f", "\r\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    for (guint before = 0; before < 8; before++)
      {
        g_autofree char *start = repeat ("a", before);
        g_autofree char *rest = repeat (letters[i], MOST);
        g_autofree char *text = g_strconcat (start, rest, NULL);
        g_autofree char *shown = cpt_shown_text_new (text, MOST);
        gsize n_bytes = strlen (shown) - strlen ("…") - before;

        g_assert_true (g_str_has_suffix (shown, "…"));
        g_assert_cmpuint (n_bytes % strlen (letters[i]), ==, 0);
        g_assert_cmpuint (g_utf8_strlen (shown, -1), >, MOST - 8);
        g_assert_cmpuint (g_utf8_strlen (shown, -1), <=, MOST + 1);
      }
}

static void
test_a_letter_of_a_million_marks_is_cut (void)
{
  g_autofree char *marks = repeat ("\u0301", A_MILLION);
  g_autofree char *text = g_strconcat ("e", marks, NULL);
  g_autofree char *shown = cpt_shown_text_new (text, MOST);

  g_assert_cmpuint (g_utf8_strlen (shown, -1), ==, MOST + 1);
}

/* Not the length of the text: as much as for the shown part, measured by doing it very often. */
static void
test_a_million_letters_take_no_time (void)
{
  g_autofree char *text = repeat ("a", A_MILLION);

  for (guint i = 0; i < 100000; i++)
    g_free (cpt_shown_text_new (text, MOST));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/shown-text/what-fits-is-whole", test_what_fits_is_whole);
  g_test_add_func ("/shown-text/what-is-longer-ends-with-an-ellipsis", test_what_is_longer_ends_with_an_ellipsis);
  g_test_add_func ("/shown-text/letters-stay-whole", test_letters_stay_whole);
  g_test_add_func ("/shown-text/a-letter-of-a-million-marks-is-cut", test_a_letter_of_a_million_marks_is_cut);
  g_test_add_func ("/shown-text/a-million-letters-take-no-time", test_a_million_letters_take_no_time);

  return g_test_run ();
}
