/* test-connection-pills.c — the pills of a row: which there are, where, and what is drawn.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-connection-pills.h"
#include "cpt-status-palette.h"
#include "cpt-time.h"
#include "desk-fixture.h"

#define WIDE 900
#define NOW CPT_TIME_DAY

typedef struct
{
  GtkWidget *window;
  CptConnectionPills *pills;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->pills = CPT_CONNECTION_PILLS (cpt_connection_pills_new (GPOINTER_TO_INT (data)));
  gtk_widget_set_halign (GTK_WIDGET (fixture->pills), GTK_ALIGN_START);
  gtk_widget_set_size_request (GTK_WIDGET (fixture->pills), WIDE, -1);
  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->pills));
  gtk_window_present (GTK_WINDOW (fixture->window));
  await_painted (fixture->window);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
}

/* Statuses, ended by NULL; the platform is called after its status. */
static CptCompanyRow *
create_row (const char *const *statuses, CptChange *change)
{
  g_autoptr (GPtrArray) connections = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (CptCompany) company = NULL;

  for (guint i = 0; statuses[i] != NULL; i++)
    {
      g_autofree char *id = g_strdup_printf ("%08u-0000-4000-8000-000000000001", i);

      g_ptr_array_add (connections, cpt_connection_new (&(CptConnectionFields){ .id = id,
                                                                                .platform_name = statuses[i],
                                                                                .status_text = statuses[i],
                                                                                .created = CPT_TIME_UNKNOWN,
                                                                                .last_sync = CPT_TIME_UNKNOWN }));
    }
  if (change != NULL)
    g_ptr_array_add (changes, g_object_ref (change));

  company = cpt_company_new (&(CptCompanyFields){ .id = "8f41c2d7-0000-4000-8000-000000000001",
                                                  .name = "Groupe Nord",
                                                  .created = CPT_TIME_UNKNOWN,
                                                  .last_sync = CPT_TIME_UNKNOWN,
                                                  .connections = connections });

  return cpt_company_row_new (&(CptCompanyRowFields){
      .rid = 1,
      .company = company,
      .changes = changes,
      .link_sent = CPT_TIME_UNKNOWN,
  });
}

static void
show (Fixture *fixture, const char *const *statuses)
{
  g_autoptr (CptCompanyRow) row = create_row (statuses, NULL);

  cpt_connection_pills_set_row (fixture->pills, row, NOW);
}

/* The first letters of the IDs of the pills, from the start: 0 is the first connection of the row. */
static char *
spell (Fixture *fixture)
{
  g_autoptr (GString) spelled = g_string_new (NULL);
  const char *last = NULL;

  for (int x = 0; x < gtk_widget_get_width (GTK_WIDGET (fixture->pills)); x++)
    {
      GdkRectangle at;
      const char *id = cpt_connection_pills_pick (fixture->pills, x, 5, &at);

      if (id != NULL && id != last)
        g_string_append_c (spelled, id[7]);
      last = id;
    }

  return g_string_free (g_steal_pointer (&spelled), FALSE);
}

static void
assert_spelled (Fixture *fixture, const char *expected)
{
  g_autofree char *spelled = spell (fixture);

  g_assert_cmpstr (spelled, ==, expected);
}

static void
test_a_pill_a_connection_the_worst_first (Fixture *fixture, gconstpointer data)
{
  static const char *const statuses[] = { "Linked", "PendingAuth", "Deauthorized", NULL };

  show (fixture, statuses);

  assert_spelled (fixture, "210");
}

static void
test_at_most_three (Fixture *fixture, gconstpointer data)
{
  static const char *const statuses[] = { "Linked", "Linked", "Unlinked", "Linked", "Linked", NULL };

  show (fixture, statuses);

  assert_spelled (fixture, "201");
}

static void
test_fewer_where_there_is_no_room (Fixture *fixture, gconstpointer data)
{
  static const char *const statuses[] = { "Linked", "PendingAuth", "Deauthorized", NULL };

  gtk_widget_set_size_request (GTK_WIDGET (fixture->pills), 260, -1);
  await_painted (fixture->window);
  show (fixture, statuses);

  assert_spelled (fixture, "2");
}

/* Large text on a small window. */
static void
test_one_pill_is_cut_where_it_has_no_room (Fixture *fixture, gconstpointer data)
{
  static const char *const statuses[] = { "Deauthorized", "Linked", NULL };

  for (int width = 50; width <= 120; width += 10)
    {
      GdkRectangle at = { 0, 0, 0, 0 };

      gtk_widget_set_size_request (GTK_WIDGET (fixture->pills), width, -1);
      await_painted (fixture->window);
      show (fixture, statuses);
      g_assert_nonnull (cpt_connection_pills_pick (fixture->pills, 1, 5, &at));
      g_assert_cmpint (at.width, <, gtk_widget_get_width (GTK_WIDGET (fixture->pills)));
    }

  gtk_widget_set_size_request (GTK_WIDGET (fixture->pills), WIDE, -1);
  await_painted (fixture->window);
  assert_spelled (fixture, "01");
}

static void
test_without_a_connection_nothing_can_be_picked (Fixture *fixture, gconstpointer data)
{
  static const char *const statuses[] = { NULL };

  show (fixture, statuses);

  assert_spelled (fixture, "");
  g_assert_cmpint (cpt_connection_pills_get_width (fixture->pills, G_MAXINT), >, 0); /* "No connection" */
}

static void
test_link_that_was_sent_takes_room_too (Fixture *fixture, gconstpointer data)
{
  static const char *const statuses[] = { "PendingAuth", NULL };
  g_autoptr (CptCompanyRow) plain = create_row (statuses, NULL);
  g_autoptr (CptCompanyRow) row = cpt_company_row_new (&(CptCompanyRowFields){
      .rid = 1,
      .company = cpt_company_row_get_company (plain),
      .link_sent = NOW - 3 * CPT_TIME_DAY,
  });
  int width;

  show (fixture, statuses);
  width = cpt_connection_pills_get_width (fixture->pills, G_MAXINT);
  cpt_connection_pills_set_row (fixture->pills, row, NOW);

  g_assert_cmpint (cpt_connection_pills_get_width (fixture->pills, G_MAXINT), >, width);
  assert_spelled (fixture, "0");
}

static void
test_risk_of_expiry_takes_room_too (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) connections = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (CptCompany) company = NULL;
  g_autoptr (CptCompanyRow) row = NULL;
  int width;

  g_ptr_array_add (connections,
                   cpt_connection_new (&(CptConnectionFields){ .id = "00000000-0000-4000-8000-000000000001",
                                                               .platform_name = "Linked",
                                                               .source_type = "Accounting",
                                                               .status_text = "Linked",
                                                               .created = CPT_TIME_UNKNOWN,
                                                               .last_sync = NOW }));
  company = cpt_company_new (&(CptCompanyFields){ .name = "Groupe Nord", .connections = connections });
  row = cpt_company_row_new (&(CptCompanyRowFields){ .rid = 1, .company = company, .link_sent = CPT_TIME_UNKNOWN });

  cpt_connection_pills_set_row (fixture->pills, row, NOW + 44 * CPT_TIME_DAY);
  width = cpt_connection_pills_get_width (fixture->pills, G_MAXINT);
  cpt_connection_pills_set_row (fixture->pills, row, NOW + 45 * CPT_TIME_DAY);

  g_assert_cmpint (cpt_connection_pills_get_width (fixture->pills, G_MAXINT), >, width);
  assert_spelled (fixture, "0");
}

static void
test_what_waits_takes_room_too (Fixture *fixture, gconstpointer data)
{
  static const char *const statuses[] = { "Linked", NULL };
  g_autoptr (CptChange) change = cpt_change_new (&(CptChangeFields){ .id = 7,
                                                                     .kind = CPT_CHANGE_RENAME_COMPANY,
                                                                     .state = CPT_CHANGE_WAITING,
                                                                     .rid = 1,
                                                                     .name = "Groupe",
                                                                     .error_code = -1 });
  g_autoptr (CptCompanyRow) row = create_row (statuses, change);
  int width;

  show (fixture, statuses);
  width = cpt_connection_pills_get_width (fixture->pills, G_MAXINT);
  cpt_connection_pills_set_row (fixture->pills, row, NOW);

  g_assert_cmpint (cpt_connection_pills_get_width (fixture->pills, G_MAXINT), >, width);
  assert_spelled (fixture, "0");
}

/* What the widget draws, as pixels. */
static cairo_surface_t *
draw (Fixture *fixture)
{
  GtkWidget *widget = GTK_WIDGET (fixture->pills);
  g_autoptr (GdkPaintable) paintable = NULL;
  g_autoptr (GskRenderNode) node = NULL;
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);

  await_painted (fixture->window);
  paintable = gtk_widget_paintable_new (widget);
  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  if (node != NULL)
    gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

static gboolean
is_near (guint32 pixel, const GdkRGBA *color)
{
  return ABS (((pixel >> 16) & 0xff) / 255.f - color->red) < 0.02f &&
         ABS (((pixel >> 8) & 0xff) / 255.f - color->green) < 0.02f &&
         ABS ((pixel & 0xff) / 255.f - color->blue) < 0.02f;
}

/* How many pixels from @start to @end have @color. */
static guint
count_pixels (cairo_surface_t *surface, int start, int end, const GdkRGBA *color)
{
  const unsigned char *data = cairo_image_surface_get_data (surface);
  guint n = 0;

  for (int y = 0; y < cairo_image_surface_get_height (surface); y++)
    {
      const guint32 *line = (const guint32 *) (const void *) (data + y * cairo_image_surface_get_stride (surface));

      for (int x = start; x < end; x++)
        n += is_near (line[x], color);
    }

  return n;
}

/* Whether nothing is drawn from @start to @end. */
static gboolean
is_blank (cairo_surface_t *surface, int start, int end)
{
  const unsigned char *data = cairo_image_surface_get_data (surface);

  for (int y = 0; y < cairo_image_surface_get_height (surface); y++)
    {
      const guint32 *line = (const guint32 *) (const void *) (data + y * cairo_image_surface_get_stride (surface));

      for (int x = start; x < end; x++)
        if (line[x] != 0)
          return FALSE;
    }

  return TRUE;
}

static void
test_each_pill_is_drawn_in_the_colours_of_its_status (Fixture *fixture, gconstpointer data)
{
  static const char *const statuses[] = { "Deauthorized", "PendingAuth", "Linked", NULL };
  static const CptStatusHue hues[] = { CPT_STATUS_HUE_RED, CPT_STATUS_HUE_MAUVE, CPT_STATUS_HUE_GREEN };
  cairo_surface_t *surface;
  int x = 0;

  show (fixture, statuses);
  surface = draw (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (hues); i++)
    {
      CptStatusColors colors;
      GdkRectangle at = { 0, 0, 0, 0 };

      while (cpt_connection_pills_pick (fixture->pills, x, 5, &at) == NULL)
        x++;
      cpt_status_palette_get (CPT_STATUS_THEME_LIGHT, hues[i], &colors);
      g_assert_cmpuint (count_pixels (surface, at.x, at.x + at.width, &colors.fill), >, 100);
      g_assert_cmpuint (count_pixels (surface, at.x, at.x + at.width, &colors.mark), >, 5);
      x = at.x + at.width + 2; /* pills stand at parts of a pixel */
    }
  cairo_surface_destroy (surface);
}

static void
test_compact_pills_are_round (Fixture *fixture, gconstpointer data)
{
  static const char *const statuses[] = { "Deauthorized", NULL };
  GdkRectangle at;

  show (fixture, statuses);
  g_assert_nonnull (cpt_connection_pills_pick (fixture->pills, WIDE - 5, 5, &at)); /* at the end of its line */

  g_assert_cmpint (ABS (at.width - cpt_connection_pills_get_width (fixture->pills, G_MAXINT)), <=, 1);
  g_assert_cmpint (at.width, <=, at.height);
}

static void
test_compact_pills_fit_the_room_that_they_ask_for (Fixture *fixture, gconstpointer data)
{
  static const char *const statuses[] = { "Linked", "PendingAuth", "Linked", "Deauthorized", NULL };
  int width = 0;

  show (fixture, statuses);
  width = cpt_connection_pills_get_width (fixture->pills, WIDE);
  gtk_widget_set_size_request (GTK_WIDGET (fixture->pills), width, -1);
  await_painted (fixture->window);

  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture->pills)), ==, width);
  assert_spelled (fixture, "310");
}

static void
test_pills_begin_at_the_right_where_text_does (Fixture *fixture, gconstpointer data)
{
  static const char *const statuses[] = { "Linked", "PendingAuth", "Deauthorized", NULL };
  GdkRectangle at;

  gtk_widget_set_direction (GTK_WIDGET (fixture->pills), GTK_TEXT_DIR_RTL);
  show (fixture, statuses);

  assert_spelled (fixture, "012");
  g_assert_nonnull (cpt_connection_pills_pick (fixture->pills, WIDE - 5, 5, &at));
  g_assert_cmpint (ABS (at.x + at.width - WIDE), <=, 1);
}

/* How much is drawn from @start to @end: a sign is lighter than a digit. */
static guint
measure_ink (cairo_surface_t *surface, int start, int end)
{
  const unsigned char *data = cairo_image_surface_get_data (surface);
  guint ink = 0;

  for (int y = 0; y < cairo_image_surface_get_height (surface); y++)
    for (int x = start; x < end; x++)
      ink += data[y * cairo_image_surface_get_stride (surface) + x * 4 + 3];

  return ink;
}

/* What stands after the last pill, without what is empty at its ends. */
static void
find_more (Fixture *fixture, cairo_surface_t *surface, int *start, int *end)
{
  gboolean is_rtl = gtk_widget_get_direction (GTK_WIDGET (fixture->pills)) == GTK_TEXT_DIR_RTL;
  int first = WIDE;
  int last = 0;
  GdkRectangle at;

  for (int x = 0; x < WIDE; x++)
    if (cpt_connection_pills_pick (fixture->pills, x, 5, &at) != NULL)
      {
        first = MIN (first, at.x);
        last = MAX (last, at.x + at.width);
      }

  *start = is_rtl ? 0 : last + 2; /* pills stand at parts of a pixel */
  *end = is_rtl ? first - 2 : WIDE;
  while (*start < *end && is_blank (surface, *start, *start + 1))
    *start += 1;
  while (*start < *end && is_blank (surface, *end - 1, *end))
    *end -= 1;
}

static void
test_the_sign_stands_before_the_number_of_those_hidden (Fixture *fixture, gconstpointer data)
{
  static const char *const statuses[] = { "Linked", "Linked", "Linked", "Linked", "Linked", NULL };

  for (GtkTextDirection direction = GTK_TEXT_DIR_LTR; direction <= GTK_TEXT_DIR_RTL; direction++)
    {
      cairo_surface_t *surface = NULL;
      int start = 0;
      int end = 0;
      int middle = 0;

      gtk_widget_set_direction (GTK_WIDGET (fixture->pills), direction);
      show (fixture, statuses);
      surface = draw (fixture);
      find_more (fixture, surface, &start, &end);
      middle = (start + end) / 2;
      g_assert_cmpint (end - start, >, 6);
      g_assert_cmpuint (measure_ink (surface, start, middle), <, measure_ink (surface, middle, end));
      cairo_surface_destroy (surface);
    }
}

static void
test_a_note_gives_way (Fixture *fixture, gconstpointer data)
{
  static const char *const statuses[] = { "PendingAuth", NULL };
  g_autoptr (CptCompanyRow) plain = create_row (statuses, NULL);
  g_autoptr (CptCompanyRow) row = cpt_company_row_new (&(CptCompanyRowFields){
      .rid = 1,
      .company = cpt_company_row_get_company (plain),
      .link_sent = NOW - 3 * CPT_TIME_DAY,
  });
  int width = 0;

  show (fixture, statuses);
  width = cpt_connection_pills_get_width (fixture->pills, G_MAXINT);
  cpt_connection_pills_set_row (fixture->pills, row, NOW);
  for (int room = 20; room <= 80; room += 20)
    {
      cairo_surface_t *surface = NULL;

      gtk_widget_set_size_request (GTK_WIDGET (fixture->pills), width + room, -1);
      await_painted (fixture->window);
      surface = draw (fixture);
      g_assert_true (is_blank (surface, width + room - 4, width + room)); /* text that is cut ends at the edge */
      cairo_surface_destroy (surface);
    }
}

#define ADD(path, compact, function)                                                                                   \
  g_test_add ("/connection-pills/" path, Fixture, GINT_TO_POINTER (compact), set_up, function, tear_down)

int
main (int argc, char **argv)
{
  desk_fixture_init (&argc, &argv);

  ADD ("a-pill-a-connection-the-worst-first", FALSE, test_a_pill_a_connection_the_worst_first);
  ADD ("at-most-three", FALSE, test_at_most_three);
  ADD ("fewer-where-there-is-no-room", FALSE, test_fewer_where_there_is_no_room);
  ADD ("one-pill-is-cut-where-it-has-no-room", FALSE, test_one_pill_is_cut_where_it_has_no_room);
  ADD ("without-a-connection-nothing-can-be-picked", FALSE, test_without_a_connection_nothing_can_be_picked);
  ADD ("link-that-was-sent-takes-room-too", FALSE, test_link_that_was_sent_takes_room_too);
  ADD ("risk-of-expiry-takes-room-too", FALSE, test_risk_of_expiry_takes_room_too);
  ADD ("what-waits-takes-room-too", FALSE, test_what_waits_takes_room_too);
  ADD ("each-pill-is-drawn-in-the-colours-of-its-status", FALSE, test_each_pill_is_drawn_in_the_colours_of_its_status);
  ADD ("compact-pills-are-round", TRUE, test_compact_pills_are_round);
  ADD ("compact-pills-fit-the-room-that-they-ask-for", TRUE, test_compact_pills_fit_the_room_that_they_ask_for);
  ADD ("pills-begin-at-the-right-where-text-does", FALSE, test_pills_begin_at_the_right_where_text_does);
  ADD ("the-sign-stands-before-the-number-of-those-hidden", FALSE,
       test_the_sign_stands_before_the_number_of_those_hidden);
  ADD ("a-note-gives-way", FALSE, test_a_note_gives_way);

  return g_test_run ();
}
