/* test-settings-job.c — settings that two people change at the same time: nobody's change is lost unseen.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-error-reason.h"
#include "watch-fixture.h"

#define MINE "invoices"
#define OTHER "bills"

static void
set_up (WatchFixture *fixture, gconstpointer data)
{
  watch_fixture_set_up (fixture);
}

static void
tear_down (WatchFixture *fixture, gconstpointer data)
{
  watch_fixture_tear_down (fixture);
}

/* The store has what the platform has. Returns: (transfer full): it */
static CptSyncSettings *
read_settings (WatchFixture *fixture, const char *company_id)
{
  gint64 sequence = cpt_company_repository_next_sequence (fixture->base.companies);
  CptSyncSettings *settings = sync_fixture_get_settings (&fixture->base, company_id);

  sync_fixture_put_settings (&fixture->base, settings, sequence);

  return settings;
}

static void
save (WatchFixture *fixture, gint64 rid, CptSyncSettings *settings, gint64 hours)
{
  g_autoptr (CptSyncSetting) entry = cpt_sync_setting_with_schedule (cpt_sync_settings_find (settings, MINE), hours);
  g_autoptr (CptSyncSettings) overriding = cpt_sync_settings_with_overrides_defaults (settings, TRUE);
  g_autoptr (CptSyncSettings) changed = cpt_sync_settings_with_entry (overriding, entry);
  g_autofree char *body = cpt_sync_settings_to_json (changed);

  sync_fixture_do (&fixture->base, &(CptChangeFields){ .kind = CPT_CHANGE_SAVE_SETTINGS, .rid = rid, .body = body });
}

static void
assert_hours (CptSyncSettings *settings, const char *data_type, gint64 expected)
{
  g_assert_cmpint (cpt_sync_setting_get_schedule_hours (cpt_sync_settings_find (settings, data_type)), ==, expected);
}

static gint64
get_hours_there (WatchFixture *fixture, const char *company_id, const char *data_type)
{
  g_autoptr (CptSyncSettings) there = sync_fixture_get_settings (&fixture->base, company_id);

  return cpt_sync_setting_get_schedule_hours (cpt_sync_settings_find (there, data_type));
}

static void
assert_hours_there (WatchFixture *fixture, const char *company_id, const char *data_type, gint64 expected)
{
  g_assert_cmpint (get_hours_there (fixture, company_id, data_type), ==, expected);
}

static void
await_failure (WatchFixture *fixture)
{
  while (fixture->base.failure == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_what_somebody_else_changed_stays (WatchFixture *fixture, gconstpointer data)
{
  g_autoptr (CptSyncSettings) before = read_settings (fixture, fixture->company_id);

  sync_fixture_save_elsewhere (&fixture->base, fixture->company_id, OTHER, 168);
  save (fixture, fixture->rid, before, 13);
  sync_fixture_await_empty_outbox (&fixture->base);

  assert_hours_there (fixture, fixture->company_id, MINE, 13);
  assert_hours_there (fixture, fixture->company_id, OTHER, 168);
}

static void
test_the_settings_of_all_are_saved_likewise (WatchFixture *fixture, gconstpointer data)
{
  g_autoptr (CptSyncSettings) before = read_settings (fixture, NULL);
  g_autoptr (CptSyncSettings) stored = NULL;

  sync_fixture_save_elsewhere (&fixture->base, NULL, OTHER, 168);
  save (fixture, 0, before, 24);
  sync_fixture_await_empty_outbox (&fixture->base);

  assert_hours_there (fixture, NULL, MINE, 24);
  assert_hours_there (fixture, NULL, OTHER, 168);
  stored = sync_fixture_get_stored_settings (&fixture->base, NULL);
  assert_hours (stored, OTHER, 168);
}

static void
test_what_both_changed_is_for_a_person_to_say (WatchFixture *fixture, gconstpointer data)
{
  g_autoptr (CptSyncSettings) before = read_settings (fixture, fixture->company_id);
  g_autoptr (CptSyncSettings) stored = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GError) error = NULL;
  CptChange *change = NULL;

  sync_fixture_save_elsewhere (&fixture->base, fixture->company_id, MINE, 168);
  save (fixture, fixture->rid, before, 13);
  await_failure (fixture);

  g_assert_cmpint (cpt_error_get_reason (fixture->base.failure), ==, CPT_ERROR_REASON_SETTINGS_CONFLICT);
  assert_hours_there (fixture, fixture->company_id, MINE, 168);
  stored = sync_fixture_get_stored_settings (&fixture->base, fixture->company_id);
  assert_hours (stored, MINE, 168);
  changes = sync_fixture_list_outbox (&fixture->base);
  change = g_ptr_array_index (changes, 0);
  error = cpt_change_dup_error (change);
  g_assert_cmpint (cpt_change_get_state (change), ==, CPT_CHANGE_FAILED);
  g_assert_cmpint (cpt_error_get_reason (error), ==, CPT_ERROR_REASON_SETTINGS_CONFLICT);
  g_assert_nonnull (strstr (cpt_change_get_body (change), "\"syncSchedule\":13"));
  g_assert_null (strstr (cpt_change_get_base (change), "\"syncSchedule\":13"));
}

static void
test_what_the_person_said_is_saved (WatchFixture *fixture, gconstpointer data)
{
  g_autoptr (CptSyncSettings) before = read_settings (fixture, fixture->company_id);
  g_autoptr (CptSyncSettings) stored = NULL;

  sync_fixture_save_elsewhere (&fixture->base, fixture->company_id, MINE, 168);
  save (fixture, fixture->rid, before, 13);
  await_failure (fixture);
  stored = sync_fixture_get_stored_settings (&fixture->base, fixture->company_id);
  save (fixture, fixture->rid, stored, 13);
  sync_fixture_await_empty_outbox (&fixture->base);

  assert_hours_there (fixture, fixture->company_id, MINE, 13);
}

static void
test_a_plan_without_hourly_reads_says_so (WatchFixture *fixture, gconstpointer data)
{
  g_autoptr (CptSyncSettings) before = read_settings (fixture, fixture->company_id);

  sync_fixture_set_fault (&fixture->base, "free-plan");
  save (fixture, fixture->rid, before, 1);
  await_failure (fixture);

  g_assert_error (fixture->base.failure, CPT_ERROR, CPT_ERROR_REFUSED);
  g_assert_cmpint (cpt_error_get_reason (fixture->base.failure), ==, CPT_ERROR_REASON_SCHEDULE_NOT_ALLOWED);
}

/* Whether the change is seen between the loss of its answer and the next attempt, which finds all as it was wanted. It
 * is unsure before, too, when already the settings could not be read: then the platform has not got it. */
static gboolean
is_loss_seen (WatchFixture *fixture)
{
  gboolean is_there = FALSE;

  while (TRUE)
    {
      g_autoptr (GPtrArray) changes = sync_fixture_list_outbox (&fixture->base);

      if (changes->len == 0)
        return FALSE;
      if (is_there && cpt_change_get_state (g_ptr_array_index (changes, 0)) == CPT_CHANGE_UNSURE)
        return TRUE;
      is_there = is_there || get_hours_there (fixture, fixture->company_id, MINE) == 13;
    }
}

/* The key is known to the platform by the body before. */
static void
test_what_changed_after_a_lost_answer_is_saved_with_a_new_key (WatchFixture *fixture, gconstpointer data)
{
  g_autoptr (CptSyncSettings) before = read_settings (fixture, fixture->company_id);

  do
    {
      sync_fixture_set_fault (&fixture->base, NULL);
      sync_fixture_save_elsewhere (&fixture->base, fixture->company_id, MINE, 0);
      sync_fixture_set_fault (&fixture->base, "silent@POST/companies");
      save (fixture, fixture->rid, before, 13);
    }
  while (!is_loss_seen (fixture));
  sync_fixture_stop (&fixture->base);
  sync_fixture_set_fault (&fixture->base, NULL);
  assert_hours_there (fixture, fixture->company_id, MINE, 13);
  sync_fixture_save_elsewhere (&fixture->base, fixture->company_id, MINE, 0);
  sync_fixture_save_elsewhere (&fixture->base, fixture->company_id, OTHER, 168);
  watch_fixture_start (fixture);
  sync_fixture_await_empty_outbox (&fixture->base);

  g_assert_no_error (fixture->base.failure);
  assert_hours_there (fixture, fixture->company_id, MINE, 13);
  assert_hours_there (fixture, fixture->company_id, OTHER, 168);
}

#define ADD(name, func) g_test_add ("/sync/settings/" name, WatchFixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("what-somebody-else-changed-stays", test_what_somebody_else_changed_stays);
  ADD ("the-settings-of-all-are-saved-likewise", test_the_settings_of_all_are_saved_likewise);
  ADD ("what-both-changed-is-for-a-person-to-say", test_what_both_changed_is_for_a_person_to_say);
  ADD ("what-the-person-said-is-saved", test_what_the_person_said_is_saved);
  ADD ("a-plan-without-hourly-reads-says-so", test_a_plan_without_hourly_reads_says_so);
  ADD ("what-changed-after-a-lost-answer-is-saved-with-a-new-key",
       test_what_changed_after_a_lost_answer_is_saved_with_a_new_key);

  return g_test_run ();
}
