/* test-sandbox-controls.c — what a person does with the sandbox: fill it, reset it, hurry it, break it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-preferences-window.h"
#include "cpt-record-repository.h"
#include "cpt-sandbox-controller.h"
#include "desk-fixture.h"

#include <math.h>

typedef struct
{
  DeskFixture base;
  CptSandboxController *controller;
} Fixture;

static GtkApplication *application; /* one for all: GTK registers no second one of a process */

static void
set_up (Fixture *fixture, gconstpointer data)
{
  desk_fixture_set_up_unhurried (&fixture->base, 0);
  gtk_window_set_application (GTK_WINDOW (fixture->base.window), application);
  fixture->controller = cpt_sandbox_controller_new (application, fixture->base.base.sandbox, fixture->base.base.sync);
  cpt_sandbox_controller_set_toasts (fixture->controller, fixture->base.toasts);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_set_application (GTK_WINDOW (fixture->base.window), NULL);
  g_assert_finalize_object (fixture->controller);
  desk_fixture_tear_down (&fixture->base);
}

static GtkWidget *
open_preferences (Fixture *fixture)
{
  CptPreferencesWindow *window = cpt_preferences_window_new (GTK_WINDOW (fixture->base.window),
                                                             G_ACTION_GROUP (application), fixture->base.base.store);

  gtk_window_present (GTK_WINDOW (window));

  return GTK_WIDGET (window);
}

static void
close_preferences (GtkWidget *window)
{
  gtk_window_close (GTK_WINDOW (window));
  await_no_window (CPT_TYPE_PREFERENCES_WINDOW);
}

static void
test_the_empty_page_offers_demonstration_companies (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompany) company = NULL;

  desk_fixture_show_page (&fixture->base);
  desk_fixture_find_first (&fixture->base, &company);
  sync_fixture_delete_elsewhere (&fixture->base.base, cpt_company_get_id (company));
  cpt_sync_reload (fixture->base.base.sync);
  desk_fixture_await_state (&fixture->base, "empty");
  await_text (fixture->base.page, "No company yet");
  g_assert_nonnull (find_by_text (fixture->base.page, GTK_TYPE_LABEL, "New company"));

  click (fixture->base.page, "Add demonstration companies");
  desk_fixture_await_state (&fixture->base, "list");
  desk_fixture_await_row (&fixture->base, "Boulangerie Aux Deux Moulins", NULL);
  await_text (desk_fixture_get_toasts (&fixture->base), "Demonstration companies added");
}

static void
test_the_preferences_say_where_the_data_is (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = open_preferences (fixture);

  await_text (window, cpt_store_get_folder (fixture->base.base.store));
  close_preferences (window);
}

static void
put_record (Fixture *fixture)
{
  static const char JSON[] = "{\"id\":\"1\",\"note\":\"a record of some length, so that it is counted\"}";
  g_autoptr (CptCompany) company = NULL;
  g_autoptr (CptRecordRepository) repository = cpt_record_repository_new (fixture->base.base.store);
  g_autoptr (CptRecordPlace) place = NULL;
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (CptRecordPage) page = NULL;
  g_autoptr (GError) error = NULL;

  desk_fixture_find_first (&fixture->base, &company);
  place = cpt_record_place_new (cpt_company_get_id (company), "invoices", NULL, NULL);
  g_ptr_array_add (records, cpt_record_new (JSON, strlen (JSON), NULL));
  cpt_record_repository_put_async (repository, place, records, 1, 1, NULL, test_store_result, &result);
  test_await (&result);
  page = cpt_record_repository_put_finish (repository, result, &error);
  g_assert_no_error (error);
}

static void
test_the_preferences_say_how_much_is_kept_and_clear_it (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = NULL;

  put_record (fixture);
  window = open_preferences (fixture);
  await_text (window, "66 bytes of at most 256.0\u00a0MB");
  click (window, "Clear…");
  await_text (GTK_WIDGET (await_window (ADW_TYPE_MESSAGE_DIALOG)), "can be read from the platform again");
  desk_fixture_respond ("cancel");
  await_text (window, "66 bytes of at most 256.0\u00a0MB");

  click (window, "Clear…");
  await_window (ADW_TYPE_MESSAGE_DIALOG);
  desk_fixture_respond ("clear");
  await_text (window, "0 bytes of at most 256.0\u00a0MB");
  g_assert_false (gtk_widget_is_sensitive (find_by_text (window, GTK_TYPE_BUTTON, "Clear…")));
  close_preferences (window);
}

static void
test_the_preferences_add_demonstration_companies (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = open_preferences (fixture);

  click (window, "Add");
  await_text (desk_fixture_get_toasts (&fixture->base), "Demonstration companies added");
  g_assert_cmpuint (sync_fixture_count_platform (&fixture->base.base, "Boulangerie Aux Deux Moulins"), ==, 1);
  close_preferences (window);
}

static void
reset (Fixture *fixture, const char *response)
{
  GtkWidget *window = open_preferences (fixture);

  click (window, "Reset…");
  await_text (GTK_WIDGET (await_window (ADW_TYPE_MESSAGE_DIALOG)), "will be lost");
  desk_fixture_respond (response);
  close_preferences (window);
}

static void
test_a_reset_asks_and_leaves_the_one_company (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = sync_fixture_create_elsewhere (&fixture->base.base, "Atelier Beaurivage");

  reset (fixture, "cancel");
  g_assert_cmpuint (sync_fixture_count_platform (&fixture->base.base, "Atelier Beaurivage"), ==, 1);

  reset (fixture, "reset");
  await_text (desk_fixture_get_toasts (&fixture->base), "The sandbox is as it was at first");
  g_assert_cmpuint (sync_fixture_count_platform (&fixture->base.base, "Atelier Beaurivage"), ==, 0);
  g_assert_cmpuint (sync_fixture_count_platform (&fixture->base.base, "Sandbox Company"), ==, 1);
}

static void
test_the_list_follows_a_reset (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = sync_fixture_create_elsewhere (&fixture->base.base, "Atelier Beaurivage");

  cpt_sync_reload (fixture->base.base.sync);
  desk_fixture_show_page (&fixture->base);
  desk_fixture_await_row (&fixture->base, "Atelier Beaurivage", NULL);

  reset (fixture, "reset");
  await_text (desk_fixture_get_toasts (&fixture->base), "The sandbox is as it was at first");
  desk_fixture_await_no_row (&fixture->base, "Atelier Beaurivage");
  desk_fixture_await_row (&fixture->base, "Sandbox Company", NULL);
}

static void
assert_time_factor (Fixture *fixture, double factor)
{
  g_assert_cmpfloat (fabs (cpt_sandbox_get_time_factor (fixture->base.base.sandbox) - factor), <, 1e-9);
}

static void
test_the_time_of_the_sandbox_can_be_hurried_and_stopped (Fixture *fixture, gconstpointer data)
{
  static const double factors[] = { 1, 10, 100, 1000, 0 };
  GtkWidget *window = open_preferences (fixture);
  AdwComboRow *row = ADW_COMBO_ROW (find_by_type (window, ADW_TYPE_COMBO_ROW));

  for (guint i = 0; i < G_N_ELEMENTS (factors); i++)
    {
      adw_combo_row_set_selected (row, i);
      assert_time_factor (fixture, factors[i]);
    }
  close_preferences (window);

  window = open_preferences (fixture);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (find_by_type (window, ADW_TYPE_COMBO_ROW))), ==, 4);
  close_preferences (window);
}

static void
assert_faults (Fixture *fixture, const char *expected)
{
  g_auto (GStrv) faults = cpt_sandbox_dup_faults (fixture->base.base.sandbox);
  g_autofree char *joined = g_strjoinv ("; ", faults);

  g_assert_cmpstr (joined, ==, expected);
}

static GtkSwitch *
find_switch (GtkWidget *window, const char *title)
{
  GtkWidget *row = gtk_widget_get_ancestor (find_by_text (window, GTK_TYPE_LABEL, title), ADW_TYPE_ACTION_ROW);

  return GTK_SWITCH (find_by_type (row, GTK_TYPE_SWITCH));
}

static void
test_each_fault_has_its_switch (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *title, *fault;
  } switches[] = {
    { "One-time passwords in Link URLs", "otp" },
    { "Answers that take three seconds", "slow=3" },
    { "Too many requests", "status=429,retry-after=2" },
    { "Failures of the platform", "status=500" },
    { "Answers that break off", "cut" },
    { "No answer at all", "drop-before" },
  };
  GtkWidget *window = open_preferences (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (switches); i++)
    {
      GtkSwitch *control = find_switch (window, switches[i].title);

      gtk_switch_set_active (control, TRUE);
      assert_faults (fixture, switches[i].fault);
      gtk_switch_set_active (control, FALSE);
      assert_faults (fixture, "");
    }
  close_preferences (window);
}

static void
test_other_faults_can_be_typed (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = open_preferences (fixture);
  GtkEditable *row = GTK_EDITABLE (find_by_type (window, ADW_TYPE_ENTRY_ROW));

  gtk_switch_set_active (find_switch (window, "Answers that break off"), TRUE);
  gtk_editable_set_text (row, "nulls;  slow=1@GET/companies ");
  g_signal_emit_by_name (row, "apply");
  assert_faults (fixture, "cut; nulls; slow=1@GET/companies");

  gtk_editable_set_text (row, "no such fault");
  g_signal_emit_by_name (row, "apply");
  await_text (desk_fixture_get_toasts (&fixture->base), "The faults of the sandbox were not changed.");
  assert_faults (fixture, "cut; nulls; slow=1@GET/companies");
  g_assert_cmpstr (gtk_editable_get_text (row), ==, "nulls; slow=1@GET/companies");
  close_preferences (window);
}

#define ADD(path, function) g_test_add ("/sandbox-controls/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  int status;

  desk_fixture_init (&argc, &argv);
  application = gtk_application_new (NULL, G_APPLICATION_DEFAULT_FLAGS);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);

  ADD ("the-empty-page-offers-demonstration-companies", test_the_empty_page_offers_demonstration_companies);
  ADD ("the-preferences-say-where-the-data-is", test_the_preferences_say_where_the_data_is);
  ADD ("the-preferences-say-how-much-is-kept-and-clear-it", test_the_preferences_say_how_much_is_kept_and_clear_it);
  ADD ("the-preferences-add-demonstration-companies", test_the_preferences_add_demonstration_companies);
  ADD ("a-reset-asks-and-leaves-the-one-company", test_a_reset_asks_and_leaves_the_one_company);
  ADD ("the-list-follows-a-reset", test_the_list_follows_a_reset);
  ADD ("the-time-of-the-sandbox-can-be-hurried-and-stopped", test_the_time_of_the_sandbox_can_be_hurried_and_stopped);
  ADD ("each-fault-has-its-switch", test_each_fault_has_its_switch);
  ADD ("other-faults-can-be-typed", test_other_faults_can_be_typed);

  status = g_test_run ();
  g_object_unref (application);

  return status;
}
