/* cpt-sandbox-company-list.c — a page of the companies.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-company-list-private.h"

#include "cpt-sandbox-company-table-private.h"
#include "cpt-sandbox-company-type-private.h"
#include "cpt-sandbox-list-private.h"

static void
write_company (gpointer item, GString *out, CptSandboxWorld *world)
{
  cpt_sandbox_company_write (item, out, world->base_url);
}

static CptSandboxAnswer *
keep_tagged (CptSandboxRequest *request, GPtrArray *companies)
{
  g_autoptr (CptSandboxQuery) tags = NULL;
  g_autoptr (GError) error = NULL;
  const char *text = cpt_sandbox_request_get_query (request, "tags");

  if (text == NULL)
    return NULL;

  tags = cpt_sandbox_query_parse (&cpt_sandbox_company_tags_type, text, &error);
  if (tags == NULL)
    return cpt_sandbox_answer_new_error (400, "%s", error->message);

  for (guint i = companies->len; i > 0; i--)
    if (!cpt_sandbox_query_matches (tags, g_ptr_array_index (companies, i - 1)))
      g_ptr_array_remove_index_fast (companies, i - 1);

  return NULL;
}

/**
 * cpt_sandbox_company_list_answer:
 *
 * Returns: (transfer full): the page of companies that @request asks for, or why there is none
 */
CptSandboxAnswer *
cpt_sandbox_company_list_answer (CptSandboxRequest *request)
{
  g_auto (CptSandboxListing) listing = { 0 };
  g_autoptr (GPtrArray) companies = NULL;
  CptSandboxAnswer *refusal = cpt_sandbox_listing_read (&listing, request, &cpt_sandbox_company_type, "created");

  if (refusal != NULL)
    return refusal;

  companies = cpt_sandbox_company_table_load_all (request->world);
  refusal = keep_tagged (request, companies);

  return refusal != NULL ? refusal : cpt_sandbox_listing_answer (&listing, request, companies, write_company);
}
