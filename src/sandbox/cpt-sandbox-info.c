/* cpt-sandbox-info.c — the routes of what a package says about the business itself.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-info-private.h"

#include "cpt-sandbox-companies-private.h"
#include "cpt-sandbox-connections-private.h"
#include "cpt-sandbox-json-private.h"
#include "cpt-sandbox-latest-private.h"
#include "cpt-sandbox-records-private.h"

static void
write_registration (const CptSandboxRecords *records, GString *body)
{
  const CptSandboxCompany *company = records->company;
  g_autofree char *legal_name = g_strconcat (company->name, " Inc.", NULL);
  g_autofree char *number = g_strdup_printf ("%010u", (guint) (records->seed % 4000000000));

  cpt_sandbox_json_string (body, "companyName", company->name);
  cpt_sandbox_json_string (body, "companyLegalName", legal_name);
  cpt_sandbox_json_string (body, "registrationNumber", number);
  cpt_sandbox_json_string (body, "baseCurrency", records->currency);
}

static void
write_address (const CptSandboxRecords *records, GString *body)
{
  const char *street = cpt_sandbox_sample_get (CPT_SANDBOX_SAMPLE_STREET, records->language, records->seed);
  const char *city = cpt_sandbox_sample_get (CPT_SANDBOX_SAMPLE_CITY, records->language, records->seed >> 8);

  cpt_sandbox_json_begin_array (body, "addresses");
  cpt_sandbox_json_begin_object (body, NULL);
  cpt_sandbox_json_string (body, "type", "Billing");
  cpt_sandbox_json_string (body, "line1", street);
  cpt_sandbox_json_string (body, "city", city);
  cpt_sandbox_json_null (body, "region");
  cpt_sandbox_json_end_object (body);
  cpt_sandbox_json_end_array (body);
}

static void
write_ways (const CptSandboxRecords *records, GString *body)
{
  g_autofree char *phone = cpt_sandbox_sample_dup_phone (records->seed >> 16);

  cpt_sandbox_json_begin_array (body, "phoneNumbers");
  cpt_sandbox_json_begin_object (body, NULL);
  cpt_sandbox_json_string (body, "type", "Primary");
  cpt_sandbox_json_string (body, "number", phone);
  cpt_sandbox_json_end_object (body);
  cpt_sandbox_json_end_array (body);
  cpt_sandbox_json_begin_array (body, "webLinks");
  cpt_sandbox_json_begin_object (body, NULL);
  cpt_sandbox_json_string (body, "type", "Website");
  cpt_sandbox_json_string (body, "url", "https://example.com/");
  cpt_sandbox_json_end_object (body);
  cpt_sandbox_json_end_array (body);
}

static void
write_year_start (const CptSandboxRecords *records, GString *body)
{
  int start = cpt_sandbox_books_get_year_start (&records->books);
  g_autofree char *day = start >= 0 ? g_strdup_printf ("%04d-%02d-01T00:00:00", start / 12, start % 12 + 1) : NULL;

  if (day != NULL)
    cpt_sandbox_json_string (body, "financialYearStartDate", day);
  else
    cpt_sandbox_json_null (body, "financialYearStartDate");
}

static void
write_accounting (const CptSandboxRecords *records, GString *body)
{
  g_autofree char *reference = g_strdup_printf ("%u", (guint) (records->seed % 1000000));
  g_autofree char *tax_number = g_strdup_printf ("%09u RT 0001", (guint) ((records->seed >> 20) % 1000000000));

  cpt_sandbox_json_string (body, "accountingPlatformRef", reference);
  cpt_sandbox_json_string (body, "taxNumber", tax_number);
  write_year_start (records, body);
  cpt_sandbox_json_null (body, "ledgerLockDate");
  write_ways (records, body);
  cpt_sandbox_json_begin_object (body, "sourceUrls");
  cpt_sandbox_json_end_object (body);
}

static void
write_commerce (const CptSandboxRecords *records, GString *body)
{
  cpt_sandbox_json_begin_array (body, "accountBalances");
  cpt_sandbox_json_begin_object (body, NULL);
  cpt_sandbox_json_cents (body, "available", (gint64) (records->seed % 900000));
  cpt_sandbox_json_cents (body, "pending", (gint64) ((records->seed >> 20) % 90000));
  cpt_sandbox_json_string (body, "currency", records->currency);
  cpt_sandbox_json_end_object (body);
  cpt_sandbox_json_end_array (body);
}

static CptSandboxAnswer *
answer (CptSandboxRequest *request,
        CptSandboxCompany *company,
        const CptSandboxConnection *only,
        const char *data_type,
        void (*write) (const CptSandboxRecords *records, GString *body))
{
  CptSandboxLatest latest;
  CptSandboxRecords records;
  CptSandboxAnswer *refusal = cpt_sandbox_latest_find (request, company, only, data_type, &latest);
  GString *body;

  if (refusal != NULL)
    return refusal;

  cpt_sandbox_records_init (&records, company, latest.connection, request->world->seed, latest.moment);
  body = g_string_new (NULL);
  cpt_sandbox_json_begin_object (body, NULL);
  write_registration (&records, body);
  write_address (&records, body);
  write (&records, body);
  cpt_sandbox_json_time (body, "modifiedDate", latest.moment);
  cpt_sandbox_json_end_object (body);

  return cpt_sandbox_answer_new_json (200, body);
}

/* GET /companies/{companyId}/data/info */
CptSandboxAnswer *
cpt_sandbox_info_show (CptSandboxRequest *request)
{
  g_autoptr (CptSandboxCompany) company = NULL;
  CptSandboxAnswer *refusal = cpt_sandbox_companies_find (request, &company);

  return refusal != NULL ? refusal : answer (request, company, NULL, "company", write_accounting);
}

/* GET /companies/{companyId}/connections/{connectionId}/data/commerce-info */
CptSandboxAnswer *
cpt_sandbox_info_show_commerce (CptSandboxRequest *request)
{
  g_autoptr (CptSandboxCompany) company = NULL;
  CptSandboxConnection *connection = NULL;
  CptSandboxAnswer *refusal = cpt_sandbox_connections_find (request, &company, &connection);

  return refusal != NULL ? refusal : answer (request, company, connection, "commerce-companyInfo", write_commerce);
}
