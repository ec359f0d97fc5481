/* cpt-operation-cells.c — the cells of one column of a history, or of its two-line list: made, filled, filled again.
 *
 * A list item is bound to a slot (a place). What stands there moves on: its "notify::item" fills the cell again, and
 * the list view hears nothing of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-operation-cells.h"

#include "cpt-spoken-name.h"

#include <glib/gi18n.h>

#define CELLS_KEY "cpt-operation-cells"
#define SLOT_KEY "cpt-history-slot"

struct _CptOperationCells
{
  GObject parent_instance;

  const CptOperationCellKind *kind;
  const CptOperationContext *context; /* not owned: its view has it, and us */
  GtkListItemFactory *factory;
  GHashTable *bound; /* (element-type GtkListItem): not owned */
};

G_DEFINE_FINAL_TYPE (CptOperationCells, cpt_operation_cells, G_TYPE_OBJECT)

/* In a column view the child's parent is the cell, and the cell's parent the row; in a list view, the row at once. */
static GtkWidget *
row_widget_of (GtkWidget *child)
{
  GtkWidget *parent = gtk_widget_get_parent (child);

  if (parent == NULL || g_strcmp0 (gtk_widget_get_css_name (parent), "row") == 0)
    return parent;

  return gtk_widget_get_parent (parent);
}

static void
label_row (GtkWidget *cell, const CptOperation *operation, const CptOperationContext *context)
{
  GtkWidget *row_widget = row_widget_of (cell);
  g_autofree char *spoken = NULL;

  if (row_widget == NULL)
    return;

  if (operation != NULL)
    spoken = cpt_operation_text_spoken (operation, context->company, cpt_clock_now (context->clock));
  cpt_spoken_name_set (row_widget, spoken != NULL ? spoken : _ ("Being read"));
}

static void
fill (CptOperationCells *self, GtkListItem *item)
{
  GtkWidget *cell = gtk_list_item_get_child (item);
  CptHistorySlot *slot = gtk_list_item_get_item (item);
  gpointer shown = slot != NULL ? cpt_history_slot_get_item (slot) : NULL;
  CptOperation operation = { 0 };

  if (shown != NULL)
    operation = cpt_operation_of (shown, cpt_clock_now (self->context->clock));
  self->kind->fill (cell, shown != NULL ? &operation : NULL, self->context);
  if (self->kind->is_leading)
    label_row (cell, shown != NULL ? &operation : NULL, self->context);
}

static void
item_cb (CptHistorySlot *slot, GParamSpec *pspec, GtkListItem *item)
{
  fill (g_object_get_data (G_OBJECT (item), CELLS_KEY), item);
}

static gboolean
query_tooltip_cb (GtkWidget *cell, int x, int y, gboolean keyboard, GtkTooltip *tooltip, CptOperationCells *self)
{
  CptHistorySlot *slot = cpt_operation_cells_find_slot (cell);
  gpointer shown = slot != NULL ? cpt_history_slot_get_item (slot) : NULL;
  CptOperation operation = { 0 };
  g_autofree char *text = NULL;

  if (shown == NULL)
    return FALSE;

  operation = cpt_operation_of (shown, cpt_clock_now (self->context->clock));
  text = self->kind->tip (&operation);
  gtk_tooltip_set_text (tooltip, text);

  return text != NULL;
}

static void
setup_cb (CptOperationCells *self, GtkListItem *item)
{
  GtkWidget *cell = self->kind->create ();

  g_object_set_data (G_OBJECT (item), CELLS_KEY, self);
  gtk_list_item_set_child (item, cell);
  if (self->kind->tip == NULL)
    return;

  gtk_widget_set_has_tooltip (cell, TRUE);
  g_signal_connect_object (cell, "query-tooltip", G_CALLBACK (query_tooltip_cb), self, 0);
}

static void
bind_cb (CptOperationCells *self, GtkListItem *item)
{
  CptHistorySlot *slot = gtk_list_item_get_item (item);
  GtkWidget *row_widget = row_widget_of (gtk_list_item_get_child (item));

  cpt_history_slot_bind (slot);
  g_hash_table_add (self->bound, item);
  g_signal_connect (slot, "notify::item", G_CALLBACK (item_cb), item);
  if (self->kind->is_leading && row_widget != NULL)
    g_object_set_data (G_OBJECT (row_widget), SLOT_KEY, slot);
  fill (self, item);
}

static void
unbind_cb (CptOperationCells *self, GtkListItem *item)
{
  CptHistorySlot *slot = gtk_list_item_get_item (item);
  GtkWidget *row_widget = row_widget_of (gtk_list_item_get_child (item));

  g_hash_table_remove (self->bound, item);
  g_signal_handlers_disconnect_by_func (slot, item_cb, item);
  cpt_history_slot_unbind (slot);
  if (self->kind->is_leading && row_widget != NULL)
    g_object_set_data (G_OBJECT (row_widget), SLOT_KEY, NULL);
}

static void
cpt_operation_cells_finalize (GObject *object)
{
  CptOperationCells *self = CPT_OPERATION_CELLS (object);

  g_clear_object (&self->factory);
  g_clear_pointer (&self->bound, g_hash_table_unref);

  G_OBJECT_CLASS (cpt_operation_cells_parent_class)->finalize (object);
}

static void
cpt_operation_cells_class_init (CptOperationCellsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_operation_cells_finalize;
}

static void
cpt_operation_cells_init (CptOperationCells *self)
{
  self->bound = g_hash_table_new (NULL, NULL);
  self->factory = gtk_signal_list_item_factory_new ();
  g_signal_connect_object (self->factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
}

/**
 * cpt_operation_cells_new:
 * @kind: static
 * @context: must live as long as the cells, and they as long as a view uses their factory
 *
 * Returns: (transfer full): cells of @kind
 */
CptOperationCells *
cpt_operation_cells_new (const CptOperationCellKind *kind, const CptOperationContext *context)
{
  CptOperationCells *self = g_object_new (CPT_TYPE_OPERATION_CELLS, NULL);

  self->kind = kind;
  self->context = context;

  return self;
}

/**
 * cpt_operation_cells_get_factory:
 *
 * Returns: (transfer none): what a view makes the cells with
 */
GtkListItemFactory *
cpt_operation_cells_get_factory (CptOperationCells *self)
{
  g_return_val_if_fail (CPT_IS_OPERATION_CELLS (self), NULL);

  return self->factory;
}

/**
 * cpt_operation_cells_refill:
 *
 * Fills bound cells again: time went by, or the company changed.
 */
void
cpt_operation_cells_refill (CptOperationCells *self)
{
  g_autofree gpointer *items = NULL;
  guint n = 0;

  g_return_if_fail (CPT_IS_OPERATION_CELLS (self));

  items = g_hash_table_get_keys_as_array (self->bound, &n);
  for (guint i = 0; i < n; i++)
    fill (self, items[i]);
}

/**
 * cpt_operation_cells_find_slot:
 * @widget: (nullable): any widget
 *
 * Returns: (transfer none) (nullable): the slot of the row that @widget is in
 */
CptHistorySlot *
cpt_operation_cells_find_slot (GtkWidget *widget)
{
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    {
      CptHistorySlot *slot = g_object_get_data (G_OBJECT (widget), SLOT_KEY);

      if (slot != NULL)
        return slot;
    }

  return NULL;
}
