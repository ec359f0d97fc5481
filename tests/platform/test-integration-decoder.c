/* test-integration-decoder.c — integrations, as the platform writes them and as its example does.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-integration-decoder-private.h"

#include "decoder-check.h"

#define PAGE(item) "{\"results\":[{" item "}],\"pageNumber\":1,\"pageSize\":1,\"totalResults\":1}"
#define ITEM "\"key\":\"mqjo\",\"name\":\"Sandbox\""

static gpointer
decode_page (GBytes *body, GError **error)
{
  return cpt_integration_decoder_page (body, error);
}

static void
test_an_integration_is_read_whole (void)
{
  g_autoptr (CptPage) page = decoder_check_read (decode_page, "integration-page.json");
  CptIntegration *integration = g_ptr_array_index (cpt_page_get_items (page), 0);

  g_assert_cmpuint (cpt_page_get_items (page)->len, ==, 2);
  g_assert_cmpstr (cpt_integration_get_key (integration), ==, "mqjo");
  g_assert_cmpstr (cpt_integration_get_name (integration), ==, "Sandbox");
  g_assert_cmpstr (cpt_integration_get_logo_url (integration), ==, "https://static.codat.io/logos/sandbox.png");
  g_assert_cmpstr (cpt_integration_get_source_type (integration), ==, "Accounting");
  g_assert_cmpstr (cpt_integration_get_source_id (integration), ==, "aff0f057-255f-42c4-8d4a-ae23b43e1615");
  g_assert_cmpstr (cpt_integration_get_integration_id (integration), ==, "9e0cc03b-3868-4543-98c0-568f0f1b12a3");
  g_assert_cmpstr (cpt_integration_get_data_provided_by (integration), ==, "Codat");
  g_assert_true (cpt_integration_is_enabled (integration));
  g_assert_false (cpt_integration_is_offline (integration));
  g_assert_false (cpt_integration_is_beta (integration));
}

static void
test_readable_types_are_found_in_any_spelling (void)
{
  g_autoptr (CptPage) page = decoder_check_read (decode_page, "integration-page.json");
  CptIntegration *integration = g_ptr_array_index (cpt_page_get_items (page), 0);
  const char *const expected[] = { "invoices", "bills", NULL };

  g_assert_true (g_strv_equal (cpt_integration_get_readable_types (integration), expected));
}

static void
test_swapped_members_are_put_right (void)
{
  g_autoptr (CptPage) page = decoder_check_read (decode_page, "integration-page.json");
  CptIntegration *integration = g_ptr_array_index (cpt_page_get_items (page), 1);

  g_assert_cmpstr (cpt_integration_get_source_type (integration), ==, "Accounting");
  g_assert_cmpstr (cpt_integration_get_source_id (integration), ==, "0d2e1b57-1f2d-4b9c-8d33-2b9f6a1d7c10");
  g_assert_null (cpt_integration_get_logo_url (integration));
  g_assert_null (cpt_integration_get_readable_types (integration));
  g_assert_false (cpt_integration_is_enabled (integration));
  g_assert_true (cpt_integration_is_offline (integration));
  g_assert_true (cpt_integration_is_beta (integration));
}

static void
test_culprit_is_named (void)
{
  static const DecoderCheckCulprit culprits[] = {
    { PAGE (""), "results[0].key: expected a string" },
    { PAGE ("\"key\":\"mqjo\""), "results[0].name: expected a string" },
    { PAGE (ITEM ",\"enabled\":\"true\""), "results[0].enabled: expected true or false" },
    { PAGE (ITEM ",\"datatypeFeatures\":{}"), "results[0].datatypeFeatures: expected an array" },
    { PAGE (ITEM ",\"datatypeFeatures\":[{\"dataType\":7}]"),
      "results[0].datatypeFeatures[0].dataType: expected a string" },
    { PAGE (ITEM ",\"datatypeFeatures\":[{\"dataType\":\"bills\",\"supportedFeatures\":[{\"featureType\":7}]}]"),
      "results[0].datatypeFeatures[0].supportedFeatures[0].featureType: expected a string" },
  };

  decoder_check_culprits (decode_page, culprits, G_N_ELEMENTS (culprits));
}

static void
test_damage_is_survived (void)
{
  decoder_check_cut (decode_page, "integration-page.json");
  decoder_check_changed (decode_page, g_object_unref, "integration-page.json");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/integration-decoder/an-integration-is-read-whole", test_an_integration_is_read_whole);
  g_test_add_func ("/integration-decoder/readable-types-are-found-in-any-spelling",
                   test_readable_types_are_found_in_any_spelling);
  g_test_add_func ("/integration-decoder/swapped-members-are-put-right", test_swapped_members_are_put_right);
  g_test_add_func ("/integration-decoder/culprit-is-named", test_culprit_is_named);
  g_test_add_func ("/integration-decoder/damage-is-survived", test_damage_is_survived);

  return g_test_run ();
}
