/* cpt-link-url.c — Link URLs: opaque, but for one-time passwords (section 3.4 of the platform reference).
 *
 * A URL is cut, never rebuilt: all but the password stays as it was, byte for byte.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-link-url.h"

#include <string.h>

/* Of the company's URL and of a connection's. */
static const char *const password_parameters[] = { "link.otp", "otp" };

static gboolean
is_loopback (const char *host)
{
  return g_strcmp0 (host, "127.0.0.1") == 0 || g_strcmp0 (host, "::1") == 0 ||
         (host != NULL && g_ascii_strcasecmp (host, "localhost") == 0);
}

/**
 * cpt_link_url_is_safe:
 * @url: (nullable): a Link URL as the platform gave it
 *
 * Returns: whether it may be opened and sent: https with a host and no user or password in it; http only on the
 * loopback, for the sandbox
 */
gboolean
cpt_link_url_is_safe (const char *url)
{
  g_autoptr (GUri) uri = url != NULL ? g_uri_parse (url, G_URI_FLAGS_ENCODED, NULL) : NULL;
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;

  if (host == NULL || *host == '\0' || g_uri_get_userinfo (uri) != NULL)
    return FALSE;

  /* What GUri forgives, browsers and terminals may not. */
  for (const char *at = url; *at != '\0'; at++)
    if (!g_ascii_isgraph (*at))
      return FALSE;

  return g_str_equal (g_uri_get_scheme (uri), "https") ||
         (g_str_equal (g_uri_get_scheme (uri), "http") && is_loopback (host));
}

/* Whether "name=value" or "name", @length bytes, is a one-time password. */
static gboolean
is_password (const char *parameter, gsize length)
{
  const char *equals = memchr (parameter, '=', length);
  gsize name_length = equals != NULL ? (gsize) (equals - parameter) : length;
  g_autofree char *name = g_uri_unescape_segment (parameter, parameter + name_length, NULL);

  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (password_parameters); i++)
    if (g_ascii_strcasecmp (name, password_parameters[i]) == 0)
      return TRUE;

  return FALSE;
}

/* Appends the parameters of @query, @length bytes after the "?", that are no passwords. Returns whether one was. */
static gboolean
append_query (GString *kept, const char *query, gsize length)
{
  const char *end = query + length;
  gboolean had_password = FALSE;
  char separator = '?';

  for (const char *at = query; at <= end;)
    {
      const char *ampersand = memchr (at, '&', end - at);
      const char *stop = ampersand != NULL ? ampersand : end;

      if (is_password (at, stop - at))
        {
          had_password = TRUE;
        }
      else
        {
          g_string_append_c (kept, separator);
          g_string_append_len (kept, at, stop - at);
          separator = '&';
        }
      at = stop + 1;
    }

  return had_password;
}

/**
 * cpt_link_url_without_password:
 * @url: (nullable): a Link URL as the platform gave it
 * @had_password: (out) (optional): whether it held a one-time password
 *
 * Returns: (transfer full) (nullable): @url without one-time passwords, otherwise unchanged; %NULL for %NULL
 */
char *
cpt_link_url_without_password (const char *url, gboolean *had_password)
{
  g_autoptr (GString) kept = NULL;
  gsize path_length, query_length;
  gboolean found;

  if (had_password != NULL)
    *had_password = FALSE;

  if (url == NULL)
    return NULL;

  path_length = strcspn (url, "?#");
  if (url[path_length] != '?')
    return g_strdup (url);

  query_length = strcspn (url + path_length + 1, "#");
  kept = g_string_new_len (url, path_length);
  found = append_query (kept, url + path_length + 1, query_length);
  g_string_append (kept, url + path_length + 1 + query_length);

  if (had_password != NULL)
    *had_password = found;

  return g_string_free (g_steal_pointer (&kept), FALSE);
}
