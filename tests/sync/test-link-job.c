/* test-link-job.c — fresh Link URLs: many through pages of the list, few one by one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "cpt-link-job-private.h"
#include "sync-fixture.h"

#define N_COMPANIES 44 /* and the one that the sandbox has */
#define ENOUGH_FOR_A_PAGE 25
#define TOO_FEW_FOR_A_PAGE 5
#define ALL_ON_ONE_PAGE 100
#define ONE_BY_ONE "route=GET /companies/*,status=404"
#define BY_PAGES "route=GET /companies,status=400"

static void
set_up (SyncFixture *fixture, gconstpointer data)
{
  sync_fixture_set_up (fixture, N_COMPANIES);
}

static void
tear_down (SyncFixture *fixture, gconstpointer data)
{
  sync_fixture_tear_down (fixture);
}

static void
set_faults (SyncFixture *fixture, const char *fault)
{
  const char *faults[] = { "otp", fault, NULL };
  g_autoptr (GError) error = NULL;

  cpt_sandbox_set_faults (fixture->sandbox, faults, &error);
  g_assert_no_error (error);
}

static void
add_target (GPtrArray *targets, const char *company_id)
{
  CptLinkTarget *target = g_new0 (CptLinkTarget, 1);

  target->company_id = g_strdup (company_id);
  target->url = g_strdup ("stored");
  g_ptr_array_add (targets, target);
}

/* The newest @n companies, newest first. */
static GPtrArray *
list_targets (SyncFixture *fixture, guint n)
{
  g_autoptr (CptCompanyPage) page = sync_fixture_list_platform (fixture);
  GPtrArray *companies = cpt_company_page_get_companies (page);
  GPtrArray *targets = g_ptr_array_new_with_free_func ((GDestroyNotify) cpt_link_target_free);

  for (guint i = 0; i < n; i++)
    add_target (targets, cpt_company_get_id (g_ptr_array_index (companies, companies->len - 1 - i)));

  return targets;
}

static GPtrArray *
fetch (SyncFixture *fixture, GPtrArray *targets, guint page_size, GError **error)
{
  g_autoptr (CptLinkJob) job = cpt_link_job_new (fixture->client, targets, NULL, page_size);
  g_autoptr (GAsyncResult) result = NULL;

  cpt_link_job_run_async (job, NULL, test_store_result, &result);
  test_await (&result);

  return cpt_link_job_run_finish (job, result, error);
}

static void
assert_fresh (GPtrArray *targets, guint i)
{
  const CptLinkTarget *target = g_ptr_array_index (targets, i);

  g_assert_nonnull (target->url);
  g_assert_nonnull (strstr (target->url, target->company_id));
  g_assert_nonnull (strstr (target->url, "link.otp="));
}

static void
assert_all_fresh (SyncFixture *fixture, guint n, guint page_size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) targets = fetch (fixture, list_targets (fixture, n), page_size, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (targets->len, ==, n);
  for (guint i = 0; i < n; i++)
    assert_fresh (targets, i);
}

static void
test_many_come_through_the_list (SyncFixture *fixture, gconstpointer data)
{
  set_faults (fixture, ONE_BY_ONE);

  assert_all_fresh (fixture, ENOUGH_FOR_A_PAGE, ALL_ON_ONE_PAGE);
}

static void
test_few_are_asked_for_one_by_one (SyncFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) targets = list_targets (fixture, TOO_FEW_FOR_A_PAGE);
  g_autoptr (GPtrArray) fresh = NULL;
  g_autoptr (GError) error = NULL;

  set_faults (fixture, BY_PAGES);
  fresh = fetch (fixture, g_steal_pointer (&targets), ALL_ON_ONE_PAGE, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < TOO_FEW_FOR_A_PAGE; i++)
    assert_fresh (fresh, i);
}

static void
test_who_is_left_is_asked_for_alone (SyncFixture *fixture, gconstpointer data)
{
  set_faults (fixture, NULL);

  assert_all_fresh (fixture, N_COMPANIES, N_COMPANIES - TOO_FEW_FOR_A_PAGE);
}

static void
test_who_is_gone_has_none (SyncFixture *fixture, gconstpointer data)
{
  GPtrArray *targets = list_targets (fixture, ENOUGH_FOR_A_PAGE);
  g_autoptr (GPtrArray) fresh = NULL;
  g_autoptr (GError) error = NULL;

  add_target (targets, "11111111-2222-3333-4444-555555555555");
  set_faults (fixture, NULL);
  fresh = fetch (fixture, targets, ALL_ON_ONE_PAGE, &error);

  g_assert_no_error (error);
  assert_fresh (fresh, 0);
  g_assert_null (((CptLinkTarget *) g_ptr_array_index (fresh, ENOUGH_FOR_A_PAGE))->url);
}

static void
test_a_page_that_cannot_be_read_ends_it (SyncFixture *fixture, gconstpointer data)
{
  GPtrArray *targets = list_targets (fixture, ENOUGH_FOR_A_PAGE);
  g_autoptr (GPtrArray) fresh = NULL;
  g_autoptr (GError) error = NULL;

  set_faults (fixture, BY_PAGES);
  fresh = fetch (fixture, targets, ALL_ON_ONE_PAGE, &error);

  g_assert_null (fresh);
  g_assert_error (error, CPT_ERROR, CPT_ERROR_REFUSED);
}

#define ADD(name, func) g_test_add ("/sync/link-job/" name, SyncFixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("many-come-through-the-list", test_many_come_through_the_list);
  ADD ("few-are-asked-for-one-by-one", test_few_are_asked_for_one_by_one);
  ADD ("who-is-left-is-asked-for-alone", test_who_is_left_is_asked_for_alone);
  ADD ("who-is-gone-has-none", test_who_is_gone_has_none);
  ADD ("a-page-that-cannot-be-read-ends-it", test_a_page_that_cannot_be_read_ends_it);

  return g_test_run ();
}
