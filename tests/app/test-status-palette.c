/* test-status-palette.c — the colours of statuses can be read, in every theme.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-status-palette.h"

#include <math.h>

static double
linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

/* Relative luminance, as WCAG 2 defines it. */
static double
luminance (const GdkRGBA *color)
{
  return 0.2126 * linear (color->red) + 0.7152 * linear (color->green) + 0.0722 * linear (color->blue);
}

static double
contrast (const GdkRGBA *one, const GdkRGBA *other)
{
  double a = luminance (one) + 0.05;
  double b = luminance (other) + 0.05;

  return a > b ? a / b : b / a;
}

static void
assert_contrast_in_every_theme (double least_word, double least_mark, gboolean high_contrast)
{
  for (CptStatusTheme theme = 0; theme < CPT_N_STATUS_THEMES; theme++)
    for (CptStatusHue hue = 0; hue < CPT_N_STATUS_HUES; hue++)
      {
        CptStatusColors colors;

        cpt_status_palette_get (theme, hue, &colors);
        if (colors.has_outline != high_contrast)
          continue;

        g_assert_cmpfloat (contrast (&colors.word, &colors.fill), >=, least_word);
        g_assert_cmpfloat (contrast (&colors.mark, &colors.fill), >=, least_mark);
      }
}

static void
test_words_and_marks_stand_out_on_their_pill (void)
{
  assert_contrast_in_every_theme (4.5, 3.0, FALSE);
}

static void
test_high_contrast_gives_more (void)
{
  assert_contrast_in_every_theme (7.0, 4.5, TRUE);
}

static void
test_pills_are_opaque (void)
{
  CptStatusColors colors;

  cpt_status_palette_get (CPT_STATUS_THEME_LIGHT, CPT_STATUS_HUE_GREEN, &colors);

  g_assert_cmpfloat (colors.fill.alpha, >=, 1.f);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/status-palette/words-and-marks-stand-out-on-their-pill",
                   test_words_and_marks_stand_out_on_their_pill);
  g_test_add_func ("/status-palette/high-contrast-gives-more", test_high_contrast_gives_more);
  g_test_add_func ("/status-palette/pills-are-opaque", test_pills_are_opaque);

  return g_test_run ();
}
