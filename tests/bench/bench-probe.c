/* bench-probe.c — one run of the program, measured from inside: when what was asked for was painted, in microseconds.
 *
 * usage: bench-probe empty START
 *        bench-probe fill|start|companies START [ARGUMENT of comptoir...]
 *
 * START is the monotonic time at which this process was started, so that loading it counts. "empty" shows a libadwaita
 * window with a header bar, its title and nothing else; "fill" waits until the store holds what the arguments ask for;
 * "start" measures the first useful frame, "companies" that and the rest. Each figure is a line "name value".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <stdlib.h>

#include "cpt-application.h"
#include "cpt-company-list.h"
#include "cpt-turn-watch.h"

#define SETTLED (2 * G_USEC_PER_SEC)
#define WIDTH 1100
#define HEIGHT 720

typedef struct
{
  GtkWindow *window;
  GApplication *application;
  const char *mode;
  gint64 start;
  gint64 painted; /* when the last frame was done */
  gint64 useful;  /* when the first frame with rows was done; 0 until then */
  gint64 cpu;     /* what the main thread had worked by then */
  guint n_companies;
} Probe;

static void
print_figure (const char *name, gint64 value)
{
  g_print ("%s %" G_GINT64_FORMAT "\n", name, value);
}

/* Proportional set size: what this process really costs, in KiB. */
static gint64
read_memory (void)
{
  g_autofree char *rollup = NULL;
  const char *pss;

  if (!g_file_get_contents ("/proc/self/smaps_rollup", &rollup, NULL, NULL))
    return 0;

  pss = strstr (rollup, "\nPss:");

  return pss != NULL ? g_ascii_strtoll (pss + strlen ("\nPss:"), NULL, 10) : 0;
}

static void
turn_for (gint64 duration)
{
  gint64 end = g_get_monotonic_time () + duration;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (500);
}

/* Iterates until a frame that was begun after now is painted. */
static void
await_frame (Probe *probe)
{
  gint64 before = probe->painted;

  if (probe->window != NULL)
    gtk_widget_queue_draw (GTK_WIDGET (probe->window));
  while (probe->painted == before)
    g_main_context_iteration (NULL, TRUE);
}

/* The first mapped widget of a type under @widget, itself included. */
static GtkWidget *
find_widget (GtkWidget *widget, GType type)
{
  GtkWidget *found = NULL;

  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && gtk_widget_get_mapped (widget))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_widget (child, type);

  return found;
}

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
  return probe->window != NULL ? GTK_COLUMN_VIEW (find_widget (GTK_WIDGET (probe->window), GTK_TYPE_COLUMN_VIEW))
                               : NULL;
}

/* A frame is useful with a row in it, or, where there are none to come, at once. */
static void
after_paint_cb (Probe *probe)
{
  GtkColumnView *table = probe->useful == 0 ? find_table (probe) : NULL;

  probe->painted = g_get_monotonic_time ();
  if (probe->useful == 0 &&
      (g_str_equal (probe->mode, "empty") || (table != NULL && is_row_shown (GTK_WIDGET (table)))))
    {
      probe->useful = probe->painted;
      probe->cpu = cpt_turn_time_now ().own;
    }
}

static void
realized_cb (GtkWidget *window, Probe *probe)
{
  g_signal_connect_swapped (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (after_paint_cb), probe);
}

static void
watch_window (Probe *probe, GtkWindow *window)
{
  if (probe->window != NULL)
    return;

  probe->window = window;
  if (gtk_widget_get_realized (GTK_WIDGET (window)))
    realized_cb (GTK_WIDGET (window), probe);
  else
    g_signal_connect (window, "realize", G_CALLBACK (realized_cb), probe);
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

/* Iterates until the result of what was just asked is in force and painted. */
static gint64
await_result (Probe *probe, CptCompanyList *list, gint64 asked)
{
  gboolean has_changed = FALSE;
  gulong handler = g_signal_connect_swapped (list, "result-changed", G_CALLBACK (result_changed_cb), &has_changed);

  while (!has_changed)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (list, handler);
  await_frame (probe);

  return probe->painted - asked;
}

/* Types the words letter by letter, each a keystroke. */
static void
measure_search (Probe *probe, CptCompanyList *list)
{
  static const char *const words[] = { "atelier", "beau 12", "sa", "lumiere", "zzz", "1" };
  GtkEditable *field;

  gtk_widget_activate_action (find_widget (GTK_WIDGET (probe->window), GTK_TYPE_COLUMN_VIEW), "win.find", NULL);
  turn_for (SETTLED);
  field = GTK_EDITABLE (find_widget (GTK_WIDGET (probe->window), GTK_TYPE_SEARCH_ENTRY));

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    for (gsize length = 1; length <= strlen (words[i]); length++)
      {
        g_autofree char *typed = g_strndup (words[i], length);
        gint64 asked = g_get_monotonic_time ();

        gtk_editable_set_text (field, typed);
        print_figure ("keystroke", await_result (probe, list, asked));
      }

  gtk_editable_set_text (field, "");
  turn_for (SETTLED);
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
            gint64 asked = g_get_monotonic_time ();

            gtk_column_view_sort_by_column (table, column, order);
            print_figure ("sort", await_result (probe, list, asked));
          }
    }
}

static void
fill (Probe *probe)
{
  CptCompanyList *list = await_first_rows (probe);

  while (cpt_company_list_get_total (list) < probe->n_companies)
    turn_for (G_USEC_PER_SEC / 10);
  turn_for (SETTLED);
}

static CptCompanyList *
measure_start (Probe *probe)
{
  CptCompanyList *list = await_first_rows (probe);

  print_figure ("first-frame", probe->useful - probe->start);
  print_figure ("first-frame-cpu", probe->cpu);

  return list;
}

static void
measure (Probe *probe)
{
  CptCompanyList *list = measure_start (probe);

  while (!cpt_company_list_get_is_loaded (list) || cpt_company_list_get_total (list) < probe->n_companies)
    turn_for (G_USEC_PER_SEC / 10);
  turn_for (SETTLED);
  print_figure ("memory", read_memory ());

  measure_search (probe, list);
  measure_sort (probe, list);
}

static void
measure_empty (Probe *probe)
{
  while (probe->useful == 0)
    g_main_context_iteration (NULL, TRUE);
  print_figure ("first-frame", probe->useful - probe->start);
  print_figure ("first-frame-cpu", probe->cpu);
  turn_for (SETTLED);
  print_figure ("memory", read_memory ());
}

static gboolean
run_cb (gpointer user_data)
{
  Probe *probe = user_data;

  if (g_str_equal (probe->mode, "empty"))
    measure_empty (probe);
  else if (g_str_equal (probe->mode, "fill"))
    fill (probe);
  else if (g_str_equal (probe->mode, "start"))
    measure_start (probe);
  else
    measure (probe);
  g_application_quit (probe->application);

  return G_SOURCE_REMOVE;
}

static void
show_empty_window_cb (GtkApplication *application)
{
  GtkWidget *window = adw_application_window_new (application);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), box);
  gtk_window_set_title (GTK_WINDOW (window), "Empty");
  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  gtk_window_present (GTK_WINDOW (window));
}

static GApplication *
make_application (const char *mode)
{
  AdwApplication *application;

  if (!g_str_equal (mode, "empty"))
    return G_APPLICATION (cpt_application_new ());

  application = adw_application_new ("io.github.comptoir.Empty", G_APPLICATION_DEFAULT_FLAGS);
  g_signal_connect (application, "activate", G_CALLBACK (show_empty_window_cb), NULL);

  return G_APPLICATION (application);
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
  Probe probe = { 0 };

  if (argc < 3)
    return EXIT_FAILURE;

  probe.mode = argv[1];
  probe.start = g_ascii_strtoll (argv[2], NULL, 10);
  probe.n_companies = count_companies (argc, argv);
  application = probe.application = make_application (probe.mode);
  g_signal_connect_swapped (application, "window-added", G_CALLBACK (watch_window), &probe);
  g_idle_add (run_cb, &probe);

  /* The program sees its own name and its own arguments. */
  argv[2] = argv[0];

  return g_application_run (application, argc - 2, argv + 2);
}
