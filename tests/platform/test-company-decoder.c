/* test-company-decoder.c — what the platform sends, good and bad, becomes values or an error that names the culprit.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-company-decoder-private.h"

#include "cpt-time.h"
#include "decoder-check.h"

#include <string.h>

#define ID "3f2b6c10-7a4e-4d19-9c55-0e8a1b2c3d40"

static gpointer
decode_page (GBytes *body, GError **error)
{
  return cpt_company_decoder_page (body, error);
}

static gpointer
decode_connections (GBytes *body, GError **error)
{
  return cpt_company_decoder_connections (body, error);
}

static CptCompanyPage *
read_page (void)
{
  return decoder_check_read (decode_page, "company-page.json");
}

static CptCompany *
company_at (CptCompanyPage *page, guint index)
{
  return g_ptr_array_index (cpt_company_page_get_companies (page), index);
}

static void
test_page_says_where_it_stands (void)
{
  g_autoptr (CptCompanyPage) page = read_page ();

  g_assert_cmpuint (cpt_company_page_get_companies (page)->len, ==, 3);
  g_assert_cmpuint (cpt_company_page_get_page_number (page), ==, 0);
  g_assert_cmpuint (cpt_company_page_get_page_size (page), ==, 5000);
  g_assert_cmpuint (cpt_company_page_get_total_results (page), ==, 61);
}

static void
test_company_is_read_whole (void)
{
  g_autoptr (CptCompanyPage) page = read_page ();
  CptCompany *company = company_at (page, 0);
  g_autofree char *tags = g_variant_print (cpt_company_get_tags (company), FALSE);

  g_assert_cmpstr (cpt_company_get_id (company), ==, ID);
  g_assert_cmpstr (cpt_company_get_name (company), ==, "Boulangerie du Canal");
  g_assert_cmpstr (cpt_company_get_description (company), ==, "Dossier 2026-0031");
  g_assert_cmpstr (cpt_company_get_created_by (company), ==, "Amélie Roy");
  g_assert_cmpstr (cpt_company_get_last_sync_text (company), ==, "2026-11-20T05:14:07.1234567Z");
  g_assert_cmpint (cpt_company_get_last_sync (company), ==, cpt_time_parse ("2026-11-20T05:14:07.123456Z"));
  g_assert_cmpstr (tags, ==, "{'region': 'qc', 'team': 'credit'}");
  g_assert_cmpstr (cpt_company_get_products (company)[1], ==, "expenses");
  g_assert_cmpstr (cpt_company_get_owners (company)[0], ==, "7c1e2f5a-04b9-4d3e-9a6f-51c88e0d2b47");
  g_assert_cmpstr (cpt_company_get_parent_id (company), ==, "11111111-2222-3333-4444-555555555555");
  g_assert_cmpstr (cpt_company_get_parent_name (company), ==, "Groupe Canal");
}

static void
test_one_time_passwords_are_cut_and_told (void)
{
  g_autoptr (CptCompanyPage) page = read_page ();
  CptCompany *company = company_at (page, 0);
  CptConnection *connection = g_ptr_array_index (cpt_company_get_connections (company), 0);

  g_assert_true (cpt_company_page_get_has_one_time_password (page));
  g_assert_cmpstr (cpt_company_get_redirect (company), ==, "https://link.example.org/company/" ID);
  g_assert_nonnull (strstr (cpt_company_page_find_link (page, ID), "link.otp="));
  g_assert_cmpstr (cpt_connection_get_link_url (connection), ==,
                   "https://link-api.example.org/companies/3f2b6c10/connections/a1b2c3d4/start");
}

static void
test_errors_of_a_connection_are_read (void)
{
  g_autoptr (CptCompanyPage) page = read_page ();
  CptConnection *connection = g_ptr_array_index (cpt_company_get_connections (company_at (page, 0)), 0);
  GPtrArray *errors = cpt_connection_get_errors (connection);

  g_assert_cmpuint (errors->len, ==, 3);
  g_assert_cmpint (cpt_connection_error_get_state (errors->pdata[0]), ==, CPT_CONNECTION_ERROR_ACTIVE);
  g_assert_cmpint (cpt_connection_error_get_state (errors->pdata[1]), ==, CPT_CONNECTION_ERROR_RESOLVED);
  g_assert_cmpint (cpt_connection_error_get_state (errors->pdata[2]), ==, CPT_CONNECTION_ERROR_PERMANENT);
  g_assert_cmpstr (cpt_connection_error_get_status_code (errors->pdata[0]), ==, "401");
  g_assert_cmpstr (cpt_connection_error_get_status_code (errors->pdata[1]), ==, "503");
  g_assert_cmpstr (cpt_connection_error_get_message (errors->pdata[0]), ==, "Access was withdrawn.");
}

static void
test_unknown_words_are_kept (void)
{
  g_autoptr (CptCompanyPage) page = read_page ();
  CptConnection *connection = g_ptr_array_index (cpt_company_get_connections (company_at (page, 0)), 1);

  g_assert_cmpint (cpt_connection_get_status (connection), ==, CPT_CONNECTION_STATUS_UNKNOWN);
  g_assert_cmpstr (cpt_connection_get_status_text (connection), ==, "Hibernating");
  g_assert_cmpstr (cpt_connection_get_source_type (connection), ==, "Quantum");
  g_assert_null (cpt_connection_get_link_url (connection));
  g_assert_cmpint (cpt_connection_get_created (connection), ==, CPT_TIME_UNKNOWN);
}

static void
test_null_is_absent_and_bad_dates_are_unknown (void)
{
  g_autoptr (CptCompanyPage) page = read_page ();
  CptCompany *company = company_at (page, 1);
  CptCompany *bare = company_at (page, 2);

  g_assert_null (cpt_company_get_redirect (company));
  g_assert_null (cpt_company_get_created_by (company));
  g_assert_null (cpt_company_get_tags (company));
  g_assert_cmpint (cpt_company_get_last_sync (company), ==, CPT_TIME_UNKNOWN);
  g_assert_null (cpt_company_get_last_sync_text (company));
  g_assert_cmpint (cpt_company_get_created (company), ==, CPT_TIME_UNKNOWN);
  g_assert_cmpstr (cpt_company_get_created_text (company), ==, "2026-02-30T09:30:61");
  g_assert_cmpint (cpt_company_get_created (bare), ==, CPT_TIME_UNKNOWN);
  g_assert_cmpstr (cpt_company_get_name (bare), ==, "Bare \"minimum\" \\ 😀 😀");
}

static void
test_single_connection_gives_its_url_as_it_came (void)
{
  g_autoptr (GBytes) body = decoder_check_sample ("connection.json");
  g_autofree char *url = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CptConnection) connection = cpt_company_decoder_connection (body, &url, &error);

  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (url, "/start?lang=fr&otp=771204#top"));
  g_assert_true (g_str_has_suffix (cpt_connection_get_link_url (connection), "/start?lang=fr#top"));
}

static const DecoderCheckCulprit bad_pages[] = {
  { "[]", "expected an object" },
  { "null", "expected an object" },
  { "{}", "results: expected an array" },
  { "{\"results\":{}}", "results: expected an array" },
  { "{\"results\":[1]}", "results[0]: expected an object" },
  { "{\"results\":[null]}", "results[0]: expected an object" },
  { "{\"results\":[],\"pageNumber\":1,\"pageSize\":1}", "totalResults: expected a whole number" },
  { "{\"results\":[],\"pageNumber\":-1,\"pageSize\":1,\"totalResults\":0}", "pageNumber: expected a whole number" },
  { "{\"results\":[],\"pageNumber\":1,\"pageSize\":1.5,\"totalResults\":0}", "pageSize: expected a whole number" },
  { "{\"results\":[],\"pageNumber\":1,\"pageSize\":1,\"totalResults\":99999999999999999999}",
    "totalResults: expected a whole number" },
  { "{\"results\":[{\"name\":\"A\"}]}", "results[0].id: expected a string" },
  { "{\"results\":[{\"id\":\"7\",\"name\":\"A\"}]}", "results[0].id: expected a GUID" },
  { "{\"results\":[{\"id\":\"" ID "\"}]}", "results[0].name: expected a string" },
  { "{\"results\":[{\"id\":\"" ID "\",\"name\":\"A\"},{\"id\":\"" ID "\",\"name\":7}]}",
    "results[1].name: expected a string" },
  { "{\"results\":[{\"id\":\"" ID "\",\"name\":\"A\",\"redirect\":false}]}", "results[0].redirect: expected a string" },
  { "{\"results\":[{\"id\":\"" ID "\",\"name\":\"A\",\"tags\":[]}]}", "results[0].tags: expected an object" },
  { "{\"results\":[{\"id\":\"" ID "\",\"name\":\"A\",\"tags\":{\"a\":1}}]}", "results[0].tags: expected strings" },
  { "{\"results\":[{\"id\":\"" ID "\",\"name\":\"A\",\"products\":[1]}]}", "results[0].products: expected strings" },
  { "{\"results\":[{\"id\":\"" ID "\",\"name\":\"A\",\"referenceParentCompany\":{\"id\":1}}]}",
    "results[0].referenceParentCompany.id: expected a string" },
  { "{\"results\":[{\"id\":\"" ID "\",\"name\":\"A\",\"dataConnections\":[{\"id\":\"" ID
    "\",\"platformName\":\"P\"}]}]}",
    "results[0].dataConnections[0].status: expected a string" },
  { "{\"results\":[{\"id\":\"" ID "\",\"name\":\"A\",\"dataConnections\":[{\"id\":\"" ID "\",\"platformName\":\"P\","
    "\"status\":\"Linked\",\"dataConnectionErrors\":[{},{\"statusText\":{}}]}]}]}",
    "results[0].dataConnections[0].dataConnectionErrors[1].statusText: expected a string" },
};

static void
test_culprit_is_named (void)
{
  decoder_check_culprits (decode_page, bad_pages, G_N_ELEMENTS (bad_pages));
}

static void
test_page_cut_anywhere_is_malformed (void)
{
  decoder_check_cut (decode_page, "company-page.json");
}

static void
test_page_with_any_byte_changed_is_survived (void)
{
  decoder_check_changed (decode_page, g_object_unref, "company-page.json");
}

static void
test_connections_are_read_without_passwords (void)
{
  g_autoptr (CptPage) page = decoder_check_read (decode_connections, "connection-page.json");
  CptConnection *first = g_ptr_array_index (cpt_page_get_items (page), 0);
  CptConnection *second = g_ptr_array_index (cpt_page_get_items (page), 1);

  g_assert_cmpuint (cpt_page_get_page_number (page), ==, 0);
  g_assert_cmpuint (cpt_page_get_page_size (page), ==, 100);
  g_assert_cmpuint (cpt_page_get_total_results (page), ==, 2);
  g_assert_true (g_str_has_suffix (cpt_connection_get_link_url (first), "/start"));
  g_assert_cmpint (cpt_connection_get_status (first), ==, CPT_CONNECTION_STATUS_PENDING_AUTH);
  g_assert_null (cpt_connection_get_link_url (second));
  g_assert_cmpint (cpt_connection_get_last_sync (second), ==, CPT_TIME_UNKNOWN);
}

static void
test_last_of_two_members_counts (void)
{
  const char *json = "{\"id\":\"" ID "\",\"name\":\"First\",\"n\\u0061me\":\"Last\"}";
  g_autoptr (GBytes) body = g_bytes_new_static (json, strlen (json));
  g_autofree char *redirect = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CptCompany) company = cpt_company_decoder_company (body, &redirect, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (cpt_company_get_name (company), ==, "Last");
  g_assert_null (redirect);
}

static gunichar
random_character (void)
{
  gunichar character;

  do
    character = (gunichar) g_test_rand_int_range (1, g_test_rand_bit () ? 0x100 : 0x110000);
  while (!g_unichar_validate (character));

  return character;
}

/* As JSON may write @character: always as an escape, of two halves beyond the first plane. */
static void
append_escape (GString *json, gunichar character)
{
  if (character >= 0x10000)
    g_string_append_printf (json, "\\u%04X\\u%04x", 0xd800 + ((character - 0x10000) >> 10),
                            0xdc00 + ((character - 0x10000) & 0x3ff));
  else
    g_string_append_printf (json, "\\u%04x", character);
}

static void
test_escapes_are_undone (void)
{
  for (guint i = 0; i < 500; i++)
    {
      g_autoptr (GString) name = g_string_new (NULL);
      g_autoptr (GString) json = g_string_new ("{\"id\":\"" ID "\",\"name\":\"");
      int length = g_test_rand_int_range (0, 30);
      g_autoptr (GBytes) body = NULL;
      g_autofree char *redirect = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (CptCompany) company = NULL;

      for (int at = 0; at < length; at++)
        {
          gunichar character = random_character ();

          g_string_append_unichar (name, character);
          append_escape (json, character);
        }
      g_string_append (json, "\",\"redirect\":\"after\"}");
      body = g_bytes_new (json->str, json->len);
      company = cpt_company_decoder_company (body, &redirect, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (cpt_company_get_name (company), ==, name->str);
      g_assert_cmpstr (redirect, ==, "after");
    }
}

/* Not a claim but a figure: `test-company-decoder -m perf`. */
static void
test_speed (void)
{
  g_autoptr (GString) json = g_string_new ("{\"pageNumber\":1,\"pageSize\":5000,\"totalResults\":5000,\"results\":[");
  g_autoptr (GBytes) body = NULL;
  double seconds;

  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (
        json,
        "%s{\"id\":\"3f2b6c10-7a4e-4d19-9c55-0e8a1b2c%04x\",\"name\":\"Company number %u\",\"platform\":\"\","
        "\"redirect\":\"https://link.example.org/company/3f2b6c10-7a4e-4d19-9c55-0e8a1b2c%04x\","
        "\"lastSync\":\"2026-11-20T05:14:07.1234567Z\",\"created\":\"2026-02-11T09:30:00.1234567Z\","
        "\"createdByUserName\":\"Claire Nadeau\",\"products\":[\"lending\"],\"tags\":{\"region\":\"qc\"},"
        "\"ownerUserIds\":[],\"referenceSubsidiaryCompanies\":[],\"dataConnections\":[{\"id\":"
        "\"a1b2c3d4-0000-4000-8000-00000000%04x\",\"integrationId\":\"9e0cc03b-3868-4543-98c0-568f0f1b12a3\","
        "\"integrationKey\":\"mqjo\",\"sourceId\":\"aff0f057-255f-42c4-8d4a-ae23b43e1615\",\"sourceType\":"
        "\"Accounting\",\"platformName\":\"Sandbox\",\"linkUrl\":\"https://link-api.example.org/companies/%u/start\","
        "\"status\":\"Linked\",\"lastSync\":\"2026-11-20T05:14:07.1234567Z\",\"created\":\"2026-02-11T09:34:12Z\"}]}",
        i == 0 ? "" : ",", i, i, i, i, i);
  g_string_append (json, "]}");
  body = g_string_free_to_bytes (g_steal_pointer (&json));

  g_test_timer_start ();
  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (CptCompanyPage) page = cpt_company_decoder_page (body, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (cpt_company_page_get_companies (page)->len, ==, 5000);
    }
  seconds = g_test_timer_elapsed ();
  g_test_maximized_result (20 * 5000 / seconds, "companies decoded a second: %.0f", 20 * 5000 / seconds);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/company-decoder/page-says-where-it-stands", test_page_says_where_it_stands);
  g_test_add_func ("/company-decoder/company-is-read-whole", test_company_is_read_whole);
  g_test_add_func ("/company-decoder/one-time-passwords-are-cut-and-told", test_one_time_passwords_are_cut_and_told);
  g_test_add_func ("/company-decoder/errors-of-a-connection-are-read", test_errors_of_a_connection_are_read);
  g_test_add_func ("/company-decoder/unknown-words-are-kept", test_unknown_words_are_kept);
  g_test_add_func ("/company-decoder/null-is-absent-and-bad-dates-are-unknown",
                   test_null_is_absent_and_bad_dates_are_unknown);
  g_test_add_func ("/company-decoder/single-connection-gives-its-url-as-it-came",
                   test_single_connection_gives_its_url_as_it_came);
  g_test_add_func ("/company-decoder/culprit-is-named", test_culprit_is_named);
  g_test_add_func ("/company-decoder/page-cut-anywhere-is-malformed", test_page_cut_anywhere_is_malformed);
  g_test_add_func ("/company-decoder/page-with-any-byte-changed-is-survived",
                   test_page_with_any_byte_changed_is_survived);
  g_test_add_func ("/company-decoder/connections-are-read-without-passwords",
                   test_connections_are_read_without_passwords);
  g_test_add_func ("/company-decoder/escapes-are-undone", test_escapes_are_undone);
  g_test_add_func ("/company-decoder/last-of-two-members-counts", test_last_of_two_members_counts);
  if (g_test_perf ())
    g_test_add_func ("/company-decoder/speed", test_speed);

  return g_test_run ();
}
