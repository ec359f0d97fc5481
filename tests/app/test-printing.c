/* test-printing.c — a document through GTK's printing, as another program reads the pages.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-printer.h"
#include "test-support.h"

#include <adwaita.h>
#include <string.h>

#define FORM_FEED "\f"

static CptPrintDocument *
new_document (guint n_rows)
{
  CptPrintDocument *document = cpt_print_document_new ();

  document->title = g_strdup ("Boulangerie Aux Deux Moulins");
  document->subtitle = g_strdup ("Bilan");
  document->about = g_strdup ("CAD");
  document->columns = g_strsplit ("Now|Before", "|", -1);
  for (guint row = 0; row < n_rows; row++)
    {
      g_autofree char *name = g_strdup_printf ("Line-%u", row);
      GStrv cells = g_new0 (char *, 3);

      cells[0] = g_strdup_printf ("%u.00", row);
      cells[1] = g_strdup_printf ("%u.50", row);
      cpt_print_document_add_row (document, name, cells);
    }

  return document;
}

/* Prints to a file, as where "Print to File" is chosen in the dialog. */
static void
print (CptPrintDocument *document, const char *path)
{
  g_autoptr (GtkPrintOperation) operation = cpt_printer_new (document);
  g_autoptr (GError) error = NULL;
  GtkPrintOperationResult result;

  gtk_print_operation_set_export_filename (operation, path);
  result = gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (result, ==, GTK_PRINT_OPERATION_RESULT_APPLY);
}

/* The pages, as pdftotext reads them; NULL where there is no such program. */
static GStrv
read_pages (const char *path)
{
  const char *command[] = { "pdftotext", "-layout", path, "-", NULL };
  g_autofree char *text = NULL;

  if (!g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL, NULL))
    {
      g_test_skip ("pdftotext is not installed");
      return NULL;
    }

  return g_strsplit (text, FORM_FEED, -1);
}

static void
test_every_line_is_printed_once_with_a_head_on_each_page (void)
{
  g_autofree char *folder = test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "printed.pdf", NULL);
  g_auto (GStrv) pages = NULL;
  g_autofree char *all = NULL;
  guint n_pages = 0;

  print (new_document (120), path);
  pages = read_pages (path);
  test_remove_folder (folder);
  if (pages == NULL)
    return;

  n_pages = g_strv_length (pages) - 1; /* each ends with a form feed */
  g_assert_cmpuint (n_pages, >, 1);
  for (guint i = 0; i < n_pages; i++)
    {
      g_autofree char *number = g_strdup_printf ("Page %u of %u", i + 1, n_pages);

      g_assert_nonnull (strstr (pages[i], "Boulangerie Aux Deux Moulins"));
      g_assert_nonnull (strstr (pages[i], "Before"));
      g_assert_nonnull (strstr (pages[i], number));
    }

  all = g_strjoinv ("\n", pages);
  for (guint row = 0; row < 120; row++)
    {
      g_autofree char *name = g_strdup_printf ("Line-%u ", row);
      const char *found = strstr (all, name);

      g_assert_nonnull (found);
      g_assert_null (strstr (found + 1, name));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/printing/every-line-is-printed-once-with-a-head-on-each-page",
                   test_every_line_is_printed_once_with_a_head_on_each_page);

  return g_test_run ();
}
