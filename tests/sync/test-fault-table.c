/* test-fault-table.c — every fault of the platform on everything that is asked of it, as a table.
 *
 * Of what changes something: a fault that passes is waited for, with its words on the row, and the change is then done
 * exactly once; a no is said, nothing is done, and a retry does it once. Of what
 * only reads: it says what went wrong, and comes when the fault is over. A file is uploaded like what is read, and
 * again by the user when it is said to have failed: the platform has it once. Each cell is a test and a line of the
 * output: operation | fault | end | words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-error-presenter.h"
#include "cpt-file.h"
#include "cpt-platform-files.h"
#include "cpt-sync-files.h"
#include "deed-fixture.h"

#define NO_ERROR -1
#define UPLOAD_NAME "Relevé.csv"
#define UPLOAD_CONTENT "Date,Montant\r\n"

typedef enum
{
  ENDS_WELL, /* it is no error, or passes before anybody is told */
  PASSES,    /* waited for */
  IS_A_NO,   /* a person must do something */
  STOPS_ALL, /* nothing is sent any more */
} Course;

/**
 * Fault:
 * @fault: (nullable): of the sandbox; %NULL for one that cannot be reached
 * @code: the CptError, for what is told
 */
typedef struct
{
  const char *name;
  const char *fault;
  Course course;
  int code;
  const char *words;
} Fault;

#define REFUSED "The platform refused"
#define SILENCE "The platform does not answer"
#define FAILED "The platform failed"
#define NOT_READY "The platform is not ready yet"
#define TOO_MANY "Too many requests were sent"
#define GONE "It is no longer on the platform"
#define RIGHT "The API key has no right to do it"
#define PLAN "The account’s plan does not allow it"
#define KEY "The API key was refused"
#define RUBBISH "The platform’s answer could not be understood"

static const Fault faults[] = {
  { "400", "status=400", IS_A_NO, CPT_ERROR_REFUSED, REFUSED },
  { "401", "status=401", STOPS_ALL, CPT_ERROR_UNAUTHORIZED, KEY },
  { "402", "status=402", IS_A_NO, CPT_ERROR_REFUSED, PLAN },
  { "403", "status=403", IS_A_NO, CPT_ERROR_REFUSED, RIGHT },
  { "404", "status=404", IS_A_NO, CPT_ERROR_NOT_FOUND, GONE },
  { "405", "status=405", IS_A_NO, CPT_ERROR_REFUSED, REFUSED },
  { "408", "status=408", PASSES, CPT_ERROR_NOT_READY, NOT_READY },
  { "409", "status=409", PASSES, CPT_ERROR_NOT_READY, NOT_READY },
  { "422", "status=422", IS_A_NO, CPT_ERROR_REFUSED, REFUSED },
  { "429", "status=429", PASSES, CPT_ERROR_RATE_LIMITED, TOO_MANY },
  { "429-for-a-second", "status=429,retry-after=1", PASSES, CPT_ERROR_RATE_LIMITED, TOO_MANY },
  { "429-once", "status=429,times=1", ENDS_WELL, NO_ERROR, NULL },
  { "451", "status=451", IS_A_NO, CPT_ERROR_REFUSED, REFUSED },
  { "500", "status=500", PASSES, CPT_ERROR_SERVER, FAILED },
  { "500-done", "late-status=500", PASSES, CPT_ERROR_SERVER, FAILED },
  { "500-twice", "status=500,times=2", ENDS_WELL, NO_ERROR, NULL },
  { "502", "status=502", PASSES, CPT_ERROR_SERVER, FAILED },
  { "503", "status=503", PASSES, CPT_ERROR_SERVER, FAILED },
  { "503-for-a-second", "status=503,retry-after=1", PASSES, CPT_ERROR_SERVER, FAILED },
  { "504-done", "late-status=504", PASSES, CPT_ERROR_SERVER, FAILED },
  { "no-answer", "drop-before", PASSES, CPT_ERROR_UNREACHABLE, SILENCE },
  { "no-answer-done", "drop", PASSES, CPT_ERROR_UNREACHABLE, SILENCE },
  { "no-answer-twice-done", "drop,times=2", ENDS_WELL, NO_ERROR, NULL },
  { "cut", "cut", PASSES, CPT_ERROR_UNREACHABLE, SILENCE },
  { "rubbish", "invalid-json", PASSES, CPT_ERROR_MALFORMED, RUBBISH },
  { "wrong-status-in-the-body", "wrong-status-code", ENDS_WELL, NO_ERROR, NULL },
  { "late", "slow=0.2", ENDS_WELL, NO_ERROR, NULL },
  { "unknown-status", "unknown-status", ENDS_WELL, NO_ERROR, NULL },
  { "nulls", "nulls", ENDS_WELL, NO_ERROR, NULL },
  { "nobody-there", NULL, PASSES, CPT_ERROR_UNREACHABLE, SILENCE },
};

static const CptChangeKind kinds[] = {
  CPT_CHANGE_CREATE_COMPANY,    CPT_CHANGE_RENAME_COMPANY,    CPT_CHANGE_DELETE_COMPANY,   CPT_CHANGE_UNLINK_CONNECTION,
  CPT_CHANGE_DELETE_CONNECTION, CPT_CHANGE_CREATE_CONNECTION, CPT_CHANGE_REFRESH_COMPANY,  CPT_CHANGE_REFRESH_TYPE,
  CPT_CHANGE_SAVE_SETTINGS,     CPT_CHANGE_EDIT_TAGS,         CPT_CHANGE_DESCRIBE_COMPANY,
};

typedef void (*StartFunc) (DeedFixture *fixture, GAsyncReadyCallback callback, gpointer user_data);
typedef gboolean (*FinishFunc) (CptSync *sync, GAsyncResult *result, GError **error);

typedef struct
{
  const char *name;
  StartFunc start;
  FinishFunc finish;
} Reading;

/* A cell of the table. */
typedef struct
{
  CptChangeKind kind;
  const Reading *reading; /* (nullable): what only reads */
  const Fault *fault;
} Cell;

static void
start_settings (DeedFixture *fixture, GAsyncReadyCallback callback, gpointer user_data)
{
  cpt_sync_read_settings_async (fixture->base.sync, fixture->rid, NULL, callback, user_data);
}

static void
start_integrations (DeedFixture *fixture, GAsyncReadyCallback callback, gpointer user_data)
{
  cpt_sync_read_integrations_async (fixture->base.sync, NULL, callback, user_data);
}

static void
start_report (DeedFixture *fixture, GAsyncReadyCallback callback, gpointer user_data)
{
  cpt_sync_read_report_async (fixture->base.sync, fixture->company_id, CPT_REPORT_PROFIT_AND_LOSS, 1, 12, NULL,
                              callback, user_data);
}

static void
start_files (DeedFixture *fixture, GAsyncReadyCallback callback, gpointer user_data)
{
  cpt_sync_list_files_async (fixture->base.sync, fixture->company_id, NULL, callback, user_data);
}

static void
start_upload (DeedFixture *fixture, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GBytes) content = g_bytes_new_static (UPLOAD_CONTENT, sizeof UPLOAD_CONTENT - 1);

  cpt_sync_upload_file_async (fixture->base.sync, fixture->company_id, fixture->connection_id, UPLOAD_NAME, content,
                              NULL, callback, user_data);
}

static const Reading readings[] = {
  { "read-settings", start_settings, cpt_sync_read_settings_finish },
  { "read-integrations", start_integrations, cpt_sync_read_integrations_finish },
  { "read-report", start_report, cpt_sync_read_report_finish },
  { "read-files", start_files, cpt_sync_list_files_finish },
  { "upload", start_upload, cpt_sync_upload_file_finish },
};

static void
set_up (DeedFixture *fixture, gconstpointer data)
{
  const Cell *cell = data;

  deed_fixture_set_up (fixture, cell->kind);
}

static void
tear_down (DeedFixture *fixture, gconstpointer data)
{
  deed_fixture_tear_down (fixture);
}

static const char *
get_operation (const Cell *cell)
{
  return cell->reading != NULL ? cell->reading->name : deed_fixture_get_kind_name (cell->kind);
}

static gboolean
is_upload (const Cell *cell)
{
  return cell->reading != NULL && cell->reading->start == start_upload;
}

/* What an answer without a body cannot be: cut, or rubbish. */
static gboolean
has_nothing_to_spoil (const Cell *cell)
{
  gboolean has_body = !is_upload (cell) && cell->kind != CPT_CHANGE_DELETE_COMPANY &&
                      cell->kind != CPT_CHANGE_DELETE_CONNECTION && cell->kind != CPT_CHANGE_REFRESH_COMPANY &&
                      cell->kind != CPT_CHANGE_UNLINK_CONNECTION;

  return !has_body && (g_str_equal (cell->fault->name, "rubbish") || g_str_equal (cell->fault->name, "cut"));
}

/* Fails unless @error has the words of the cell's fault. */
static void
check_words (const Cell *cell, const GError *error, const char *end)
{
  const char *heading = error != NULL ? cpt_error_presenter_get_heading (error) : NULL;
  g_autofree char *advice = error != NULL ? cpt_error_presenter_dup_advice (error) : NULL;

  g_test_message ("| %s | %s | %s | %s", get_operation (cell), cell->fault->name, end, heading != NULL ? heading : "");
  if (cell->fault->words == NULL)
    {
      g_assert_no_error (error);
      return;
    }

  g_assert_error (error, CPT_ERROR, cell->fault->code);
  g_assert_cmpstr (heading, ==, cell->fault->words);
  g_assert_true (g_str_has_suffix (advice, "."));
}

static void
begin_fault (DeedFixture *fixture, const Fault *fault)
{
  if (fault->fault != NULL)
    sync_fixture_set_fault (&fixture->base, fault->fault);
}

static void
end_fault (DeedFixture *fixture)
{
  sync_fixture_set_fault (&fixture->base, NULL);
}

static void
start_sync (DeedFixture *fixture, const Fault *fault)
{
  if (fault->fault != NULL)
    sync_fixture_start (&fixture->base);
  else
    sync_fixture_start_offline (&fixture->base);
}

/* Returns: (transfer full) (nullable): the change, once its sending went wrong; %NULL when it was done. One that could
 * not be sent at all has no attempt. */
static CptChange *
await_trouble (DeedFixture *fixture)
{
  for (;;)
    {
      g_autoptr (GPtrArray) changes = sync_fixture_list_outbox (&fixture->base);
      CptChange *change = changes->len > 0 ? g_ptr_array_index (changes, 0) : NULL;
      g_autoptr (GError) error = change != NULL ? cpt_change_dup_error (change) : NULL;

      if (change == NULL)
        return NULL;
      if (error != NULL && cpt_change_get_state (change) != CPT_CHANGE_SENDING)
        return g_object_ref (change);
    }
}

static void
assert_done_once (DeedFixture *fixture)
{
  sync_fixture_await_empty_outbox (&fixture->base);
  while (fixture->base.n_answered == 0)
    g_main_context_iteration (NULL, TRUE);

  deed_fixture_assert_done_once (fixture);
  g_assert_cmpuint (fixture->base.n_answered, ==, 1);
}

/* The list comes once more, now that it is whole. */
static void
read_again (DeedFixture *fixture)
{
  guint n_answered = fixture->base.n_answered;
  gint64 before;

  sync_fixture_stop (&fixture->base);
  before = cpt_clock_now (fixture->base.clock);
  sync_fixture_start (&fixture->base);
  while (cpt_sync_get_last_read (fixture->base.sync) < before)
    g_main_context_iteration (NULL, TRUE);
  fixture->base.n_answered += n_answered;
}

static void
check_good_end (DeedFixture *fixture, const Cell *cell)
{
  sync_fixture_await_empty_outbox (&fixture->base);
  while (fixture->base.n_answered == 0)
    g_main_context_iteration (NULL, TRUE);
  end_fault (fixture);
  read_again (fixture);
  assert_done_once (fixture);
  check_words (cell, NULL, "done once");
  g_assert_no_error (fixture->base.failure);
}

/* What was asked for waits until the platform is well again. */
static void
check_passing (DeedFixture *fixture, const Cell *cell)
{
  g_autoptr (CptChange) change = await_trouble (fixture);
  g_autoptr (GError) error = NULL;

  if (change == NULL && has_nothing_to_spoil (cell))
    {
      end_fault (fixture);
      assert_done_once (fixture);
      g_test_message ("| %s | %s | done once |", get_operation (cell), cell->fault->name);
      return;
    }

  g_assert_nonnull (change);
  error = cpt_change_dup_error (change);
  g_assert_cmpint (cpt_change_get_state (change), !=, CPT_CHANGE_FAILED);
  check_words (cell, error, "waits, done once");

  deed_fixture_let_reads_end (fixture);
  end_fault (fixture);
  assert_done_once (fixture);
  g_assert_no_error (fixture->base.failure);
}

/* Nothing can be sent, and nothing is: the list says why. */
static void
check_nobody_there (DeedFixture *fixture, const Cell *cell)
{
  g_autoptr (GPtrArray) changes = NULL;

  sync_fixture_await_state (&fixture->base, CPT_SYNC_WAITING);
  check_words (cell, cpt_sync_get_error (fixture->base.sync), "waits, done once");
  changes = sync_fixture_list_outbox (&fixture->base);
  g_assert_cmpuint (changes->len, ==, 1);

  sync_fixture_start_sandbox (&fixture->base);
  assert_done_once (fixture);
}

static void
check_stop (DeedFixture *fixture, const Cell *cell)
{
  g_autoptr (GPtrArray) changes = NULL;

  sync_fixture_await_state (&fixture->base, CPT_SYNC_STOPPED);
  check_words (cell, cpt_sync_get_error (fixture->base.sync), "stopped; with a key, done once");
  sync_fixture_stop (&fixture->base);
  changes = sync_fixture_list_outbox (&fixture->base);
  g_assert_cmpuint (changes->len, ==, 1);

  end_fault (fixture);
  sync_fixture_start (&fixture->base);
  assert_done_once (fixture);
}

static void
retry (DeedFixture *fixture, CptChange *change)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_done;

  cpt_outbox_repository_retry_async (fixture->base.outbox, cpt_change_get_id (change), NULL, test_store_result,
                                     &result);
  test_await (&result);
  is_done = cpt_outbox_repository_retry_finish (fixture->base.outbox, result, &error);
  g_assert_no_error (error);
  g_assert_true (is_done);
}

static void
check_no (DeedFixture *fixture, const Cell *cell)
{
  g_autoptr (CptChange) change = await_trouble (fixture);

  g_assert_nonnull (change);
  while (fixture->base.failure == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (cpt_change_get_state (change), ==, CPT_CHANGE_FAILED);
  g_assert_cmpuint (fixture->base.n_answered, ==, 0);
  check_words (cell, fixture->base.failure, "said, not done; retried, done once");

  end_fault (fixture);
  retry (fixture, change);
  assert_done_once (fixture);
}

/* What is not there need not be deleted, and a report that is not there, or not yet, is an empty page. */
static gboolean
is_gone_already (const Cell *cell)
{
  if (cell->reading != NULL)
    return (cell->fault->code == CPT_ERROR_NOT_FOUND || cell->fault->code == CPT_ERROR_NOT_READY) &&
           cell->reading->start == start_report;

  return cell->fault->code == CPT_ERROR_NOT_FOUND &&
         (cell->kind == CPT_CHANGE_DELETE_COMPANY || cell->kind == CPT_CHANGE_DELETE_CONNECTION);
}

static void
test_change (DeedFixture *fixture, gconstpointer data)
{
  const Cell *cell = data;

  deed_fixture_do (fixture);
  begin_fault (fixture, cell->fault);
  start_sync (fixture, cell->fault);

  if (is_gone_already (cell))
    {
      sync_fixture_await_empty_outbox (&fixture->base);
      g_test_message ("| %s | %s | gone already |", get_operation (cell), cell->fault->name);
    }
  else if (cell->fault->fault == NULL)
    check_nobody_there (fixture, cell);
  else if (cell->fault->course == ENDS_WELL)
    check_good_end (fixture, cell);
  else if (cell->fault->course == STOPS_ALL)
    check_stop (fixture, cell);
  else if (cell->fault->course == IS_A_NO)
    check_no (fixture, cell);
  else
    check_passing (fixture, cell);
}

/* Which connection a file is uploaded over. */
static void
find_connection (DeedFixture *fixture)
{
  g_autoptr (CptCompanyPage) page = sync_fixture_list_platform (&fixture->base);
  CptCompany *company = g_ptr_array_index (cpt_company_page_get_companies (page), 0);

  g_assert_null (fixture->connection_id);
  fixture->connection_id =
      g_strdup (cpt_connection_get_id (g_ptr_array_index (cpt_company_get_connections (company), 0)));
}

static void
assert_uploaded_once (DeedFixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 0;

  cpt_platform_client_list_files_async (fixture->base.client, CPT_PRIORITY_USER, fixture->company_id, NULL,
                                        test_store_result, &result);
  test_await (&result);
  files = cpt_platform_client_list_files_finish (fixture->base.client, result, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < files->len; i++)
    n += g_strcmp0 (cpt_file_get_fields (g_ptr_array_index (files, i))->name, UPLOAD_NAME) == 0 ? 1 : 0;
  g_assert_cmpuint (n, ==, 1);
}

static gboolean
read_once (DeedFixture *fixture, const Reading *reading, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  reading->start (fixture, test_store_result, &result);
  test_await (&result);

  return reading->finish (fixture->base.sync, result, error);
}

static void
test_reading (DeedFixture *fixture, gconstpointer data)
{
  const Cell *cell = data;
  g_autoptr (GError) error = NULL;
  gboolean is_read;

  sync_fixture_start (&fixture->base);
  while (cpt_sync_get_last_read (fixture->base.sync) == CPT_TIME_UNKNOWN)
    g_main_context_iteration (NULL, TRUE);

  if (is_upload (cell))
    find_connection (fixture);
  if (cell->fault->fault != NULL)
    begin_fault (fixture, cell->fault);
  else
    sync_fixture_stop_sandbox (&fixture->base);
  is_read = read_once (fixture, cell->reading, &error);
  g_assert_cmpint (is_read, ==, error == NULL);
  if (is_gone_already (cell))
    g_test_message ("| %s | %s | %s |", get_operation (cell), cell->fault->name, "none there");
  else if (is_read && has_nothing_to_spoil (cell))
    g_test_message ("| %s | %s | %s |", get_operation (cell), cell->fault->name, "done once");
  else if (is_upload (cell))
    check_words (cell, error, is_read ? "done once" : "said; again, done once");
  else
    check_words (cell, error, is_read ? "read" : "said; then read");

  if (cell->fault->fault != NULL)
    end_fault (fixture);
  else
    sync_fixture_start_sandbox (&fixture->base);
  if (cell->fault->course == STOPS_ALL)
    {
      sync_fixture_stop (&fixture->base);
      sync_fixture_start (&fixture->base);
    }
  g_clear_error (&error);
  if (!is_read || !is_upload (cell))
    is_read = read_once (fixture, cell->reading, &error);
  g_assert_no_error (error);
  g_assert_true (is_read);
  if (is_upload (cell))
    assert_uploaded_once (fixture);
}

static void
add_cell (CptChangeKind kind, const Reading *reading, const Fault *fault)
{
  Cell *cell = g_new (Cell, 1);
  g_autofree char *path = NULL;

  *cell = (Cell){ kind, reading, fault };
  path = g_strdup_printf ("/fault-table/%s/%s", get_operation (cell), fault->name);
  g_test_add_vtable (path, sizeof (DeedFixture), cell, (GTestFixtureFunc) set_up,
                     (GTestFixtureFunc) (reading != NULL ? test_reading : test_change), (GTestFixtureFunc) tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (kinds); j++)
        add_cell (kinds[j], NULL, &faults[i]);
      for (guint j = 0; j < G_N_ELEMENTS (readings); j++)
        add_cell (CPT_CHANGE_REFRESH_TYPE, &readings[j], &faults[i]);
    }

  return g_test_run ();
}
