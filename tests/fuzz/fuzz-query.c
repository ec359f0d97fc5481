/* fuzz-query.c — the query language of the sandbox on anything, and ours as the sandbox reads it.
 *
 * A query that is accepted is asked of a company. Of a line "value" what our filter makes of it is accepted, too.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "fuzz.h"

#include <gio/gio.h>

#include "cpt-record-filter.h"
#include "cpt-sandbox-company-private.h"
#include "cpt-sandbox-company-type-private.h"
#include "cpt-sandbox-query-private.h"

static CptSandboxCompany *
make_company (void)
{
  const char *const tags[] = { "team", "credit", "region", "qc", NULL };
  CptSandboxCompany *company = cpt_sandbox_company_new ("3f2b6c10-7a4e-4d19-9c55-0e8a1b2c3d40");

  g_free (company->name);
  company->name = g_strdup ("Boulangerie du Canal & Fils");
  g_strfreev (company->tags);
  company->tags = g_strdupv ((char **) tags);

  return company;
}

static void
ask (const CptSandboxItemType *type, const char *text, const CptSandboxCompany *company)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CptSandboxQuery) query = cpt_sandbox_query_parse (type, text, &error);

  g_assert_cmpint (query != NULL, ==, error == NULL);
  if (query != NULL)
    cpt_sandbox_query_matches (query, company);
  else
    g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

/* Whatever a person looks for in names: when our filter says that it can be sent, it is a query. */
static void
ask_ours (const char *value, const CptSandboxCompany *company)
{
  for (CptRecordComparison comparison = CPT_RECORD_EQUAL; comparison <= CPT_RECORD_CONTAINS; comparison++)
    {
      g_autoptr (GPtrArray) clauses = cpt_record_filter_new ();
      g_autofree char *text = NULL;
      g_autoptr (CptSandboxQuery) query = NULL;
      g_autoptr (GError) error = NULL;

      g_ptr_array_add (clauses, cpt_record_clause_new ("name", CPT_RECORD_KIND_TEXT, comparison, value));
      if (!cpt_record_filter_is_sendable (clauses))
        continue;

      text = cpt_record_filter_dup_query (clauses, NULL);
      query = cpt_sandbox_query_parse (&cpt_sandbox_company_type, text, &error);
      g_assert_no_error (error);
      cpt_sandbox_query_matches (query, company);
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr (CptSandboxCompany) company = NULL;

  /* What comes out of an address is text. */
  if (!g_utf8_validate (text, -1, NULL))
    return 0;

  company = make_company ();
  ask (&cpt_sandbox_company_type, text, company);
  ask (&cpt_sandbox_company_tags_type, text, company);
  ask_ours (text, company);

  return 0;
}
