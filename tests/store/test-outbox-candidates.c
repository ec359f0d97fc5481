/* test-outbox-candidates.c — which companies could be the one that a creation made, when its answer was never heard.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-time.h"
#include "outbox-fixture.h"

#define SENT (1000 * CPT_TIME_SECOND)

static CptChange *
new_creation (const char *name)
{
  return cpt_change_new (&(CptChangeFields){
      .id = 7,
      .kind = CPT_CHANGE_CREATE_COMPANY,
      .state = CPT_CHANGE_ASKING,
      .rid = -7,
      .name = name,
      .created = SENT - CPT_TIME_SECOND,
      .not_before = CPT_TIME_UNKNOWN,
      .first_sent = SENT,
      .error_code = -1,
  });
}

static CptCompany *
new_company (guint number, const char *name, gint64 created)
{
  g_autofree char *id = store_fixture_id (number);

  return cpt_company_new (
      &(CptCompanyFields){ .id = id, .name = name, .created = created, .last_sync = CPT_TIME_UNKNOWN });
}

/* The IDs of the candidates, told by their last character. */
static char *
spell_candidates (OutboxFixture *fixture, const char *name)
{
  g_autoptr (CptChange) creation = new_creation (name);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) candidates = NULL;
  g_autoptr (GString) spelled = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  cpt_outbox_repository_list_candidates_async (fixture->outbox, creation, NULL, test_store_result, &result);
  test_await (&result);
  candidates = cpt_outbox_repository_list_candidates_finish (fixture->outbox, result, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < candidates->len; i++)
    g_string_append_c (spelled, cpt_company_get_id (g_ptr_array_index (candidates, i))[35]);

  return g_string_free (g_steal_pointer (&spelled), FALSE);
}

static void
assert_candidates (OutboxFixture *fixture, const char *name, const char *expected)
{
  g_autofree char *spelled = spell_candidates (fixture, name);

  g_assert_cmpstr (spelled, ==, expected);
}

static void
test_those_of_the_name_as_it_is_stored_since_it_was_sent (OutboxFixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompanyPage) page = store_fixture_page_of (
      new_company (1, "Socit", SENT - CPT_TIME_DAY), new_company (2, "Socit", SENT + 2 * CPT_TIME_SECOND),
      new_company (3, "socit", SENT), new_company (4, "Socit Two", SENT), new_company (5, "Socit", SENT),
      new_company (6, "Socit", SENT - 9 * CPT_TIME_SECOND), new_company (7, "Socit", CPT_TIME_UNKNOWN), NULL);

  store_fixture_read_all (&fixture->base, page);

  assert_candidates (fixture, "Société", "652");
  assert_candidates (fixture, "Nobody", "");
}

static void
test_one_that_another_creation_made_is_none (OutboxFixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompanyPage) page =
      store_fixture_page_of (new_company (1, "Twin", SENT), new_company (2, "Twin", SENT), NULL);
  g_autoptr (CptCompany) claimed = new_company (1, "Twin", SENT);
  g_autoptr (CptChange) change = NULL;
  g_autoptr (CptChange) taken = NULL;

  store_fixture_read_all (&fixture->base, page);
  assert_candidates (fixture, "Twin", "12");

  change = outbox_fixture_create (fixture, "Twin");
  taken = outbox_fixture_take (fixture, NULL);
  outbox_fixture_answer (fixture, taken, claimed);
  assert_candidates (fixture, "Twin", "2");
}

#define ADD(path, function)                                                                                            \
  g_test_add ("/outbox-candidates/" path, OutboxFixture, NULL, outbox_fixture_set_up, function,                        \
              outbox_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("those-of-the-name-as-it-is-stored-since-it-was-sent", test_those_of_the_name_as_it_is_stored_since_it_was_sent);
  ADD ("one-that-another-creation-made-is-none", test_one_that_another_creation_made_is_none);

  return g_test_run ();
}
