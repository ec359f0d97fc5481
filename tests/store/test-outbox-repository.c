/* test-outbox-repository.c — what the user did is kept, shown, sent in order, taken back, and never twice.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-link-sent-repository.h"
#include "cpt-time.h"
#include "outbox-fixture.h"

static void
read_one (OutboxFixture *fixture, CptCompany *company)
{
  g_autoptr (CptCompanyPage) page = store_fixture_page_of (company, NULL);

  store_fixture_read_all (&fixture->base, page);
}

static void
assert_shown (OutboxFixture *fixture, const char *expected)
{
  g_autofree char *shown = outbox_fixture_shown (fixture);

  g_assert_cmpstr (shown, ==, expected);
}

static void
test_company_to_be_created_is_shown_until_it_has_its_row (OutboxFixture *fixture, gconstpointer data)
{
  g_autoptr (CptChange) change = outbox_fixture_create (fixture, "Beaurivage");
  g_autoptr (CptChange) taken = NULL;
  g_autoptr (CptCompany) created = store_fixture_company (7, "Beaurivage");
  g_autoptr (CptCompany) waiting = store_fixture_get (&fixture->base, -cpt_change_get_id (change), NULL);
  g_autoptr (CptCompany) there = NULL;
  gint64 rid = 0;

  g_assert_cmpint (cpt_change_get_rid (change), ==, -cpt_change_get_id (change));
  g_assert_nonnull (cpt_change_get_idempotency_key (change));
  g_assert_cmpstr (cpt_company_get_id (waiting), ==, "");
  assert_shown (fixture, "Beaurivage*2");

  taken = outbox_fixture_take (fixture, NULL);
  g_assert_cmpint (cpt_change_get_id (taken), ==, cpt_change_get_id (change));
  assert_shown (fixture, "Beaurivage*3");

  rid = outbox_fixture_answer (fixture, taken, created);
  g_assert_cmpint (rid, >, 0);
  assert_shown (fixture, "Beaurivage");
  there = store_fixture_get (&fixture->base, -cpt_change_get_id (change), NULL);
  g_assert_cmpstr (cpt_company_get_id (there), ==, cpt_company_get_id (created));
  g_assert_cmpint (store_fixture_number (&fixture->base, "SELECT here FROM activity WHERE kind = 1"), ==, 1);
}

static gboolean
has_nothing_pending (gpointer user_data)
{
  CptCompanyRow *row = cpt_company_list_get_row (user_data, cpt_company_list_get_rid (user_data, 0));

  return row != NULL && cpt_company_row_get_rid (row) > 0;
}

static void
test_list_finds_what_was_created_by_its_old_row (OutboxFixture *fixture, gconstpointer data)
{
  g_autoptr (CptChange) change = outbox_fixture_create (fixture, "Beaurivage");
  g_autoptr (CptChange) taken = outbox_fixture_take (fixture, NULL);
  g_autoptr (CptCompany) created = store_fixture_company (7, "Beaurivage");
  CptCompanyList *list = cpt_company_list_new (fixture->base.store);
  gint64 old_rid = cpt_change_get_rid (change);
  gint64 rid = outbox_fixture_answer (fixture, taken, created);

  cpt_company_list_load (list);
  test_await_true (has_nothing_pending, list);
  g_assert_cmpint (cpt_company_row_get_rid (cpt_company_list_get_row (list, old_rid)), ==, rid);
  g_assert_cmpuint (cpt_company_list_find (list, old_rid), ==, 0);
  g_assert_finalize_object (list);
}

static void
test_renaming_what_was_not_sent_changes_what_is_created (OutboxFixture *fixture, gconstpointer data)
{
  g_autoptr (CptChange) creation = outbox_fixture_create (fixture, "Beaurivage");
  g_autoptr (CptChange) renamed = outbox_fixture_rename (fixture, cpt_change_get_rid (creation), "Bellerive");
  g_autoptr (GPtrArray) changes = outbox_fixture_list (fixture);

  g_assert_cmpint (cpt_change_get_id (renamed), ==, cpt_change_get_id (creation));
  g_assert_cmpuint (changes->len, ==, 1);
  g_assert_cmpint (cpt_change_get_kind (renamed), ==, CPT_CHANGE_CREATE_COMPANY);
  g_assert_cmpstr (cpt_change_get_name (renamed), ==, "Bellerive");
  assert_shown (fixture, "Bellerive*2");
}

static void
test_renaming_what_is_being_created_waits_for_its_row (OutboxFixture *fixture, gconstpointer data)
{
  g_autoptr (CptChange) creation = outbox_fixture_create (fixture, "Beaurivage");
  g_autoptr (CptChange) taken = outbox_fixture_take (fixture, NULL);
  g_autoptr (CptChange) renaming = outbox_fixture_rename (fixture, cpt_change_get_rid (creation), "Bellerive");
  g_autoptr (CptChange) too_early = outbox_fixture_take (fixture, NULL);
  g_autoptr (CptCompany) created = store_fixture_company (7, "Beaurivage");
  g_autoptr (CptChange) now = NULL;
  gint64 rid = 0;

  g_assert_null (too_early);
  assert_shown (fixture, "Bellerive*3*2");

  rid = outbox_fixture_answer (fixture, taken, created);
  assert_shown (fixture, "Bellerive*2");
  now = outbox_fixture_take (fixture, NULL);
  g_assert_cmpint (cpt_change_get_id (now), ==, cpt_change_get_id (renaming));
  g_assert_cmpint (cpt_change_get_rid (now), ==, rid);
  g_assert_cmpstr (cpt_change_get_company_id (now), ==, cpt_company_get_id (created));
}

static void
test_deleting_what_was_not_sent_takes_it_back (OutboxFixture *fixture, gconstpointer data)
{
  g_autoptr (CptChange) creation = outbox_fixture_create (fixture, "Beaurivage");
  g_autoptr (CptChange) none = outbox_fixture_delete (fixture, cpt_change_get_rid (creation));
  g_autoptr (GPtrArray) changes = outbox_fixture_list (fixture);

  g_assert_null (none);
  g_assert_cmpuint (changes->len, ==, 0);
  assert_shown (fixture, "");
}

static void
test_two_renamings_that_were_not_sent_are_one (OutboxFixture *fixture, gconstpointer data)
{
  g_autoptr (CptChange) first = NULL;
  g_autoptr (CptChange) second = NULL;

  read_one (fixture, store_fixture_company (1, "Beaurivage"));
  first = outbox_fixture_rename (fixture, 1, "Bellerive");
  second = outbox_fixture_rename (fixture, 1, "Rivebelle");

  g_assert_cmpint (cpt_change_get_id (second), ==, cpt_change_get_id (first));
  g_assert_cmpstr (cpt_change_get_old_name (second), ==, "Beaurivage");
  assert_shown (fixture, "Rivebelle*2");
}

static void
test_deletion_is_held_for_eight_seconds (OutboxFixture *fixture, gconstpointer data)
{
  g_autoptr (CptChange) deletion = NULL;
  g_autoptr (CptChange) early = NULL;
  g_autoptr (CptChange) late = NULL;
  gint64 due = 0;

  read_one (fixture, store_fixture_company (1, "Beaurivage"));
  deletion = outbox_fixture_delete (fixture, 1);
  g_assert_cmpint (cpt_change_get_state (deletion), ==, CPT_CHANGE_HELD);
  g_assert_cmpint (cpt_change_get_not_before (deletion) - cpt_change_get_created (deletion), ==, 8 * CPT_TIME_SECOND);
  assert_shown (fixture, "");

  early = outbox_fixture_take (fixture, &due);
  g_assert_null (early);
  g_assert_cmpint (due, ==, cpt_change_get_not_before (deletion));

  outbox_fixture_pass_hold (fixture);
  late = outbox_fixture_take (fixture, &due);
  g_assert_cmpint (cpt_change_get_id (late), ==, cpt_change_get_id (deletion));
  g_assert_cmpint (due, ==, CPT_TIME_UNKNOWN);
  outbox_fixture_answer (fixture, late, NULL);
  assert_shown (fixture, "");
  g_assert_cmpint (store_fixture_number (&fixture->base, "SELECT here FROM activity WHERE kind = 3"), ==, 1);
}

static void
test_hold_begins_again_at_the_next_start (OutboxFixture *fixture, gconstpointer data)
{
  g_autoptr (CptChange) deletion = NULL;
  g_autoptr (CptChange) none = NULL;
  gint64 due = 0;

  read_one (fixture, store_fixture_company (1, "Beaurivage"));
  deletion = outbox_fixture_delete (fixture, 1);
  outbox_fixture_pass_hold (fixture);
  outbox_fixture_reopen (fixture);

  none = outbox_fixture_take (fixture, &due);
  g_assert_null (none);
  g_assert_cmpint (due, >, cpt_change_get_not_before (deletion) + 8 * CPT_TIME_SECOND);
}

static void
test_clock_that_goes_back_does_not_hold_longer (OutboxFixture *fixture, gconstpointer data)
{
  g_autoptr (CptChange) deletion = NULL;
  g_autoptr (CptChange) none = NULL;
  gint64 due = 0;

  read_one (fixture, store_fixture_company (1, "Beaurivage"));
  deletion = outbox_fixture_delete (fixture, 1);
  cpt_clock_set (fixture->base.clock, cpt_clock_now (fixture->base.clock) - 3600 * CPT_TIME_SECOND);
  none = outbox_fixture_take (fixture, &due);

  g_assert_null (none);
  g_assert_cmpint (due, <=, cpt_clock_now (fixture->base.clock) + 8 * CPT_TIME_SECOND);
}

static void
test_clock_that_is_set_later_does_not_hold_shorter (OutboxFixture *fixture, gconstpointer data)
{
  g_autoptr (CptChange) deletion = NULL;
  gint64 due = 0;

  /* The platform, which is a day ahead, has not told the time yet when the deletion begins to be held again. */
  read_one (fixture, store_fixture_company (1, "Beaurivage"));
  deletion = outbox_fixture_delete (fixture, 1);
  g_set_object (&fixture->base.clock, NULL);
  fixture->base.clock = cpt_clock_new ();
  outbox_fixture_reopen (fixture);
  cpt_clock_set (fixture->base.clock, g_get_real_time () + CPT_TIME_DAY);

  g_assert_null (outbox_fixture_take (fixture, &due));
  g_assert_cmpint (due - cpt_clock_now (fixture->base.clock), >, 0);
  g_assert_cmpint (due - cpt_clock_now (fixture->base.clock), <=, 8 * CPT_TIME_SECOND);
}

static void
test_held_deletion_can_be_taken_back (OutboxFixture *fixture, gconstpointer data)
{
  g_autoptr (CptChange) deletion = NULL;

  read_one (fixture, store_fixture_company (1, "Beaurivage"));
  deletion = outbox_fixture_delete (fixture, 1);

  g_assert_cmpuint (outbox_fixture_cancel (fixture, cpt_change_get_id (deletion)), ==, 1);
  assert_shown (fixture, "Beaurivage");
}

static void
test_what_is_on_its_way_cannot_be_taken_back (OutboxFixture *fixture, gconstpointer data)
{
  g_autoptr (CptChange) creation = outbox_fixture_create (fixture, "Beaurivage");
  g_autoptr (CptChange) taken = outbox_fixture_take (fixture, NULL);

  g_assert_cmpuint (outbox_fixture_cancel (fixture, cpt_change_get_id (taken)), ==, 0);
  outbox_fixture_release (fixture, taken, CPT_CHANGE_UNSURE, FALSE, CPT_TIME_UNKNOWN, NULL);
  g_assert_cmpuint (outbox_fixture_cancel (fixture, cpt_change_get_id (taken)), ==, 0);
  assert_shown (fixture, "Beaurivage*4");
}

static void
test_changes_of_one_company_go_in_order (OutboxFixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompanyPage) page =
      store_fixture_page_of (store_fixture_company (1, "One"), store_fixture_company (2, "Two"), NULL);
  g_autofree char *connection_id = store_fixture_connection_id (1);
  g_autoptr (CptChange) renaming = NULL;
  g_autoptr (CptChange) unlinking = NULL;
  g_autoptr (CptChange) other = NULL;
  g_autoptr (CptChange) first = NULL;
  g_autoptr (CptChange) second = NULL;
  g_autoptr (CptChange) third = NULL;
  g_autoptr (CptChange) fourth = NULL;

  store_fixture_read_all (&fixture->base, page);
  renaming = outbox_fixture_rename (fixture, 1, "First");
  unlinking = outbox_fixture_add (
      fixture, &(CptChangeFields){ .kind = CPT_CHANGE_UNLINK_CONNECTION, .rid = 1, .connection_id = connection_id });
  other = outbox_fixture_rename (fixture, 2, "Second");

  first = outbox_fixture_take (fixture, NULL);
  second = outbox_fixture_take (fixture, NULL);
  third = outbox_fixture_take (fixture, NULL);
  g_assert_cmpint (cpt_change_get_id (first), ==, cpt_change_get_id (renaming));
  g_assert_cmpint (cpt_change_get_id (second), ==, cpt_change_get_id (other));
  g_assert_null (third);

  /* One that failed blocks nothing. */
  outbox_fixture_release (fixture, first, CPT_CHANGE_FAILED, FALSE, CPT_TIME_UNKNOWN, NULL);
  fourth = outbox_fixture_take (fixture, NULL);
  g_assert_cmpint (cpt_change_get_id (fourth), ==, cpt_change_get_id (unlinking));
}

static void
test_what_was_sent_when_the_program_ended_is_unsure (OutboxFixture *fixture, gconstpointer data)
{
  g_autoptr (CptChange) creation = outbox_fixture_create (fixture, "Beaurivage");
  g_autoptr (CptChange) taken = outbox_fixture_take (fixture, NULL);
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (CptChange) again = NULL;

  outbox_fixture_reopen (fixture);
  changes = outbox_fixture_list (fixture);
  g_assert_cmpint (cpt_change_get_state (g_ptr_array_index (changes, 0)), ==, CPT_CHANGE_UNSURE);

  again = outbox_fixture_take (fixture, NULL);
  g_assert_cmpstr (cpt_change_get_idempotency_key (again), ==, cpt_change_get_idempotency_key (taken));
  g_assert_cmpint (cpt_change_get_first_sent (again), ==, cpt_change_get_first_sent (taken));
  g_assert_cmpuint (cpt_change_get_attempts (again), ==, 2);
}

static void
test_spent_key_is_replaced_before_it_is_sent_again (OutboxFixture *fixture, gconstpointer data)
{
  g_autoptr (CptChange) creation = outbox_fixture_create (fixture, "Beaurivage");
  g_autoptr (CptChange) first = outbox_fixture_take (fixture, NULL);
  g_autoptr (CptChange) second = NULL;
  g_autoptr (CptChange) third = NULL;
  gint64 later = cpt_clock_now (fixture->base.clock) + 5 * CPT_TIME_SECOND;
  gint64 due = 0;

  outbox_fixture_release (fixture, first, CPT_CHANGE_WAITING, FALSE, CPT_TIME_UNKNOWN, NULL);
  second = outbox_fixture_take (fixture, NULL);
  g_assert_cmpstr (cpt_change_get_idempotency_key (second), ==, cpt_change_get_idempotency_key (first));

  outbox_fixture_release (fixture, second, CPT_CHANGE_WAITING, TRUE, later, NULL);
  g_assert_null (outbox_fixture_take (fixture, &due));
  g_assert_cmpint (due, ==, later);
  outbox_fixture_pass_hold (fixture);
  third = outbox_fixture_take (fixture, NULL);
  g_assert_cmpstr (cpt_change_get_idempotency_key (third), !=, cpt_change_get_idempotency_key (first));
  g_assert_cmpint (cpt_change_get_first_sent (third), >, cpt_change_get_first_sent (first));
}

static void
test_change_that_failed_says_why_until_it_is_tried_again (OutboxFixture *fixture, gconstpointer data)
{
  CptErrorAnswer answer = { .http_status = 402,
                            .text = (char *) "Company limit exceeded",
                            .correlation_id = (char *) "c1" };
  g_autoptr (GError) why = cpt_error_new_answer (CPT_ERROR_REFUSED, &answer, "%s", "refused");
  g_autoptr (GError) kept = NULL;
  g_autoptr (CptChange) taken = NULL;
  g_autoptr (CptChange) again = NULL;
  g_autoptr (GPtrArray) changes = NULL;

  read_one (fixture, store_fixture_company (1, "Beaurivage"));
  g_object_unref (outbox_fixture_rename (fixture, 1, "Bellerive"));
  taken = outbox_fixture_take (fixture, NULL);
  outbox_fixture_release (fixture, taken, CPT_CHANGE_FAILED, FALSE, CPT_TIME_UNKNOWN, why);
  assert_shown (fixture, "Beaurivage*6");

  changes = outbox_fixture_list (fixture);
  kept = cpt_change_dup_error (g_ptr_array_index (changes, 0));
  g_assert_error (kept, CPT_ERROR, CPT_ERROR_REFUSED);
  g_assert_cmpstr (cpt_error_get_answer (kept)->text, ==, "Company limit exceeded");
  g_assert_cmpstr (cpt_error_get_answer (kept)->correlation_id, ==, "c1");

  outbox_fixture_retry (fixture, cpt_change_get_id (taken));
  assert_shown (fixture, "Bellerive*2");
  again = outbox_fixture_take (fixture, NULL);
  g_assert_cmpstr (cpt_change_get_idempotency_key (again), !=, cpt_change_get_idempotency_key (taken));
  g_assert_null (cpt_change_dup_error (again));
}

static void
test_reason_stands_while_it_says_to_look_first (OutboxFixture *fixture, gconstpointer data)
{
  CptErrorAnswer answer = { .http_status = 500 };
  g_autoptr (GError) why = cpt_error_new_answer (CPT_ERROR_SERVER, &answer, "%s", "failed");
  g_autoptr (CptChange) creation = outbox_fixture_create (fixture, "Beaurivage");
  g_autoptr (CptChange) first = outbox_fixture_take (fixture, NULL);
  g_autoptr (CptChange) second = NULL;
  g_autoptr (CptChange) third = NULL;
  g_autoptr (CptChange) fourth = NULL;
  g_autoptr (GError) kept = NULL;

  outbox_fixture_release (fixture, first, CPT_CHANGE_UNSURE, FALSE, CPT_TIME_UNKNOWN, why);
  second = outbox_fixture_take (fixture, NULL);
  outbox_fixture_release (fixture, second, CPT_CHANGE_UNSURE, FALSE, CPT_TIME_UNKNOWN, NULL);
  third = outbox_fixture_take (fixture, NULL);
  kept = cpt_change_dup_error (third);
  g_assert_cmpuint (cpt_error_get_answer (kept)->http_status, ==, 500);

  outbox_fixture_release (fixture, third, CPT_CHANGE_WAITING, TRUE, CPT_TIME_UNKNOWN, NULL);
  fourth = outbox_fixture_take (fixture, NULL);
  g_assert_null (cpt_change_dup_error (fourth));
}

static void
test_change_of_a_company_that_is_gone_is_refused (OutboxFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = outbox_fixture_fail_to_add (
      fixture, &(CptChangeFields){ .kind = CPT_CHANGE_RENAME_COMPANY, .rid = 99, .name = "Nobody" });

  g_assert_error (error, CPT_ERROR, CPT_ERROR_NOT_FOUND);
}

static void
test_connections_show_what_was_asked_for (OutboxFixture *fixture, gconstpointer data)
{
  g_autofree char *connection_id = store_fixture_connection_id (1);
  g_autoptr (CptChange) change = NULL;
  g_autoptr (CptChange) taken = NULL;

  read_one (fixture, store_fixture_linked_company (1, "Beaurivage", "Linked"));
  change = outbox_fixture_add (
      fixture, &(CptChangeFields){ .kind = CPT_CHANGE_UNLINK_CONNECTION, .rid = 1, .connection_id = connection_id });
  assert_shown (fixture, "Beaurivage+Unlinked*2");
  taken = outbox_fixture_take (fixture, NULL);
  outbox_fixture_answer (fixture, taken, NULL);
  assert_shown (fixture, "Beaurivage+Unlinked");
  g_assert_cmpint (store_fixture_number (&fixture->base, "SELECT here FROM connection_event WHERE after = 'Unlinked'"),
                   ==, 1);

  g_object_unref (outbox_fixture_add (
      fixture, &(CptChangeFields){ .kind = CPT_CHANGE_DELETE_CONNECTION, .rid = 1, .connection_id = connection_id }));
  assert_shown (fixture, "Beaurivage*2");
}

static void
test_answered_creation_is_claimed_by_its_name (OutboxFixture *fixture, gconstpointer data)
{
  g_autoptr (CptChange) creation = outbox_fixture_create (fixture, "Beaurivage");
  g_autoptr (CptChange) taken = outbox_fixture_take (fixture, NULL);
  g_autoptr (CptCompany) created = store_fixture_company (7, "Beaurivage");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) ids = NULL;
  g_autoptr (GError) error = NULL;

  outbox_fixture_answer (fixture, taken, created);
  cpt_outbox_repository_list_claimed_ids_async (fixture->outbox, cpt_company_get_created (created), "Beaurivage", NULL,
                                                test_store_result, &result);
  test_await (&result);
  ids = cpt_outbox_repository_list_claimed_ids_finish (fixture->outbox, result, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (ids, 0), ==, cpt_company_get_id (created));
}

static void
test_sent_links_are_recorded_by_company (OutboxFixture *fixture, gconstpointer data)
{
  g_autoptr (CptLinkSentRepository) links = cpt_link_sent_repository_new (fixture->base.store);
  g_autoptr (GArray) rids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  const gint64 rid = 1;

  read_one (fixture, store_fixture_company (1, "Beaurivage"));
  g_array_append_val (rids, rid);
  cpt_link_sent_repository_record_async (links, rids, NULL, CPT_LINK_CHANNEL_MAILED, NULL, test_store_result, &result);
  test_await (&result);

  g_assert_true (cpt_link_sent_repository_record_finish (links, result, &error));
  g_assert_cmpint (store_fixture_number (&fixture->base, "SELECT channel FROM link_sent JOIN company "
                                                         "ON company.id = link_sent.company_id"),
                   ==, CPT_LINK_CHANNEL_MAILED);
}

static void
test_name_of_what_waits_is_found (OutboxFixture *fixture, gconstpointer data)
{
  g_autoptr (CptChange) creation = outbox_fixture_create (fixture, "Café Beaurivage");

  read_one (fixture, store_fixture_company (1, "Atelier"));
  g_object_unref (outbox_fixture_rename (fixture, 1, "Bellerive"));

  g_assert_cmpint (store_fixture_find (&fixture->base, "cafe beaurivage"), ==, cpt_change_get_rid (creation));
  g_assert_cmpint (store_fixture_find (&fixture->base, "bellerive"), ==, 1);
  g_assert_cmpint (store_fixture_find (&fixture->base, "atelier"), ==, 0);
}

static void
test_what_the_user_did_last_is_kept_by_closing (OutboxFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (CptCompanyPage) page = store_fixture_page (1, 5000, 5000);
  g_autoptr (GAsyncResult) page_result = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) stored = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (changes, cpt_change_new (&(CptChangeFields){ .kind = CPT_CHANGE_CREATE_COMPANY, .name = "Last" }));
  cpt_company_repository_put_page_async (fixture->base.companies, page, 1, NULL, NULL, test_store_result, &page_result);
  cpt_outbox_repository_add_async (fixture->outbox, changes, NULL, test_store_result, &result);
  cpt_store_close (fixture->base.store);
  test_await (&result);
  test_await (&page_result);
  stored = cpt_outbox_repository_add_finish (fixture->outbox, result, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (stored->len, ==, 1);
  g_clear_object (&result);
  g_clear_object (&page_result);
  outbox_fixture_reopen (fixture);
  g_assert_cmpint (store_fixture_number (&fixture->base, "SELECT count(*) FROM outbox WHERE name = 'Last'"), ==, 1);
}

/* Both are asked for at once: whichever comes first, the change is stored and the index is made. */
static void
test_index_is_made_though_the_user_goes_first (OutboxFixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompanyPage) page = store_fixture_page (1, 5000, 5000);
  g_autoptr (GPtrArray) unseen = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CptReadCursor cursor = store_fixture_begin_read (&fixture->base, 5000);

  store_fixture_put_page (&fixture->base, page, 1, &cursor);
  cpt_company_repository_end_read_async (fixture->base.companies, &cursor, NULL, test_store_result, &result);
  for (guint i = 0; i < 20; i++)
    g_object_unref (outbox_fixture_create (fixture, "Beaurivage"));
  test_await (&result);
  unseen = cpt_company_repository_end_read_finish (fixture->base.companies, result, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (
      store_fixture_number (&fixture->base, "SELECT count(*) FROM sqlite_schema WHERE name GLOB 'company_by_*'"), ==,
      2);
  g_assert_cmpint (store_fixture_number (&fixture->base, "SELECT count(*) FROM outbox"), ==, 20);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test)                                                                                                \
  g_test_add ("/outbox-repository/" path, OutboxFixture, NULL, outbox_fixture_set_up, test, outbox_fixture_tear_down)
  ADD ("company-to-be-created-is-shown-until-it-has-its-row", test_company_to_be_created_is_shown_until_it_has_its_row);
  ADD ("list-finds-what-was-created-by-its-old-row", test_list_finds_what_was_created_by_its_old_row);
  ADD ("renaming-what-was-not-sent-changes-what-is-created", test_renaming_what_was_not_sent_changes_what_is_created);
  ADD ("renaming-what-is-being-created-waits-for-its-row", test_renaming_what_is_being_created_waits_for_its_row);
  ADD ("deleting-what-was-not-sent-takes-it-back", test_deleting_what_was_not_sent_takes_it_back);
  ADD ("two-renamings-that-were-not-sent-are-one", test_two_renamings_that_were_not_sent_are_one);
  ADD ("deletion-is-held-for-eight-seconds", test_deletion_is_held_for_eight_seconds);
  ADD ("hold-begins-again-at-the-next-start", test_hold_begins_again_at_the_next_start);
  ADD ("clock-that-goes-back-does-not-hold-longer", test_clock_that_goes_back_does_not_hold_longer);
  ADD ("clock-that-is-set-later-does-not-hold-shorter", test_clock_that_is_set_later_does_not_hold_shorter);
  ADD ("held-deletion-can-be-taken-back", test_held_deletion_can_be_taken_back);
  ADD ("what-is-on-its-way-cannot-be-taken-back", test_what_is_on_its_way_cannot_be_taken_back);
  ADD ("changes-of-one-company-go-in-order", test_changes_of_one_company_go_in_order);
  ADD ("what-was-sent-when-the-program-ended-is-unsure", test_what_was_sent_when_the_program_ended_is_unsure);
  ADD ("spent-key-is-replaced-before-it-is-sent-again", test_spent_key_is_replaced_before_it_is_sent_again);
  ADD ("change-that-failed-says-why-until-it-is-tried-again", test_change_that_failed_says_why_until_it_is_tried_again);
  ADD ("reason-stands-while-it-says-to-look-first", test_reason_stands_while_it_says_to_look_first);
  ADD ("change-of-a-company-that-is-gone-is-refused", test_change_of_a_company_that_is_gone_is_refused);
  ADD ("connections-show-what-was-asked-for", test_connections_show_what_was_asked_for);
  ADD ("answered-creation-is-claimed-by-its-name", test_answered_creation_is_claimed_by_its_name);
  ADD ("sent-links-are-recorded-by-company", test_sent_links_are_recorded_by_company);
  ADD ("what-the-user-did-last-is-kept-by-closing", test_what_the_user_did_last_is_kept_by_closing);
  ADD ("index-is-made-though-the-user-goes-first", test_index_is_made_though_the_user_goes_first);
  ADD ("name-of-what-waits-is-found", test_name_of_what_waits_is_found);
#undef ADD

  return g_test_run ();
}
