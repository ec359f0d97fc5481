/* test-outbox-job.c — whatever the platform does, and whenever we are killed: what the user did is done exactly once.
 *
 * Each deed is done on each bad day.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-outbox-job-private.h"
#include "deed-fixture.h"

static const CptChangeKind kinds[] = {
  CPT_CHANGE_CREATE_COMPANY,  CPT_CHANGE_RENAME_COMPANY,   CPT_CHANGE_DELETE_COMPANY,    CPT_CHANGE_UNLINK_CONNECTION,
  CPT_CHANGE_REFRESH_COMPANY, CPT_CHANGE_REFRESH_TYPE,     CPT_CHANGE_CREATE_CONNECTION, CPT_CHANGE_SAVE_SETTINGS,
  CPT_CHANGE_EDIT_TAGS,       CPT_CHANGE_DESCRIBE_COMPANY,
};

/* What the platform does wrong until the change has been sent once. */
typedef struct
{
  const char *name;
  const char *fault; /* (nullable) */
} Day;

static const Day days[] = {
  { "good-day", NULL },
  { "no-answer-done", "silent" },
  { "no-answer-not-done", "deaf" },
  { "rubbish-done", "invalid-json" },
  { "timeout", "status=408" },
  { "rate-limited", "status=429" },
  { "server-error-done", "late-status=500" },
  { "server-error-not-done", "status=500" },
  { "maintenance", "status=503" },
};

/* A deed on a day. */
typedef struct
{
  CptChangeKind kind;
  const Day *day; /* (nullable) */
} Case;

static void
set_up (DeedFixture *fixture, gconstpointer data)
{
  const Case *test_case = data;

  deed_fixture_set_up (fixture, test_case->kind);
}

static void
tear_down (DeedFixture *fixture, gconstpointer data)
{
  deed_fixture_tear_down (fixture);
}

/* Whether the change was sent, and the answer to that is known. */
static gboolean
has_been_tried (DeedFixture *fixture)
{
  g_autoptr (GPtrArray) changes = sync_fixture_list_outbox (&fixture->base);
  CptChange *change = changes->len > 0 ? g_ptr_array_index (changes, 0) : NULL;

  return change == NULL ||
         (cpt_change_get_attempts (change) > 0 && cpt_change_get_state (change) != CPT_CHANGE_SENDING);
}

static void
test_it_is_done_once (DeedFixture *fixture, gconstpointer data)
{
  const Case *test_case = data;

  deed_fixture_do (fixture);
  sync_fixture_set_fault (&fixture->base, test_case->day->fault);
  sync_fixture_start (&fixture->base);
  while (!has_been_tried (fixture))
    continue;

  deed_fixture_let_reads_end (fixture);
  sync_fixture_set_fault (&fixture->base, NULL);
  sync_fixture_await_empty_outbox (&fixture->base);
  while (fixture->base.n_answered == 0)
    g_main_context_iteration (NULL, TRUE);

  deed_fixture_assert_done_once (fixture);
  g_assert_cmpuint (fixture->base.n_answered, ==, 1);
  g_assert_no_error (fixture->base.failure);
}

/* What sync does up to the moment that it is killed: takes the change, and perhaps sends it. */
static void
take_and_die (DeedFixture *fixture, gboolean is_sent, const char *fault)
{
  g_auto (CptOutboxAnswer) answer = { 0 };

  deed_fixture_take (fixture);
  if (is_sent)
    {
      sync_fixture_set_fault (&fixture->base, fault);
      g_assert_cmpint (deed_fixture_send (fixture, &answer), ==, fault == NULL);
      sync_fixture_set_fault (&fixture->base, NULL);
      deed_fixture_let_reads_end (fixture);
    }

  sync_fixture_reopen_store (&fixture->base);
}

static void
finish_after_the_kill (DeedFixture *fixture)
{
  sync_fixture_start (&fixture->base);
  sync_fixture_await_empty_outbox (&fixture->base);
  while (fixture->base.n_answered == 0)
    g_main_context_iteration (NULL, TRUE);

  deed_fixture_assert_done_once (fixture);
  g_assert_no_error (fixture->base.failure);
}

static void
test_killed_before_it_is_sent (DeedFixture *fixture, gconstpointer data)
{
  deed_fixture_do (fixture);
  take_and_die (fixture, FALSE, NULL);
  finish_after_the_kill (fixture);
}

static void
test_killed_before_the_answer_is_stored (DeedFixture *fixture, gconstpointer data)
{
  deed_fixture_do (fixture);
  take_and_die (fixture, TRUE, NULL);
  finish_after_the_kill (fixture);
}

static void
test_killed_before_the_error_is_stored (DeedFixture *fixture, gconstpointer data)
{
  deed_fixture_do (fixture);
  take_and_die (fixture, TRUE, "status=500");
  finish_after_the_kill (fixture);
}

static void
answered_cb (CptChange *change, gint64 rid, CptCompany *company, gpointer n_answered)
{
  (*(guint *) n_answered)++;
}

static void
failed_cb (CptChange *change, const GError *error, gpointer n_answered)
{
  g_assert_no_error (error);
}

/* The API key is another when the program runs again, and the platform repeats what it said to the one before. */
static void
test_killed_before_a_refused_key_is_stored (DeedFixture *fixture, gconstpointer data)
{
  const CptOutboxEvents events = { answered_cb, failed_cb, NULL };
  guint n_answered = 0;

  deed_fixture_do (fixture);
  take_and_die (fixture, TRUE, "status=401");
  while (n_answered == 0)
    {
      g_autoptr (CptOutboxJob) job =
          cpt_outbox_job_new (fixture->base.client, fixture->base.store, 0.001, &events, &n_answered);
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;
      gint64 next_due;
      gboolean is_done;

      cpt_outbox_job_run_async (job, NULL, test_store_result, &result);
      test_await (&result);
      is_done = cpt_outbox_job_run_finish (job, result, &next_due, &error);
      g_assert_no_error (error);
      g_assert_true (is_done);
    }

  deed_fixture_assert_done_once (fixture);
  g_assert_cmpuint (n_answered, ==, 1);
}

static void
test_killed_between_doing_and_sending (DeedFixture *fixture, gconstpointer data)
{
  deed_fixture_do (fixture);
  sync_fixture_reopen_store (&fixture->base);
  finish_after_the_kill (fixture);
}

static void
test_a_no_is_said_and_nothing_is_done (DeedFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) changes = NULL;

  deed_fixture_do (fixture);
  sync_fixture_set_fault (&fixture->base, "status=402");
  sync_fixture_start (&fixture->base);
  while (fixture->base.failure == NULL)
    g_main_context_iteration (NULL, TRUE);

  changes = sync_fixture_list_outbox (&fixture->base);
  g_assert_error (fixture->base.failure, CPT_ERROR, CPT_ERROR_REFUSED);
  g_assert_cmpuint (changes->len, ==, 1);
  g_assert_cmpint (cpt_change_get_state (g_ptr_array_index (changes, 0)), ==, CPT_CHANGE_FAILED);
  g_assert_cmpuint (fixture->base.n_answered, ==, 0);
}

static void
add_case (const char *claim, CptChangeKind kind, const Day *day, void (*func) (DeedFixture *, gconstpointer))
{
  const char *kind_name = deed_fixture_get_kind_name (kind);
  g_autofree char *path = NULL;
  Case *test_case = g_new (Case, 1);

  *test_case = (Case){ kind, day };
  path = g_strdup_printf ("/sync/outbox/%s/%s%s%s", kind_name, claim, day != NULL ? "/" : "",
                          day != NULL ? day->name : "");
  g_test_add_vtable (path, sizeof (DeedFixture), test_case, (GTestFixtureFunc) set_up, (GTestFixtureFunc) func,
                     (GTestFixtureFunc) tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (days); j++)
        add_case ("is-done-once", kinds[i], &days[j], test_it_is_done_once);

      add_case ("killed-between-doing-and-sending", kinds[i], NULL, test_killed_between_doing_and_sending);
      add_case ("killed-before-it-is-sent", kinds[i], NULL, test_killed_before_it_is_sent);
      add_case ("killed-before-the-answer-is-stored", kinds[i], NULL, test_killed_before_the_answer_is_stored);
      add_case ("killed-before-the-error-is-stored", kinds[i], NULL, test_killed_before_the_error_is_stored);
      add_case ("killed-before-a-refused-key-is-stored", kinds[i], NULL, test_killed_before_a_refused_key_is_stored);
      add_case ("a-no-is-said-and-nothing-is-done", kinds[i], NULL, test_a_no_is_said_and_nothing_is_done);
    }

  return g_test_run ();
}
