/* fuzz-link-url.c — Link URLs of any kind: what may be opened is what a browser opens, and passwords are cut out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "fuzz.h"

#include <string.h>

#include "cpt-link-url.h"

static void
check_safe (const char *url)
{
  g_assert_true (g_ascii_strncasecmp (url, "https://", 8) == 0 || g_ascii_strncasecmp (url, "http://", 7) == 0);
  for (const char *at = url; *at != '\0'; at++)
    g_assert_true (*at > 0x20 && *at < 0x7f);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *url = g_strndup ((const char *) data, size);
  gboolean had_password;
  gboolean has_password;
  g_autofree char *kept = cpt_link_url_without_password (url, &had_password);
  g_autofree char *again = cpt_link_url_without_password (kept, &has_password);

  g_assert_false (has_password);
  g_assert_cmpstr (again, ==, kept);
  if (had_password)
    g_assert_cmpuint (strlen (kept), <, strlen (url));
  else
    g_assert_cmpstr (kept, ==, url);

  if (cpt_link_url_is_safe (url))
    {
      check_safe (url);
      g_assert_true (cpt_link_url_is_safe (kept));
    }

  return 0;
}
