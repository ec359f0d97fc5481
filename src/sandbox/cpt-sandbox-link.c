/* cpt-sandbox-link.c — the Link pages, where a client authorises a connection.
 *
 *   /company/{company}                                 choose a platform  → a connection that waits, and its page
 *   /companies/{company}/connections/{connection}/start  authorise it, or not → the address of the profile
 *   /link/done                                         that address, until the profile has another
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-link-private.h"

#include <string.h>

#include "cpt-sandbox-companies-private.h"
#include "cpt-sandbox-link-choice-private.h"
#include "cpt-sandbox-link-page-private.h"
#include "cpt-sandbox-linking-private.h"
#include "cpt-sandbox-passwords-private.h"
#include "cpt-sandbox-profile-private.h"
#include "cpt-sandbox-template-private.h"

static const char *const data_sets[] = { "retail", "services", "startup", "struggling", "importer", "example" };

static CptSandboxAnswer *
find_company (CptSandboxRequest *request, CptSandboxCompany **company)
{
  g_autoptr (CptSandboxAnswer) refusal = cpt_sandbox_companies_find (request, company);

  return refusal == NULL ? NULL : cpt_sandbox_link_page_new_message (request, 404, "failure", "unknown");
}

static CptSandboxAnswer *
find_connection (CptSandboxRequest *request, CptSandboxCompany **company, CptSandboxConnection **connection)
{
  g_autofree char *id = cpt_sandbox_request_dup_capture (request, "connection");
  CptSandboxAnswer *refusal = find_company (request, company);

  if (refusal != NULL)
    return refusal;

  *connection = cpt_sandbox_company_find_connection (*company, id);

  return *connection != NULL ? NULL : cpt_sandbox_link_page_new_message (request, 404, "failure", "unknown");
}

/* GET /company/{companyId} */
CptSandboxAnswer *
cpt_sandbox_link_show_company (CptSandboxRequest *request)
{
  g_autoptr (CptSandboxCompany) company = NULL;
  CptSandboxAnswer *refusal = find_company (request, &company);

  if (refusal == NULL)
    refusal = cpt_sandbox_link_page_admit (request, company->id.text, "link.otp");

  return refusal != NULL ? refusal : cpt_sandbox_link_choice_answer (request, company);
}

static CptSandboxAnswer *
redirect_to_start (CptSandboxRequest *request, CptSandboxConnection *connection)
{
  g_autofree char *form = cpt_sandbox_passwords_new_form (request->world, connection->id.text);
  g_autofree char *address = NULL;

  address = g_strdup_printf ("/companies/%s/connections/%s/start?form=%s", connection->company.text,
                             connection->id.text, form);

  return cpt_sandbox_link_page_new_redirect (address);
}

static CptSandboxAnswer *
refuse_rival (CptSandboxRequest *request, CptSandboxConnection *rival)
{
  CptSandboxLanguage language = cpt_sandbox_link_page_get_language (request);
  const char *title = cpt_sandbox_words_get (language, "rival-title");
  const char *name = rival->platform->name;
  g_autofree char *lead = cpt_sandbox_link_choice_say (cpt_sandbox_words_get (language, "rival"), name, name);
  g_autofree char *content = NULL;

  content = cpt_sandbox_template_fill (language, "message.html", "kind", "failure", "title", title, "lead", lead, NULL);

  return cpt_sandbox_link_page_new (request, 409, title, content);
}

static CptSandboxAnswer *
choose_platform (CptSandboxRequest *request, CptSandboxCompany *company, const char *key)
{
  const CptSandboxPlatform *platform = cpt_sandbox_catalogue_find (key);
  g_autoptr (CptSandboxConnection) connection = NULL;
  CptSandboxConnection *rival = cpt_sandbox_linking_find_rival (company, NULL);

  if (platform == NULL || !platform->enabled)
    return cpt_sandbox_link_page_new_message (request, 400, "failure", "stale");

  if (rival != NULL && platform->source == CPT_SANDBOX_SOURCE_ACCOUNTING)
    return refuse_rival (request, rival);

  connection = cpt_sandbox_linking_create (request->world, company, platform);

  return redirect_to_start (request, connection);
}

/* POST /company/{companyId} */
CptSandboxAnswer *
cpt_sandbox_link_choose (CptSandboxRequest *request)
{
  g_autoptr (CptSandboxCompany) company = NULL;
  g_autoptr (GHashTable) form = NULL;
  CptSandboxAnswer *refusal = find_company (request, &company);
  CptSandboxConnection *connection;

  if (refusal == NULL)
    refusal = cpt_sandbox_link_page_read_form (request, company->id.text, &form);

  if (refusal != NULL)
    return refusal;

  if (g_hash_table_contains (form, "leave"))
    {
      g_autofree char *address = cpt_sandbox_link_page_fill_redirect (request->world, company, NULL, 201);

      return cpt_sandbox_link_page_new_redirect (address);
    }

  if (!g_hash_table_contains (form, "connection"))
    return choose_platform (request, company, g_hash_table_lookup (form, "platform"));

  connection = cpt_sandbox_company_find_connection (company, g_hash_table_lookup (form, "connection"));

  return connection != NULL ? redirect_to_start (request, connection)
                            : cpt_sandbox_link_page_new_message (request, 404, "failure", "unknown");
}

static char *
list_data_sets (CptSandboxLanguage language)
{
  GString *html = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (data_sets); i++)
    {
      g_autofree char *about = g_strconcat (data_sets[i], "-about", NULL);
      g_autofree char *choice = NULL;

      choice = cpt_sandbox_template_fill (
          language, "data-set.html", "key", data_sets[i], "name", cpt_sandbox_words_get (language, data_sets[i]),
          "about", cpt_sandbox_words_get (language, about), "checked", i == 0 ? "checked" : "", NULL);
      g_string_append (html, choice);
    }

  return g_string_free (html, FALSE);
}

static CptSandboxAnswer *
show_start (CptSandboxRequest *request, CptSandboxCompany *company, CptSandboxConnection *connection)
{
  CptSandboxLanguage language = cpt_sandbox_link_page_get_language (request);
  const char *platform = connection->platform->name;
  g_autofree char *client = cpt_sandbox_profile_dup_name (request->world);
  g_autofree char *form = cpt_sandbox_passwords_new_form (request->world, connection->id.text);
  g_autofree char *title =
      cpt_sandbox_link_choice_say (cpt_sandbox_words_get (language, "authorize-title"), platform, NULL);
  g_autofree char *lead =
      cpt_sandbox_link_choice_say (cpt_sandbox_words_get (language, "authorize-lead"), client, company->name);
  g_autofree char *choices = list_data_sets (language);
  g_autofree char *content = NULL;

  content = cpt_sandbox_template_fill (language, "authorize.html", "title", title, "lead", lead, "path", request->path,
                                       "form", form, "data-sets", choices, NULL);

  return cpt_sandbox_link_page_new (request, 200, title, content);
}

/* GET /companies/{companyId}/connections/{connectionId}/start */
CptSandboxAnswer *
cpt_sandbox_link_show_connection (CptSandboxRequest *request)
{
  g_autoptr (CptSandboxCompany) company = NULL;
  CptSandboxConnection *connection = NULL;
  CptSandboxAnswer *refusal = find_connection (request, &company, &connection);

  if (refusal == NULL)
    refusal = cpt_sandbox_link_page_admit (request, connection->id.text, "otp");

  if (refusal != NULL)
    return refusal;

  if (connection->status == CPT_SANDBOX_LINKED)
    return cpt_sandbox_link_page_new_message (request, 200, "success", "linked");

  return show_start (request, company, connection);
}

static gboolean
is_data_set (const char *data_set)
{
  for (gsize i = 0; i < G_N_ELEMENTS (data_sets); i++)
    if (g_strcmp0 (data_sets[i], data_set) == 0)
      return TRUE;

  return FALSE;
}

static CptSandboxAnswer *
end_flow (CptSandboxRequest *request, CptSandboxCompany *company, CptSandboxConnection *connection, guint status)
{
  g_autofree char *address = cpt_sandbox_link_page_fill_redirect (request->world, company, connection, status);

  return cpt_sandbox_link_page_new_redirect (address);
}

static CptSandboxAnswer *
authorize (CptSandboxRequest *request,
           CptSandboxCompany *company,
           CptSandboxConnection *connection,
           const char *data_set)
{
  CptSandboxConnection *rival = NULL;

  if (cpt_sandbox_platform_keeps_books (connection->platform))
    rival = cpt_sandbox_linking_find_rival (company, connection);

  if (rival != NULL)
    return refuse_rival (request, rival);

  if (!is_data_set (data_set))
    return cpt_sandbox_link_page_new_message (request, 400, "failure", "stale");

  cpt_sandbox_linking_authorize (request->world, connection, data_set);

  return end_flow (request, company, connection, 200);
}

static guint
failure_of_action (const char *action)
{
  if (g_strcmp0 (action, "cancel") == 0)
    return 403;

  if (g_strcmp0 (action, "fail") == 0)
    return 500;

  return g_strcmp0 (action, "unsupported") == 0 ? 501 : 0;
}

/* POST /companies/{companyId}/connections/{connectionId}/start */
CptSandboxAnswer *
cpt_sandbox_link_authorize (CptSandboxRequest *request)
{
  g_autoptr (CptSandboxCompany) company = NULL;
  g_autoptr (GHashTable) form = NULL;
  CptSandboxConnection *connection = NULL;
  CptSandboxAnswer *refusal = find_connection (request, &company, &connection);
  const char *action;
  guint failure;

  if (refusal == NULL)
    refusal = cpt_sandbox_link_page_read_form (request, connection->id.text, &form);

  if (refusal != NULL)
    return refusal;

  if (connection->status == CPT_SANDBOX_LINKED)
    return cpt_sandbox_link_page_new_message (request, 200, "success", "linked");

  action = g_hash_table_lookup (form, "action");
  if (g_strcmp0 (action, "authorise") == 0)
    return authorize (request, company, connection, g_hash_table_lookup (form, "data-set"));

  failure = failure_of_action (action);
  if (failure == 0)
    return cpt_sandbox_link_page_new_message (request, 400, "failure", "stale");

  cpt_sandbox_linking_fail (request->world, connection, failure);

  return end_flow (request, company, connection, failure);
}

/* GET /link/done */
CptSandboxAnswer *
cpt_sandbox_link_show_end (CptSandboxRequest *request)
{
  static const char *const words[] = { "done-200", "done-201", "done-403", "done-501" };
  const char *code = cpt_sandbox_request_get_query (request, "statusCode");

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_strcmp0 (code, words[i] + strlen ("done-")) == 0)
      return cpt_sandbox_link_page_new_message (request, 200, i == 0 ? "success" : "neutral", words[i]);

  return cpt_sandbox_link_page_new_message (request, 200, "failure", "done-500");
}

/* GET /link/style.css */
CptSandboxAnswer *
cpt_sandbox_link_show_style (CptSandboxRequest *request)
{
  g_autoptr (GBytes) style = cpt_sandbox_template_load ("style.css");
  CptSandboxAnswer *answer = cpt_sandbox_answer_new (200);

  answer->body = g_string_new_len (g_bytes_get_data (style, NULL), (gssize) g_bytes_get_size (style));
  answer->content_type = "text/css; charset=utf-8";

  return answer;
}
