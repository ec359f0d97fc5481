/* test-connection-event-repository.c — the time line of a connection holds every status that was seen, oldest first.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-connection-event-repository.h"

#include "store-fixture.h"

static GPtrArray *
list (StoreFixture *fixture, guint company, guint connection)
{
  g_autoptr (CptConnectionEventRepository) events = cpt_connection_event_repository_new (fixture->store);
  g_autofree char *company_id = store_fixture_id (company);
  g_autofree char *connection_id = store_fixture_connection_id (connection);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *found = NULL;

  cpt_connection_event_repository_list_async (events, company_id, connection_id, NULL, test_store_result, &result);
  test_await (&result);
  found = cpt_connection_event_repository_list_finish (events, result, &error);
  g_assert_no_error (error);

  return found;
}

static void
read_at (StoreFixture *fixture, gint64 now, CptCompany *company)
{
  g_autoptr (CptCompanyPage) page = store_fixture_page_of (company, NULL);

  cpt_clock_set (fixture->clock, now);
  store_fixture_read_all (fixture, page);
}

static void
assert_step (GPtrArray *events, guint position, gint64 since, const char *before, const char *after)
{
  CptConnectionEvent *event = g_ptr_array_index (events, position);

  g_assert_cmpint (cpt_connection_event_get_at (event), >=, since);
  g_assert_cmpint (cpt_connection_event_get_at (event), <, since + G_TIME_SPAN_HOUR);
  g_assert_cmpstr (cpt_connection_event_get_status_before (event), ==, before);
  g_assert_cmpstr (cpt_connection_event_get_status_after (event), ==, after);
  g_assert_false (cpt_connection_event_get_is_here (event));
}

static void
test_every_status_is_there_oldest_first (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) events = NULL;

  read_at (fixture, G_TIME_SPAN_DAY, store_fixture_linked_company (1, "Beaurivage", "PendingAuth"));
  read_at (fixture, 2 * G_TIME_SPAN_DAY, store_fixture_linked_company (1, "Beaurivage", "Linked"));
  read_at (fixture, 3 * G_TIME_SPAN_DAY, store_fixture_linked_company (1, "Beaurivage", "Deauthorized"));
  read_at (fixture, 4 * G_TIME_SPAN_DAY, store_fixture_company (1, "Beaurivage"));
  events = list (fixture, 1, 1);

  g_assert_cmpuint (events->len, ==, 3);
  assert_step (events, 0, 2 * G_TIME_SPAN_DAY, "PendingAuth", "Linked");
  assert_step (events, 1, 3 * G_TIME_SPAN_DAY, "Linked", "Deauthorized");
  assert_step (events, 2, 4 * G_TIME_SPAN_DAY, "Deauthorized", NULL);
}

static void
test_connection_that_comes_later_begins_with_its_coming (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) events = NULL;

  read_at (fixture, G_TIME_SPAN_DAY, store_fixture_company (1, "Beaurivage"));
  read_at (fixture, 2 * G_TIME_SPAN_DAY, store_fixture_linked_company (1, "Beaurivage", "PendingAuth"));
  events = list (fixture, 1, 1);

  g_assert_cmpuint (events->len, ==, 1);
  assert_step (events, 0, 2 * G_TIME_SPAN_DAY, NULL, "PendingAuth");
}

static void
test_lines_of_other_connections_are_not_mixed_in (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) mine = NULL;
  g_autoptr (GPtrArray) nobodys = NULL;

  for (guint i = 0; i < 2; i++)
    {
      const char *status = i == 0 ? "Linked" : "Unlinked";
      g_autoptr (CptCompanyPage) page =
          store_fixture_page_of (store_fixture_linked_company (1, "Beaurivage", status),
                                 store_fixture_linked_company (2, "Cascades", status), NULL);

      store_fixture_read_all (fixture, page);
    }
  mine = list (fixture, 2, 2);
  nobodys = list (fixture, 1, 2);

  g_assert_cmpuint (mine->len, ==, 1);
  g_assert_cmpuint (nobodys->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test)                                                                                                \
  g_test_add ("/connection-event-repository/" path, StoreFixture, NULL, store_fixture_set_up, test,                    \
              store_fixture_tear_down)
  ADD ("every-status-is-there-oldest-first", test_every_status_is_there_oldest_first);
  ADD ("connection-that-comes-later-begins-with-its-coming", test_connection_that_comes_later_begins_with_its_coming);
  ADD ("lines-of-other-connections-are-not-mixed-in", test_lines_of_other_connections_are_not_mixed_in);
#undef ADD

  return g_test_run ();
}
