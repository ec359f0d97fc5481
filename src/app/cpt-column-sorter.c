/* cpt-column-sorter.c — by which column a view is asked to sort.
 *
 * GTK 4.8 cannot be asked for it: here each column's sorter says, in place of comparing, that it was called. The view
 * calls that of its first column first, and turns the answer round when descending. What is shown comes in order
 * already.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-column-sorter.h"

/* What is handed to the sorters as the first of two items. */
typedef struct
{
  gconstpointer column; /* (nullable): whose sorter was called first */
} Question;

static int
answer (gconstpointer a, gconstpointer b, gpointer user_data)
{
  Question *question = (Question *) a;

  if (question->column == NULL)
    question->column = user_data;

  return -1;
}

/**
 * cpt_column_sorter_new:
 * @column: what stands for the column; must outlive the sorter
 *
 * Returns: (transfer full): a sorter for a column of a view that is sorted by nobody but who shows it
 */
GtkSorter *
cpt_column_sorter_new (gconstpointer column)
{
  return GTK_SORTER (gtk_custom_sorter_new (answer, (gpointer) column, NULL));
}

/**
 * cpt_column_sorter_ask:
 * @view_sorter: of a GtkColumnView all of whose sorters are of cpt_column_sorter_new()
 * @is_descending: (out): which way
 *
 * Returns: (transfer none) (nullable): what stands for the column that the person chose; %NULL when there is none
 */
gconstpointer
cpt_column_sorter_ask (GtkSorter *view_sorter, gboolean *is_descending)
{
  Question question = { NULL };

  *is_descending = gtk_sorter_compare (view_sorter, &question, view_sorter) == GTK_ORDERING_LARGER;

  return question.column;
}
