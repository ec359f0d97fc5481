/* cpt-cell-context.c — what the cells of the companies list need to know besides their row.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-cell-context.h"

struct _CptCellContext
{
  GObject parent_instance;

  CptClock *clock;
  char *search;
  guint search_number;
};

G_DEFINE_FINAL_TYPE (CptCellContext, cpt_cell_context, G_TYPE_OBJECT)

static void
cpt_cell_context_finalize (GObject *object)
{
  CptCellContext *self = CPT_CELL_CONTEXT (object);

  g_clear_object (&self->clock);
  g_free (self->search);

  G_OBJECT_CLASS (cpt_cell_context_parent_class)->finalize (object);
}

static void
cpt_cell_context_class_init (CptCellContextClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_cell_context_finalize;
}

static void
cpt_cell_context_init (CptCellContext *self)
{
  self->search = g_strdup ("");
}

/**
 * cpt_cell_context_new:
 * @clock: of the account
 *
 * Returns: (transfer full): a context without a search
 */
CptCellContext *
cpt_cell_context_new (CptClock *clock)
{
  CptCellContext *self = g_object_new (CPT_TYPE_CELL_CONTEXT, NULL);

  self->clock = g_object_ref (clock);

  return self;
}

/**
 * cpt_cell_context_get_now:
 *
 * Returns: microseconds UTC of the account's clock
 */
gint64
cpt_cell_context_get_now (CptCellContext *self)
{
  g_return_val_if_fail (CPT_IS_CELL_CONTEXT (self), 0);

  return cpt_clock_now (self->clock);
}

/**
 * cpt_cell_context_get_search:
 *
 * Returns: (transfer none): what is searched, as typed; empty when nothing is
 */
const char *
cpt_cell_context_get_search (CptCellContext *self)
{
  g_return_val_if_fail (CPT_IS_CELL_CONTEXT (self), NULL);

  return self->search;
}

/**
 * cpt_cell_context_set_search:
 * @text: (nullable): what is searched, as typed
 *
 * Cells that are filled from now on highlight @text.
 */
void
cpt_cell_context_set_search (CptCellContext *self, const char *text)
{
  g_return_if_fail (CPT_IS_CELL_CONTEXT (self));

  self->search_number++;
  g_free (self->search);
  self->search = g_strdup (text != NULL ? text : "");
}

/**
 * cpt_cell_context_get_search_number:
 *
 * Returns: another number for each search that was set
 */
guint
cpt_cell_context_get_search_number (CptCellContext *self)
{
  g_return_val_if_fail (CPT_IS_CELL_CONTEXT (self), 0);

  return self->search_number;
}
