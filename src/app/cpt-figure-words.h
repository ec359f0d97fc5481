/* cpt-figure-words.h — the figures that a company is known by, in words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-figure.h"
#include "cpt-report-repository.h"

G_BEGIN_DECLS

char *cpt_figure_words_amount (gint64 amount, const char *currency);
char *cpt_figure_words_value (const CptFigure *figure, const char *currency);
char *cpt_figure_words_change (const CptFigure *figure);
char *cpt_figure_words_period (const CptFigure *figure);
char *cpt_figure_words_day (const CptFigure *figure);
char *cpt_figure_words_margin (const CptFigure *part, const CptFigure *whole);
char *cpt_figure_words_margin_change (const CptFigure *part, const CptFigure *whole);
char *cpt_figure_words_left_out (const CptFigure *figure);
const char *cpt_figure_words_gap (const CptKeptReport *kept, gboolean is_reading, gboolean is_linked);

G_END_DECLS
