/* cpt-record-columns-menu.c — which columns are shown, in which order, and what records are ordered by, for a person to
 * choose.
 *
 * Those that are shown stand first, in their order. What is changed takes effect at once. Titles of a table take no
 * focus, and a list of two-line rows has none: here the keyboard and the narrow window choose the order.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-record-columns-menu.h"

#include "cpt-record-words.h"
#include "cpt-spoken-name.h"

#include <glib/gi18n.h>

#define GAP 6
#define HEIGHT_MAX 380

struct _CptRecordColumnsMenu
{
  GtkPopover parent_instance;

  GPtrArray *names; /* (element-type utf8): all there are, in the order in which they stand */
  GHashTable *shown;
  GPtrArray *paths; /* (element-type utf8): what records can be ordered by, as the drop-down has it */
  gboolean is_filling;
  GtkDropDown *order;
  GtkToggleButton *descending;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (CptRecordColumnsMenu, cpt_record_columns_menu, GTK_TYPE_POPOVER)

enum
{
  CHOSEN,
  ORDER_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
tell (CptRecordColumnsMenu *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;

  for (guint i = 0; i < self->names->len; i++)
    if (g_hash_table_contains (self->shown, g_ptr_array_index (self->names, i)))
      g_strv_builder_add (builder, g_ptr_array_index (self->names, i));
  names = g_strv_builder_end (builder);
  g_signal_emit (self, signals[CHOSEN], 0, names);
}

static void
order_cb (CptRecordColumnsMenu *self)
{
  guint selected = gtk_drop_down_get_selected (self->order);
  g_autofree char *order_by = NULL;

  if (self->is_filling || selected >= self->paths->len)
    return;

  order_by = g_strconcat (gtk_toggle_button_get_active (self->descending) ? "-" : "",
                          g_ptr_array_index (self->paths, selected), NULL);
  g_signal_emit (self, signals[ORDER_CHOSEN], 0, order_by);
}

static void
fill_order (CptRecordColumnsMenu *self, GPtrArray *columns, const char *order_by)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  gboolean is_descending = *order_by == '-';
  guint selected = GTK_INVALID_LIST_POSITION;

  g_ptr_array_set_size (self->paths, 0);
  for (guint i = 0; i < columns->len; i++)
    {
      const CptRecordColumn *column = g_ptr_array_index (columns, i);

      if (!cpt_record_column_is_comparable (column))
        continue;

      if (g_str_equal (column->path, order_by + (is_descending ? 1 : 0)))
        selected = self->paths->len;
      g_ptr_array_add (self->paths, g_strdup (column->path));
      gtk_string_list_append (words, cpt_record_words_get_member (column->name));
    }

  self->is_filling = TRUE;
  gtk_drop_down_set_model (self->order, G_LIST_MODEL (words));
  gtk_drop_down_set_selected (self->order, selected);
  gtk_toggle_button_set_active (self->descending, is_descending);
  self->is_filling = FALSE;
}

static void
usual_cb (CptRecordColumnsMenu *self)
{
  static const char *const none[] = { NULL };

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[CHOSEN], 0, none);
}

/* One stays. */
static void
toggled_cb (CptRecordColumnsMenu *self, GtkCheckButton *check)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (check), GTK_TYPE_LIST_BOX_ROW);
  const char *name = g_ptr_array_index (self->names, (guint) gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)));

  if (gtk_check_button_get_active (check))
    g_hash_table_add (self->shown, g_strdup (name));
  else if (g_hash_table_size (self->shown) > 1)
    g_hash_table_remove (self->shown, name);
  else
    gtk_check_button_set_active (check, TRUE);
  tell (self);
}

static void fill (CptRecordColumnsMenu *self);

/* The focus goes with what is moved. */
static void
move (CptRecordColumnsMenu *self, GtkWidget *button, int by)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW);
  int from = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));
  int to = from + by;
  GtkListBoxRow *moved = NULL;

  if (to < 0 || to >= (int) self->names->len)
    return;

  g_ptr_array_insert (self->names, to, g_ptr_array_steal_index (self->names, (guint) from));
  fill (self);
  moved = gtk_list_box_get_row_at_index (self->list, to);
  gtk_widget_child_focus (GTK_WIDGET (moved), GTK_DIR_TAB_FORWARD);
  tell (self);
}

static void
up_cb (CptRecordColumnsMenu *self, GtkWidget *button)
{
  move (self, button, -1);
}

static void
down_cb (CptRecordColumnsMenu *self, GtkWidget *button)
{
  move (self, button, 1);
}

static GtkWidget *
create_button (CptRecordColumnsMenu *self, const char *icon_name, const char *label, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  cpt_spoken_name_set (button, label);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);

  return button;
}

static GtkWidget *
create_row (CptRecordColumnsMenu *self, const char *name)
{
  const char *title = cpt_record_words_get_member (name);
  /* Translators: moves a column of a table before the one before it; %s is its title */
  g_autofree char *earlier = g_strdup_printf (_ ("%s: earlier"), title);
  /* Translators: moves a column of a table behind the one after it; %s is its title */
  g_autofree char *later = g_strdup_printf (_ ("%s: later"), title);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *check = gtk_check_button_new_with_label (title);

  gtk_widget_set_hexpand (check, TRUE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), g_hash_table_contains (self->shown, name));
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), check);
  gtk_box_append (GTK_BOX (box), create_button (self, "go-up-symbolic", earlier, G_CALLBACK (up_cb)));
  gtk_box_append (GTK_BOX (box), create_button (self, "go-down-symbolic", later, G_CALLBACK (down_cb)));

  return box;
}

static void
fill (CptRecordColumnsMenu *self)
{
  GtkListBoxRow *row = NULL;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < self->names->len; i++)
    {
      gtk_list_box_append (self->list, create_row (self, g_ptr_array_index (self->names, i)));
      row = gtk_list_box_get_row_at_index (self->list, (int) i);
      gtk_list_box_row_set_activatable (row, FALSE);
      gtk_widget_set_focusable (GTK_WIDGET (row), FALSE);
    }
}

static void
cpt_record_columns_menu_finalize (GObject *object)
{
  CptRecordColumnsMenu *self = CPT_RECORD_COLUMNS_MENU (object);

  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->paths);
  g_hash_table_unref (self->shown);

  G_OBJECT_CLASS (cpt_record_columns_menu_parent_class)->finalize (object);
}

static void
cpt_record_columns_menu_class_init (CptRecordColumnsMenuClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_record_columns_menu_finalize;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRV);
  signals[ORDER_CHOSEN] = g_signal_new ("order-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static GtkWidget *
create_order (CptRecordColumnsMenu *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, GAP);

  self->order = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  self->descending = GTK_TOGGLE_BUTTON (gtk_toggle_button_new ());
  gtk_button_set_icon_name (GTK_BUTTON (self->descending), "view-sort-descending-symbolic");
  gtk_widget_set_hexpand (GTK_WIDGET (self->order), TRUE);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->descending), _ ("Descending"));
  cpt_spoken_name_set (self->descending, _ ("Descending"));
  cpt_spoken_name_set (self->order, _ ("Sort by"));
  g_signal_connect_object (self->order, "notify::selected", G_CALLBACK (order_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->descending, "toggled", G_CALLBACK (order_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->order));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->descending));

  return box;
}

static void
cpt_record_columns_menu_init (CptRecordColumnsMenu *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, GAP);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *usual = gtk_button_new_with_label (_ ("Usual columns"));

  self->names = g_ptr_array_new_with_free_func (g_free);
  self->paths = g_ptr_array_new_with_free_func (g_free);
  self->shown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  cpt_spoken_name_set (self->list, _ ("Columns"));
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "columns-menu");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), HEIGHT_MAX);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  g_signal_connect_object (usual, "clicked", G_CALLBACK (usual_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), create_order (self));
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box), usual);
  gtk_popover_set_child (GTK_POPOVER (self), box);
}

/**
 * cpt_record_columns_menu_show:
 * @columns: (element-type CptRecordColumn): all there are
 * @shown: (array zero-terminated=1): names of those that are shown, in their order
 * @order_by: what the records are ordered by: a path, with "-" before it for descending
 *
 * To be called before it opens.
 */
void
cpt_record_columns_menu_show (CptRecordColumnsMenu *self,
                              GPtrArray *columns,
                              const char *const *shown,
                              const char *order_by)
{
  g_return_if_fail (CPT_IS_RECORD_COLUMNS_MENU (self));

  g_ptr_array_set_size (self->names, 0);
  g_hash_table_remove_all (self->shown);
  for (guint i = 0; shown[i] != NULL; i++)
    {
      g_ptr_array_add (self->names, g_strdup (shown[i]));
      g_hash_table_add (self->shown, g_strdup (shown[i]));
    }
  for (guint i = 0; i < columns->len; i++)
    {
      const CptRecordColumn *column = g_ptr_array_index (columns, i);

      if (!g_hash_table_contains (self->shown, column->name))
        g_ptr_array_add (self->names, g_strdup (column->name));
    }
  fill (self);
  fill_order (self, columns, order_by);
}
