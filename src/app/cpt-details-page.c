/* cpt-details-page.c — what is known of a company, and what a person may change of it.
 *
 * Its rows name actions of the company's page (company.…).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-details-page.h"

#include "cpt-company-text.h"
#include "cpt-description-box.h"
#include "cpt-tags-editor.h"
#include "cpt-time-text.h"

#include <glib/gi18n.h>

struct _CptDetailsPage
{
  AdwBin parent_instance;

  /* of the template */
  AdwActionRow *id;
  GtkWidget *copy_button;
  AdwActionRow *created;
  AdwActionRow *created_by;
  AdwActionRow *last_read;
  AdwActionRow *connections;
  AdwActionRow *parent;
  CptDescriptionBox *description;
  CptTagsEditor *tags;

  CptCompanyEditor *editor; /* (nullable): until the page is given one */
  CptCompanyRow *row;       /* (nullable): what is shown */
};

G_DEFINE_FINAL_TYPE (CptDetailsPage, cpt_details_page, ADW_TYPE_BIN)

static void
describe_cb (CptDetailsPage *self, const char *description)
{
  cpt_company_editor_describe (self->editor, self->row, description);
}

static void
cancel_change_action (GtkWidget *widget, const char *name, GVariant *target)
{
  cpt_company_editor_cancel (CPT_DETAILS_PAGE (widget)->editor, g_variant_get_int64 (target));
}

static void
retry_change_action (GtkWidget *widget, const char *name, GVariant *target)
{
  cpt_company_editor_retry (CPT_DETAILS_PAGE (widget)->editor, g_variant_get_int64 (target));
}

static void
cpt_details_page_dispose (GObject *object)
{
  CptDetailsPage *self = CPT_DETAILS_PAGE (object);

  g_clear_object (&self->editor);
  g_clear_object (&self->row);

  G_OBJECT_CLASS (cpt_details_page_parent_class)->dispose (object);
}

static void
cpt_details_page_class_init (CptDetailsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cpt_details_page_dispose;

  g_type_ensure (CPT_TYPE_DESCRIPTION_BOX);
  g_type_ensure (CPT_TYPE_TAGS_EDITOR);
  gtk_widget_class_install_action (widget_class, "details.cancel-change", "x", cancel_change_action);
  gtk_widget_class_install_action (widget_class, "details.retry-change", "x", retry_change_action);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/comptoir/Comptoir/details-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CptDetailsPage, id);
  gtk_widget_class_bind_template_child (widget_class, CptDetailsPage, copy_button);
  gtk_widget_class_bind_template_child (widget_class, CptDetailsPage, created);
  gtk_widget_class_bind_template_child (widget_class, CptDetailsPage, created_by);
  gtk_widget_class_bind_template_child (widget_class, CptDetailsPage, last_read);
  gtk_widget_class_bind_template_child (widget_class, CptDetailsPage, connections);
  gtk_widget_class_bind_template_child (widget_class, CptDetailsPage, parent);
  gtk_widget_class_bind_template_child (widget_class, CptDetailsPage, tags);
  gtk_widget_class_bind_template_child (widget_class, CptDetailsPage, description);
  gtk_widget_class_bind_template_callback (widget_class, describe_cb);
}

static void
cpt_details_page_init (CptDetailsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Facts that not every company has are left out where there are none. */
static void
set_optional (AdwActionRow *row, const char *text)
{
  gboolean is_there = text != NULL && *text != '\0';

  adw_action_row_set_subtitle (row, is_there ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (row), is_there);
}

static void
show_dates (CptDetailsPage *self, CptCompanyRow *row, gint64 now)
{
  CptCompany *company = cpt_company_row_get_company (row);
  gint64 last_sync = cpt_company_get_last_sync (company);
  g_autofree char *created = cpt_company_text_created (row, now);
  g_autofree char *last_read = cpt_time_text_relative (last_sync, now);
  g_autofree char *exact = cpt_time_text_exact (last_sync);

  adw_action_row_set_subtitle (self->created, created);
  adw_action_row_set_subtitle (self->last_read, last_sync != CPT_TIME_UNKNOWN ? last_read : _ ("Never"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->last_read), last_sync != CPT_TIME_UNKNOWN ? exact : NULL);
}

/**
 * cpt_details_page_set_editor:
 * @store: the account's, open
 * @editor: changes the company
 *
 * To be called once, before anything is shown.
 */
void
cpt_details_page_set_editor (CptDetailsPage *self, CptStore *store, CptCompanyEditor *editor)
{
  g_autoptr (CptMetaRepository) meta = cpt_meta_repository_new (store);

  g_return_if_fail (CPT_IS_DETAILS_PAGE (self));

  g_set_object (&self->editor, editor);
  cpt_description_box_set_drafts (self->description, meta);
}

/**
 * cpt_details_page_show:
 * @row: the company
 * @now: microseconds UTC, the account's clock
 *
 * Shows @row.
 */
void
cpt_details_page_show (CptDetailsPage *self, CptCompanyRow *row, gint64 now)
{
  CptCompany *company = cpt_company_row_get_company (row);
  gboolean is_waiting = cpt_company_row_get_rid (row) < 0;
  g_autofree char *connections = cpt_company_text_connections (row, now);

  g_return_if_fail (CPT_IS_DETAILS_PAGE (self));

  adw_action_row_set_subtitle (self->id, is_waiting ? _ ("Waiting to be created") : cpt_company_get_id (company));
  gtk_widget_set_visible (self->copy_button, !is_waiting);
  adw_action_row_set_subtitle (self->created_by, cpt_company_text_created_by (row));
  adw_action_row_set_subtitle (self->connections, connections);
  show_dates (self, row, now);
  set_optional (self->parent, cpt_company_get_parent_name (company));
  g_set_object (&self->row, row);
  cpt_description_box_show (self->description, row);
  cpt_tags_editor_show (self->tags, cpt_company_get_tags (company));
}
