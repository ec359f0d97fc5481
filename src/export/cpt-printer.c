/* cpt-printer.c — a document to a printer: the same pages as in a file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-printer.h"

#include "cpt-paginator.h"

typedef struct
{
  CptPrintDocument *document;
  CptPaginator *pages; /* (nullable): until the paper is known */
} Job;

static void
job_free (gpointer data, GClosure *closure)
{
  Job *job = data;

  g_clear_pointer (&job->pages, cpt_paginator_free);
  cpt_print_document_free (job->document);
  g_free (job);
}

static void
begin_cb (GtkPrintOperation *operation, GtkPrintContext *context, gpointer user_data)
{
  Job *job = user_data;

  g_clear_pointer (&job->pages, cpt_paginator_free);
  job->pages =
      cpt_paginator_new (job->document, gtk_print_context_get_width (context), gtk_print_context_get_height (context));
  gtk_print_operation_set_n_pages (operation, (int) cpt_paginator_get_n_pages (job->pages));
}

static void
draw_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, gpointer user_data)
{
  Job *job = user_data;

  cpt_paginator_draw (job->pages, gtk_print_context_get_cairo_context (context), (guint) page);
}

/**
 * cpt_printer_new:
 * @document: (transfer full): what is printed
 *
 * Returns: (transfer full): to be run
 */
GtkPrintOperation *
cpt_printer_new (CptPrintDocument *document)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) paper = gtk_page_setup_new ();
  Job *job = g_new0 (Job, 1);

  job->document = document;
  if (cpt_paginator_is_wide (document, gtk_page_setup_get_page_width (paper, GTK_UNIT_POINTS)))
    gtk_page_setup_set_orientation (paper, GTK_PAGE_ORIENTATION_LANDSCAPE);
  gtk_print_operation_set_default_page_setup (operation, paper);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, document->title);
  g_signal_connect_data (operation, "begin-print", G_CALLBACK (begin_cb), job, job_free, 0);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_cb), job);

  return operation;
}
