/* test-address.c — where the key may be sent, and in which form.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-address-private.h"

#include "cpt-error.h"

static void
test_key_goes_nowhere_in_clear (void)
{
  static const char *const refused[] = {
    "http://api.example.org",
    "http://192.168.1.2:8080",
    "http://127.0.0.1.example.org",
    "http://localhost.example.org",
    "ftp://127.0.0.1",
    "api.example.org",
    "https://",
    "https://key@api.example.org",
    "https://api.example.org/?a=b",
    "https://api.example.org/#a",
    "",
    "http://",
  };

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean is_loopback = FALSE;

      g_assert_null (cpt_address_check (refused[i], &is_loopback, &error));
      g_assert_error (error, CPT_ERROR, CPT_ERROR_REFUSED);
    }
}

static void
test_https_and_the_loopback_are_fine (void)
{
  static const struct
  {
    const char *typed;
    const char *used;
    gboolean is_loopback;
  } fine[] = {
    { "https://api.example.org", "https://api.example.org", FALSE },
    { " https://api.example.org/proxy// ", "https://api.example.org/proxy", FALSE },
    { "http://127.0.0.1:8080/", "http://127.0.0.1:8080", TRUE },
    { "http://[::1]:8080", "http://[::1]:8080", TRUE },
    { "http://LocalHost:8080", "http://LocalHost:8080", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (fine); i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean is_loopback = FALSE;
      g_autofree char *used = cpt_address_check (fine[i].typed, &is_loopback, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (used, ==, fine[i].used);
      g_assert_cmpint (is_loopback, ==, fine[i].is_loopback);
    }
}

static void
test_key_alone_is_encoded_and_a_whole_text_is_kept (void)
{
  g_autofree char *encoded = cpt_address_authorization (" abc-123\n", NULL);
  g_autofree char *kept = cpt_address_authorization ("Basic YWJjLTEyMw==", NULL);

  g_assert_cmpstr (encoded, ==, "Basic YWJjLTEyMw==");
  g_assert_cmpstr (kept, ==, "Basic YWJjLTEyMw==");
}

static void
test_what_is_no_key_is_refused (void)
{
  static const char *const refused[] = { "", " ", "a\r\nHost: b", "Basic a\nb", "clé" };

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (cpt_address_authorization (refused[i], &error));
      g_assert_error (error, CPT_ERROR, CPT_ERROR_REFUSED);
    }
}

static void
test_pictures_come_by_https_or_from_here (void)
{
  static const struct
  {
    const char *url;
    gboolean from_afar; /* may be asked for when the platform is elsewhere */
    gboolean from_here; /* when it is on this machine */
  } cases[] = {
    { "https://static.codat.io/mqjo.png?v=2#a", TRUE, TRUE },
    { "HTTPS://static.codat.io/mqjo.png", TRUE, TRUE },
    { "http://static.codat.io/mqjo.png", FALSE, FALSE },
    { "http://127.0.0.1:8080/mqjo.png", FALSE, TRUE },
    { "http://[::1]/mqjo.png", FALSE, TRUE },
    { "http://localhost/mqjo.png", FALSE, TRUE },
    { "https://127.0.0.1/mqjo.png", FALSE, TRUE },
    { "https://me@static.codat.io/a.png", FALSE, FALSE },
    { "file:///etc/passwd", FALSE, FALSE },
    { "file://localhost/etc/passwd", FALSE, FALSE },
    { "mqjo.png", FALSE, FALSE },
    { "https:///mqjo.png", FALSE, FALSE },
    { "", FALSE, FALSE },
    { NULL, FALSE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean is_loopback;

      g_test_message ("%s", cases[i].url);
      g_assert_cmpint (cpt_address_may_fetch (cases[i].url, FALSE, &is_loopback), ==, cases[i].from_afar);
      g_assert_cmpint (cpt_address_may_fetch (cases[i].url, TRUE, &is_loopback), ==, cases[i].from_here);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/address/key-goes-nowhere-in-clear", test_key_goes_nowhere_in_clear);
  g_test_add_func ("/address/https-and-the-loopback-are-fine", test_https_and_the_loopback_are_fine);
  g_test_add_func ("/address/key-alone-is-encoded-and-a-whole-text-is-kept",
                   test_key_alone_is_encoded_and_a_whole_text_is_kept);
  g_test_add_func ("/address/what-is-no-key-is-refused", test_what_is_no_key_is_refused);
  g_test_add_func ("/address/pictures-come-by-https-or-from-here", test_pictures_come_by_https_or_from_here);

  return g_test_run ();
}
