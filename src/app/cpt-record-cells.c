/* cpt-record-cells.c — the cells of one column of a table of records, or of its two-line list.
 *
 * A list item is bound to a slot (a place). Another record there fills the cell again, and the list view hears nothing
 * of it. Text is in GtkInscription, which asks for no room of its own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-record-cells.h"
#include "cpt-inscription-text.h"

#include "cpt-record-text.h"
#include "cpt-shown-text.h"
#include "cpt-spoken-name.h"

#include <glib/gi18n.h>

#define CELLS_KEY "cpt-record-cells"
#define SLOT_KEY "cpt-record-slot"
#define GAP 12
#define N_FACTS 4 /* in the second line */

struct _CptRecordCells
{
  GObject parent_instance;

  GPtrArray *shown;              /* (element-type CptRecordColumn): all that are shown */
  const CptRecordColumn *column; /* (nullable): %NULL for the two-line list */
  GtkListItemFactory *factory;
};

G_DEFINE_FINAL_TYPE (CptRecordCells, cpt_record_cells, G_TYPE_OBJECT)

static GtkWidget *
create_text (gboolean is_at_end, const char *css_class)
{
  GtkWidget *text = cpt_inscription_text_new (css_class);

  gtk_inscription_set_xalign (GTK_INSCRIPTION (text), is_at_end ? 1 : 0);

  return text;
}

static GtkWidget *
create_line (void)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, GAP);
  GtkWidget *start = create_text (FALSE, NULL);
  GtkWidget *end = create_text (TRUE, NULL);

  gtk_widget_set_hexpand (start, TRUE);
  gtk_widget_set_hexpand (end, TRUE);
  gtk_widget_add_css_class (end, "numeric");
  gtk_box_set_homogeneous (GTK_BOX (line), TRUE);
  gtk_box_append (GTK_BOX (line), start);
  gtk_box_append (GTK_BOX (line), end);

  return line;
}

static GtkWidget *
create_narrow (void)
{
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (lines), create_line ());
  gtk_box_append (GTK_BOX (lines), create_text (FALSE, "secondary"));

  return lines;
}

/* A member of a record may be of any length. */
static void
set_text (GtkInscription *inscription, const char *text)
{
  g_autofree char *shown = cpt_shown_text_new (text, CPT_SHOWN_LINE);

  gtk_inscription_set_text (inscription, shown);
}

static void
set_line (GtkWidget *line, const char *start, const char *end)
{
  set_text (GTK_INSCRIPTION (gtk_widget_get_first_child (line)), start);
  set_text (GTK_INSCRIPTION (gtk_widget_get_last_child (line)), end);
}

/* (nullable): the first column of an amount that is shown. */
static const CptRecordColumn *
find_amount (CptRecordCells *self)
{
  for (guint i = 1; i < self->shown->len; i++)
    {
      const CptRecordColumn *column = g_ptr_array_index (self->shown, i);

      if (column->kind == CPT_RECORD_KIND_AMOUNT)
        return column;
    }

  return NULL;
}

/* How it stands, and what else there is to say in a word or two, from the second column on. */
static char *
dup_facts (CptRecordCells *self, CptRecord *record, const CptRecordColumn *amount)
{
  const CptRecordColumn *status = cpt_record_columns_find (self->shown, "status");
  g_autofree char *standing = status != NULL ? cpt_record_text_dup (record, status) : NULL;
  g_autoptr (GString) facts = g_string_new (standing);
  guint n_facts = facts->len > 0 ? 1 : 0;

  for (guint i = 1; i < self->shown->len && n_facts < N_FACTS; i++)
    {
      const CptRecordColumn *column = g_ptr_array_index (self->shown, i);
      g_autofree char *text = column != amount && column != status ? cpt_record_text_dup (record, column) : NULL;

      if (text == NULL || *text == '\0' || column->kind == CPT_RECORD_KIND_BOOLEAN)
        continue;

      g_string_append_printf (facts, "%s%s", n_facts > 0 ? " · " : "", text);
      n_facts++;
    }

  return g_string_free (g_steal_pointer (&facts), FALSE);
}

static char *
dup_leading (CptRecord *record, GPtrArray *shown)
{
  g_autofree char *title = cpt_record_text_dup_title (record, shown);

  /* Translators: what a record is called, which was deleted at its source */
  return cpt_record_is_deleted (record) ? g_strdup_printf (_ ("%s (deleted)"), title) : g_steal_pointer (&title);
}

static void
fill_narrow (CptRecordCells *self, GtkWidget *cell, CptRecord *record)
{
  const CptRecordColumn *amount = find_amount (self);
  g_autofree char *title = record != NULL ? dup_leading (record, self->shown) : NULL;
  g_autofree char *sum = record != NULL && amount != NULL ? cpt_record_text_dup (record, amount) : NULL;
  g_autofree char *facts = record != NULL ? dup_facts (self, record, amount) : NULL;

  set_line (gtk_widget_get_first_child (cell), title, sum);
  set_text (GTK_INSCRIPTION (gtk_widget_get_last_child (cell)), facts);
}

static gboolean
is_leading (CptRecordCells *self)
{
  return self->column == NULL || (self->shown->len > 0 && self->column == g_ptr_array_index (self->shown, 0));
}

static void
fill_text (CptRecordCells *self, GtkWidget *cell, CptRecord *record)
{
  g_autofree char *text = NULL;

  if (record != NULL)
    text = is_leading (self) && cpt_record_is_deleted (record) ? dup_leading (record, self->shown)
                                                               : cpt_record_text_dup (record, self->column);
  set_text (GTK_INSCRIPTION (cell), text);
  if (record != NULL && cpt_record_is_deleted (record))
    gtk_widget_add_css_class (cell, "deleted-record");
  else
    gtk_widget_remove_css_class (cell, "deleted-record");
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
label_row (CptRecordCells *self, GtkWidget *cell, CptRecord *record)
{
  GtkWidget *row_widget = row_widget_of (cell);
  g_autofree char *spoken = record != NULL ? cpt_record_text_dup_spoken (record, self->shown) : NULL;

  if (row_widget != NULL)
    cpt_spoken_name_set (row_widget, spoken != NULL ? spoken : _ ("Being read"));
}

static void
fill (CptRecordCells *self, GtkListItem *item)
{
  GtkWidget *cell = gtk_list_item_get_child (item);
  CptRecordSlot *slot = gtk_list_item_get_item (item);
  CptRecord *record = slot != NULL ? cpt_record_slot_get_record (slot) : NULL;

  if (self->column == NULL)
    fill_narrow (self, cell, record);
  else
    fill_text (self, cell, record);
  if (is_leading (self))
    label_row (self, cell, record);
}

static void
record_cb (CptRecordSlot *slot, GParamSpec *pspec, GtkListItem *item)
{
  fill (g_object_get_data (G_OBJECT (item), CELLS_KEY), item);
}

static gboolean
query_tooltip_cb (GtkWidget *cell, int x, int y, gboolean keyboard, GtkTooltip *tooltip, CptRecordCells *self)
{
  CptRecordSlot *slot = cpt_record_cells_find_slot (cell);
  CptRecord *record = slot != NULL ? cpt_record_slot_get_record (slot) : NULL;
  g_autofree char *text = record != NULL && self->column != NULL ? cpt_record_text_dup (record, self->column) : NULL;

  if (text == NULL || *text == '\0')
    return FALSE;

  gtk_tooltip_set_text (tooltip, text);

  return TRUE;
}

static void
setup_cb (CptRecordCells *self, GtkListItem *item)
{
  gboolean is_at_end = self->column != NULL && cpt_record_text_is_at_end (self->column->kind);
  GtkWidget *cell = self->column != NULL ? create_text (is_at_end, "numeric") : create_narrow ();

  g_object_set_data (G_OBJECT (item), CELLS_KEY, self);
  gtk_list_item_set_child (item, cell);
  gtk_widget_set_has_tooltip (cell, self->column != NULL);
  g_signal_connect_object (cell, "query-tooltip", G_CALLBACK (query_tooltip_cb), self, 0);
}

static void
bind_cb (CptRecordCells *self, GtkListItem *item)
{
  CptRecordSlot *slot = gtk_list_item_get_item (item);
  GtkWidget *row_widget = row_widget_of (gtk_list_item_get_child (item));

  cpt_record_slot_bind (slot);
  g_signal_connect (slot, "notify::record", G_CALLBACK (record_cb), item);
  if (is_leading (self) && row_widget != NULL)
    g_object_set_data (G_OBJECT (row_widget), SLOT_KEY, slot);
  fill (self, item);
}

static void
unbind_cb (CptRecordCells *self, GtkListItem *item)
{
  CptRecordSlot *slot = gtk_list_item_get_item (item);
  GtkWidget *row_widget = row_widget_of (gtk_list_item_get_child (item));

  g_signal_handlers_disconnect_by_func (slot, record_cb, item);
  cpt_record_slot_unbind (slot);
  if (is_leading (self) && row_widget != NULL)
    g_object_set_data (G_OBJECT (row_widget), SLOT_KEY, NULL);
}

static void
cpt_record_cells_finalize (GObject *object)
{
  CptRecordCells *self = CPT_RECORD_CELLS (object);

  g_clear_object (&self->factory);
  g_ptr_array_unref (self->shown);

  G_OBJECT_CLASS (cpt_record_cells_parent_class)->finalize (object);
}

static void
cpt_record_cells_class_init (CptRecordCellsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_record_cells_finalize;
}

static void
cpt_record_cells_init (CptRecordCells *self)
{
  self->factory = gtk_signal_list_item_factory_new ();
  g_signal_connect_object (self->factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
}

/**
 * cpt_record_cells_new:
 * @shown: (element-type CptRecordColumn): all columns that are shown, in their order
 * @column: (nullable): one of them; %NULL for two-line rows that say several
 *
 * Returns: (transfer full): cells; must live as long as a view uses their factory
 */
CptRecordCells *
cpt_record_cells_new (GPtrArray *shown, const CptRecordColumn *column)
{
  CptRecordCells *self = g_object_new (CPT_TYPE_RECORD_CELLS, NULL);

  self->shown = g_ptr_array_ref (shown);
  self->column = column;

  return self;
}

/**
 * cpt_record_cells_get_factory:
 *
 * Returns: (transfer none): what a view makes the cells with
 */
GtkListItemFactory *
cpt_record_cells_get_factory (CptRecordCells *self)
{
  g_return_val_if_fail (CPT_IS_RECORD_CELLS (self), NULL);

  return self->factory;
}

/**
 * cpt_record_cells_find_slot:
 * @widget: (nullable): any widget
 *
 * Returns: (transfer none) (nullable): the slot of the row that @widget is in
 */
CptRecordSlot *
cpt_record_cells_find_slot (GtkWidget *widget)
{
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    {
      CptRecordSlot *slot = g_object_get_data (G_OBJECT (widget), SLOT_KEY);

      if (slot != NULL)
        return slot;
    }

  return NULL;
}
