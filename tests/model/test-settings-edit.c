/* test-settings-edit.c — settings while a person changes them, and what is read back of what was to be saved.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-settings-edit.h"
#include "cpt-sync-body.h"

#define BILLS "{\"dataType\":\"bills\",\"syncSchedule\":0,\"fetchOnFirstLink\":false,\"dream\":[{\"syncSchedule\":5}]}"
#define ITEMS "{\"dataType\":\"items\",\"syncSchedule\":13,\"fetchOnFirstLink\":true}"
#define BALANCE                                                                                                        \
  "{\"dataType\":\"balanceSheet\",\"syncSchedule\":168,\"fetchOnFirstLink\":true,\"monthsToSync\":24,"                 \
  "\"isLocked\":true}"
#define PROFIT "{\"dataType\":\"profitAndLoss\",\"syncSchedule\":24,\"fetchOnFirstLink\":true,\"monthsToSync\":24}"

typedef struct
{
  CptSyncSettings *base;
  CptSettingsEdit *edit;
  guint n_changed;
} Fixture;

static CptSyncSetting *
make_entry (const char *data_type,
            gint64 hours,
            gboolean is_fetched,
            gint64 months,
            gboolean is_locked,
            const char *json)
{
  return cpt_sync_setting_new (&(CptSyncSettingFields){
      .data_type = data_type,
      .schedule_hours = hours,
      .fetch_on_first_link = is_fetched,
      .months_to_sync = months,
      .from_window = -1,
      .is_locked = is_locked,
      .json = json,
  });
}

static CptSyncSettings *
make_settings (gboolean is_for_company, gboolean overrides_defaults)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (entries, make_entry ("bills", 0, FALSE, -1, FALSE, BILLS));
  g_ptr_array_add (entries, make_entry ("items", 13, TRUE, -1, FALSE, ITEMS));
  g_ptr_array_add (entries, make_entry ("balanceSheet", 168, TRUE, 24, TRUE, BALANCE));
  g_ptr_array_add (entries, make_entry ("profitAndLoss", 24, TRUE, 24, FALSE, PROFIT));

  return cpt_sync_settings_new (&(CptSyncSettingsFields){
      .owner_id = "id",
      .is_for_company = is_for_company,
      .overrides_defaults = overrides_defaults,
      .entries = entries,
  });
}

static CptSyncSettings *
with_hours (CptSyncSettings *settings, const char *data_type, gint64 hours)
{
  g_autoptr (CptSyncSetting) entry =
      cpt_sync_setting_with_schedule (cpt_sync_settings_find (settings, data_type), hours);

  return cpt_sync_settings_with_entry (settings, entry);
}

static void
changed_cb (Fixture *fixture)
{
  fixture->n_changed++;
}

static void
begin (Fixture *fixture, CptSyncSettings *base)
{
  fixture->base = base;
  fixture->edit = cpt_settings_edit_new (base);
  g_signal_connect_swapped (fixture->edit, "changed", G_CALLBACK (changed_cb), fixture);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  begin (fixture, make_settings (FALSE, TRUE));
}

static void
set_up_company (Fixture *fixture, gconstpointer data)
{
  begin (fixture, make_settings (TRUE, FALSE));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->edit);
  g_object_unref (fixture->base);
}

static gint64
get_hours (Fixture *fixture, const char *data_type)
{
  CptSyncSettings *mine = cpt_settings_edit_get_mine (fixture->edit);

  return cpt_sync_setting_get_schedule_hours (cpt_sync_settings_find (mine, data_type));
}

static void
assert_changed (Fixture *fixture, const char *keys)
{
  g_auto (GStrv) changed = cpt_settings_edit_list_changed (fixture->edit);
  g_autofree char *joined = g_strjoinv (" ", changed);

  g_assert_cmpstr (joined, ==, keys);
}

static void
test_only_what_was_changed_is_written_anew (Fixture *fixture, gconstpointer data)
{
  g_autofree char *json = NULL;

  g_assert_false (cpt_settings_edit_is_changed (fixture->edit));
  cpt_settings_edit_set_schedule (fixture->edit, "bills", 24);
  cpt_settings_edit_set_months_to_sync (fixture->edit, "profitAndLoss", 36);
  cpt_settings_edit_set_fetch_on_first_link (fixture->edit, "profitAndLoss", FALSE);

  json = cpt_settings_edit_to_json (fixture->edit);
  g_assert_cmpstr (
      json, ==,
      "{\"clientId\":\"id\",\"overridesDefaults\":true,\"settings\":["
      "{\"dataType\":\"bills\",\"syncSchedule\":24,\"fetchOnFirstLink\":false,\"dream\":[{\"syncSchedule\":"
      "5}]}," ITEMS "," BALANCE ",{\"dataType\":\"profitAndLoss\",\"syncSchedule\":24,"
      "\"fetchOnFirstLink\":false,\"monthsToSync\":36}]}");
  assert_changed (fixture, "bills profitAndLoss");
  g_assert_cmpuint (fixture->n_changed, ==, 3);
}

static void
test_changed_back_is_not_changed (Fixture *fixture, gconstpointer data)
{
  cpt_settings_edit_set_schedule (fixture->edit, "items", 24);
  g_assert_true (cpt_settings_edit_is_type_changed (fixture->edit, "items"));
  cpt_settings_edit_set_schedule (fixture->edit, "items", 13);
  g_assert_false (cpt_settings_edit_is_changed (fixture->edit));

  cpt_settings_edit_set_schedule (fixture->edit, "items", 1);
  cpt_settings_edit_revert (fixture->edit);
  g_assert_cmpint (get_hours (fixture, "items"), ==, 13);
  g_assert_false (cpt_settings_edit_is_changed (fixture->edit));
}

static void
test_what_is_locked_or_unknown_does_not_change (Fixture *fixture, gconstpointer data)
{
  cpt_settings_edit_set_schedule (fixture->edit, "balanceSheet", 0);
  cpt_settings_edit_set_months_to_sync (fixture->edit, "balanceSheet", 1);
  cpt_settings_edit_set_fetch_on_first_link (fixture->edit, "balanceSheet", FALSE);
  cpt_settings_edit_set_schedule (fixture->edit, "dreams", 24);
  cpt_settings_edit_set_schedule (fixture->edit, "bills", 0);

  g_assert_false (cpt_settings_edit_is_changed (fixture->edit));
  g_assert_cmpuint (fixture->n_changed, ==, 0);
}

static void
test_types_of_a_company_count_while_it_overrides_the_defaults (Fixture *fixture, gconstpointer data)
{
  g_assert_false (cpt_settings_edit_can_change (fixture->edit, "bills"));
  cpt_settings_edit_set_schedule (fixture->edit, "bills", 24);
  g_assert_false (cpt_settings_edit_is_changed (fixture->edit));

  cpt_settings_edit_set_overrides_defaults (fixture->edit, TRUE);
  g_assert_true (cpt_settings_edit_is_changed (fixture->edit));
  g_assert_true (cpt_settings_edit_is_override_changed (fixture->edit));
  cpt_settings_edit_set_schedule (fixture->edit, "bills", 24);
  assert_changed (fixture, "bills");

  cpt_settings_edit_set_overrides_defaults (fixture->edit, FALSE);
  g_assert_false (cpt_settings_edit_is_changed (fixture->edit));
  g_assert_false (cpt_settings_edit_is_override_changed (fixture->edit));
  g_assert_cmpint (get_hours (fixture, "bills"), ==, 0);

  cpt_settings_edit_set_overrides_defaults (fixture->edit, TRUE);
  assert_changed (fixture, "bills");
}

static void
test_what_waits_is_not_unsaved (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CptSyncSettings) waiting = with_hours (fixture->base, "bills", 24);

  cpt_settings_edit_set_waiting (fixture->edit, waiting);
  g_assert_cmpint (get_hours (fixture, "bills"), ==, 24);
  g_assert_false (cpt_settings_edit_is_changed (fixture->edit));

  cpt_settings_edit_set_schedule (fixture->edit, "items", 24);
  assert_changed (fixture, "items");
  cpt_settings_edit_revert (fixture->edit);
  g_assert_cmpint (get_hours (fixture, "items"), ==, 13);
  g_assert_cmpint (get_hours (fixture, "bills"), ==, 24);
}

static void
test_what_is_unsaved_stays_when_something_waits (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CptSyncSettings) waiting = with_hours (fixture->base, "bills", 24);

  cpt_settings_edit_set_schedule (fixture->edit, "bills", 168);
  cpt_settings_edit_set_waiting (fixture->edit, waiting);
  g_assert_cmpint (get_hours (fixture, "bills"), ==, 168);
  assert_changed (fixture, "bills");
}

static void
test_what_is_taken_back_is_unsaved_again (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CptSyncSettings) waiting = with_hours (fixture->base, "bills", 24);

  cpt_settings_edit_set_waiting (fixture->edit, waiting);
  cpt_settings_edit_set_waiting (fixture->edit, NULL);
  assert_changed (fixture, "bills");
  cpt_settings_edit_revert (fixture->edit);
  g_assert_cmpint (get_hours (fixture, "bills"), ==, 0);
}

static void
test_saved_is_not_changed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CptSyncSettings) saved = with_hours (fixture->base, "bills", 24);
  const char *const none[] = { NULL };

  cpt_settings_edit_set_waiting (fixture->edit, saved);
  cpt_settings_edit_rebase (fixture->edit, saved, none);
  cpt_settings_edit_set_waiting (fixture->edit, NULL);
  g_assert_false (cpt_settings_edit_is_changed (fixture->edit));
  g_assert_true (cpt_settings_edit_get_base (fixture->edit) == saved);
}

static void
test_what_others_changed_comes_beside_what_i_changed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CptSyncSettings) theirs = with_hours (fixture->base, "items", 720);
  g_auto (GStrv) conflicts = NULL;
  const char *const none[] = { NULL };

  cpt_settings_edit_set_schedule (fixture->edit, "bills", 24);
  conflicts = cpt_settings_edit_list_conflicts (fixture->edit, theirs);
  g_assert_cmpuint (g_strv_length (conflicts), ==, 0);

  cpt_settings_edit_rebase (fixture->edit, theirs, none);
  g_assert_cmpint (get_hours (fixture, "items"), ==, 720);
  assert_changed (fixture, "bills");
}

static void
test_of_two_conflicts_each_is_chosen (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CptSyncSettings) bills_changed = with_hours (fixture->base, "bills", 720);
  g_autoptr (CptSyncSettings) theirs = with_hours (bills_changed, "items", 720);
  g_auto (GStrv) conflicts = NULL;
  g_autofree char *joined = NULL;
  const char *const kept[] = { "items", NULL };

  cpt_settings_edit_set_schedule (fixture->edit, "bills", 24);
  cpt_settings_edit_set_schedule (fixture->edit, "items", 24);
  conflicts = cpt_settings_edit_list_conflicts (fixture->edit, theirs);
  joined = g_strjoinv (" ", conflicts);
  g_assert_cmpstr (joined, ==, "bills items");

  cpt_settings_edit_rebase (fixture->edit, theirs, kept);
  g_assert_cmpint (get_hours (fixture, "bills"), ==, 720);
  g_assert_cmpint (get_hours (fixture, "items"), ==, 24);
  assert_changed (fixture, "items");
}

static void
test_what_was_to_be_saved_is_read_back (Fixture *fixture, gconstpointer data)
{
  g_autofree char *json = NULL;
  g_autoptr (CptSyncSettings) applied = NULL;

  cpt_settings_edit_set_overrides_defaults (fixture->edit, TRUE);
  cpt_settings_edit_set_schedule (fixture->edit, "bills", 24);
  cpt_settings_edit_set_fetch_on_first_link (fixture->edit, "items", FALSE);
  cpt_settings_edit_set_months_to_sync (fixture->edit, "profitAndLoss", 36);
  json = cpt_settings_edit_to_json (fixture->edit);

  applied = cpt_sync_body_apply (fixture->base, json);
  g_assert_true (cpt_sync_settings_equal (applied, cpt_settings_edit_get_mine (fixture->edit)));
}

static void
test_a_body_of_other_types_changes_none (Fixture *fixture, gconstpointer data)
{
  static const char *const bodies[] = {
    "",
    "{}",
    "{\"settings\":[]}",
    "{\"settings\":[1,[],{},{\"dataType\":4},{\"dataType\":\"dreams\",\"syncSchedule\":1}]}",
    "{\"deep\":{\"overridesDefaults\":true},\"settings\":\"no\"}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autoptr (CptSyncSettings) applied = cpt_sync_body_apply (fixture->base, bodies[i]);

      g_test_message ("%s", bodies[i]);
      g_assert_true (cpt_sync_settings_equal (applied, fixture->base));
    }
}

#define TEST(name, set_up, function) g_test_add ("/settings-edit/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  TEST ("only-what-was-changed-is-written-anew", set_up, test_only_what_was_changed_is_written_anew);
  TEST ("changed-back-is-not-changed", set_up, test_changed_back_is_not_changed);
  TEST ("what-is-locked-or-unknown-does-not-change", set_up, test_what_is_locked_or_unknown_does_not_change);
  TEST ("types-of-a-company-count-while-it-overrides-the-defaults", set_up_company,
        test_types_of_a_company_count_while_it_overrides_the_defaults);
  TEST ("what-waits-is-not-unsaved", set_up, test_what_waits_is_not_unsaved);
  TEST ("what-is-unsaved-stays-when-something-waits", set_up, test_what_is_unsaved_stays_when_something_waits);
  TEST ("what-is-taken-back-is-unsaved-again", set_up, test_what_is_taken_back_is_unsaved_again);
  TEST ("saved-is-not-changed", set_up, test_saved_is_not_changed);
  TEST ("what-others-changed-comes-beside-what-i-changed", set_up,
        test_what_others_changed_comes_beside_what_i_changed);
  TEST ("of-two-conflicts-each-is-chosen", set_up, test_of_two_conflicts_each_is_chosen);
  TEST ("what-was-to-be-saved-is-read-back", set_up_company, test_what_was_to_be_saved_is_read_back);
  TEST ("a-body-of-other-types-changes-none", set_up_company, test_a_body_of_other_types_changes_none);

  return g_test_run ();
}
