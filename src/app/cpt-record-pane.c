/* cpt-record-pane.c — all of one record, beside the others.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-record-pane.h"

#include "cpt-record-outline.h"
#include "cpt-record-text.h"
#include "cpt-shown-text.h"
#include "cpt-sign-mark.h"

#include <glib/gi18n.h>

#define INDENT 15

struct _CptRecordPane
{
  AdwBin parent_instance;

  CptRecord *record; /* (nullable): until one was shown */

  /* of the template */
  GtkLabel *title;
  GtkWidget *deleted;
  GtkListView *lines;
};

G_DEFINE_FINAL_TYPE (CptRecordPane, cpt_record_pane, ADW_TYPE_BIN)

static GtkWidget *
create_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css_class);

  return label;
}

static void
setup_cb (CptRecordPane *self, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *text = create_label ("numeric");

  gtk_box_append (GTK_BOX (box), create_label ("secondary"));
  gtk_label_set_selectable (GTK_LABEL (text), TRUE);
  gtk_box_append (GTK_BOX (box), text);
  gtk_list_item_set_child (item, box);
  gtk_list_item_set_activatable (item, FALSE);
}

/* A heading stands alone, in stronger letters. */
static void
bind_cb (CptRecordPane *self, GtkListItem *item)
{
  CptRecordLine *line = gtk_list_item_get_item (item);
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *label = gtk_widget_get_first_child (box);
  GtkWidget *text = gtk_widget_get_last_child (box);
  g_autofree char *shown = cpt_shown_text_new (cpt_record_line_get_text (line), CPT_SHOWN_LINE);
  gboolean is_heading = shown == NULL;

  gtk_label_set_text (GTK_LABEL (label), cpt_record_line_get_label (line));
  cpt_sign_mark_set_label (GTK_LABEL (text), is_heading ? "" : shown);
  gtk_widget_set_visible (text, !is_heading);
  gtk_widget_set_margin_start (box, (int) (INDENT * cpt_record_line_get_depth (line)));
  if (is_heading)
    gtk_widget_add_css_class (label, "heading");
  else
    gtk_widget_remove_css_class (label, "heading");
}

static void
copy_json_action (GtkWidget *widget, const char *name, GVariant *target)
{
  CptRecordPane *self = CPT_RECORD_PANE (widget);
  g_autofree char *text = NULL;
  gsize length = 0;
  gconstpointer json = NULL;

  if (self->record == NULL)
    return;

  json = g_bytes_get_data (cpt_record_get_json (self->record), &length);
  text = g_strndup (json, length);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
}

static void
cpt_record_pane_dispose (GObject *object)
{
  CptRecordPane *self = CPT_RECORD_PANE (object);

  g_clear_object (&self->record);

  G_OBJECT_CLASS (cpt_record_pane_parent_class)->dispose (object);
}

static void
cpt_record_pane_class_init (CptRecordPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cpt_record_pane_dispose;

  gtk_widget_class_install_action (widget_class, "record.copy-json", NULL, copy_json_action);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/comptoir/Comptoir/record-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, CptRecordPane, title);
  gtk_widget_class_bind_template_child (widget_class, CptRecordPane, deleted);
  gtk_widget_class_bind_template_child (widget_class, CptRecordPane, lines);
}

static void
cpt_record_pane_init (CptRecordPane *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->lines, factory);
}

/**
 * cpt_record_pane_show:
 * @record: what to show
 * @shown: (element-type CptRecordColumn): the columns that are shown beside, in their order
 *
 * Shows @record.
 */
void
cpt_record_pane_show (CptRecordPane *self, CptRecord *record, GPtrArray *shown)
{
  g_autofree char *title = NULL;
  g_autofree char *shown_title = NULL;
  g_autoptr (GtkSelectionModel) model = NULL;

  g_return_if_fail (CPT_IS_RECORD_PANE (self));

  title = cpt_record_text_dup_title (record, shown);
  shown_title = cpt_shown_text_new (title, CPT_SHOWN_NAME);
  gtk_label_set_text (self->title, shown_title);
  gtk_widget_set_visible (self->deleted, cpt_record_is_deleted (record));
  if (!g_set_object (&self->record, record))
    return;

  model = GTK_SELECTION_MODEL (gtk_no_selection_new (cpt_record_outline_new (record)));
  gtk_list_view_set_model (self->lines, model);
}
