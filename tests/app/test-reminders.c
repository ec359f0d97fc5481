/* test-reminders.c — what was put aside stays aside until there is more of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-reminders.h"
#include "store-fixture.h"

typedef struct
{
  StoreFixture base;
  CptMetaRepository *meta;
  CptReminders *reminders;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  store_fixture_set_up (&fixture->base, data);
  fixture->meta = cpt_meta_repository_new (fixture->base.store);
  fixture->reminders = cpt_reminders_new (fixture->meta);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->reminders);
  g_assert_finalize_object (fixture->meta);
  store_fixture_tear_down (&fixture->base, data);
}

static gboolean
is_due (Fixture *fixture, guint count)
{
  cpt_reminders_set_count (fixture->reminders, CPT_REMINDER_ATTENTION, count);

  return cpt_reminders_is_due (fixture->reminders, CPT_REMINDER_ATTENTION);
}

static void
test_nothing_is_not_due (Fixture *fixture, gconstpointer data)
{
  g_assert_false (is_due (fixture, 0));
  g_assert_true (is_due (fixture, 1));
}

static void
test_what_was_put_aside_comes_back_when_it_grows (Fixture *fixture, gconstpointer data)
{
  g_assert_true (is_due (fixture, 3));
  cpt_reminders_dismiss (fixture->reminders, CPT_REMINDER_ATTENTION);
  g_assert_false (is_due (fixture, 3));
  g_assert_true (is_due (fixture, 4));
  g_assert_false (cpt_reminders_is_due (fixture->reminders, CPT_REMINDER_EXPIRY));
}

static void
test_what_became_less_is_remembered_as_less (Fixture *fixture, gconstpointer data)
{
  g_assert_true (is_due (fixture, 3));
  cpt_reminders_dismiss (fixture->reminders, CPT_REMINDER_ATTENTION);
  g_assert_false (is_due (fixture, 1));
  g_assert_true (is_due (fixture, 2));
}

static void
test_what_was_put_aside_is_remembered (Fixture *fixture, gconstpointer data)
{
  g_assert_true (is_due (fixture, 3));
  cpt_reminders_dismiss (fixture->reminders, CPT_REMINDER_ATTENTION);
  g_assert_finalize_object (fixture->reminders);
  g_assert_finalize_object (fixture->meta);
  store_fixture_reopen (&fixture->base, CPT_STORE_OPENED);
  fixture->meta = cpt_meta_repository_new (fixture->base.store);
  fixture->reminders = cpt_reminders_new (fixture->meta);

  g_assert_false (is_due (fixture, 3));
}

#define ADD(path, function) g_test_add ("/reminders/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("nothing-is-not-due", test_nothing_is_not_due);
  ADD ("what-was-put-aside-comes-back-when-it-grows", test_what_was_put_aside_comes_back_when_it_grows);
  ADD ("what-became-less-is-remembered-as-less", test_what_became_less_is_remembered_as_less);
  ADD ("what-was-put-aside-is-remembered", test_what_was_put_aside_is_remembered);

  return g_test_run ();
}
