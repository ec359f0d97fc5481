/* cpt-address.c — where the key may be sent, and in which form (section 1.1 of the reference).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-address-private.h"

#include "cpt-error.h"

#include <string.h>

#define SCHEME "Basic "

static gboolean
host_is_loopback (const char *host)
{
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (host);

  return address != NULL ? g_inet_address_get_is_loopback (address) : g_ascii_strcasecmp (host, "localhost") == 0;
}

/* What is wrong with @uri as a base address; NULL for nothing. */
static const char *
find_fault (GUri *uri, gboolean is_loopback)
{
  const char *scheme = g_uri_get_scheme (uri);

  if (g_uri_get_userinfo (uri) != NULL)
    return "it may hold no user name";
  if (g_uri_get_query (uri) != NULL || g_uri_get_fragment (uri) != NULL)
    return "it may hold no “?” and no “#”";
  if (g_str_equal (scheme, "https") || (is_loopback && g_str_equal (scheme, "http")))
    return NULL;

  return "it must begin with https://";
}

/**
 * cpt_address_check:
 * @base_url: as it was typed
 * @is_loopback: (out): whether it is on this machine
 *
 * The key goes nowhere in clear, but for the loopback, where the sandbox is.
 *
 * Returns: (transfer full) (nullable): the address without a slash at its end; %NULL with CPT_ERROR_REFUSED
 */
char *
cpt_address_check (const char *base_url, gboolean *is_loopback, GError **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (base_url));
  g_autoptr (GUri) uri = g_uri_parse (stripped, G_URI_FLAGS_NONE, NULL);
  const char *host = uri == NULL ? NULL : g_uri_get_host (uri);
  const char *fault = "it is no web address";
  gsize length = strlen (stripped);

  if (host != NULL && *host != '\0')
    {
      *is_loopback = host_is_loopback (host);
      fault = find_fault (uri, *is_loopback);
    }

  if (fault != NULL)
    {
      g_set_error (error, CPT_ERROR, CPT_ERROR_REFUSED, "The base address cannot be used: %s", fault);
      return NULL;
    }

  while (length > 0 && stripped[length - 1] == '/')
    stripped[--length] = '\0';

  return g_steal_pointer (&stripped);
}

/**
 * cpt_address_may_fetch:
 * @url: (nullable): of a picture, as the platform wrote it
 * @may_be_loopback: whether the platform is on this machine itself
 * @is_loopback: (out): whether @url is
 *
 * Nobody else may have this machine asked for something that only it can reach.
 *
 * Returns: whether @url may be asked for, without the key
 */
gboolean
cpt_address_may_fetch (const char *url, gboolean may_be_loopback, gboolean *is_loopback)
{
  g_autoptr (GUri) uri = url == NULL ? NULL : g_uri_parse (url, G_URI_FLAGS_ENCODED, NULL);
  const char *host = uri == NULL ? NULL : g_uri_get_host (uri);

  *is_loopback = FALSE;
  if (host == NULL || *host == '\0' || g_uri_get_userinfo (uri) != NULL)
    return FALSE;

  *is_loopback = host_is_loopback (host);
  if (*is_loopback)
    return may_be_loopback &&
           (g_str_equal (g_uri_get_scheme (uri), "http") || g_str_equal (g_uri_get_scheme (uri), "https"));

  return g_str_equal (g_uri_get_scheme (uri), "https");
}

static gboolean
is_plain (const char *text)
{
  for (; *text != '\0'; text++)
    if (!g_ascii_isprint (*text))
      return FALSE;

  return TRUE;
}

/**
 * cpt_address_authorization:
 * @api_key: the key, or the whole header value that an account hands out ("Basic …")
 *
 * Returns: (transfer full) (nullable): the value of the Authorization header; %NULL with CPT_ERROR_REFUSED
 */
char *
cpt_address_authorization (const char *api_key, GError **error)
{
  g_autofree char *key = g_strstrip (g_strdup (api_key));
  g_autofree char *encoded = NULL;

  if (*key == '\0' || !is_plain (key))
    {
      g_set_error_literal (error, CPT_ERROR, CPT_ERROR_REFUSED,
                           "The API key cannot be used: it is empty, or holds what no key holds");
      return NULL;
    }

  if (g_str_has_prefix (key, SCHEME))
    return g_steal_pointer (&key);

  encoded = g_base64_encode ((const guchar *) key, strlen (key));

  return g_strconcat (SCHEME, encoded, NULL);
}
