/* cpt-sandbox-company-family.c — parents and subsidiaries.
 *
 * The guides of the platform let them be sent with a company, its schema does not know them: what is absent stays, also
 * when a company is replaced.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-company-family-private.h"

#include <string.h>

#include "cpt-sandbox-company-table-private.h"
#include "cpt-sandbox-generated-private.h"

static CptSandboxCompany *
load_stored (CptSandboxWorld *world, const char *id)
{
  CptSandboxCompany *company = cpt_sandbox_company_table_load (world, id);

  if (company != NULL)
    return company;

  company = cpt_sandbox_generated_load (world, id);
  if (company != NULL)
    cpt_sandbox_generated_keep (world, company);

  return company;
}

/* Reads `{"id": …}`, which must name a company. */
static CptSandboxAnswer *
read_reference (CptSandboxRequest *request, JsonNode *node, CptSandboxCompany **company)
{
  const char *id = NULL;
  g_autofree char *lower = NULL;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return cpt_sandbox_answer_new_error (400, "A reference to a company is an object with an id.");

  id = json_object_get_string_member_with_default (json_node_get_object (node), "id", "");
  lower = g_ascii_strdown (id, -1);
  *company = load_stored (request->world, lower);

  return *company != NULL ? NULL : cpt_sandbox_answer_new_error (404, "No company was found with id %s", lower);
}

/* Whether @id is @company itself, or one of those above it. */
static gboolean
is_above (CptSandboxWorld *world, CptSandboxCompany *company, const char *id)
{
  g_autofree char *next = g_strdup (company->id.text);

  while (next != NULL && strcmp (next, id) != 0)
    {
      g_autoptr (CptSandboxCompany) above = cpt_sandbox_company_table_load (world, next);

      g_free (next);
      next = above != NULL && above->parent != NULL ? g_strdup (above->parent->id) : NULL;
    }

  return next != NULL;
}

static CptSandboxAnswer *
edit_parent (CptSandboxRequest *request, CptSandboxCompany *company, JsonNode *node)
{
  g_autoptr (CptSandboxCompany) parent = NULL;
  CptSandboxAnswer *refusal;

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return NULL;

  refusal = read_reference (request, node, &parent);
  if (refusal != NULL)
    return refusal;

  if (is_above (request->world, parent, company->id.text))
    return cpt_sandbox_answer_new_error (400, "A company cannot be above itself.");

  g_clear_pointer (&company->parent, cpt_sandbox_reference_free);
  company->parent = cpt_sandbox_reference_new (parent->id.text, parent->name, parent->description);

  return NULL;
}

static CptSandboxAnswer *
add_subsidiary (CptSandboxRequest *request, CptSandboxCompany *company, JsonNode *node)
{
  g_autoptr (CptSandboxCompany) subsidiary = NULL;
  CptSandboxAnswer *refusal = read_reference (request, node, &subsidiary);

  if (refusal != NULL)
    return refusal;

  if (strcmp (subsidiary->id.text, company->id.text) == 0 ||
      (company->parent != NULL && strcmp (subsidiary->id.text, company->parent->id) == 0) ||
      is_above (request->world, company, subsidiary->id.text))
    return cpt_sandbox_answer_new_error (400, "A company cannot be above itself.");

  g_clear_pointer (&subsidiary->parent, cpt_sandbox_reference_free);
  subsidiary->parent = cpt_sandbox_reference_new (company->id.text, company->name, company->description);
  cpt_sandbox_company_table_save (request->world, subsidiary);
  g_ptr_array_add (company->subsidiaries,
                   cpt_sandbox_reference_new (subsidiary->id.text, subsidiary->name, subsidiary->description));

  return NULL;
}

/* Those that were there and are not named any more stay: a subsidiary leaves by its own parent, or is deleted. */
static CptSandboxAnswer *
edit_subsidiaries (CptSandboxRequest *request, CptSandboxCompany *company, JsonNode *node)
{
  CptSandboxAnswer *refusal = NULL;
  JsonArray *array;

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return NULL;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return cpt_sandbox_answer_new_error (400, "referenceSubsidiaryCompanies: expected an array.");

  array = json_node_get_array (node);

  for (guint i = 0; refusal == NULL && i < json_array_get_length (array); i++)
    refusal = add_subsidiary (request, company, json_array_get_element (array, i));

  return refusal;
}

/**
 * cpt_sandbox_company_family_edit:
 * @company: changed; its subsidiaries are stored, it is not
 *
 * Returns: (transfer full) (nullable): the refusal, if a company is unknown, or would be above itself
 */
CptSandboxAnswer *
cpt_sandbox_company_family_edit (CptSandboxRequest *request, CptSandboxCompany *company)
{
  JsonObject *object = NULL;
  CptSandboxAnswer *refusal = cpt_sandbox_request_read_body (request, &object);

  if (refusal == NULL)
    refusal = edit_parent (request, company, json_object_get_member (object, "referenceParentCompany"));

  if (refusal == NULL)
    refusal = edit_subsidiaries (request, company, json_object_get_member (object, "referenceSubsidiaryCompanies"));

  return refusal;
}
