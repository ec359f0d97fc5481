/* cpt-sandbox-link-choice.c — the Link page where a client chooses a platform.
 *
 * The search is an ordinary form: no script runs on these pages.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-link-choice-private.h"

#include <string.h>

#include "cpt-sandbox-link-page-private.h"
#include "cpt-sandbox-passwords-private.h"
#include "cpt-sandbox-profile-private.h"
#include "cpt-sandbox-template-private.h"

/**
 * cpt_sandbox_link_choice_say:
 * @pattern: a text with one or two `%s`
 * @second: (nullable)
 *
 * Returns: (transfer full): @pattern with the texts in their places
 */
char *
cpt_sandbox_link_choice_say (const char *pattern, const char *first, const char *second)
{
  g_auto (GStrv) parts = g_strsplit (pattern, "%s", 3);
  GString *text = g_string_new (parts[0]);

  g_string_append_printf (text, "%s%s", first, parts[1]);

  if (parts[2] != NULL)
    g_string_append_printf (text, "%s%s", second, parts[2]);

  return g_string_free (text, FALSE);
}

static gboolean
matches (const CptSandboxPlatform *platform, const char *text, const char *kind)
{
  g_autofree char *name = g_utf8_strdown (platform->name, -1);
  g_autofree char *wanted = g_utf8_strdown (text, -1);

  return platform->enabled && strstr (name, g_strstrip (wanted)) != NULL &&
         (*kind == '\0' || strcmp (kind, cpt_sandbox_source_get_name (platform->source)) == 0);
}

static char *
show_platform (CptSandboxLanguage language, const CptSandboxPlatform *platform)
{
  const char initial[] = { platform->name[0], '\0' };

  return cpt_sandbox_template_fill (
      language, "platform.html", "key", platform->key, "initial", initial, "name", platform->name, "kind",
      cpt_sandbox_words_get (language, cpt_sandbox_source_get_name (platform->source)), NULL);
}

static char *
list_platforms (CptSandboxLanguage language, const char *text, const char *kind, guint *count)
{
  GString *html = g_string_new (NULL);
  const CptSandboxPlatform *platform;

  *count = 0;

  for (guint i = 0; (platform = cpt_sandbox_catalogue_get (i)) != NULL; i++)
    {
      g_autofree char *item = NULL;

      if (!matches (platform, text, kind))
        continue;

      item = show_platform (language, platform);
      g_string_append (html, item);
      (*count)++;
    }

  return g_string_free (html, FALSE);
}

static char *
say_count (CptSandboxLanguage language, guint count)
{
  g_autofree char *number = g_strdup_printf ("%u", count);
  const char *word = count == 0 ? "no-platform" : count == 1 ? "platform-count-one" : "platform-count";
  g_auto (GStrv) parts = g_strsplit (cpt_sandbox_words_get (language, word), "%u", 2);

  return g_strjoinv (number, parts);
}

static char *
list_kinds (CptSandboxLanguage language, const char *chosen)
{
  static const char *const kinds[] = { "Accounting", "Banking", "Commerce", "BankFeed" };
  GString *html = g_string_new (NULL);

  g_string_append_printf (html, "<option value=\"\">%s</option>", cpt_sandbox_words_get (language, "every-kind"));

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_string_append_printf (html, "<option value=\"%s\"%s>%s</option>", kinds[i],
                            strcmp (kinds[i], chosen) == 0 ? " selected" : "",
                            cpt_sandbox_words_get (language, kinds[i]));

  return g_string_free (html, FALSE);
}

static char *
show_action (CptSandboxLanguage language, CptSandboxConnection *connection)
{
  const char *verb = cpt_sandbox_words_get (language, connection->linked != 0 ? "reauthorize" : "authorize");
  g_autofree char *label = NULL;

  if (connection->status == CPT_SANDBOX_LINKED)
    return g_strdup ("");

  label = cpt_sandbox_link_choice_say (cpt_sandbox_words_get (language, "verb-of"), verb, connection->platform->name);

  return cpt_sandbox_template_fill (language, "reauthorize.html", "id", connection->id.text, "label", label, "verb",
                                    verb, NULL);
}

static char *
list_connections (CptSandboxLanguage language, CptSandboxCompany *company, const char *path, const char *form)
{
  g_autoptr (GString) rows = g_string_new (NULL);

  for (guint i = 0; i < company->connections->len; i++)
    {
      CptSandboxConnection *connection = g_ptr_array_index (company->connections, i);
      const char *status = cpt_sandbox_connection_status_get_name (connection->status);
      g_autofree char *action = show_action (language, connection);
      g_autofree char *row = NULL;

      row =
          cpt_sandbox_template_fill (language, "connection.html", "status", status, "name", connection->platform->name,
                                     "state", cpt_sandbox_words_get (language, status), "action", action, NULL);
      g_string_append (rows, row);
    }

  return rows->len == 0 ? g_strdup ("")
                        : cpt_sandbox_template_fill (language, "connections.html", "path", path, "form", form, "rows",
                                                     rows->str, NULL);
}

static const char *
get_query (CptSandboxRequest *request, const char *name)
{
  const char *value = cpt_sandbox_request_get_query (request, name);

  return value != NULL ? value : "";
}

/**
 * cpt_sandbox_link_choice_answer:
 *
 * Returns: (transfer full): the page for @company, with the platforms that match what was searched for
 */
CptSandboxAnswer *
cpt_sandbox_link_choice_answer (CptSandboxRequest *request, CptSandboxCompany *company)
{
  CptSandboxLanguage language = cpt_sandbox_link_page_get_language (request);
  const char *title = cpt_sandbox_words_get (language, "connect-title");
  const char *text = get_query (request, "q");
  const char *kind = get_query (request, "type");
  g_autofree char *client = cpt_sandbox_profile_dup_name (request->world);
  g_autofree char *form = cpt_sandbox_passwords_new_form (request->world, company->id.text);
  g_autofree char *lead =
      cpt_sandbox_link_choice_say (cpt_sandbox_words_get (language, "connect-lead"), client, company->name);
  g_autofree char *connections = list_connections (language, company, request->path, form);
  g_autofree char *kinds = list_kinds (language, kind);
  g_autofree char *platforms = NULL;
  g_autofree char *count_text = NULL;
  g_autofree char *content = NULL;
  guint count;

  platforms = list_platforms (language, text, kind, &count);
  count_text = say_count (language, count);
  content = cpt_sandbox_template_fill (language, "choose.html", "title", title, "lead", lead, "connections",
                                       connections, "path", request->path, "form", form, "q", text, "kinds", kinds,
                                       "count", count_text, "platforms", platforms, NULL);

  return cpt_sandbox_link_page_new (request, 200, title, content);
}
