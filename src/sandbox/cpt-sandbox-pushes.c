/* cpt-sandbox-pushes.c — the routes of the write history.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-pushes-private.h"

#include "cpt-sandbox-companies-private.h"
#include "cpt-sandbox-list-private.h"
#include "cpt-sandbox-push-table-private.h"

/* GET /companies/{companyId}/push */
CptSandboxAnswer *
cpt_sandbox_pushes_list (CptSandboxRequest *request)
{
  g_auto (CptSandboxListing) listing = { 0 };
  g_autoptr (CptSandboxCompany) company = NULL;
  g_autoptr (GPtrArray) pushes = NULL;
  CptSandboxAnswer *refusal = cpt_sandbox_companies_find (request, &company);

  if (refusal == NULL)
    refusal = cpt_sandbox_listing_read (&listing, request, &cpt_sandbox_push_type, "requestedOnUtc");

  if (refusal != NULL)
    return refusal;

  pushes = cpt_sandbox_push_table_load_all (request->world, company->id.text);

  return cpt_sandbox_listing_answer (&listing, request, pushes, cpt_sandbox_push_write);
}

/* GET /companies/{companyId}/push/{pushOperationKey} */
CptSandboxAnswer *
cpt_sandbox_pushes_show (CptSandboxRequest *request)
{
  g_autoptr (CptSandboxCompany) company = NULL;
  g_autoptr (CptSandboxPush) push = NULL;
  g_autofree char *key = cpt_sandbox_request_dup_capture (request, "push");
  CptSandboxAnswer *refusal = cpt_sandbox_companies_find (request, &company);
  GString *body;

  if (refusal != NULL)
    return refusal;

  push = cpt_sandbox_push_table_load (request->world, company->id.text, key);
  if (push == NULL)
    return cpt_sandbox_answer_new_error (404, "No push operation was found with key %s", key);

  body = g_string_new (NULL);
  cpt_sandbox_push_write (push, body, request->world);

  return cpt_sandbox_answer_new_json (200, body);
}
