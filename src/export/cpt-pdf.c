/* cpt-pdf.c — a document as PDF.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-pdf.h"

#include <cairo-pdf.h>

#include "cpt-paginator.h"

#define MARGIN 40.0

static cairo_status_t
append_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);

  return CAIRO_STATUS_SUCCESS;
}

/* Page after page, as long as nobody wants it to end. */
static gboolean
draw_pages (CptPaginator *pages, cairo_t *cairo, GCancellable *cancellable, GError **error)
{
  for (guint page = 0; page < cpt_paginator_get_n_pages (pages); page++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;

      cairo_save (cairo);
      cairo_translate (cairo, MARGIN, MARGIN);
      cpt_paginator_draw (pages, cairo, page);
      cairo_restore (cairo);
      cairo_show_page (cairo);
    }

  return TRUE;
}

/**
 * cpt_pdf_new:
 * @width: points of an upright page
 * @height: points of an upright page
 *
 * Writes a document; where its columns do not fit beside each other, on pages that lie. May be on any thread.
 *
 * Returns: (transfer full) (nullable): the file; %NULL with @error set
 */
GBytes *
cpt_pdf_new (const CptPrintDocument *document, double width, double height, GCancellable *cancellable, GError **error)
{
  gboolean is_wide = cpt_paginator_is_wide (document, width - 2 * MARGIN);
  double across = is_wide ? height : width;
  double down = is_wide ? width : height;
  g_autoptr (CptPaginator) pages = cpt_paginator_new (document, across - 2 * MARGIN, down - 2 * MARGIN);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append_cb, bytes, across, down);
  cairo_t *cairo = cairo_create (surface);
  cairo_status_t status;
  gboolean is_done = FALSE;

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, document->title);
  is_done = draw_pages (pages, cairo, cancellable, error);
  cairo_destroy (cairo);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (!is_done)
    return NULL;

  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "%s", cairo_status_to_string (status));
      return NULL;
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}
