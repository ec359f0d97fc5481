/* test-kills.c — a program that works at full load is killed again and again: nothing that it confirmed is lost, and
 * nothing is done twice.
 *
 * usage: test-kills [KILLS]
 * The program that is killed is this one, with --work: it adds companies, says each one that was confirmed, and sends
 * them meanwhile. It is killed at moments that a fixed seed chooses, from its very start on. After each kill its file
 * is checked; after every few, what waits is sent, and the platform must have each company once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <signal.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "sync-fixture.h"

#define SEED 20261126
#define N_KILLS 10
#define N_BETWEEN 10          /* kills until the platform is looked at */
#define N_NAMES 12            /* companies that one run adds */
#define MAX_DELAY_MS 300      /* until it is killed */
#define START_DELAY_MS 60     /* … when that is counted from the start of the process */
#define PAGE_SIZE 5000        /* one request a run for the list */
#define TIME_SCALE 0.001      /* of every delay of sync */
#define A_DAY G_TIME_SPAN_DAY /* until the platform's quota is whole again */

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

static void
add (SyncFixture *fixture, const char *name)
{
  const CptChangeFields fields = {
    .kind = CPT_CHANGE_CREATE_COMPANY,
    .state = CPT_CHANGE_WAITING,
    .name = name,
    .created = cpt_clock_now (fixture->clock),
    .not_before = CPT_TIME_UNKNOWN,
    .first_sent = CPT_TIME_UNKNOWN,
    .error_code = -1,
  };

  sync_fixture_do (fixture, &fields);
}

/* The program that is killed: adds companies called @run and a number, and goes on sending them for ever. */
static int
work (const char *folder, const char *base_url, const char *api_key, const char *run)
{
  SyncFixture fixture = { 0 };

  open_store (&fixture, folder);
  fixture.sync =
      g_object_new (CPT_TYPE_SYNC, "store", fixture.store, "page-size", PAGE_SIZE, "time-scale", TIME_SCALE, NULL);
  cpt_sync_start (fixture.sync, base_url, api_key);

  for (guint i = 0; i < N_NAMES; i++)
    {
      g_autofree char *line = g_strdup_printf ("Run %s company %u\n", run, i);
      g_autofree char *name = g_strndup (line, strlen (line) - 1);

      add (&fixture, name);
      if (write (STDOUT_FILENO, line, strlen (line)) < 0)
        return 1;
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

/* Kills a run from its very start on, or after it confirmed something. */
static void
run_and_kill (SyncFixture *fixture, const char *folder, guint number, GRand *random, GHashTable *confirmed)
{
  g_autofree char *name = g_strdup_printf ("%u", number);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, "--work", folder,
                                                      cpt_sandbox_get_base_url (fixture->sandbox),
                                                      cpt_sandbox_get_api_key (fixture->sandbox), name, NULL);
  g_autoptr (GDataInputStream) stream = NULL;
  gboolean is_early = number % 4 == 0;
  Killer killer = { process, (guint) g_rand_int_range (random, 0, is_early ? START_DELAY_MS : MAX_DELAY_MS) };
  GThread *thread;

  g_assert_no_error (error);
  stream = g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));
  if (!is_early)
    read_lines (stream, confirmed, 1);
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

  /* Killed before it was there. */
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (handle, "PRAGMA integrity_check", -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  g_assert_cmpstr ((const char *) sqlite3_column_text (statement, 0), ==, "ok");
  sqlite3_finalize (statement);
  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);
}

/* The next run is not killed: what waits is sent. */
static void
send_the_rest (SyncFixture *platform, const char *folder)
{
  SyncFixture fixture = { .sandbox = platform->sandbox };

  open_store (&fixture, folder);
  sync_fixture_start_with (&fixture, cpt_sandbox_get_api_key (platform->sandbox), PAGE_SIZE, TIME_SCALE);
  sync_fixture_await_empty_outbox (&fixture);
  sync_fixture_stop (&fixture);
  cpt_store_close (fixture.store);
  g_clear_object (&fixture.outbox);
  g_clear_object (&fixture.store);
  g_assert_finalize_object (fixture.clock);
}

/* The platform has what was confirmed, and nothing twice. Returns how many it has. */
static guint
check_platform (SyncFixture *fixture, GHashTable *confirmed)
{
  g_autoptr (CptCompanyPage) page = sync_fixture_list_platform (fixture);
  GPtrArray *companies = cpt_company_page_get_companies (page);
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer name;

  for (guint i = 0; i < companies->len; i++)
    g_assert_true (g_hash_table_add (names, (gpointer) cpt_company_get_name (g_ptr_array_index (companies, i))));

  g_hash_table_iter_init (&iter, confirmed);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_assert_true (g_hash_table_contains (names, name));

  return companies->len;
}

static void
test_nothing_is_lost_or_doubled (void)
{
  SyncFixture fixture = { 0 };
  g_autoptr (GHashTable) confirmed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  g_autofree char *folder = NULL;
  guint n_companies = 0;

  sync_fixture_set_up (&fixture, 0);
  folder = g_build_filename (fixture.folder, "killed", NULL);
  for (guint i = 1; i <= n_kills; i++)
    {
      run_and_kill (&fixture, folder, i, random, confirmed);
      check_file (folder);
      if (i % N_BETWEEN != 0 && i != n_kills)
        continue;

      send_the_rest (&fixture, folder);
      n_companies = check_platform (&fixture, confirmed);
      cpt_sandbox_advance_time (fixture.sandbox, A_DAY);
    }

  g_test_message ("%u kills: %u confirmed, %u on the platform, 0 lost, 0 doubled, each file whole", n_kills,
                  g_hash_table_size (confirmed), n_companies);
  g_assert_cmpuint (g_hash_table_size (confirmed), >=, n_kills / 2);
  sync_fixture_tear_down (&fixture);
}

int
main (int argc, char **argv)
{
  if (argc == 6 && g_str_equal (argv[1], "--work"))
    return work (argv[2], argv[3], argv[4], argv[5]);

  program = argv[0];
  g_test_init (&argc, &argv, NULL);
  if (argc > 1)
    n_kills = (guint) atoi (argv[1]);
  g_test_add_func ("/kills/nothing-is-lost-or-doubled", test_nothing_is_lost_or_doubled);

  return g_test_run ();
}
