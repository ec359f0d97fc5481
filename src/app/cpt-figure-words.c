/* cpt-figure-words.c — the figures that a company is known by, in words.
 *
 * Up is not good and down is not bad: changes have an arrow and a sign, and the colour of all text. What is not known
 * is a dash with its reason, never 0.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-figure-words.h"

#include "cpt-amount-text.h"
#include "cpt-sign-mark.h"

#include <glib/gi18n.h>

#define UNKNOWN "—"
#define UP "▲"
#define DOWN "▼"
#define LEVEL "="
#define NO_BREAK_SPACE "\302\240"

static const char *
get_arrow (gint64 change)
{
  if (change == 0)
    return LEVEL;

  return change > 0 ? UP : DOWN;
}

static const char *
get_sign (gint64 change)
{
  return cpt_sign_mark_get (change > 0); /* that of less than zero comes with the number */
}

/**
 * cpt_figure_words_amount:
 * @amount: ten-thousandths
 * @currency: (nullable): ISO 4217 code
 *
 * Returns: (transfer full): the amount with its currency, as far as that is known
 */
char *
cpt_figure_words_amount (gint64 amount, const char *currency)
{
  g_autofree char *plain = cpt_amount_text_new (amount);
  g_autofree char *number = cpt_sign_mark_dup_number (plain);

  if (currency == NULL)
    return g_steal_pointer (&number);

  /* Translators: an amount, then the code of its currency: "558,441.92 CAD" */
  return g_strdup_printf (_ ("%s %s"), number, currency);
}

/**
 * cpt_figure_words_value:
 * @currency: (nullable): ISO 4217 code
 *
 * Returns: (transfer full): the figure; a dash when there is none
 */
char *
cpt_figure_words_value (const CptFigure *figure, const char *currency)
{
  return figure->n_months > 0 ? cpt_figure_words_amount (figure->amount, currency) : g_strdup (UNKNOWN);
}

static char *
dup_change_numbers (gint64 change, gint per_mille)
{
  g_autofree char *amount = cpt_amount_text_new (change);
  g_autofree char *share = cpt_amount_text_new_share (per_mille);

  if (per_mille == 0)
    return g_strconcat (get_arrow (change), " ", get_sign (change), amount, NULL);

  /* Translators: a change: arrow, sign and per cent; then sign and amount: "▲ +7.2% (+37,512.00)" */
  return g_strdup_printf (_ ("%s %s%s%% (%s%s)"), get_arrow (change), get_sign (change), share, get_sign (change),
                          amount);
}

/**
 * cpt_figure_words_change:
 *
 * Returns: (transfer full) (nullable): how the figure changed, in amount and per cent, and against what; %NULL when
 *   there is nothing to compare with
 */
char *
cpt_figure_words_change (const CptFigure *figure)
{
  g_autofree char *numbers = NULL;
  gint64 change = 0;
  gint per_mille = 0;

  if (!cpt_figure_get_change (figure, &change, &per_mille))
    return NULL;

  numbers = dup_change_numbers (change, per_mille);
  if (figure->n_wanted == 1)
    /* Translators: how a figure changed, in numbers, in a year */
    return g_strdup_printf (_ ("%s against a year before"), numbers);

  /* Translators: how a figure changed, in numbers, against the same months of the year before */
  return g_strdup_printf (g_dngettext (NULL, "%s against the same month a year before",
                                       "%s against the same %u months a year before", figure->n_compared),
                          numbers, figure->n_compared);
}

static char *
dup_day (const GDate *date)
{
  g_autoptr (GDateTime) day =
      g_date_time_new_utc (g_date_get_year (date), (int) g_date_get_month (date), g_date_get_day (date), 0, 0, 0);

  /* Translators: the last day of a period, for g_date_time_format(): "31 July 2026" */
  return g_date_time_format (day, _ ("%-d %B %Y"));
}

/**
 * cpt_figure_words_period:
 *
 * Returns: (transfer full) (nullable): which months are in the figure, and how many were really found; %NULL when there
 *   is none
 */
char *
cpt_figure_words_period (const CptFigure *figure)
{
  g_autofree char *day = NULL;

  if (figure->n_months == 0)
    return NULL;

  day = dup_day (&figure->to);
  if (figure->n_months == figure->n_wanted)
    /* Translators: a period: a number of months, and its last day */
    return g_strdup_printf (g_dngettext (NULL, "%u complete month to %s", "%u complete months to %s", figure->n_months),
                            figure->n_months, day);

  /* Translators: a period: how many months are known, of how many, and its last day */
  return g_strdup_printf (g_dngettext (NULL, "%u month of %u to %s", "%u months of %u to %s", figure->n_months),
                          figure->n_months, figure->n_wanted, day);
}

/**
 * cpt_figure_words_day:
 *
 * Returns: (transfer full) (nullable): the day of a balance sheet; %NULL when there is none
 */
char *
cpt_figure_words_day (const CptFigure *figure)
{
  g_autofree char *day = NULL;

  if (figure->n_months == 0)
    return NULL;

  day = dup_day (&figure->to);

  /* Translators: the day of a balance sheet: "on 31 July 2026" */
  return g_strdup_printf (_ ("on %s"), day);
}

static gboolean
is_comparable (const CptFigure *part, const CptFigure *whole)
{
  return part->n_months > 0 && part->n_months == whole->n_months;
}

/**
 * cpt_figure_words_margin:
 * @part: a profit
 * @whole: the revenue of the same months
 *
 * Returns: (transfer full): the margin in per cent; a dash when it says nothing
 */
char *
cpt_figure_words_margin (const CptFigure *part, const CptFigure *whole)
{
  g_autofree char *plain = NULL;
  g_autofree char *share = NULL;
  gint per_mille = 0;

  if (!is_comparable (part, whole) || !cpt_amount_get_share (part->amount, whole->amount, &per_mille))
    return g_strdup (UNKNOWN);

  plain = cpt_amount_text_new_share (per_mille);
  share = cpt_sign_mark_dup_number (plain);

  /* Translators: a share in per cent */
  return g_strdup_printf (_ ("%s%%"), share);
}

/**
 * cpt_figure_words_margin_change:
 * @part: a profit
 * @whole: the revenue of the same months
 *
 * Returns: (transfer full) (nullable): by how many points the margin changed in a year, in one piece; %NULL when there
 *   is nothing to compare with
 */
char *
cpt_figure_words_margin_change (const CptFigure *part, const CptFigure *whole)
{
  g_autofree char *points = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) parts = NULL;
  gint now = 0;
  gint before = 0;

  if (!is_comparable (part, whole) || part->n_compared != whole->n_compared ||
      !cpt_amount_get_share (part->compared, whole->compared, &now) ||
      !cpt_amount_get_share (part->before, whole->before, &before))
    return NULL;

  points = cpt_amount_text_new_share (now - before);

  /* Translators: the change of a margin: arrow, sign, percentage points: "▲ +0.8 pt" */
  text = g_strdup_printf (_ ("%s %s%s pt"), get_arrow (now - before), get_sign (now - before), points);
  parts = g_strsplit (text, " ", -1);

  return g_strjoinv (NO_BREAK_SPACE, parts);
}

/**
 * cpt_figure_words_left_out:
 *
 * Returns: (transfer full) (nullable): how many months are not in the figure though they have an amount, and why; %NULL
 *   when there is none
 */
char *
cpt_figure_words_left_out (const CptFigure *figure)
{
  if (figure->n_inexact == 0)
    return NULL;

  /* Translators: months that are not part of a sum */
  return g_strdup_printf (g_dngettext (NULL, "%u month left out: its amount is too fine or too large to be added",
                                       "%u months left out: their amounts are too fine or too large to be added",
                                       figure->n_inexact),
                          figure->n_inexact);
}

/**
 * cpt_figure_words_gap:
 * @kept: (nullable): what the store has of the report that the figure is made of
 * @is_reading: whether an answer is still to come
 * @is_linked: whether the company's data can be read at all
 *
 * Returns: (transfer none): why there is no figure
 */
const char *
cpt_figure_words_gap (const CptKeptReport *kept, gboolean is_reading, gboolean is_linked)
{
  if (kept == NULL)
    return is_reading ? _ ("Being read…") : _ ("Not read yet");

  switch (kept->outcome)
    {
    case CPT_REPORT_OUTCOME_NOT_READY:
      return is_linked ? _ ("Its data was never read, or is being read now")
                       : _ ("Its data was never read: no accounting software is linked");

    case CPT_REPORT_OUTCOME_NOTHING:
      return is_linked ? _ ("The accounting software has no such report") : _ ("No accounting software is linked");

    case CPT_REPORT_OUTCOME_READ:
    default:
      return _ ("The report has no complete month");
    }
}
