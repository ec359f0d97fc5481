/* cpt-operations-view.c — a history as a table or, where there is no room, as a list of two-line rows.
 *
 * 1. Both show one selection model; the one that is not seen has no model.
 * 2. What is selected is held by its id: another query shows other operations in the same places.
 * 3. Rows that come above move nothing of what is looked at, unless the top is: then the new ones are seen.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-operations-view.h"

#include "cpt-column-title.h"
#include "cpt-column-width.h"
#include "cpt-list-top.h"
#include "cpt-operation-cells.h"
#include "cpt-text-size.h"

#include <glib/gi18n.h>

/**
 * ColumnKind:
 * @width: at the normal text size; 0 for what is left over
 */
typedef struct
{
  const char *title;
  const CptOperationCellKind *cells;
  int width;
} ColumnKind;

enum
{
  COLUMN_TYPE,
  COLUMN_ID,
  COLUMN_REQUESTED,
  COLUMN_DURATION,
  COLUMN_STATUS,
  N_COLUMNS,
};

static const ColumnKind kinds[N_COLUMNS] = {
  [COLUMN_TYPE] = { N_ ("Data type"), &cpt_operation_type_cells, 0 },
  [COLUMN_ID] = { N_ ("ID"), &cpt_operation_id_cells, 92 },
  [COLUMN_REQUESTED] = { N_ ("Requested"), &cpt_operation_requested_cells, 132 },
  [COLUMN_DURATION] = { N_ ("Time to complete"), &cpt_operation_duration_cells, 92 },
  [COLUMN_STATUS] = { N_ ("Status"), &cpt_operation_status_cells, 210 },
};

struct _CptOperationsView
{
  AdwBin parent_instance;

  CptOperationContext context; /* owned; no company until something was shown */
  CptOperationCells *cells[N_COLUMNS];
  CptOperationCells *narrow_cells;
  CptHistoryList *list; /* (nullable): until something was shown */
  GtkSingleSelection *selection;
  char *selected_id;             /* (nullable) */
  CptHistorySlot *selected_slot; /* (nullable): of it; bound */
  gboolean narrow;

  /* of the template */
  GtkStack *states;
  GtkScrolledWindow *table_scroller;
  GtkColumnView *table;
  GtkScrolledWindow *rows_scroller;
  GtkListView *rows;
};

G_DEFINE_FINAL_TYPE (CptOperationsView, cpt_operations_view, ADW_TYPE_BIN)

typedef enum
{
  PROP_NARROW = 1,
} CptOperationsViewProperty;

static GParamSpec *properties[PROP_NARROW + 1];

enum
{
  SELECTED,
  MENU_REQUESTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* What is selected moves on. Another query may show another operation there before the selection follows. */
static void
item_cb (CptOperationsView *self)
{
  gpointer item = cpt_history_slot_get_item (self->selected_slot);

  if (item != NULL && g_strcmp0 (cpt_operation_of (item, 0).id, self->selected_id) == 0)
    g_signal_emit (self, signals[SELECTED], 0);
}

static void
set_selected_slot (CptOperationsView *self, CptHistorySlot *slot)
{
  if (self->selected_slot == slot)
    return;

  if (self->selected_slot != NULL)
    {
      g_signal_handlers_disconnect_by_func (self->selected_slot, item_cb, self);
      cpt_history_slot_unbind (self->selected_slot);
    }
  g_set_object (&self->selected_slot, slot);
  if (slot == NULL)
    return;

  cpt_history_slot_bind (slot);
  g_signal_connect_object (slot, "notify::item", G_CALLBACK (item_cb), self, G_CONNECT_SWAPPED);
}

static void
selected_cb (CptOperationsView *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);
  g_autofree char *id = NULL;

  if (position != GTK_INVALID_LIST_POSITION)
    id = cpt_history_list_dup_id (self->list, position);
  set_selected_slot (self, gtk_single_selection_get_selected_item (self->selection));
  if (g_strcmp0 (id, self->selected_id) == 0)
    return;

  g_free (self->selected_id);
  self->selected_id = g_steal_pointer (&id);
  g_signal_emit (self, signals[SELECTED], 0);
}

/* Puts the selection where its operation is now. */
static void
result_changed_cb (CptOperationsView *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);
  g_autofree char *id = NULL;

  if (self->selected_id == NULL)
    return;

  id = position != GTK_INVALID_LIST_POSITION ? cpt_history_list_dup_id (self->list, position) : NULL;
  if (g_strcmp0 (id, self->selected_id) == 0)
    return;

  position = cpt_history_list_find (self->list, self->selected_id);
  g_signal_handlers_block_by_func (self->selection, selected_cb, self);
  gtk_single_selection_set_selected (self->selection, position);
  g_signal_handlers_unblock_by_func (self->selection, selected_cb, self);
  selected_cb (self);
}

static void
request_menu (CptOperationsView *self, CptHistorySlot *slot, const GdkRectangle *at)
{
  gpointer item = slot != NULL ? cpt_history_slot_get_item (slot) : NULL;

  if (item != NULL)
    g_signal_emit (self, signals[MENU_REQUESTED], 0, item, at);
}

/* Not on the press: on X11, GDK 4.8 never learns that the pointer is in a menu that was opened while a button was down,
 * and a click on an item then only closes it. */
static void
secondary_release_cb (CptOperationsView *self, int n_press, double x, double y, GtkGesture *gesture)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  request_menu (self, cpt_operation_cells_find_slot (picked), &(GdkRectangle){ (int) x, (int) y, 1, 1 });
}

/* On the row that has the focus. */
static gboolean
menu_key_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  CptOperationsView *self = CPT_OPERATIONS_VIEW (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  CptHistorySlot *slot = cpt_operation_cells_find_slot (focus);
  graphene_rect_t bounds;

  if (slot == NULL || !gtk_widget_compute_bounds (focus, widget, &bounds))
    return FALSE;

  request_menu (self, slot,
                &(GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y, 1, (int) bounds.size.height });

  return TRUE;
}

static GtkScrolledWindow *
get_scroller (CptOperationsView *self)
{
  return self->narrow ? self->rows_scroller : self->table_scroller;
}

static void
items_changed_cb (CptOperationsView *self, guint position, guint n_removed, guint n_added)
{
  cpt_list_top_follow (get_scroller (self), position, n_added,
                       g_list_model_get_n_items (G_LIST_MODEL (self->selection)));
}

/* Only what is seen has the model. */
static void
show_model (CptOperationsView *self)
{
  GtkSelectionModel *model = self->list != NULL ? GTK_SELECTION_MODEL (self->selection) : NULL;

  gtk_column_view_set_model (self->table, self->narrow ? NULL : model);
  gtk_list_view_set_model (self->rows, self->narrow ? model : NULL);
  gtk_stack_set_visible_child (self->states, GTK_WIDGET (get_scroller (self)));
}

static void
cpt_operations_view_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  switch ((CptOperationsViewProperty) property_id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, CPT_OPERATIONS_VIEW (object)->narrow);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
cpt_operations_view_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  CptOperationsView *self = CPT_OPERATIONS_VIEW (object);

  switch ((CptOperationsViewProperty) property_id)
    {
    case PROP_NARROW:
      if (self->narrow == g_value_get_boolean (value))
        return;
      self->narrow = !self->narrow;
      show_model (self);
      g_object_notify_by_pspec (object, pspec);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
cpt_operations_view_dispose (GObject *object)
{
  CptOperationsView *self = CPT_OPERATIONS_VIEW (object);

  set_selected_slot (self, NULL);
  if (self->list != NULL)
    {
      g_signal_handlers_disconnect_by_func (self->selection, selected_cb, self);
      gtk_column_view_set_model (self->table, NULL);
      gtk_list_view_set_model (self->rows, NULL);
      gtk_single_selection_set_model (self->selection, NULL);
    }
  g_clear_object (&self->list);

  G_OBJECT_CLASS (cpt_operations_view_parent_class)->dispose (object);
}

static void
cpt_operations_view_finalize (GObject *object)
{
  CptOperationsView *self = CPT_OPERATIONS_VIEW (object);

  for (int i = 0; i < N_COLUMNS; i++)
    g_clear_object (&self->cells[i]);
  g_clear_object (&self->narrow_cells);
  g_clear_object (&self->selection);
  g_clear_object (&self->context.clock);
  g_clear_object (&self->context.company);
  g_free (self->selected_id);

  G_OBJECT_CLASS (cpt_operations_view_parent_class)->finalize (object);
}

static void
cpt_operations_view_class_init (CptOperationsViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cpt_operations_view_dispose;
  object_class->finalize = cpt_operations_view_finalize;
  object_class->get_property = cpt_operations_view_get_property;
  object_class->set_property = cpt_operations_view_set_property;

  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  signals[SELECTED] =
      g_signal_new ("selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  signals[MENU_REQUESTED] = g_signal_new ("menu-requested", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 2, G_TYPE_OBJECT, GDK_TYPE_RECTANGLE);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_key_cb, NULL);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/comptoir/Comptoir/operations-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CptOperationsView, states);
  gtk_widget_class_bind_template_child (widget_class, CptOperationsView, table_scroller);
  gtk_widget_class_bind_template_child (widget_class, CptOperationsView, table);
  gtk_widget_class_bind_template_child (widget_class, CptOperationsView, rows_scroller);
  gtk_widget_class_bind_template_child (widget_class, CptOperationsView, rows);
}

static void
create_column (CptOperationsView *self, int column)
{
  const ColumnKind *kind = &kinds[column];
  GtkWidget *view = GTK_WIDGET (self->table);
  g_autoptr (GtkColumnViewColumn) made = NULL;

  self->cells[column] = cpt_operation_cells_new (kind->cells, &self->context);
  made = gtk_column_view_column_new (_ (kind->title),
                                     g_object_ref (cpt_operation_cells_get_factory (self->cells[column])));
  gtk_column_view_column_set_resizable (made, TRUE);
  gtk_column_view_column_set_expand (made, kind->width == 0);
  if (kind->width > 0)
    gtk_column_view_column_set_fixed_width (made, MAX (cpt_text_size_scale (GTK_WIDGET (self), kind->width),
                                                       cpt_column_width_of_title (view, _ (kind->title))));
  gtk_column_view_append_column (self->table, made);
  if (column == COLUMN_DURATION)
    cpt_column_title_set_at_end (self->table, _ (kind->title));
}

static void
cpt_operations_view_init (CptOperationsView *self)
{
  GtkGesture *secondary = gtk_gesture_click_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (secondary), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (secondary, "released", G_CALLBACK (secondary_release_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (secondary));

  for (int i = 0; i < N_COLUMNS; i++)
    create_column (self, i);
  self->narrow_cells = cpt_operation_cells_new (&cpt_operation_narrow_cells, &self->context);
  gtk_list_view_set_factory (self->rows, cpt_operation_cells_get_factory (self->narrow_cells));

  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * cpt_operations_view_set_clock:
 * @clock: the account's
 *
 * To be called once, before anything is shown.
 */
void
cpt_operations_view_set_clock (CptOperationsView *self, CptClock *clock)
{
  g_return_if_fail (CPT_IS_OPERATIONS_VIEW (self));

  self->context.clock = g_object_ref (clock);
}

/**
 * cpt_operations_view_show:
 * @list: a history
 * @company: whose it is
 *
 * Shows @list. If it is the same as before, only @company is another one.
 */
void
cpt_operations_view_show (CptOperationsView *self, CptHistoryList *list, CptCompany *company)
{
  g_return_if_fail (CPT_IS_OPERATIONS_VIEW (self));

  g_set_object (&self->context.company, company);
  if (self->list == list)
    {
      cpt_operations_view_refill (self, FALSE);
      return;
    }

  cpt_operations_view_select (self, NULL);
  if (self->list != NULL)
    g_signal_handlers_disconnect_by_func (self->list, result_changed_cb, self);
  g_set_object (&self->list, list);
  g_signal_connect_object (list, "result-changed", G_CALLBACK (result_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (list));
  show_model (self);
}

/**
 * cpt_operations_view_refill:
 * @only_durations: a second went by; otherwise all may be said anew
 *
 * Fills the cells that are seen again.
 */
void
cpt_operations_view_refill (CptOperationsView *self, gboolean only_durations)
{
  g_return_if_fail (CPT_IS_OPERATIONS_VIEW (self));

  for (int i = 0; i < N_COLUMNS; i++)
    if (!only_durations || i == COLUMN_DURATION)
      cpt_operation_cells_refill (self->cells[i]);
  if (!only_durations)
    cpt_operation_cells_refill (self->narrow_cells);
}

/**
 * cpt_operations_view_get_selected:
 *
 * Returns: (transfer none) (nullable): the #CptRead or #CptWrite that is selected; %NULL when none is, or it is not
 * read yet
 */
gpointer
cpt_operations_view_get_selected (CptOperationsView *self)
{
  g_return_val_if_fail (CPT_IS_OPERATIONS_VIEW (self), NULL);

  return self->selected_slot != NULL ? cpt_history_slot_get_item (self->selected_slot) : NULL;
}

/**
 * cpt_operations_view_select:
 * @id: (nullable): GUID text; %NULL for none
 *
 * Selects an operation, if it is there.
 */
void
cpt_operations_view_select (CptOperationsView *self, const char *id)
{
  g_return_if_fail (CPT_IS_OPERATIONS_VIEW (self));

  if (self->list != NULL)
    gtk_single_selection_set_selected (self->selection,
                                       id != NULL ? cpt_history_list_find (self->list, id) : GTK_INVALID_LIST_POSITION);
}
