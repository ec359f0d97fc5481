/* test-status-mark.c — each status has its colour, and a shape that is told from the others without it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-status-mark.h"

#include <string.h>

#define SIDE 24 /* pixels */

static void
test_each_state_has_its_colour (void)
{
  static const CptStatusHue hues[CPT_N_CONNECTION_STATES] = {
    [CPT_CONNECTION_STATE_ERROR] = CPT_STATUS_HUE_RED,     [CPT_CONNECTION_STATE_DEAUTHORIZED] = CPT_STATUS_HUE_RED,
    [CPT_CONNECTION_STATE_REFUSED] = CPT_STATUS_HUE_MAUVE, [CPT_CONNECTION_STATE_PENDING] = CPT_STATUS_HUE_MAUVE,
    [CPT_CONNECTION_STATE_UNLINKED] = CPT_STATUS_HUE_GREY, [CPT_CONNECTION_STATE_UNKNOWN] = CPT_STATUS_HUE_GREY,
    [CPT_CONNECTION_STATE_LINKED] = CPT_STATUS_HUE_GREEN,
  };

  for (int state = 0; state < CPT_N_CONNECTION_STATES; state++)
    g_assert_cmpint (cpt_status_mark_get_hue (cpt_status_mark_of_state (state)), ==, hues[state]);
}

/* Whether green is the strongest part of the green ones, and so on: the names of the hues are not empty words. */
static void
test_colours_are_what_they_are_called (void)
{
  for (CptStatusTheme theme = 0; theme < CPT_N_STATUS_THEMES; theme++)
    {
      CptStatusColors green, red, mauve, grey;

      cpt_status_palette_get (theme, CPT_STATUS_HUE_GREEN, &green);
      cpt_status_palette_get (theme, CPT_STATUS_HUE_RED, &red);
      cpt_status_palette_get (theme, CPT_STATUS_HUE_MAUVE, &mauve);
      cpt_status_palette_get (theme, CPT_STATUS_HUE_GREY, &grey);

      g_assert_cmpfloat (green.mark.green, >, MAX (green.mark.red, green.mark.blue));
      g_assert_cmpfloat (red.mark.red, >, MAX (red.mark.green, red.mark.blue));
      g_assert_cmpfloat (mauve.mark.blue, >, mauve.mark.green);
      g_assert_cmpfloat (mauve.mark.red, >, mauve.mark.green);
      g_assert_cmpfloat (MAX (grey.mark.red, MAX (grey.mark.green, grey.mark.blue)) -
                             MIN (grey.mark.red, MIN (grey.mark.green, grey.mark.blue)),
                         <, 0.15);
    }
}

static cairo_surface_t *
draw_black (CptStatusMark mark)
{
  const GdkRGBA black = { 0, 0, 0, 1 };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, SIDE, SIDE);
  cairo_t *cr = cairo_create (surface);

  cpt_status_mark_draw (mark, cr, SIDE, &black);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

/* How much of the square differs, from 0 to 1. */
static double
compare (CptStatusMark one, CptStatusMark other)
{
  cairo_surface_t *surfaces[] = { draw_black (one), draw_black (other) };
  const unsigned char *pixels[] = { cairo_image_surface_get_data (surfaces[0]),
                                    cairo_image_surface_get_data (surfaces[1]) };
  int stride = cairo_image_surface_get_stride (surfaces[0]);
  double difference = 0;

  for (int y = 0; y < SIDE; y++)
    for (int x = 0; x < SIDE; x++)
      difference += ABS (pixels[0][y * stride + x] - pixels[1][y * stride + x]) / 255.0;
  cairo_surface_destroy (surfaces[0]);
  cairo_surface_destroy (surfaces[1]);

  return difference / (SIDE * SIDE);
}

static void
test_shapes_differ_without_their_colour (void)
{
  for (CptStatusMark one = 0; one < CPT_N_STATUS_MARKS; one++)
    for (CptStatusMark other = one + 1; other < CPT_N_STATUS_MARKS; other++)
      g_assert_cmpfloat (compare (one, other), >, 0.02);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/status-mark/each-state-has-its-colour", test_each_state_has_its_colour);
  g_test_add_func ("/status-mark/colours-are-what-they-are-called", test_colours_are_what_they_are_called);
  g_test_add_func ("/status-mark/shapes-differ-without-their-colour", test_shapes_differ_without_their_colour);

  return g_test_run ();
}
