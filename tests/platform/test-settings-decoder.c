/* test-settings-decoder.c — settings, which go back as they came.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-settings-decoder-private.h"

#include "decoder-check.h"

#include <string.h>

#define ID "5b0c7a52-93de-4f0b-8a61-2f7d1c9e4a10"

static gpointer
decode_company (GBytes *body, GError **error)
{
  return cpt_settings_decoder_company (body, error);
}

static void
test_settings_are_read_whole (void)
{
  g_autoptr (CptSyncSettings) settings = decoder_check_read (decode_company, "sync-settings.json");
  CptSyncSetting *invoices = cpt_sync_settings_find (settings, "invoices");
  CptSyncSetting *statement = cpt_sync_settings_find (settings, "profitAndLoss");

  g_assert_cmpstr (cpt_sync_settings_get_owner_id (settings), ==, ID);
  g_assert_true (cpt_sync_settings_is_for_company (settings));
  g_assert_true (cpt_sync_settings_get_overrides_defaults (settings));
  g_assert_cmpuint (cpt_sync_settings_get_entries (settings)->len, ==, 3);
  g_assert_true (cpt_sync_setting_get_fetch_on_first_link (invoices));
  g_assert_cmpint (cpt_sync_setting_get_schedule_hours (invoices), ==, 13);
  g_assert_cmpint (cpt_sync_setting_get_order (invoices), ==, 3);
  g_assert_null (cpt_sync_setting_get_from_text (invoices));
  g_assert_cmpint (cpt_sync_setting_get_from_window (invoices), ==, 36);
  g_assert_cmpint (cpt_sync_setting_get_months_to_sync (invoices), ==, -1);
  g_assert_false (cpt_sync_setting_is_locked (invoices));
  g_assert_cmpint (cpt_sync_setting_get_months_to_sync (statement), ==, 24);
  g_assert_true (cpt_sync_setting_is_locked (statement));
}

static void
test_what_is_not_known_goes_back_as_it_came (void)
{
  g_autoptr (CptSyncSettings) settings = decoder_check_read (decode_company, "sync-settings.json");
  g_autoptr (CptSyncSetting) daily = cpt_sync_setting_with_schedule (cpt_sync_settings_find (settings, "invoices"), 24);
  g_autoptr (CptSyncSettings) changed = cpt_sync_settings_with_entry (settings, daily);
  g_autofree char *json = cpt_sync_settings_to_json (changed);
  g_autoptr (GBytes) body = g_bytes_new_static (json, strlen (json));
  g_autoptr (GError) error = NULL;
  g_autoptr (CptSyncSettings) again = cpt_settings_decoder_company (body, &error);

  g_assert_no_error (error);
  g_assert_true (cpt_sync_settings_equal (again, changed));
  g_assert_nonnull (strstr (json, "\"mood\":{ \"a\": [1.50] }"));
  g_assert_nonnull (strstr (json, "\"syncSchedule\":24"));
  g_assert_nonnull (strstr (json, "{ \"dataType\": \"dreams\", \"fetchOnFirstLink\": false, \"syncSchedule\": 0, "
                                  "\"syncOrder\": 0, \"syncFromUtc\": \"2024-02-31T00:00:00Z\" }"));
}

static void
test_settings_of_all_are_the_clients (void)
{
  const char *json = "{\"clientId\":\"" ID "\",\"settings\":[],\"overridesDefaults\":false}";
  g_autoptr (GBytes) body = g_bytes_new_static (json, strlen (json));
  g_autoptr (GError) error = NULL;
  g_autoptr (CptSyncSettings) settings = cpt_settings_decoder_client (body, &error);

  g_assert_no_error (error);
  g_assert_false (cpt_sync_settings_is_for_company (settings));
  g_assert_false (cpt_sync_settings_get_overrides_defaults (settings));
  g_assert_cmpstr (cpt_sync_settings_get_owner_id (settings), ==, ID);
}

static void
test_culprit_is_named (void)
{
  static const DecoderCheckCulprit culprits[] = {
    { "{}", "companyId: expected a string" },
    { "{\"companyId\":\"7\"}", "companyId: expected a GUID" },
    { "{\"companyId\":\"" ID "\"}", "settings: expected an array" },
    { "{\"companyId\":\"" ID "\",\"settings\":{}}", "settings: expected an array" },
    { "{\"companyId\":\"" ID "\",\"settings\":[],\"overridesDefaults\":1}",
      "overridesDefaults: expected true or false" },
    { "{\"companyId\":\"" ID "\",\"settings\":[7]}", "settings[0]: expected an object" },
    { "{\"companyId\":\"" ID "\",\"settings\":[{}]}", "settings[0].dataType: expected a string" },
    { "{\"companyId\":\"" ID "\",\"settings\":[{\"dataType\":\"bills\",\"syncSchedule\":\"24\"}]}",
      "settings[0].syncSchedule: expected a whole number" },
    { "{\"companyId\":\"" ID "\",\"settings\":[{\"dataType\":\"bills\",\"fetchOnFirstLink\":\"yes\"}]}",
      "settings[0].fetchOnFirstLink: expected true or false" },
  };

  decoder_check_culprits (decode_company, culprits, G_N_ELEMENTS (culprits));
}

static void
test_of_two_lists_the_last_counts (void)
{
  const char *json = "{\"companyId\":\"" ID "\",\"settings\":[{\"dataType\":\"bills\"},{\"dataType\":\"items\"}],"
                     "\"settings\":[{\"dataType\":\"journals\",\"x\":1}]}";
  g_autoptr (GBytes) body = g_bytes_new_static (json, strlen (json));
  g_autoptr (GError) error = NULL;
  g_autoptr (CptSyncSettings) settings = cpt_settings_decoder_company (body, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (cpt_sync_settings_get_entries (settings)->len, ==, 1);
  g_assert_cmpstr (cpt_sync_setting_get_json (cpt_sync_settings_find (settings, "journals")), ==,
                   "{\"dataType\":\"journals\",\"x\":1}");
}

static void
test_damage_is_survived (void)
{
  decoder_check_cut (decode_company, "sync-settings.json");
  decoder_check_changed (decode_company, g_object_unref, "sync-settings.json");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/settings-decoder/settings-are-read-whole", test_settings_are_read_whole);
  g_test_add_func ("/settings-decoder/what-is-not-known-goes-back-as-it-came",
                   test_what_is_not_known_goes_back_as_it_came);
  g_test_add_func ("/settings-decoder/settings-of-all-are-the-clients", test_settings_of_all_are_the_clients);
  g_test_add_func ("/settings-decoder/culprit-is-named", test_culprit_is_named);
  g_test_add_func ("/settings-decoder/of-two-lists-the-last-counts", test_of_two_lists_the_last_counts);
  g_test_add_func ("/settings-decoder/damage-is-survived", test_damage_is_survived);

  return g_test_run ();
}
