/* layout-fixture.c — a window of a size and with a text size that a test can rely on.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "layout-fixture.h"

#define MANY 40 /* companies */
#define DPI 96
#define TWICE (2 * DPI)

static void
set_text_size (int dpi, const char *font)
{
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", dpi * 1024, "gtk-font-name", font, NULL);
}

/**
 * layout_fixture_set_up:
 * @large_text: (nullable): %NULL for text as large as usual, else twice as large
 */
void
layout_fixture_set_up (DeskFixture *fixture, gconstpointer large_text)
{
  set_text_size (large_text != NULL ? TWICE : DPI, "Cantarell 11");
  desk_fixture_set_up (fixture, MANY);
}

void
layout_fixture_tear_down (DeskFixture *fixture, gconstpointer large_text)
{
  desk_fixture_tear_down (fixture);
  set_text_size (DPI, "Cantarell 11");
}

/**
 * layout_fixture_use_font:
 * @font: such as "Cantarell 11", until the end of the test
 */
void
layout_fixture_use_font (const char *font)
{
  set_text_size (DPI, font);
}

static gboolean
is_smallest (gpointer window)
{
  return gtk_widget_get_width (window) > 0 && gtk_widget_get_width (window) <= LAYOUT_FIXTURE_SMALLEST;
}

/**
 * layout_fixture_make_smallest:
 *
 * The window gets as small as a phone.
 */
void
layout_fixture_make_smallest (DeskFixture *fixture)
{
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), LAYOUT_FIXTURE_SMALLEST, 640);
  test_await_true (is_smallest, fixture->window);
}

static gboolean
is_medium (gpointer widget)
{
  return gtk_widget_get_width (widget) > 0 && gtk_widget_get_width (widget) <= LAYOUT_FIXTURE_MEDIUM;
}

/**
 * layout_fixture_make_medium:
 *
 * The window gets as large as that of most people.
 */
void
layout_fixture_make_medium (DeskFixture *fixture)
{
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), LAYOUT_FIXTURE_MEDIUM, 700);
  test_await_true (is_medium, fixture->window);
}

/**
 * layout_fixture_measure_width:
 *
 * Returns: the least width of @widget, in pixels
 */
int
layout_fixture_measure_width (GtkWidget *widget)
{
  int least = 0;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);

  return least;
}

/**
 * layout_fixture_get_bounds:
 *
 * Returns: where @widget stands in @around
 */
graphene_rect_t
layout_fixture_get_bounds (GtkWidget *widget, GtkWidget *around)
{
  graphene_rect_t bounds;
  gboolean has_bounds = gtk_widget_compute_bounds (widget, around, &bounds);

  g_assert_true (has_bounds);

  return bounds;
}
