/* cpt-printer.h — a document to a printer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "cpt-print-document.h"

G_BEGIN_DECLS

GtkPrintOperation *cpt_printer_new (CptPrintDocument *document);

G_END_DECLS
