/* main.c — comptoir-sandbox: the stand-in platform by itself, for tests, demonstrations and load.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib-unix.h>
#include <glib/gstdio.h>
#include <locale.h>

#include "cpt-sandbox.h"

#define MAX_READS 100000000
#define MAX_READ_RATE 1000

typedef struct
{
  CptSandboxOptions options;
  GMainLoop *loop;
  int port;
  int companies;
  int reads;
  int read_rate;
  char *api_key;
  char *data_dir;
  char **faults;
  gint64 seed;
  gboolean has_reset;
  gboolean has_failed;
} Program;

static gboolean
parse_arguments (Program *program, int *argc, char ***argv, GError **error)
{
  const GOptionEntry entries[] = {
    { "port", 0, 0, G_OPTION_ARG_INT, &program->port, "Listen on this port (default: any that is free)", "N" },
    { "api-key", 0, 0, G_OPTION_ARG_STRING, &program->api_key, "Accept this key (default: a random one, printed)",
      "KEY" },
    { "data-dir", 0, 0, G_OPTION_ARG_FILENAME, &program->data_dir, "Keep the database here", "DIR" },
    { "demo", 0, 0, G_OPTION_ARG_NONE, &program->options.demo, "Begin with the demonstration companies", NULL },
    { "companies", 0, 0, G_OPTION_ARG_INT, &program->companies, "Generate N companies on the fly", "N" },
    { "reads", 0, 0, G_OPTION_ARG_INT, &program->reads, "Generate N past reads of the first company on the fly", "N" },
    { "read-rate", 0, 0, G_OPTION_ARG_INT, &program->read_rate, "… and N more each simulated second (8: 40 at once)",
      "N" },
    { "seed", 0, 0, G_OPTION_ARG_INT64, &program->seed, "What identifiers, data and durations follow from", "N" },
    { "time-factor", 0, 0, G_OPTION_ARG_DOUBLE, &program->options.time_factor,
      "Simulated seconds a second (default: 1)", "X" },
    { "fault", 0, 0, G_OPTION_ARG_STRING_ARRAY, &program->faults, "Do this wrong; may be repeated", "FAULT" },
    { "latency", 0, 0, G_OPTION_ARG_NONE, &program->options.latency, "Answer after 40 to 150 ms", NULL },
    { "reset", 0, 0, G_OPTION_ARG_NONE, &program->has_reset, "Begin with the first state again", NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("— a stand-in platform on the loopback");

  g_option_context_add_main_entries (context, entries, NULL);
  g_option_context_set_description (context, cpt_sandbox_get_fault_help ());

  return g_option_context_parse (context, argc, argv, error);
}

static gboolean
check_arguments (Program *program, GError **error)
{
  if (program->port < 0 || program->port > G_MAXUINT16)
    g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "--port: expected 0 to 65535");
  else if (program->companies < 0)
    g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "--companies: expected 0 or more");
  else if (program->reads < 0 || program->reads > MAX_READS)
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "--reads: expected 0 to %d", MAX_READS);
  else if (program->read_rate < 0 || program->read_rate > MAX_READ_RATE)
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "--read-rate: expected 0 to %d", MAX_READ_RATE);
  else if (!(program->options.time_factor >= 0))
    g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "--time-factor: expected 0 or more");
  else
    return TRUE;

  return FALSE;
}

static void
fill_options (Program *program)
{
  if (program->data_dir == NULL)
    program->data_dir = g_build_filename (g_get_user_data_dir (), "comptoir", "standalone-sandbox", NULL);

  program->options.port = (guint16) program->port;
  program->options.remember_port = TRUE;
  program->options.api_key = program->api_key;
  program->options.data_dir = program->data_dir;
  program->options.companies = (guint) program->companies;
  program->options.reads = (guint) program->reads;
  program->options.read_rate = (guint) program->read_rate;
  program->options.seed = (guint64) program->seed;
  program->options.faults = (const char *const *) program->faults;
}

static void
fail (Program *program, const GError *error)
{
  g_printerr ("comptoir-sandbox: %s\n", error->message);
  program->has_failed = TRUE;
  g_main_loop_quit (program->loop);
}

static void
print_address (Program *program, CptSandbox *sandbox)
{
  if (program->api_key == NULL)
    g_print ("API key: %s\n", cpt_sandbox_get_api_key (sandbox));

  g_print ("Listening on %s\n", cpt_sandbox_get_base_url (sandbox));
}

static void
reset_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Program *program = user_data;
  g_autoptr (GError) error = NULL;

  if (!cpt_sandbox_reset_finish (CPT_SANDBOX (source), result, &error))
    fail (program, error);
  else
    print_address (program, CPT_SANDBOX (source));
}

static void
started_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Program *program = user_data;
  g_autoptr (GError) error = NULL;

  if (!cpt_sandbox_start_finish (CPT_SANDBOX (source), result, &error))
    fail (program, error);
  else if (program->has_reset)
    cpt_sandbox_reset_async (CPT_SANDBOX (source), NULL, reset_cb, program);
  else
    print_address (program, CPT_SANDBOX (source));
}

static gboolean
stop_cb (gpointer user_data)
{
  g_main_loop_quit (user_data);

  return G_SOURCE_CONTINUE;
}

static void
run (Program *program)
{
  g_autoptr (CptSandbox) sandbox = cpt_sandbox_new (&program->options);

  g_unix_signal_add (SIGINT, stop_cb, program->loop);
  g_unix_signal_add (SIGTERM, stop_cb, program->loop);
  cpt_sandbox_start_async (sandbox, NULL, started_cb, program);
  g_main_loop_run (program->loop);
  cpt_sandbox_stop (sandbox);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  Program program = { 0 };

  setlocale (LC_ALL, "");
  setvbuf (stdout, NULL, _IOLBF, 0);
  program.options.time_factor = 1;
  program.loop = g_main_loop_new (NULL, FALSE);

  if (parse_arguments (&program, &argc, &argv, &error) && check_arguments (&program, &error))
    {
      fill_options (&program);
      run (&program);
    }
  else
    fail (&program, error);

  g_main_loop_unref (program.loop);
  g_free (program.api_key);
  g_free (program.data_dir);
  g_strfreev (program.faults);

  return program.has_failed ? 1 : 0;
}
