/* test-amount-text.c — amounts as a person reads them, whole and in the locale's marks.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-amount-text.h"

#include "test-support.h"

#include <locale.h>
#include <string.h>

static void
assert_text (char *text, const char *expected)
{
  g_autofree char *owned = text;

  g_assert_cmpstr (owned, ==, expected);
}

static void
test_cents_are_always_there_and_what_is_finer_too (void)
{
  assert_text (cpt_amount_text_new (0), "0.00");
  assert_text (cpt_amount_text_new (482104000), "48210.40");
  assert_text (cpt_amount_text_new (5), "0.0005");
  assert_text (cpt_amount_text_new (12340), "1.234");
  assert_text (cpt_amount_text_new (10000), "1.00");
}

static void
test_less_than_zero_has_a_minus_sign (void)
{
  assert_text (cpt_amount_text_new (-1905500), "\u2212190.55");
  assert_text (cpt_amount_text_new (-100), "\u22120.01");
  assert_text (cpt_amount_text_new (-CPT_AMOUNT_MAX), "\u2212900000000000000.00");
}

static void
test_other_programs_get_a_plain_number (void)
{
  assert_text (cpt_amount_text_new_plain (-1905500), "-190.55");
  assert_text (cpt_amount_text_new_plain (CPT_AMOUNT_MAX), "900000000000000.00");
}

static void
test_a_share_has_one_decimal (void)
{
  assert_text (cpt_amount_text_new_share (72), "7.2");
  assert_text (cpt_amount_text_new_share (1000), "100.0");
  assert_text (cpt_amount_text_new_share (-409), "\u221240.9");
  assert_text (cpt_amount_text_new_share (-3), "\u22120.3");
}

static void
test_less_than_zero_may_stand_in_parentheses (void)
{
  assert_text (cpt_amount_text_new_in_parentheses (-1905500), "(190.55)");
  assert_text (cpt_amount_text_new_in_parentheses (1905500), "190.55");
}

/* What a person, or a spreadsheet of the same locale, takes the text for. */
static gint64
read_back (const char *text, char decimal)
{
  g_autoptr (GString) number = g_string_new (text);
  gint64 value = 0;
  gboolean is_all = FALSE;

  g_string_replace (number, "\u2212", "-", 0);
  g_string_replace (number, "\u202f", "", 0);
  g_string_replace (number, decimal == ',' ? "." : ",", "", 0);
  g_string_replace (number, ",", ".", 0);
  is_all = cpt_amount_parse (number->str, &value);
  g_assert_true (is_all);

  return value;
}

static void
assert_reads_back (gint64 value, char decimal)
{
  g_autofree char *text = cpt_amount_text_new (value);
  g_autofree char *spreadsheet = cpt_amount_text_new_for_spreadsheet (value);
  g_autofree char *plain = cpt_amount_text_new_plain (value);

  g_assert_cmpint (read_back (text, decimal), ==, value);
  g_assert_cmpint (read_back (spreadsheet, decimal), ==, value);
  g_assert_cmpint (read_back (plain, '.'), ==, value);
  g_assert_true (g_str_is_ascii (spreadsheet));
  g_assert_true (strchr (spreadsheet, decimal) != NULL);
}

/* A machine that builds need not have the locale: it is made of its source. */
static gboolean
take_locale (const char *folder, const char *name)
{
  g_autofree char *place = g_build_filename (folder, name, NULL);
  g_autofree char *source = g_strndup (name, strcspn (name, "."));
  const char *command[] = { "localedef", "-i", source, "-f", "UTF-8", place, NULL };

  g_setenv ("LOCPATH", folder, TRUE);

  return g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL) &&
         setlocale (LC_ALL, name) != NULL;
}

static void
test_amounts_are_the_same_when_read_back (gconstpointer data)
{
  const char *name = data;
  const char decimal = g_str_has_prefix (name, "fr") ? ',' : '.';
  g_autofree char *folder = test_make_folder ();

  if (!take_locale (folder, name))
    {
      g_test_skip ("this machine does not know the locale");
      return;
    }

  assert_reads_back (CPT_AMOUNT_MAX, decimal);
  assert_reads_back (-CPT_AMOUNT_MAX, decimal);
  assert_reads_back (0, decimal);
  for (guint i = 0; i < 20000; i++)
    assert_reads_back ((gint64) (g_test_rand_double () * (double) CPT_AMOUNT_MAX) * (i % 2 == 0 ? 1 : -1), decimal);
  for (gint64 value = -20000; value < 20000; value++)
    assert_reads_back (value, decimal);
  setlocale (LC_ALL, "C.UTF-8");
  test_remove_folder (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/amount-text/cents-are-always-there-and-what-is-finer-too",
                   test_cents_are_always_there_and_what_is_finer_too);
  g_test_add_func ("/amount-text/less-than-zero-has-a-minus-sign", test_less_than_zero_has_a_minus_sign);
  g_test_add_func ("/amount-text/other-programs-get-a-plain-number", test_other_programs_get_a_plain_number);
  g_test_add_func ("/amount-text/a-share-has-one-decimal", test_a_share_has_one_decimal);
  g_test_add_func ("/amount-text/less-than-zero-may-stand-in-parentheses",
                   test_less_than_zero_may_stand_in_parentheses);
  g_test_add_data_func ("/amount-text/amounts-are-the-same-when-read-back/in-french", "fr_FR.UTF-8",
                        test_amounts_are_the_same_when_read_back);
  g_test_add_data_func ("/amount-text/amounts-are-the-same-when-read-back/in-english", "en_US.UTF-8",
                        test_amounts_are_the_same_when_read_back);

  return g_test_run ();
}
