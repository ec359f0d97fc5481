/* cpt-document-export.c — a document out of the program: as PDF, or to a printer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-document-export.h"

#include "cpt-error-presenter.h"
#include "cpt-file-exporter.h"
#include "cpt-pdf.h"
#include "cpt-printer.h"
#include "cpt-shown-text.h"
#include "cpt-toast.h"

#include <glib/gi18n.h>

typedef struct
{
  CptDocumentFunc make;
  gpointer data;
  GDestroyNotify free_data;
  double width; /* points of the paper of the locale */
  double height;
} Job;

static Job *
job_new (CptDocumentFunc make, gpointer data, GDestroyNotify free_data)
{
  Job *job = g_new0 (Job, 1);
  GtkPaperSize *paper = gtk_paper_size_new (NULL);

  *job = (Job){ make, data, free_data, gtk_paper_size_get_width (paper, GTK_UNIT_POINTS),
                gtk_paper_size_get_height (paper, GTK_UNIT_POINTS) };
  gtk_paper_size_free (paper);

  return job;
}

static void
job_free (gpointer data)
{
  Job *job = data;

  job->free_data (job->data);
  g_free (job);
}

static GBytes *
make_pdf (gpointer data, gboolean is_chosen, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  g_autoptr (CptPrintDocument) document = job->make (job->data);

  return cpt_pdf_new (document, job->width, job->height, cancellable, error);
}

/**
 * cpt_document_export_dup_name:
 * @what: is in the file
 * @extension: with its dot
 *
 * Returns: (transfer full): a name for a file: what cannot stand in one is left out
 */
char *
cpt_document_export_dup_name (const char *company, const char *what, const char *extension)
{
  g_autofree char *shown = cpt_shown_text_new (company, CPT_SHOWN_IN_FILE_NAME);
  g_autofree char *name = g_strconcat (shown, " - ", what, extension, NULL);

  return g_strdelimit (g_steal_pointer (&name), "/\\:*?\"<>|\n", '_');
}

/**
 * cpt_document_export_ask_pdf:
 * @name: of the file that is proposed
 * @make: makes the document, on a thread of its own
 * @data: (transfer full): for @make
 * @free_data: frees it
 *
 * Asks for a file, and writes the document to it.
 */
void
cpt_document_export_ask_pdf (AdwToastOverlay *toasts,
                             const char *name,
                             CptDocumentFunc make,
                             gpointer data,
                             GDestroyNotify free_data)
{
  cpt_file_exporter_ask (toasts, name, NULL,
                         &(CptFileMaker){ make_pdf, NULL, job_new (make, data, free_data), job_free });
}

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, gpointer user_data)
{
  AdwToastOverlay *toasts = user_data;
  g_autoptr (GError) error = NULL;

  gtk_print_operation_get_error (operation, &error);
  if (error != NULL && gtk_widget_get_root (GTK_WIDGET (toasts)) != NULL)
    cpt_error_presenter_show (cpt_toast_get_window (toasts), _ ("It was not printed."), error);
}

/**
 * cpt_document_export_print:
 * @document: (transfer full): what is printed
 *
 * Asks for a printer, and prints.
 */
void
cpt_document_export_print (AdwToastOverlay *toasts, CptPrintDocument *document)
{
  g_autoptr (GtkPrintOperation) operation = cpt_printer_new (document);

  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect_object (operation, "done", G_CALLBACK (done_cb), toasts, 0);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, cpt_toast_get_window (toasts), NULL);
}
