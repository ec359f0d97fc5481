/* cpt-record-filter-row.c — one condition that a person puts: which member, how it is compared, with what.
 *
 * What is put in depends on what the member is: a text or a number is typed, a day is picked, one of a few values is
 * chosen. What is typed counts a moment after the last key, or at once by Enter. As long as it says nothing that can be
 * compared, there is no condition.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-record-filter-row.h"

#include "cpt-decimal.h"
#include "cpt-popover-anchor.h"
#include "cpt-record-filter-words.h"
#include "cpt-record-words.h"
#include "cpt-shrink.h"
#include "cpt-spoken-name.h"

#include <glib/gi18n.h>

#define GAP 6
#define TYPING_MS 400
#define VALUE_CHARS 12
#define LEAST_VALUE_CHARS 4 /* where it takes all the room that there is */

struct _CptRecordFilterRow
{
  GtkBox parent_instance;

  GPtrArray *columns;    /* (element-type CptRecordColumn): all there are */
  GPtrArray *comparable; /* (element-type CptRecordColumn): those that can be compared */
  GArray *comparisons;   /* (element-type CptRecordComparison): of the member that is chosen */
  GStrv values;          /* (nullable): of the member that is chosen, where there are a few */
  CptRecordValuesFunc list_values;
  gpointer user_data;
  guint typing_source;
  gboolean is_filling;

  GtkDropDown *member;
  GtkBox *rest;
  GtkDropDown *comparison;
  GtkStack *inputs;
  GtkEditable *entry;
  GtkDropDown *choice;
  GtkMenuButton *day;
  GtkCalendar *calendar;
};

G_DEFINE_FINAL_TYPE (CptRecordFilterRow, cpt_record_filter_row, GTK_TYPE_BOX)

enum
{
  CHANGED,
  REMOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const CptRecordColumn *
get_column (CptRecordFilterRow *self)
{
  guint selected = gtk_drop_down_get_selected (self->member);

  return selected < self->comparable->len ? g_ptr_array_index (self->comparable, selected) : NULL;
}

static void
tell (CptRecordFilterRow *self)
{
  g_clear_handle_id (&self->typing_source, g_source_remove);
  if (!self->is_filling)
    g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
typing_cb (gpointer user_data)
{
  CptRecordFilterRow *self = user_data;

  self->typing_source = 0;
  tell (self);

  return G_SOURCE_REMOVE;
}

/* What is typed as a number and is none is said beside it, and compared with nothing. */
static void
show_mistake (CptRecordFilterRow *self)
{
  const CptRecordColumn *column = get_column (self);
  const char *text = gtk_editable_get_text (self->entry);
  gboolean is_number =
      column != NULL && (column->kind == CPT_RECORD_KIND_NUMBER || column->kind == CPT_RECORD_KIND_AMOUNT);
  g_autofree char *number = is_number ? cpt_decimal_dup_typed (text) : NULL;
  gboolean is_mistaken = is_number && number == NULL && *text != '\0';

  if (is_mistaken)
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->entry), is_mistaken ? _ ("This is not a number") : NULL);
}

static void
typed_cb (CptRecordFilterRow *self)
{
  show_mistake (self);
  g_clear_handle_id (&self->typing_source, g_source_remove);
  if (!self->is_filling)
    self->typing_source = g_timeout_add (TYPING_MS, typing_cb, self);
}

static void
show_day (CptRecordFilterRow *self)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (self->calendar);
  /* Translators: a date, for g_date_time_format(): "18 Aug 2026" */
  g_autofree char *text = g_date_time_format (day, _ ("%-d %b %Y"));

  gtk_menu_button_set_label (self->day, text);
}

static void
day_cb (CptRecordFilterRow *self)
{
  show_day (self);
  tell (self);
}

static void
fill_comparisons (CptRecordFilterRow *self, const CptRecordColumn *column)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  gboolean is_of_few = cpt_record_words_has_values (column->name);

  g_array_set_size (self->comparisons, 0);
  for (int i = 0; i < CPT_N_RECORD_COMPARISONS; i++)
    {
      CptRecordComparison comparison = (CptRecordComparison) i;

      if (!cpt_record_comparison_is_allowed (column->kind, comparison) ||
          (is_of_few && comparison == CPT_RECORD_CONTAINS))
        continue;

      g_array_append_val (self->comparisons, comparison);
      gtk_string_list_append (words, cpt_record_filter_words_get_comparison (column->kind, comparison));
    }
  gtk_drop_down_set_model (self->comparison, G_LIST_MODEL (words));
  /* What a person most often wants: a part of a text, more than nothing. */
  gtk_drop_down_set_selected (self->comparison, !is_of_few && self->comparisons->len > 2 ? 2 : 0);
}

static void
fill_choice (CptRecordFilterRow *self, const CptRecordColumn *column)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  g_clear_pointer (&self->values, g_strfreev);
  if (column->kind == CPT_RECORD_KIND_BOOLEAN)
    {
      self->values = g_strsplit ("true false", " ", 0);
      gtk_string_list_append (words, _ ("Yes"));
      gtk_string_list_append (words, _ ("No"));
    }
  else if (cpt_record_words_has_values (column->name))
    {
      self->values = self->list_values (column->name, self->user_data);
      for (guint i = 0; self->values[i] != NULL; i++)
        gtk_string_list_append (words, cpt_record_words_get_value (column->name, self->values[i]));
    }
  gtk_drop_down_set_model (self->choice, G_LIST_MODEL (words));
}

static void
show_input (CptRecordFilterRow *self, const CptRecordColumn *column)
{
  if (self->values != NULL && self->values[0] != NULL)
    gtk_stack_set_visible_child (self->inputs, GTK_WIDGET (self->choice));
  else if (column->kind == CPT_RECORD_KIND_DATE || column->kind == CPT_RECORD_KIND_TIME)
    gtk_stack_set_visible_child (self->inputs, GTK_WIDGET (self->day));
  else
    gtk_stack_set_visible_child (self->inputs, GTK_WIDGET (self->entry));
}

static void
member_cb (CptRecordFilterRow *self)
{
  const CptRecordColumn *column = get_column (self);

  if (column == NULL)
    return;

  self->is_filling = TRUE;
  fill_comparisons (self, column);
  fill_choice (self, column);
  gtk_editable_set_text (self->entry, "");
  show_input (self, column);
  show_mistake (self);
  self->is_filling = FALSE;
  tell (self);
}

static void
remove_cb (CptRecordFilterRow *self)
{
  g_signal_emit (self, signals[REMOVED], 0);
}

static void
cpt_record_filter_row_dispose (GObject *object)
{
  CptRecordFilterRow *self = CPT_RECORD_FILTER_ROW (object);

  g_clear_handle_id (&self->typing_source, g_source_remove);

  G_OBJECT_CLASS (cpt_record_filter_row_parent_class)->dispose (object);
}

static void
cpt_record_filter_row_finalize (GObject *object)
{
  CptRecordFilterRow *self = CPT_RECORD_FILTER_ROW (object);

  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_clear_pointer (&self->values, g_strfreev);
  g_ptr_array_unref (self->comparable);
  g_array_unref (self->comparisons);

  G_OBJECT_CLASS (cpt_record_filter_row_parent_class)->finalize (object);
}

static void
cpt_record_filter_row_class_init (CptRecordFilterRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cpt_record_filter_row_dispose;
  object_class->finalize = cpt_record_filter_row_finalize;

  signals[CHANGED] =
      g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[REMOVED] =
      g_signal_new ("removed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
set_label (gpointer widget, const char *label)
{
  cpt_spoken_name_set (widget, label);
}

static GtkDropDown *
create_drop_down (CptRecordFilterRow *self, const char *label, GCallback changed)
{
  GtkWidget *made = gtk_drop_down_new (NULL, NULL);

  set_label (made, label);
  g_signal_connect (made, "map", G_CALLBACK (cpt_shrink_labels), NULL); /* it has no label before */
  g_signal_connect_object (made, "notify::selected", changed, self, G_CONNECT_SWAPPED);

  return GTK_DROP_DOWN (made);
}

static void
create_entry (CptRecordFilterRow *self)
{
  GtkWidget *entry = gtk_entry_new ();

  self->entry = GTK_EDITABLE (entry);
  gtk_editable_set_width_chars (self->entry, VALUE_CHARS);
  set_label (entry, _ ("Value"));
  g_signal_connect_object (entry, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "activate", G_CALLBACK (tell), self, G_CONNECT_SWAPPED);
}

static void
create_day (CptRecordFilterRow *self)
{
  GtkWidget *popover = gtk_popover_new ();

  self->calendar = GTK_CALENDAR (gtk_calendar_new ());
  self->day = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (self->calendar));
  gtk_menu_button_set_popover (self->day, popover);
  cpt_popover_anchor_watch (self->day);
  set_label (self->day, _ ("Day"));
  show_day (self);
  g_signal_connect_object (self->calendar, "day-selected", G_CALLBACK (day_cb), self, G_CONNECT_SWAPPED);
}

static GtkWidget *
create_remove_button (CptRecordFilterRow *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("list-remove-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Remove this filter"));
  set_label (button, _ ("Remove this filter"));
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);

  return button;
}

static void
cpt_record_filter_row_init (CptRecordFilterRow *self)
{
  self->comparable = g_ptr_array_new ();
  self->comparisons = g_array_new (FALSE, FALSE, sizeof (CptRecordComparison));
  gtk_box_set_spacing (GTK_BOX (self), GAP);
  gtk_widget_add_css_class (GTK_WIDGET (self), "record-filter");

  create_entry (self);
  create_day (self);
  self->member = create_drop_down (self, _ ("Field"), G_CALLBACK (member_cb));
  gtk_drop_down_set_expression (self->member, gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"));
  gtk_drop_down_set_enable_search (self->member, TRUE);
  self->comparison = create_drop_down (self, _ ("Comparison"), G_CALLBACK (tell));
  self->choice = create_drop_down (self, _ ("Value"), G_CALLBACK (tell));
  self->inputs = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_hhomogeneous (self->inputs, FALSE);
  gtk_stack_add_child (self->inputs, GTK_WIDGET (self->entry));
  gtk_stack_add_child (self->inputs, GTK_WIDGET (self->choice));
  gtk_stack_add_child (self->inputs, GTK_WIDGET (self->day));

  self->rest = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, GAP));
  gtk_box_append (self->rest, GTK_WIDGET (self->comparison));
  gtk_box_append (self->rest, GTK_WIDGET (self->inputs));
  gtk_box_append (self->rest, create_remove_button (self));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->member));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->rest));
}

/**
 * cpt_record_filter_row_new:
 * @columns: (element-type CptRecordColumn): all there are
 * @list_values: tells the values of a member that has a few
 * @user_data: for @list_values; must outlive the row
 *
 * Returns: (transfer floating): a row about the first member, without a condition yet
 */
GtkWidget *
cpt_record_filter_row_new (GPtrArray *columns, CptRecordValuesFunc list_values, gpointer user_data)
{
  CptRecordFilterRow *self = g_object_new (CPT_TYPE_RECORD_FILTER_ROW, NULL);
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  self->columns = g_ptr_array_ref (columns);
  self->list_values = list_values;
  self->user_data = user_data;
  for (guint i = 0; i < columns->len; i++)
    {
      const CptRecordColumn *column = g_ptr_array_index (columns, i);

      if (!cpt_record_column_is_comparable (column))
        continue;

      g_ptr_array_add (self->comparable, (gpointer) column);
      gtk_string_list_append (words, cpt_record_words_get_member (column->name));
    }
  gtk_drop_down_set_model (self->member, G_LIST_MODEL (words));
  member_cb (self);

  return GTK_WIDGET (self);
}

/**
 * cpt_record_filter_row_set_narrow:
 * @narrow: whether it takes two lines
 */
void
cpt_record_filter_row_set_narrow (CptRecordFilterRow *self, gboolean narrow)
{
  g_return_if_fail (CPT_IS_RECORD_FILTER_ROW (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_hexpand (GTK_WIDGET (self->inputs), narrow);
  gtk_editable_set_width_chars (self->entry, narrow ? LEAST_VALUE_CHARS : VALUE_CHARS);
}

static char *
dup_value (CptRecordFilterRow *self, const CptRecordColumn *column)
{
  GtkWidget *input = gtk_stack_get_visible_child (self->inputs);
  const char *text = gtk_editable_get_text (self->entry);

  if (input == GTK_WIDGET (self->choice))
    return g_strdup (self->values[gtk_drop_down_get_selected (self->choice)]);

  if (input == GTK_WIDGET (self->day))
    {
      g_autoptr (GDateTime) day = gtk_calendar_get_date (self->calendar);

      return g_date_time_format (day, "%Y-%m-%d");
    }

  if (column->kind == CPT_RECORD_KIND_NUMBER || column->kind == CPT_RECORD_KIND_AMOUNT)
    return cpt_decimal_dup_typed (text);

  return g_strstrip (g_strdup (text));
}

/**
 * cpt_record_filter_row_dup_clause:
 *
 * Returns: (transfer full) (nullable): the condition; %NULL as long as it says nothing that can be compared
 */
CptRecordClause *
cpt_record_filter_row_dup_clause (CptRecordFilterRow *self)
{
  const CptRecordColumn *column = NULL;
  guint selected = 0;
  g_autofree char *value = NULL;

  g_return_val_if_fail (CPT_IS_RECORD_FILTER_ROW (self), NULL);

  column = get_column (self);
  selected = gtk_drop_down_get_selected (self->comparison);
  if (column == NULL || selected >= self->comparisons->len)
    return NULL;

  value = dup_value (self, column);
  if (value == NULL || *value == '\0')
    return NULL;

  return cpt_record_clause_new (column->path, column->kind,
                                g_array_index (self->comparisons, CptRecordComparison, selected), value);
}
