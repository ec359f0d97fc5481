/* cpt-growth.c — how long the views of a list are told that it is.
 *
 * Of a new result only the difference in length is told, at the end of the list: GTK would ask for every item of a list
 * that says that all of it changed. A short list grows a screen at once, then by a few rows a frame, so that no frame
 * makes all of its rows; beyond a view's worth, more rows make no more widgets. A frame that is due goes first: on a
 * busy machine, steps that overtook it would have it make the rows of them all. On the main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-growth-private.h"

#define FRAME_MS 16
#define ROWS_AT_ONCE 30
#define ROWS_A_FRAME 10
#define ROWS_OF_A_VIEW 210

struct _CptGrowth
{
  GListModel *model; /* not owned: it owns this */
  CptGrowthFunc count;
  guint n_items; /* as the views were told */
  guint source;  /* 0 when it does not grow */
};

/**
 * cpt_growth_new:
 * @model: whose views are told; must outlive this, or stop it
 * @count: how many rows it has
 *
 * Returns: (transfer full): nothing is told yet
 */
CptGrowth *
cpt_growth_new (GListModel *model, CptGrowthFunc count)
{
  CptGrowth *self = g_new0 (CptGrowth, 1);

  self->model = model;
  self->count = count;

  return self;
}

void
cpt_growth_free (CptGrowth *self)
{
  cpt_growth_stop (self);
  g_free (self);
}

/**
 * cpt_growth_get_n_items:
 *
 * Returns: how many items the views were told of
 */
guint
cpt_growth_get_n_items (CptGrowth *self)
{
  return self->n_items;
}

static void
resize (CptGrowth *self, guint n_items)
{
  guint before = self->n_items;

  self->n_items = n_items;
  if (n_items < before)
    g_list_model_items_changed (self->model, n_items, before - n_items, 0);
  else if (n_items > before)
    g_list_model_items_changed (self->model, before, 0, n_items - before);
}

static gboolean
grow_cb (gpointer user_data)
{
  CptGrowth *self = user_data;
  guint n_rows = self->count (self->model);

  if (self->n_items < ROWS_AT_ONCE)
    resize (self, MIN (n_rows, ROWS_AT_ONCE));
  else if (self->n_items < ROWS_OF_A_VIEW)
    resize (self, MIN (n_rows, self->n_items + ROWS_A_FRAME));
  else
    resize (self, n_rows);

  if (self->n_items < n_rows)
    return G_SOURCE_CONTINUE;

  self->source = 0;

  return G_SOURCE_REMOVE;
}

/**
 * cpt_growth_begin:
 * @n_at_once: rows
 *
 * Tells of so many of the first rows, as far as there are.
 */
void
cpt_growth_begin (CptGrowth *self, guint n_at_once)
{
  resize (self, MIN (self->count (self->model), n_at_once));
}

/**
 * cpt_growth_settle:
 *
 * There may be more rows, or fewer: tells of the end of them, and of more of them by steps.
 */
void
cpt_growth_settle (CptGrowth *self)
{
  guint n_rows = self->count (self->model);

  if (n_rows <= self->n_items)
    resize (self, n_rows);
  else if (self->source == 0 && grow_cb (self) == G_SOURCE_CONTINUE)
    self->source = g_timeout_add_full (G_PRIORITY_DEFAULT_IDLE, FRAME_MS, grow_cb, self, NULL);
}

/**
 * cpt_growth_edit:
 * @position: where rows went and came, just now
 * @n_removed: rows that went
 * @n_added: rows that came
 *
 * Tells of it, as far as it lies among what the views were told of.
 */
void
cpt_growth_edit (CptGrowth *self, guint position, guint n_removed, guint n_added)
{
  guint n_told = 0;

  if (position >= self->n_items)
    return;

  /* What reaches beyond is cut off: the list grows again from there. */
  n_told = MIN (n_removed, self->n_items - position);
  if (n_told < n_removed)
    n_added = 0;

  self->n_items = self->n_items - n_told + n_added;
  g_list_model_items_changed (self->model, position, n_told, n_added);
}

/**
 * cpt_growth_stop:
 *
 * Nothing is told any more.
 */
void
cpt_growth_stop (CptGrowth *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
}
