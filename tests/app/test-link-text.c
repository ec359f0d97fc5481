/* test-link-text.c — Link URLs as texts that leave the program.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-link-text.h"

#include "cpt-company-repository.h"
#include "test-support.h"

static void
add_target (GPtrArray *targets, const char *name, const char *url)
{
  CptLinkTarget *target = g_new0 (CptLinkTarget, 1);

  target->rid = (gint64) targets->len + 1;
  target->name = g_strdup (name);
  target->url = g_strdup (url);
  g_ptr_array_add (targets, target);
}

static void
test_lines_are_name_tab_url (void)
{
  g_autoptr (GPtrArray) targets = g_ptr_array_new_with_free_func ((GDestroyNotify) cpt_link_target_free);
  g_autofree char *lines = NULL;
  guint n_lines = 0;

  add_target (targets, "Atelier", "https://link.example/a");
  add_target (targets, "Waiting", NULL);
  add_target (targets, "With\ta tab\nand a break", "https://link.example/b");

  lines = cpt_link_text_dup_lines (targets, &n_lines);

  g_assert_cmpstr (lines, ==, "Atelier\thttps://link.example/a\nWith a tab and a break\thttps://link.example/b\n");
  g_assert_cmpuint (n_lines, ==, 2);
}

static void
test_a_mail_holds_name_and_url_whatever_they_are (void)
{
  g_autofree char *uri = cpt_link_text_dup_mailto ("Roy & Fils, 100%?", "https://link.example/a?b=c&d=e");
  g_autoptr (GError) error = NULL;
  g_autoptr (GUri) parsed = g_uri_parse (uri, G_URI_FLAGS_ENCODED_QUERY, &error);
  g_autoptr (GHashTable) parameters = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (g_uri_get_scheme (parsed), ==, "mailto");

  parameters = g_uri_parse_params (g_uri_get_query (parsed), -1, "&", G_URI_PARAMS_NONE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (parameters), ==, 2);
  g_assert_nonnull (strstr (g_hash_table_lookup (parameters, "subject"), "Roy & Fils, 100%?"));
  g_assert_nonnull (strstr (g_hash_table_lookup (parameters, "body"), "\r\nhttps://link.example/a?b=c&d=e\r\n"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/link-text/lines-are-name-tab-url", test_lines_are_name_tab_url);
  g_test_add_func ("/link-text/a-mail-holds-name-and-url-whatever-they-are",
                   test_a_mail_holds_name_and_url_whatever_they_are);

  return g_test_run ();
}
