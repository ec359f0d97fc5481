/* test-settings-screen.c — the page of data type settings, on a real sandbox.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-settings-screen.h"

#include "cpt-platform-settings.h"
#include "cpt-schedule.h"
#include "cpt-settings-group.h"
#include "cpt-settings-list.h"
#include "cpt-settings-row.h"
#include "cpt-sync-settings-repository.h"
#include "desk-fixture.h"

typedef struct
{
  DeskFixture desk;
  GtkWidget *screen;
  CptCompany *company; /* (nullable): the sandbox's first one */
  guint n_left;
} Fixture;

static void
left_cb (Fixture *fixture)
{
  fixture->n_left++;
}

static CptSyncSettings *
get_from_platform (Fixture *fixture, const char *company_id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CptSyncSettings *settings = NULL;

  cpt_platform_client_get_settings_async (fixture->desk.base.client, CPT_PRIORITY_USER, company_id, NULL,
                                          test_store_result, &result);
  test_await (&result);
  settings = cpt_platform_client_get_settings_finish (fixture->desk.base.client, result, &error);
  g_assert_no_error (error);

  return settings;
}

static void
put_into_store (Fixture *fixture, CptSyncSettings *settings)
{
  g_autoptr (CptSyncSettingsRepository) repository = cpt_sync_settings_repository_new (fixture->desk.base.store);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_stored;

  cpt_sync_settings_repository_put_async (repository, settings,
                                          cpt_company_repository_next_sequence (fixture->desk.base.companies), NULL,
                                          test_store_result, &result);
  test_await (&result);
  is_stored = cpt_sync_settings_repository_put_finish (repository, result, &error);
  g_assert_no_error (error);
  g_assert_true (is_stored);
}

static gboolean
is_filled (gpointer user_data)
{
  Fixture *fixture = user_data;
  GtkWidget *list = find_by_type (fixture->screen, CPT_TYPE_SETTINGS_LIST);
  g_auto (GStrv) shown = list != NULL ? cpt_settings_list_list_shown (CPT_SETTINGS_LIST (list)) : NULL;

  return shown != NULL && g_strv_length (shown) >= 43;
}

static void
show_screen (Fixture *fixture, GtkWidget *screen)
{
  fixture->screen = screen;
  g_signal_connect_swapped (screen, "left", G_CALLBACK (left_cb), fixture);
  adw_toast_overlay_set_child (fixture->desk.toasts, screen);
  test_await_true (is_filled, fixture);
  await_painted (screen);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CptSyncSettings) settings = NULL;
  g_autoptr (GMenu) menu = g_menu_new ();

  desk_fixture_set_up (&fixture->desk, 0);
  settings = get_from_platform (fixture, NULL);
  put_into_store (fixture, settings);
  show_screen (fixture,
               cpt_settings_screen_new (fixture->desk.base.store, fixture->desk.base.sync, G_MENU_MODEL (menu)));
}

static void
set_up_company (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CptSyncSettings) settings = NULL;
  g_autoptr (GMenu) menu = g_menu_new ();
  gint64 rid;

  desk_fixture_set_up (&fixture->desk, 0);
  rid = desk_fixture_find_first (&fixture->desk, &fixture->company);
  settings = get_from_platform (fixture, cpt_company_get_id (fixture->company));
  put_into_store (fixture, settings);
  show_screen (fixture, cpt_settings_screen_new_for_company (
                            fixture->desk.base.store, fixture->desk.base.sync, G_MENU_MODEL (menu), rid,
                            cpt_company_get_id (fixture->company), cpt_company_get_name (fixture->company)));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->company);
  desk_fixture_tear_down (&fixture->desk);
}

static GtkWidget *
find_row (Fixture *fixture, const char *name)
{
  GtkWidget *label = find_by_text (fixture->screen, GTK_TYPE_LABEL, name);

  g_assert_nonnull (label);

  return gtk_widget_get_ancestor (label, CPT_TYPE_SETTINGS_ROW);
}

static GtkDropDown *
find_frequency (Fixture *fixture, const char *name)
{
  return GTK_DROP_DOWN (find_by_type (find_row (fixture, name), GTK_TYPE_DROP_DOWN));
}

static void
choose (Fixture *fixture, const char *name, CptSyncFrequency frequency)
{
  gtk_drop_down_set_selected (find_frequency (fixture, name), frequency);
}

static const char *
get_chosen (Fixture *fixture, const char *name)
{
  GtkDropDown *frequency = find_frequency (fixture, name);

  return gtk_string_object_get_string (gtk_drop_down_get_selected_item (frequency));
}

static gboolean
says (Fixture *fixture, const char *name, const char *text)
{
  return find_by_text (find_row (fixture, name), GTK_TYPE_LABEL, text) != NULL;
}

/* As the platform has the settings of all by now, but for one type. */
static CptSyncSettings *
change_elsewhere (Fixture *fixture, const char *data_type, gint64 hours)
{
  g_autoptr (CptSyncSettings) settings = get_from_platform (fixture, NULL);
  g_autoptr (CptSyncSetting) entry =
      cpt_sync_setting_with_schedule (cpt_sync_settings_find (settings, data_type), hours);

  return cpt_sync_settings_with_entry (settings, entry);
}

static void
test_types_stand_under_their_source (Fixture *fixture, gconstpointer data)
{
  GtkWidget *accounting = find_by_text (fixture->screen, GTK_TYPE_LABEL, "28 types");
  GtkWidget *banking = find_by_text (fixture->screen, GTK_TYPE_LABEL, "4 types");
  GtkWidget *commerce = find_by_text (fixture->screen, GTK_TYPE_LABEL, "11 types");

  g_assert_true (gtk_widget_get_ancestor (accounting, CPT_TYPE_SETTINGS_GROUP) ==
                 gtk_widget_get_ancestor (find_row (fixture, "Journals"), CPT_TYPE_SETTINGS_GROUP));
  g_assert_true (gtk_widget_get_ancestor (banking, CPT_TYPE_SETTINGS_GROUP) ==
                 gtk_widget_get_ancestor (find_row (fixture, "Transaction categories"), CPT_TYPE_SETTINGS_GROUP));
  g_assert_true (gtk_widget_get_ancestor (commerce, CPT_TYPE_SETTINGS_GROUP) ==
                 gtk_widget_get_ancestor (find_row (fixture, "Disputes"), CPT_TYPE_SETTINGS_GROUP));
  g_assert_null (find_by_text (fixture->screen, GTK_TYPE_LABEL, "Other"));
}

static void
test_a_type_that_nobody_knows_is_shown_under_other (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CptSyncSettings) settings = get_from_platform (fixture, NULL);
  g_autoptr (CptSyncSetting) dreams = cpt_sync_setting_new (&(CptSyncSettingFields){
      .data_type = "commerce-dreams",
      .schedule_hours = 13,
      .from_window = -1,
      .months_to_sync = -1,
      .is_locked = TRUE,
  });
  g_autoptr (CptSyncSettings) stranger = cpt_sync_settings_with_entry (settings, dreams);

  put_into_store (fixture, stranger);
  await_text (fixture->screen, "commerce-dreams");
  g_assert_nonnull (find_by_text (fixture->screen, GTK_TYPE_LABEL, "Other"));
  g_assert_cmpstr (get_chosen (fixture, "commerce-dreams"), ==, "Every 13 hours");
  g_assert_true (says (fixture, "commerce-dreams", "Locked by the platform · 13 hours after"));
  g_assert_false (gtk_widget_is_sensitive (GTK_WIDGET (find_frequency (fixture, "commerce-dreams"))));
}

static void
test_what_is_changed_is_marked_and_named (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row = find_row (fixture, "Journals");
  GtkSwitch *first_link = GTK_SWITCH (find_by_type (find_row (fixture, "Disputes"), GTK_TYPE_SWITCH));

  g_assert_false (says (fixture, "Journals", "changed"));
  choose (fixture, "Journals", CPT_SYNC_FREQUENCY_WEEKLY);
  g_assert_true (gtk_widget_has_css_class (row, "changed"));
  g_assert_true (says (fixture, "Journals", "changed"));
  g_assert_true (says (fixture, "Journals", "One week after the last successful sync"));
  await_text (fixture->screen, "1 unsaved change");

  gtk_switch_set_active (first_link, !gtk_switch_get_active (first_link));
  await_text (fixture->screen, "2 unsaved changes");
  await_text (fixture->screen, "Journals, Disputes (Commerce)");
  g_assert_cmpuint (desk_fixture_count_outbox (&fixture->desk), ==, 0);

  click (fixture->screen, "Revert");
  g_assert_cmpstr (get_chosen (fixture, "Journals"), ==, "None");
  g_assert_false (gtk_widget_has_css_class (row, "changed"));
}

static void
test_only_reports_have_months (Fixture *fixture, gconstpointer data)
{
  GtkWidget *spin = find_by_type (find_row (fixture, "Profit and loss"), GTK_TYPE_SPIN_BUTTON);

  g_assert_true (gtk_widget_get_mapped (spin));
  g_assert_cmpint (gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (spin)), ==, 24);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), 36);
  g_assert_true (says (fixture, "Profit and loss", "changed"));
  spin = find_by_type (find_row (fixture, "Journals"), GTK_TYPE_SPIN_BUTTON);
  g_assert_true (spin == NULL || !gtk_widget_get_mapped (spin));
}

static void
test_all_that_are_found_change_at_once (Fixture *fixture, gconstpointer data)
{
  GtkEditable *search;

  gtk_widget_activate_action (fixture->screen, "settings.find", NULL);
  await_widget_type (fixture->screen, GTK_TYPE_SEARCH_ENTRY);
  search = GTK_EDITABLE (find_by_type (fixture->screen, GTK_TYPE_SEARCH_ENTRY));
  gtk_editable_set_text (search, "paym meth");
  await_no_text (fixture->screen, "28 types");
  gtk_widget_activate_action (fixture->screen, "settings.set-schedule", "x", (gint64) 168);
  await_text (fixture->screen, "2 unsaved changes");
  await_text (fixture->screen, "Payment methods, Payment methods (Commerce)");

  gtk_editable_set_text (search, "dreams");
  await_text (fixture->screen, "No data type is called “dreams”");
  gtk_editable_set_text (search, "");
  await_text (fixture->screen, "28 types");
  g_assert_cmpstr (get_chosen (fixture, "Journals"), ==, "None");
}

static void
test_leaving_asks_only_when_something_would_be_lost (Fixture *fixture, gconstpointer data)
{
  gtk_widget_activate_action (fixture->screen, "settings.leave", NULL);
  g_assert_cmpuint (fixture->n_left, ==, 1);

  choose (fixture, "Journals", CPT_SYNC_FREQUENCY_DAILY);
  gtk_widget_activate_action (fixture->screen, "settings.leave", NULL);
  await_window (ADW_TYPE_MESSAGE_DIALOG);
  desk_fixture_respond ("stay");
  await_no_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_cmpuint (fixture->n_left, ==, 1);
  g_assert_true (says (fixture, "Journals", "changed"));

  gtk_widget_activate_action (fixture->screen, "settings.leave", NULL);
  desk_fixture_respond ("discard");
  g_assert_cmpuint (fixture->n_left, ==, 2);
  g_assert_cmpuint (desk_fixture_count_outbox (&fixture->desk), ==, 0);
}

static void
test_what_others_change_comes_beside_what_i_change (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CptSyncSettings) theirs = change_elsewhere (fixture, "bills", 720);

  choose (fixture, "Journals", CPT_SYNC_FREQUENCY_DAILY);
  put_into_store (fixture, theirs);
  await_text (find_row (fixture, "Supplier invoices"), "30 days after");
  g_assert_cmpstr (get_chosen (fixture, "Journals"), ==, "Daily");
  g_assert_null (find_window (ADW_TYPE_MESSAGE_DIALOG));
}

static void
test_of_what_both_changed_a_person_chooses (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CptSyncSettings) theirs = change_elsewhere (fixture, "journals", 720);
  GtkWidget *dialog;

  choose (fixture, "Journals", CPT_SYNC_FREQUENCY_DAILY);
  put_into_store (fixture, theirs);
  dialog = GTK_WIDGET (await_window (ADW_TYPE_MESSAGE_DIALOG));
  await_text (dialog, "Yours: Daily");
  gtk_check_button_set_active (
      GTK_CHECK_BUTTON (gtk_widget_get_ancestor (find_by_text (dialog, GTK_TYPE_LABEL, "The platform’s: Monthly"),
                                                 GTK_TYPE_CHECK_BUTTON)),
      TRUE);
  desk_fixture_respond ("apply");
  await_text (find_row (fixture, "Journals"), "30 days after");
  g_assert_false (says (fixture, "Journals", "changed"));
}

static void
test_what_is_undecided_is_not_saved (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CptSyncSettings) theirs = change_elsewhere (fixture, "journals", 720);

  choose (fixture, "Journals", CPT_SYNC_FREQUENCY_DAILY);
  put_into_store (fixture, theirs);
  await_window (ADW_TYPE_MESSAGE_DIALOG);
  desk_fixture_respond ("later");
  await_no_window (ADW_TYPE_MESSAGE_DIALOG);

  gtk_widget_activate_action (fixture->screen, "settings.save", NULL);
  await_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_cmpuint (desk_fixture_count_outbox (&fixture->desk), ==, 0);
  desk_fixture_respond ("apply");
  g_assert_true (says (fixture, "Journals", "changed"));
}

static void
test_a_company_s_types_can_be_changed_once_it_overrides (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row = gtk_widget_get_ancestor (find_by_text (fixture->screen, GTK_TYPE_LABEL, "Override defaults"),
                                            ADW_TYPE_ACTION_ROW);
  GtkSwitch *override = GTK_SWITCH (find_by_type (row, GTK_TYPE_SWITCH));

  await_text (fixture->screen, cpt_company_get_name (fixture->company));
  g_assert_false (gtk_widget_is_sensitive (GTK_WIDGET (find_frequency (fixture, "Journals"))));
  gtk_switch_set_active (override, TRUE);
  await_text (fixture->screen, "Override defaults");
  await_text (fixture->screen, "1 unsaved change");
  choose (fixture, "Journals", CPT_SYNC_FREQUENCY_DAILY);
  await_text (fixture->screen, "2 unsaved changes");
  gtk_switch_set_active (override, FALSE);
  await_no_text (fixture->screen, "unsaved change");
  g_assert_cmpstr (get_chosen (fixture, "Journals"), ==, "None");
}

#define TEST(name, set_up, function) g_test_add ("/settings-screen/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  desk_fixture_init (&argc, &argv);

  TEST ("types-stand-under-their-source", set_up, test_types_stand_under_their_source);
  TEST ("a-type-that-nobody-knows-is-shown-under-other", set_up, test_a_type_that_nobody_knows_is_shown_under_other);
  TEST ("what-is-changed-is-marked-and-named", set_up, test_what_is_changed_is_marked_and_named);
  TEST ("only-reports-have-months", set_up, test_only_reports_have_months);
  TEST ("all-that-are-found-change-at-once", set_up, test_all_that_are_found_change_at_once);
  TEST ("leaving-asks-only-when-something-would-be-lost", set_up, test_leaving_asks_only_when_something_would_be_lost);
  TEST ("what-others-change-comes-beside-what-i-change", set_up, test_what_others_change_comes_beside_what_i_change);
  TEST ("of-what-both-changed-a-person-chooses", set_up, test_of_what_both_changed_a_person_chooses);
  TEST ("what-is-undecided-is-not-saved", set_up, test_what_is_undecided_is_not_saved);
  TEST ("a-company-s-types-can-be-changed-once-it-overrides", set_up_company,
        test_a_company_s_types_can_be_changed_once_it_overrides);

  return g_test_run ();
}
