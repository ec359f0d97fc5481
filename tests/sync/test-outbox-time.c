/* test-outbox-time.c — what the outbox does early, late, in order, and not at all.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "deed-fixture.h"

#define NEW_NAME "Atelier Beaurivage"

static const CptChangeKind create = CPT_CHANGE_CREATE_COMPANY;
static const CptChangeKind rename_it = CPT_CHANGE_RENAME_COMPANY;
static const CptChangeKind delete_it = CPT_CHANGE_DELETE_COMPANY;

static void
set_up (DeedFixture *fixture, gconstpointer data)
{
  deed_fixture_set_up (fixture, *(const CptChangeKind *) data);
}

static void
tear_down (DeedFixture *fixture, gconstpointer data)
{
  deed_fixture_tear_down (fixture);
}

static void
await_read (DeedFixture *fixture)
{
  const gint64 before = cpt_sync_get_last_read (fixture->base.sync);

  cpt_sync_reload (fixture->base.sync);
  while (cpt_sync_get_last_read (fixture->base.sync) == before)
    g_main_context_iteration (NULL, TRUE);
}

static void
await_change_state (DeedFixture *fixture, CptChangeState state)
{
  gboolean is_there = FALSE;

  while (!is_there)
    {
      g_autoptr (GPtrArray) changes = sync_fixture_list_outbox (&fixture->base);

      is_there = changes->len == 1 && cpt_change_get_state (g_ptr_array_index (changes, 0)) == state;
    }
}

/* Takes the change, sends it, hears nothing, and is killed; ninety minutes and more pass. */
static void
lose_answer_and_sleep (DeedFixture *fixture, const char *fault)
{
  g_auto (CptOutboxAnswer) answer = { 0 };

  deed_fixture_take (fixture);
  sync_fixture_set_fault (&fixture->base, fault);
  g_assert_false (deed_fixture_send (fixture, &answer));
  sync_fixture_set_fault (&fixture->base, NULL);
  cpt_sandbox_advance_time (fixture->base.sandbox, 100 * G_TIME_SPAN_MINUTE);
  g_object_unref (sync_fixture_list_platform (&fixture->base)); /* tells us the time */
  sync_fixture_reopen_store (&fixture->base);
}

static void
test_a_creation_that_was_done_is_found_after_its_key_is_forgotten (DeedFixture *fixture, gconstpointer data)
{
  deed_fixture_do (fixture);
  lose_answer_and_sleep (fixture, "silent");
  sync_fixture_start (&fixture->base);
  sync_fixture_await_empty_outbox (&fixture->base);

  deed_fixture_assert_done_once (fixture);
}

static void
test_a_creation_that_was_not_done_is_sent_after_its_key_is_forgotten (DeedFixture *fixture, gconstpointer data)
{
  deed_fixture_do (fixture);
  lose_answer_and_sleep (fixture, "deaf");
  sync_fixture_start (&fixture->base);
  sync_fixture_await_empty_outbox (&fixture->base);

  deed_fixture_assert_done_once (fixture);
}

/* As the next start has it: the desktop's clock, which is set back by those hundred minutes. */
static void
forget_time (DeedFixture *fixture)
{
  g_object_unref (fixture->base.clock);
  fixture->base.clock = cpt_clock_new ();
  sync_fixture_reopen_store (&fixture->base);
}

/* The platform says what time it is with its first answer, which takes a while. */
static void
test_a_clock_that_is_set_back_makes_no_key_young (DeedFixture *fixture, gconstpointer data)
{
  deed_fixture_do (fixture);
  lose_answer_and_sleep (fixture, "silent");
  forget_time (fixture);
  sync_fixture_set_fault (&fixture->base, "slow=0.5@GET/companies");
  sync_fixture_start (&fixture->base);
  sync_fixture_await_empty_outbox (&fixture->base);

  sync_fixture_set_fault (&fixture->base, NULL);
  deed_fixture_assert_done_once (fixture);
}

static void
test_a_read_that_is_cancelled_tells_no_time (DeedFixture *fixture, gconstpointer data)
{
  deed_fixture_do (fixture);
  lose_answer_and_sleep (fixture, "silent");
  forget_time (fixture);
  sync_fixture_set_fault (&fixture->base, "slow=3600@GET/companies");
  sync_fixture_start (&fixture->base);
  sync_fixture_await_state (&fixture->base, CPT_SYNC_READING);
  cpt_sync_cancel_read (fixture->base.sync);
  sync_fixture_await_state (&fixture->base, CPT_SYNC_IDLE);
  cpt_sync_watch_links (fixture->base.sync);
  sync_fixture_await_state (&fixture->base, CPT_SYNC_READING); /* once more, by itself */

  sync_fixture_set_fault (&fixture->base, NULL);
  cpt_sync_reload (fixture->base.sync);
  sync_fixture_await_empty_outbox (&fixture->base);
  deed_fixture_assert_done_once (fixture);
}

static void
test_the_user_is_asked_when_several_could_be_it (DeedFixture *fixture, gconstpointer data)
{
  g_autofree char *id = NULL;

  deed_fixture_do (fixture);
  lose_answer_and_sleep (fixture, "silent");
  id = sync_fixture_create_elsewhere (&fixture->base, NEW_NAME);
  sync_fixture_start (&fixture->base);
  await_change_state (fixture, CPT_CHANGE_ASKING);

  g_assert_cmpuint (sync_fixture_count_platform (&fixture->base, NEW_NAME), ==, 2);
  g_assert_cmpuint (fixture->base.n_answered, ==, 0);
}

static void
test_a_deletion_is_held_eight_seconds (DeedFixture *fixture, gconstpointer data)
{
  const CptChangeFields deletion = { .kind = CPT_CHANGE_DELETE_COMPANY, .rid = fixture->rid };

  sync_fixture_start (&fixture->base);
  await_read (fixture);
  sync_fixture_do (&fixture->base, &deletion);
  await_read (fixture);
  await_change_state (fixture, CPT_CHANGE_HELD);
  g_assert_cmpuint (sync_fixture_count_platform (&fixture->base, "Before Beaurivage"), ==, 1);

  cpt_sandbox_advance_time (fixture->base.sandbox, 10 * CPT_TIME_SECOND);
  await_read (fixture);
  sync_fixture_await_empty_outbox (&fixture->base);
  g_assert_cmpuint (sync_fixture_count_platform (&fixture->base, "Before Beaurivage"), ==, 0);
}

static void
test_changes_of_one_company_are_sent_in_order (DeedFixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompany) company = NULL;
  g_autoptr (CptConnection) connection = NULL;
  CptChangeFields renaming = { .kind = CPT_CHANGE_RENAME_COMPANY, .name = "Renamed" };

  deed_fixture_do (fixture);
  deed_fixture_take (fixture);
  renaming.rid = cpt_change_get_rid (fixture->change);
  sync_fixture_do (&fixture->base, &renaming);
  sync_fixture_reopen_store (&fixture->base);
  sync_fixture_start (&fixture->base);
  sync_fixture_await_empty_outbox (&fixture->base);

  g_assert_cmpuint (sync_fixture_count_platform (&fixture->base, NEW_NAME), ==, 0);
  g_assert_cmpuint (sync_fixture_count_platform (&fixture->base, "Renamed"), ==, 1);
}

static void
test_a_slow_answer_does_not_hold_up_other_companies (DeedFixture *fixture, gconstpointer data)
{
  const CptChangeFields creation = { .kind = CPT_CHANGE_CREATE_COMPANY, .name = "Quick" };

  sync_fixture_start (&fixture->base);
  await_read (fixture);
  sync_fixture_set_fault (&fixture->base, "slow=60@PATCH/");
  deed_fixture_do (fixture);
  await_change_state (fixture, CPT_CHANGE_SENDING);
  sync_fixture_do (&fixture->base, &creation);
  while (fixture->base.n_answered == 0)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpuint (sync_fixture_count_platform (&fixture->base, "Quick"), ==, 1);
}

static void
test_a_refused_key_keeps_what_waits (DeedFixture *fixture, gconstpointer data)
{
  deed_fixture_do (fixture);
  sync_fixture_set_fault (&fixture->base, "status=401");
  sync_fixture_start (&fixture->base);
  sync_fixture_await_state (&fixture->base, CPT_SYNC_STOPPED);
  await_change_state (fixture, CPT_CHANGE_WAITING);

  g_assert_no_error (fixture->base.failure);

  sync_fixture_set_fault (&fixture->base, NULL);
  cpt_sync_reload (fixture->base.sync);
  sync_fixture_await_empty_outbox (&fixture->base);
  deed_fixture_assert_done_once (fixture);
}

static guint
cancel (DeedFixture *fixture)
{
  g_autoptr (GPtrArray) changes = sync_fixture_list_outbox (&fixture->base);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  const gint64 id = cpt_change_get_id (g_ptr_array_index (changes, 0));
  guint n_cancelled = 0;
  gboolean is_done;

  g_array_append_val (ids, id);
  cpt_outbox_repository_cancel_async (fixture->base.outbox, ids, NULL, test_store_result, &result);
  test_await (&result);
  is_done = cpt_outbox_repository_cancel_finish (fixture->base.outbox, result, &n_cancelled, &error);
  g_assert_no_error (error);
  g_assert_true (is_done);

  return n_cancelled;
}

/* Does the deed while the platform is away, up to the moment that sync has tried and knows it. */
static void
do_offline (DeedFixture *fixture)
{
  sync_fixture_start (&fixture->base);
  await_read (fixture);
  sync_fixture_stop_sandbox (&fixture->base);
  deed_fixture_do (fixture);
  sync_fixture_await_state (&fixture->base, CPT_SYNC_WAITING);
  await_change_state (fixture, CPT_CHANGE_WAITING);
}

static void
test_what_was_done_offline_is_done_online (DeedFixture *fixture, gconstpointer data)
{
  do_offline (fixture);
  sync_fixture_start_sandbox (&fixture->base);
  sync_fixture_await_empty_outbox (&fixture->base);

  deed_fixture_assert_done_once (fixture);
}

static void
test_what_was_done_offline_can_be_taken_back (DeedFixture *fixture, gconstpointer data)
{
  do_offline (fixture);
  /* It may just be tried once more; that finds no connection either, and it waits again. */
  while (cancel (fixture) == 0)
    await_change_state (fixture, CPT_CHANGE_WAITING);
  sync_fixture_start_sandbox (&fixture->base);
  sync_fixture_await_state (&fixture->base, CPT_SYNC_IDLE);
  sync_fixture_await_empty_outbox (&fixture->base);

  g_assert_cmpuint (sync_fixture_count_platform (&fixture->base, NEW_NAME), ==, 0);
}

static void
test_what_may_have_arrived_cannot_be_taken_back (DeedFixture *fixture, gconstpointer data)
{
  sync_fixture_start (&fixture->base);
  await_read (fixture);
  sync_fixture_set_fault (&fixture->base, "silent@POST/companies");
  deed_fixture_do (fixture);
  await_change_state (fixture, CPT_CHANGE_UNSURE);
  g_assert_cmpuint (cancel (fixture), ==, 0);
  sync_fixture_set_fault (&fixture->base, NULL);
  sync_fixture_await_empty_outbox (&fixture->base);

  deed_fixture_assert_done_once (fixture);
}

/* The answer is lost, we are killed, and start again offline with a clock that is a day behind. */
static void
test_what_was_sent_is_not_forgotten_by_a_clock_that_goes_back (DeedFixture *fixture, gconstpointer data)
{
  g_autoptr (CptClock) desktop = cpt_clock_new ();
  g_auto (CptOutboxAnswer) answer = { 0 };

  deed_fixture_do (fixture);
  deed_fixture_take (fixture);
  sync_fixture_set_fault (&fixture->base, "silent");
  g_assert_false (deed_fixture_send (fixture, &answer));
  sync_fixture_set_fault (&fixture->base, NULL);
  cpt_clock_set (fixture->base.clock, cpt_clock_now (desktop) - CPT_TIME_DAY);
  sync_fixture_reopen_store (&fixture->base);
  sync_fixture_start_offline (&fixture->base);
  sync_fixture_await_state (&fixture->base, CPT_SYNC_WAITING);
  await_change_state (fixture, CPT_CHANGE_UNSURE);
  sync_fixture_start_sandbox (&fixture->base);
  sync_fixture_await_empty_outbox (&fixture->base);

  deed_fixture_assert_done_once (fixture);
}

static void
test_a_company_that_is_gone_goes_here_too (DeedFixture *fixture, gconstpointer data)
{
  gboolean is_gone = FALSE;

  sync_fixture_delete_elsewhere (&fixture->base, fixture->company_id);
  deed_fixture_do (fixture);
  sync_fixture_start (&fixture->base);
  while (fixture->base.failure == NULL)
    g_main_context_iteration (NULL, TRUE);

  g_assert_error (fixture->base.failure, CPT_ERROR, CPT_ERROR_NOT_FOUND);
  while (!is_gone)
    {
      g_autoptr (CptCompany) company = sync_fixture_find_stored (&fixture->base, "Before Beaurivage", NULL);

      is_gone = company == NULL;
    }
}

#define ADD(name, kind, func) g_test_add ("/sync/outbox/" name, DeedFixture, &kind, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("a-creation-that-was-done-is-found-after-its-key-is-forgotten", create,
       test_a_creation_that_was_done_is_found_after_its_key_is_forgotten);
  ADD ("a-creation-that-was-not-done-is-sent-after-its-key-is-forgotten", create,
       test_a_creation_that_was_not_done_is_sent_after_its_key_is_forgotten);
  ADD ("a-clock-that-is-set-back-makes-no-key-young", create, test_a_clock_that_is_set_back_makes_no_key_young);
  ADD ("a-read-that-is-cancelled-tells-no-time", create, test_a_read_that_is_cancelled_tells_no_time);
  ADD ("the-user-is-asked-when-several-could-be-it", create, test_the_user_is_asked_when_several_could_be_it);
  ADD ("a-deletion-is-held-eight-seconds", delete_it, test_a_deletion_is_held_eight_seconds);
  ADD ("changes-of-one-company-are-sent-in-order", create, test_changes_of_one_company_are_sent_in_order);
  ADD ("a-slow-answer-does-not-hold-up-other-companies", rename_it,
       test_a_slow_answer_does_not_hold_up_other_companies);
  ADD ("a-refused-key-keeps-what-waits", create, test_a_refused_key_keeps_what_waits);
  ADD ("what-was-done-offline-is-done-online", create, test_what_was_done_offline_is_done_online);
  ADD ("what-was-done-offline-can-be-taken-back", create, test_what_was_done_offline_can_be_taken_back);
  ADD ("what-may-have-arrived-cannot-be-taken-back", create, test_what_may_have_arrived_cannot_be_taken_back);
  ADD ("what-was-sent-is-not-forgotten-by-a-clock-that-goes-back", create,
       test_what_was_sent_is_not_forgotten_by_a_clock_that_goes_back);
  ADD ("a-company-that-is-gone-goes-here-too", rename_it, test_a_company_that_is_gone_goes_here_too);

  return g_test_run ();
}
