/* cpt-chart-palette.c — the colours of charts, in every theme.
 *
 * From the visual reference, section 2: blue, navy and brown-orange are safe for all colour-blind readers, and told
 * apart by lightness alone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-chart-palette.h"

/* Light, dark, high contrast light, high contrast dark. */
static const struct
{
  const char *series[CPT_N_CHART_SERIES];
  const char *axis;
  const char *grid;
  const char *text;
} themes[] = {
  { { "#4a90e2", "#12407a", "#a8570a" }, "#868686", "#e0e0e0", "#5a5a5a" },
  { { "#4485d4", "#e8f2ff", "#f0a860" }, "#8f8f8f", "#4c4c4c", "#c4c4c4" },
  { { "#2f6fbd", "#0a2647", "#7a3c00" }, "#4a4a4a", "#b8b8b8", "#1e1e1e" },
  { { "#5494e0", "#ffffff", "#ffc48a" }, "#c0c0c0", "#6a6a6a", "#ffffff" },
};

/**
 * cpt_chart_palette_init:
 * @self: (out): the colours
 *
 * Finds the colours of a theme. On paper: neither dark nor of high contrast.
 */
void
cpt_chart_palette_init (CptChartPalette *self, gboolean is_dark, gboolean has_high_contrast)
{
  guint theme = (is_dark ? 1 : 0) + (has_high_contrast ? 2 : 0);

  for (guint i = 0; i < CPT_N_CHART_SERIES; i++)
    gdk_rgba_parse (&self->series[i], themes[theme].series[i]);
  gdk_rgba_parse (&self->axis, themes[theme].axis);
  gdk_rgba_parse (&self->grid, themes[theme].grid);
  gdk_rgba_parse (&self->text, themes[theme].text);
}
