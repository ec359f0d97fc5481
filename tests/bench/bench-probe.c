/* bench-probe.c — one run of the program, measured from inside: when what was asked for was painted, in microseconds.
 *
 * usage: bench-probe fill|start|companies START [ARGUMENT of comptoir...]
 *
 * START is the monotonic time at which this process was started, so that loading it counts. "fill" waits until the
 * store holds what the arguments ask for, which is its first sync; "start" measures the first useful frame, "companies"
 * that and the rest. Each figure is a line "name value".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <stdlib.h>

#include "bench-frames.h"
#include "cpt-application.h"
#include "cpt-company-list.h"
#include "cpt-list-words.h"

#define SETTLED (2 * G_USEC_PER_SEC)

typedef struct
{
  BenchFrames frames; /* first: it is handed to what is called after each */
  GApplication *application;
  const char *mode;
  gint64 start;
  gint64 useful; /* when the first frame with rows was done; 0 until then */
  gint64 cpu;    /* what the main thread had worked by then */
  guint n_companies;
} Probe;

/* Is a row with a name in it on view? */
static gboolean
is_row_shown (GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;

  if (GTK_IS_INSCRIPTION (widget))
    {
      const char *text = gtk_inscription_get_text (GTK_INSCRIPTION (widget));

      return text != NULL && *text != '\0';
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (is_row_shown (child))
      return TRUE;

  return FALSE;
}

static GtkColumnView *
find_table (Probe *probe)
{
  return probe->frames.window != NULL
             ? GTK_COLUMN_VIEW (bench_find_widget (GTK_WIDGET (probe->frames.window), GTK_TYPE_COLUMN_VIEW))
             : NULL;
}

/* A frame is useful with a row in it. */
static void
painted_cb (BenchFrames *frames)
{
  Probe *probe = (Probe *) frames;
  GtkColumnView *table = probe->useful == 0 ? find_table (probe) : NULL;

  if (table == NULL || !is_row_shown (GTK_WIDGET (table)))
    return;

  probe->useful = frames->painted;
  probe->cpu = cpt_turn_time_now ().own;
}

static void
window_added_cb (Probe *probe, GtkWindow *window)
{
  bench_frames_watch (&probe->frames, window);
}

/* The list under the selection model of the table. */
static CptCompanyList *
find_list (GtkColumnView *table)
{
  g_autoptr (CptCompanyList) list = NULL;

  g_object_get (gtk_column_view_get_model (table), "model", &list, NULL);

  return list; /* the selection keeps it */
}

static CptCompanyList *
await_first_rows (Probe *probe)
{
  /* Not await_frame(): frames that nobody else asked for would slow the start down. */
  while (probe->useful == 0)
    g_main_context_iteration (NULL, TRUE);

  return find_list (find_table (probe));
}

static void
result_changed_cb (gboolean *has_changed)
{
  *has_changed = TRUE;
}

/* Of what was just asked: once its result is in force and painted. */
static void
print_result (Probe *probe, CptCompanyList *list, const char *name, CptTurnTime asked)
{
  gboolean has_changed = FALSE;
  gulong handler = g_signal_connect_swapped (list, "result-changed", G_CALLBACK (result_changed_cb), &has_changed);

  while (!has_changed)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (list, handler);
  bench_frames_await (&probe->frames);
  bench_frames_print (&probe->frames, name, asked);
}

/* Types the words letter by letter, each a keystroke. */
static void
measure_search (Probe *probe, CptCompanyList *list)
{
  static const char *const words[] = { "atelier", "beau 12", "sa", "lumiere", "zzz", "1" };
  GtkEditable *field;

  gtk_widget_activate_action (bench_find_widget (GTK_WIDGET (probe->frames.window), GTK_TYPE_COLUMN_VIEW), "win.find",
                              NULL);
  bench_turn_for (SETTLED);
  field = GTK_EDITABLE (bench_find_widget (GTK_WIDGET (probe->frames.window), GTK_TYPE_SEARCH_ENTRY));

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    for (gsize length = 1; length <= strlen (words[i]); length++)
      {
        g_autofree char *typed = g_strndup (words[i], length);
        CptTurnTime asked = cpt_turn_time_now ();

        gtk_editable_set_text (field, typed);
        print_result (probe, list, "keystroke", asked);
      }

  gtk_editable_set_text (field, "");
  bench_turn_for (SETTLED);
}

static void
measure_sort (Probe *probe, CptCompanyList *list)
{
  GtkColumnView *table = find_table (probe);
  GListModel *columns = gtk_column_view_get_columns (table);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      for (GtkSortType order = GTK_SORT_ASCENDING; order <= GTK_SORT_DESCENDING; order++)
        if (gtk_column_view_column_get_sorter (column) != NULL)
          {
            CptTurnTime asked = cpt_turn_time_now ();

            gtk_column_view_sort_by_column (table, column, order);
            print_result (probe, list, "sort", asked);
          }
    }
}

static void
measure_filters (Probe *probe, CptCompanyList *list)
{
  GtkWidget *table = GTK_WIDGET (find_table (probe));

  /* From the last to the first, which is all. */
  for (int filter = CPT_N_COMPANY_FILTERS - 1; filter >= 0; filter--)
    {
      const char *nick = cpt_list_words_filter_nick ((CptCompanyFilter) filter);
      CptTurnTime asked = cpt_turn_time_now ();

      gtk_widget_activate_action (table, "companies.filter", "s", nick);
      print_result (probe, list, "filter", asked);
      bench_turn_for (SETTLED / 4);
    }
}

static void
fill (Probe *probe)
{
  CptCompanyList *list = await_first_rows (probe);

  while (cpt_company_list_get_total (list) < probe->n_companies)
    bench_turn_for (G_USEC_PER_SEC / 10);
  bench_print_figure ("first-sync", g_get_monotonic_time () - probe->start);
  bench_turn_for (SETTLED);
}

static CptCompanyList *
measure_start (Probe *probe)
{
  CptCompanyList *list = await_first_rows (probe);

  bench_print_figure ("first-frame", probe->useful - probe->start);
  bench_print_figure ("first-frame-cpu", probe->cpu);

  return list;
}

static void
measure (Probe *probe)
{
  CptCompanyList *list = measure_start (probe);

  while (!cpt_company_list_get_is_loaded (list) || cpt_company_list_get_total (list) < probe->n_companies)
    bench_turn_for (G_USEC_PER_SEC / 10);
  bench_turn_for (SETTLED);
  bench_print_memory ();

  measure_search (probe, list);
  measure_sort (probe, list);
  measure_filters (probe, list);
  bench_frames_scroll (&probe->frames, GTK_WIDGET (find_table (probe)));
}

static gboolean
run_cb (gpointer user_data)
{
  Probe *probe = user_data;

  if (g_str_equal (probe->mode, "fill"))
    fill (probe);
  else if (g_str_equal (probe->mode, "start"))
    measure_start (probe);
  else
    measure (probe);
  g_application_quit (probe->application);

  return G_SOURCE_REMOVE;
}

static guint
count_companies (int argc, char **argv)
{
  for (int i = 0; i + 1 < argc; i++)
    if (g_str_equal (argv[i], "--companies"))
      return (guint) g_ascii_strtoull (argv[i + 1], NULL, 10);

  return 1;
}

int
main (int argc, char **argv)
{
  g_autoptr (GApplication) application = NULL;
  Probe probe = { .frames = { .painted_func = painted_cb } };

  if (argc < 3)
    return EXIT_FAILURE;

  probe.mode = argv[1];
  probe.start = g_ascii_strtoll (argv[2], NULL, 10);
  probe.n_companies = count_companies (argc, argv);
  application = probe.application = G_APPLICATION (cpt_application_new ());
  g_signal_connect_swapped (application, "window-added", G_CALLBACK (window_added_cb), &probe);
  g_idle_add (run_cb, &probe);

  /* The program sees its own name and its own arguments. */
  argv[2] = argv[0];

  return g_application_run (application, argc - 2, argv + 2);
}
