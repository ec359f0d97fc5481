/* test-outbox-details.c — what a company is described by goes through the outbox.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-time.h"
#include "outbox-fixture.h"

static CptCompany *
make_described (guint n, const char *description)
{
  g_autoptr (CptCompany) company = store_fixture_company (n, "Beaurivage");

  return cpt_company_with_description (company, description);
}

static void
read_described (OutboxFixture *fixture, const char *description)
{
  g_autoptr (CptCompanyPage) page = store_fixture_page_of (make_described (1, description), NULL);

  store_fixture_read_all (&fixture->base, page);
}

static CptChange *
describe (OutboxFixture *fixture, const char *description)
{
  return outbox_fixture_add (fixture,
                             &(CptChangeFields){ .kind = CPT_CHANGE_DESCRIBE_COMPANY, .rid = 1, .body = description });
}

static void
assert_described (OutboxFixture *fixture, const char *expected)
{
  g_autoptr (CptCompany) shown = store_fixture_get (&fixture->base, 1, NULL);

  g_assert_cmpstr (cpt_company_get_description (shown), ==, expected);
}

static void
test_a_description_is_shown_at_once_and_sent_once (OutboxFixture *fixture, gconstpointer data)
{
  g_autoptr (CptChange) first = NULL;
  g_autoptr (CptChange) second = NULL;
  g_autoptr (CptChange) taken = NULL;
  g_autoptr (CptChange) none = NULL;
  g_autoptr (CptCompany) answer = make_described (1, "Dossier 2");

  read_described (fixture, "Before");
  first = describe (fixture, "Dossier 1");
  assert_described (fixture, "Dossier 1");
  second = describe (fixture, "Dossier 2");
  outbox_fixture_reopen (fixture);
  assert_described (fixture, "Dossier 2");

  taken = outbox_fixture_take (fixture, NULL);
  g_assert_cmpint (cpt_change_get_id (taken), ==, cpt_change_get_id (first));
  g_assert_cmpstr (cpt_change_get_body (taken), ==, "Dossier 2");
  g_assert_cmpstr (cpt_change_get_base (taken), ==, "Before"); /* for Undo */
  g_assert_cmpstr (cpt_change_get_old_name (taken), ==, "Beaurivage");
  outbox_fixture_answer (fixture, taken, answer);
  assert_described (fixture, "Dossier 2");
  none = outbox_fixture_take (fixture, NULL);
  g_assert_null (none);
}

static void
test_a_description_that_is_refused_goes_back (OutboxFixture *fixture, gconstpointer data)
{
  g_autoptr (CptChange) taken = NULL;

  read_described (fixture, "Before");
  g_object_unref (describe (fixture, "Refused"));
  taken = outbox_fixture_take (fixture, NULL);
  outbox_fixture_release (fixture, taken, CPT_CHANGE_FAILED, FALSE, CPT_TIME_UNKNOWN, NULL);
  assert_described (fixture, "Before");

  outbox_fixture_retry (fixture, cpt_change_get_id (taken));
  assert_described (fixture, "Refused");
}

static void
test_what_is_described_as_nothing_has_no_description (OutboxFixture *fixture, gconstpointer data)
{
  g_autoptr (CptChange) taken = NULL;
  g_autoptr (CptCompany) answer = make_described (1, NULL);

  read_described (fixture, "Before");
  g_object_unref (describe (fixture, ""));
  assert_described (fixture, "");
  taken = outbox_fixture_take (fixture, NULL);
  g_assert_cmpstr (cpt_change_get_body (taken), ==, "");
  outbox_fixture_answer (fixture, taken, answer);
  assert_described (fixture, NULL);
}

#define TEST(name, function)                                                                                           \
  g_test_add ("/outbox-details/" name, OutboxFixture, NULL, outbox_fixture_set_up, function, outbox_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  TEST ("shown-at-once-and-sent-once", test_a_description_is_shown_at_once_and_sent_once);
  TEST ("refused-goes-back", test_a_description_that_is_refused_goes_back);
  TEST ("nothing", test_what_is_described_as_nothing_has_no_description);

  return g_test_run ();
}
