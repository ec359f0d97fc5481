/* cpt-operation-status.c — how a read or a write stands: mark, words, percentage and bar.
 *
 * It asks for no width of its own, so that a row that moves on never lays its list out again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-operation-status.h"
#include "cpt-inscription-text.h"

#include "cpt-status-icon.h"

#define GAP 8
#define LINE_GAP 3

struct _CptOperationStatus
{
  GtkBox parent_instance;

  CptStatusIcon *icon;
  GtkInscription *words;
  GtkInscription *percentage;
  GtkProgressBar *bar;
};

G_DEFINE_FINAL_TYPE (CptOperationStatus, cpt_operation_status, GTK_TYPE_BOX)

static void
cpt_operation_status_class_init (CptOperationStatusClass *klass)
{
}

static GtkInscription *
create_text (guint n_chars)
{
  GtkInscription *text = GTK_INSCRIPTION (cpt_inscription_text_new (NULL));

  gtk_inscription_set_min_chars (text, n_chars);
  gtk_inscription_set_nat_chars (text, n_chars);

  return text;
}

static void
cpt_operation_status_init (CptOperationStatus *self)
{
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, LINE_GAP);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, GAP);

  self->icon = CPT_STATUS_ICON (cpt_status_icon_new (CPT_STATUS_MARK_NONE));
  self->words = create_text (0);
  self->percentage = create_text (5);
  self->bar = GTK_PROGRESS_BAR (gtk_progress_bar_new ());

  gtk_widget_set_hexpand (GTK_WIDGET (self->words), TRUE);
  gtk_inscription_set_xalign (self->percentage, 1);
  gtk_widget_add_css_class (GTK_WIDGET (self->percentage), "secondary");
  gtk_widget_add_css_class (GTK_WIDGET (self->percentage), "numeric");
  gtk_widget_add_css_class (GTK_WIDGET (self->bar), "thin-bar");
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->words));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->percentage));
  gtk_box_append (GTK_BOX (lines), line);
  gtk_box_append (GTK_BOX (lines), GTK_WIDGET (self->bar));
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_widget_set_valign (lines, GTK_ALIGN_CENTER);

  gtk_box_set_spacing (GTK_BOX (self), GAP);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->icon));
  gtk_box_append (GTK_BOX (self), lines);
}

/**
 * cpt_operation_status_new:
 *
 * Returns: (transfer floating): a widget that shows nothing yet
 */
GtkWidget *
cpt_operation_status_new (void)
{
  return g_object_new (CPT_TYPE_OPERATION_STATUS, NULL);
}

/**
 * cpt_operation_status_show:
 * @operation: (nullable): what it shows from now on; %NULL for nothing
 */
void
cpt_operation_status_show (CptOperationStatus *self, const CptOperation *operation)
{
  int progress = operation != NULL ? operation->progress : -1;
  g_autofree char *percentage = operation != NULL ? cpt_operation_text_progress (operation) : NULL;

  g_return_if_fail (CPT_IS_OPERATION_STATUS (self));

  cpt_status_icon_set_mark (self->icon, operation != NULL ? operation->mark : CPT_STATUS_MARK_NONE);
  gtk_inscription_set_text (self->words, operation != NULL ? operation->status : NULL);
  gtk_inscription_set_text (self->percentage, percentage);
  gtk_widget_set_visible (GTK_WIDGET (self->percentage), progress >= 0);
  gtk_widget_set_visible (GTK_WIDGET (self->bar), progress >= 0);
  gtk_progress_bar_set_fraction (self->bar, MAX (progress, 0) / 100.0);

  if (operation != NULL && operation->outcome == CPT_READ_OUTCOME_ERROR)
    gtk_widget_add_css_class (GTK_WIDGET (self->words), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->words), "error");
}
