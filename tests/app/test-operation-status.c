/* test-operation-status.c — a read that moves on is shown so, and has nothing around it measured again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-operation-status.h"
#include "desk-fixture.h"

#define WIDTH 300
#define HEIGHT 60

/* What is around: counts how often it is measured. */
#define TEST_TYPE_ROOM (test_room_get_type ())
G_DECLARE_FINAL_TYPE (TestRoom, test_room, TEST, ROOM, GtkWidget)

struct _TestRoom
{
  GtkWidget parent_instance;

  GtkWidget *child;
  guint n_measured;
};

G_DEFINE_FINAL_TYPE (TestRoom, test_room, GTK_TYPE_WIDGET)

static void
test_room_measure (GtkWidget *widget,
                   GtkOrientation orientation,
                   int for_size,
                   int *minimum,
                   int *natural,
                   int *minimum_baseline,
                   int *natural_baseline)
{
  TestRoom *self = TEST_ROOM (widget);

  self->n_measured++;
  gtk_widget_measure (self->child, orientation, -1, minimum, natural, NULL, NULL);
}

static void
test_room_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_size_allocate (TEST_ROOM (widget)->child, &(GtkAllocation){ 0, 0, width, height }, -1);
}

static void
test_room_dispose (GObject *object)
{
  g_clear_pointer (&TEST_ROOM (object)->child, gtk_widget_unparent);

  G_OBJECT_CLASS (test_room_parent_class)->dispose (object);
}

static void
test_room_class_init (TestRoomClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = test_room_dispose;
  GTK_WIDGET_CLASS (klass)->measure = test_room_measure;
  GTK_WIDGET_CLASS (klass)->size_allocate = test_room_size_allocate;
}

static void
test_room_init (TestRoom *self)
{
  self->child = cpt_operation_status_new ();
  gtk_widget_set_parent (self->child, GTK_WIDGET (self));
}

typedef struct
{
  GtkWidget *window;
  TestRoom *room;
  CptOperationStatus *status;
  guint n_frames;
} Fixture;

static void
painted_cb (Fixture *fixture)
{
  fixture->n_frames++;
}

static void
await_frame (Fixture *fixture)
{
  guint seen = fixture->n_frames;

  gtk_widget_queue_draw (fixture->window);
  while (fixture->n_frames == seen)
    g_main_context_iteration (NULL, TRUE);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->window = gtk_window_new ();
  fixture->room = g_object_new (TEST_TYPE_ROOM, NULL);
  fixture->status = CPT_OPERATION_STATUS (fixture->room->child);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), WIDTH, HEIGHT);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->room));
  gtk_window_present (GTK_WINDOW (fixture->window));
  g_signal_connect_swapped (gtk_widget_get_frame_clock (fixture->window), "after-paint", G_CALLBACK (painted_cb),
                            fixture);
  while (!gtk_widget_get_mapped (GTK_WIDGET (fixture->status)))
    g_main_context_iteration (NULL, TRUE);
  await_frame (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_signal_handlers_disconnect_by_data (gtk_widget_get_frame_clock (fixture->window), fixture);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
}

static void
show (Fixture *fixture, const char *status, int progress)
{
  cpt_operation_status_show (
      fixture->status, &(CptOperation){ .status = status,
                                        .mark = CPT_STATUS_MARK_NONE,
                                        .outcome = progress >= 0 ? CPT_READ_OUTCOME_RUNNING : CPT_READ_OUTCOME_SUCCESS,
                                        .progress = progress });
  await_frame (fixture);
}

static GtkWidget *
find (Fixture *fixture, GType type)
{
  return find_by_type (GTK_WIDGET (fixture->status), type);
}

static void
test_moving_on_measures_nothing_around (Fixture *fixture, gconstpointer data)
{
  guint before = 0;

  show (fixture, "Queued", 0);
  before = fixture->room->n_measured;

  show (fixture, "Fetching", 40);
  show (fixture, "Complete", -1);
  show (fixture, "Queued", 0);
  g_assert_cmpuint (fixture->room->n_measured, ==, before);
}

static void
test_progress_is_there_while_it_runs (Fixture *fixture, gconstpointer data)
{
  show (fixture, "Fetching", 40);
  g_assert_nonnull (find (fixture, GTK_TYPE_PROGRESS_BAR));
  g_assert_cmpfloat_with_epsilon (
      gtk_progress_bar_get_fraction (GTK_PROGRESS_BAR (find (fixture, GTK_TYPE_PROGRESS_BAR))), 0.4, 0.001);

  show (fixture, "Complete", -1);
  g_assert_null (find (fixture, GTK_TYPE_PROGRESS_BAR));
}

static void
test_without_progress_the_words_have_the_room (Fixture *fixture, gconstpointer data)
{
  GtkWidget *words = NULL;
  int with_progress = 0;

  show (fixture, "Fetching", 40);
  words = find (fixture, GTK_TYPE_INSCRIPTION);
  with_progress = gtk_widget_get_width (words);

  show (fixture, "Complete", -1);
  g_assert_cmpint (gtk_widget_get_width (words), >, with_progress);
}

#define ADD(path, function) g_test_add ("/operation-status/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  desk_fixture_init (&argc, &argv);

  ADD ("moving-on-measures-nothing-around", test_moving_on_measures_nothing_around);
  ADD ("progress-is-there-while-it-runs", test_progress_is_there_while_it_runs);
  ADD ("without-progress-the-words-have-the-room", test_without_progress_the_words_have_the_room);

  return g_test_run ();
}
