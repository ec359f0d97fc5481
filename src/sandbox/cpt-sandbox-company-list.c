/* cpt-sandbox-company-list.c — a page of the companies.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-company-list-private.h"

#include "cpt-sandbox-company-table-private.h"
#include "cpt-sandbox-company-type-private.h"

static int
compare_companies (gconstpointer first, gconstpointer second, gpointer user_data)
{
  gconstpointer const *first_company = first;
  gconstpointer const *second_company = second;

  return cpt_sandbox_order_compare (user_data, *first_company, *second_company);
}

/**
 * cpt_sandbox_company_list_answer:
 *
 * Returns: (transfer full): the page of companies that @request asks for, or why there is none
 */
CptSandboxAnswer *
cpt_sandbox_company_list_answer (CptSandboxRequest *request, const CptSandboxPaging *paging)
{
  g_autoptr (GPtrArray) companies = NULL;
  const char *order_by = cpt_sandbox_request_get_query (request, "orderBy");
  guint64 first = (guint64) (paging->page - 1) * paging->page_size;
  CptSandboxOrder order;
  GString *body;

  if (order_by == NULL)
    order_by = "created";

  if (!cpt_sandbox_order_parse (&order, &cpt_sandbox_company_type, order_by))
    return cpt_sandbox_answer_new_error (400, "Could not resolve property %s", order_by);

  companies = cpt_sandbox_company_table_load_all (request->world);
  g_ptr_array_sort_with_data (companies, compare_companies, &order);
  body = cpt_sandbox_paging_begin ();

  for (guint64 i = first; i < MIN (first + paging->page_size, companies->len); i++)
    cpt_sandbox_company_write (g_ptr_array_index (companies, i), body, request->world->base_url);

  return cpt_sandbox_paging_end (paging, request, body, companies->len);
}
