/* cpt-sandbox-list.c — what every list does: filter, order, cut out a page.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-list-private.h"

#define MAX_QUERY 2048

static CptSandboxAnswer *
read_query (CptSandboxListing *self, CptSandboxRequest *request, const CptSandboxItemType *type)
{
  g_autoptr (GError) error = NULL;
  const char *text = cpt_sandbox_request_get_query (request, "query");

  if (text == NULL)
    return NULL;

  if (strlen (text) > MAX_QUERY)
    return cpt_sandbox_answer_new_error (400, "Malformed query: longer than %d characters", MAX_QUERY);

  self->query = cpt_sandbox_query_parse (type, text, &error);

  return self->query != NULL ? NULL : cpt_sandbox_answer_new_error (400, "%s", error->message);
}

/**
 * cpt_sandbox_listing_read:
 * @self: (out): filled; cpt_sandbox_listing_clear() it also after a refusal
 * @type: what the items are
 * @default_order: the `orderBy` that is meant when there is none
 *
 * Returns: (transfer full) (nullable): the refusal, if the parameters make no sense
 */
CptSandboxAnswer *
cpt_sandbox_listing_read (CptSandboxListing *self,
                          CptSandboxRequest *request,
                          const CptSandboxItemType *type,
                          const char *default_order)
{
  const char *order_by = cpt_sandbox_request_get_query (request, "orderBy");
  CptSandboxAnswer *refusal = cpt_sandbox_paging_read (request, &self->paging);

  if (refusal != NULL)
    return refusal;

  if (!cpt_sandbox_order_parse (&self->order, type, order_by != NULL ? order_by : default_order))
    return cpt_sandbox_answer_new_error (400, "Could not resolve property %s", order_by);

  return read_query (self, request, type);
}

void
cpt_sandbox_listing_clear (CptSandboxListing *self)
{
  g_clear_pointer (&self->query, cpt_sandbox_query_free);
}

static int
compare_items (gconstpointer first, gconstpointer second, gpointer user_data)
{
  gconstpointer const *first_item = first;
  gconstpointer const *second_item = second;

  return cpt_sandbox_order_compare (user_data, *first_item, *second_item);
}

/**
 * cpt_sandbox_listing_answer:
 * @items: all there are, in any order; reordered, and those that do not match removed
 *
 * Returns: (transfer full): the page
 */
CptSandboxAnswer *
cpt_sandbox_listing_answer (CptSandboxListing *self,
                            CptSandboxRequest *request,
                            GPtrArray *items,
                            CptSandboxWriteFunc write)
{
  guint64 first = (guint64) (self->paging.page - 1) * self->paging.page_size;
  GString *body = cpt_sandbox_paging_begin ();

  for (guint i = items->len; self->query != NULL && i > 0; i--)
    if (!cpt_sandbox_query_matches (self->query, g_ptr_array_index (items, i - 1)))
      g_ptr_array_remove_index_fast (items, i - 1);

  g_ptr_array_sort_with_data (items, compare_items, &self->order);

  for (guint64 i = first; i < MIN (first + self->paging.page_size, items->len); i++)
    write (g_ptr_array_index (items, i), body, request->world);

  return cpt_sandbox_paging_end (&self->paging, request, body, items->len);
}
