/* test-visit-repository.c — what others did since a person last looked: what broke, was linked, appeared.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-visit-repository.h"

#include "cpt-time.h"
#include "outbox-fixture.h"

static CptVisitChanges *
list (OutboxFixture *fixture, gint64 since_id)
{
  g_autoptr (CptVisitRepository) visits = cpt_visit_repository_new (fixture->base.store);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CptVisitChanges *changes = NULL;

  cpt_visit_repository_list_async (visits, since_id, NULL, test_store_result, &result);
  test_await (&result);
  changes = cpt_visit_repository_list_finish (visits, result, &error);
  g_assert_no_error (error);

  return changes;
}

static char *
spell (GArray *rids)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < rids->len; i++)
    g_string_append_printf (text, "%s%" G_GINT64_FORMAT, i > 0 ? " " : "", g_array_index (rids, gint64, i));

  return g_string_free (text, FALSE);
}

static void
assert_changes (OutboxFixture *fixture, gint64 since_id, const char *broke, const char *linked, const char *appeared)
{
  g_autoptr (CptVisitChanges) changes = list (fixture, since_id);
  g_autofree char *broke_text = spell (changes->broke);
  g_autofree char *linked_text = spell (changes->linked);
  g_autofree char *appeared_text = spell (changes->appeared);

  g_assert_cmpstr (broke_text, ==, broke);
  g_assert_cmpstr (linked_text, ==, linked);
  g_assert_cmpstr (appeared_text, ==, appeared);
}

/* Linked, and reading through it fails. */
#define FAILING "Failing"

static CptCompany *
make_failing_company (guint number)
{
  g_autoptr (GPtrArray) errors = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) connections = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (CptCompany) company = store_fixture_company (number, "Beaurivage");
  g_autofree char *id = store_fixture_connection_id (number);

  g_ptr_array_add (errors,
                   cpt_connection_error_new (&(CptConnectionErrorFields){ .message = "The token is not valid any more",
                                                                          .state = CPT_CONNECTION_ERROR_ACTIVE,
                                                                          .errored_at = CPT_TIME_UNKNOWN,
                                                                          .resolved_at = CPT_TIME_UNKNOWN }));
  g_ptr_array_add (connections, cpt_connection_new (&(CptConnectionFields){ .id = id,
                                                                            .platform_name = "Exact Online",
                                                                            .status_text = "Linked",
                                                                            .created = CPT_TIME_UNKNOWN,
                                                                            .last_sync = CPT_TIME_UNKNOWN,
                                                                            .errors = errors }));

  return cpt_company_with_connections (company, connections);
}

static CptCompany *
make_company (guint number, const char *status)
{
  if (status == NULL)
    return store_fixture_company (number, "Beaurivage");
  if (g_str_equal (status, FAILING))
    return make_failing_company (number);

  return store_fixture_linked_company (number, "Beaurivage", status);
}

/* A whole read of one company for each status; NULL is a company without a connection. */
static void
read_all (OutboxFixture *fixture, guint n, const char *const *statuses)
{
  g_autoptr (GPtrArray) companies = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (CptCompanyPage) page = NULL;

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (companies, make_company (i + 1, statuses[i]));
  page = cpt_company_page_new (companies, 1, 5000, companies->len, FALSE, NULL);
  store_fixture_read_all (&fixture->base, page);
}

/* Where the person stops looking. */
static gint64
leave (OutboxFixture *fixture)
{
  g_autoptr (CptVisitChanges) changes = list (fixture, 0);

  return changes->last_id;
}

static void
test_first_read_is_no_news (OutboxFixture *fixture, gconstpointer data)
{
  static const char *const statuses[] = { "Linked", "Deauthorized", NULL };

  read_all (fixture, G_N_ELEMENTS (statuses), statuses);

  assert_changes (fixture, 0, "", "", "");
}

static void
test_what_others_did_is_news_until_it_was_seen (OutboxFixture *fixture, gconstpointer data)
{
  static const char *const before[] = { "Linked", "PendingAuth", "Linked", NULL, "Linked" };
  static const char *const after[] = { "Deauthorized", "Linked", "Unlinked", "Linked", "Linked", NULL, "Linked" };
  gint64 left = 0;

  read_all (fixture, G_N_ELEMENTS (before), before);
  left = leave (fixture);
  read_all (fixture, G_N_ELEMENTS (after), after);

  assert_changes (fixture, left, "1 3", "2 4", "6 7");
  assert_changes (fixture, leave (fixture), "", "", "");
}

static void
test_what_was_mended_meanwhile_is_no_news (OutboxFixture *fixture, gconstpointer data)
{
  static const char *const rounds[][3] = {
    { "Linked", "Deauthorized", "PendingAuth" },
    { "Deauthorized", "Linked", "Linked" },
    { "Linked", "Unlinked", "Deauthorized" },
  };
  gint64 left = 0;

  read_all (fixture, 3, rounds[0]);
  left = leave (fixture);
  read_all (fixture, 3, rounds[1]);
  read_all (fixture, 3, rounds[2]);

  assert_changes (fixture, left, "3", "", "");
}

/* One that works again was not linked anew; one that fails from its first day was not linked either. */
static void
test_what_fails_from_now_on_broke (OutboxFixture *fixture, gconstpointer data)
{
  static const char *const before[] = { "Linked", FAILING, "Deauthorized", "PendingAuth", FAILING, FAILING };
  static const char *const after[] = { FAILING, "Linked", FAILING, FAILING, FAILING, "Deauthorized" };
  gint64 left = 0;

  read_all (fixture, G_N_ELEMENTS (before), before);
  left = leave (fixture);
  read_all (fixture, G_N_ELEMENTS (after), after);

  assert_changes (fixture, left, "1 4 6", "", "");
}

static void
test_what_failed_and_recovered_meanwhile_is_no_news (OutboxFixture *fixture, gconstpointer data)
{
  static const char *const rounds[][2] = { { "Linked", FAILING }, { FAILING, "Linked" }, { "Linked", FAILING } };
  gint64 left = 0;

  read_all (fixture, 2, rounds[0]);
  left = leave (fixture);
  read_all (fixture, 2, rounds[1]);
  read_all (fixture, 2, rounds[2]);

  assert_changes (fixture, left, "", "", "");
}

static void
test_what_was_done_here_is_no_news (OutboxFixture *fixture, gconstpointer data)
{
  static const char *const statuses[] = { "Linked" };
  g_autofree char *connection_id = store_fixture_connection_id (1);
  g_autoptr (CptCompany) unlinked = store_fixture_linked_company (1, "Beaurivage", "Unlinked");
  g_autoptr (CptCompany) created = store_fixture_company (2, "Cascades");
  g_autoptr (CptChange) unlinking = NULL;
  g_autoptr (CptChange) creation = NULL;
  gint64 left = 0;

  read_all (fixture, 1, statuses);
  left = leave (fixture);
  g_object_unref (outbox_fixture_add (fixture, &(CptChangeFields){
                                                   .kind = CPT_CHANGE_UNLINK_CONNECTION,
                                                   .rid = 1,
                                                   .connection_id = connection_id,
                                               }));
  unlinking = outbox_fixture_take (fixture, NULL);
  outbox_fixture_answer (fixture, unlinking, unlinked);
  g_object_unref (outbox_fixture_create (fixture, "Cascades"));
  creation = outbox_fixture_take (fixture, NULL);
  outbox_fixture_answer (fixture, creation, created);

  assert_changes (fixture, left, "", "", "");
  g_assert_cmpint (leave (fixture), >, left);
}

static void
test_company_that_is_gone_is_no_news (OutboxFixture *fixture, gconstpointer data)
{
  static const char *const before[] = { "Linked", "Linked" };
  static const char *const after[] = { "Linked", "Deauthorized" };
  g_autoptr (CptChange) deletion = NULL;
  g_autoptr (CptChange) taken = NULL;
  gint64 left = 0;

  read_all (fixture, 2, before);
  left = leave (fixture);
  read_all (fixture, 2, after);
  deletion = outbox_fixture_delete (fixture, 2);
  outbox_fixture_pass_hold (fixture);
  taken = outbox_fixture_take (fixture, NULL);
  outbox_fixture_answer (fixture, taken, NULL);

  assert_changes (fixture, left, "", "", "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test)                                                                                                \
  g_test_add ("/visit-repository/" path, OutboxFixture, NULL, outbox_fixture_set_up, test, outbox_fixture_tear_down)
  ADD ("first-read-is-no-news", test_first_read_is_no_news);
  ADD ("what-others-did-is-news-until-it-was-seen", test_what_others_did_is_news_until_it_was_seen);
  ADD ("what-was-mended-meanwhile-is-no-news", test_what_was_mended_meanwhile_is_no_news);
  ADD ("what-fails-from-now-on-broke", test_what_fails_from_now_on_broke);
  ADD ("what-failed-and-recovered-meanwhile-is-no-news", test_what_failed_and_recovered_meanwhile_is_no_news);
  ADD ("what-was-done-here-is-no-news", test_what_was_done_here_is_no_news);
  ADD ("company-that-is-gone-is-no-news", test_company_that_is_gone_is_no_news);
#undef ADD

  return g_test_run ();
}
