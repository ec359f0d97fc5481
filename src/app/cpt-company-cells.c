/* cpt-company-cells.c — the cells of one column, or of the two-line list: made, filled and refilled in place.
 *
 * A list item is bound to a slot (a position). The slot's row changes under it, on a sort, a search or a sync: its
 * "notify::row" fills the cell again, and the list view hears nothing of it. The widget that GTK makes for the whole
 * row carries its slot while bound, so that a pointer or the focus leads from any widget inside to the company.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-company-cells.h"
#include "cpt-company-text.h"
#include "cpt-spoken-name.h"

#include <glib/gi18n.h>

#define CELLS_KEY "cpt-company-cells"
#define SLOT_KEY "cpt-company-slot"
#define LEADING_KEY "cpt-leading-cell"

struct _CptCompanyCells
{
  GObject parent_instance;

  const CptCompanyCellKind *kind;
  CptCellContext *context;
  GtkListItemFactory *factory;
  GHashTable *bound; /* (element-type GtkListItem guint): not owned; the search that each was filled for */
};

G_DEFINE_FINAL_TYPE (CptCompanyCells, cpt_company_cells, G_TYPE_OBJECT)

static void
set_label (GtkWidget *widget, const char *label)
{
  cpt_spoken_name_set (widget, label);
}

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
fill (CptCompanyCells *self, GtkListItem *item)
{
  GtkWidget *cell = gtk_list_item_get_child (item);
  CptCompanySlot *slot = gtk_list_item_get_item (item);
  CptCompanyRow *row = slot != NULL ? cpt_company_slot_get_row (slot) : NULL;
  g_autofree char *text = self->kind->fill (cell, row, self->context);
  guint search = cpt_cell_context_get_search_number (self->context);
  GtkWidget *parent = gtk_widget_get_parent (cell);
  GtkWidget *row_widget = row_widget_of (cell);

  g_hash_table_insert (self->bound, item, GUINT_TO_POINTER (search));
  if (parent != NULL && parent != row_widget && text != NULL)
    set_label (parent, text);

  if (self->kind->is_leading && row_widget != NULL)
    {
      g_autofree char *spoken = NULL;

      spoken = row != NULL ? cpt_company_text_spoken (row, cpt_cell_context_get_now (self->context)) : NULL;
      set_label (row_widget, spoken != NULL ? spoken : _ ("Being read"));
    }
}

static void
row_cb (CptCompanySlot *slot, GParamSpec *pspec, GtkListItem *item)
{
  CptCompanyCells *self = g_object_get_data (G_OBJECT (item), CELLS_KEY);

  fill (self, item);
}

static gboolean
query_tooltip_cb (GtkWidget *cell, int x, int y, gboolean keyboard, GtkTooltip *tooltip, CptCompanyCells *self)
{
  CptCompanySlot *slot = cpt_company_cells_find_slot (cell, NULL);
  CptCompanyRow *row = slot != NULL ? cpt_company_slot_get_row (slot) : NULL;
  g_autofree char *text = row != NULL ? self->kind->tip (row) : NULL;

  gtk_tooltip_set_text (tooltip, text);

  return text != NULL;
}

static void
setup_cb (CptCompanyCells *self, GtkListItem *item)
{
  g_object_set_data (G_OBJECT (item), CELLS_KEY, self);
  gtk_list_item_set_child (item, self->kind->create ());
  if (self->kind->tip != NULL)
    {
      GtkWidget *cell = gtk_list_item_get_child (item);

      gtk_widget_set_has_tooltip (cell, TRUE);
      g_signal_connect_object (cell, "query-tooltip", G_CALLBACK (query_tooltip_cb), self, 0);
    }
}

static void
bind_cb (CptCompanyCells *self, GtkListItem *item)
{
  CptCompanySlot *slot = gtk_list_item_get_item (item);
  GtkWidget *cell = gtk_list_item_get_child (item);
  GtkWidget *row_widget = row_widget_of (cell);

  cpt_company_slot_bind (slot);
  g_signal_connect (slot, "notify::row", G_CALLBACK (row_cb), item);
  if (self->kind->is_leading && row_widget != NULL)
    {
      g_object_set_data (G_OBJECT (row_widget), SLOT_KEY, slot);
      g_object_set_data (G_OBJECT (row_widget), LEADING_KEY, cell);
    }
  fill (self, item);
}

static void
unbind_cb (CptCompanyCells *self, GtkListItem *item)
{
  CptCompanySlot *slot = gtk_list_item_get_item (item);
  GtkWidget *row_widget = row_widget_of (gtk_list_item_get_child (item));

  g_hash_table_remove (self->bound, item);
  g_signal_handlers_disconnect_by_func (slot, row_cb, item);
  cpt_company_slot_unbind (slot);
  if (self->kind->is_leading && row_widget != NULL)
    {
      g_object_set_data (G_OBJECT (row_widget), SLOT_KEY, NULL);
      g_object_set_data (G_OBJECT (row_widget), LEADING_KEY, NULL);
    }
}

static void
cpt_company_cells_finalize (GObject *object)
{
  CptCompanyCells *self = CPT_COMPANY_CELLS (object);

  g_clear_object (&self->context);
  g_clear_object (&self->factory);
  g_clear_pointer (&self->bound, g_hash_table_unref);

  G_OBJECT_CLASS (cpt_company_cells_parent_class)->finalize (object);
}

static void
cpt_company_cells_class_init (CptCompanyCellsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_company_cells_finalize;
}

static void
cpt_company_cells_init (CptCompanyCells *self)
{
  self->bound = g_hash_table_new (NULL, NULL);
  self->factory = gtk_signal_list_item_factory_new ();
  g_signal_connect_object (self->factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
}

/**
 * cpt_company_cells_new:
 * @kind: static
 *
 * The cells must be alive as long as a view uses their factory.
 *
 * Returns: (transfer full): cells of @kind
 */
CptCompanyCells *
cpt_company_cells_new (const CptCompanyCellKind *kind, CptCellContext *context)
{
  CptCompanyCells *self = g_object_new (CPT_TYPE_COMPANY_CELLS, NULL);

  self->kind = kind;
  self->context = g_object_ref (context);

  return self;
}

/**
 * cpt_company_cells_get_factory:
 *
 * Returns: (transfer none): what a view makes the cells with
 */
GtkListItemFactory *
cpt_company_cells_get_factory (CptCompanyCells *self)
{
  g_return_val_if_fail (CPT_IS_COMPANY_CELLS (self), NULL);

  return self->factory;
}

/**
 * cpt_company_cells_refill:
 * @stale_only: only those that were filled for another search; otherwise all: a minute has passed, or the theme changed
 *
 * Fills bound cells again.
 */
void
cpt_company_cells_refill (CptCompanyCells *self, gboolean stale_only)
{
  g_autofree gpointer *items = NULL;
  guint search = 0;
  guint n = 0;

  g_return_if_fail (CPT_IS_COMPANY_CELLS (self));

  search = cpt_cell_context_get_search_number (self->context);
  items = g_hash_table_get_keys_as_array (self->bound, &n);
  for (guint i = 0; i < n; i++)
    if (!stale_only || GPOINTER_TO_UINT (g_hash_table_lookup (self->bound, items[i])) != search)
      fill (self, items[i]);
}

/**
 * cpt_company_cells_find_slot:
 * @widget: (nullable): any widget
 * @row_widget: (out) (optional) (transfer none): the widget of the whole row
 *
 * Returns: (transfer none) (nullable): the slot of the row that @widget is in
 */
CptCompanySlot *
cpt_company_cells_find_slot (GtkWidget *widget, GtkWidget **row_widget)
{
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    {
      CptCompanySlot *slot = g_object_get_data (G_OBJECT (widget), SLOT_KEY);

      if (slot != NULL)
        {
          if (row_widget != NULL)
            *row_widget = widget;
          return slot;
        }
    }

  return NULL;
}

/**
 * cpt_company_cells_find_leading:
 * @row_widget: from cpt_company_cells_find_slot()
 *
 * Returns: (transfer none) (nullable): the leading cell of the row
 */
GtkWidget *
cpt_company_cells_find_leading (GtkWidget *row_widget)
{
  return g_object_get_data (G_OBJECT (row_widget), LEADING_KEY);
}
