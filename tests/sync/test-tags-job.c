/* test-tags-job.c — tags that two people change at the same time: nobody's change is lost unseen.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-tags.h"
#include "watch-fixture.h"

static void
set_up (WatchFixture *fixture, gconstpointer data)
{
  watch_fixture_set_up (fixture);
}

static void
tear_down (WatchFixture *fixture, gconstpointer data)
{
  watch_fixture_tear_down (fixture);
}

static void
edit (WatchFixture *fixture, const char *patch)
{
  sync_fixture_do (&fixture->base,
                   &(CptChangeFields){ .kind = CPT_CHANGE_EDIT_TAGS, .rid = fixture->rid, .body = patch });
}

static void
tag_elsewhere (WatchFixture *fixture, const char *json)
{
  sync_fixture_tag_elsewhere (&fixture->base, fixture->company_id, json);
}

static void
assert_tags_there (WatchFixture *fixture, const char *expected)
{
  g_autofree char *tags = sync_fixture_get_tags (&fixture->base, fixture->company_id);

  g_assert_cmpstr (tags, ==, expected);
}

static void
assert_tags_here (WatchFixture *fixture, const char *expected)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CptCompany) company = NULL;
  g_autofree char *tags = NULL;

  cpt_company_repository_get_async (fixture->base.companies, fixture->rid, NULL, test_store_result, &result);
  test_await (&result);
  company = cpt_company_repository_get_finish (fixture->base.companies, result, NULL, &error);
  g_assert_no_error (error);
  tags = cpt_company_get_tags (company) != NULL ? g_variant_print (cpt_company_get_tags (company), FALSE) : NULL;
  g_assert_cmpstr (tags != NULL ? tags : "", ==, expected);
}

static void
test_what_somebody_else_tagged_stays (WatchFixture *fixture, gconstpointer data)
{
  tag_elsewhere (fixture, "{\"region\":\"on\",\"theirs\":\"1\",\"both\":\"theirs\"}");
  edit (fixture, "{\"region\":null,\"mine\":\"2\",\"both\":\"mine\"}");
  sync_fixture_await_empty_outbox (&fixture->base);

  g_assert_no_error (fixture->base.failure);
  assert_tags_there (fixture, "{'both': 'mine', 'mine': '2', 'theirs': '1'}");
  assert_tags_here (fixture, "{'both': 'mine', 'mine': '2', 'theirs': '1'}");
}

static void
test_the_last_tag_can_be_removed (WatchFixture *fixture, gconstpointer data)
{
  tag_elsewhere (fixture, "{\"region\":\"on\"}");
  edit (fixture, "{\"region\":null}");
  sync_fixture_await_empty_outbox (&fixture->base);

  assert_tags_there (fixture, "");
  assert_tags_here (fixture, "");
}

static void
test_what_is_so_already_is_not_sent (WatchFixture *fixture, gconstpointer data)
{
  tag_elsewhere (fixture, "{\"region\":\"on\",\"theirs\":\"1\"}");
  sync_fixture_set_fault (&fixture->base, "status=500@PATCH/companies");
  edit (fixture, "{\"region\":\"on\",\"absent\":null}");
  sync_fixture_await_empty_outbox (&fixture->base);

  g_assert_no_error (fixture->base.failure);
  assert_tags_here (fixture, "{'region': 'on', 'theirs': '1'}");
}

static void
test_more_than_the_platform_takes_is_refused (WatchFixture *fixture, gconstpointer data)
{
  tag_elsewhere (fixture, "{\"0\":\"\",\"1\":\"\",\"2\":\"\",\"3\":\"\",\"4\":\"\",\"5\":\"\",\"6\":\"\",\"7\":\"\","
                          "\"8\":\"\",\"9\":\"\"}");
  edit (fixture, "{\"one-too-many\":\"\"}");
  while (fixture->base.failure == NULL)
    g_main_context_iteration (NULL, TRUE);

  g_assert_error (fixture->base.failure, CPT_ERROR, CPT_ERROR_REFUSED);
  g_assert_nonnull (strstr (fixture->base.failure->message, "tags"));
}

#define ADD(name, func) g_test_add ("/sync/tags/" name, WatchFixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("what-somebody-else-tagged-stays", test_what_somebody_else_tagged_stays);
  ADD ("the-last-tag-can-be-removed", test_the_last_tag_can_be_removed);
  ADD ("what-is-so-already-is-not-sent", test_what_is_so_already_is_not_sent);
  ADD ("more-than-the-platform-takes-is-refused", test_more_than_the_platform_takes_is_refused);

  return g_test_run ();
}
