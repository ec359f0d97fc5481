/* cpt-companies-notice.c — in place of the list of companies, when there is none: why, and what to do.
 *
 * Made when it is first needed: most starts have a list to show.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-companies-notice.h"
#include "cpt-failure-page.h"

#include <glib/gi18n.h>

struct _CptCompaniesNotice
{
  AdwBin parent_instance;

  /* of the template */
  GtkStack *states;
  GtkProgressBar *progress;
  AdwStatusPage *nothing_page;
  GtkLabel *clear_filters_label;
  GtkWidget *demo_button;
  GtkWidget *sandbox_label;
  GtkWidget *add_found_button;
  GtkLabel *add_found_label;
  CptFailurePage *failure_page;
};

G_DEFINE_FINAL_TYPE (CptCompaniesNotice, cpt_companies_notice, ADW_TYPE_BIN)

static void
cpt_companies_notice_class_init (CptCompaniesNoticeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (CPT_TYPE_FAILURE_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/comptoir/Comptoir/companies-notice.ui");
  gtk_widget_class_bind_template_child (widget_class, CptCompaniesNotice, states);
  gtk_widget_class_bind_template_child (widget_class, CptCompaniesNotice, progress);
  gtk_widget_class_bind_template_child (widget_class, CptCompaniesNotice, nothing_page);
  gtk_widget_class_bind_template_child (widget_class, CptCompaniesNotice, clear_filters_label);
  gtk_widget_class_bind_template_child (widget_class, CptCompaniesNotice, demo_button);
  gtk_widget_class_bind_template_child (widget_class, CptCompaniesNotice, sandbox_label);
  gtk_widget_class_bind_template_child (widget_class, CptCompaniesNotice, add_found_button);
  gtk_widget_class_bind_template_child (widget_class, CptCompaniesNotice, add_found_label);
  gtk_widget_class_bind_template_child (widget_class, CptCompaniesNotice, failure_page);
}

static void
cpt_companies_notice_init (CptCompaniesNotice *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cpt_companies_notice_new:
 *
 * Returns: (transfer floating): says that the companies are being read
 */
GtkWidget *
cpt_companies_notice_new (void)
{
  return g_object_new (CPT_TYPE_COMPANIES_NOTICE, NULL);
}

/**
 * cpt_companies_notice_show:
 * @state: "loading", "empty", "nothing" or "failed"
 */
void
cpt_companies_notice_show (CptCompaniesNotice *self, const char *state)
{
  g_return_if_fail (CPT_IS_COMPANIES_NOTICE (self));

  gtk_stack_set_visible_child_name (self->states, state);
}

/**
 * cpt_companies_notice_set_progress:
 * @n_expected: companies; 0 when not known yet
 *
 * Shows how far the reading is.
 */
void
cpt_companies_notice_set_progress (CptCompaniesNotice *self, guint64 n_read, guint64 n_expected)
{
  g_return_if_fail (CPT_IS_COMPANIES_NOTICE (self));

  if (n_expected > 0)
    gtk_progress_bar_set_fraction (self->progress, (double) n_read / (double) n_expected);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), n_expected > 0);
}

/**
 * cpt_companies_notice_describe_nothing:
 * @description: what was not found
 * @clear: the words of the button that brings companies back, translated
 * @name: what was searched, to be offered as the name of a new company; may be empty
 */
void
cpt_companies_notice_describe_nothing (CptCompaniesNotice *self,
                                       const char *description,
                                       const char *clear,
                                       const char *name)
{
  /* Translators: a button; %s is the name that was searched */
  g_autofree char *add = g_strdup_printf (_ ("Add “%s”"), name);

  g_return_if_fail (CPT_IS_COMPANIES_NOTICE (self));

  gtk_label_set_text (self->clear_filters_label, clear);
  gtk_label_set_text (self->add_found_label, add);
  gtk_widget_set_visible (self->add_found_button, *name != '\0');
  adw_status_page_set_description (self->nothing_page, description);
}

/**
 * cpt_companies_notice_describe_failure:
 * @error: why there are no companies
 * @description: what that means, and when they are read again
 */
void
cpt_companies_notice_describe_failure (CptCompaniesNotice *self, const GError *error, const char *description)
{
  g_return_if_fail (CPT_IS_COMPANIES_NOTICE (self));

  cpt_failure_page_describe (self->failure_page, error, description);
}

/**
 * cpt_companies_notice_keep_failure:
 * @description: what the failure means
 *
 * While the companies are read again after they could not be, and none has come yet.
 *
 * Returns: whether it says so, in place of "loading"
 */
gboolean
cpt_companies_notice_keep_failure (CptCompaniesNotice *self, const char *description)
{
  g_return_val_if_fail (CPT_IS_COMPANIES_NOTICE (self), FALSE);

  return cpt_failure_page_stay (self->failure_page, description);
}

/**
 * cpt_companies_notice_set_sandbox:
 * @is_sandbox: whether the account is the sandbox
 *
 * Demonstration companies are for the sandbox alone.
 */
void
cpt_companies_notice_set_sandbox (CptCompaniesNotice *self, gboolean is_sandbox)
{
  g_return_if_fail (CPT_IS_COMPANIES_NOTICE (self));

  gtk_widget_set_visible (self->demo_button, is_sandbox);
  gtk_widget_set_visible (self->sandbox_label, is_sandbox);
}
