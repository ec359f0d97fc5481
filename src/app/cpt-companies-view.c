/* cpt-companies-view.c — the companies as a table, or as a list of two-line rows where there is no room for one.
 *
 * Both show the same selection model; the one that is hidden has none, so that nothing is bound in vain. What the
 * pointer and the keyboard do to a row is told by company, so that a row that shows another company by then does no
 * harm.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-companies-view.h"
#include "cpt-company-cell-kinds.h"
#include "cpt-company-narrow-row.h"
#include "cpt-connection-pills.h"
#include "cpt-row-capsule.h"
#include "cpt-text-size.h"

#define LEAST_SCROLL 40 /* pixels at the normal text size: less than a row */

struct _CptCompaniesView
{
  GtkWidget parent_instance;

  GtkWidget *overlay;
  GtkStack *stack;
  GtkWidget *table_scroller;
  GtkWidget *list_scroller;
  GtkColumnView *table;
  GtkListView *list;
  CptRowCapsule *capsule;

  CptCompanyList *companies;
  CptCompanySelection *selection;
  CptCompanyColumns *columns;
  CptCompanyCells *narrow_cells;
  gboolean narrow;
  int width; /* given last */
  guint fit_tick;
};

G_DEFINE_FINAL_TYPE (CptCompaniesView, cpt_companies_view, GTK_TYPE_WIDGET)

enum
{
  COMPANY_ACTIVATED,
  CONNECTION_CLICKED,
  MENU_REQUESTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* The widget that holds the rows. */
static GtkWidget *
rows_widget (CptCompaniesView *self)
{
  if (self->narrow)
    return GTK_WIDGET (self->list);

  return gtk_widget_get_last_child (GTK_WIDGET (self->table));
}

static void
activate_cb (CptCompaniesView *self, guint position)
{
  g_signal_emit (self, signals[COMPANY_ACTIVATED], 0, cpt_company_list_get_rid (self->companies, position));
}

static gint64
rid_of (CptCompaniesView *self, CptCompanySlot *slot)
{
  return cpt_company_list_get_rid (self->companies, cpt_company_slot_get_position (slot));
}

static gboolean
bounds_of (CptCompaniesView *self, GtkWidget *widget, GdkRectangle *at)
{
  graphene_rect_t bounds;

  if (!gtk_widget_compute_bounds (widget, GTK_WIDGET (self), &bounds))
    return FALSE;

  at->x = (int) bounds.origin.x;
  at->y = (int) bounds.origin.y;
  at->width = (int) bounds.size.width;
  at->height = (int) bounds.size.height;

  return TRUE;
}

/* The column of the name, over the whole height of the row. */
static gboolean
place_of_name (CptCompaniesView *self, GtkWidget *row_widget, GdkRectangle *at)
{
  GtkWidget *cell = cpt_company_cells_find_leading (row_widget);
  GdkRectangle row;
  GdkRectangle name;

  if (!bounds_of (self, cell, at) || !bounds_of (self, row_widget, &row))
    return FALSE;

  at->y = row.y;
  at->height = row.height;
  if (CPT_IS_COMPANY_NARROW_ROW (cell) &&
      bounds_of (self, cpt_company_narrow_row_get_name (CPT_COMPANY_NARROW_ROW (cell)), &name))
    {
      at->x = name.x;
      at->width = name.width;
    }

  return TRUE;
}

static gboolean
place_capsule_cb (CptCompaniesView *self, GtkWidget *widget, GdkRectangle *at)
{
  GtkWidget *cell = cpt_row_capsule_get_cell (self->capsule);
  gboolean is_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  GtkRequisition size;
  GdkRectangle bounds;

  if (widget != GTK_WIDGET (self->capsule) || cell == NULL || !bounds_of (self, cell, &bounds))
    return FALSE;

  gtk_widget_get_preferred_size (widget, &size, NULL);
  at->width = size.width;
  at->height = size.height;
  at->x = is_rtl ? bounds.x : bounds.x + bounds.width - size.width;
  at->y = bounds.y + (bounds.height - size.height) / 2;

  return TRUE;
}

static CptCompanySlot *
slot_at (CptCompaniesView *self, double x, double y, GtkWidget **row_widget)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self->stack), x, y, GTK_PICK_DEFAULT);

  return cpt_company_cells_find_slot (picked, row_widget);
}

static GtkWidget *
focus_of (CptCompaniesView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, rows_widget (self)))
    return NULL;

  return focus;
}

static void
show_capsule (CptCompaniesView *self, CptCompanySlot *slot, GtkWidget *row_widget)
{
  GtkWidget *cell = slot != NULL ? cpt_company_cells_find_leading (row_widget) : NULL;

  if (cell != NULL && CPT_IS_COMPANY_NARROW_ROW (cell))
    cell = cpt_company_narrow_row_get_word (CPT_COMPANY_NARROW_ROW (cell));

  if (cell != NULL && cpt_company_slot_get_row (slot) != NULL)
    cpt_row_capsule_show_row (self->capsule, rid_of (self, slot), cell);
  else
    cpt_row_capsule_hide (self->capsule);
}

/* A focus that is not seen counts once its row is selected. */
static void
show_capsule_on_focus (CptCompaniesView *self)
{
  GtkWidget *row_widget = NULL;
  CptCompanySlot *slot = cpt_company_cells_find_slot (focus_of (self), &row_widget);
  guint position = slot != NULL ? cpt_company_slot_get_position (slot) : GTK_INVALID_LIST_POSITION;

  if (slot != NULL && !gtk_window_get_focus_visible (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)))) &&
      !gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), position))
    slot = NULL;

  show_capsule (self, slot, row_widget);
}

static void
motion_cb (CptCompaniesView *self, double x, double y)
{
  GtkWidget *picked = gtk_widget_pick (self->overlay, x, y, GTK_PICK_DEFAULT);
  GtkWidget *row_widget = NULL;
  CptCompanySlot *slot = NULL;

  if (picked != NULL && gtk_widget_is_ancestor (picked, GTK_WIDGET (self->capsule)))
    return;

  slot = slot_at (self, x, y, &row_widget);
  if (slot != NULL)
    show_capsule (self, slot, row_widget);
  else
    show_capsule_on_focus (self);
}

static void
press_cb (CptCompaniesView *self, int n_press, double x, double y, GtkGesture *gesture)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self->stack), x, y, GTK_PICK_DEFAULT);
  CptCompanySlot *slot = cpt_company_cells_find_slot (picked, NULL);
  const char *connection_id = NULL;
  graphene_point_t inside;
  GdkRectangle bounds;
  GdkRectangle at;

  if (slot == NULL || !CPT_IS_CONNECTION_PILLS (picked) || !bounds_of (self, picked, &bounds) ||
      !gtk_widget_compute_point (GTK_WIDGET (self->stack), picked, &GRAPHENE_POINT_INIT ((float) x, (float) y),
                                 &inside))
    return;

  connection_id = cpt_connection_pills_pick (CPT_CONNECTION_PILLS (picked), inside.x, inside.y, &at);
  if (connection_id == NULL)
    return;

  at.x += bounds.x;
  at.y += bounds.y;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  g_signal_emit (self, signals[CONNECTION_CLICKED], 0, rid_of (self, slot), connection_id, &at);
}

/* Not on the press: on X11, GDK 4.8 never learns that the pointer is in a menu that was opened while a button was down,
 * and a click on an item then only closes it. */
static void
secondary_release_cb (CptCompaniesView *self, int n_press, double x, double y, GtkGesture *gesture)
{
  CptCompanySlot *slot = slot_at (self, x, y, NULL);
  GdkRectangle at = { (int) x, (int) y, 1, 1 };

  if (slot == NULL)
    return;

  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  g_signal_emit (self, signals[MENU_REQUESTED], 0, cpt_company_slot_get_position (slot), &at);
}

static gboolean
menu_key_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  CptCompaniesView *self = CPT_COMPANIES_VIEW (widget);
  GtkWidget *row_widget = NULL;
  CptCompanySlot *slot = cpt_company_cells_find_slot (focus_of (self), &row_widget);
  GdkRectangle at;

  if (slot == NULL || !bounds_of (self, cpt_company_cells_find_leading (row_widget), &at))
    return FALSE;

  g_signal_emit (self, signals[MENU_REQUESTED], 0, cpt_company_slot_get_position (slot), &at);

  return TRUE;
}

static void
use_model (CptCompaniesView *self)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (self->selection);

  cpt_row_capsule_hide (self->capsule);
  gtk_column_view_set_model (self->table, self->narrow ? NULL : model);
  gtk_list_view_set_model (self->list, self->narrow ? model : NULL);
  gtk_stack_set_visible_child (self->stack, self->narrow ? self->list_scroller : self->table_scroller);
}

static void
cpt_companies_view_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  gtk_widget_measure (CPT_COMPANIES_VIEW (widget)->overlay, orientation, for_size, minimum, natural, NULL, NULL);
}

/* A column view does not take a column that leaves while it is laid out: before the next frame it does. */
static gboolean
fit_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  CptCompaniesView *self = CPT_COMPANIES_VIEW (widget);

  self->fit_tick = 0;
  cpt_company_columns_fit (self->columns, self->width);

  return G_SOURCE_REMOVE;
}

static GtkAdjustment *
scroll_of (CptCompaniesView *self)
{
  GtkWidget *scroller = self->narrow ? self->list_scroller : self->table_scroller;

  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
}

/* GTK keeps the row with the focus at its share of a height that changed, and the first row is cut by a few pixels. */
static gboolean
stay_at_top_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  GtkAdjustment *scroll = scroll_of (CPT_COMPANIES_VIEW (widget));

  if (gtk_adjustment_get_value (scroll) < cpt_text_size_scale (widget, LEAST_SCROLL))
    gtk_adjustment_set_value (scroll, 0);

  return G_SOURCE_REMOVE;
}

static void
cpt_companies_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CptCompaniesView *self = CPT_COMPANIES_VIEW (widget);
  gboolean was_at_top = gtk_adjustment_get_value (scroll_of (self)) < 1;

  if (self->columns != NULL && !self->narrow && self->width != width)
    {
      self->width = width;
      if (self->fit_tick == 0)
        self->fit_tick = gtk_widget_add_tick_callback (widget, fit_cb, NULL, NULL);
    }

  gtk_widget_allocate (self->overlay, width, height, baseline, NULL);
  if (was_at_top && gtk_adjustment_get_value (scroll_of (self)) > 0)
    gtk_widget_add_tick_callback (widget, stay_at_top_cb, NULL, NULL);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER (child))
      gtk_popover_present (GTK_POPOVER (child));
}

static void
cpt_companies_view_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (cpt_companies_view_parent_class)->root (widget);

  g_signal_connect_object (gtk_widget_get_root (widget), "notify::focus-widget", G_CALLBACK (show_capsule_on_focus),
                           widget, G_CONNECT_SWAPPED);
}

static void
cpt_companies_view_unroot (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (gtk_widget_get_root (widget), show_capsule_on_focus, widget);

  GTK_WIDGET_CLASS (cpt_companies_view_parent_class)->unroot (widget);
}

static void
cpt_companies_view_dispose (GObject *object)
{
  CptCompaniesView *self = CPT_COMPANIES_VIEW (object);

  if (self->table != NULL)
    {
      gtk_column_view_set_model (self->table, NULL);
      gtk_list_view_set_model (self->list, NULL);
    }
  gtk_widget_dispose_template (GTK_WIDGET (self), CPT_TYPE_COMPANIES_VIEW);
  g_clear_object (&self->columns);
  g_clear_object (&self->narrow_cells);
  g_clear_object (&self->selection);
  g_clear_object (&self->companies);

  G_OBJECT_CLASS (cpt_companies_view_parent_class)->dispose (object);
}

static void
install_signals (void)
{
  signals[COMPANY_ACTIVATED] = g_signal_new ("company-activated", CPT_TYPE_COMPANIES_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                             NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[CONNECTION_CLICKED] =
      g_signal_new ("connection-clicked", CPT_TYPE_COMPANIES_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                    3, G_TYPE_INT64, G_TYPE_STRING, GDK_TYPE_RECTANGLE);
  signals[MENU_REQUESTED] = g_signal_new ("menu-requested", CPT_TYPE_COMPANIES_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 2, G_TYPE_UINT, GDK_TYPE_RECTANGLE);
}

static void
cpt_companies_view_class_init (CptCompaniesViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cpt_companies_view_dispose;
  widget_class->measure = cpt_companies_view_measure;
  widget_class->size_allocate = cpt_companies_view_size_allocate;
  widget_class->root = cpt_companies_view_root;
  widget_class->unroot = cpt_companies_view_unroot;

  install_signals ();

  g_type_ensure (CPT_TYPE_ROW_CAPSULE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/comptoir/Comptoir/companies-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CptCompaniesView, overlay);
  gtk_widget_class_bind_template_child (widget_class, CptCompaniesView, stack);
  gtk_widget_class_bind_template_child (widget_class, CptCompaniesView, table_scroller);
  gtk_widget_class_bind_template_child (widget_class, CptCompaniesView, list_scroller);
  gtk_widget_class_bind_template_child (widget_class, CptCompaniesView, table);
  gtk_widget_class_bind_template_child (widget_class, CptCompaniesView, list);
  gtk_widget_class_bind_template_child (widget_class, CptCompaniesView, capsule);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, place_capsule_cb);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_key_cb, NULL);
}

static void
add_click (CptCompaniesView *self, guint button, const char *signal, GCallback callback)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), button);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, signal, callback, self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->stack), GTK_EVENT_CONTROLLER (click));
}

static void
cpt_companies_view_init (CptCompaniesView *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkScrolledWindow *scrollers[2];

  gtk_widget_init_template (GTK_WIDGET (self));

  add_click (self, GDK_BUTTON_PRIMARY, "pressed", G_CALLBACK (press_cb));
  add_click (self, GDK_BUTTON_SECONDARY, "released", G_CALLBACK (secondary_release_cb));
  g_signal_connect_object (motion, "motion", G_CALLBACK (motion_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "leave", G_CALLBACK (show_capsule_on_focus), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->overlay, motion);

  scrollers[0] = GTK_SCROLLED_WINDOW (self->table_scroller);
  scrollers[1] = GTK_SCROLLED_WINDOW (self->list_scroller);
  for (int i = 0; i < 2; i++)
    g_signal_connect_object (gtk_scrolled_window_get_vadjustment (scrollers[i]), "value-changed",
                             G_CALLBACK (cpt_row_capsule_hide), self->capsule, G_CONNECT_SWAPPED);
}

/**
 * cpt_companies_view_set_list:
 * @list: the companies
 * @selection: over @list
 *
 * Shows @list from now on. To be called once.
 */
void
cpt_companies_view_set_list (CptCompaniesView *self,
                             CptCompanyList *list,
                             CptCompanySelection *selection,
                             CptCellContext *context)
{
  g_return_if_fail (CPT_IS_COMPANIES_VIEW (self));
  g_return_if_fail (self->companies == NULL);

  self->companies = g_object_ref (list);
  self->selection = g_object_ref (selection);
  self->columns = cpt_company_columns_new (self->table, context);
  self->narrow_cells = cpt_company_cells_new (&cpt_narrow_cells, context);
  gtk_list_view_set_factory (self->list, cpt_company_cells_get_factory (self->narrow_cells));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "columns", cpt_company_columns_get_actions (self->columns));
  g_signal_connect_object (list, "result-changed", G_CALLBACK (show_capsule_on_focus), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  use_model (self);
}

/**
 * cpt_companies_view_set_narrow:
 * @narrow: whether rows have two lines
 */
void
cpt_companies_view_set_narrow (CptCompaniesView *self, gboolean narrow)
{
  g_return_if_fail (CPT_IS_COMPANIES_VIEW (self));

  if (self->narrow == narrow)
    return;

  self->narrow = narrow;
  use_model (self);
}

/**
 * cpt_companies_view_get_columns:
 *
 * Returns: (transfer none): the columns of the table
 */
CptCompanyColumns *
cpt_companies_view_get_columns (CptCompaniesView *self)
{
  g_return_val_if_fail (CPT_IS_COMPANIES_VIEW (self), NULL);

  return self->columns;
}

/**
 * cpt_companies_view_refill:
 * @names_only: the search changed; otherwise time went by, or the theme changed
 *
 * Fills the cells again.
 */
void
cpt_companies_view_refill (CptCompaniesView *self, gboolean names_only)
{
  g_return_if_fail (CPT_IS_COMPANIES_VIEW (self));

  if (self->narrow)
    cpt_company_cells_refill (self->narrow_cells, names_only);
  else
    cpt_company_columns_refill (self->columns, names_only);
}

static GtkWidget *
find_row_widget (CptCompaniesView *self, guint position)
{
  for (GtkWidget *row = gtk_widget_get_first_child (rows_widget (self)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      CptCompanySlot *slot = cpt_company_cells_find_slot (row, NULL);

      if (slot != NULL && cpt_company_slot_get_position (slot) == position)
        return row;
    }

  return NULL;
}

/**
 * cpt_companies_view_find_place:
 * @at: (out): where the company's name is
 *
 * Returns: whether the company is in view
 */
gboolean
cpt_companies_view_find_place (CptCompaniesView *self, gint64 rid, GdkRectangle *at)
{
  guint position = GTK_INVALID_LIST_POSITION;
  GtkWidget *row_widget = NULL;

  g_return_val_if_fail (CPT_IS_COMPANIES_VIEW (self), FALSE);

  position = cpt_company_list_find (self->companies, rid);
  row_widget = position != GTK_INVALID_LIST_POSITION ? find_row_widget (self, position) : NULL;

  return row_widget != NULL && gtk_widget_get_mapped (row_widget) && place_of_name (self, row_widget, at);
}

/**
 * cpt_companies_view_get_focused_position:
 *
 * Returns: the position of the row that has the focus, GTK_INVALID_LIST_POSITION when none has
 */
guint
cpt_companies_view_get_focused_position (CptCompaniesView *self)
{
  CptCompanySlot *slot = NULL;

  g_return_val_if_fail (CPT_IS_COMPANIES_VIEW (self), GTK_INVALID_LIST_POSITION);

  slot = cpt_company_cells_find_slot (focus_of (self), NULL);

  return slot != NULL ? cpt_company_slot_get_position (slot) : GTK_INVALID_LIST_POSITION;
}

/**
 * cpt_companies_view_scroll_to:
 *
 * Brings the row at @position into view. In GTK 4.8 only the list inside of a column view knows how to.
 */
void
cpt_companies_view_scroll_to (CptCompaniesView *self, guint position)
{
  g_return_if_fail (CPT_IS_COMPANIES_VIEW (self));

  gtk_widget_activate_action (rows_widget (self), "list.scroll-to-item", "u", position);
}

/**
 * cpt_companies_view_grab_focus:
 *
 * Gives the row at @position the focus, once it is in view.
 */
void
cpt_companies_view_grab_focus (CptCompaniesView *self, guint position)
{
  GtkWidget *row_widget = NULL;

  g_return_if_fail (CPT_IS_COMPANIES_VIEW (self));

  row_widget = find_row_widget (self, position);
  if (row_widget != NULL)
    gtk_widget_grab_focus (row_widget);
}
