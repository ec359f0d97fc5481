/* cpt-report-words.h — financial reports in words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-report-table.h"

G_BEGIN_DECLS

/**
 * CptReportNegatives:
 * @CPT_REPORT_NEGATIVES_MINUS: −1 234
 * @CPT_REPORT_NEGATIVES_PARENTHESES: (1 234)
 *
 * How amounts below zero are written. By number in the settings.
 */
typedef enum
{
  CPT_REPORT_NEGATIVES_MINUS,
  CPT_REPORT_NEGATIVES_PARENTHESES,
} CptReportNegatives;

const char *cpt_report_words_item (CptReportItem item);
const char *cpt_report_words_line (const CptReportTreeLine *line);
char *cpt_report_words_month (CptMonth month);
char *cpt_report_words_column (CptReportTable *table, guint column);
char *cpt_report_words_column_note (CptReportTable *table, guint column);
char *cpt_report_words_cell (CptReportTable *table, guint line, guint column, CptReportNegatives negatives);
char *cpt_report_words_spoken (CptReportTable *table, guint line, int column, CptReportNegatives negatives);
char *cpt_report_words_basis (CptReport *report);
char *cpt_report_words_remarks (CptReportTable *table, const char *source);

G_END_DECLS
