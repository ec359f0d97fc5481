/* test-sync-order.c — what the user did, over what the platform said: in whatever order the two come in.
 *
 * A page never overwrites, hides or resurrects a company whose change was answered, or was under way, after that page
 * was asked for. The pages and the answers come over real HTTP; each order is forced by storing them one by one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "deed-fixture.h"

static const CptChangeKind kinds[] = {
  CPT_CHANGE_CREATE_COMPANY,
  CPT_CHANGE_RENAME_COMPANY,
  CPT_CHANGE_DELETE_COMPANY,
  CPT_CHANGE_UNLINK_CONNECTION,
};

static void
set_up (DeedFixture *fixture, gconstpointer data)
{
  deed_fixture_set_up (fixture, *(const CptChangeKind *) data);
  deed_fixture_do (fixture);
}

static void
tear_down (DeedFixture *fixture, gconstpointer data)
{
  deed_fixture_tear_down (fixture);
}

static void
store_page (DeedFixture *fixture, CptCompanyPage *page, gint64 sequence)
{
  g_autoptr (GAsyncResult) begin_result = NULL;
  g_autoptr (GAsyncResult) put_result = NULL;
  g_autoptr (GError) error = NULL;
  CptReadCursor cursor;
  gboolean is_done;

  cpt_company_repository_begin_read_async (fixture->base.companies, 5000, NULL, test_store_result, &begin_result);
  test_await (&begin_result);
  is_done = cpt_company_repository_begin_read_finish (fixture->base.companies, begin_result, &cursor, &error);
  g_assert_no_error (error);
  g_assert_true (is_done);

  cpt_company_repository_put_page_async (fixture->base.companies, page, sequence, &cursor, NULL, test_store_result,
                                         &put_result);
  test_await (&put_result);
  is_done = cpt_company_repository_put_page_finish (fixture->base.companies, put_result, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (is_done);
}

static void
send_and_answer (DeedFixture *fixture)
{
  gint64 sequence = cpt_company_repository_next_sequence (fixture->base.companies);
  g_auto (CptOutboxAnswer) answer = { 0 };

  g_assert_true (deed_fixture_send (fixture, &answer));
  deed_fixture_answer (fixture, &answer, sequence);
}

static void
test_a_page_asked_before_stored_after (DeedFixture *fixture, gconstpointer data)
{
  gint64 sequence = cpt_company_repository_next_sequence (fixture->base.companies);
  g_autoptr (CptCompanyPage) page = sync_fixture_list_platform (&fixture->base);

  deed_fixture_take (fixture);
  send_and_answer (fixture);
  store_page (fixture, page, sequence);

  deed_fixture_assert_done_once (fixture);
}

static void
test_a_page_asked_while_under_way_stored_after (DeedFixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompanyPage) page = NULL;
  gint64 sequence;

  deed_fixture_take (fixture);
  sequence = cpt_company_repository_next_sequence (fixture->base.companies);
  page = sync_fixture_list_platform (&fixture->base);
  send_and_answer (fixture);
  store_page (fixture, page, sequence);

  deed_fixture_assert_done_once (fixture);
}

static void
test_a_page_asked_and_stored_while_under_way (DeedFixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompanyPage) page = NULL;
  gint64 sequence;

  deed_fixture_take (fixture);
  sequence = cpt_company_repository_next_sequence (fixture->base.companies);
  page = sync_fixture_list_platform (&fixture->base);
  store_page (fixture, page, sequence);
  send_and_answer (fixture);

  deed_fixture_assert_done_once (fixture);
}

static void
test_a_page_that_shows_it_before_the_answer (DeedFixture *fixture, gconstpointer data)
{
  g_auto (CptOutboxAnswer) answer = { 0 };
  g_autoptr (CptCompanyPage) page = NULL;
  gint64 sequence = cpt_company_repository_next_sequence (fixture->base.companies);
  gint64 page_sequence;

  deed_fixture_take (fixture);
  g_assert_true (deed_fixture_send (fixture, &answer));
  page_sequence = cpt_company_repository_next_sequence (fixture->base.companies);
  page = sync_fixture_list_platform (&fixture->base);
  store_page (fixture, page, page_sequence);
  deed_fixture_answer (fixture, &answer, sequence);

  deed_fixture_assert_done_once (fixture);
}

static void
test_a_page_asked_after_the_answer (DeedFixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompanyPage) page = NULL;
  gint64 sequence;

  deed_fixture_take (fixture);
  send_and_answer (fixture);
  sequence = cpt_company_repository_next_sequence (fixture->base.companies);
  page = sync_fixture_list_platform (&fixture->base);
  store_page (fixture, page, sequence);

  deed_fixture_assert_done_once (fixture);
}

static const struct
{
  const char *claim;
  void (*func) (DeedFixture *, gconstpointer);
} orders[] = {
  { "a-page-asked-before-stored-after", test_a_page_asked_before_stored_after },
  { "a-page-asked-while-under-way-stored-after", test_a_page_asked_while_under_way_stored_after },
  { "a-page-asked-and-stored-while-under-way", test_a_page_asked_and_stored_while_under_way },
  { "a-page-that-shows-it-before-the-answer", test_a_page_that_shows_it_before_the_answer },
  { "a-page-asked-after-the-answer", test_a_page_asked_after_the_answer },
};

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    for (guint j = 0; j < G_N_ELEMENTS (orders); j++)
      {
        g_autofree char *path =
            g_strdup_printf ("/sync/order/%s/%s", deed_fixture_get_kind_name (kinds[i]), orders[j].claim);

        g_test_add (path, DeedFixture, &kinds[i], set_up, orders[j].func, tear_down);
      }

  return g_test_run ();
}
