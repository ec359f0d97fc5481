/* cpt-record-filter-bar.c — which records are wanted: conditions that a person puts, and those that are asked for again
 * and again.
 *
 * All of them hold together.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-record-filter-bar.h"

#include "cpt-record-filter-words.h"

#include <glib/gi18n.h>

#define GAP 6

struct _CptRecordFilterBar
{
  GtkBox parent_instance;

  GPtrArray *columns; /* (element-type CptRecordColumn): all there are */
  GPtrArray *presets; /* (element-type CptRecordPreset): of the type */
  GPtrArray *chips;   /* (element-type GtkToggleButton): likewise; owned by @buttons */
  CptRecordValuesFunc list_values;
  gpointer user_data;
  gboolean narrow;
  gboolean is_clearing;

  GtkBox *rows;
  GtkBox *buttons;
  GtkWidget *add_button;
};

G_DEFINE_FINAL_TYPE (CptRecordFilterBar, cpt_record_filter_bar, GTK_TYPE_BOX)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
tell (CptRecordFilterBar *self)
{
  if (!self->is_clearing)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
show_rows (CptRecordFilterBar *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->rows), gtk_widget_get_first_child (GTK_WIDGET (self->rows)) != NULL);
}

static void
removed_cb (CptRecordFilterBar *self, GtkWidget *row)
{
  g_autoptr (CptRecordClause) clause = cpt_record_filter_row_dup_clause (CPT_RECORD_FILTER_ROW (row));

  gtk_widget_grab_focus (self->add_button);
  gtk_box_remove (self->rows, row);
  show_rows (self);
  if (clause != NULL)
    tell (self);
}

static GtkWidget *
create_chip (CptRecordFilterBar *self, const CptRecordPreset *preset)
{
  GtkWidget *chip = gtk_toggle_button_new_with_label (g_dpgettext2 (NULL, "records", preset->word));

  gtk_widget_add_css_class (chip, "filter-chip");
  g_signal_connect_object (chip, "toggled", G_CALLBACK (tell), self, G_CONNECT_SWAPPED);

  return chip;
}

static void
remove_chips (CptRecordFilterBar *self)
{
  for (guint i = 0; i < self->chips->len; i++)
    gtk_box_remove (self->buttons, g_ptr_array_index (self->chips, i));
  g_ptr_array_set_size (self->chips, 0);
}

static void
cpt_record_filter_bar_finalize (GObject *object)
{
  CptRecordFilterBar *self = CPT_RECORD_FILTER_BAR (object);

  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_ptr_array_unref (self->presets);
  g_ptr_array_unref (self->chips);

  G_OBJECT_CLASS (cpt_record_filter_bar_parent_class)->finalize (object);
}

static void
cpt_record_filter_bar_class_init (CptRecordFilterBarClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_record_filter_bar_finalize;

  signals[CHANGED] =
      g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cpt_record_filter_bar_init (CptRecordFilterBar *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->columns = g_ptr_array_new ();
  self->presets = g_ptr_array_new ();
  self->chips = g_ptr_array_new ();
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), GAP);

  self->buttons = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, GAP));
  self->add_button = gtk_button_new_with_label (_ ("Add a filter"));
  gtk_widget_add_css_class (self->add_button, "filter-chip");
  g_signal_connect_object (self->add_button, "clicked", G_CALLBACK (cpt_record_filter_bar_add), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (self->buttons, self->add_button);

  self->rows = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, GAP));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->buttons));
  gtk_box_append (GTK_BOX (self), scroller);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->rows));
  show_rows (self);
}

/**
 * cpt_record_filter_bar_set_values:
 * @list_values: tells the values of a member that has a few
 * @user_data: for @list_values; must outlive the bar
 *
 * To be called once.
 */
void
cpt_record_filter_bar_set_values (CptRecordFilterBar *self, CptRecordValuesFunc list_values, gpointer user_data)
{
  g_return_if_fail (CPT_IS_RECORD_FILTER_BAR (self));

  self->list_values = list_values;
  self->user_data = user_data;
}

/**
 * cpt_record_filter_bar_clear:
 *
 * Lets everything pass.
 */
void
cpt_record_filter_bar_clear (CptRecordFilterBar *self)
{
  GtkWidget *row = NULL;

  g_return_if_fail (CPT_IS_RECORD_FILTER_BAR (self));

  self->is_clearing = TRUE;
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_box_remove (self->rows, row);
  for (guint i = 0; i < self->chips->len; i++)
    gtk_toggle_button_set_active (g_ptr_array_index (self->chips, i), FALSE);
  self->is_clearing = FALSE;
  show_rows (self);
  tell (self);
}

/**
 * cpt_record_filter_bar_open:
 * @data_type: a key
 *
 * Begins anew, for records of that type: everything passes. Does not tell.
 */
void
cpt_record_filter_bar_open (CptRecordFilterBar *self, const char *data_type)
{
  g_return_if_fail (CPT_IS_RECORD_FILTER_BAR (self));

  remove_chips (self);
  g_signal_handlers_block_matched (self, G_SIGNAL_MATCH_ID, signals[CHANGED], 0, NULL, NULL, NULL);
  cpt_record_filter_bar_clear (self);
  g_signal_handlers_unblock_matched (self, G_SIGNAL_MATCH_ID, signals[CHANGED], 0, NULL, NULL, NULL);
  g_ptr_array_unref (self->presets);
  self->presets = cpt_record_filter_words_list_presets (data_type);
  for (guint i = 0; i < self->presets->len; i++)
    {
      GtkWidget *chip = create_chip (self, g_ptr_array_index (self->presets, i));

      gtk_box_append (self->buttons, chip);
      g_ptr_array_add (self->chips, chip);
    }
}

/**
 * cpt_record_filter_bar_set_columns:
 * @columns: (element-type CptRecordColumn): all there are
 *
 * From now on conditions can be put about these.
 */
void
cpt_record_filter_bar_set_columns (CptRecordFilterBar *self, GPtrArray *columns)
{
  g_return_if_fail (CPT_IS_RECORD_FILTER_BAR (self));

  g_ptr_array_ref (columns);
  g_ptr_array_unref (self->columns);
  self->columns = columns;
  gtk_widget_set_sensitive (self->add_button, columns->len > 0);
}

/**
 * cpt_record_filter_bar_set_narrow:
 * @narrow: whether conditions take two lines
 */
void
cpt_record_filter_bar_set_narrow (CptRecordFilterBar *self, gboolean narrow)
{
  g_return_if_fail (CPT_IS_RECORD_FILTER_BAR (self));

  self->narrow = narrow;
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    cpt_record_filter_row_set_narrow (CPT_RECORD_FILTER_ROW (row), narrow);
}

/**
 * cpt_record_filter_bar_add:
 *
 * Adds a condition for the person to put, and goes there.
 */
void
cpt_record_filter_bar_add (CptRecordFilterBar *self)
{
  GtkWidget *row = NULL;

  g_return_if_fail (CPT_IS_RECORD_FILTER_BAR (self));

  if (self->columns->len == 0)
    return;

  row = cpt_record_filter_row_new (self->columns, self->list_values, self->user_data);
  cpt_record_filter_row_set_narrow (CPT_RECORD_FILTER_ROW (row), self->narrow);
  g_signal_connect_object (row, "changed", G_CALLBACK (tell), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "removed", G_CALLBACK (removed_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->rows, row);
  show_rows (self);
  gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
}

/**
 * cpt_record_filter_bar_list_clauses:
 * @now: of the account's clock, in the desktop's zone
 *
 * Returns: (transfer full) (element-type CptRecordClause): the conditions, which all hold
 */
GPtrArray *
cpt_record_filter_bar_list_clauses (CptRecordFilterBar *self, GDateTime *now)
{
  GPtrArray *clauses = cpt_record_filter_new ();
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");

  g_return_val_if_fail (CPT_IS_RECORD_FILTER_BAR (self), clauses);

  for (guint i = 0; i < self->chips->len; i++)
    if (gtk_toggle_button_get_active (g_ptr_array_index (self->chips, i)))
      ((const CptRecordPreset *) g_ptr_array_index (self->presets, i))->add (clauses, today);

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      CptRecordClause *clause = cpt_record_filter_row_dup_clause (CPT_RECORD_FILTER_ROW (row));

      if (clause != NULL)
        g_ptr_array_add (clauses, clause);
    }

  return clauses;
}
