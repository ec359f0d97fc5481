/* test-outbox-job.c — whatever the platform does, and whenever we are killed: what the user did is done exactly once.
 *
 * Each deed is done on each bad day.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-change-request-private.h"
#include "sync-fixture.h"

/* Something the user does. */
typedef struct
{
  const char *name;
  CptChangeKind kind;
} Deed;

static const Deed deeds[] = {
  { "create", CPT_CHANGE_CREATE_COMPANY },
  { "rename", CPT_CHANGE_RENAME_COMPANY },
  { "delete", CPT_CHANGE_DELETE_COMPANY },
  { "unlink", CPT_CHANGE_UNLINK_CONNECTION },
};

/* What the platform does wrong until the change has been sent once. */
typedef struct
{
  const char *name;
  const char *fault; /* (nullable) */
} Day;

static const Day days[] = {
  { "good-day", NULL },
  { "no-answer-done", "cut-after" },
  { "no-answer-not-done", "cut-before" },
  { "rubbish-done", "invalid-json" },
  { "timeout", "status=408" },
  { "rate-limited", "status=429" },
  { "server-error-done", "status-after=500" },
  { "server-error-not-done", "status=500" },
  { "maintenance", "status=503" },
};

/* A deed on a day. */
typedef struct
{
  const Deed *deed;
  const Day *day;
} Case;

typedef struct
{
  SyncFixture base;
  const Deed *deed;
  gint64 rid;          /* of the company that it is done to, 0 for a creation */
  char *company_id;    /* (nullable) */
  char *connection_id; /* (nullable) */
} Fixture;

#define OLD_NAME "Before Beaurivage"
#define NEW_NAME "Atelier Beaurivage"

static void
await_first_read (Fixture *fixture)
{
  sync_fixture_start (&fixture->base);
  while (cpt_sync_get_last_read (fixture->base.sync) == CPT_TIME_UNKNOWN)
    g_main_context_iteration (NULL, TRUE);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const Case *test_case = data;
  g_autoptr (CptCompany) company = NULL;
  const char *name = OLD_NAME;
  g_autofree char *id = NULL;

  fixture->deed = test_case->deed;
  sync_fixture_set_up (&fixture->base, 0);
  if (fixture->deed->kind == CPT_CHANGE_UNLINK_CONNECTION)
    {
      g_autoptr (CptCompanyPage) page = sync_fixture_list_platform (&fixture->base);
      CptCompany *first = g_ptr_array_index (cpt_company_page_get_companies (page), 0);

      name = g_intern_string (cpt_company_get_name (first));
    }
  else if (fixture->deed->kind != CPT_CHANGE_CREATE_COMPANY)
    {
      id = sync_fixture_create_elsewhere (&fixture->base, OLD_NAME);
    }

  await_first_read (fixture);
  sync_fixture_stop (&fixture->base);
  if (fixture->deed->kind == CPT_CHANGE_CREATE_COMPANY)
    return;

  company = sync_fixture_find_stored (&fixture->base, name, &fixture->rid);
  g_assert_nonnull (company);
  fixture->company_id = g_strdup (cpt_company_get_id (company));
  if (fixture->deed->kind == CPT_CHANGE_UNLINK_CONNECTION)
    {
      CptConnection *connection = g_ptr_array_index (cpt_company_get_connections (company), 0);

      fixture->connection_id = g_strdup (cpt_connection_get_id (connection));
    }
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  sync_fixture_tear_down (&fixture->base);
  g_clear_pointer (&fixture->company_id, g_free);
  g_clear_pointer (&fixture->connection_id, g_free);
}

static void
do_deed (Fixture *fixture)
{
  const gboolean has_name =
      fixture->deed->kind == CPT_CHANGE_CREATE_COMPANY || fixture->deed->kind == CPT_CHANGE_RENAME_COMPANY;
  const CptChangeFields fields = {
    .kind = fixture->deed->kind,
    .state = CPT_CHANGE_WAITING,
    .rid = fixture->rid,
    .company_id = fixture->company_id,
    .connection_id = fixture->connection_id,
    .name = has_name ? NEW_NAME : NULL,
    .old_name = OLD_NAME,
    .created = cpt_clock_now (fixture->base.clock),
    .not_before = CPT_TIME_UNKNOWN,
    .first_sent = CPT_TIME_UNKNOWN,
    .error_code = -1,
  };

  sync_fixture_do (&fixture->base, &fields);
}

static gboolean
is_unlinked (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CptConnection) connection = NULL;

  cpt_platform_client_get_connection_async (fixture->base.client, CPT_PRIORITY_USER, fixture->company_id,
                                            fixture->connection_id, NULL, test_store_result, &result);
  test_await (&result);
  connection = cpt_platform_client_get_connection_finish (fixture->base.client, result, NULL, &error);
  g_assert_no_error (error);

  return cpt_connection_get_status (connection) == CPT_CONNECTION_STATUS_UNLINKED;
}

static void
assert_done_once (Fixture *fixture)
{
  const CptChangeKind kind = fixture->deed->kind;
  const gboolean has_new = kind == CPT_CHANGE_CREATE_COMPANY || kind == CPT_CHANGE_RENAME_COMPANY;
  g_autoptr (CptCompany) stored = sync_fixture_find_stored (&fixture->base, NEW_NAME, NULL);

  g_assert_cmpuint (sync_fixture_count_platform (&fixture->base, OLD_NAME), ==, 0);
  g_assert_cmpuint (sync_fixture_count_platform (&fixture->base, NEW_NAME), ==, has_new ? 1 : 0);
  g_assert_cmpint (stored != NULL, ==, has_new);
  if (kind == CPT_CHANGE_UNLINK_CONNECTION)
    g_assert_true (is_unlinked (fixture));
}

/* Whether the change was sent, and the answer to that is known. */
static gboolean
has_been_tried (Fixture *fixture)
{
  g_autoptr (GPtrArray) changes = sync_fixture_list_outbox (&fixture->base);
  CptChange *change = changes->len > 0 ? g_ptr_array_index (changes, 0) : NULL;

  return change == NULL ||
         (cpt_change_get_attempts (change) > 0 && cpt_change_get_state (change) != CPT_CHANGE_SENDING);
}

static void
test_it_is_done_once (Fixture *fixture, gconstpointer data)
{
  const Case *test_case = data;

  do_deed (fixture);
  sync_fixture_set_fault (&fixture->base, test_case->day->fault);
  sync_fixture_start (&fixture->base);
  while (!has_been_tried (fixture))
    continue;

  sync_fixture_set_fault (&fixture->base, NULL);
  sync_fixture_await_empty_outbox (&fixture->base);
  while (fixture->base.n_answered == 0)
    g_main_context_iteration (NULL, TRUE);

  assert_done_once (fixture);
  g_assert_cmpuint (fixture->base.n_answered, ==, 1);
  g_assert_no_error (fixture->base.failure);
}

/* What sync does up to the moment that it is killed: takes the change, and perhaps sends it. */
static void
take_and_die (Fixture *fixture, gboolean is_sent, const char *fault)
{
  g_autoptr (GAsyncResult) take_result = NULL;
  g_autoptr (GAsyncResult) send_result = NULL;
  g_autoptr (CptChange) change = NULL;
  g_autoptr (CptCompany) company = NULL;
  g_autoptr (CptConnection) connection = NULL;
  g_autoptr (GError) error = NULL;
  gint64 next_due = 0;

  cpt_outbox_repository_take_async (fixture->base.outbox, NULL, test_store_result, &take_result);
  test_await (&take_result);
  change = cpt_outbox_repository_take_finish (fixture->base.outbox, take_result, &next_due, &error);
  g_assert_no_error (error);
  g_assert_nonnull (change);

  if (is_sent)
    {
      sync_fixture_set_fault (&fixture->base, fault);
      cpt_change_request_send_async (fixture->base.client, change, NULL, test_store_result, &send_result);
      test_await (&send_result);
      g_assert_cmpint (cpt_change_request_send_finish (fixture->base.client, send_result, &company, &connection, NULL),
                       ==, fault == NULL);
      sync_fixture_set_fault (&fixture->base, NULL);
    }

  sync_fixture_reopen_store (&fixture->base);
}

static void
finish_after_the_kill (Fixture *fixture)
{
  sync_fixture_start (&fixture->base);
  sync_fixture_await_empty_outbox (&fixture->base);
  while (fixture->base.n_answered == 0)
    g_main_context_iteration (NULL, TRUE);

  assert_done_once (fixture);
  g_assert_no_error (fixture->base.failure);
}

static void
test_killed_before_it_is_sent (Fixture *fixture, gconstpointer data)
{
  do_deed (fixture);
  take_and_die (fixture, FALSE, NULL);
  finish_after_the_kill (fixture);
}

static void
test_killed_before_the_answer_is_stored (Fixture *fixture, gconstpointer data)
{
  do_deed (fixture);
  take_and_die (fixture, TRUE, NULL);
  finish_after_the_kill (fixture);
}

static void
test_killed_before_the_error_is_stored (Fixture *fixture, gconstpointer data)
{
  do_deed (fixture);
  take_and_die (fixture, TRUE, "status=500");
  finish_after_the_kill (fixture);
}

static void
test_killed_between_doing_and_sending (Fixture *fixture, gconstpointer data)
{
  do_deed (fixture);
  sync_fixture_reopen_store (&fixture->base);
  finish_after_the_kill (fixture);
}

static void
test_a_no_is_said_and_nothing_is_done (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) changes = NULL;

  do_deed (fixture);
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
add_case (const char *claim, const Deed *deed, const Day *day, void (*func) (Fixture *, gconstpointer))
{
  g_autofree char *path = g_strdup_printf ("/sync/outbox/%s/%s%s%s", deed->name, claim, day != NULL ? "/" : "",
                                           day != NULL ? day->name : "");
  Case *test_case = g_new (Case, 1);

  *test_case = (Case){ deed, day };
  g_test_add (path, Fixture, test_case, set_up, func, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (deeds); i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (days); j++)
        add_case ("is-done-once", &deeds[i], &days[j], test_it_is_done_once);

      add_case ("killed-between-doing-and-sending", &deeds[i], NULL, test_killed_between_doing_and_sending);
      add_case ("killed-before-it-is-sent", &deeds[i], NULL, test_killed_before_it_is_sent);
      add_case ("killed-before-the-answer-is-stored", &deeds[i], NULL, test_killed_before_the_answer_is_stored);
      add_case ("killed-before-the-error-is-stored", &deeds[i], NULL, test_killed_before_the_error_is_stored);
      add_case ("a-no-is-said-and-nothing-is-done", &deeds[i], NULL, test_a_no_is_said_and_nothing_is_done);
    }

  return g_test_run ();
}
