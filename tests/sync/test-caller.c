/* test-caller.c — whoever waits on another thread: a cancellation is passed on, at any moment, and nothing is left
 * over.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-caller-private.h"

#define N_ROUNDS 500

typedef struct
{
  GMainContext *context; /* of the thread that does the work */
  GCancellable *outer;
  CptCaller caller;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->context = g_main_context_new ();
  fixture->outer = g_cancellable_new ();
  g_main_context_push_thread_default (fixture->context);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_main_context_pop_thread_default (fixture->context);
  g_main_context_unref (fixture->context);
  g_assert_finalize_object (fixture->outer);
}

static void
begin (Fixture *fixture)
{
  cpt_caller_init (&fixture->caller, g_task_new (NULL, fixture->outer, NULL, NULL));
}

static void
end (Fixture *fixture)
{
  g_task_return_boolean (fixture->caller.task, TRUE);
  cpt_caller_clear (&fixture->caller);
  while (g_main_context_iteration (fixture->context, FALSE))
    continue;
}

/* Until the cancellation is passed on. */
static void
await_cancellation (Fixture *fixture)
{
  while (!g_cancellable_is_cancelled (fixture->caller.cancellable))
    g_main_context_iteration (fixture->context, TRUE);
}

static void
test_a_cancellation_is_passed_on (Fixture *fixture, gconstpointer data)
{
  begin (fixture);
  g_assert_false (g_cancellable_is_cancelled (fixture->caller.cancellable));

  g_cancellable_cancel (fixture->outer);
  await_cancellation (fixture);
  end (fixture);
}

static void
test_what_was_cancelled_before_is_too (Fixture *fixture, gconstpointer data)
{
  g_cancellable_cancel (fixture->outer);

  begin (fixture);
  await_cancellation (fixture);
  end (fixture);
}

static gpointer
cancel_on_another_thread (gpointer cancellable)
{
  g_cancellable_cancel (cancellable);

  return NULL;
}

/* GLib's own source for a cancellable is lost when it is freed within its emission: the sanitizers see that. Often, as
 * nothing says when the other thread is within it: GLib 2.84 holds its lock for as long. */
static void
test_begun_and_ended_while_being_cancelled (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      g_autoptr (GThread) canceller = NULL;

      g_object_unref (fixture->outer);
      fixture->outer = g_cancellable_new ();
      canceller = g_thread_new ("canceller", cancel_on_another_thread, fixture->outer);

      begin (fixture);
      await_cancellation (fixture);
      end (fixture);

      g_thread_join (g_steal_pointer (&canceller));
    }
}

static void
test_cancelled_after_the_end (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) inner = NULL;

  begin (fixture);
  inner = g_object_ref (fixture->caller.cancellable);
  end (fixture);

  g_cancellable_cancel (fixture->outer);
  while (g_main_context_iteration (fixture->context, FALSE))
    continue;

  g_assert_false (g_cancellable_is_cancelled (inner));
}

static void
test_without_a_cancellable (Fixture *fixture, gconstpointer data)
{
  cpt_caller_init (&fixture->caller, g_task_new (NULL, NULL, NULL, NULL));

  g_assert_false (g_cancellable_is_cancelled (fixture->caller.cancellable));
  end (fixture);
}

#define ADD(path, func) g_test_add ("/sync/caller/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("a-cancellation-is-passed-on", test_a_cancellation_is_passed_on);
  ADD ("what-was-cancelled-before-is-too", test_what_was_cancelled_before_is_too);
  ADD ("begun-and-ended-while-being-cancelled", test_begun_and_ended_while_being_cancelled);
  ADD ("cancelled-after-the-end", test_cancelled_after_the_end);
  ADD ("without-a-cancellable", test_without_a_cancellable);

  return g_test_run ();
}
