/* cpt-platform-path.c — requests to the platform's addresses.
 *
 * An address is its parts between slashes, each escaped.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-platform-path-private.h"

#include <string.h>


static CptRequest *
request_new (const char *method, CptPriority priority, const char *first, va_list parts)
{
  g_autoptr (GString) path = g_string_new (NULL);

  for (const char *part = first; part != NULL; part = va_arg (parts, const char *))
    {
      g_string_append_c (path, '/');
      g_string_append_uri_escaped (path, part, NULL, FALSE);
    }

  return cpt_request_new (method, path->str, priority);
}

/**
 * cpt_platform_path_request:
 * @method: a static string
 * @first: the first part of the address; more follow, up to a %NULL
 *
 * Returns: (transfer full): a request to "/first/second/…"
 */
CptRequest *
cpt_platform_path_request (const char *method, CptPriority priority, const char *first, ...)
{
  CptRequest *request;
  va_list parts;

  va_start (parts, first);
  request = request_new (method, priority, first, parts);
  va_end (parts);

  return request;
}

/**
 * cpt_platform_path_read:
 * @first: the first part of the address; more follow, up to a %NULL
 *
 * Returns: (transfer full): a request for one thing: the user waits for it with a spinner
 */
CptRequest *
cpt_platform_path_read (CptPriority priority, const char *first, ...)
{
  CptRequest *request;
  va_list parts;

  va_start (parts, first);
  request = request_new ("GET", priority, first, parts);
  va_end (parts);
  request->is_patient = priority == CPT_PRIORITY_USER;

  return request;
}

/**
 * cpt_platform_path_add_parameter:
 * @name: needs no escapes
 * @value: any text
 *
 * Adds "name=value" to the query of @request.
 */
void
cpt_platform_path_add_parameter (CptRequest *request, const char *name, const char *value)
{
  g_autofree char *path = request->path;
  g_autofree char *escaped = g_uri_escape_string (value, NULL, FALSE);

  request->path = g_strdup_printf ("%s%c%s=%s", path, strchr (path, '?') == NULL ? '?' : '&', name, escaped);
}

/**
 * cpt_platform_path_set_page:
 * @page: from 1 on
 * @page_size: 1 to 5000
 * @order_by: a property, with "-" before it for descending
 * @query: (nullable): in the platform's query language
 *
 * Asks for one page of a list, which may be long.
 */
void
cpt_platform_path_set_page (CptRequest *request, guint page, guint page_size, const char *order_by, const char *query)
{
  g_autofree char *page_text = g_strdup_printf ("%u", page);
  g_autofree char *page_size_text = g_strdup_printf ("%u", page_size);

  cpt_platform_path_add_parameter (request, "page", page_text);
  cpt_platform_path_add_parameter (request, "pageSize", page_size_text);
  cpt_platform_path_add_parameter (request, "orderBy", order_by);
  if (query != NULL)
    cpt_platform_path_add_parameter (request, "query", query);
  request->max_bytes = CPT_PLATFORM_MAX_PAGE_BYTES;
}
