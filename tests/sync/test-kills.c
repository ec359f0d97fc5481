/* test-kills.c — a program that works at full load is killed again and again: nothing that it confirmed is lost, and
 * nothing is done twice.
 *
 * usage: test-kills [KILLS]
 * The program that is killed is this one, with --work: it adds companies, and between them does all else that a user
 * can do, to companies of its own; says each thing that was confirmed, and sends them meanwhile. It is killed at
 * moments that a fixed seed chooses, from its very start on. After each kill its file is checked; after every few, what
 * waits is sent, what was being uploaded is uploaded again, and the platform must have each thing once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <signal.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cpt-activity-list.h"
#include "cpt-sync-files.h"
#include "kill-deeds.h"

#define SEED 20261126
#define N_KILLS 10
#define N_BETWEEN 10                /* kills until the platform is looked at */
#define N_NAMES 12                  /* companies that one run adds */
#define N_SPARE 60                  /* companies that are there besides */
#define N_PER_RUN 12                /* companies for each run: three of them must be linked */
#define HOLD (10 * CPT_TIME_SECOND) /* longer than a deletion is held */
#define MAX_DELAY_MS 300            /* until it is killed */
#define START_DELAY_MS 60           /* … when that is counted from the start of the process */
#define PAGE_SIZE 5000              /* one request a run for the list */
#define TIME_SCALE 0.001            /* of every delay of sync */
#define A_DAY G_TIME_SPAN_DAY       /* until the platform's quota is whole again */

static const char *program;
static guint n_kills = N_KILLS;

/* A fixture of a process that has no platform of its own. */
static void
open_store (SyncFixture *fixture, const char *folder)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_open;

  fixture->clock = cpt_clock_new ();
  fixture->store = cpt_store_new (folder, fixture->clock);
  cpt_store_open_async (fixture->store, NULL, test_store_result, &result);
  test_await (&result);
  is_open = cpt_store_open_finish (fixture->store, result, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (is_open);
  fixture->outbox = cpt_outbox_repository_new (fixture->store);
}

/* The program says that something is confirmed. */
static void
confirm (const char *run, const char *what)
{
  g_autofree char *line = g_strdup_printf ("Run %s %s\n", run, what);

  if (write (STDOUT_FILENO, line, strlen (line)) < 0)
    _exit (1);
}

static void
uploaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  if (cpt_sync_upload_file_finish (CPT_SYNC (source), result, NULL))
    confirm (user_data, kill_deed_get_name (KILL_DEED_UPLOAD));
}

/* The program that is killed: does everything in the name of @run, and goes on sending for ever.
 * @targets: one text for each */
G_NORETURN static void
work (const char *folder, const char *base_url, const char *api_key, char *run, char **targets)
{
  SyncFixture fixture = { 0 };
  KillTarget *target[KILL_N_TARGETS];

  for (guint i = 0; i < KILL_N_TARGETS; i++)
    target[i] = kill_target_read (targets[i]);

  open_store (&fixture, folder);
  fixture.sync =
      g_object_new (CPT_TYPE_SYNC, "store", fixture.store, "page-size", PAGE_SIZE, "time-scale", TIME_SCALE, NULL);
  cpt_sync_start (fixture.sync, base_url, api_key);

  for (guint i = 0; i < N_NAMES; i++)
    {
      g_autofree char *what = g_strdup_printf ("company %u", i);
      g_autofree char *name = g_strdup_printf ("Run %s %s", run, what);

      kill_deeds_store (&fixture, (CptChangeFields){ .kind = CPT_CHANGE_CREATE_COMPANY, .name = name });
      confirm (run, what);
      if (i == KILL_DEED_UPLOAD)
        kill_deeds_upload (&fixture, target[kill_deed_get_target (i)], run, uploaded_cb, run);
      else if (i < KILL_N_DEEDS)
        {
          kill_deed_do (&fixture, i, target[kill_deed_get_target (i)], run);
          confirm (run, kill_deed_get_name (i));
        }
    }

  for (;;)
    g_main_context_iteration (NULL, TRUE);
}

typedef struct
{
  GSubprocess *process;
  guint delay; /* ms */
} Killer;

static gpointer
kill_thread (gpointer data)
{
  Killer *killer = data;

  g_usleep (killer->delay * 1000);
  g_subprocess_force_exit (killer->process);

  return NULL;
}

/* Collects what the process says until it is dead. */
static void
read_lines (GDataInputStream *stream, GHashTable *confirmed, guint max)
{
  g_autoptr (GError) error = NULL;
  char *line;

  for (guint i = 0; i < max && (line = g_data_input_stream_read_line (stream, NULL, NULL, &error)) != NULL; i++)
    g_hash_table_add (confirmed, line);
  g_assert_no_error (error);
}

/* Kills a run from its very start on, or after it confirmed something. What earlier ones deleted is held no longer.
 * @targets: (element-type KillTarget): of the run */
static void
run_and_kill (SyncFixture *fixture,
              const char *folder,
              guint number,
              GPtrArray *targets,
              GRand *random,
              GHashTable *confirmed)
{
  g_autofree char *name = g_strdup_printf ("%u", number);
  g_autofree char *first = kill_target_spell (g_ptr_array_index (targets, 0));
  g_autofree char *second = kill_target_spell (g_ptr_array_index (targets, 1));
  g_autofree char *third = kill_target_spell (g_ptr_array_index (targets, 2));
  g_autofree char *last = kill_target_spell (g_ptr_array_index (targets, 3));
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_new (
      G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, "--work", folder, cpt_sandbox_get_base_url (fixture->sandbox),
      cpt_sandbox_get_api_key (fixture->sandbox), name, first, second, third, last, NULL);
  g_autoptr (GDataInputStream) stream = NULL;
  gboolean is_early = number % 4 == 0;
  Killer killer = { process, (guint) g_rand_int_range (random, 0, is_early ? START_DELAY_MS : MAX_DELAY_MS) };
  GThread *thread;

  g_assert_no_error (error);
  stream = g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));
  if (!is_early)
    {
      read_lines (stream, confirmed, 1);
      cpt_sandbox_advance_time (fixture->sandbox, HOLD);
    }
  thread = g_thread_new ("killer", kill_thread, &killer);
  read_lines (stream, confirmed, G_MAXUINT);
  g_thread_join (thread);
  g_assert_false (g_subprocess_wait_check (process, NULL, NULL));
  g_assert_cmpint (g_subprocess_get_term_sig (process), ==, SIGKILL);
}

static void
check_file (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "store.sqlite", NULL);
  sqlite3 *handle = NULL;
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (handle, "PRAGMA integrity_check", -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  g_assert_cmpstr ((const char *) sqlite3_column_text (statement, 0), ==, "ok");
  sqlite3_finalize (statement);
  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);
}

/* A run that is not killed; without a platform of its own. */
static void
begin_whole_run (SyncFixture *fixture, SyncFixture *platform, const char *folder)
{
  fixture->sandbox = platform->sandbox;
  open_store (fixture, folder);
  fixture->companies = cpt_company_repository_new (fixture->store);
  sync_fixture_start_with (fixture, cpt_sandbox_get_api_key (platform->sandbox), PAGE_SIZE, TIME_SCALE);
}

static void
end_whole_run (SyncFixture *fixture)
{
  sync_fixture_stop (fixture);
  cpt_store_close (fixture->store);
  g_clear_object (&fixture->companies);
  g_clear_object (&fixture->outbox);
  g_clear_object (&fixture->store);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_finalize_object (fixture->clock);
}

static gboolean
is_confirmed (GHashTable *confirmed, guint run, KillDeed deed)
{
  g_autofree char *line = g_strdup_printf ("Run %u %s", run, kill_deed_get_name (deed));

  return g_hash_table_contains (confirmed, line);
}

static gboolean
is_loaded (gpointer user_data)
{
  return cpt_activity_list_get_is_loaded (user_data);
}

/* Adds to @confirmed what the activity log says of files: who was not told any more reads it there. */
static void
read_activity (SyncFixture *fixture, const KillTarget *target, GHashTable *confirmed)
{
  g_autoptr (CptActivityList) activity = cpt_activity_list_new (fixture->store, target->company_id);

  cpt_activity_list_set_query (activity, &(CptActivityQuery){ .kinds = 1U << CPT_ACTIVITY_FILE_UPLOADED });
  test_await_true (is_loaded, activity);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (activity)); i++)
    {
      g_autoptr (CptActivity) entry = g_list_model_get_item (G_LIST_MODEL (activity), i);
      const char *name = cpt_activity_get_fields (entry)->after;

      g_hash_table_add (confirmed, g_strdup_printf ("%.*s %s", (int) strcspn (name, "."), name,
                                                    kill_deed_get_name (KILL_DEED_UPLOAD)));
    }
}

/* Who uploads a file, and does not hear that it is there, uploads it again.
 * @first: of the runs, to @last */
static void
upload_again (SyncFixture *fixture, const KillTarget *target, guint first, guint last, GHashTable *confirmed)
{
  for (guint run = first; run <= last; run++)
    {
      g_autofree char *name = g_strdup_printf ("%u", run);
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;

      if (is_confirmed (confirmed, run, KILL_DEED_UPLOAD))
        continue;

      kill_deeds_upload (fixture, target, name, test_store_result, &result);
      test_await (&result);
      g_assert_true (cpt_sync_upload_file_finish (fixture->sync, result, &error));
      g_assert_no_error (error);
    }
}

/* The next run is not killed: what waits is sent. */
static void
send_the_rest (SyncFixture *platform,
               const char *folder,
               const KillTarget *target,
               guint first,
               guint last,
               GHashTable *confirmed)
{
  SyncFixture fixture = { 0 };

  begin_whole_run (&fixture, platform, folder);
  read_activity (&fixture, target, confirmed);
  upload_again (&fixture, target, first, last, confirmed);
  cpt_sandbox_advance_time (platform->sandbox, HOLD);
  g_object_unref (sync_fixture_list_platform (&fixture)); /* tells the time */
  sync_fixture_await_empty_outbox (&fixture);
  g_assert_no_error (fixture.failure);
  end_whole_run (&fixture);
}

/* Returns: (transfer full) (nullable): the first connection that is linked */
static char *
find_linked (CptCompany *company)
{
  GPtrArray *connections = cpt_company_get_connections (company);

  for (guint i = 0; i < connections->len; i++)
    {
      CptConnection *connection = g_ptr_array_index (connections, i);

      if (cpt_connection_get_status (connection) == CPT_CONNECTION_STATUS_LINKED &&
          g_strcmp0 (cpt_connection_get_source_type (connection), "Accounting") == 0)
        return g_strdup (cpt_connection_get_id (connection));
    }

  return NULL;
}

/* Returns: (transfer full) (element-type KillTarget): companies that are linked, as the store has them */
static GPtrArray *
find_targets (SyncFixture *fixture, const char *folder)
{
  SyncFixture reader = { 0 };
  g_autoptr (CptCompanyPage) page = sync_fixture_list_platform (fixture);
  GPtrArray *companies = cpt_company_page_get_companies (page);
  GPtrArray *targets = g_ptr_array_new_with_free_func ((GDestroyNotify) kill_target_free);

  begin_whole_run (&reader, fixture, folder);
  while (cpt_sync_get_last_read (reader.sync) == CPT_TIME_UNKNOWN)
    g_main_context_iteration (NULL, TRUE);

  for (guint i = 0; i < companies->len; i++)
    {
      CptCompany *company = g_ptr_array_index (companies, i);
      g_autofree char *connection_id = find_linked (company);
      gint64 rid = 0;
      g_autoptr (CptCompany) stored = sync_fixture_find_stored (&reader, cpt_company_get_name (company), &rid);

      /* Names are not unique. */
      if (connection_id == NULL || !g_str_equal (cpt_company_get_id (stored), cpt_company_get_id (company)))
        continue;
      g_ptr_array_add (targets, g_new0 (KillTarget, 1));
      *(KillTarget *) g_ptr_array_index (targets, targets->len - 1) =
          (KillTarget){ rid, g_strdup (cpt_company_get_id (company)), g_steal_pointer (&connection_id), NULL };
    }
  end_whole_run (&reader);

  return targets;
}

/* The targets of a run, beginning with 1; the files of all are of one company. */
static GPtrArray *
get_targets (GPtrArray *all, guint run)
{
  GPtrArray *targets = g_ptr_array_new ();

  g_assert_cmpuint (all->len, >, (KILL_N_TARGETS - 1) * run);
  for (guint i = 0; i < KILL_N_TARGETS - 1; i++)
    g_ptr_array_add (targets, g_ptr_array_index (all, 1 + (KILL_N_TARGETS - 1) * (run - 1) + i));
  g_ptr_array_add (targets, g_ptr_array_index (all, 0));

  return targets;
}

/* Each deed of a run was done once if it was confirmed, and never more than once. Returns how many were done. */
static guint
check_deeds (SyncFixture *fixture, CptCompanyPage *page, GPtrArray *targets, guint run, GHashTable *confirmed)
{
  guint n = 0;

  for (KillDeed deed = 0; deed < KILL_N_DEEDS; deed++)
    {
      guint n_done =
          kill_deed_count (fixture, page, deed, g_ptr_array_index (targets, kill_deed_get_target (deed)), run);

      if (n_done > 1 || (n_done == 0 && is_confirmed (confirmed, run, deed)))
        g_error ("Run %u %s: done %u times", run, kill_deed_get_name (deed), n_done);
      n += n_done;
    }
  g_assert_cmpuint (
      kill_deed_count (fixture, page, KILL_DEED_UPLOAD, g_ptr_array_index (targets, KILL_N_TARGETS - 1), run), ==, 1);

  return n;
}

/* The platform has the companies that were confirmed, and none twice. Returns how many it has. */
static guint
check_companies (CptCompanyPage *page, GHashTable *confirmed)
{
  GPtrArray *companies = cpt_company_page_get_companies (page);
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer name;

  for (guint i = 0; i < companies->len; i++)
    {
      const char *company_name = cpt_company_get_name (g_ptr_array_index (companies, i));

      if (g_str_has_prefix (company_name, "Run "))
        g_assert_true (g_hash_table_add (names, (gpointer) company_name));
    }

  g_hash_table_iter_init (&iter, confirmed);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_assert_true (strstr (name, "company") == NULL || g_hash_table_contains (names, name));

  return g_hash_table_size (names);
}

/* How many of @deed were confirmed, and others done. */
static void
print_end (GHashTable *confirmed, guint n_companies, guint n_deeds)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (KillDeed deed = 0; deed < KILL_N_DEEDS; deed++)
    {
      guint n = 0;

      for (guint run = 1; run <= n_kills; run++)
        n += is_confirmed (confirmed, run, deed) ? 1 : 0;
      g_string_append_printf (line, ", %s %u", kill_deed_get_name (deed), n);
    }
  g_test_message ("%u kills: %u confirmed (of them%s); on the platform %u companies of them, and %u other deeds; 0 "
                  "lost, 0 doubled, "
                  "each file whole",
                  n_kills, g_hash_table_size (confirmed), line->str, n_companies, n_deeds);
}

static void
test_nothing_is_lost_or_doubled (void)
{
  SyncFixture fixture = { 0 };
  g_autoptr (GHashTable) confirmed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  g_autoptr (GPtrArray) all = NULL;
  g_autofree char *folder = NULL;
  guint n_companies = 0;
  guint n_deeds = 0;
  guint first = 1; /* of the runs since the platform was looked at */

  sync_fixture_set_up_generated (&fixture, N_SPARE + N_PER_RUN * n_kills);
  folder = g_build_filename (fixture.folder, "killed", NULL);
  all = find_targets (&fixture, folder);
  for (guint run = 1; run <= n_kills; run++)
    {
      g_autoptr (GPtrArray) targets = get_targets (all, run);
      g_autoptr (CptCompanyPage) page = NULL;

      kill_target_prepare_settings (g_ptr_array_index (targets, 0), &fixture);
      run_and_kill (&fixture, folder, run, targets, random, confirmed);
      check_file (folder);
      if (run % N_BETWEEN != 0 && run != n_kills)
        continue;

      send_the_rest (&fixture, folder, g_ptr_array_index (all, 0), first, run, confirmed);
      page = sync_fixture_list_platform (&fixture);
      n_companies = check_companies (page, confirmed);
      for (; first <= run; first++)
        {
          g_autoptr (GPtrArray) looked_at = get_targets (all, first);

          n_deeds += check_deeds (&fixture, page, looked_at, first, confirmed);
        }
      cpt_sandbox_advance_time (fixture.sandbox, A_DAY);
    }

  print_end (confirmed, n_companies, n_deeds);
  g_assert_cmpuint (g_hash_table_size (confirmed), >=, n_kills / 2);
  sync_fixture_tear_down (&fixture);
}

int
main (int argc, char **argv)
{
  if (argc == 6 + KILL_N_TARGETS && g_str_equal (argv[1], "--work"))
    work (argv[2], argv[3], argv[4], argv[5], argv + 6);

  program = argv[0];
  g_test_init (&argc, &argv, NULL);
  if (argc > 1)
    n_kills = (guint) atoi (argv[1]);
  g_test_add_func ("/kills/nothing-is-lost-or-doubled", test_nothing_is_lost_or_doubled);

  return g_test_run ();
}
