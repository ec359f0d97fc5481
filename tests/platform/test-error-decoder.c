/* test-error-decoder.c — an answer that is no success says what can be done, whatever its body is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-error-decoder-private.h"

#include "cpt-error-reason.h"

#include <string.h>

static GError *
decode (guint http_status, const char *body)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (body, strlen (body));

  return cpt_error_decoder_error (http_status, bytes, "from-the-headers", 7);
}

static void
test_each_status_has_its_code (void)
{
  static const struct
  {
    guint http_status;
    CptError code;
  } statuses[] = {
    { 400, CPT_ERROR_REFUSED },      { 401, CPT_ERROR_UNAUTHORIZED }, { 402, CPT_ERROR_REFUSED },
    { 403, CPT_ERROR_REFUSED },      { 404, CPT_ERROR_NOT_FOUND },    { 405, CPT_ERROR_REFUSED },
    { 408, CPT_ERROR_NOT_READY },    { 409, CPT_ERROR_NOT_READY },    { 422, CPT_ERROR_REFUSED },
    { 429, CPT_ERROR_RATE_LIMITED }, { 451, CPT_ERROR_REFUSED },      { 500, CPT_ERROR_SERVER },
    { 503, CPT_ERROR_SERVER },       { 599, CPT_ERROR_SERVER },
  };

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_autoptr (GError) error = decode (statuses[i].http_status, "{}");

      g_assert_error (error, CPT_ERROR, (int) statuses[i].code);
      g_assert_cmpuint (cpt_error_get_answer (error)->http_status, ==, statuses[i].http_status);
      g_assert_cmpuint (cpt_error_get_answer (error)->retry_after, ==, 7);
    }
}

static void
test_words_and_id_travel_and_the_status_line_counts (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "samples", "error-validation.json", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  error = decode (402, text);

  g_assert_error (error, CPT_ERROR, CPT_ERROR_REFUSED);
  g_assert_cmpstr (cpt_error_get_answer (error)->text, ==,
                   "CompanyValidationException: Company limit exceeded\nThe plan allows 50 companies.");
  g_assert_cmpstr (cpt_error_get_answer (error)->correlation_id, ==, "0d5f2a7c91e84b66a0c3f4d2e1b7a985");
}

static void
test_what_is_being_read_is_refused_whatever_the_status (void)
{
  const char *body = "{\"error\":\"DatasetAlreadyInProgressException: invoices\"}";
  g_autoptr (GError) bad_request = decode (400, body);
  g_autoptr (GError) conflict = decode (409, body);

  g_assert_error (bad_request, CPT_ERROR, CPT_ERROR_REFUSED);
  g_assert_error (conflict, CPT_ERROR, CPT_ERROR_REFUSED);
  g_assert_cmpint (cpt_error_get_reason (bad_request), ==, CPT_ERROR_REASON_ALREADY_RUNNING);
  g_assert_cmpint (cpt_error_get_reason (conflict), ==, CPT_ERROR_REASON_ALREADY_RUNNING);
}

static void
test_body_of_any_kind_is_survived (void)
{
  static const char *const bodies[] = {
    "",
    "<html>no</html>",
    "[]",
    "7",
    "{\"error\":7}",
    "{\"error\":null,\"validation\":[]}",
    "{\"validation\":{\"errors\":{\"a\":1}}}",
    "{\"validation\":{\"errors\":[1,[],{\"message\":{}}]}}",
    "{\"error\":\"",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autoptr (GError) error = decode (500, bodies[i]);

      g_assert_error (error, CPT_ERROR, CPT_ERROR_SERVER);
      g_assert_null (cpt_error_get_answer (error)->text);
      g_assert_cmpstr (cpt_error_get_answer (error)->correlation_id, ==, "from-the-headers");
    }
}

static void
test_endless_words_are_cut_at_a_character (void)
{
  g_autoptr (GString) body = g_string_new ("{\"error\":\"x");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 5000; i++)
    g_string_append (body, "é");
  g_string_append (body, "\"}");
  error = decode (400, body->str);

  g_assert_cmpuint (strlen (cpt_error_get_answer (error)->text), <, 2100);
  g_assert_true (g_utf8_validate (cpt_error_get_answer (error)->text, -1, NULL));
  g_assert_true (g_str_has_suffix (cpt_error_get_answer (error)->text, "é…"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/error-decoder/each-status-has-its-code", test_each_status_has_its_code);
  g_test_add_func ("/error-decoder/words-and-id-travel-and-the-status-line-counts",
                   test_words_and_id_travel_and_the_status_line_counts);
  g_test_add_func ("/error-decoder/what-is-being-read-is-refused-whatever-the-status",
                   test_what_is_being_read_is_refused_whatever_the_status);
  g_test_add_func ("/error-decoder/body-of-any-kind-is-survived", test_body_of_any_kind_is_survived);
  g_test_add_func ("/error-decoder/endless-words-are-cut-at-a-character", test_endless_words_are_cut_at_a_character);

  return g_test_run ();
}
