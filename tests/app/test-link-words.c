/* test-link-words.c — since when a client has a Link URL, as a person says it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-link-words.h"

#define NOW "2026-08-19T08:00:00Z"

static void
test_sending_is_so_many_days_ago (void)
{
  static const struct
  {
    const char *sent, *words;
  } cases[] = {
    { "2026-08-19T07:59:00Z", "Link sent today" },        { "2026-08-19T00:00:00Z", "Link sent today" },
    { "2026-08-18T23:59:00Z", "Link sent yesterday" },    { "2026-08-17T23:59:00Z", "Link sent 2 days ago" },
    { "2025-08-19T08:00:00Z", "Link sent 365 days ago" }, { "2026-08-20T08:00:00Z", "Link sent today" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = cpt_link_words_dup_sent (cpt_time_parse (cases[i].sent), cpt_time_parse (NOW));

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

static void
test_no_sending_has_no_words (void)
{
  g_assert_null (cpt_link_words_dup_sent (CPT_TIME_UNKNOWN, cpt_time_parse (NOW)));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/link-words/sending-is-so-many-days-ago", test_sending_is_so_many_days_ago);
  g_test_add_func ("/link-words/no-sending-has-no-words", test_no_sending_has_no_words);

  return g_test_run ();
}
