/* test-csv.c — a table as comma-separated text: quoted where it must be, never a formula.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-csv.h"

#define MARK "\xEF\xBB\xBF"

static void
assert_csv (CptCsv *csv, const char *expected)
{
  g_autoptr (GBytes) bytes = cpt_csv_free_to_bytes (csv);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  g_assert_cmpstr (text, ==, expected);
}

static void
test_rows_end_in_cr_lf_after_the_byte_order_mark (void)
{
  CptCsv *csv = cpt_csv_new ();

  cpt_csv_add_text (csv, "Nom");
  cpt_csv_add_text (csv, "Jours");
  cpt_csv_end_row (csv);
  cpt_csv_add_text (csv, "Épicerie");
  cpt_csv_add_number (csv, -3);
  cpt_csv_end_row (csv);

  assert_csv (csv, MARK "Nom,Jours\r\nÉpicerie,-3\r\n");
}

static void
test_what_would_part_cells_is_quoted (void)
{
  CptCsv *csv = cpt_csv_new ();

  cpt_csv_add_text (csv, "Roy, Girard & Fils");
  cpt_csv_add_text (csv, "dit \"le Grand\"");
  cpt_csv_add_text (csv, "two\nlines\r\nthree");
  cpt_csv_end_row (csv);

  assert_csv (csv, MARK "\"Roy, Girard & Fils\",\"dit \"\"le Grand\"\"\",\"two\r\nlines\r\nthree\"\r\n");
}

static void
test_nothing_is_an_empty_cell (void)
{
  CptCsv *csv = cpt_csv_new ();

  cpt_csv_add_text (csv, NULL);
  cpt_csv_add_text (csv, "");
  cpt_csv_add_text (csv, "last");
  cpt_csv_end_row (csv);

  assert_csv (csv, MARK ",,last\r\n");
}

static void
test_no_text_is_taken_for_a_formula (void)
{
  static const struct
  {
    const char *text, *cell;
  } cases[] = {
    { "=1+1", "'=1+1" },
    { "+33 1 23 45", "'+33 1 23 45" },
    { "-cmd|' /C calc'!A0", "'-cmd|' /C calc'!A0" },
    { "@SUM(A1)", "'@SUM(A1)" },
    { "\t=1+1", "'\t=1+1" },
    { "=HYPERLINK(\"https://x.example\",\"a\")", "\"'=HYPERLINK(\"\"https://x.example\"\",\"\"a\"\")\"" },
    { "a=1", "a=1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      CptCsv *csv = cpt_csv_new ();
      g_autofree char *expected = g_strdup_printf (MARK "%s", cases[i].cell);

      cpt_csv_add_text (csv, cases[i].text);
      assert_csv (csv, expected);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/csv/rows-end-in-cr-lf-after-the-byte-order-mark",
                   test_rows_end_in_cr_lf_after_the_byte_order_mark);
  g_test_add_func ("/csv/what-would-part-cells-is-quoted", test_what_would_part_cells_is_quoted);
  g_test_add_func ("/csv/nothing-is-an-empty-cell", test_nothing_is_an_empty_cell);
  g_test_add_func ("/csv/no-text-is-taken-for-a-formula", test_no_text_is_taken_for_a_formula);

  return g_test_run ();
}
