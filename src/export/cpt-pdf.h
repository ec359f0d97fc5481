/* cpt-pdf.h — a document as PDF.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "cpt-print-document.h"

G_BEGIN_DECLS

GBytes *cpt_pdf_new (const CptPrintDocument *document,
                     double width,
                     double height,
                     GCancellable *cancellable,
                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
