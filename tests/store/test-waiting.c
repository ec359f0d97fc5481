/* test-waiting.c — which companies wait for their client: a Link URL was sent, and nothing was linked since.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-company-list.h"
#include "cpt-link-sent-repository.h"
#include "cpt-time.h"
#include "outbox-fixture.h"

#define DAY(number) ((number) *CPT_TIME_DAY)

static void
set_clock (OutboxFixture *fixture, gint64 now)
{
  cpt_clock_set (fixture->base.clock, now);
}

static void
read_company (OutboxFixture *fixture, gint64 now, CptCompany *company)
{
  g_autoptr (CptCompanyPage) page = store_fixture_page_of (company, NULL);

  set_clock (fixture, now);
  store_fixture_read_all (&fixture->base, page);
}

static void
send_link_of (OutboxFixture *fixture, gint64 now, gint64 rid, const char *connection_id)
{
  g_autoptr (CptLinkSentRepository) sent = cpt_link_sent_repository_new (fixture->base.store);
  g_autoptr (GArray) rids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  set_clock (fixture, now);
  g_array_append_val (rids, rid);
  cpt_link_sent_repository_record_async (sent, rids, connection_id, CPT_LINK_CHANNEL_COPIED, NULL, test_store_result,
                                         &result);
  test_await (&result);
  g_assert_true (cpt_link_sent_repository_record_finish (sent, result, &error));
  g_assert_no_error (error);
}

static void
send_link (OutboxFixture *fixture, gint64 now, gint64 rid)
{
  send_link_of (fixture, now, rid, NULL);
}

/* When a URL for this connection of company 1 was last sent; CPT_TIME_UNKNOWN when none was, or one was followed. */
static gint64
find_sending (OutboxFixture *fixture, guint connection)
{
  g_autoptr (CptLinkSentRepository) sent = cpt_link_sent_repository_new (fixture->base.store);
  g_autofree char *connection_id = store_fixture_connection_id (connection);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) sendings = NULL;
  g_autoptr (GError) error = NULL;

  cpt_link_sent_repository_list_async (sent, 1, NULL, test_store_result, &result);
  test_await (&result);
  sendings = cpt_link_sent_repository_list_finish (sent, result, &error);
  g_assert_no_error (error);

  return cpt_link_sent_find (sendings, connection_id);
}

static void
assert_sent (OutboxFixture *fixture, guint connection, gint64 since)
{
  gint64 at = find_sending (fixture, connection);

  g_assert_cmpint (at, >=, since);
  g_assert_cmpint (at, <, since + G_TIME_SPAN_HOUR);
}

static gboolean
is_settled (gpointer user_data)
{
  CptCompanyList *list = user_data;
  gboolean is_searching = FALSE;

  g_object_get (list, "is-searching", &is_searching, NULL);

  return cpt_company_list_get_is_loaded (list) && !is_searching;
}

/* The names of those that wait, oldest sending first; and whether each row says when that was. */
static char *
list_waiting (OutboxFixture *fixture)
{
  g_autoptr (CptCompanyList) list = cpt_company_list_new (fixture->base.store);
  g_autoptr (GString) names = g_string_new (NULL);

  cpt_company_list_set_query (list, &(CptCompanyQuery){
                                        .filter = CPT_COMPANY_FILTER_WAITING,
                                        .sort = CPT_COMPANY_SORT_LINK_SENT,
                                    });
  cpt_company_list_load (list);
  test_await_true (is_settled, list);
  g_assert_cmpuint (cpt_company_list_get_count (list, CPT_COMPANY_FILTER_WAITING), ==,
                    cpt_company_list_get_n_hits (list));
  for (guint i = 0; i < cpt_company_list_get_n_hits (list); i++)
    {
      CptCompanyRow *row = cpt_company_list_get_row (list, cpt_company_list_get_rid (list, i));

      g_assert_cmpint (cpt_company_row_get_link_sent (row), !=, CPT_TIME_UNKNOWN);
      g_string_append_printf (names, "%s%s", i > 0 ? "|" : "",
                              cpt_company_get_name (cpt_company_row_get_company (row)));
    }

  return g_string_free (g_steal_pointer (&names), FALSE);
}

static void
assert_waiting (OutboxFixture *fixture, const char *expected)
{
  g_autofree char *names = list_waiting (fixture);

  g_assert_cmpstr (names, ==, expected);
}

static void
test_sent_link_waits_until_the_client_has_linked (OutboxFixture *fixture, gconstpointer data)
{
  read_company (fixture, DAY (1), store_fixture_linked_company (1, "Beaurivage", "PendingAuth"));
  assert_waiting (fixture, "");

  send_link (fixture, DAY (2), 1);
  assert_waiting (fixture, "Beaurivage");

  read_company (fixture, DAY (3), store_fixture_linked_company (1, "Beaurivage", "Linked"));
  assert_waiting (fixture, "");
}

static void
test_what_breaks_again_waits_only_once_it_was_sent_again (OutboxFixture *fixture, gconstpointer data)
{
  read_company (fixture, DAY (1), store_fixture_linked_company (1, "Beaurivage", "PendingAuth"));
  send_link (fixture, DAY (2), 1);
  read_company (fixture, DAY (3), store_fixture_linked_company (1, "Beaurivage", "Linked"));
  read_company (fixture, DAY (4), store_fixture_linked_company (1, "Beaurivage", "Deauthorized"));
  assert_waiting (fixture, "");

  send_link (fixture, DAY (5), 1);
  assert_waiting (fixture, "Beaurivage");
}

static void
test_company_without_a_connection_waits_too (OutboxFixture *fixture, gconstpointer data)
{
  read_company (fixture, DAY (1), store_fixture_company (1, "Beaurivage"));
  send_link (fixture, DAY (2), 1);

  assert_waiting (fixture, "Beaurivage");
}

static void
test_company_that_is_linked_throughout_does_not_wait (OutboxFixture *fixture, gconstpointer data)
{
  read_company (fixture, DAY (1), store_fixture_linked_company (1, "Beaurivage", "Linked"));
  send_link (fixture, DAY (2), 1);

  assert_waiting (fixture, "");
}

static void
test_what_the_user_did_counts_before_the_platform_knows (OutboxFixture *fixture, gconstpointer data)
{
  g_autofree char *connection_id = store_fixture_connection_id (1);
  g_autoptr (CptChange) change = NULL;

  read_company (fixture, DAY (1), store_fixture_linked_company (1, "Beaurivage", "Linked"));
  send_link (fixture, DAY (2), 1);
  change = outbox_fixture_add (fixture, &(CptChangeFields){
                                            .kind = CPT_CHANGE_UNLINK_CONNECTION,
                                            .rid = 1,
                                            .connection_id = connection_id,
                                        });

  assert_waiting (fixture, "Beaurivage");
}

static void
test_company_that_is_gone_does_not_wait (OutboxFixture *fixture, gconstpointer data)
{
  g_autoptr (CptChange) change = NULL;

  read_company (fixture, DAY (1), store_fixture_company (1, "Beaurivage"));
  send_link (fixture, DAY (2), 1);
  change = outbox_fixture_delete (fixture, 1);

  assert_waiting (fixture, "");
}

static void
test_oldest_sending_comes_first_and_the_last_of_each_counts (OutboxFixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompanyPage) page =
      store_fixture_page_of (store_fixture_company (1, "Alder"), store_fixture_company (2, "Birch"),
                             store_fixture_company (3, "Cedar"), store_fixture_company (4, "Dogwood"), NULL);

  set_clock (fixture, DAY (1));
  store_fixture_read_all (&fixture->base, page);
  send_link (fixture, DAY (2), 1);
  send_link (fixture, DAY (3), 3);
  send_link (fixture, DAY (4), 2);
  send_link (fixture, DAY (5), 1);

  assert_waiting (fixture, "Cedar|Birch|Alder");
}

static void
test_list_that_is_shown_follows_at_once (OutboxFixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompanyList) list = NULL;

  read_company (fixture, DAY (1), store_fixture_company (1, "Beaurivage"));
  list = cpt_company_list_new (fixture->base.store);
  cpt_company_list_load (list);
  test_await_true (is_settled, list);
  send_link (fixture, DAY (2), 1);
  while (cpt_company_list_get_count (list, CPT_COMPANY_FILTER_WAITING) == 0)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpint (cpt_company_row_get_link_sent (cpt_company_list_get_row (list, 1)), >=, DAY (2));
}

static void
test_last_sending_of_each_connection_is_found (OutboxFixture *fixture, gconstpointer data)
{
  g_autofree char *connection_id = store_fixture_connection_id (1);

  read_company (fixture, DAY (1), store_fixture_linked_company (1, "Beaurivage", "PendingAuth"));
  g_assert_cmpint (find_sending (fixture, 1), ==, CPT_TIME_UNKNOWN);
  send_link (fixture, DAY (2), 1);
  send_link_of (fixture, DAY (3), 1, connection_id);
  assert_sent (fixture, 1, DAY (3));
  assert_sent (fixture, 2, DAY (2));
  send_link (fixture, DAY (4), 1);
  assert_sent (fixture, 1, DAY (4));
}

static void
test_sending_that_was_followed_is_not_found (OutboxFixture *fixture, gconstpointer data)
{
  g_autofree char *other_id = store_fixture_connection_id (2);

  read_company (fixture, DAY (1), store_fixture_linked_company (1, "Beaurivage", "PendingAuth"));
  send_link (fixture, DAY (2), 1);
  send_link_of (fixture, DAY (2), 1, other_id);
  read_company (fixture, DAY (3), store_fixture_linked_company (1, "Beaurivage", "Linked"));

  g_assert_cmpint (find_sending (fixture, 1), ==, CPT_TIME_UNKNOWN);
  assert_sent (fixture, 2, DAY (2));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test)                                                                                                \
  g_test_add ("/waiting/" path, OutboxFixture, NULL, outbox_fixture_set_up, test, outbox_fixture_tear_down)
  ADD ("sent-link-waits-until-the-client-has-linked", test_sent_link_waits_until_the_client_has_linked);
  ADD ("what-breaks-again-waits-only-once-it-was-sent-again", test_what_breaks_again_waits_only_once_it_was_sent_again);
  ADD ("company-without-a-connection-waits-too", test_company_without_a_connection_waits_too);
  ADD ("company-that-is-linked-throughout-does-not-wait", test_company_that_is_linked_throughout_does_not_wait);
  ADD ("what-the-user-did-counts-before-the-platform-knows", test_what_the_user_did_counts_before_the_platform_knows);
  ADD ("company-that-is-gone-does-not-wait", test_company_that_is_gone_does_not_wait);
  ADD ("oldest-sending-comes-first-and-the-last-of-each-counts",
       test_oldest_sending_comes_first_and_the_last_of_each_counts);
  ADD ("last-sending-of-each-connection-is-found", test_last_sending_of_each_connection_is_found);
  ADD ("sending-that-was-followed-is-not-found", test_sending_that_was_followed_is_not_found);
  ADD ("list-that-is-shown-follows-at-once", test_list_that_is_shown_follows_at_once);
#undef ADD

  return g_test_run ();
}
