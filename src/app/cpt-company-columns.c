/* cpt-company-columns.c — the columns of the companies table: what they show, their order, widths and sorting.
 *
 * Which columns are seen: those that the person chose, less those for which there is no room; they leave in the order
 * of leave_order. Widths are kept in pixels of the normal text size. Nothing is sorted here: the list is ordered by its
 * own snapshot.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-company-columns.h"
#include "cpt-column-sorter.h"
#include "cpt-column-width.h"
#include "cpt-company-cell-kinds.h"
#include "cpt-text-size.h"
#include "cpt-time-text.h"

#include <glib/gi18n.h>
#include <math.h>

#define NARROWEST 40
#define WIDEST 2000

/**
 * Column:
 * @id: how it is remembered
 * @width: at the normal text size, at least; what is left over goes to those that expand
 * @moment: (nullable): what writes the moments that stand in it
 * @is_extra: whether it is seen only once it was chosen
 */
typedef struct
{
  const char *id;
  const char *title;
  CptCompanySort sort;
  const CptCompanyCellKind *cells;
  int width;
  gboolean expand;
  char *(*moment) (gint64 time);
  gboolean is_extra;
} ColumnKind;

enum
{
  COLUMN_NAME,
  COLUMN_ID,
  COLUMN_CREATED_BY,
  COLUMN_CREATED,
  COLUMN_LAST_READ,
  COLUMN_CONNECTIONS,
  COLUMN_TAGS,
  N_COLUMNS,
};

static const ColumnKind kinds[N_COLUMNS] = {
  [COLUMN_NAME] = { "name", N_ ("Company name"), CPT_COMPANY_SORT_NAME, &cpt_name_cells, 300, TRUE, NULL, FALSE },
  [COLUMN_ID] = { "id", N_ ("Company ID"), CPT_COMPANY_SORT_ID, &cpt_id_cells, 132, FALSE, NULL, FALSE },
  [COLUMN_CREATED_BY] = { "created-by", N_ ("Created by"), CPT_COMPANY_SORT_CREATED_BY, &cpt_created_by_cells, 146,
                          FALSE, NULL, FALSE },
  [COLUMN_CREATED] = { "created", N_ ("Created"), CPT_COMPANY_SORT_CREATED, &cpt_created_cells, 160, FALSE,
                       cpt_time_text_exact, FALSE },
  [COLUMN_LAST_READ] = { "last-read", N_ ("Last read"), CPT_COMPANY_SORT_LAST_SYNC, &cpt_last_read_cells, 134, FALSE,
                         cpt_time_text_date, FALSE },
  [COLUMN_CONNECTIONS] = { "connections", N_ ("Connections"), CPT_COMPANY_SORT_CONNECTIONS, &cpt_connections_cells, 330,
                           TRUE, NULL, FALSE },
  [COLUMN_TAGS] = { "tags", N_ ("Tags"), CPT_COMPANY_SORT_TAGS, &cpt_tags_cells, 180, FALSE, NULL, TRUE },
};

/* The first leaves first. Name, last read and connections stay. */
static const int leave_order[] = { COLUMN_TAGS, COLUMN_CREATED_BY, COLUMN_CREATED, COLUMN_ID };

struct _CptCompanyColumns
{
  GObject parent_instance;

  GtkColumnView *view; /* not owned: it owns us through its page */
  CptCompanyCells *cells[N_COLUMNS];
  GtkColumnViewColumn *columns[N_COLUMNS];
  gboolean chosen[N_COLUMNS];
  int least[N_COLUMNS]; /* pixels: its width unless the person chose one */
  int order[N_COLUMNS]; /* of all columns, seen or not */
  guint n_seen;
  GSimpleActionGroup *actions;
  GMenu *menu;
  int sorted; /* the column that has the arrow when it is seen, -1 when none */
  gboolean descending;
  int room; /* pixels, 0 when not known yet */
  gboolean is_restoring;
};

G_DEFINE_FINAL_TYPE (CptCompanyColumns, cpt_company_columns, G_TYPE_OBJECT)

enum
{
  SORT_CHOSEN,
  LAYOUT_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
sorter_changed_cb (CptCompanyColumns *self, GtkSorterChange change, GtkSorter *sorter)
{
  gboolean is_descending = FALSE;
  const ColumnKind *kind = self->is_restoring ? NULL : cpt_column_sorter_ask (sorter, &is_descending);

  if (kind != NULL)
    g_signal_emit (self, signals[SORT_CHOSEN], 0, (guint) kind->sort, is_descending);
}

static void
layout_changed (CptCompanyColumns *self)
{
  if (!self->is_restoring)
    g_signal_emit (self, signals[LAYOUT_CHANGED], 0);
}

static int
find_column (CptCompanyColumns *self, GtkColumnViewColumn *column)
{
  for (int i = 0; i < N_COLUMNS; i++)
    if (self->columns[i] == column)
      return i;

  return -1;
}

static guint
find_position (CptCompanyColumns *self, int column)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) there = g_list_model_get_item (columns, i);

      if (there == self->columns[column])
        return i;
    }

  return GTK_INVALID_LIST_POSITION;
}

/* The person dragged a column (GTK takes it out and puts it in again): those that are seen take, in their new order,
 * the places that they had among all. */
static void
columns_changed_cb (CptCompanyColumns *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  int order[N_COLUMNS];
  guint next = 0;

  if (self->is_restoring || g_list_model_get_n_items (columns) != self->n_seen)
    return;

  for (int place = 0; place < N_COLUMNS; place++)
    {
      g_autoptr (GtkColumnViewColumn) column = NULL;

      order[place] = self->order[place];
      if (find_position (self, self->order[place]) == GTK_INVALID_LIST_POSITION)
        continue;

      column = g_list_model_get_item (columns, next++);
      order[place] = find_column (self, column);
    }
  memcpy (self->order, order, sizeof order);
  layout_changed (self);
}

static int
width_of (CptCompanyColumns *self, int column)
{
  int width = gtk_column_view_column_get_fixed_width (self->columns[column]);

  return width >= 0 ? width : self->least[column];
}

/* A column that is only made invisible leaves GTK 4.8 with rows that do not fill the view: it is taken out. One that
 * is put in has its cells after all others of the row, which is where a screen reader comes to them: those that follow
 * are put in again after it. */
static void
put_column (CptCompanyColumns *self, int column, gboolean is_seen, guint position)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  guint current = find_position (self, column);

  if (!is_seen && current != GTK_INVALID_LIST_POSITION)
    gtk_column_view_remove_column (self->view, self->columns[column]);
  if (!is_seen || current == position)
    return;

  while (g_list_model_get_n_items (columns) > position)
    {
      g_autoptr (GtkColumnViewColumn) next = g_list_model_get_item (columns, position);

      gtk_column_view_remove_column (self->view, next);
    }
  gtk_column_view_append_column (self->view, self->columns[column]);
}

/* A column that is not seen cannot have the arrow. */
static void
show_sort (CptCompanyColumns *self)
{
  GtkSortType type = self->descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING;

  gtk_column_view_sort_by_column (self->view, NULL, GTK_SORT_ASCENDING);
  if (self->sorted >= 0 && find_position (self, self->sorted) != GTK_INVALID_LIST_POSITION)
    gtk_column_view_sort_by_column (self->view, self->columns[self->sorted], type);
}

/* Shows the columns that were chosen, less those for which there is no room. */
static void
show_columns (CptCompanyColumns *self)
{
  gboolean is_seen[N_COLUMNS];
  int needed = 0;

  for (int i = 0; i < N_COLUMNS; i++)
    {
      is_seen[i] = self->chosen[i];
      needed += is_seen[i] ? width_of (self, i) : 0;
    }

  for (gsize i = 0; i < G_N_ELEMENTS (leave_order) && self->room > 0 && needed > self->room; i++)
    if (is_seen[leave_order[i]])
      {
        is_seen[leave_order[i]] = FALSE;
        needed -= width_of (self, leave_order[i]);
      }

  self->is_restoring = TRUE;
  self->n_seen = 0;
  for (int place = 0; place < N_COLUMNS; place++)
    {
      int column = self->order[place];

      put_column (self, column, is_seen[column], self->n_seen);
      self->n_seen += is_seen[column] ? 1 : 0;
    }
  show_sort (self);
  self->is_restoring = FALSE;
}

static void
choose_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  CptCompanyColumns *self = user_data;

  for (int i = 0; i < N_COLUMNS; i++)
    if (g_str_equal (g_action_get_name (G_ACTION (action)), kinds[i].id))
      self->chosen[i] = g_variant_get_boolean (state);

  g_simple_action_set_state (action, state);
  show_columns (self);
  layout_changed (self);
}

/* The name is always there: it stands for the row. */
static void
create_action (CptCompanyColumns *self, int column)
{
  g_autoptr (GSimpleAction) action =
      g_simple_action_new_stateful (kinds[column].id, NULL, g_variant_new_boolean (!kinds[column].is_extra));
  g_autofree char *name = g_strconcat ("columns.", kinds[column].id, NULL);

  g_signal_connect_object (action, "change-state", G_CALLBACK (choose_cb), self, 0);
  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
  g_menu_append (self->menu, _ (kinds[column].title), name);
}

static void
create_column (CptCompanyColumns *self, int column, CptCellContext *context)
{
  g_autoptr (GtkSorter) sorter = cpt_column_sorter_new (&kinds[column]);
  GtkColumnViewColumn *made = NULL;

  self->cells[column] = cpt_company_cells_new (kinds[column].cells, context);
  made = gtk_column_view_column_new (_ (kinds[column].title),
                                     g_object_ref (cpt_company_cells_get_factory (self->cells[column])));
  self->columns[column] = made;
  self->chosen[column] = !kinds[column].is_extra;
  self->order[column] = column;

  gtk_column_view_column_set_expand (made, kinds[column].expand);
  gtk_column_view_column_set_resizable (made, TRUE);
  gtk_column_view_column_set_sorter (made, sorter);
  gtk_column_view_column_set_header_menu (made, G_MENU_MODEL (self->menu));
  g_signal_connect_object (made, "notify::fixed-width", G_CALLBACK (layout_changed), self, G_CONNECT_SWAPPED);
}

static void
cpt_company_columns_finalize (GObject *object)
{
  CptCompanyColumns *self = CPT_COMPANY_COLUMNS (object);

  for (int i = 0; i < N_COLUMNS; i++)
    {
      g_clear_object (&self->columns[i]);
      g_clear_object (&self->cells[i]);
    }
  g_clear_object (&self->actions);
  g_clear_object (&self->menu);

  G_OBJECT_CLASS (cpt_company_columns_parent_class)->finalize (object);
}

static void
cpt_company_columns_class_init (CptCompanyColumnsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_company_columns_finalize;

  signals[SORT_CHOSEN] = g_signal_new ("sort-chosen", CPT_TYPE_COMPANY_COLUMNS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_BOOLEAN);
  signals[LAYOUT_CHANGED] =
      g_signal_new ("layout-changed", CPT_TYPE_COMPANY_COLUMNS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cpt_company_columns_init (CptCompanyColumns *self)
{
  self->actions = g_simple_action_group_new ();
  self->menu = g_menu_new ();
  self->sorted = -1;
}

static int
measure_least (CptCompanyColumns *self, int column)
{
  GtkWidget *view = GTK_WIDGET (self->view);
  int of_kind = cpt_text_size_scale (view, kinds[column].width);
  int of_title = cpt_column_width_of_title (view, _ (kinds[column].title));
  int of_moments = kinds[column].moment != NULL ? cpt_column_width_of_moments (view, kinds[column].moment) : 0;

  return MAX (of_kind, MAX (of_title, of_moments));
}

/* Sets each width from the font, unless the person chose one. A width that is fixed does not expand. */
static void
set_widths (CptCompanyColumns *self, GVariantDict *saved)
{
  for (int i = 0; i < N_COLUMNS; i++)
    {
      int width = kinds[i].expand ? -1 : self->least[i];
      gint32 chosen = -1;

      if (saved != NULL && g_variant_dict_lookup (saved, kinds[i].id, "i", &chosen))
        width = cpt_text_size_scale (GTK_WIDGET (self->view), chosen);
      gtk_column_view_column_set_fixed_width (self->columns[i], width);
    }
}

/**
 * cpt_company_columns_new:
 * @view: an empty column view; gets its columns, and must live as long as they are used
 *
 * Returns: (transfer full): the columns of @view
 */
CptCompanyColumns *
cpt_company_columns_new (GtkColumnView *view, CptCellContext *context)
{
  CptCompanyColumns *self = g_object_new (CPT_TYPE_COMPANY_COLUMNS, NULL);

  self->view = view;
  for (int i = 0; i < N_COLUMNS; i++)
    {
      if (i != COLUMN_NAME)
        create_action (self, i);
      create_column (self, i, context);
      self->least[i] = measure_least (self, i);
    }
  set_widths (self, NULL);
  show_columns (self);

  g_signal_connect_object (gtk_column_view_get_sorter (view), "changed", G_CALLBACK (sorter_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_column_view_get_columns (view), "items-changed", G_CALLBACK (columns_changed_cb), self,
                           G_CONNECT_SWAPPED);

  return self;
}

/**
 * cpt_company_columns_set_sort:
 * @sort: CPT_COMPANY_SORT_MATCH shows no arrow
 *
 * Shows in the titles what the list is ordered by. Emits nothing.
 */
void
cpt_company_columns_set_sort (CptCompanyColumns *self, CptCompanySort sort, gboolean descending)
{
  g_return_if_fail (CPT_IS_COMPANY_COLUMNS (self));

  self->sorted = -1;
  self->descending = descending;
  for (int i = 0; i < N_COLUMNS; i++)
    if (kinds[i].sort == sort)
      self->sorted = i;

  self->is_restoring = TRUE;
  show_sort (self);
  self->is_restoring = FALSE;
}

/**
 * cpt_company_columns_fit:
 * @width: pixels there are for all columns
 *
 * Lets columns leave, or come back, as the width asks for.
 */
void
cpt_company_columns_fit (CptCompanyColumns *self, int width)
{
  g_return_if_fail (CPT_IS_COMPANY_COLUMNS (self));

  if (self->room == width)
    return;

  self->room = width;
  show_columns (self);
}

/**
 * cpt_company_columns_refill:
 * @names_only: the search changed; otherwise time went by
 *
 * Fills the cells again.
 */
void
cpt_company_columns_refill (CptCompanyColumns *self, gboolean names_only)
{
  g_return_if_fail (CPT_IS_COMPANY_COLUMNS (self));

  for (int i = 0; i < N_COLUMNS; i++)
    if (!names_only || i == COLUMN_NAME)
      cpt_company_cells_refill (self->cells[i], names_only);
}

/**
 * cpt_company_columns_get_actions:
 *
 * Returns: (transfer none): a toggle for each column but the name, to be inserted as "columns"
 */
GActionGroup *
cpt_company_columns_get_actions (CptCompanyColumns *self)
{
  g_return_val_if_fail (CPT_IS_COMPANY_COLUMNS (self), NULL);

  return G_ACTION_GROUP (self->actions);
}

/**
 * cpt_company_columns_get_menu:
 *
 * Returns: (transfer none): the menu that chooses columns
 */
GMenuModel *
cpt_company_columns_get_menu (CptCompanyColumns *self)
{
  g_return_val_if_fail (CPT_IS_COMPANY_COLUMNS (self), NULL);

  return G_MENU_MODEL (self->menu);
}

/**
 * cpt_company_columns_list_chosen:
 * @titles: (out) (transfer full): their titles
 *
 * Returns: (transfer full): the ids of the columns that the person chose, in their order, whether there is room to show
 *   them or not
 */
GStrv
cpt_company_columns_list_chosen (CptCompanyColumns *self, GStrv *titles)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  for (int place = 0; place < N_COLUMNS; place++)
    if (self->chosen[self->order[place]])
      {
        g_strv_builder_add (ids, kinds[self->order[place]].id);
        g_strv_builder_add (words, _ (kinds[self->order[place]].title));
      }
  *titles = g_strv_builder_end (words);

  return g_strv_builder_end (ids);
}

/**
 * cpt_company_columns_save:
 *
 * Returns: (transfer floating): a(sbi): in their order, the columns, whether each is chosen, and its width at the
 * normal text size; -1 unless the person chose one
 */
GVariant *
cpt_company_columns_save (CptCompanyColumns *self)
{
  double scale = cpt_text_size_scale (GTK_WIDGET (self->view), 1000) / 1000.0;
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(sbi)"));
  for (int place = 0; place < N_COLUMNS; place++)
    {
      int column = self->order[place];
      int width = gtk_column_view_column_get_fixed_width (self->columns[column]);
      gboolean is_chosen = width != (kinds[column].expand ? -1 : self->least[column]);

      g_variant_builder_add (&builder, "(sbi)", kinds[column].id, self->chosen[column],
                             is_chosen ? (int) lround (width / scale) : -1);
    }

  return g_variant_builder_end (&builder);
}

static int
find_kind (const char *id)
{
  for (int i = 0; i < N_COLUMNS; i++)
    if (g_str_equal (kinds[i].id, id))
      return i;

  return -1;
}

static void
restore_choice (CptCompanyColumns *self, int column, gboolean chosen)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), kinds[column].id);

  if (action == NULL)
    return;

  self->chosen[column] = chosen;
  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (chosen));
}

/* Keeps every column in the order once, whatever was remembered. */
static void
move_to_place (CptCompanyColumns *self, int column, int place)
{
  int old_place = place;

  while (old_place < N_COLUMNS && self->order[old_place] != column)
    old_place++;
  if (old_place == N_COLUMNS)
    return;

  for (; old_place > place; old_place--)
    self->order[old_place] = self->order[old_place - 1];
  self->order[place] = column;
}

/**
 * cpt_company_columns_restore:
 * @saved: from cpt_company_columns_save(), maybe by another version: what is not known is left out
 *
 * Puts the columns back as they were.
 */
void
cpt_company_columns_restore (CptCompanyColumns *self, GVariant *saved)
{
  g_autoptr (GVariantDict) widths = g_variant_dict_new (NULL);
  GVariantIter iter;
  const char *id = NULL;
  gboolean chosen = FALSE;
  gint32 width = 0;
  int place = 0;

  g_return_if_fail (CPT_IS_COMPANY_COLUMNS (self));

  self->is_restoring = TRUE;
  g_variant_iter_init (&iter, saved);
  while (g_variant_iter_next (&iter, "(&sbi)", &id, &chosen, &width))
    {
      int column = find_kind (id);

      if (column < 0 || place == N_COLUMNS)
        continue;

      if (width > 0)
        g_variant_dict_insert (widths, id, "i", CLAMP (width, NARROWEST, WIDEST));
      restore_choice (self, column, chosen);
      move_to_place (self, column, place++);
    }
  set_widths (self, widths);
  show_columns (self);
}
