/* cpt-report-table.c — a report as a table: its lines, and the columns that were asked for.
 *
 * Quarters and years are added up here, of the months that the platform gave: the one report that is stored is enough
 * for all of them, without a network too; they begin where calendars have them, whatever month the platform counts back
 * from; and a month that is missing is seen, rather than being a sum that is too small. What stands on a balance sheet
 * is not added up: a quarter's is that of its last day.
 *
 * The month that is not over is left out, as in the figures of a company (section 2.12 of the platform reference).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-report-table.h"

#define NO_PERIOD (-1)

struct _CptReportTable
{
  GObject parent_instance;

  CptReportTree *tree;
  CptReportKind kind;
  CptReportView view;
  CptMonth newest; /* over, and in the report; CPT_MONTH_UNKNOWN: there is none */
  CptMonth oldest;
  GArray *periods; /* int: by months from @oldest on, the report's period of it, or NO_PERIOD */
  GArray *columns; /* CptReportColumn */
  guint n_periods; /* of them, the first ones */
};

G_DEFINE_FINAL_TYPE (CptReportTable, cpt_report_table, G_TYPE_OBJECT)

/* By CptReportInterval. */
static const guint n_months[] = { 1, 3, 12 };
G_STATIC_ASSERT (G_N_ELEMENTS (n_months) == CPT_N_REPORT_INTERVALS);

static int
find_period (CptReportTable *self, CptMonth month)
{
  if (self->newest == CPT_MONTH_UNKNOWN || month < self->oldest || month > self->newest)
    return NO_PERIOD;

  return g_array_index (self->periods, int, month - self->oldest);
}

/* Of two periods that end in the same month, the newest one counts. */
static void
index_periods (CptReportTable *self)
{
  CptReport *report = cpt_report_tree_get_report (self->tree);
  int none = NO_PERIOD;

  for (guint i = 0; i < cpt_report_get_n_periods (report); i++)
    {
      CptMonth month = cpt_month_of_date (&cpt_report_get_period (report, i)->to);

      if (month == CPT_MONTH_UNKNOWN || (self->view.current != CPT_MONTH_UNKNOWN && month >= self->view.current))
        continue;
      self->newest = MAX (self->newest, month);
      self->oldest = self->oldest == CPT_MONTH_UNKNOWN ? month : MIN (self->oldest, month);
    }

  for (CptMonth month = self->oldest; self->oldest != CPT_MONTH_UNKNOWN && month <= self->newest; month++)
    g_array_append_val (self->periods, none);
  for (guint i = cpt_report_get_n_periods (report); i > 0; i--)
    {
      CptMonth month = cpt_month_of_date (&cpt_report_get_period (report, i - 1)->to);

      if (self->newest != CPT_MONTH_UNKNOWN && month >= self->oldest && month <= self->newest)
        g_array_index (self->periods, int, month - self->oldest) = (int) i - 1;
    }
}

static gboolean
adds_up (CptReportTable *self)
{
  return self->kind != CPT_REPORT_BALANCE_SHEET;
}

static void
count_months (CptReportTable *self, CptReportColumn *column)
{
  for (CptMonth month = column->first; month <= column->last; month++)
    column->n_found += find_period (self, month) != NO_PERIOD ? 1 : 0;
}

/* The newest first. What is before the first month, or after the newest, is in none. */
static void
add_periods (CptReportTable *self)
{
  CptMonth length = (CptMonth) n_months[self->view.interval];
  CptMonth start = self->newest - self->newest % length;

  for (; self->n_periods < self->view.n_periods && start + length > self->oldest; start -= length)
    {
      CptReportColumn column = { .kind = CPT_REPORT_COLUMN_PERIOD, .n_months = (guint) length };

      column.first = MAX (start, self->oldest);
      column.last = MIN (start + length - 1, self->newest);
      count_months (self, &column);
      g_array_append_val (self->columns, column);
      self->n_periods++;
    }
}

static void
add_total (CptReportTable *self)
{
  CptReportColumn column = { .kind = CPT_REPORT_COLUMN_TOTAL };

  column.last = g_array_index (self->columns, CptReportColumn, 0).last;
  column.first = g_array_index (self->columns, CptReportColumn, self->n_periods - 1).first;
  column.n_months = (guint) (column.last - column.first + 1);
  count_months (self, &column);
  g_array_append_val (self->columns, column);
}

static void
add_columns (CptReportTable *self)
{
  CptReportColumn share = { .kind = CPT_REPORT_COLUMN_SHARE };
  CptReportColumn difference = { .kind = CPT_REPORT_COLUMN_DIFFERENCE,
                                 .base = (guint) self->view.compared,
                                 .against = (guint) self->view.against };
  CptReportColumn change = difference;

  if (self->newest == CPT_MONTH_UNKNOWN)
    return;

  add_periods (self);
  if (adds_up (self) && self->n_periods > 1)
    {
      share.base = self->n_periods;
      add_total (self);
    }
  if (self->view.has_share)
    g_array_append_val (self->columns, share);
  if (self->view.compared >= 0 && self->view.against >= 0 && self->view.compared < (int) self->n_periods &&
      self->view.against < (int) self->n_periods)
    {
      change.kind = CPT_REPORT_COLUMN_CHANGE;
      g_array_append_val (self->columns, difference);
      g_array_append_val (self->columns, change);
    }
}

static void
cpt_report_table_finalize (GObject *object)
{
  CptReportTable *self = CPT_REPORT_TABLE (object);

  g_array_unref (self->columns);
  g_array_unref (self->periods);
  g_clear_object (&self->tree);

  G_OBJECT_CLASS (cpt_report_table_parent_class)->finalize (object);
}

static void
cpt_report_table_class_init (CptReportTableClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_report_table_finalize;
}

static void
cpt_report_table_init (CptReportTable *self)
{
  self->newest = CPT_MONTH_UNKNOWN;
  self->oldest = CPT_MONTH_UNKNOWN;
  self->periods = g_array_new (FALSE, FALSE, sizeof (int));
  self->columns = g_array_new (FALSE, FALSE, sizeof (CptReportColumn));
}

/**
 * cpt_report_table_new:
 * @tree: of a report whose periods are months
 * @view: what is asked for
 *
 * Returns: (transfer full): an immutable value, for any thread
 */
CptReportTable *
cpt_report_table_new (CptReportTree *tree, const CptReportView *view)
{
  CptReportTable *self = g_object_new (CPT_TYPE_REPORT_TABLE, NULL);

  self->tree = g_object_ref (tree);
  self->kind = cpt_report_get_kind (cpt_report_tree_get_report (tree));
  self->view = *view;
  index_periods (self);
  add_columns (self);

  return self;
}

/* What is added up of one line. */
static void
get_sum (CptReportTable *self, guint line, const CptReportColumn *column, CptReportCell *cell)
{
  CptAmountSum sum = { 0 };
  const CptAmount *only = NULL;
  CptMonth first = adds_up (self) ? column->first : column->last;

  for (CptMonth month = first; month <= column->last; month++)
    {
      int period = find_period (self, month);
      const CptAmount *amount =
          period != NO_PERIOD ? cpt_report_tree_get_amount (self->tree, line, (guint) period) : NULL;

      if (amount == NULL)
        continue;
      only = amount;
      cpt_amount_sum_add (&sum, amount);
    }

  cell->n_left_out = sum.n_left_out;
  if (sum.n_added > 0)
    cell->kind = cpt_amount_sum_get (&sum, &cell->value) ? CPT_REPORT_CELL_AMOUNT : CPT_REPORT_CELL_UNKNOWN;
  else if (sum.n_left_out > 0)
    cell->kind = first == column->last ? CPT_REPORT_CELL_TEXT : CPT_REPORT_CELL_UNKNOWN;
  else if (column->n_found == 0 || (!adds_up (self) && find_period (self, column->last) == NO_PERIOD))
    cell->kind = CPT_REPORT_CELL_UNKNOWN;

  /* An amount that stands alone is shown as it is: it is in no sum. */
  if (cell->kind == CPT_REPORT_CELL_TEXT)
    {
      cell->text = only->text;
      cell->n_left_out = 0;
    }
  else if (cell->kind == CPT_REPORT_CELL_UNKNOWN && sum.n_added > 0)
    cell->n_left_out += sum.n_added;
}

static void
get_share (CptReportTable *self, guint line, const CptReportColumn *column, CptReportCell *cell)
{
  CptReportCell part;
  CptReportCell whole;
  guint root = 0;
  gint per_mille = 0;

  if (!cpt_report_tree_find_item (self->tree, cpt_report_kind_get_share_base (self->kind), &root))
    return;

  cpt_report_table_get_cell (self, line, column->base, &part);
  cpt_report_table_get_cell (self, root, column->base, &whole);
  if (part.kind != CPT_REPORT_CELL_AMOUNT || whole.kind != CPT_REPORT_CELL_AMOUNT ||
      !cpt_amount_get_share (part.value, whole.value, &per_mille))
    return;

  *cell = (CptReportCell){ CPT_REPORT_CELL_SHARE, per_mille, NULL, part.n_left_out + whole.n_left_out };
}

static void
get_difference (CptReportTable *self, guint line, const CptReportColumn *column, CptReportCell *cell)
{
  CptReportCell now;
  CptReportCell before;
  gint64 difference = 0;
  gint per_mille = 0;

  cpt_report_table_get_cell (self, line, column->base, &now);
  cpt_report_table_get_cell (self, line, column->against, &before);
  if (now.kind != CPT_REPORT_CELL_AMOUNT || before.kind != CPT_REPORT_CELL_AMOUNT ||
      !cpt_amount_subtract (now.value, before.value, &difference))
    return;

  if (column->kind == CPT_REPORT_COLUMN_DIFFERENCE)
    *cell = (CptReportCell){ CPT_REPORT_CELL_AMOUNT, difference, NULL, now.n_left_out + before.n_left_out };
  else if (cpt_amount_get_share (difference, before.value, &per_mille))
    *cell = (CptReportCell){ CPT_REPORT_CELL_SHARE, per_mille, NULL, now.n_left_out + before.n_left_out };
}

/**
 * cpt_report_table_get_tree:
 *
 * Returns: (transfer none): its lines
 */
CptReportTree *
cpt_report_table_get_tree (CptReportTable *self)
{
  g_return_val_if_fail (CPT_IS_REPORT_TABLE (self), NULL);

  return self->tree;
}

/**
 * cpt_report_table_get_kind:
 *
 * Returns: which report it is of
 */
CptReportKind
cpt_report_table_get_kind (CptReportTable *self)
{
  g_return_val_if_fail (CPT_IS_REPORT_TABLE (self), CPT_REPORT_PROFIT_AND_LOSS);

  return self->kind;
}

/**
 * cpt_report_table_get_view:
 *
 * Returns: (transfer none): what was asked for
 */
const CptReportView *
cpt_report_table_get_view (CptReportTable *self)
{
  g_return_val_if_fail (CPT_IS_REPORT_TABLE (self), NULL);

  return &self->view;
}

/**
 * cpt_report_table_get_n_periods:
 *
 * Returns: how many periods there are; they are the first columns
 */
guint
cpt_report_table_get_n_periods (CptReportTable *self)
{
  g_return_val_if_fail (CPT_IS_REPORT_TABLE (self), 0);

  return self->n_periods;
}

/**
 * cpt_report_table_get_n_columns:
 *
 * Returns: how many columns there are, beside the names of the lines
 */
guint
cpt_report_table_get_n_columns (CptReportTable *self)
{
  g_return_val_if_fail (CPT_IS_REPORT_TABLE (self), 0);

  return self->columns->len;
}

/**
 * cpt_report_table_get_column:
 *
 * Returns: (transfer none): a column
 */
const CptReportColumn *
cpt_report_table_get_column (CptReportTable *self, guint column)
{
  g_return_val_if_fail (CPT_IS_REPORT_TABLE (self), NULL);
  g_return_val_if_fail (column < self->columns->len, NULL);

  return &g_array_index (self->columns, CptReportColumn, column);
}

/**
 * cpt_report_table_get_cell:
 * @cell: (out): what stands there
 */
void
cpt_report_table_get_cell (CptReportTable *self, guint line, guint column, CptReportCell *cell)
{
  const CptReportColumn *found = cpt_report_table_get_column (self, column);

  *cell = (CptReportCell){ .kind = CPT_REPORT_CELL_BLANK };
  switch (found->kind)
    {
    case CPT_REPORT_COLUMN_PERIOD:
    case CPT_REPORT_COLUMN_TOTAL:
      get_sum (self, line, found, cell);
      break;

    case CPT_REPORT_COLUMN_SHARE:
      get_share (self, line, found, cell);
      break;

    case CPT_REPORT_COLUMN_DIFFERENCE:
    case CPT_REPORT_COLUMN_CHANGE:
      get_difference (self, line, found, cell);
      break;

    default:
      g_assert_not_reached ();
    }
}

/**
 * cpt_report_table_list_missing:
 *
 * Returns: (transfer full) (element-type CptMonth): the months among its periods that the report does not have, newest
 *   first
 */
GArray *
cpt_report_table_list_missing (CptReportTable *self)
{
  GArray *missing = g_array_new (FALSE, FALSE, sizeof (CptMonth));
  CptMonth last = CPT_MONTH_UNKNOWN;

  g_return_val_if_fail (CPT_IS_REPORT_TABLE (self), missing);

  if (self->n_periods == 0)
    return missing;

  last = g_array_index (self->columns, CptReportColumn, self->n_periods - 1).first;
  for (CptMonth month = self->newest; month >= last; month--)
    if (find_period (self, month) == NO_PERIOD)
      g_array_append_val (missing, month);

  return missing;
}

/**
 * cpt_report_table_count_left_out:
 *
 * Returns: how many amounts of its periods are too fine or too large to be added, and in no sum
 */
guint
cpt_report_table_count_left_out (CptReportTable *self)
{
  guint n_left_out = 0;

  g_return_val_if_fail (CPT_IS_REPORT_TABLE (self), 0);

  for (guint i = 0; i < self->n_periods; i++)
    {
      const CptReportColumn *column = &g_array_index (self->columns, CptReportColumn, i);

      for (CptMonth month = adds_up (self) ? column->first : column->last; month <= column->last; month++)
        for (guint line = 0; find_period (self, month) != NO_PERIOD && line < cpt_report_tree_get_n_lines (self->tree);
             line++)
          {
            const CptAmount *amount = cpt_report_tree_get_amount (self->tree, line, (guint) find_period (self, month));

            n_left_out += amount != NULL && !amount->is_exact ? 1 : 0;
          }
    }

  return n_left_out;
}

/**
 * cpt_report_kind_get_share_base:
 *
 * Returns: what the per cents of that report are of
 */
CptReportItem
cpt_report_kind_get_share_base (CptReportKind kind)
{
  switch (kind)
    {
    case CPT_REPORT_BALANCE_SHEET:
      return CPT_REPORT_ASSETS;

    case CPT_REPORT_CASH_FLOW:
      return CPT_REPORT_CASH_RECEIPTS;

    case CPT_REPORT_PROFIT_AND_LOSS:
    default:
      return CPT_REPORT_INCOME;
    }
}

/**
 * cpt_report_interval_get_n_months:
 *
 * Returns: how many months a period has
 */
guint
cpt_report_interval_get_n_months (CptReportInterval interval)
{
  return n_months[interval];
}
