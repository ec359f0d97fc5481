/* test-pdf.c — a document on pages, as another program reads them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-paginator.h"
#include "cpt-pdf.h"
#include "test-support.h"

#include <string.h>

#define WIDTH 595.0
#define HEIGHT 842.0
#define FORM_FEED "\f"

static CptPrintDocument *
new_document (guint n_rows, guint n_columns)
{
  CptPrintDocument *document = cpt_print_document_new ();

  document->title = g_strdup ("Boulangerie Aux Deux Moulins");
  document->subtitle = g_strdup ("Bilan");
  document->about = g_strdup ("CAD");
  document->columns = g_new0 (char *, n_columns + 1);
  for (guint i = 0; i < n_columns; i++)
    document->columns[i] = g_strdup_printf ("Column-%u", i);
  for (guint row = 0; row < n_rows; row++)
    {
      g_autofree char *name = g_strdup_printf ("Line-%u", row);
      GStrv cells = g_new0 (char *, n_columns + 1);

      for (guint i = 0; i < n_columns; i++)
        cells[i] = g_strdup_printf ("%u.%02u", row, i);
      cpt_print_document_add_row (document, name, cells);
    }

  return document;
}

/* The pages, as pdftotext reads them; NULL where there is no such program. */
static GStrv
read_pages (const CptPrintDocument *document)
{
  const char *command[] = { "pdftotext", "-layout", NULL, "-", NULL };
  g_autofree char *folder = test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "a.pdf", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = cpt_pdf_new (document, WIDTH, HEIGHT, NULL, &error);
  gboolean was_read = FALSE;

  g_assert_no_error (error);
  g_file_set_contents (path, g_bytes_get_data (pdf, NULL), (gssize) g_bytes_get_size (pdf), &error);
  g_assert_no_error (error);
  command[2] = path;
  was_read = g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL, NULL);
  test_remove_folder (folder);
  if (!was_read)
    {
      g_test_skip ("pdftotext is not installed");
      return NULL;
    }

  return g_strsplit (text, FORM_FEED, -1);
}

static void
test_every_page_has_head_titles_and_number (void)
{
  g_autoptr (CptPrintDocument) document = new_document (120, 3);
  g_auto (GStrv) pages = read_pages (document);

  if (pages == NULL)
    return;

  g_assert_cmpuint (g_strv_length (pages), ==, 3 + 1); /* each ends with a form feed */
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *number = g_strdup_printf ("Page %u of 3", i + 1);

      g_assert_nonnull (strstr (pages[i], "Boulangerie Aux Deux Moulins"));
      g_assert_nonnull (strstr (pages[i], "Column-2"));
      g_assert_nonnull (strstr (pages[i], number));
    }
  g_assert_nonnull (strstr (pages[2], "Line-119"));
}

/* Each cell once, and beside the name of its line. */
static void
test_no_cell_is_lost_where_columns_go_on (void)
{
  g_autoptr (CptPrintDocument) document = new_document (80, 40);
  g_auto (GStrv) pages = read_pages (document);

  for (guint row = 0; pages != NULL && row < 80; row++)
    for (guint column = 0; column < 40; column++)
      {
        g_autofree char *name = g_strdup_printf ("Line-%u ", row);
        g_autofree char *cell = g_strdup_printf (" %u.%02u", row, column);
        guint n_found = 0;

        for (guint i = 0; pages[i] != NULL; i++)
          {
            g_auto (GStrv) lines = g_strsplit (pages[i], "\n", -1);

            for (guint j = 0; lines[j] != NULL; j++)
              {
                g_autofree char *line = g_strconcat (g_strchug (lines[j]), " ", NULL);
                const char *found = g_str_has_prefix (line, name) ? strstr (line, cell) : NULL;

                n_found += found != NULL && !g_ascii_isdigit (found[strlen (cell)]) ? 1 : 0;
              }
          }
        g_assert_cmpuint (n_found, ==, 1);
      }
}

static void
test_thousands_are_apart_and_a_number_stays_one (void)
{
  g_autoptr (CptPrintDocument) document = new_document (1, 1);
  CptPrintRow *row = g_ptr_array_index (document->rows, 0);
  g_auto (GStrv) pages = NULL;

  g_free (row->cells[0]);
  row->cells[0] = g_strdup ("\u22121\u202f234,50");
  pages = read_pages (document);
  if (pages != NULL)
    g_assert_true (g_regex_match_simple ("\u2212 ?1[ \u202f]234,50", pages[0], 0, 0));
}

static void
test_a_table_without_rows_is_a_page (void)
{
  g_autoptr (CptPrintDocument) document = new_document (0, 2);
  g_autoptr (CptPaginator) pages = cpt_paginator_new (document, WIDTH, HEIGHT);

  g_assert_cmpuint (cpt_paginator_get_n_pages (pages), ==, 1);
}

static void
test_what_was_cancelled_is_no_file (void)
{
  g_autoptr (CptPrintDocument) document = new_document (10, 2);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = NULL;

  g_cancellable_cancel (cancellable);
  pdf = cpt_pdf_new (document, WIDTH, HEIGHT, cancellable, &error);
  g_assert_null (pdf);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pdf/every-page-has-head-titles-and-number", test_every_page_has_head_titles_and_number);
  g_test_add_func ("/pdf/no-cell-is-lost-where-columns-go-on", test_no_cell_is_lost_where_columns_go_on);
  g_test_add_func ("/pdf/thousands-are-apart-and-a-number-stays-one", test_thousands_are_apart_and_a_number_stays_one);
  g_test_add_func ("/pdf/a-table-without-rows-is-a-page", test_a_table_without_rows_is_a_page);
  g_test_add_func ("/pdf/what-was-cancelled-is-no-file", test_what_was_cancelled_is_no_file);

  return g_test_run ();
}
