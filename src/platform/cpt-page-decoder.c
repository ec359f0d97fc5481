/* cpt-page-decoder.c — one page of a list, from the platform's JSON (section 1.3 of the reference).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-page-decoder-private.h"

/**
 * cpt_page_decoder_page:
 * @body: the answer to a request for a page
 * @func: makes a GObject of each item, or %NULL after a failure
 *
 * Returns: (transfer full) (nullable): the page, or %NULL with CPT_ERROR_MALFORMED
 */
CptPage *
cpt_page_decoder_page (GBytes *body, CptDecoderItemFunc func, gpointer user_data, GError **error)
{
  g_autoptr (CptJsonDocument) document = cpt_json_document_new (body, error);
  g_autoptr (GPtrArray) items = NULL;
  CptDecoder in;
  guint64 page_number, page_size, total_results;

  if (document == NULL)
    return NULL;

  cpt_decoder_init (&in, cpt_json_document_get_root (document));
  items = cpt_decoder_objects (&in, "results", func, user_data);
  page_number = cpt_decoder_count (&in, "pageNumber");
  page_size = cpt_decoder_count (&in, "pageSize");
  total_results = cpt_decoder_count (&in, "totalResults");
  if (!cpt_decoder_finish (&in, error))
    return NULL;

  return cpt_page_new (&(CptPageFields){
      .items = items,
      .page_number = (guint) MIN (page_number, G_MAXUINT),
      .page_size = (guint) MIN (page_size, G_MAXUINT),
      .total_results = total_results,
  });
}
