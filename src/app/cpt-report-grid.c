/* cpt-report-grid.c — a report's table on the screen.
 *
 * One list of rows, each of which draws its name where it stands still and its cells moved across: so one scroll
 * position, one selection and one focus hold the table together, which two views side by side would have to be kept in
 * step for. Up and Down are the list's own keys; Left and Right move among the columns, and on names collapse and
 * expand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-report-grid.h"

#include "cpt-report-head.h"
#include "cpt-report-row.h"
#include "cpt-report-text.h"
#include "cpt-spoken-name.h"

#include <glib/gi18n.h>

struct _CptReportGrid
{
  GtkWidget parent_instance;

  CptReportSheet *sheet;
  GtkSelectionModel *selection;
  GtkWidget *head;
  GtkWidget *scrolled;
  GtkWidget *list;
  GtkWidget *scrollbar;
};

G_DEFINE_FINAL_TYPE (CptReportGrid, cpt_report_grid, GTK_TYPE_WIDGET)

typedef void (*RowFunc) (CptReportRow *row, gpointer user_data);

static void
for_each_row (CptReportGrid *self, RowFunc function, gpointer user_data)
{
  for (GtkWidget *item = gtk_widget_get_first_child (self->list); item != NULL;
       item = gtk_widget_get_next_sibling (item))
    {
      GtkWidget *row = gtk_widget_get_first_child (item);

      if (CPT_IS_REPORT_ROW (row))
        function (CPT_REPORT_ROW (row), user_data);
    }
}

static void
redraw_row (CptReportRow *row, gpointer user_data)
{
  gtk_widget_queue_draw (GTK_WIDGET (row));
}

static void
update_row (CptReportRow *row, gpointer user_data)
{
  cpt_report_row_update (row, user_data != NULL);
}

static void
look (CptReportRow *row, gpointer user_data)
{
  cpt_report_row_look (row);
}

static void
changed_cb (CptReportGrid *self)
{
  cpt_report_sheet_measure (self->sheet, GTK_WIDGET (self));
  for_each_row (self, update_row, self);
  gtk_widget_queue_resize (self->head);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
selected_cb (CptReportGrid *self)
{
  for_each_row (self, update_row, NULL);
}

static void
across_cb (CptReportGrid *self)
{
  for_each_row (self, redraw_row, NULL);
  gtk_widget_queue_draw (self->head);
}

static void
down_cb (CptReportGrid *self)
{
  for_each_row (self, look, NULL);
}

static void
item_selected_cb (GtkListItem *item)
{
  cpt_report_row_set_selected (CPT_REPORT_ROW (gtk_list_item_get_child (item)), gtk_list_item_get_selected (item));
}

static void
setup_cb (CptReportGrid *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, cpt_report_row_new (self->sheet));
  g_signal_connect (item, "notify::selected", G_CALLBACK (item_selected_cb), NULL);
}

static void
bind_cb (CptReportGrid *self, GtkListItem *item)
{
  CptReportRow *row = CPT_REPORT_ROW (gtk_list_item_get_child (item));

  cpt_report_row_set_selected (row, gtk_list_item_get_selected (item));
  cpt_report_row_bind (row, cpt_report_entry_get_line (gtk_list_item_get_item (item)));
}

/* The row that has the focus. */
static CptReportRow *
get_focus_row (CptReportGrid *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row =
      focus != NULL && gtk_widget_is_ancestor (focus, self->list) ? gtk_widget_get_first_child (focus) : NULL;

  return CPT_IS_REPORT_ROW (row) ? CPT_REPORT_ROW (row) : NULL;
}

static gboolean
find_parent (CptReportGrid *self, guint line, guint *parent)
{
  CptReportTree *tree = cpt_report_table_get_tree (cpt_report_sheet_get_table (self->sheet));
  guint depth = cpt_report_tree_get_line (tree, line)->depth;

  if (depth == 0)
    return FALSE;

  for (*parent = line; cpt_report_tree_get_line (tree, *parent)->depth >= depth;)
    (*parent)--;

  return TRUE;
}

static void
collapse (CptReportGrid *self, guint line)
{
  CptReportRows *rows = cpt_report_sheet_get_rows (self->sheet);
  CptReportTree *tree = cpt_report_table_get_tree (cpt_report_sheet_get_table (self->sheet));
  guint parent = 0;

  if (cpt_report_tree_get_line (tree, line)->n_below > 0 && cpt_report_rows_get_expanded (rows, line))
    cpt_report_sheet_toggle (self->sheet, line);
  else if (find_parent (self, line, &parent))
    cpt_report_grid_focus_line (self, parent);
}

/* Returns: whether there was something to expand. */
static gboolean
expand (CptReportGrid *self, guint line)
{
  CptReportRows *rows = cpt_report_sheet_get_rows (self->sheet);
  CptReportTree *tree = cpt_report_table_get_tree (cpt_report_sheet_get_table (self->sheet));

  if (cpt_report_tree_get_line (tree, line)->n_below == 0 || cpt_report_rows_get_expanded (rows, line))
    return FALSE;

  cpt_report_sheet_toggle (self->sheet, line);

  return TRUE;
}

/* Names collapse and expand; beyond them the columns are walked. */
static void
step (CptReportGrid *self, guint line, int by, gboolean extends)
{
  int cursor = cpt_report_sheet_get_cursor (self->sheet);

  if (cursor == CPT_REPORT_NAMES && !extends && by == -1)
    collapse (self, line);
  else if (cursor != CPT_REPORT_NAMES || extends || by != 1 || !expand (self, line))
    cpt_report_sheet_select (self->sheet, cursor + by, extends);
}

static gboolean
is_rtl (CptReportGrid *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

/* Before the list takes these keys for its own. */
static gboolean
key_cb (CptReportGrid *self, guint key, guint code, GdkModifierType state)
{
  CptReportRow *row = get_focus_row (self);
  GdkModifierType keys = state & (GDK_SHIFT_MASK | GDK_CONTROL_MASK | GDK_ALT_MASK);
  int right = is_rtl (self) ? -1 : 1;
  int by = key == GDK_KEY_Right || key == GDK_KEY_KP_Right ? right : 0;

  if (key == GDK_KEY_Left || key == GDK_KEY_KP_Left)
    by = -right;
  if (row == NULL || by == 0 || (keys & GDK_ALT_MASK) != 0)
    return FALSE;

  if ((keys & GDK_CONTROL_MASK) != 0)
    by *= G_MAXINT16;
  step (self, cpt_report_row_get_line (row), by, (keys & GDK_SHIFT_MASK) != 0);

  return TRUE;
}

static void
activate_cb (CptReportGrid *self, guint position)
{
  guint line = cpt_report_rows_get_line (cpt_report_sheet_get_rows (self->sheet), position);

  if (!expand (self, line))
    {
      CptReportTree *tree = cpt_report_table_get_tree (cpt_report_sheet_get_table (self->sheet));

      if (cpt_report_tree_get_line (tree, line)->n_below > 0)
        cpt_report_sheet_toggle (self->sheet, line);
    }
}

static gboolean
scroll_cb (CptReportGrid *self, double dx, double dy)
{
  GtkAdjustment *across = cpt_report_sheet_get_across (self->sheet);
  double step = gtk_adjustment_get_step_increment (across) * (is_rtl (self) ? -1 : 1);

  gtk_adjustment_set_value (across, gtk_adjustment_get_value (across) + dx * step);

  return dx > 0 || dx < 0;
}

static void
cpt_report_grid_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  CptReportGrid *self = CPT_REPORT_GRID (widget);
  GtkWidget *parts[] = { self->head, self->scrolled, self->scrollbar };

  *minimum = *natural = 0;
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      int least = 0;
      int preferred = 0;

      gtk_widget_measure (parts[i], orientation, -1, &least, &preferred, NULL, NULL);
      *minimum = orientation == GTK_ORIENTATION_VERTICAL ? *minimum + least : MAX (*minimum, least);
      *natural = orientation == GTK_ORIENTATION_VERTICAL ? *natural + preferred : MAX (*natural, preferred);
    }
}

static void
cpt_report_grid_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CptReportGrid *self = CPT_REPORT_GRID (widget);
  GtkAdjustment *across = cpt_report_sheet_get_across (self->sheet);
  int names_width = 0;
  int head = 0;
  int bar = 0;

  cpt_report_sheet_allocate (self->sheet, width);
  names_width = cpt_report_sheet_get_names_width (self->sheet);
  gtk_widget_measure (self->head, GTK_ORIENTATION_VERTICAL, width, &head, NULL, NULL, NULL);
  gtk_widget_measure (self->scrollbar, GTK_ORIENTATION_VERTICAL, width, &bar, NULL, NULL, NULL);
  if (gtk_adjustment_get_upper (across) <= gtk_adjustment_get_page_size (across))
    bar = 0;
  gtk_widget_set_child_visible (self->scrollbar, bar > 0);
  gtk_widget_size_allocate (self->head, &(GtkAllocation){ 0, 0, width, head }, -1);
  gtk_widget_size_allocate (self->scrolled, &(GtkAllocation){ 0, head, width, MAX (height - head - bar, 0) }, -1);
  if (bar > 0)
    gtk_widget_size_allocate (
        self->scrollbar, &(GtkAllocation){ is_rtl (self) ? 0 : names_width, height - bar, width - names_width, bar },
        -1);
  across_cb (self);
}

/* The font may be another one: what was measured by it is not right any more. */
static void
cpt_report_grid_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (cpt_report_grid_parent_class)->css_changed (widget, change);

  if (CPT_REPORT_GRID (widget)->list != NULL)
    changed_cb (CPT_REPORT_GRID (widget));
}

static gboolean
cpt_report_grid_focus (GtkWidget *widget, GtkDirectionType direction)
{
  CptReportGrid *self = CPT_REPORT_GRID (widget);

  return gtk_widget_child_focus (self->scrolled, direction);
}

static gboolean
cpt_report_grid_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (CPT_REPORT_GRID (widget)->list);
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *target)
{
  g_autofree char *text = cpt_report_grid_dup_selected (CPT_REPORT_GRID (widget));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
}

static void
cpt_report_grid_dispose (GObject *object)
{
  CptReportGrid *self = CPT_REPORT_GRID (object);

  g_clear_pointer (&self->head, gtk_widget_unparent);
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_pointer (&self->scrollbar, gtk_widget_unparent);
  self->list = NULL;
  g_clear_object (&self->selection);
  g_clear_object (&self->sheet);

  G_OBJECT_CLASS (cpt_report_grid_parent_class)->dispose (object);
}

static void
cpt_report_grid_class_init (CptReportGridClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cpt_report_grid_dispose;
  widget_class->measure = cpt_report_grid_measure;
  widget_class->size_allocate = cpt_report_grid_size_allocate;
  widget_class->css_changed = cpt_report_grid_css_changed;
  widget_class->focus = cpt_report_grid_focus;
  widget_class->grab_focus = cpt_report_grid_grab_focus;

  gtk_widget_class_set_css_name (widget_class, "report-grid");
  gtk_widget_class_install_action (widget_class, "report-grid.copy", NULL, copy_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "report-grid.copy", NULL);
}

static GtkWidget *
create_list (CptReportGrid *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkWidget *list = NULL;

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  list = gtk_list_view_new (g_object_ref (self->selection), g_object_ref (factory));
  g_signal_connect_object (list, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  cpt_spoken_name_set (list, _ ("Statement"));

  return list;
}

static void
add_controllers (CptReportGrid *self)
{
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_HORIZONTAL);

  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (key, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), key);
}

static void
cpt_report_grid_init (CptReportGrid *self)
{
  self->sheet = cpt_report_sheet_new ();
  self->selection = GTK_SELECTION_MODEL (
      gtk_multi_selection_new (G_LIST_MODEL (g_object_ref (cpt_report_sheet_get_rows (self->sheet)))));
  self->head = cpt_report_head_new (self->sheet);
  self->list = create_list (self);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  self->scrollbar = gtk_scrollbar_new (GTK_ORIENTATION_HORIZONTAL, cpt_report_sheet_get_across (self->sheet));
  gtk_widget_set_parent (self->head, GTK_WIDGET (self));
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
  gtk_widget_set_parent (self->scrollbar, GTK_WIDGET (self));
  add_controllers (self);

  g_signal_connect_object (self->sheet, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sheet, "selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (cpt_report_sheet_get_across (self->sheet), "value-changed", G_CALLBACK (across_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled)), "value-changed",
                           G_CALLBACK (down_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

/**
 * cpt_report_grid_get_sheet:
 *
 * Returns: (transfer none): what it shows
 */
CptReportSheet *
cpt_report_grid_get_sheet (CptReportGrid *self)
{
  g_return_val_if_fail (CPT_IS_REPORT_GRID (self), NULL);

  return self->sheet;
}

/**
 * cpt_report_grid_list_lines:
 *
 * Returns: (transfer full) (element-type guint): the lines on view, of the tree
 */
GArray *
cpt_report_grid_list_lines (CptReportGrid *self)
{
  CptReportRows *rows = NULL;
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (guint));

  g_return_val_if_fail (CPT_IS_REPORT_GRID (self), lines);

  rows = cpt_report_sheet_get_rows (self->sheet);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (rows)); i++)
    {
      guint line = cpt_report_rows_get_line (rows, i);

      g_array_append_val (lines, line);
    }

  return lines;
}

/**
 * cpt_report_grid_dup_selected:
 *
 * Returns: (transfer full): the selected lines and columns, as a spreadsheet takes them; all that is on view, when no
 *   line is selected
 */
char *
cpt_report_grid_dup_selected (CptReportGrid *self)
{
  CptReportRows *rows = NULL;
  g_autoptr (GtkBitset) positions = NULL;
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (guint));
  int first = CPT_REPORT_NAMES;
  int last = CPT_REPORT_NAMES;

  g_return_val_if_fail (CPT_IS_REPORT_GRID (self), NULL);

  rows = cpt_report_sheet_get_rows (self->sheet);
  positions = gtk_selection_model_get_selection (self->selection);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (rows)); i++)
    if (gtk_bitset_is_empty (positions) || gtk_bitset_contains (positions, i))
      {
        guint line = cpt_report_rows_get_line (rows, i);

        g_array_append_val (lines, line);
      }
  if (!gtk_bitset_is_empty (positions))
    cpt_report_sheet_get_selected (self->sheet, &first, &last);

  return cpt_report_text_new (cpt_report_sheet_get_table (self->sheet), lines, first, last);
}

typedef struct
{
  guint line;
  GtkWidget *row;
} Wanted;

static void
match_line (CptReportRow *row, gpointer user_data)
{
  Wanted *wanted = user_data;

  if (gtk_widget_get_mapped (GTK_WIDGET (row)) && cpt_report_row_get_line (row) == wanted->line)
    wanted->row = gtk_widget_get_parent (GTK_WIDGET (row));
}

/**
 * cpt_report_grid_focus_line:
 * @line: of the tree, on view
 *
 * Selects a line, and moves the focus there.
 */
void
cpt_report_grid_focus_line (CptReportGrid *self, guint line)
{
  Wanted wanted = { line, NULL };
  guint position = 0;

  g_return_if_fail (CPT_IS_REPORT_GRID (self));

  if (!cpt_report_rows_find (cpt_report_sheet_get_rows (self->sheet), line, &position))
    return;

  gtk_selection_model_select_item (self->selection, position, TRUE);
  gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", position);
  for_each_row (self, match_line, &wanted);
  if (wanted.row != NULL)
    gtk_widget_grab_focus (wanted.row);
}
