/* cpt-document-export.h — a document out of the program: as PDF, or to a printer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "cpt-print-document.h"

G_BEGIN_DECLS

/**
 * CptDocumentFunc:
 * @data: what is written
 *
 * Makes a document; on any thread.
 *
 * Returns: (transfer full): the document
 */
typedef CptPrintDocument *(*CptDocumentFunc) (gpointer data);

void cpt_document_export_ask_pdf (AdwToastOverlay *toasts,
                                  const char *name,
                                  CptDocumentFunc make,
                                  gpointer data,
                                  GDestroyNotify free_data);
void cpt_document_export_print (AdwToastOverlay *toasts, CptPrintDocument *document);
char *cpt_document_export_dup_name (const char *company, const char *what, const char *extension);

G_END_DECLS
