/* cpt-report-sheet.c — what the head and the rows of a report's table share: what is shown, and where it stands.
 *
 * The names stand still, the columns move across beside them: one adjustment for the head and all rows. Widths come
 * from the longest texts, of which there is one per column to measure, rather than from all of them: digits are equally
 * wide.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-report-sheet.h"

#include "cpt-digit-spacing.h"
#include "cpt-text-size.h"

/* At the normal text size. */
#define PADDING 24
#define NAMES_PADDING 46
#define INDENT 20
#define LEAST_WIDTH 72

/* Names give way to amounts beyond this. */
#define NAMES_PER_CENT 45
#define N_LONGEST 4

struct _CptReportSheet
{
  GObject parent_instance;

  CptReportTable *table; /* (nullable) */
  CptReportNegatives negatives;
  CptReportRows *rows;
  GtkAdjustment *across;
  GArray *widths; /* int: by column */
  int natural_names_width;
  int names_width;
  int anchor; /* the column where the selection began */
  int cursor; /* the column where it ends */
};

G_DEFINE_FINAL_TYPE (CptReportSheet, cpt_report_sheet, G_TYPE_OBJECT)

enum
{
  CHANGED,
  SELECTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
cpt_report_sheet_finalize (GObject *object)
{
  CptReportSheet *self = CPT_REPORT_SHEET (object);

  g_clear_object (&self->table);
  g_clear_object (&self->rows);
  g_clear_object (&self->across);
  g_array_unref (self->widths);

  G_OBJECT_CLASS (cpt_report_sheet_parent_class)->finalize (object);
}

static void
cpt_report_sheet_class_init (CptReportSheetClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_report_sheet_finalize;

  signals[CHANGED] =
      g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SELECTED] =
      g_signal_new ("selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cpt_report_sheet_init (CptReportSheet *self)
{
  self->rows = cpt_report_rows_new ();
  self->across = g_object_ref_sink (gtk_adjustment_new (0, 0, 0, 0, 0, 0));
  self->widths = g_array_new (FALSE, FALSE, sizeof (int));
  self->anchor = CPT_REPORT_NAMES;
  self->cursor = CPT_REPORT_NAMES;
}

/**
 * cpt_report_sheet_new:
 *
 * Returns: (transfer full): an empty sheet. It emits "changed" when other things are shown, and "selected" when other
 *   columns are selected
 */
CptReportSheet *
cpt_report_sheet_new (void)
{
  return g_object_new (CPT_TYPE_REPORT_SHEET, NULL);
}

/**
 * cpt_report_sheet_show:
 *
 * Shows @table. Where the columns are as many as before, those selected stay so.
 */
void
cpt_report_sheet_show (CptReportSheet *self, CptReportTable *table, CptReportNegatives negatives)
{
  g_return_if_fail (CPT_IS_REPORT_SHEET (self));

  if (self->table == NULL || cpt_report_table_get_n_columns (self->table) != cpt_report_table_get_n_columns (table))
    self->anchor = self->cursor = CPT_REPORT_NAMES;
  g_set_object (&self->table, table);
  self->negatives = negatives;
  cpt_report_rows_set_tree (self->rows, cpt_report_table_get_tree (table));
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * cpt_report_sheet_get_table:
 *
 * Returns: (transfer none) (nullable): what is shown
 */
CptReportTable *
cpt_report_sheet_get_table (CptReportSheet *self)
{
  g_return_val_if_fail (CPT_IS_REPORT_SHEET (self), NULL);

  return self->table;
}

/**
 * cpt_report_sheet_get_negatives:
 *
 * Returns: how amounts below zero are written
 */
CptReportNegatives
cpt_report_sheet_get_negatives (CptReportSheet *self)
{
  g_return_val_if_fail (CPT_IS_REPORT_SHEET (self), CPT_REPORT_NEGATIVES_MINUS);

  return self->negatives;
}

/**
 * cpt_report_sheet_get_rows:
 *
 * Returns: (transfer none): the lines on view
 */
CptReportRows *
cpt_report_sheet_get_rows (CptReportSheet *self)
{
  g_return_val_if_fail (CPT_IS_REPORT_SHEET (self), NULL);

  return self->rows;
}

/**
 * cpt_report_sheet_get_across:
 *
 * Returns: (transfer none): how far the columns are moved to the left
 */
GtkAdjustment *
cpt_report_sheet_get_across (CptReportSheet *self)
{
  g_return_val_if_fail (CPT_IS_REPORT_SHEET (self), NULL);

  return self->across;
}

static int
measure_text (GtkWidget *widget, const char *text)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  int width = 0;

  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  cpt_digit_spacing_add (attributes, text);
  pango_layout_set_attributes (layout, attributes);
  pango_layout_get_pixel_size (layout, &width, NULL);

  return width;
}

/* The cell of a column whose text has the most digits, roughly: its line, or −1. */
static void
find_widest (CptReportSheet *self, guint column, guint lines[2])
{
  gint64 largest = -1;
  gsize longest = 0;

  for (guint line = 0; line < cpt_report_tree_get_n_lines (cpt_report_table_get_tree (self->table)); line++)
    {
      CptReportCell cell;

      cpt_report_table_get_cell (self->table, line, column, &cell);
      if (cell.kind == CPT_REPORT_CELL_TEXT && strlen (cell.text) > longest)
        {
          longest = strlen (cell.text);
          lines[1] = line;
        }
      else if (cell.kind == CPT_REPORT_CELL_AMOUNT || cell.kind == CPT_REPORT_CELL_SHARE)
        {
          /* A negative one has a sign, and one of ten times less may be as wide. */
          gint64 size = cell.value < 0 ? -(cell.value + 1) : cell.value / 2;

          if (size > largest)
            {
              largest = size;
              lines[0] = line;
            }
        }
    }
}

static int
measure_column (CptReportSheet *self, GtkWidget *widget, guint column)
{
  g_autofree char *title = cpt_report_words_column (self->table, column);
  g_autofree char *note = cpt_report_words_column_note (self->table, column);
  guint lines[2] = { 0, 0 };
  int width = measure_text (widget, title);

  if (note != NULL)
    width = MAX (width, measure_text (widget, note));
  find_widest (self, column, lines);
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *text = cpt_report_words_cell (self->table, lines[i], column, self->negatives);

      width = MAX (width, measure_text (widget, text));
    }

  return MAX (width + cpt_text_size_scale (widget, PADDING), cpt_text_size_scale (widget, LEAST_WIDTH));
}

/* The longest names, by their letters and how far they stand in, are the widest, or near enough. */
static int
measure_names (CptReportSheet *self, GtkWidget *widget)
{
  CptReportTree *tree = cpt_report_table_get_tree (self->table);
  glong longest[N_LONGEST] = { 0 };
  int width = 0;

  for (guint line = 0; line < cpt_report_tree_get_n_lines (tree); line++)
    {
      const CptReportTreeLine *found = cpt_report_tree_get_line (tree, line);
      const char *name = cpt_report_words_line (found);
      glong length = g_utf8_strlen (name, -1) + 3 * (glong) found->depth;
      guint least = 0;

      for (guint i = 1; i < N_LONGEST; i++)
        if (longest[i] < longest[least])
          least = i;
      if (length <= longest[least])
        continue;

      longest[least] = length;
      width = MAX (width, measure_text (widget, name) + cpt_text_size_scale (widget, INDENT * (int) found->depth));
    }

  return width + cpt_text_size_scale (widget, NAMES_PADDING);
}

/**
 * cpt_report_sheet_measure:
 * @widget: whose font counts
 *
 * Finds how wide the columns are. To be called when what is shown changed, or the font.
 */
void
cpt_report_sheet_measure (CptReportSheet *self, GtkWidget *widget)
{
  g_return_if_fail (CPT_IS_REPORT_SHEET (self));

  g_array_set_size (self->widths, 0);
  if (self->table == NULL)
    return;

  for (guint i = 0; i < cpt_report_table_get_n_columns (self->table); i++)
    {
      int width = measure_column (self, widget, i);

      g_array_append_val (self->widths, width);
    }
  self->natural_names_width = measure_names (self, widget);
}

/* The first columns that fit into @width together: how wide they are. Where not even one does, all are 0 wide. */
static int
measure_whole_columns (CptReportSheet *self, int width)
{
  int columns = 0;

  for (guint i = 0; i < self->widths->len && columns + g_array_index (self->widths, int, i) <= width; i++)
    columns += g_array_index (self->widths, int, i);

  return columns;
}

/**
 * cpt_report_sheet_allocate:
 * @width: of the table
 *
 * Shares the room out. Names have what the columns leave, but never less than a part; no column is cut at the edge.
 */
void
cpt_report_sheet_allocate (CptReportSheet *self, int width)
{
  int columns = 0;
  int least = 0;
  int page = 0;

  g_return_if_fail (CPT_IS_REPORT_SHEET (self));

  for (guint i = 0; i < self->widths->len; i++)
    columns += g_array_index (self->widths, int, i);
  least = MIN (self->natural_names_width, width * NAMES_PER_CENT / 100);
  page = measure_whole_columns (self, width - least);
  self->names_width = page > 0 ? width - page : least;
  page = MAX (width - self->names_width, 0);
  gtk_adjustment_configure (self->across, MIN (gtk_adjustment_get_value (self->across), MAX (columns - page, 0)), 0,
                            columns, page / 10.0, page, page);
}

/**
 * cpt_report_sheet_get_names_width:
 *
 * Returns: how wide the names are
 */
int
cpt_report_sheet_get_names_width (CptReportSheet *self)
{
  g_return_val_if_fail (CPT_IS_REPORT_SHEET (self), 0);

  return self->names_width;
}

/**
 * cpt_report_sheet_mirror:
 * @widget: as wide as the table
 * @x: from where lines begin: the left, or the right in an interface that is read from there
 * @width: of what begins at @x
 *
 * Returns: where that is, from the left; of what is from the left, where it is from where lines begin
 */
int
cpt_report_sheet_mirror (GtkWidget *widget, int x, int width)
{
  return gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL ? gtk_widget_get_width (widget) - x - width : x;
}

/**
 * cpt_report_sheet_get_place:
 * @x: (out): where the column begins, from where lines begin; it may be under the names
 * @width: (out): how wide it is
 */
void
cpt_report_sheet_get_place (CptReportSheet *self, guint column, int *x, int *width)
{
  g_return_if_fail (CPT_IS_REPORT_SHEET (self));
  g_return_if_fail (column < self->widths->len);

  *x = self->names_width - (int) gtk_adjustment_get_value (self->across);
  for (guint i = 0; i < column; i++)
    *x += g_array_index (self->widths, int, i);
  *width = g_array_index (self->widths, int, column);
}

/**
 * cpt_report_sheet_find_column:
 * @x: from where lines begin
 *
 * Returns: the column that is there
 */
int
cpt_report_sheet_find_column (CptReportSheet *self, double x)
{
  g_return_val_if_fail (CPT_IS_REPORT_SHEET (self), CPT_REPORT_NAMES);

  if (x < self->names_width)
    return CPT_REPORT_NAMES;

  for (guint i = 0; i < self->widths->len; i++)
    {
      int left = 0;
      int width = 0;

      cpt_report_sheet_get_place (self, i, &left, &width);
      if (x >= left && x < left + width)
        return (int) i;
    }

  return CPT_REPORT_NAMES;
}

/**
 * cpt_report_sheet_get_selected:
 * @first: (out): the first column of the selection
 * @last: (out): the last; both CPT_REPORT_NAMES: whole lines
 */
void
cpt_report_sheet_get_selected (CptReportSheet *self, int *first, int *last)
{
  g_return_if_fail (CPT_IS_REPORT_SHEET (self));

  *first = MIN (self->anchor, self->cursor);
  *last = MAX (self->anchor, self->cursor);
  if (*first == CPT_REPORT_NAMES)
    *last = CPT_REPORT_NAMES;
}

/**
 * cpt_report_sheet_is_selected:
 *
 * Returns: whether, in a line that is selected, @column is
 */
gboolean
cpt_report_sheet_is_selected (CptReportSheet *self, int column)
{
  int first = 0;
  int last = 0;

  cpt_report_sheet_get_selected (self, &first, &last);

  return first == CPT_REPORT_NAMES || (column >= first && column <= last);
}

/**
 * cpt_report_sheet_get_cursor:
 *
 * Returns: the column that the keys move from
 */
int
cpt_report_sheet_get_cursor (CptReportSheet *self)
{
  g_return_val_if_fail (CPT_IS_REPORT_SHEET (self), CPT_REPORT_NAMES);

  return self->cursor;
}

/* Moves the columns so that the cursor's is on view. */
static void
show_cursor (CptReportSheet *self)
{
  int x = 0;
  int width = 0;

  if (self->cursor == CPT_REPORT_NAMES || (guint) self->cursor >= self->widths->len)
    return;

  cpt_report_sheet_get_place (self, (guint) self->cursor, &x, &width);
  x += (int) gtk_adjustment_get_value (self->across) - self->names_width;
  gtk_adjustment_clamp_page (self->across, x, x + width);
}

/**
 * cpt_report_sheet_select:
 * @column: or CPT_REPORT_NAMES, for whole lines
 * @extends: whether the columns from where the selection began are selected too
 *
 * Selects a column; what is beyond the last is taken for it.
 */
void
cpt_report_sheet_select (CptReportSheet *self, int column, gboolean extends)
{
  g_return_if_fail (CPT_IS_REPORT_SHEET (self));

  self->cursor = CLAMP (column, CPT_REPORT_NAMES, (int) self->widths->len - 1);
  if (!extends)
    self->anchor = self->cursor;
  show_cursor (self);
  g_signal_emit (self, signals[SELECTED], 0);
}

/**
 * cpt_report_sheet_toggle:
 * @line: of the tree
 *
 * Expands the line, or collapses it.
 */
void
cpt_report_sheet_toggle (CptReportSheet *self, guint line)
{
  g_return_if_fail (CPT_IS_REPORT_SHEET (self));

  cpt_report_rows_set_expanded (self->rows, line, !cpt_report_rows_get_expanded (self->rows, line));
  g_signal_emit (self, signals[SELECTED], 0);
}
