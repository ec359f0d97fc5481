/* cpt-sandbox-paging.c — which page of a list is asked for, and the frame it is answered in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-paging-private.h"

#include "cpt-sandbox-json-private.h"

#define DEFAULT_PAGE_SIZE 100
#define MAX_PAGE_SIZE 5000

static CptSandboxAnswer *
read_number (CptSandboxRequest *request, const char *name, guint64 maximum, guint *value)
{
  const char *text = cpt_sandbox_request_get_query (request, name);
  guint64 number;

  if (text == NULL)
    return NULL;

  if (!g_ascii_string_to_unsigned (text, 10, 1, maximum, &number, NULL))
    return cpt_sandbox_answer_new_error (400, "%s must be a number from 1 to %" G_GUINT64_FORMAT ".", name, maximum);

  *value = (guint) number;

  return NULL;
}

/**
 * cpt_sandbox_paging_read:
 * @self: (out): the page that is asked for
 *
 * Returns: (transfer full) (nullable): the refusal, if there is no such page
 */
CptSandboxAnswer *
cpt_sandbox_paging_read (CptSandboxRequest *request, CptSandboxPaging *self)
{
  CptSandboxAnswer *refusal;

  self->page = 1;
  self->page_size = DEFAULT_PAGE_SIZE;
  refusal = read_number (request, "page", G_MAXINT32, &self->page);

  return refusal != NULL ? refusal : read_number (request, "pageSize", MAX_PAGE_SIZE, &self->page_size);
}

/**
 * cpt_sandbox_paging_begin:
 *
 * Returns: (transfer full): the body of a page, open for its items
 */
GString *
cpt_sandbox_paging_begin (void)
{
  GString *body = g_string_new (NULL);

  cpt_sandbox_json_begin_object (body, NULL);
  cpt_sandbox_json_begin_array (body, "results");

  return body;
}

static void
append_link (const CptSandboxPaging *self, CptSandboxRequest *request, GString *body, const char *name, guint page)
{
  static const char *const echoed[] = { "query", "tags", "orderBy" };
  g_autoptr (GString) href = g_string_new (request->path);

  g_string_append_printf (href, "?page=%u&pageSize=%u", page, self->page_size);

  for (gsize i = 0; i < G_N_ELEMENTS (echoed); i++)
    {
      const char *value = cpt_sandbox_request_get_query (request, echoed[i]);

      if (value == NULL)
        continue;

      g_string_append_printf (href, "&%s=", echoed[i]);
      g_string_append_uri_escaped (href, value, NULL, FALSE);
    }

  cpt_sandbox_json_begin_object (body, name);
  cpt_sandbox_json_string (body, "href", href->str);
  cpt_sandbox_json_end_object (body);
}

/**
 * cpt_sandbox_paging_end:
 * @body: (transfer full): from cpt_sandbox_paging_begin(), with the items in it
 * @total: how many items there are on all pages
 *
 * Returns: (transfer full): the answer
 */
CptSandboxAnswer *
cpt_sandbox_paging_end (const CptSandboxPaging *self, CptSandboxRequest *request, GString *body, guint total)
{
  cpt_sandbox_json_end_array (body);
  cpt_sandbox_json_integer (body, "pageNumber", self->page);
  cpt_sandbox_json_integer (body, "pageSize", self->page_size);
  cpt_sandbox_json_integer (body, "totalResults", total);
  cpt_sandbox_json_begin_object (body, "_links");
  cpt_sandbox_json_begin_object (body, "self");
  cpt_sandbox_json_string (body, "href", request->path);
  cpt_sandbox_json_end_object (body);
  append_link (self, request, body, "current", self->page);

  if ((guint64) self->page * self->page_size < total)
    append_link (self, request, body, "next", self->page + 1);

  if (self->page > 1)
    append_link (self, request, body, "previous", self->page - 1);

  cpt_sandbox_json_end_object (body);
  cpt_sandbox_json_end_object (body);

  return cpt_sandbox_answer_new_json (200, body);
}
