/* test-outbox-tags.c — what a person does to tags waits in the outbox, is shown at once, and is sent once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-error.h"
#include "cpt-tags.h"
#include "cpt-time.h"
#include "outbox-fixture.h"

static void
read_tagged (OutboxFixture *fixture, const char *tags)
{
  g_autoptr (CptCompany) company = store_fixture_company (1, "Beaurivage");
  g_autoptr (GVariant) parsed = g_variant_ref_sink (g_variant_new_parsed (tags));
  g_autoptr (CptCompanyPage) page = store_fixture_page_of (cpt_company_with_tags (company, parsed), NULL);

  store_fixture_read_all (&fixture->base, page);
}

static CptChange *
edit (OutboxFixture *fixture, gint64 rid, const char *patch)
{
  return outbox_fixture_add (fixture, &(CptChangeFields){ .kind = CPT_CHANGE_EDIT_TAGS, .rid = rid, .body = patch });
}

static void
edit_back (OutboxFixture *fixture, const char *patch)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) added = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (changes,
                   cpt_change_new (&(CptChangeFields){ .kind = CPT_CHANGE_EDIT_TAGS, .rid = 1, .body = patch }));
  cpt_outbox_repository_add_async (fixture->outbox, changes, NULL, test_store_result, &result);
  test_await (&result);
  added = cpt_outbox_repository_add_finish (fixture->outbox, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (added->len, ==, 0);
}

static void
assert_shown (OutboxFixture *fixture, gint64 rid, const char *expected)
{
  g_autoptr (CptCompanyRepository) companies = cpt_company_repository_new (fixture->base.store);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CptCompany) company = NULL;
  g_autofree char *tags = NULL;

  cpt_company_repository_get_async (companies, rid, NULL, test_store_result, &result);
  test_await (&result);
  company = cpt_company_repository_get_finish (companies, result, NULL, &error);
  g_assert_no_error (error);
  tags = cpt_company_get_tags (company) != NULL ? g_variant_print (cpt_company_get_tags (company), FALSE) : NULL;
  g_assert_cmpstr (tags, ==, expected);
}

static CptCompany *
answered_with (const char *tags)
{
  g_autoptr (CptCompany) company = store_fixture_company (1, "Beaurivage");
  g_autoptr (GVariant) parsed = g_variant_ref_sink (g_variant_new_parsed (tags));

  return cpt_company_with_tags (company, parsed);
}

static void
test_an_edit_is_shown_at_once (OutboxFixture *fixture, gconstpointer data)
{
  g_autoptr (CptChange) change = NULL;

  read_tagged (fixture, "{'region': 'on', 'team': 'credit'}");
  change = edit (fixture, 1, "{\"region\":\"qc\",\"team\":null,\"uid\":\"7\"}");
  assert_shown (fixture, 1, "{'region': 'qc', 'uid': '7'}");
  outbox_fixture_reopen (fixture);
  assert_shown (fixture, 1, "{'region': 'qc', 'uid': '7'}");

  g_assert_cmpuint (outbox_fixture_cancel (fixture, cpt_change_get_id (change)), ==, 1);
  assert_shown (fixture, 1, "{'region': 'on', 'team': 'credit'}");
}

static void
test_what_a_page_brings_is_under_it (OutboxFixture *fixture, gconstpointer data)
{
  g_autoptr (CptChange) change = NULL;

  read_tagged (fixture, "{'region': 'on'}");
  change = edit (fixture, 1, "{\"mine\":\"1\"}");
  read_tagged (fixture, "{'region': 'bc', 'theirs': '2'}");

  assert_shown (fixture, 1, "{'mine': '1', 'region': 'bc', 'theirs': '2'}");
}

static void
test_edits_that_wait_are_sent_as_one (OutboxFixture *fixture, gconstpointer data)
{
  g_autoptr (CptChange) first = NULL;
  g_autoptr (CptChange) renaming = NULL;
  g_autoptr (CptChange) second = NULL;
  g_autoptr (CptChange) taken = NULL;

  read_tagged (fixture, "{'region': 'on'}");
  first = edit (fixture, 1, "{\"a\":\"1\",\"region\":null}");
  renaming = outbox_fixture_rename (fixture, 1, "Bellerive");
  second = edit (fixture, 1, "{\"b\":\"2\"}");
  taken = outbox_fixture_take (fixture, NULL);

  g_assert_cmpint (cpt_change_get_id (second), ==, cpt_change_get_id (first));
  g_assert_cmpstr (cpt_change_get_body (taken), ==, "{\"a\":\"1\",\"b\":\"2\",\"region\":null}");
}

static void
test_an_edit_that_is_undone_is_not_sent (OutboxFixture *fixture, gconstpointer data)
{
  g_autoptr (CptChange) change = NULL;
  g_autoptr (GPtrArray) changes = NULL;

  read_tagged (fixture, "{'region': 'on'}");
  change = edit (fixture, 1, "{\"region\":\"qc\",\"uid\":\"7\"}");
  edit_back (fixture, "{\"region\":\"on\",\"uid\":null}");
  changes = outbox_fixture_list (fixture);

  g_assert_cmpuint (changes->len, ==, 0);
  assert_shown (fixture, 1, "{'region': 'on'}");
}

static void
test_an_edit_under_way_is_left_alone (OutboxFixture *fixture, gconstpointer data)
{
  g_autoptr (CptChange) first = NULL;
  g_autoptr (CptChange) taken = NULL;
  g_autoptr (CptChange) second = NULL;

  read_tagged (fixture, "{'region': 'on'}");
  first = edit (fixture, 1, "{\"a\":\"1\"}");
  taken = outbox_fixture_take (fixture, NULL);
  second = edit (fixture, 1, "{\"b\":\"2\"}");

  g_assert_cmpint (cpt_change_get_id (second), !=, cpt_change_get_id (first));
  g_assert_cmpstr (cpt_change_get_body (second), ==, "{\"b\":\"2\"}");
  g_assert_null (outbox_fixture_take (fixture, NULL));
  assert_shown (fixture, 1, "{'a': '1', 'b': '2', 'region': 'on'}");
}

static void
test_the_answer_is_kept_and_no_more (OutboxFixture *fixture, gconstpointer data)
{
  g_autoptr (CptChange) change = NULL;
  g_autoptr (CptChange) taken = NULL;
  g_autoptr (CptCompany) answer = answered_with ("{'region': 'qc', 'theirs': '1'}");

  read_tagged (fixture, "{'region': 'on'}");
  change = edit (fixture, 1, "{\"region\":\"qc\"}");
  taken = outbox_fixture_take (fixture, NULL);
  g_assert_cmpint (outbox_fixture_answer (fixture, taken, answer), ==, 1);

  assert_shown (fixture, 1, "{'region': 'qc', 'theirs': '1'}");
}

static void
test_a_refused_edit_goes_back_and_is_replaced (OutboxFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) why = g_error_new_literal (CPT_ERROR, CPT_ERROR_REFUSED, "No");
  g_autoptr (CptChange) change = NULL;
  g_autoptr (CptChange) taken = NULL;
  g_autoptr (CptChange) again = NULL;

  read_tagged (fixture, "{'region': 'on'}");
  change = edit (fixture, 1, "{\"refused\":\"1\"}");
  taken = outbox_fixture_take (fixture, NULL);
  outbox_fixture_release (fixture, taken, CPT_CHANGE_FAILED, FALSE, CPT_TIME_UNKNOWN, why);
  assert_shown (fixture, 1, "{'region': 'on'}");

  again = edit (fixture, 1, "{\"b\":\"2\"}");
  g_assert_cmpint (cpt_change_get_id (again), ==, cpt_change_get_id (change));
  g_assert_cmpstr (cpt_change_get_body (again), ==, "{\"b\":\"2\"}");
}

static void
test_a_company_that_waits_can_be_tagged (OutboxFixture *fixture, gconstpointer data)
{
  g_autoptr (CptChange) creation = outbox_fixture_create (fixture, "Beaurivage");
  g_autoptr (CptChange) change = edit (fixture, cpt_change_get_rid (creation), "{\"region\":\"qc\"}");
  g_autoptr (CptChange) taken = outbox_fixture_take (fixture, NULL);
  g_autoptr (CptCompany) created = store_fixture_company (1, "Beaurivage");
  g_autoptr (CptChange) next = NULL;
  gint64 rid;

  assert_shown (fixture, cpt_change_get_rid (creation), "{'region': 'qc'}");
  rid = outbox_fixture_answer (fixture, taken, created);
  assert_shown (fixture, rid, "{'region': 'qc'}");
  next = outbox_fixture_take (fixture, NULL);
  g_assert_cmpint (cpt_change_get_kind (next), ==, CPT_CHANGE_EDIT_TAGS);
  g_assert_cmpint (cpt_change_get_rid (next), ==, rid);
}

#define ADD(name, func)                                                                                                \
  g_test_add ("/store/outbox-tags/" name, OutboxFixture, NULL, outbox_fixture_set_up, func, outbox_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("an-edit-is-shown-at-once", test_an_edit_is_shown_at_once);
  ADD ("what-a-page-brings-is-under-it", test_what_a_page_brings_is_under_it);
  ADD ("edits-that-wait-are-sent-as-one", test_edits_that_wait_are_sent_as_one);
  ADD ("an-edit-that-is-undone-is-not-sent", test_an_edit_that_is_undone_is_not_sent);
  ADD ("an-edit-under-way-is-left-alone", test_an_edit_under_way_is_left_alone);
  ADD ("the-answer-is-kept-and-no-more", test_the_answer_is_kept_and_no_more);
  ADD ("a-refused-edit-goes-back-and-is-replaced", test_a_refused_edit_goes_back_and_is_replaced);
  ADD ("a-company-that-waits-can-be-tagged", test_a_company_that_waits_can_be_tagged);

  return g_test_run ();
}
