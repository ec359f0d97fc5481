/* tls-authority.c — an authority of the test, which signs the certificates of its servers.
 *
 * Keys and certificates are made by openssl, in a folder of their own, each time anew.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "tls-authority.h"

#include "test-support.h"

struct _TlsAuthority
{
  char *folder;
};

#define NEW_KEY "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"

static const char CONFIGURATION[] = "[ca]\n"
                                    "default_ca = this\n"
                                    "[this]\n"
                                    "database = index\n"
                                    "new_certs_dir = .\n"
                                    "rand_serial = yes\n"
                                    "default_md = sha256\n"
                                    "policy = any\n"
                                    "[any]\n"
                                    "commonName = supplied\n"
                                    "[req]\n"
                                    "distinguished_name = none\n"
                                    "[none]\n"
                                    "[authority]\n"
                                    "basicConstraints = critical,CA:TRUE\n";

static char *
get_path (TlsAuthority *self, const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

static void
write_file (TlsAuthority *self, const char *name, const char *text)
{
  g_autofree char *path = get_path (self, name);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static void
run_openssl (TlsAuthority *self, const char *const *arguments)
{
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  g_autofree char *words = NULL;
  g_autoptr (GError) error = NULL;

  g_subprocess_launcher_set_cwd (launcher, self->folder);
  process = g_subprocess_launcher_spawnv (launcher, arguments, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, NULL, &words, &error));
  g_assert_no_error (error);
  if (!g_subprocess_get_successful (process))
    g_error ("openssl: %s", words);
}

/**
 * tls_authority_new:
 *
 * Returns: (transfer full): an authority that nobody trusts
 */
TlsAuthority *
tls_authority_new (void)
{
  static const char *const arguments[] = {
    "openssl", "req",    "-x509", "-config", "configuration", NEW_KEY, "-extensions", "authority",
    "-keyout", "ca.key", "-out",  "ca.pem",  "-days",         "2",     "-subj",       "/CN=Authority of the test",
    NULL
  };
  TlsAuthority *self = g_new0 (TlsAuthority, 1);

  self->folder = test_make_folder ();
  write_file (self, "configuration", CONFIGURATION);
  write_file (self, "index", "");
  run_openssl (self, arguments);

  return self;
}

void
tls_authority_free (TlsAuthority *self)
{
  test_remove_folder (self->folder);
  g_free (self->folder);
  g_free (self);
}

/**
 * tls_authority_trust:
 *
 * From now on, this program trusts what the authority signs, and nobody else.
 */
void
tls_authority_trust (TlsAuthority *self)
{
  g_autofree char *path = get_path (self, "ca.pem");
  g_autoptr (GTlsDatabase) database = NULL;
  g_autoptr (GError) error = NULL;

  database = g_tls_file_database_new (path, &error);
  g_assert_no_error (error);
  g_tls_backend_set_default_database (g_tls_backend_get_default (), database);
}

/**
 * tls_authority_issue:
 * @names: of the server, as openssl's subjectAltName
 * @not_before: as 20200101000000Z
 * @not_after: likewise
 *
 * Returns: (transfer full): a certificate with its key
 */
GTlsCertificate *
tls_authority_issue (TlsAuthority *self, const char *names, const char *not_before, const char *not_after)
{
  static const char *const request[] = { "openssl",    "req",   "-config",    "configuration", NEW_KEY,      "-keyout",
                                         "server.key", "-subj", "/CN=Server", "-out",          "server.csr", NULL };
  const char *const signing[] = {
    "openssl",  "ca",         "-batch", "-notext",    "-config",  "configuration", "-cert",
    "ca.pem",   "-keyfile",   "ca.key", "-startdate", not_before, "-enddate",      not_after,
    "-extfile", "extensions", "-in",    "server.csr", "-out",     "server.pem",    NULL,
  };
  g_autofree char *extensions = g_strdup_printf ("subjectAltName = %s\n", names);
  g_autofree char *certificate_path = get_path (self, "server.pem");
  g_autofree char *key_path = get_path (self, "server.key");
  g_autoptr (GError) error = NULL;
  GTlsCertificate *certificate = NULL;

  write_file (self, "extensions", extensions);
  write_file (self, "index", ""); /* it signs another of the same subject */
  run_openssl (self, request);
  run_openssl (self, signing);
  certificate = g_tls_certificate_new_from_files (certificate_path, key_path, &error);
  g_assert_no_error (error);

  return certificate;
}
