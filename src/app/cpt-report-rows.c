/* cpt-report-rows.c — the lines of a report that are on view: those below a collapsed one are not.
 *
 * A GtkTreeListModel would make a model of every line that has others below it; here the tree is an array already, and
 * what is on view another one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-report-rows.h"

/* Of a report with more lines only the first two levels are on view at first. */
#define MANY_LINES 300

struct _CptReportEntry
{
  GObject parent_instance;

  guint line;
};

G_DEFINE_FINAL_TYPE (CptReportEntry, cpt_report_entry, G_TYPE_OBJECT)

struct _CptReportRows
{
  GObject parent_instance;

  CptReportTree *tree; /* (nullable) */
  GPtrArray *entries;  /* (element-type CptReportEntry): by line */
  GArray *shown;       /* guint: the lines on view, in their order */
  gboolean *expanded;  /* (owned): by line */
};

static void cpt_report_rows_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CptReportRows,
                               cpt_report_rows,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, cpt_report_rows_list_model_init))

static void
cpt_report_entry_class_init (CptReportEntryClass *klass)
{
}

static void
cpt_report_entry_init (CptReportEntry *self)
{
}

/**
 * cpt_report_entry_get_line:
 *
 * Returns: the line of the tree
 */
guint
cpt_report_entry_get_line (CptReportEntry *self)
{
  g_return_val_if_fail (CPT_IS_REPORT_ENTRY (self), 0);

  return self->line;
}

static GType
cpt_report_rows_get_item_type (GListModel *model)
{
  return CPT_TYPE_REPORT_ENTRY;
}

static guint
cpt_report_rows_get_n_items (GListModel *model)
{
  return CPT_REPORT_ROWS (model)->shown->len;
}

static gpointer
cpt_report_rows_get_item (GListModel *model, guint position)
{
  CptReportRows *self = CPT_REPORT_ROWS (model);

  if (position >= self->shown->len)
    return NULL;

  return g_object_ref (g_ptr_array_index (self->entries, g_array_index (self->shown, guint, position)));
}

static void
cpt_report_rows_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = cpt_report_rows_get_item_type;
  iface->get_n_items = cpt_report_rows_get_n_items;
  iface->get_item = cpt_report_rows_get_item;
}

static GArray *
list_shown (CptReportRows *self)
{
  GArray *shown = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint line = 0; line < self->entries->len;)
    {
      const CptReportTreeLine *found = cpt_report_tree_get_line (self->tree, line);

      g_array_append_val (shown, line);
      line += 1 + (self->expanded[line] ? 0 : found->n_below);
    }

  return shown;
}

/* What stays at both ends is not touched: the focus is most often there. */
static void
update (CptReportRows *self)
{
  g_autoptr (GArray) before = self->shown;
  GArray *now = list_shown (self);
  guint least = MIN (before->len, now->len);
  guint start = 0;
  guint end = 0;

  while (start < least && g_array_index (before, guint, start) == g_array_index (now, guint, start))
    start++;
  while (end < least - start &&
         g_array_index (before, guint, before->len - 1 - end) == g_array_index (now, guint, now->len - 1 - end))
    end++;

  self->shown = now;
  if (before->len - start - end > 0 || now->len - start - end > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), start, before->len - start - end, now->len - start - end);
}

static void
cpt_report_rows_finalize (GObject *object)
{
  CptReportRows *self = CPT_REPORT_ROWS (object);

  g_clear_object (&self->tree);
  g_ptr_array_unref (self->entries);
  g_array_unref (self->shown);
  g_free (self->expanded);

  G_OBJECT_CLASS (cpt_report_rows_parent_class)->finalize (object);
}

static void
cpt_report_rows_class_init (CptReportRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_report_rows_finalize;
}

static void
cpt_report_rows_init (CptReportRows *self)
{
  self->entries = g_ptr_array_new_with_free_func (g_object_unref);
  self->shown = g_array_new (FALSE, FALSE, sizeof (guint));
}

/**
 * cpt_report_rows_new:
 *
 * Returns: (transfer full): without lines
 */
CptReportRows *
cpt_report_rows_new (void)
{
  return g_object_new (CPT_TYPE_REPORT_ROWS, NULL);
}

static void
add_entries (CptReportRows *self, guint n_lines)
{
  for (guint line = 0; line < n_lines; line++)
    {
      CptReportEntry *entry = g_object_new (CPT_TYPE_REPORT_ENTRY, NULL);

      entry->line = line;
      g_ptr_array_add (self->entries, entry);
      self->expanded[line] = n_lines < MANY_LINES || cpt_report_tree_get_line (self->tree, line)->depth == 0;
    }
}

/**
 * cpt_report_rows_set_tree:
 * @tree: what is on view
 *
 * Shows the lines of @tree; one with as many lines as before is taken for the same, read again, and keeps what is
 * expanded.
 */
void
cpt_report_rows_set_tree (CptReportRows *self, CptReportTree *tree)
{
  guint n_lines = cpt_report_tree_get_n_lines (tree);
  guint n_before = 0;

  g_return_if_fail (CPT_IS_REPORT_ROWS (self));

  n_before = self->shown->len;
  g_set_object (&self->tree, tree);
  if (n_lines == self->entries->len)
    {
      update (self);
      return;
    }

  g_array_set_size (self->shown, 0);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, 0);
  g_ptr_array_set_size (self->entries, 0);
  g_free (self->expanded);
  self->expanded = g_new0 (gboolean, n_lines);
  add_entries (self, n_lines);
  update (self);
}

/**
 * cpt_report_rows_get_line:
 *
 * Returns: the line of the tree that is at @position
 */
guint
cpt_report_rows_get_line (CptReportRows *self, guint position)
{
  g_return_val_if_fail (CPT_IS_REPORT_ROWS (self), 0);
  g_return_val_if_fail (position < self->shown->len, 0);

  return g_array_index (self->shown, guint, position);
}

/**
 * cpt_report_rows_find:
 * @line: of the tree
 * @position: (out): where it is
 *
 * Returns: whether it is on view
 */
gboolean
cpt_report_rows_find (CptReportRows *self, guint line, guint *position)
{
  g_return_val_if_fail (CPT_IS_REPORT_ROWS (self), FALSE);

  for (guint i = 0; i < self->shown->len; i++)
    if (g_array_index (self->shown, guint, i) == line)
      {
        *position = i;
        return TRUE;
      }

  return FALSE;
}

/**
 * cpt_report_rows_get_expanded:
 *
 * Returns: whether what is below @line is on view
 */
gboolean
cpt_report_rows_get_expanded (CptReportRows *self, guint line)
{
  g_return_val_if_fail (CPT_IS_REPORT_ROWS (self), FALSE);
  g_return_val_if_fail (line < self->entries->len, FALSE);

  return self->expanded[line];
}

/**
 * cpt_report_rows_set_expanded:
 * @line: of the tree
 *
 * Puts on view what is below @line, or not.
 */
void
cpt_report_rows_set_expanded (CptReportRows *self, guint line, gboolean expanded)
{
  g_return_if_fail (CPT_IS_REPORT_ROWS (self));
  g_return_if_fail (line < self->entries->len);

  self->expanded[line] = expanded;
  update (self);
}

/**
 * cpt_report_rows_set_all_expanded:
 *
 * Puts all lines on view, or only the parts of the report.
 */
void
cpt_report_rows_set_all_expanded (CptReportRows *self, gboolean expanded)
{
  g_return_if_fail (CPT_IS_REPORT_ROWS (self));

  for (guint line = 0; line < self->entries->len; line++)
    self->expanded[line] = expanded;
  if (self->tree != NULL)
    update (self);
}
