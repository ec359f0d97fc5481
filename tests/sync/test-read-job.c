/* test-read-job.c — the list, read from a real platform over HTTP into a real store.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-read-job-private.h"
#include "sync-fixture.h"

#define PAGE_SIZE 4

/* Ends a read once so many companies were read, as a kill would; 0 for never. */
typedef struct
{
  GCancellable *cancellable;
  guint64 after;
  guint64 first_n_read;
} Interruption;

static void
interrupt_cb (CptReadJob *job, gpointer user_data)
{
  Interruption *interruption = user_data;

  if (interruption->first_n_read == 0)
    interruption->first_n_read = cpt_read_job_get_n_read (job);
  if (interruption->after > 0 && cpt_read_job_get_n_read (job) >= interruption->after)
    g_cancellable_cancel (interruption->cancellable);
}

static GError *
read_until (SyncFixture *fixture, Interruption *interruption)
{
  g_autoptr (CptReadJob) job = cpt_read_job_new (fixture->client, fixture->companies, CPT_PRIORITY_USER, PAGE_SIZE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  GError *error = NULL;

  interruption->cancellable = cancellable;
  cpt_read_job_run_async (job, interrupt_cb, interruption, cancellable, test_store_result, &result);
  test_await (&result);
  g_assert_cmpint (cpt_read_job_run_finish (job, result, &error), ==, error == NULL);

  return error;
}

static GError *
read_all (SyncFixture *fixture)
{
  Interruption never = { 0 };

  return read_until (fixture, &never);
}

static void
assert_store_has_all (SyncFixture *fixture)
{
  g_autoptr (CptCompanyPage) page = sync_fixture_list_platform (fixture);
  GPtrArray *companies = cpt_company_page_get_companies (page);

  for (guint i = 0; i < companies->len; i++)
    {
      const char *name = cpt_company_get_name (g_ptr_array_index (companies, i));
      g_autoptr (CptCompany) stored = sync_fixture_find_stored (fixture, name, NULL);

      g_assert_nonnull (stored);
      g_assert_cmpstr (cpt_company_get_name (stored), ==, name);
    }
}

static void
assert_stored (SyncFixture *fixture, const char *name, gboolean is_expected)
{
  g_autoptr (CptCompany) company = sync_fixture_find_stored (fixture, name, NULL);

  g_assert_cmpint (company != NULL, ==, is_expected);
}

/* Returns: (transfer full): the @index-th oldest company of the platform */
static CptCompany *
get_from_platform (SyncFixture *fixture, guint index)
{
  g_autoptr (CptCompanyPage) page = sync_fixture_list_platform (fixture);

  return g_object_ref (g_ptr_array_index (cpt_company_page_get_companies (page), index));
}

static void
set_up_one (SyncFixture *fixture, gconstpointer data)
{
  sync_fixture_set_up (fixture, 0);
}

static void
set_up_many (SyncFixture *fixture, gconstpointer data)
{
  sync_fixture_set_up (fixture, 50);
}

static void
tear_down (SyncFixture *fixture, gconstpointer data)
{
  sync_fixture_tear_down (fixture);
}

static void
test_one_company_is_read (SyncFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = read_all (fixture);

  g_assert_no_error (error);
  assert_store_has_all (fixture);
}

static void
test_many_pages_are_read (SyncFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = read_all (fixture);

  g_assert_no_error (error);
  assert_store_has_all (fixture);
}

static void
count_changes_cb (CptStore *store, guint what, guint *n_changes)
{
  if ((what & CPT_STORE_CHANGE_COMPANIES) != 0)
    (*n_changes)++;
}

static void
test_what_did_not_change_is_not_written (SyncFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) first_error = read_all (fixture);
  g_autoptr (GError) second_error = NULL;
  guint n_changes = 0;

  g_assert_no_error (first_error);
  while (g_main_context_iteration (NULL, FALSE))
    continue;

  g_signal_connect (fixture->store, "changed", G_CALLBACK (count_changes_cb), &n_changes);
  second_error = read_all (fixture);
  while (g_main_context_iteration (NULL, FALSE))
    continue;

  g_assert_no_error (second_error);
  g_assert_cmpuint (n_changes, ==, 0);
}

static void
test_what_is_new_elsewhere_is_found (SyncFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) first_error = read_all (fixture);
  g_autoptr (GError) second_error = NULL;
  g_autofree char *id = sync_fixture_create_elsewhere (fixture, "New Elsewhere");

  assert_stored (fixture, "New Elsewhere", FALSE);
  second_error = read_all (fixture);

  g_assert_no_error (first_error);
  g_assert_no_error (second_error);
  assert_stored (fixture, "New Elsewhere", TRUE);
}

static void
test_what_is_deleted_elsewhere_goes (SyncFixture *fixture, gconstpointer data)
{
  g_autofree char *id = sync_fixture_create_elsewhere (fixture, "Short Lived");
  g_autoptr (GError) first_error = read_all (fixture);
  g_autoptr (GError) second_error = NULL;

  assert_stored (fixture, "Short Lived", TRUE);
  sync_fixture_delete_elsewhere (fixture, id);
  second_error = read_all (fixture);

  g_assert_no_error (first_error);
  g_assert_no_error (second_error);
  assert_stored (fixture, "Short Lived", FALSE);
}

static void
test_many_deleted_elsewhere_go (SyncFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) first_error = read_all (fixture);
  g_autoptr (GError) second_error = NULL;
  g_autoptr (CptCompanyPage) page = sync_fixture_list_platform (fixture);

  for (guint i = 10; i < 40; i++)
    {
      CptCompany *company = g_ptr_array_index (cpt_company_page_get_companies (page), i);

      sync_fixture_delete_elsewhere (fixture, cpt_company_get_id (company));
    }

  second_error = read_all (fixture);

  g_assert_no_error (first_error);
  g_assert_no_error (second_error);
  assert_store_has_all (fixture);
  for (guint i = 10; i < 40; i++)
    assert_stored (fixture, cpt_company_get_name (g_ptr_array_index (cpt_company_page_get_companies (page), i)), FALSE);
}

static void
test_companies_that_slip_over_a_page_are_not_missed (SyncFixture *fixture, gconstpointer data)
{
  Interruption after_three_pages = { .after = 3 * PAGE_SIZE };
  g_autoptr (GError) first_error = read_until (fixture, &after_three_pages);
  g_autoptr (GError) second_error = NULL;

  /* Four companies of the first page: those that began page four are at the end of page three now, or of page two. */
  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (CptCompany) company = get_from_platform (fixture, 2);

      sync_fixture_delete_elsewhere (fixture, cpt_company_get_id (company));
    }

  second_error = read_all (fixture);

  g_assert_error (first_error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_no_error (second_error);
  assert_store_has_all (fixture);
}

static void
test_a_read_goes_on_after_a_kill (SyncFixture *fixture, gconstpointer data)
{
  Interruption after_five_pages = { .after = 5 * PAGE_SIZE };
  Interruption never = { 0 };
  g_autoptr (GError) first_error = read_until (fixture, &after_five_pages);
  g_autoptr (GError) second_error = NULL;

  g_assert_error (first_error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  sync_fixture_reopen_store (fixture);
  second_error = read_until (fixture, &never);

  g_assert_no_error (second_error);
  g_assert_cmpuint (never.first_n_read, >=, 3 * PAGE_SIZE);
  assert_store_has_all (fixture);
}

static void
test_a_cancelled_read_keeps_its_pages (SyncFixture *fixture, gconstpointer data)
{
  Interruption after_five_pages = { .after = 5 * PAGE_SIZE };
  g_autoptr (CptCompany) first = get_from_platform (fixture, 0);
  g_autoptr (CptCompany) last = get_from_platform (fixture, 50);
  g_autoptr (GError) error = read_until (fixture, &after_five_pages);

  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_stored (fixture, cpt_company_get_name (first), TRUE);
  assert_stored (fixture, cpt_company_get_name (last), FALSE);
}

/* What the platform does wrong, and what the read ends with. */
typedef struct
{
  const char *name;
  const char *fault;
  CptError code;
} BadDay;

static const BadDay bad_days[] = {
  { "unauthorized", "status=401", CPT_ERROR_UNAUTHORIZED }, { "payment-required", "status=402", CPT_ERROR_REFUSED },
  { "not-found", "status=404", CPT_ERROR_NOT_FOUND },       { "rate-limited", "status=429", CPT_ERROR_RATE_LIMITED },
  { "server-error", "status=500", CPT_ERROR_SERVER },       { "maintenance", "status=503", CPT_ERROR_SERVER },
  { "cut-connection", "cut", CPT_ERROR_UNREACHABLE },       { "invalid-json", "invalid-json", CPT_ERROR_MALFORMED },
};

static void
test_a_bad_day_leaves_the_list (SyncFixture *fixture, gconstpointer data)
{
  const BadDay *bad_day = data;
  g_autoptr (GError) first_error = read_all (fixture);
  g_autoptr (GError) second_error = NULL;

  sync_fixture_set_fault (fixture, bad_day->fault);
  second_error = read_all (fixture);
  sync_fixture_set_fault (fixture, NULL);

  g_assert_no_error (first_error);
  g_assert_error (second_error, CPT_ERROR, (int) bad_day->code);
  assert_store_has_all (fixture);
}

#define ADD(name, set_up, func) g_test_add ("/sync/read/" name, SyncFixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("one-company-is-read", set_up_one, test_one_company_is_read);
  ADD ("many-pages-are-read", set_up_many, test_many_pages_are_read);
  ADD ("what-did-not-change-is-not-written", set_up_many, test_what_did_not_change_is_not_written);
  ADD ("what-is-new-elsewhere-is-found", set_up_many, test_what_is_new_elsewhere_is_found);
  ADD ("what-is-deleted-elsewhere-goes", set_up_many, test_what_is_deleted_elsewhere_goes);
  ADD ("many-deleted-elsewhere-go", set_up_many, test_many_deleted_elsewhere_go);
  ADD ("companies-that-slip-over-a-page-are-not-missed", set_up_many,
       test_companies_that_slip_over_a_page_are_not_missed);
  ADD ("a-read-goes-on-after-a-kill", set_up_many, test_a_read_goes_on_after_a_kill);
  ADD ("a-cancelled-read-keeps-its-pages", set_up_many, test_a_cancelled_read_keeps_its_pages);

  for (guint i = 0; i < G_N_ELEMENTS (bad_days); i++)
    {
      g_autofree char *path = g_strconcat ("/sync/read/a-bad-day-leaves-the-list/", bad_days[i].name, NULL);

      g_test_add (path, SyncFixture, &bad_days[i], set_up_one, test_a_bad_day_leaves_the_list, tear_down);
    }

  return g_test_run ();
}
