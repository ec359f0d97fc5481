/* fuzz-decoders.c — every decoder on anything: a value or the right error, and only what json-glib reads too.
 *
 * The first byte says which decoder: "a" for the first, and so on.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "fuzz.h"

#include <json-glib/json-glib.h>

#include "cpt-company-decoder-private.h"
#include "cpt-error-decoder-private.h"
#include "cpt-integration-decoder-private.h"
#include "cpt-read-decoder-private.h"
#include "cpt-record.h"
#include "cpt-report.h"
#include "cpt-settings-decoder-private.h"
#include "cpt-write-decoder-private.h"

/* Returns: (transfer full) (nullable): what json-glib makes of @body, which is known to be JSON */
static JsonObject *
ask_oracle (GBytes *body)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  gsize length;
  const char *text = g_bytes_get_data (body, &length);
  JsonNode *root;

  json_parser_load_from_data (parser, text, (gssize) length, &error);
  g_assert_no_error (error);
  root = json_parser_get_root (parser);

  return root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_object_ref (json_node_get_object (root)) : NULL;
}

static void
assert_same_names (GBytes *body, GPtrArray *companies)
{
  g_autoptr (JsonObject) oracle = ask_oracle (body);
  JsonArray *expected = json_object_get_array_member (oracle, "results");

  g_assert_cmpuint (companies->len, ==, json_array_get_length (expected));
  for (guint i = 0; i < companies->len; i++)
    g_assert_cmpstr (cpt_company_get_name (g_ptr_array_index (companies, i)), ==,
                     json_object_get_string_member (json_array_get_object_element (expected, i), "name"));
}

static gpointer
decode_companies (GBytes *body, GError **error)
{
  g_autoptr (CptCompanyPage) page = cpt_company_decoder_page (body, error);

  if (page != NULL)
    assert_same_names (body, cpt_company_page_get_companies (page));

  return g_steal_pointer (&page);
}

static gpointer
decode_company (GBytes *body, GError **error)
{
  g_autofree char *redirect = NULL;

  return cpt_company_decoder_company (body, &redirect, error);
}

static gpointer
decode_connection (GBytes *body, GError **error)
{
  g_autofree char *link_url = NULL;

  return cpt_company_decoder_connection (body, &link_url, error);
}

static gpointer
decode_data_status (GBytes *body, GError **error)
{
  g_autoptr (GPtrArray) status = cpt_read_decoder_data_status (body, error);

  return status != NULL ? g_object_new (G_TYPE_OBJECT, NULL) : NULL;
}

static gpointer
decode_record (GBytes *body, GError **error)
{
  gsize length;
  const char *text = g_bytes_get_data (body, &length);

  return cpt_record_new (text, length, error);
}

static gpointer
decode_profit_and_loss (GBytes *body, GError **error)
{
  return cpt_report_new_from_json (CPT_REPORT_PROFIT_AND_LOSS, body, error);
}

static gpointer
decode_balance_sheet (GBytes *body, GError **error)
{
  return cpt_report_new_from_json (CPT_REPORT_BALANCE_SHEET, body, error);
}

static gpointer
decode_error (GBytes *body, GError **error)
{
  g_autoptr (GError) said = cpt_error_decoder_error (400, body, NULL, 0);

  g_assert_nonnull (said);
  g_assert_true (g_utf8_validate (said->message, -1, NULL));

  return g_object_new (G_TYPE_OBJECT, NULL);
}

typedef gpointer (*DecodeFunc) (GBytes *body, GError **error);

/* New ones go to the end, so that the inputs that are kept still mean the same. */
static const DecodeFunc decoders[] = {
  decode_companies,
  (DecodeFunc) cpt_company_decoder_connections,
  decode_company,
  decode_connection,
  (DecodeFunc) cpt_integration_decoder_page,
  (DecodeFunc) cpt_read_decoder_page,
  (DecodeFunc) cpt_read_decoder_read,
  decode_data_status,
  (DecodeFunc) cpt_read_decoder_validation,
  (DecodeFunc) cpt_settings_decoder_company,
  (DecodeFunc) cpt_settings_decoder_client,
  (DecodeFunc) cpt_write_decoder_page,
  decode_profit_and_loss,
  decode_balance_sheet,
  decode_error,
  decode_record,
};

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) body = NULL;
  g_autoptr (GObject) value = NULL;
  g_autoptr (GError) error = NULL;

  if (size == 0 || data[0] < 'a' || data[0] - 'a' >= (int) G_N_ELEMENTS (decoders))
    return 0;

  body = g_bytes_new_static (data + 1, size - 1);
  value = decoders[data[0] - 'a'](body, &error);
  g_assert_cmpint (value != NULL, ==, error == NULL);
  if (error != NULL)
    {
      g_assert_error (error, CPT_ERROR, CPT_ERROR_MALFORMED);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }

  return 0;
}
