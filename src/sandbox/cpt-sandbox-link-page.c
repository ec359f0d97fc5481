/* cpt-sandbox-link-page.c — the frame of every Link page, and who may see it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-link-page-private.h"

#include <string.h>

#include "cpt-sandbox-passwords-private.h"
#include "cpt-sandbox-profile-private.h"
#include "cpt-sandbox-template-private.h"

#define HTML "text/html; charset=utf-8"

CptSandboxLanguage
cpt_sandbox_link_page_get_language (CptSandboxRequest *request)
{
  return cpt_sandbox_words_choose (soup_message_headers_get_list (request->headers, "Accept-Language"));
}

/* Nothing runs, nothing is loaded from elsewhere; a form goes to us, and from us to where the profile says. */
static char *
make_policy (CptSandboxWorld *world)
{
  g_autofree char *redirect_url = cpt_sandbox_profile_dup_redirect_url (world);
  const char *host = strstr (redirect_url, "://");
  gsize length = host != NULL ? (gsize) (host - redirect_url) + 3 + strcspn (host + 3, "/?#{ ;,'\"") : 0;
  g_autofree char *origin = g_strndup (redirect_url, length);

  return g_strdup_printf ("default-src 'none'; style-src 'self'; form-action 'self' %s; frame-ancestors 'none';"
                          " base-uri 'none'",
                          origin);
}

/**
 * cpt_sandbox_link_page_new:
 * @title: of the document
 * @content: HTML
 */
CptSandboxAnswer *
cpt_sandbox_link_page_new (CptSandboxRequest *request, guint status, const char *title, const char *content)
{
  CptSandboxLanguage language = cpt_sandbox_link_page_get_language (request);
  g_autofree char *client = cpt_sandbox_profile_dup_name (request->world);
  g_autofree char *policy = make_policy (request->world);
  g_autofree char *html = NULL;
  CptSandboxAnswer *answer = cpt_sandbox_answer_new (status);

  html = cpt_sandbox_template_fill (language, "page.html", "language", cpt_sandbox_words_get_code (language), "title",
                                    title, "client", client, "content", content, NULL);
  answer->body = g_string_new (html);
  answer->content_type = HTML;
  cpt_sandbox_answer_set_header (answer, "Content-Security-Policy", policy);
  cpt_sandbox_answer_set_header (answer, "Content-Language", cpt_sandbox_words_get_code (language));
  cpt_sandbox_answer_set_header (answer, "Vary", "Accept-Language");
  cpt_sandbox_answer_set_header (answer, "Cache-Control", "no-store");
  cpt_sandbox_answer_set_header (answer, "Referrer-Policy", "same-origin");

  return answer;
}

/**
 * cpt_sandbox_link_page_new_message:
 * @kind: `success`, `failure` or `neutral`
 * @word: a text, of which there is also one with `-title`
 */
CptSandboxAnswer *
cpt_sandbox_link_page_new_message (CptSandboxRequest *request, guint status, const char *kind, const char *word)
{
  CptSandboxLanguage language = cpt_sandbox_link_page_get_language (request);
  g_autofree char *title_word = g_strconcat (word, "-title", NULL);
  const char *title = cpt_sandbox_words_get (language, title_word);
  g_autofree char *content = NULL;

  content = cpt_sandbox_template_fill (language, "message.html", "kind", kind, "title", title, "lead",
                                       cpt_sandbox_words_get (language, word), NULL);

  return cpt_sandbox_link_page_new (request, status, title, content);
}

/**
 * cpt_sandbox_link_page_new_redirect:
 *
 * Returns: (transfer full): an answer that sends the browser to @address, by GET
 */
CptSandboxAnswer *
cpt_sandbox_link_page_new_redirect (const char *address)
{
  CptSandboxAnswer *answer = cpt_sandbox_answer_new (303);

  cpt_sandbox_answer_set_header (answer, "Location", address);
  cpt_sandbox_answer_set_header (answer, "Cache-Control", "no-store");

  return answer;
}

/**
 * cpt_sandbox_link_page_admit:
 * @subject: the company or connection that the page is about
 * @parameter: where its one-time password stands in the address
 *
 * Returns: (transfer full) (nullable): the refusal, where one-time passwords are on and there is no good one
 */
CptSandboxAnswer *
cpt_sandbox_link_page_admit (CptSandboxRequest *request, const char *subject, const char *parameter)
{
  if (!cpt_sandbox_faults_has_switch (request->world->faults, CPT_SANDBOX_FAULT_OTP) ||
      cpt_sandbox_passwords_has_form (request->world, subject, cpt_sandbox_request_get_query (request, "form")) ||
      cpt_sandbox_passwords_use (request->world, subject, cpt_sandbox_request_get_query (request, parameter)))
    return NULL;

  return cpt_sandbox_link_page_new_message (request, 401, "failure", "expired");
}

/* What a browser says of the page that a form was on. */
static gboolean
comes_from_us (CptSandboxRequest *request)
{
  const char *origin = soup_message_headers_get_list (request->headers, "Origin");
  const char *referer = soup_message_headers_get_list (request->headers, "Referer");
  const char *site = soup_message_headers_get_list (request->headers, "Sec-Fetch-Site");
  g_autofree char *ours = g_strconcat ("http://", soup_message_headers_get_one (request->headers, "Host"), NULL);
  g_autofree char *our_pages = g_strconcat (ours, "/", NULL);

  return (origin == NULL || strcmp (origin, ours) == 0) && (referer == NULL || g_str_has_prefix (referer, our_pages)) &&
         (site == NULL || strcmp (site, "same-origin") == 0);
}

/**
 * cpt_sandbox_link_page_read_form:
 * @subject: the company or connection that the form is about
 * @form: (out) (transfer full): its fields
 *
 * Returns: (transfer full) (nullable): the refusal, if it was not one of our pages that sent it
 */
CptSandboxAnswer *
cpt_sandbox_link_page_read_form (CptSandboxRequest *request, const char *subject, GHashTable **form)
{
  const char *type = soup_message_headers_get_content_type (request->headers, NULL);
  g_autofree char *text = g_strndup (request->length > 0 ? request->text : "", request->length);

  *form = soup_form_decode (g_strcmp0 (type, SOUP_FORM_MIME_TYPE_URLENCODED) == 0 ? text : "");

  if (comes_from_us (request) &&
      cpt_sandbox_passwords_has_form (request->world, subject, g_hash_table_lookup (*form, "form")))
    return NULL;

  return cpt_sandbox_link_page_new_message (request, 403, "failure", "stale");
}

typedef struct
{
  const char *name;
  const char *value;
} Placeholder;

static void
append_placeholder (GString *out, const Placeholder *placeholders, const char *name)
{
  for (; placeholders->name != NULL; placeholders++)
    if (strcmp (placeholders->name, name) == 0 && placeholders->value != NULL)
      g_string_append_uri_escaped (out, placeholders->value, NULL, FALSE);
}

static char *
fill_placeholders (const char *pattern, const Placeholder *placeholders)
{
  GString *out = g_string_new (NULL);
  const char *open;

  while ((open = strchr (pattern, '{')) != NULL && strchr (open, '}') != NULL)
    {
      const char *close = strchr (open, '}');
      g_autofree char *name = g_strndup (open + 1, (gsize) (close - open - 1));

      g_string_append_len (out, pattern, open - pattern);
      append_placeholder (out, placeholders, name);
      pattern = close + 1;
    }

  g_string_append (out, pattern);

  return g_string_free (out, FALSE);
}

static const char *
status_text (guint status)
{
  switch (status)
    {
    case 200:
      return "OK";
    case 201:
      return "No new connection";
    case 403:
      return "User cancelled";
    case 501:
      return "Platform not supported";
    default:
      return "Unknown error";
    }
}

/**
 * cpt_sandbox_link_page_fill_redirect:
 * @connection: (nullable): none when the client left without one
 * @status: how it ended
 *
 * Returns: (transfer full): where the browser goes after the flow
 */
char *
cpt_sandbox_link_page_fill_redirect (CptSandboxWorld *world,
                                     CptSandboxCompany *company,
                                     CptSandboxConnection *connection,
                                     guint status)
{
  g_autofree char *pattern = cpt_sandbox_profile_dup_redirect_url (world);
  CptSandboxGuid client_id = cpt_sandbox_guid_for (world->seed, "client", 0);
  const CptSandboxPlatform *platform = connection != NULL ? connection->platform : NULL;
  CptSandboxGuid integration_id = { "" };
  CptSandboxGuid source_id = { "" };
  char code[16];

  g_snprintf (code, sizeof code, "%u", status);
  if (platform != NULL)
    {
      integration_id = cpt_sandbox_platform_get_integration_id (platform);
      source_id = cpt_sandbox_platform_get_source_id (platform);
    }

  {
    const Placeholder placeholders[] = {
      { "clientId", client_id.text },
      { "companyId", company->id.text },
      { "connectionId", connection != NULL ? connection->id.text : NULL },
      { "integrationId", integration_id.text },
      { "sourceId", source_id.text },
      { "platform", platform != NULL ? platform->key : NULL },
      { "platformName", platform != NULL ? platform->name : NULL },
      { "sourceType", platform != NULL ? cpt_sandbox_source_get_name (platform->source) : NULL },
      { "statusCode", code },
      { "errorMessage", status >= 400 ? status_text (status) : NULL },
      { "statusText", status_text (status) },
      { NULL, NULL },
    };

    return fill_placeholders (pattern, placeholders);
  }
}
