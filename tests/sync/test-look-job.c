/* test-look-job.c — was it done? What the platform shows of a change that it did not confirm.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-look-job-private.h"
#include "sync-fixture.h"

#define TYPED "Société Beaurivage"
#define STRIPPED "Socit Beaurivage"

static void
set_up (SyncFixture *fixture, gconstpointer data)
{
  sync_fixture_set_up (fixture, 0);
}

static void
tear_down (SyncFixture *fixture, gconstpointer data)
{
  sync_fixture_tear_down (fixture);
}

/* A creation that was sent @since ago. */
static CptChange *
new_creation (SyncFixture *fixture, gint64 since)
{
  g_autoptr (CptCompanyPage) page = sync_fixture_list_platform (fixture); /* sets the clock */
  const CptChangeFields fields = {
    .id = 7,
    .kind = CPT_CHANGE_CREATE_COMPANY,
    .state = CPT_CHANGE_UNSURE,
    .rid = -7,
    .name = TYPED,
    .created = cpt_clock_now (fixture->clock) - since,
    .first_sent = cpt_clock_now (fixture->clock) - since,
    .not_before = CPT_TIME_UNKNOWN,
    .error_code = -1,
  };

  return cpt_change_new (&fields);
}

static CptLookVerdict
look (SyncFixture *fixture, CptChange *change, CptCompany **company)
{
  g_autoptr (CptLookJob) job = cpt_look_job_new (fixture->client, fixture->outbox, change);
  g_autoptr (GAsyncResult) result = NULL;
  g_auto (CptOutboxAnswer) answer = { 0 };
  g_autoptr (GError) error = NULL;
  CptLookVerdict verdict = CPT_LOOK_SEVERAL;
  gboolean is_done;

  cpt_look_job_run_async (job, NULL, test_store_result, &result);
  test_await (&result);
  is_done = cpt_look_job_run_finish (job, result, &verdict, &answer, &error);
  g_assert_no_error (error);
  g_assert_true (is_done);
  *company = g_steal_pointer (&answer.company);

  return verdict;
}

static void
test_none_means_not_done (SyncFixture *fixture, gconstpointer data)
{
  g_autoptr (CptChange) change = new_creation (fixture, 0);
  g_autoptr (CptCompany) company = NULL;

  g_assert_cmpint (look (fixture, change, &company), ==, CPT_LOOK_NOT_DONE);
  g_assert_null (company);
}

static void
test_one_of_that_name_as_stripped_is_it (SyncFixture *fixture, gconstpointer data)
{
  g_autoptr (CptChange) change = new_creation (fixture, 0);
  g_autofree char *id = sync_fixture_create_elsewhere (fixture, STRIPPED);
  g_autofree char *other_id = sync_fixture_create_elsewhere (fixture, "Another");
  g_autoptr (CptCompany) company = NULL;

  g_assert_cmpint (look (fixture, change, &company), ==, CPT_LOOK_DONE);
  g_assert_cmpstr (cpt_company_get_id (company), ==, id);
}

static void
test_several_are_for_the_user_to_say (SyncFixture *fixture, gconstpointer data)
{
  g_autoptr (CptChange) change = new_creation (fixture, 0);
  g_autofree char *id = sync_fixture_create_elsewhere (fixture, STRIPPED);
  g_autofree char *other_id = sync_fixture_create_elsewhere (fixture, STRIPPED);
  g_autoptr (CptCompany) company = NULL;

  g_assert_cmpint (look (fixture, change, &company), ==, CPT_LOOK_SEVERAL);
  g_assert_null (company);
}

static void
test_one_created_before_the_request_is_not_it (SyncFixture *fixture, gconstpointer data)
{
  g_autofree char *id = sync_fixture_create_elsewhere (fixture, STRIPPED);
  g_autoptr (CptChange) change = NULL;
  g_autoptr (CptCompany) company = NULL;

  cpt_sandbox_advance_time (fixture->sandbox, 60 * CPT_TIME_SECOND);
  change = new_creation (fixture, 0);

  g_assert_cmpint (look (fixture, change, &company), ==, CPT_LOOK_NOT_DONE);
}

/* Does the creation of another change of ours, up to its answer. */
static void
create_here (SyncFixture *fixture)
{
  const CptChangeFields fields = {
    .kind = CPT_CHANGE_CREATE_COMPANY,
    .state = CPT_CHANGE_WAITING,
    .name = TYPED,
    .created = cpt_clock_now (fixture->clock),
    .not_before = CPT_TIME_UNKNOWN,
    .first_sent = CPT_TIME_UNKNOWN,
    .error_code = -1,
  };

  sync_fixture_do (fixture, &fields);
  sync_fixture_start (fixture);
  sync_fixture_await_empty_outbox (fixture);
  sync_fixture_stop (fixture);
}

static void
test_one_that_another_change_claimed_is_not_it (SyncFixture *fixture, gconstpointer data)
{
  g_autoptr (CptChange) change = new_creation (fixture, 0);
  g_autoptr (CptCompany) company = NULL;

  create_here (fixture);

  g_assert_cmpuint (sync_fixture_count_platform (fixture, STRIPPED), ==, 1);
  g_assert_cmpint (look (fixture, change, &company), ==, CPT_LOOK_NOT_DONE);
}

#define ADD(name, func) g_test_add ("/sync/look/" name, SyncFixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("none-means-not-done", test_none_means_not_done);
  ADD ("one-of-that-name-as-stripped-is-it", test_one_of_that_name_as_stripped_is_it);
  ADD ("several-are-for-the-user-to-say", test_several_are_for_the_user_to_say);
  ADD ("one-created-before-the-request-is-not-it", test_one_created_before_the_request_is_not_it);
  ADD ("one-that-another-change-claimed-is-not-it", test_one_that_another_change_claimed_is_not_it);

  return g_test_run ();
}
