/* cpt-link-text.c — Link URLs as texts that leave the program.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-link-text.h"

#include <glib/gi18n.h>

#include "cpt-company-repository.h"

/**
 * cpt_link_text_dup_lines:
 * @targets: (element-type CptLinkTarget): companies; those without a URL are left out
 * @n_lines: (out): how many have one
 *
 * Returns: (transfer full): one `name<Tab>URL` line for each, ready for a spreadsheet
 */
char *
cpt_link_text_dup_lines (GPtrArray *targets, guint *n_lines)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  *n_lines = 0;
  for (guint i = 0; i < targets->len; i++)
    {
      const CptLinkTarget *target = g_ptr_array_index (targets, i);
      g_autofree char *name = NULL;

      if (target->url == NULL)
        continue;

      name = g_strdelimit (g_strdup (target->name), "\t\r\n", ' ');
      g_string_append_printf (lines, "%s\t%s\n", name, target->url);
      *n_lines += 1;
    }

  return g_string_free (g_steal_pointer (&lines), FALSE);
}

/**
 * cpt_link_text_dup_subject:
 * @company_name: of the client
 *
 * Returns: (transfer full): subject of a translated message
 */
char *
cpt_link_text_dup_subject (const char *company_name)
{
  /* Translators: subject of an e-mail to a client; %s is the name of the client's company. */
  return g_strdup_printf (_ ("Connect the accounting software of %s"), company_name);
}

/**
 * cpt_link_text_dup_body:
 * @company_name: of the client
 * @url: the Link URL
 *
 * Returns: (transfer full): text of a translated message
 */
char *
cpt_link_text_dup_body (const char *company_name, const char *url)
{
  /* Translators: text of an e-mail to a client: the name of its company, then a web address on a line of its own */
  return g_strdup_printf (_ ("Hello,\n\nTo let us read the data of %s, please open this page and follow "
                             "its steps; it takes a few minutes:\n\n%s\n\nYou choose what you authorize, "
                             "and you can withdraw it at any time.\n\nBest regards\n"),
                          company_name, url);
}

/**
 * cpt_link_text_dup_mailto:
 * @company_name: for the subject
 * @url: the Link URL
 *
 * Returns: (transfer full): a mailto: URI of a translated message without an addressee
 */
char *
cpt_link_text_dup_mailto (const char *company_name, const char *url)
{
  g_autofree char *subject = cpt_link_text_dup_subject (company_name);
  g_autofree char *body = cpt_link_text_dup_body (company_name, url);
  g_auto (GStrv) lines = g_strsplit (body, "\n", -1);
  g_autofree char *mail_body = g_strjoinv ("\r\n", lines); /* RFC 6068, section 5 */
  g_autofree char *escaped_subject = g_uri_escape_string (subject, NULL, FALSE);
  g_autofree char *escaped_body = g_uri_escape_string (mail_body, NULL, FALSE);

  return g_strdup_printf ("mailto:?subject=%s&body=%s", escaped_subject, escaped_body);
}
