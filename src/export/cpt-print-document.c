/* cpt-print-document.c — what stands on paper: a head, a table, remarks, a chart; all of it in words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-print-document.h"

static void
row_free (CptPrintRow *row)
{
  g_free (row->name);
  g_strfreev (row->cells);
  g_free (row);
}

/**
 * cpt_print_document_new:
 *
 * Returns: (transfer full): a document with nothing in it but no rows
 */
CptPrintDocument *
cpt_print_document_new (void)
{
  CptPrintDocument *self = g_new0 (CptPrintDocument, 1);

  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);

  return self;
}

/**
 * cpt_print_document_free:
 * @self: (transfer full): no longer needed
 */
void
cpt_print_document_free (CptPrintDocument *self)
{
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->about);
  g_strfreev (self->columns);
  g_ptr_array_unref (self->rows);
  g_free (self->remarks);
  g_clear_object (&self->chart);
  g_strfreev (self->chart_names);
  g_free (self);
}

/**
 * cpt_print_document_add_row:
 * @cells: (transfer full): as many as there are columns
 *
 * Returns: (transfer none): the new last row
 */
CptPrintRow *
cpt_print_document_add_row (CptPrintDocument *self, const char *name, GStrv cells)
{
  CptPrintRow *row = g_new0 (CptPrintRow, 1);

  row->name = g_strdup (name);
  row->cells = cells;
  g_ptr_array_add (self->rows, row);

  return row;
}
