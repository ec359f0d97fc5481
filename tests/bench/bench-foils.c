/* bench-foils.c — what the Companies screen is measured against, each in one run, in microseconds.
 *
 * usage: bench-foils empty|trivial|naive START [N]
 *
 * START is the monotonic time at which this process was started, so that loading it counts. "empty" is a libadwaita
 * window with a header bar, its title and nothing else; "trivial" a table of N rows that are made when they are asked
 * for, which is the least that a table can do; "naive" the list as one would write it first: N objects in a GListStore,
 * sorted by a GtkSortListModel. Each figure is a line "name value".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <adwaita.h>
#include <stdlib.h>

#include "bench-frames.h"

#define SETTLED (2 * G_USEC_PER_SEC)
#define WIDTH 1100
#define HEIGHT 720
#define N_COLUMNS 6
#define N_SORTS 4

/* Rows that are made when they are asked for. */
#define BENCH_TYPE_ROWS (bench_rows_get_type ())
G_DECLARE_FINAL_TYPE (BenchRows, bench_rows, BENCH, ROWS, GObject)

struct _BenchRows
{
  GObject parent_instance;

  guint n_rows;
};

static GtkStringObject *
make_row (guint position)
{
  /* Neighbours are no neighbours by name. */
  g_autofree char *name = g_strdup_printf ("Company %08x", position * 2654435761u);

  return gtk_string_object_new (name);
}

static GType
bench_rows_get_item_type (GListModel *model)
{
  return GTK_TYPE_STRING_OBJECT;
}

static guint
bench_rows_get_n_items (GListModel *model)
{
  return BENCH_ROWS (model)->n_rows;
}

static gpointer
bench_rows_get_item (GListModel *model, guint position)
{
  return position < BENCH_ROWS (model)->n_rows ? make_row (position) : NULL;
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = bench_rows_get_item_type;
  interface->get_n_items = bench_rows_get_n_items;
  interface->get_item = bench_rows_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (BenchRows,
                               bench_rows,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
bench_rows_class_init (BenchRowsClass *klass)
{
}

static void
bench_rows_init (BenchRows *self)
{
}

typedef struct
{
  BenchFrames frames; /* first: it is handed to what is called after each */
  GApplication *application;
  const char *mode;
  gint64 start;
  guint n_rows;
  gint64 shown; /* when the first frame was done; 0 until then */
  gint64 cpu;   /* what the main thread had worked by then */
} Foil;

static void
painted_cb (BenchFrames *frames)
{
  Foil *self = (Foil *) frames;

  if (self->shown != 0)
    return;

  self->shown = frames->painted;
  self->cpu = cpt_turn_time_now ().own;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, gtk_inscription_new (NULL));
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_inscription_set_text (GTK_INSCRIPTION (gtk_list_item_get_child (item)),
                            gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static GListModel *
make_model (Foil *self, GtkSorter *sorter)
{
  BenchRows *rows = NULL;
  GListStore *store = NULL;

  if (g_str_equal (self->mode, "trivial"))
    {
      rows = g_object_new (BENCH_TYPE_ROWS, NULL);
      rows->n_rows = self->n_rows;

      return G_LIST_MODEL (rows);
    }

  store = g_list_store_new (GTK_TYPE_STRING_OBJECT);
  for (guint i = 0; i < self->n_rows; i++)
    {
      g_autoptr (GtkStringObject) row = make_row (i);

      g_list_store_append (store, row);
    }

  return G_LIST_MODEL (gtk_sort_list_model_new (G_LIST_MODEL (store), g_object_ref (sorter)));
}

static GtkWidget *
make_table (Foil *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *table = gtk_column_view_new (NULL);
  GtkSorter *by_name =
      GTK_SORTER (gtk_string_sorter_new (gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string")));

  for (int i = 0; i < N_COLUMNS; i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column = NULL;

      g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
      g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
      column = gtk_column_view_column_new ("Name", factory);
      gtk_column_view_column_set_expand (column, TRUE);
      gtk_column_view_column_set_sorter (column, by_name);
      gtk_column_view_append_column (GTK_COLUMN_VIEW (table), column);
    }
  gtk_column_view_set_model (GTK_COLUMN_VIEW (table),
                             GTK_SELECTION_MODEL (gtk_single_selection_new (
                                 make_model (self, gtk_column_view_get_sorter (GTK_COLUMN_VIEW (table))))));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), table);
  gtk_widget_set_vexpand (scroller, TRUE);
  g_object_unref (by_name);

  return scroller;
}

static void
activate_cb (GtkApplication *application, Foil *self)
{
  GtkWidget *window = adw_application_window_new (application);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  if (!g_str_equal (self->mode, "empty"))
    gtk_box_append (GTK_BOX (box), make_table (self));
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), box);
  gtk_window_set_title (GTK_WINDOW (window), "Empty");
  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  gtk_window_present (GTK_WINDOW (window));
}

static void
measure_sort (Foil *self, GtkColumnView *table)
{
  g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (gtk_column_view_get_columns (table), 0);

  for (int i = 0; i < N_SORTS; i++)
    {
      CptTurnTime asked = cpt_turn_time_now ();

      gtk_column_view_sort_by_column (table, column, i % 2 == 0 ? GTK_SORT_ASCENDING : GTK_SORT_DESCENDING);
      bench_frames_await (&self->frames);
      bench_frames_print (&self->frames, "sort", asked);
    }
}

static gboolean
run_cb (gpointer user_data)
{
  Foil *self = user_data;
  GtkWidget *table = NULL;

  while (self->shown == 0)
    g_main_context_iteration (NULL, TRUE);
  bench_print_figure ("first-frame", self->shown - self->start);
  bench_print_figure ("first-frame-cpu", self->cpu);
  bench_turn_for (SETTLED);
  bench_print_memory ();

  table = bench_find_widget (GTK_WIDGET (self->frames.window), GTK_TYPE_COLUMN_VIEW);
  if (table != NULL)
    bench_frames_scroll (&self->frames, table);
  if (g_str_equal (self->mode, "naive"))
    measure_sort (self, GTK_COLUMN_VIEW (table));
  g_application_quit (self->application);

  return G_SOURCE_REMOVE;
}

static void
window_added_cb (Foil *self, GtkWindow *window)
{
  bench_frames_watch (&self->frames, window);
}

int
main (int argc, char **argv)
{
  g_autoptr (AdwApplication) application = NULL;
  Foil foil = { .frames = { .painted_func = painted_cb } };

  if (argc < 3)
    return EXIT_FAILURE;

  foil.mode = argv[1];
  foil.start = g_ascii_strtoll (argv[2], NULL, 10);
  foil.n_rows = argc > 3 ? (guint) atoi (argv[3]) : 0;
  application = adw_application_new ("io.github.comptoir.Foil", G_APPLICATION_DEFAULT_FLAGS);
  foil.application = G_APPLICATION (application);
  g_signal_connect_swapped (application, "window-added", G_CALLBACK (window_added_cb), &foil);
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), &foil);
  g_idle_add (run_cb, &foil);

  return g_application_run (foil.application, 1, argv);
}
