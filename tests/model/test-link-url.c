/* test-link-url.c — one-time passwords are cut out, nothing else is touched; only safe URLs are opened.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-link-url.h"

static void
test_passwords_are_cut_and_nothing_else (void)
{
  static const struct
  {
    const char *url;
    const char *kept;
    gboolean had_password;
  } cases[] = {
    { "https://link.codat.io/company/5b0c", "https://link.codat.io/company/5b0c", FALSE },
    { "https://link.codat.io/company/5b0c?link.otp=123456", "https://link.codat.io/company/5b0c", TRUE },
    { "https://h/start?otp=123456", "https://h/start", TRUE },
    { "https://h/start?OTP=123456", "https://h/start", TRUE },
    { "https://h/start?%6Ftp=123456", "https://h/start", TRUE },
    { "https://h/start?otp", "https://h/start", TRUE },
    { "https://h/start?a=1&otp=9&b=2", "https://h/start?a=1&b=2", TRUE },
    { "https://h/start?otp=9&a=1#top", "https://h/start?a=1#top", TRUE },
    { "https://h/start?otp=9#top", "https://h/start#top", TRUE },
    { "https://h/start?otp=9&link.otp=8&otp=7", "https://h/start", TRUE },
    { "https://h/start?a=otp&totp=1&otpx=2", "https://h/start?a=otp&totp=1&otpx=2", FALSE },
    { "https://h/otp=1", "https://h/otp=1", FALSE },
    { "https://h/#?otp=1", "https://h/#?otp=1", FALSE },
    { "https://h/?", "https://h/?", FALSE },
    { "https://h/?a&&b=%zz&%zz=1&", "https://h/?a&&b=%zz&%zz=1&", FALSE },
    { "not a URL", "not a URL", FALSE },
    { "", "", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean had_password = !cases[i].had_password;
      g_autofree char *kept = cpt_link_url_without_password (cases[i].url, &had_password);

      g_assert_cmpstr (kept, ==, cases[i].kept);
      g_assert_cmpint (had_password, ==, cases[i].had_password);
    }
}

static void
test_no_url_has_no_password (void)
{
  gboolean had_password = TRUE;

  g_assert_null (cpt_link_url_without_password (NULL, &had_password));
  g_assert_false (had_password);
}

static void
test_only_web_addresses_are_safe (void)
{
  static const char *const safe[] = {
    "https://link.codat.io/company/5b0c7a52-93de-4f0b-8a61-2f7d1c9e4a10",
    "https://link-api.codat.io/companies/a/connections/b/start?otp=123456",
    "HTTPS://link.codat.io/company/5b0c",
    "http://127.0.0.1:8790/company/5b0c",
    "http://localhost:8790/company/5b0c",
    "http://[::1]:8790/company/5b0c",
  };
  static const char *const unsafe[] = {
    "",
    "link.codat.io/company/5b0c",
    "/company/5b0c",
    "https://",
    "https:///company",
    "http://link.codat.io/company/5b0c",
    "http://127.0.0.1.evil.example/company",
    "javascript:alert(1)",
    "file:///etc/passwd",
    "mailto:someone@example.com",
    "https://link.codat.io@evil.example/",
    "https://link.codat.io/a b",
    "https://link.codat.io/a\nhttps://evil.example/",
    "https://link.codat.io/\xe2\x80\xae",
  };

  for (guint i = 0; i < G_N_ELEMENTS (safe); i++)
    g_assert_true (cpt_link_url_is_safe (safe[i]));

  g_assert_false (cpt_link_url_is_safe (NULL));
  for (guint i = 0; i < G_N_ELEMENTS (unsafe); i++)
    g_assert_false (cpt_link_url_is_safe (unsafe[i]));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/link-url/passwords-are-cut-and-nothing-else", test_passwords_are_cut_and_nothing_else);
  g_test_add_func ("/link-url/no-url-has-no-password", test_no_url_has_no_password);
  g_test_add_func ("/link-url/only-web-addresses-are-safe", test_only_web_addresses_are_safe);

  return g_test_run ();
}
