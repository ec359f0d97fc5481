/* cpt-sandbox-companies.c — the routes of companies.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-companies-private.h"

#include <string.h>

#include "cpt-sandbox-company-edit-private.h"
#include "cpt-sandbox-company-family-private.h"
#include "cpt-sandbox-company-list-private.h"
#include "cpt-sandbox-company-table-private.h"
#include "cpt-sandbox-generated-private.h"
#include "cpt-sandbox-passwords-private.h"

#define FREE_PLAN_COMPANIES 50

/* Whatever is not only looked at is stored first. */
static CptSandboxCompany *
load_generated (CptSandboxRequest *request, const char *id)
{
  CptSandboxCompany *company = cpt_sandbox_generated_load (request->world, id);

  if (company != NULL && strcmp (request->method, "GET") != 0)
    cpt_sandbox_generated_keep (request->world, company);

  return company;
}

/**
 * cpt_sandbox_companies_find:
 * @company: (out) (transfer full): the company that the path names
 *
 * Returns: (transfer full) (nullable): the refusal, if there is none
 */
CptSandboxAnswer *
cpt_sandbox_companies_find (CptSandboxRequest *request, CptSandboxCompany **company)
{
  g_autofree char *id = cpt_sandbox_request_dup_capture (request, "company");

  *company = cpt_sandbox_company_table_load (request->world, id);

  if (*company == NULL)
    *company = load_generated (request, id);

  return *company != NULL ? NULL : cpt_sandbox_answer_new_error (404, "No company was found with id %s", id);
}

static CptSandboxAnswer *
answer_company (CptSandboxRequest *request, CptSandboxCompany *company)
{
  GString *body = g_string_new (NULL);

  cpt_sandbox_company_write (company, body, request->world->base_url);

  return cpt_sandbox_answer_new_json (200, body);
}

/* GET /companies */
CptSandboxAnswer *
cpt_sandbox_companies_list (CptSandboxRequest *request)
{
  return cpt_sandbox_company_list_answer (request);
}

static CptSandboxAnswer *
check_company_limit (CptSandboxWorld *world)
{
  if (!cpt_sandbox_faults_has_switch (world->faults, CPT_SANDBOX_FAULT_FREE_PLAN) ||
      cpt_sandbox_company_table_count (world) < FREE_PLAN_COMPANIES)
    return NULL;

  return cpt_sandbox_answer_new_error (402, "CompanyValidationException: Company limit exceeded");
}

/* POST /companies */
CptSandboxAnswer *
cpt_sandbox_companies_create (CptSandboxRequest *request)
{
  CptSandboxGuid id = cpt_sandbox_world_next_guid (request->world, "company");
  g_autoptr (CptSandboxCompany) company = cpt_sandbox_company_new (id.text);
  CptSandboxAnswer *refusal = cpt_sandbox_company_edit (request, company, CPT_SANDBOX_EDIT_REPLACE);

  if (refusal == NULL)
    refusal = check_company_limit (request->world);

  if (refusal == NULL)
    refusal = cpt_sandbox_company_family_edit (request, company);

  if (refusal != NULL)
    return refusal;

  company->created = cpt_sandbox_world_stamp (request->world);
  company->products = g_strdup ("lending");
  company->owners = g_strdup ("");
  cpt_sandbox_company_table_save (request->world, company);
  cpt_sandbox_passwords_add (request->world, company);

  return answer_company (request, company);
}

/* GET /companies/{companyId} */
CptSandboxAnswer *
cpt_sandbox_companies_show (CptSandboxRequest *request)
{
  g_autoptr (CptSandboxCompany) company = NULL;
  CptSandboxAnswer *refusal = cpt_sandbox_companies_find (request, &company);

  return refusal != NULL ? refusal : answer_company (request, company);
}

static CptSandboxAnswer *
edit (CptSandboxRequest *request, CptSandboxEdit edit)
{
  g_autoptr (CptSandboxCompany) company = NULL;
  CptSandboxAnswer *refusal = cpt_sandbox_companies_find (request, &company);

  if (refusal == NULL)
    refusal = cpt_sandbox_company_edit (request, company, edit);

  if (refusal == NULL)
    refusal = cpt_sandbox_company_family_edit (request, company);

  if (refusal != NULL)
    return refusal;

  cpt_sandbox_company_table_save (request->world, company);

  return answer_company (request, company);
}

/* PATCH /companies/{companyId} */
CptSandboxAnswer *
cpt_sandbox_companies_update (CptSandboxRequest *request)
{
  return edit (request, CPT_SANDBOX_EDIT_UPDATE);
}

/* PUT /companies/{companyId} */
CptSandboxAnswer *
cpt_sandbox_companies_replace (CptSandboxRequest *request)
{
  return edit (request, CPT_SANDBOX_EDIT_REPLACE);
}

/* DELETE /companies/{companyId} */
CptSandboxAnswer *
cpt_sandbox_companies_delete (CptSandboxRequest *request)
{
  g_autoptr (CptSandboxCompany) company = NULL;
  CptSandboxAnswer *refusal = cpt_sandbox_companies_find (request, &company);

  if (refusal != NULL)
    return refusal;

  cpt_sandbox_company_table_remove (request->world, company->id.text);

  return cpt_sandbox_answer_new (204);
}
