/* cpt-records-view.c — records as a table or, where there is no room, as a list of two-line rows.
 *
 * 1. Both show one selection model; the one that is not seen has no model.
 * 2. What is selected is held by its row in the store: another query shows other records in the same places.
 * 3. The records come in order: nothing is sorted here.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-records-view.h"

#include "cpt-column-sorter.h"
#include "cpt-column-title.h"
#include "cpt-column-width.h"
#include "cpt-record-cells.h"
#include "cpt-record-text.h"
#include "cpt-record-words.h"
#include "cpt-text-size.h"
#include "cpt-time-text.h"

#define CHAR_WIDTH 8 /* pixels at the normal text size */
#define LEADING_CHARS 25

struct _CptRecordsView
{
  AdwBin parent_instance;

  CptRecordList *list; /* (nullable): until something was shown */
  GtkSingleSelection *selection;
  GPtrArray *columns;      /* (nullable) (element-type CptRecordColumn): all there are */
  GPtrArray *shown;        /* (element-type CptRecordColumn): in their order */
  GPtrArray *view_columns; /* (element-type GtkColumnViewColumn): of @shown, in the order in which they were made */
  GPtrArray *cells;        /* (element-type CptRecordCells): likewise */
  CptRecordCells *narrow_cells; /* (nullable) */
  char *order_by;               /* (nullable) */
  gboolean is_restoring;
  gint64 selected_rid;          /* 0 for none */
  CptRecordSlot *selected_slot; /* (nullable): of it; bound */
  gboolean narrow;

  /* of the template */
  GtkStack *states;
  GtkScrolledWindow *table_scroller;
  GtkColumnView *table;
  GtkScrolledWindow *rows_scroller;
  GtkListView *rows;
};

G_DEFINE_FINAL_TYPE (CptRecordsView, cpt_records_view, ADW_TYPE_BIN)

typedef enum
{
  PROP_NARROW = 1,
} CptRecordsViewProperty;

static GParamSpec *properties[PROP_NARROW + 1];

enum
{
  SELECTED,
  ORDER_CHOSEN,
  COLUMNS_ARRANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
record_cb (CptRecordsView *self)
{
  g_signal_emit (self, signals[SELECTED], 0);
}

static void
set_selected_slot (CptRecordsView *self, CptRecordSlot *slot)
{
  if (self->selected_slot == slot)
    return;

  if (self->selected_slot != NULL)
    {
      g_signal_handlers_disconnect_by_func (self->selected_slot, record_cb, self);
      cpt_record_slot_unbind (self->selected_slot);
    }
  g_set_object (&self->selected_slot, slot);
  if (slot == NULL)
    return;

  cpt_record_slot_bind (slot);
  g_signal_connect_object (slot, "notify::record", G_CALLBACK (record_cb), self, G_CONNECT_SWAPPED);
}

static void
selected_cb (CptRecordsView *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);
  gint64 rid = position != GTK_INVALID_LIST_POSITION ? cpt_record_list_get_rid (self->list, position) : 0;

  set_selected_slot (self, gtk_single_selection_get_selected_item (self->selection));
  self->selected_rid = rid;
  g_signal_emit (self, signals[SELECTED], 0);
}

/* Puts the selection where its record is now; none where it is no more, or not read yet. */
static void
result_changed_cb (CptRecordsView *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  if (position == GTK_INVALID_LIST_POSITION || cpt_record_list_get_rid (self->list, position) == self->selected_rid)
    return;

  gtk_single_selection_set_selected (self->selection, self->selected_rid != 0
                                                          ? cpt_record_list_find (self->list, self->selected_rid)
                                                          : GTK_INVALID_LIST_POSITION);
}

static GtkScrolledWindow *
get_scroller (CptRecordsView *self)
{
  return self->narrow ? self->rows_scroller : self->table_scroller;
}

/* Only what is seen has the model, and only with columns: GTK 4.18 ends the program over rows that are 0 pixels wide.
 */
static void
show_model (CptRecordsView *self)
{
  gboolean is_made = self->list != NULL && self->view_columns->len > 0;
  GtkSelectionModel *model = is_made ? GTK_SELECTION_MODEL (self->selection) : NULL;

  gtk_column_view_set_model (self->table, self->narrow ? NULL : model);
  gtk_list_view_set_model (self->rows, self->narrow ? model : NULL);
  gtk_stack_set_visible_child (self->states, GTK_WIDGET (get_scroller (self)));
}

static void
sorter_changed_cb (CptRecordsView *self, GtkSorterChange change, GtkSorter *sorter)
{
  gboolean is_descending = FALSE;
  const CptRecordColumn *column = self->is_restoring ? NULL : cpt_column_sorter_ask (sorter, &is_descending);
  g_autofree char *order_by = NULL;

  if (column == NULL)
    return;

  order_by = g_strconcat (is_descending ? "-" : "", column->path, NULL);
  g_signal_emit (self, signals[ORDER_CHOSEN], 0, order_by);
}

/* The column that the records are ordered by, if it is seen, has the arrow. */
static void
show_order (CptRecordsView *self)
{
  gboolean is_descending = self->order_by != NULL && *self->order_by == '-';
  const char *path = self->order_by != NULL ? self->order_by + (is_descending ? 1 : 0) : "";

  self->is_restoring = TRUE;
  gtk_column_view_sort_by_column (self->table, NULL, GTK_SORT_ASCENDING);
  for (guint i = 0; i < self->shown->len; i++)
    if (g_str_equal (((CptRecordColumn *) g_ptr_array_index (self->shown, i))->path, path))
      gtk_column_view_sort_by_column (self->table, g_ptr_array_index (self->view_columns, i),
                                      is_descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
  self->is_restoring = FALSE;
}

/* The person dragged a column: GTK takes it out and puts it in again. */
static void
view_columns_changed_cb (CptRecordsView *self)
{
  GListModel *there = gtk_column_view_get_columns (self->table);

  if (self->is_restoring || g_list_model_get_n_items (there) != self->view_columns->len)
    return;

  g_signal_emit (self, signals[COLUMNS_ARRANGED], 0);
}

/* Characters that most values of a kind have room in. */
static int
get_n_chars (const CptRecordColumn *column)
{
  switch (column->kind)
    {
    case CPT_RECORD_KIND_AMOUNT:
      return 17;
    case CPT_RECORD_KIND_NUMBER:
    case CPT_RECORD_KIND_LIST:
    case CPT_RECORD_KIND_OBJECT:
      return 11;
    case CPT_RECORD_KIND_BOOLEAN:
    case CPT_RECORD_KIND_NOTHING:
    case CPT_RECORD_KIND_DATE:
    case CPT_RECORD_KIND_TIME:
      return 8;
    case CPT_RECORD_KIND_REFERENCE:
      return 24;
    case CPT_RECORD_KIND_TEXT:
    default:
      return cpt_record_words_has_values (column->name) ? 14 : 20;
    }
}

static int
get_width (CptRecordsView *self, const CptRecordColumn *column, const char *title)
{
  GtkWidget *table = GTK_WIDGET (self->table);
  gboolean is_leading = column == g_ptr_array_index (self->shown, 0);
  int least = is_leading ? cpt_text_size_scale (table, CHAR_WIDTH * LEADING_CHARS) : 0;
  int width = cpt_text_size_scale (table, CHAR_WIDTH * get_n_chars (column));

  if (column->kind == CPT_RECORD_KIND_DATE)
    width = cpt_column_width_of_moments (table, cpt_time_text_date);
  else if (column->kind == CPT_RECORD_KIND_TIME)
    width = cpt_column_width_of_moments (table, cpt_time_text_exact);

  return MAX (MAX (width, least), cpt_column_width_of_title (table, title));
}

/* The first text behind the leading one takes what room is left. */
static gboolean
is_expanding (CptRecordsView *self, const CptRecordColumn *column)
{
  for (guint i = 1; i < self->shown->len; i++)
    {
      const CptRecordColumn *other = g_ptr_array_index (self->shown, i);

      if (other->kind == CPT_RECORD_KIND_TEXT || other->kind == CPT_RECORD_KIND_REFERENCE)
        return other == column;
    }

  return column == g_ptr_array_index (self->shown, 0);
}

static void
create_column (CptRecordsView *self, const CptRecordColumn *column)
{
  const char *title = cpt_record_words_get_member (column->name);
  CptRecordCells *cells = cpt_record_cells_new (self->shown, column);
  GtkColumnViewColumn *made = gtk_column_view_column_new (title, g_object_ref (cpt_record_cells_get_factory (cells)));

  gtk_column_view_column_set_resizable (made, TRUE);
  gtk_column_view_column_set_expand (made, is_expanding (self, column));
  gtk_column_view_column_set_fixed_width (made, get_width (self, column, title));
  if (cpt_record_column_is_comparable (column))
    {
      g_autoptr (GtkSorter) sorter = cpt_column_sorter_new (column);

      gtk_column_view_column_set_sorter (made, sorter);
    }
  g_ptr_array_add (self->cells, cells);
  g_ptr_array_add (self->view_columns, made);
  gtk_column_view_append_column (self->table, made);
  if (cpt_record_text_is_at_end (column->kind))
    cpt_column_title_set_at_end (self->table, title);
}

/* While their cells are there: they are let go of by them. */
static void
remove_columns (CptRecordsView *self)
{
  self->is_restoring = TRUE;
  gtk_column_view_sort_by_column (self->table, NULL, GTK_SORT_ASCENDING);
  for (guint i = 0; i < self->view_columns->len; i++)
    gtk_column_view_remove_column (self->table, g_ptr_array_index (self->view_columns, i));
  gtk_list_view_set_factory (self->rows, NULL);
  self->is_restoring = FALSE;
  g_ptr_array_set_size (self->view_columns, 0);
  g_ptr_array_set_size (self->cells, 0);
  g_clear_object (&self->narrow_cells);
}

static void
cpt_records_view_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  switch ((CptRecordsViewProperty) property_id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, CPT_RECORDS_VIEW (object)->narrow);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
cpt_records_view_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  CptRecordsView *self = CPT_RECORDS_VIEW (object);

  switch ((CptRecordsViewProperty) property_id)
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
cpt_records_view_dispose (GObject *object)
{
  CptRecordsView *self = CPT_RECORDS_VIEW (object);

  set_selected_slot (self, NULL);
  if (self->list != NULL)
    {
      g_signal_handlers_disconnect_by_func (self->selection, selected_cb, self);
      gtk_column_view_set_model (self->table, NULL);
      gtk_list_view_set_model (self->rows, NULL);
      gtk_single_selection_set_model (self->selection, NULL);
      remove_columns (self);
    }
  g_clear_object (&self->list);

  G_OBJECT_CLASS (cpt_records_view_parent_class)->dispose (object);
}

static void
cpt_records_view_finalize (GObject *object)
{
  CptRecordsView *self = CPT_RECORDS_VIEW (object);

  g_ptr_array_unref (self->view_columns);
  g_ptr_array_unref (self->cells);
  g_ptr_array_unref (self->shown);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_clear_object (&self->narrow_cells);
  g_clear_object (&self->selection);
  g_free (self->order_by);

  G_OBJECT_CLASS (cpt_records_view_parent_class)->finalize (object);
}

static void
cpt_records_view_class_init (CptRecordsViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cpt_records_view_dispose;
  object_class->finalize = cpt_records_view_finalize;
  object_class->get_property = cpt_records_view_get_property;
  object_class->set_property = cpt_records_view_set_property;

  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  signals[SELECTED] =
      g_signal_new ("selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ORDER_CHOSEN] = g_signal_new ("order-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[COLUMNS_ARRANGED] = g_signal_new ("columns-arranged", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                            NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/comptoir/Comptoir/records-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CptRecordsView, states);
  gtk_widget_class_bind_template_child (widget_class, CptRecordsView, table_scroller);
  gtk_widget_class_bind_template_child (widget_class, CptRecordsView, table);
  gtk_widget_class_bind_template_child (widget_class, CptRecordsView, rows_scroller);
  gtk_widget_class_bind_template_child (widget_class, CptRecordsView, rows);
}

static void
cpt_records_view_init (CptRecordsView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->shown = g_ptr_array_new ();
  self->view_columns = g_ptr_array_new_with_free_func (g_object_unref);
  self->cells = g_ptr_array_new_with_free_func (g_object_unref);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_column_view_get_sorter (self->table), "changed", G_CALLBACK (sorter_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_column_view_get_columns (self->table), "items-changed",
                           G_CALLBACK (view_columns_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * cpt_records_view_show:
 * @list: records
 *
 * To be called once.
 */
void
cpt_records_view_show (CptRecordsView *self, CptRecordList *list)
{
  g_return_if_fail (CPT_IS_RECORDS_VIEW (self));
  g_return_if_fail (self->list == NULL);

  self->list = g_object_ref (list);
  g_signal_connect_object (list, "result-changed", G_CALLBACK (result_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (list));
  show_model (self);
}

/**
 * cpt_records_view_set_columns:
 * @columns: (element-type CptRecordColumn): all there are
 * @chosen: (nullable): names of those that a person chose, in their order
 *
 * Makes the columns.
 */
void
cpt_records_view_set_columns (CptRecordsView *self, GPtrArray *columns, const char *const *chosen)
{
  g_autoptr (GPtrArray) before = NULL;

  g_return_if_fail (CPT_IS_RECORDS_VIEW (self));

  remove_columns (self);
  before = self->columns;
  self->columns = g_ptr_array_ref (columns);
  g_ptr_array_unref (self->shown);
  self->shown = cpt_record_columns_arrange (columns, chosen);

  self->is_restoring = TRUE;
  for (guint i = 0; i < self->shown->len; i++)
    create_column (self, g_ptr_array_index (self->shown, i));
  self->is_restoring = FALSE;
  self->narrow_cells = cpt_record_cells_new (self->shown, NULL);
  gtk_list_view_set_factory (self->rows, cpt_record_cells_get_factory (self->narrow_cells));
  show_model (self);
  show_order (self);
}

/**
 * cpt_records_view_set_order:
 * @order_by: a path, with "-" before it for descending
 *
 * Says what order the records are in.
 */
void
cpt_records_view_set_order (CptRecordsView *self, const char *order_by)
{
  g_return_if_fail (CPT_IS_RECORDS_VIEW (self));

  if (g_strcmp0 (self->order_by, order_by) == 0)
    return;

  g_free (self->order_by);
  self->order_by = g_strdup (order_by);
  show_order (self);
}

/**
 * cpt_records_view_get_shown:
 *
 * Returns: (transfer none) (element-type CptRecordColumn): the columns that are shown, as they were made
 */
GPtrArray *
cpt_records_view_get_shown (CptRecordsView *self)
{
  g_return_val_if_fail (CPT_IS_RECORDS_VIEW (self), NULL);

  return self->shown;
}

/**
 * cpt_records_view_list_names:
 *
 * Returns: (transfer full): the names of the columns that are shown, in the order in which they are seen
 */
char **
cpt_records_view_list_names (CptRecordsView *self)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  GListModel *there = NULL;

  g_return_val_if_fail (CPT_IS_RECORDS_VIEW (self), NULL);

  there = gtk_column_view_get_columns (self->table);
  for (guint i = 0; i < g_list_model_get_n_items (there); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (there, i);
      guint made = 0;

      if (g_ptr_array_find (self->view_columns, column, &made))
        g_strv_builder_add (names, ((CptRecordColumn *) g_ptr_array_index (self->shown, made))->name);
    }

  return g_strv_builder_end (names);
}

/**
 * cpt_records_view_get_selected:
 *
 * Returns: (transfer none) (nullable): the record that is selected; %NULL when none is, or it is not read yet
 */
CptRecord *
cpt_records_view_get_selected (CptRecordsView *self)
{
  g_return_val_if_fail (CPT_IS_RECORDS_VIEW (self), NULL);

  return self->selected_slot != NULL ? cpt_record_slot_get_record (self->selected_slot) : NULL;
}

/**
 * cpt_records_view_unselect:
 *
 * Selects none.
 */
void
cpt_records_view_unselect (CptRecordsView *self)
{
  g_return_if_fail (CPT_IS_RECORDS_VIEW (self));

  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
}
