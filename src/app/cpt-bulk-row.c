/* cpt-bulk-row.c — a company that is refreshed with others: how it stands, and again when it failed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-bulk-row.h"

#include "cpt-bulk-result-words.h"
#include "cpt-error-presenter.h"
#include "cpt-shown-text.h"
#include "cpt-spoken-name.h"
#include "cpt-status-icon.h"

#include <glib/gi18n.h>

struct _CptBulkRow
{
  GtkWidget parent_instance;

  GtkWidget *box;
  CptStatusIcon *icon;
  GtkLabel *name;
  GtkLabel *stage;
  GtkWidget *retry_button;
};

G_DEFINE_FINAL_TYPE (CptBulkRow, cpt_bulk_row, GTK_TYPE_WIDGET)

static void
cpt_bulk_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CPT_TYPE_BULK_ROW);

  G_OBJECT_CLASS (cpt_bulk_row_parent_class)->dispose (object);
}

static void
cpt_bulk_row_class_init (CptBulkRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cpt_bulk_row_dispose;

  g_type_ensure (CPT_TYPE_STATUS_ICON);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/comptoir/Comptoir/bulk-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CptBulkRow, box);
  gtk_widget_class_bind_template_child (widget_class, CptBulkRow, icon);
  gtk_widget_class_bind_template_child (widget_class, CptBulkRow, name);
  gtk_widget_class_bind_template_child (widget_class, CptBulkRow, stage);
  gtk_widget_class_bind_template_child (widget_class, CptBulkRow, retry_button);
}

static void
cpt_bulk_row_init (CptBulkRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cpt_bulk_row_new:
 *
 * Returns: (transfer floating): a row that says nothing yet
 */
GtkWidget *
cpt_bulk_row_new (void)
{
  return g_object_new (CPT_TYPE_BULK_ROW, NULL);
}

static void
show_retry (CptBulkRow *self, const CptBulkResultFields *fields, const char *name)
{
  /* Translators: what a screen reader says of a Retry button; %s is the name of a company. */
  g_autofree char *label = g_strdup_printf (_ ("Retry: %s"), name);

  gtk_widget_set_visible (self->retry_button, fields->stage == CPT_BULK_STAGE_FAILED);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->retry_button), "x", fields->change_id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->retry_button), "bulk.retry-one");
  cpt_spoken_name_set (self->retry_button, label);
}

/* A screen reader reads the list item, which GTK 4.8 makes of no more than what is inside. */
static void
name_item (CptBulkRow *self, const char *name, const char *stage)
{
  GtkWidget *item = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *label = g_strdup_printf ("%s, %s", name, stage);

  if (item != NULL)
    cpt_spoken_name_set (item, label);
}

/**
 * cpt_bulk_row_set_result:
 * @now: microseconds UTC, of the account's clock
 *
 * Says how that refresh stands.
 */
void
cpt_bulk_row_set_result (CptBulkRow *self, CptBulkResult *result, gint64 now)
{
  const CptBulkResultFields *fields = cpt_bulk_result_get_fields (result);
  g_autofree char *name = cpt_shown_text_new (fields->name != NULL ? fields->name : "—", CPT_SHOWN_NAME);
  g_autofree char *stage = cpt_bulk_result_words_dup (result, now);
  g_autofree char *details = fields->error != NULL ? cpt_error_presenter_dup_details (fields->error) : NULL;
  g_autofree char *tip = cpt_shown_text_new (details, CPT_SHOWN_WORDS);

  g_return_if_fail (CPT_IS_BULK_ROW (self));

  cpt_status_icon_set_mark (self->icon, cpt_bulk_result_words_get_mark (result));
  gtk_label_set_text (self->name, name);
  gtk_label_set_text (self->stage, stage);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), tip);
  if (fields->stage == CPT_BULK_STAGE_FAILED)
    gtk_widget_add_css_class (GTK_WIDGET (self->stage), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->stage), "error");
  show_retry (self, fields, name);
  name_item (self, name, stage);
}
