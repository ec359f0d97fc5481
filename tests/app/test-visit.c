/* test-visit.c — what others did is told once, to a person who was here before.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-time.h"
#include "cpt-visit.h"
#include "store-fixture.h"

#define NOW G_GINT64_CONSTANT (1790000000000000)

typedef struct
{
  StoreFixture base;
  CptMetaRepository *meta;
  CptVisit *visit;
} Fixture;

static void
begin (Fixture *fixture)
{
  fixture->meta = cpt_meta_repository_new (fixture->base.store);
  fixture->visit = cpt_visit_new (fixture->base.store, fixture->meta);
}

static void
end (Fixture *fixture)
{
  g_assert_finalize_object (fixture->visit);
  g_assert_finalize_object (fixture->meta);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  store_fixture_set_up (&fixture->base, data);
  cpt_clock_set (fixture->base.clock, NOW);
  begin (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  end (fixture);
  store_fixture_tear_down (&fixture->base, data);
}

static void
start_again (Fixture *fixture)
{
  end (fixture);
  store_fixture_reopen (&fixture->base, CPT_STORE_OPENED);
  begin (fixture);
}

/* Whatever is told by now has been told: every reading that was asked for is answered after this one. */
static void
settle (Fixture *fixture)
{
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (CptVisitRepository) visits = cpt_visit_repository_new (fixture->base.store);
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (CptVisitChanges) changes = NULL;

      while (g_main_context_iteration (NULL, FALSE))
        ;
      cpt_visit_repository_list_async (visits, 0, NULL, test_store_result, &result);
      test_await (&result);
      changes = cpt_visit_repository_list_finish (visits, result, NULL);
    }
}

static void
read_status (Fixture *fixture, const char *status)
{
  g_autoptr (CptCompanyPage) page =
      store_fixture_page_of (store_fixture_linked_company (1, "Beaurivage", status), NULL);

  store_fixture_read_all (&fixture->base, page);
  settle (fixture);
}

static void
test_at_the_first_start_nothing_is_told (Fixture *fixture, gconstpointer data)
{
  read_status (fixture, "Linked");
  read_status (fixture, "Deauthorized");

  g_assert_null (cpt_visit_get_changes (fixture->visit));
}

static void
test_what_happened_between_two_visits_is_told_once (Fixture *fixture, gconstpointer data)
{
  const CptVisitChanges *changes = NULL;

  read_status (fixture, "Linked");
  start_again (fixture);
  g_assert_null (cpt_visit_get_changes (fixture->visit));
  read_status (fixture, "Deauthorized");

  changes = cpt_visit_get_changes (fixture->visit);
  g_assert_nonnull (changes);
  g_assert_cmpuint (changes->broke->len, ==, 1);
  g_assert_cmpint (cpt_visit_get_left_at (fixture->visit), >=, NOW);
  g_assert_cmpint (cpt_visit_get_left_at (fixture->visit), <, NOW + G_TIME_SPAN_HOUR);

  start_again (fixture);
  read_status (fixture, "Deauthorized");
  g_assert_null (cpt_visit_get_changes (fixture->visit));
}

static void
test_what_happens_while_somebody_looks_is_not_told (Fixture *fixture, gconstpointer data)
{
  read_status (fixture, "Linked");
  start_again (fixture);
  read_status (fixture, "Linked");
  read_status (fixture, "Deauthorized");
  g_assert_null (cpt_visit_get_changes (fixture->visit));

  start_again (fixture);
  read_status (fixture, "Deauthorized");
  g_assert_null (cpt_visit_get_changes (fixture->visit));
}

static void
count_cb (CptVisit *visit, guint *n)
{
  (*n)++;
}

static void
test_what_was_dismissed_is_gone (Fixture *fixture, gconstpointer data)
{
  guint n = 0;

  read_status (fixture, "Linked");
  start_again (fixture);
  g_signal_connect (fixture->visit, "changed", G_CALLBACK (count_cb), &n);
  read_status (fixture, "Deauthorized");
  cpt_visit_dismiss (fixture->visit);
  cpt_visit_dismiss (fixture->visit);

  g_assert_null (cpt_visit_get_changes (fixture->visit));
  g_assert_cmpuint (n, ==, 2);
}

static void
test_coming_back_after_an_hour_is_another_visit (Fixture *fixture, gconstpointer data)
{
  read_status (fixture, "Linked");
  cpt_visit_leave (fixture->visit);
  read_status (fixture, "Deauthorized");
  cpt_clock_set (fixture->base.clock, NOW + G_TIME_SPAN_HOUR + CPT_TIME_SECOND);
  cpt_visit_return (fixture->visit);
  settle (fixture);

  g_assert_nonnull (cpt_visit_get_changes (fixture->visit));
  g_assert_cmpint (cpt_visit_get_left_at (fixture->visit), <, NOW + G_TIME_SPAN_HOUR);
}

static void
test_coming_back_soon_is_the_same_visit (Fixture *fixture, gconstpointer data)
{
  read_status (fixture, "Linked");
  cpt_visit_leave (fixture->visit);
  read_status (fixture, "Deauthorized");
  cpt_visit_return (fixture->visit);
  settle (fixture);
  g_assert_null (cpt_visit_get_changes (fixture->visit));

  start_again (fixture);
  read_status (fixture, "Deauthorized");
  g_assert_null (cpt_visit_get_changes (fixture->visit));
}

#define ADD(path, function) g_test_add ("/visit/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("at-the-first-start-nothing-is-told", test_at_the_first_start_nothing_is_told);
  ADD ("what-happened-between-two-visits-is-told-once", test_what_happened_between_two_visits_is_told_once);
  ADD ("what-happens-while-somebody-looks-is-not-told", test_what_happens_while_somebody_looks_is_not_told);
  ADD ("what-was-dismissed-is-gone", test_what_was_dismissed_is_gone);
  ADD ("coming-back-after-an-hour-is-another-visit", test_coming_back_after_an_hour_is_another_visit);
  ADD ("coming-back-soon-is-the-same-visit", test_coming_back_soon_is_the_same_visit);

  return g_test_run ();
}
