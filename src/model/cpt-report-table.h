/* cpt-report-table.h — a report as a table: its lines, and the columns that were asked for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-report-tree.h"

G_BEGIN_DECLS

/**
 * CptReportInterval:
 * @CPT_REPORT_BY_MONTH: months
 * @CPT_REPORT_BY_QUARTER: quarters of calendar years
 * @CPT_REPORT_BY_YEAR: calendar years
 *
 * How long a period is.
 */
typedef enum
{
  CPT_REPORT_BY_MONTH,
  CPT_REPORT_BY_QUARTER,
  CPT_REPORT_BY_YEAR,
} CptReportInterval;

#define CPT_N_REPORT_INTERVALS (CPT_REPORT_BY_YEAR + 1)

#define CPT_REPORT_NO_COLUMN (-1)

/**
 * CptReportView:
 * @interval: how long a period is
 * @n_periods: how many are wanted, from 1 on
 * @current: the month that is not over: it is left out
 * @has_share: whether there is a column of per cents
 * @compared: a period, 0 being the newest, that is compared, or CPT_REPORT_NO_COLUMN
 * @against: the period that it is compared with
 *
 * What is asked for.
 */
typedef struct
{
  CptReportInterval interval;
  guint n_periods;
  CptMonth current;
  gboolean has_share;
  int compared;
  int against;
} CptReportView;

/**
 * CptReportColumnKind:
 * @CPT_REPORT_COLUMN_PERIOD: a month, a quarter, a year
 * @CPT_REPORT_COLUMN_TOTAL: all periods together
 * @CPT_REPORT_COLUMN_SHARE: per cents, of revenue, assets or receipts
 * @CPT_REPORT_COLUMN_DIFFERENCE: between two periods
 * @CPT_REPORT_COLUMN_CHANGE: the same in per cents
 *
 * What stands in a column.
 */
typedef enum
{
  CPT_REPORT_COLUMN_PERIOD,
  CPT_REPORT_COLUMN_TOTAL,
  CPT_REPORT_COLUMN_SHARE,
  CPT_REPORT_COLUMN_DIFFERENCE,
  CPT_REPORT_COLUMN_CHANGE,
} CptReportColumnKind;

/**
 * CptReportColumn:
 * @kind: what stands in it
 * @first: its first month, of a period or the total
 * @last: its last month
 * @n_months: how many months a period of its length has; of the total, from the first to the last
 * @n_found: of how many the report has something
 * @base: the column that per cents are of, or that is compared
 * @against: the column that is compared with
 *
 * A column, for reading only.
 */
typedef struct
{
  CptReportColumnKind kind;
  CptMonth first;
  CptMonth last;
  guint n_months;
  guint n_found;
  guint base;
  guint against;
} CptReportColumn;

/**
 * CptReportCellKind:
 * @CPT_REPORT_CELL_BLANK: the line is not in the period
 * @CPT_REPORT_CELL_UNKNOWN: nothing is known of the period, or nothing that can be held
 * @CPT_REPORT_CELL_AMOUNT: an amount
 * @CPT_REPORT_CELL_TEXT: an amount too fine or too large to be reckoned with: its text
 * @CPT_REPORT_CELL_SHARE: thousandths
 *
 * What a cell has.
 */
typedef enum
{
  CPT_REPORT_CELL_BLANK,
  CPT_REPORT_CELL_UNKNOWN,
  CPT_REPORT_CELL_AMOUNT,
  CPT_REPORT_CELL_TEXT,
  CPT_REPORT_CELL_SHARE,
} CptReportCellKind;

/**
 * CptReportCell:
 * @kind: what it has
 * @value: ten-thousandths of an amount, thousandths of a share
 * @text: (nullable): of CPT_REPORT_CELL_TEXT, as the platform wrote it
 * @n_left_out: amounts that belong into it and could not be added
 *
 * A cell, for reading only; its text lives as long as the table.
 */
typedef struct
{
  CptReportCellKind kind;
  gint64 value;
  const char *text;
  guint n_left_out;
} CptReportCell;

#define CPT_TYPE_REPORT_TABLE (cpt_report_table_get_type ())
G_DECLARE_FINAL_TYPE (CptReportTable, cpt_report_table, CPT, REPORT_TABLE, GObject)

CptReportTable *cpt_report_table_new (CptReportTree *tree, const CptReportView *view);
CptReportTree *cpt_report_table_get_tree (CptReportTable *self);
CptReportKind cpt_report_table_get_kind (CptReportTable *self);
const CptReportView *cpt_report_table_get_view (CptReportTable *self);
guint cpt_report_table_get_n_periods (CptReportTable *self);
guint cpt_report_table_get_n_columns (CptReportTable *self);
const CptReportColumn *cpt_report_table_get_column (CptReportTable *self, guint column);
void cpt_report_table_get_cell (CptReportTable *self, guint line, guint column, CptReportCell *cell);
GArray *cpt_report_table_list_missing (CptReportTable *self);
guint cpt_report_table_count_left_out (CptReportTable *self);
CptReportItem cpt_report_kind_get_share_base (CptReportKind kind);
guint cpt_report_interval_get_n_months (CptReportInterval interval);

G_END_DECLS
