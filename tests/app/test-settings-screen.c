/* test-settings-screen.c — the page of data type settings, on a real sandbox.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-settings-screen.h"

#include "cpt-schedule.h"
#include "cpt-failure-page.h"
#include "cpt-settings-bar.h"
#include "cpt-settings-group.h"
#include "cpt-settings-list.h"
#include "cpt-settings-row.h"
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

/* As if the platform had said so. */
static void
put_into_store (Fixture *fixture, CptSyncSettings *settings)
{
  sync_fixture_put_settings (&fixture->desk.base, settings,
                             cpt_company_repository_next_sequence (fixture->desk.base.companies));
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

static GtkWidget *
create_screen (Fixture *fixture)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  return cpt_settings_screen_new (fixture->desk.base.store, fixture->desk.base.sync, G_MENU_MODEL (menu));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  desk_fixture_set_up (&fixture->desk, 0);
  show_screen (fixture, create_screen (fixture));
}

static void
set_up_nothing (Fixture *fixture, gconstpointer data)
{
  desk_fixture_set_up (&fixture->desk, 0);
}

static void
set_up_company (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  gint64 rid;

  desk_fixture_set_up (&fixture->desk, 0);
  rid = desk_fixture_find_first (&fixture->desk, &fixture->company);
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
  g_autoptr (CptSyncSettings) settings = sync_fixture_get_settings (&fixture->desk.base, NULL);
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
  g_autoptr (CptSyncSettings) settings = sync_fixture_get_settings (&fixture->desk.base, NULL);
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

static void
save (Fixture *fixture)
{
  gtk_widget_activate_action (fixture->screen, "settings.save", NULL);
}

static void
assert_platform_has (Fixture *fixture, const char *company_id, const char *data_type, gint64 hours)
{
  g_autoptr (CptSyncSettings) settings = sync_fixture_get_settings (&fixture->desk.base, company_id);

  g_assert_cmpint (cpt_sync_setting_get_schedule_hours (cpt_sync_settings_find (settings, data_type)), ==, hours);
}

static void
test_saved_is_said_and_at_the_platform (Fixture *fixture, gconstpointer data)
{
  choose (fixture, "Journals", CPT_SYNC_FREQUENCY_DAILY);
  assert_platform_has (fixture, NULL, "journals", 0);
  save (fixture);
  await_text (desk_fixture_get_toasts (&fixture->desk), "The data type settings are saved");
  await_no_text (fixture->screen, "unsaved change");
  assert_platform_has (fixture, NULL, "journals", 24);
  g_assert_cmpstr (get_chosen (fixture, "Journals"), ==, "Daily");
  g_assert_false (says (fixture, "Journals", "changed"));
}

static gboolean
is_bar_shown (GtkWidget *bar)
{
  return gtk_revealer_get_reveal_child (GTK_REVEALER (adw_bin_get_child (ADW_BIN (bar))));
}

/* There is no moment between "asked for" and "saved" at which it is neither. */
static void
test_what_is_saved_does_not_look_unsaved_on_its_way (Fixture *fixture, gconstpointer data)
{
  GtkWidget *bar = find_by_type (fixture->screen, CPT_TYPE_SETTINGS_BAR);

  for (guint i = 0; i < 10; i++)
    {
      choose (fixture, "Journals", i % 2 == 0 ? CPT_SYNC_FREQUENCY_DAILY : CPT_SYNC_FREQUENCY_WEEKLY);
      await_text (bar, "1 unsaved change");
      save (fixture);
      while (is_bar_shown (bar))
        {
          g_assert_null (find_by_text (bar, GTK_TYPE_LABEL, "unsaved change"));
          g_main_context_iteration (NULL, TRUE);
        }
      g_assert_false (says (fixture, "Journals", "changed"));
    }
}

static void
test_offline_what_is_saved_waits_and_can_be_taken_back (Fixture *fixture, gconstpointer data)
{
  cpt_sync_stop (fixture->desk.base.sync); /* or it would be on its way again and again */
  choose (fixture, "Journals", CPT_SYNC_FREQUENCY_DAILY);
  save (fixture);
  await_text (fixture->screen, "Waiting to be saved");
  g_assert_false (says (fixture, "Journals", "changed"));

  click (fixture->screen, "Cancel");
  await_text (fixture->screen, "1 unsaved change");
  g_assert_true (says (fixture, "Journals", "changed"));
  g_assert_cmpuint (desk_fixture_count_outbox (&fixture->desk), ==, 0);
}

static void
test_what_waits_is_found_again_and_sent_later (Fixture *fixture, gconstpointer data)
{
  sync_fixture_stop_sandbox (&fixture->desk.base);
  choose (fixture, "Journals", CPT_SYNC_FREQUENCY_DAILY);
  save (fixture);
  await_text (fixture->screen, "Waiting to be saved");

  show_screen (fixture, create_screen (fixture));
  await_text (fixture->screen, "Waiting to be saved");
  g_assert_cmpstr (get_chosen (fixture, "Journals"), ==, "Daily");

  sync_fixture_start_sandbox (&fixture->desk.base);
  cpt_sync_reload (fixture->desk.base.sync);
  desk_fixture_await_sent (&fixture->desk);
  await_no_text (fixture->screen, "Waiting to be saved");
  assert_platform_has (fixture, NULL, "journals", 24);
}

static void
test_an_hourly_schedule_that_is_refused_says_so_on_its_row (Fixture *fixture, gconstpointer data)
{
  sync_fixture_set_fault (&fixture->desk.base, "free-plan");
  choose (fixture, "Journals", CPT_SYNC_FREQUENCY_HOURLY);
  choose (fixture, "Transfers", CPT_SYNC_FREQUENCY_DAILY);
  save (fixture);
  await_text (fixture->screen, "Not saved: the account’s plan does not read hourly");
  g_assert_true (says (fixture, "Journals", "does not read hourly"));
  g_assert_false (says (fixture, "Transfers", "does not read hourly"));

  choose (fixture, "Journals", CPT_SYNC_FREQUENCY_WEEKLY);
  g_assert_false (says (fixture, "Journals", "does not read hourly"));
  save (fixture);
  desk_fixture_await_sent (&fixture->desk);
  assert_platform_has (fixture, NULL, "journals", 168);
  assert_platform_has (fixture, NULL, "transfers", 24);
}

static void
test_what_was_refused_is_forgotten_once_it_is_reverted (Fixture *fixture, gconstpointer data)
{
  sync_fixture_set_fault (&fixture->desk.base, "free-plan");
  choose (fixture, "Journals", CPT_SYNC_FREQUENCY_HOURLY);
  save (fixture);
  await_text (fixture->screen, "Not saved");
  click (fixture->screen, "Revert");
  desk_fixture_await_sent (&fixture->desk);
  g_assert_cmpstr (get_chosen (fixture, "Journals"), ==, "None");
}

static void
test_saving_what_others_changed_asks_first (Fixture *fixture, gconstpointer data)
{
  choose (fixture, "Journals", CPT_SYNC_FREQUENCY_DAILY);
  sync_fixture_save_elsewhere (&fixture->desk.base, NULL, "journals", 720);
  sync_fixture_save_elsewhere (&fixture->desk.base, NULL, "bills", 168);
  save (fixture);
  await_text (GTK_WIDGET (await_window (ADW_TYPE_MESSAGE_DIALOG)), "The platform’s: Monthly");
  assert_platform_has (fixture, NULL, "journals", 720);
  desk_fixture_respond ("apply");
  await_no_window (ADW_TYPE_MESSAGE_DIALOG);

  save (fixture);
  desk_fixture_await_sent (&fixture->desk);
  assert_platform_has (fixture, NULL, "journals", 24);
  assert_platform_has (fixture, NULL, "bills", 168);
}

static void
test_without_a_platform_it_says_why_and_tries_again (Fixture *fixture, gconstpointer data)
{
  sync_fixture_stop_sandbox (&fixture->desk.base);
  fixture->screen = create_screen (fixture);
  adw_toast_overlay_set_child (fixture->desk.toasts, fixture->screen);
  await_widget_type (fixture->screen, CPT_TYPE_FAILURE_PAGE);

  sync_fixture_start_sandbox (&fixture->desk.base);
  gtk_widget_activate_action (fixture->screen, "settings.reload", NULL);
  test_await_true (is_filled, fixture);
}

static void
test_a_key_that_is_refused_to_it_is_said_and_stops_all (Fixture *fixture, gconstpointer data)
{
  sync_fixture_set_fault (&fixture->desk.base, "status=401@GET/profile");
  fixture->screen = create_screen (fixture);
  adw_toast_overlay_set_child (fixture->desk.toasts, fixture->screen);
  await_text (fixture->screen, "The API key was refused");
  sync_fixture_await_state (&fixture->desk.base, CPT_SYNC_STOPPED);

  sync_fixture_set_fault (&fixture->desk.base, NULL);
  cpt_sync_reload (fixture->desk.base.sync);
  test_await_true (is_filled, fixture);
}

static void
test_a_company_gets_settings_of_its_own (Fixture *fixture, gconstpointer data)
{
  const char *id = cpt_company_get_id (fixture->company);
  GtkWidget *row = gtk_widget_get_ancestor (find_by_text (fixture->screen, GTK_TYPE_LABEL, "Override defaults"),
                                            ADW_TYPE_ACTION_ROW);

  gtk_switch_set_active (GTK_SWITCH (find_by_type (row, GTK_TYPE_SWITCH)), TRUE);
  choose (fixture, "Journals", CPT_SYNC_FREQUENCY_DAILY);
  save (fixture);
  await_text (desk_fixture_get_toasts (&fixture->desk), "The data type settings are saved");
  assert_platform_has (fixture, id, "journals", 24);
  assert_platform_has (fixture, NULL, "journals", 0);
}

static int
measure_width (Fixture *fixture)
{
  int least = 0;

  gtk_widget_measure (fixture->screen, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);

  return least;
}

static void
test_it_fits_the_smallest_screen_with_large_text_too (Fixture *fixture, gconstpointer data)
{
  g_object_set (fixture->screen, "narrow", TRUE, NULL);
  cpt_settings_screen_set_decoration_layout (CPT_SETTINGS_SCREEN (fixture->screen), ":close");
  choose (fixture, "Journals", CPT_SYNC_FREQUENCY_DAILY);
  await_text (fixture->screen, "1 unsaved change");
  g_assert_cmpint (measure_width (fixture), <=, 360);

  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * 96 * PANGO_SCALE, NULL);
  g_object_set (fixture->screen, "cramped", TRUE, NULL);
  await_painted (fixture->screen);
  g_assert_cmpint (measure_width (fixture), <=, 360);
  gtk_settings_reset_property (gtk_settings_get_default (), "gtk-xft-dpi");
}

static void
test_the_column_of_frequencies_does_not_move (Fixture *fixture, gconstpointer data)
{
  GtkWidget *list = find_by_type (fixture->screen, CPT_TYPE_SETTINGS_LIST);
  GtkWidget *choice = find_by_type (list, GTK_TYPE_DROP_DOWN);
  int before = 0;
  int after = 0;

  await_painted (fixture->screen);
  gtk_widget_measure (choice, GTK_ORIENTATION_HORIZONTAL, -1, &before, NULL, NULL, NULL);
  for (CptSyncFrequency frequency = CPT_SYNC_FREQUENCY_NONE; frequency < CPT_SYNC_FREQUENCY_OTHER; frequency++)
    {
      choose (fixture, "Journals", frequency);
      gtk_widget_measure (choice, GTK_ORIENTATION_HORIZONTAL, -1, &after, NULL, NULL, NULL);
      g_assert_cmpint (after, ==, before);
    }
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
  TEST ("the-column-of-frequencies-does-not-move", set_up, test_the_column_of_frequencies_does_not_move);
  TEST ("all-that-are-found-change-at-once", set_up, test_all_that_are_found_change_at_once);
  TEST ("leaving-asks-only-when-something-would-be-lost", set_up, test_leaving_asks_only_when_something_would_be_lost);
  TEST ("what-others-change-comes-beside-what-i-change", set_up, test_what_others_change_comes_beside_what_i_change);
  TEST ("of-what-both-changed-a-person-chooses", set_up, test_of_what_both_changed_a_person_chooses);
  TEST ("what-is-undecided-is-not-saved", set_up, test_what_is_undecided_is_not_saved);
  TEST ("a-company-s-types-can-be-changed-once-it-overrides", set_up_company,
        test_a_company_s_types_can_be_changed_once_it_overrides);
  TEST ("saved-is-said-and-at-the-platform", set_up, test_saved_is_said_and_at_the_platform);
  TEST ("what-is-saved-does-not-look-unsaved-on-its-way", set_up, test_what_is_saved_does_not_look_unsaved_on_its_way);
  TEST ("offline-what-is-saved-waits-and-can-be-taken-back", set_up,
        test_offline_what_is_saved_waits_and_can_be_taken_back);
  TEST ("what-waits-is-found-again-and-sent-later", set_up, test_what_waits_is_found_again_and_sent_later);
  TEST ("an-hourly-schedule-that-is-refused-says-so-on-its-row", set_up,
        test_an_hourly_schedule_that_is_refused_says_so_on_its_row);
  TEST ("what-was-refused-is-forgotten-once-it-is-reverted", set_up,
        test_what_was_refused_is_forgotten_once_it_is_reverted);
  TEST ("saving-what-others-changed-asks-first", set_up, test_saving_what_others_changed_asks_first);
  TEST ("without-a-platform-it-says-why-and-tries-again", set_up_nothing,
        test_without_a_platform_it_says_why_and_tries_again);
  TEST ("a-key-that-is-refused-to-it-is-said-and-stops-all", set_up_nothing,
        test_a_key_that_is_refused_to_it_is_said_and_stops_all);
  TEST ("a-company-gets-settings-of-its-own", set_up_company, test_a_company_gets_settings_of_its_own);
  TEST ("it-fits-the-smallest-screen-with-large-text-too", set_up,
        test_it_fits_the_smallest_screen_with_large_text_too);

  return g_test_run ();
}
