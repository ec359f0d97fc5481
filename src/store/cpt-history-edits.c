/* cpt-history-edits.c — from one selection of a history to the next, by few small steps.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-history-edits-private.h"

/* More steps, or more rows in one, are no small difference: then a view had better look at all of it again. */
#define MAX_EDITS 16
#define MAX_ROWS 256

/* What differs, in one place, oldest first. */
typedef struct
{
  guint before; /* of the rows */
  guint n_removed;
  guint after; /* of those wanted */
  guint n_added;
} Edit;

static const CptHistoryKey *
key_at (GArray *keys, guint index)
{
  return &g_array_index (keys, CptHistoryKey, index);
}

/* Goes over what is the same, then over what is not; FALSE at the end of both. */
static gboolean
next_edit (GArray *rows, GArray *wanted, Edit *edit)
{
  guint i = edit->before + edit->n_removed;
  guint k = edit->after + edit->n_added;
  gboolean is_same = TRUE;

  while (i < rows->len && k < wanted->len && cpt_history_key_compare (key_at (rows, i), key_at (wanted, k)) == 0)
    i++, k++;

  *edit = (Edit){ .before = i, .after = k };
  if (i == rows->len && k == wanted->len)
    return FALSE;

  do
    {
      int order = i == rows->len     ? 1
                  : k == wanted->len ? -1
                                     : cpt_history_key_compare (key_at (rows, i), key_at (wanted, k));

      is_same = order == 0;
      i += order < 0 ? 1 : 0;
      k += order > 0 ? 1 : 0;
    }
  while (!is_same && (i < rows->len || k < wanted->len));

  edit->n_removed = i - edit->before;
  edit->n_added = k - edit->after;

  return TRUE;
}

/* What comes at the old end, however much, is no step: views are told of the length of a list apart. */
static gboolean
is_old_end (const Edit *edit)
{
  return edit->before == 0 && edit->n_removed == 0;
}

/* (nullable) (element-type Edit): NULL when they are no small difference. */
static GArray *
find_edits (GArray *rows, GArray *wanted)
{
  g_autoptr (GArray) edits = g_array_new (FALSE, FALSE, sizeof (Edit));
  Edit edit = { 0 };

  while (next_edit (rows, wanted, &edit))
    {
      if (edits->len == MAX_EDITS || edit.n_removed > MAX_ROWS || (edit.n_added > MAX_ROWS && !is_old_end (&edit)))
        return NULL;
      g_array_append_val (edits, edit);
    }

  return g_steal_pointer (&edits);
}

/**
 * cpt_history_edits_apply:
 * @rows: (element-type CptHistoryKey): oldest first; becomes @wanted, but for what comes at the old end
 * @wanted: (element-type CptHistoryKey): oldest first
 * @told: called after each step, from the newest on
 *
 * Nothing is done when the two are too different: then a view has to look at all of it again.
 */
void
cpt_history_edits_apply (GArray *rows, GArray *wanted, CptHistoryEditFunc told, gpointer user_data)
{
  g_autoptr (GArray) edits = find_edits (rows, wanted);

  /* From the newest on, what is older keeps its index. */
  for (guint i = edits != NULL ? edits->len : 0; i > 0; i--)
    {
      const Edit *edit = &g_array_index (edits, Edit, i - 1);
      guint position = rows->len - edit->before - edit->n_removed;

      if (is_old_end (edit))
        continue;

      if (edit->n_removed > 0)
        g_array_remove_range (rows, edit->before, edit->n_removed);
      if (edit->n_added > 0)
        g_array_insert_vals (rows, edit->before, key_at (wanted, edit->after), edit->n_added);
      told (position, edit->n_removed, edit->n_added, user_data);
    }
}
