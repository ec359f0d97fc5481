/* cpt-chart-scale.c — an axis: round numbers, and where values stand between them.
 *
 * Values are whole numbers up to 9·10¹⁸; what is between them is worked out so that nothing overflows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-chart-scale.h"

/* The largest round step: three of it still fit. */
#define MAX_STEP G_GINT64_CONSTANT (2000000000000000000)

/* The least 1, 2 or 5 times a power of ten that is @least or more. */
static gint64
round_up (gint64 least)
{
  static const gint64 factors[] = { 1, 2, 5 };

  for (gint64 power = 1;; power *= 10)
    for (guint i = 0; i < G_N_ELEMENTS (factors); i++)
      if (factors[i] * power >= least || factors[i] * power >= MAX_STEP)
        return factors[i] * power;
}

/* The multiple of @step at or below @value; @value itself where that cannot be held. */
static gint64
floor_to (gint64 value, gint64 step)
{
  gint64 rest = value % step;
  gint64 floor = value - rest;

  return rest < 0 && __builtin_sub_overflow (floor, step, &floor) ? value : floor;
}

/**
 * cpt_chart_scale_fit:
 * @self: (out): the axis
 * @least: the least value that is shown
 * @most: the largest, not below @least
 * @n_steps: how many steps there should be, one or two more or less, from 1 on
 *
 * Finds an axis of round numbers that holds both.
 */
void
cpt_chart_scale_fit (CptChartScale *self, gint64 least, gint64 most, guint n_steps)
{
  /* Halves: their difference cannot overflow. */
  gint64 half = most / 2 - least / 2;

  self->step = round_up (MAX (half / (gint64) n_steps * 2, 1));
  self->low = floor_to (least, self->step);
  self->high = floor_to (most, self->step);
  if ((self->high < most || self->high == self->low) && __builtin_add_overflow (self->high, self->step, &self->high))
    self->high = most;
}

/**
 * cpt_chart_scale_get_fraction:
 *
 * Returns: where @value stands: 0 at the bottom, 1 at the top
 */
double
cpt_chart_scale_get_fraction (const CptChartScale *self, gint64 value)
{
  return ((double) value - (double) self->low) / ((double) self->high - (double) self->low);
}

/**
 * cpt_chart_scale_get_n_ticks:
 *
 * Returns: how many numbers stand at the axis
 */
guint
cpt_chart_scale_get_n_ticks (const CptChartScale *self)
{
  return (guint) (self->high / self->step - self->low / self->step) + 1;
}

/**
 * cpt_chart_scale_get_tick:
 * @position: from 0, the bottom, on
 *
 * Returns: the number there
 */
gint64
cpt_chart_scale_get_tick (const CptChartScale *self, guint position)
{
  return self->low + self->step * position;
}
