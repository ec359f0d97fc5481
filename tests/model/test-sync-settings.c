/* test-sync-settings.c — settings are sent as they came, but for what was changed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sync-settings.h"

#define INVOICES                                                                                                       \
  "{\"dataType\":\"invoices\",\"fetchOnFirstLink\":true,\"syncSchedule\":13,\"syncOrder\":3,\"mood\":[1.50]}"

static CptSyncSetting *
make_setting (const char *data_type, gint64 hours, const char *json)
{
  return cpt_sync_setting_new (&(CptSyncSettingFields){
      .data_type = data_type,
      .fetch_on_first_link = TRUE,
      .schedule_hours = hours,
      .order = 3,
      .from_window = -1,
      .months_to_sync = -1,
      .json = json,
  });
}

static CptSyncSettings *
make_settings (gboolean is_for_company)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (entries, make_setting ("invoices", 13, INVOICES));
  g_ptr_array_add (entries, make_setting ("dreams", 24, "{\"dataType\":\"dreams\"}"));

  return cpt_sync_settings_new (&(CptSyncSettingsFields){
      .owner_id = "5b0c7a52-93de-4f0b-8a61-2f7d1c9e4a10",
      .is_for_company = is_for_company,
      .overrides_defaults = TRUE,
      .entries = entries,
  });
}

static void
test_a_setting_keeps_every_field (void)
{
  g_autoptr (CptSyncSetting) self = cpt_sync_setting_new (&(CptSyncSettingFields){
      .data_type = "profitAndLoss",
      .fetch_on_first_link = TRUE,
      .schedule_hours = 168,
      .order = 1,
      .from_text = "2024-01-01T00:00:00Z",
      .from_window = 36,
      .months_to_sync = 24,
      .is_locked = TRUE,
      .json = "{}",
  });

  g_assert_cmpstr (cpt_sync_setting_get_data_type (self), ==, "profitAndLoss");
  g_assert_true (cpt_sync_setting_get_fetch_on_first_link (self));
  g_assert_cmpint (cpt_sync_setting_get_schedule_hours (self), ==, 168);
  g_assert_cmpint (cpt_sync_setting_get_order (self), ==, 1);
  g_assert_cmpstr (cpt_sync_setting_get_from_text (self), ==, "2024-01-01T00:00:00Z");
  g_assert_cmpint (cpt_sync_setting_get_from_window (self), ==, 36);
  g_assert_cmpint (cpt_sync_setting_get_months_to_sync (self), ==, 24);
  g_assert_true (cpt_sync_setting_is_locked (self));
  g_assert_cmpstr (cpt_sync_setting_get_json (self), ==, "{}");
}

static void
test_without_a_text_it_is_written (void)
{
  g_autoptr (CptSyncSetting) self = make_setting ("invoices", 13, NULL);

  g_assert_cmpstr (cpt_sync_setting_get_json (self), ==,
                   "{\"dataType\":\"invoices\",\"fetchOnFirstLink\":true,\"syncSchedule\":13,\"syncOrder\":3,"
                   "\"syncFromUtc\":null,\"syncFromWindow\":null,\"monthsToSync\":null,\"isLocked\":false}");
}

static void
test_only_what_is_changed_is_written_anew (void)
{
  g_autoptr (CptSyncSetting) self = make_setting ("invoices", 13, INVOICES);
  g_autoptr (CptSyncSetting) daily = cpt_sync_setting_with_schedule (self, 24);
  g_autoptr (CptSyncSetting) unfetched = cpt_sync_setting_with_fetch_on_first_link (daily, FALSE);
  g_autoptr (CptSyncSetting) months = cpt_sync_setting_with_months_to_sync (unfetched, 12);

  g_assert_cmpint (cpt_sync_setting_get_schedule_hours (daily), ==, 24);
  g_assert_false (cpt_sync_setting_get_fetch_on_first_link (unfetched));
  g_assert_cmpint (cpt_sync_setting_get_months_to_sync (months), ==, 12);
  g_assert_cmpstr (cpt_sync_setting_get_json (months), ==,
                   "{\"dataType\":\"invoices\",\"fetchOnFirstLink\":false,\"syncSchedule\":24,\"syncOrder\":3,"
                   "\"mood\":[1.50],\"monthsToSync\":12}");
  g_assert_cmpint (cpt_sync_setting_get_schedule_hours (self), ==, 13);
  g_assert_cmpstr (cpt_sync_setting_get_json (self), ==, INVOICES);
}

static void
test_no_change_is_the_same_setting (void)
{
  g_autoptr (CptSyncSetting) self = make_setting ("invoices", 13, INVOICES);
  g_autoptr (CptSyncSetting) hours = cpt_sync_setting_with_schedule (self, 13);
  g_autoptr (CptSyncSetting) fetched = cpt_sync_setting_with_fetch_on_first_link (self, TRUE);
  g_autoptr (CptSyncSetting) months = cpt_sync_setting_with_months_to_sync (self, -1);

  g_assert_true (hours == self && fetched == self && months == self);
}

static void
test_changed_and_changed_back_is_equal (void)
{
  g_autoptr (CptSyncSettings) self = make_settings (TRUE);
  CptSyncSetting *invoices = cpt_sync_settings_find (self, "invoices");
  g_autoptr (CptSyncSetting) daily = cpt_sync_setting_with_schedule (invoices, 24);
  g_autoptr (CptSyncSetting) as_before = cpt_sync_setting_with_schedule (daily, 13);
  g_autoptr (CptSyncSettings) changed = cpt_sync_settings_with_entry (self, daily);
  g_autoptr (CptSyncSettings) restored = cpt_sync_settings_with_entry (changed, as_before);
  g_autoptr (CptSyncSettings) toggled = cpt_sync_settings_with_overrides_defaults (self, FALSE);

  g_assert_false (cpt_sync_settings_equal (self, changed));
  g_assert_true (cpt_sync_settings_equal (self, restored));
  g_assert_false (cpt_sync_settings_equal (self, toggled));
}

static void
test_an_entry_takes_the_place_of_its_type (void)
{
  g_autoptr (CptSyncSettings) self = make_settings (TRUE);
  g_autoptr (CptSyncSetting) dreams = make_setting ("Dreams", 1, "{\"dataType\":\"Dreams\"}");
  g_autoptr (CptSyncSetting) invoices = make_setting ("invoices", 1, "{\"dataType\":\"invoices\"}");
  g_autoptr (CptSyncSetting) bills = make_setting ("bills", 1, "{\"dataType\":\"bills\"}");
  g_autoptr (CptSyncSettings) last = cpt_sync_settings_with_entry (self, dreams);
  g_autoptr (CptSyncSettings) first = cpt_sync_settings_with_entry (self, invoices);
  g_autoptr (CptSyncSettings) added = cpt_sync_settings_with_entry (self, bills);

  g_assert_cmpuint (cpt_sync_settings_get_entries (last)->len, ==, 2);
  g_assert_true (g_ptr_array_index (cpt_sync_settings_get_entries (last), 1) == dreams);
  g_assert_cmpuint (cpt_sync_settings_get_entries (first)->len, ==, 2);
  g_assert_true (g_ptr_array_index (cpt_sync_settings_get_entries (first), 0) == invoices);
  g_assert_cmpuint (cpt_sync_settings_get_entries (added)->len, ==, 3);
  g_assert_true (g_ptr_array_index (cpt_sync_settings_get_entries (added), 2) == bills);
}

static void
test_all_is_sent (void)
{
  g_autoptr (CptSyncSettings) company = make_settings (TRUE);
  g_autoptr (CptSyncSettings) client = make_settings (FALSE);
  g_autofree char *of_company = cpt_sync_settings_to_json (company);
  g_autofree char *of_client = cpt_sync_settings_to_json (client);

  g_assert_cmpstr (of_company, ==,
                   "{\"companyId\":\"5b0c7a52-93de-4f0b-8a61-2f7d1c9e4a10\",\"overridesDefaults\":true,"
                   "\"settings\":[" INVOICES ",{\"dataType\":\"dreams\"}]}");
  g_assert_true (g_str_has_prefix (of_client, "{\"clientId\":\"5b0c7a52-"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sync-settings/a-setting-keeps-every-field", test_a_setting_keeps_every_field);
  g_test_add_func ("/sync-settings/without-a-text-it-is-written", test_without_a_text_it_is_written);
  g_test_add_func ("/sync-settings/only-what-is-changed-is-written-anew", test_only_what_is_changed_is_written_anew);
  g_test_add_func ("/sync-settings/no-change-is-the-same-setting", test_no_change_is_the_same_setting);
  g_test_add_func ("/sync-settings/changed-and-changed-back-is-equal", test_changed_and_changed_back_is_equal);
  g_test_add_func ("/sync-settings/an-entry-takes-the-place-of-its-type", test_an_entry_takes_the_place_of_its_type);
  g_test_add_func ("/sync-settings/all-is-sent", test_all_is_sent);

  return g_test_run ();
}
