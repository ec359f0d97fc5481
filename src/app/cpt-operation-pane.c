/* cpt-operation-pane.c — what is known of one read or write, beside the history.
 *
 * What happened, what was not done, what to do; what the validation found; the rest to be copied for support.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-operation-pane.h"

#include "cpt-details-expander.h"
#include "cpt-operation-menu.h"
#include "cpt-popover-anchor.h"
#include "cpt-read-advice.h"
#include "cpt-shown-text.h"
#include "cpt-status-icon.h"
#include "cpt-validation-part.h"

struct _CptOperationPane
{
  AdwBin parent_instance;

  /* of the template */
  CptStatusIcon *icon;
  GtkLabel *status;
  GtkLabel *subtitle;
  GtkLabel *happened;
  GtkLabel *message;
  GtkWidget *not_done_part;
  GtkLabel *not_done;
  GtkWidget *to_do_part;
  GtkLabel *to_do;
  GtkMenuButton *menu_button;
  GtkWidget *link_button;
  GtkWidget *again_button;
  CptValidationPart *validation;
  CptDetailsExpander *details;
};

G_DEFINE_FINAL_TYPE (CptOperationPane, cpt_operation_pane, ADW_TYPE_BIN)

static void
cpt_operation_pane_class_init (CptOperationPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (CPT_TYPE_DETAILS_EXPANDER);
  g_type_ensure (CPT_TYPE_STATUS_ICON);
  g_type_ensure (CPT_TYPE_VALIDATION_PART);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/comptoir/Comptoir/operation-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, CptOperationPane, icon);
  gtk_widget_class_bind_template_child (widget_class, CptOperationPane, status);
  gtk_widget_class_bind_template_child (widget_class, CptOperationPane, subtitle);
  gtk_widget_class_bind_template_child (widget_class, CptOperationPane, happened);
  gtk_widget_class_bind_template_child (widget_class, CptOperationPane, message);
  gtk_widget_class_bind_template_child (widget_class, CptOperationPane, not_done_part);
  gtk_widget_class_bind_template_child (widget_class, CptOperationPane, not_done);
  gtk_widget_class_bind_template_child (widget_class, CptOperationPane, to_do_part);
  gtk_widget_class_bind_template_child (widget_class, CptOperationPane, to_do);
  gtk_widget_class_bind_template_child (widget_class, CptOperationPane, menu_button);
  gtk_widget_class_bind_template_child (widget_class, CptOperationPane, link_button);
  gtk_widget_class_bind_template_child (widget_class, CptOperationPane, again_button);
  gtk_widget_class_bind_template_child (widget_class, CptOperationPane, validation);
  gtk_widget_class_bind_template_child (widget_class, CptOperationPane, details);
}

static void
cpt_operation_pane_init (CptOperationPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  cpt_popover_anchor_watch (self->menu_button);
}

/* A label that has nothing to say is not there, nor is the part that it is in. */
static void
set_text (GtkLabel *label, GtkWidget *part, const char *text)
{
  g_autofree char *shown = cpt_shown_text_new (text, CPT_SHOWN_WORDS);

  gtk_label_set_text (label, shown != NULL ? shown : "");
  gtk_widget_set_visible (part, text != NULL && *text != '\0');
}

static void
append_fact (GString *details, const char *what, const char *value)
{
  if (value != NULL && *value != '\0')
    g_string_append_printf (details, "%s%s: %s", details->len > 0 ? "\n" : "", what, value);
}

/* In the platform's words: it is for its support. */
static void
show_read_details (CptOperationPane *self, CptRead *read)
{
  g_autoptr (GString) details = g_string_new (NULL);

  append_fact (details, "errorMessage", cpt_read_get_error_message (read));
  append_fact (details, "status", cpt_read_get_status_text (read));
  append_fact (details, "statusDescription", cpt_read_get_description (read));
  append_fact (details, "dataType", cpt_read_get_data_type (read));
  append_fact (details, "id", cpt_read_get_id (read));
  append_fact (details, "companyId", cpt_read_get_company_id (read));
  append_fact (details, "connectionId", cpt_read_get_connection_id (read));
  append_fact (details, "requested", cpt_read_get_requested_text (read));
  append_fact (details, "completed", cpt_read_get_completed_text (read));
  cpt_details_expander_set_text (self->details, details->str);
}

static void
show_read (CptOperationPane *self, CptRead *read)
{
  CptReadRemedy remedy = cpt_read_get_remedy (read);
  const char *message = cpt_read_get_error_message (read);

  set_text (self->happened, GTK_WIDGET (self->happened), cpt_read_advice_get_happened (read));
  set_text (self->message, GTK_WIDGET (self->message), message != NULL ? message : cpt_read_get_description (read));
  set_text (self->not_done, self->not_done_part, cpt_read_advice_get_not_done (read));
  set_text (self->to_do, self->to_do_part, cpt_read_advice_get_to_do (remedy));
  cpt_validation_part_show_read (self->validation, read);
  show_read_details (self, read);
}

static void
append_changes (GString *details, CptWrite *write)
{
  GPtrArray *changes = cpt_write_get_changes (write);

  for (guint i = 0; i < changes->len; i++)
    {
      CptWriteChange *change = g_ptr_array_index (changes, i);

      append_fact (details, cpt_write_change_get_type_text (change), cpt_write_change_get_record_id (change));
    }
}

static void
show_write_details (CptOperationPane *self, CptWrite *write)
{
  g_autoptr (GString) details = g_string_new (NULL);

  append_fact (details, "errorMessage", cpt_write_get_error_message (write));
  append_fact (details, "status", cpt_write_get_status_text (write));
  append_fact (details, "dataType", cpt_write_get_data_type (write));
  append_fact (details, "pushOperationKey", cpt_write_get_id (write));
  append_fact (details, "companyId", cpt_write_get_company_id (write));
  append_fact (details, "connectionId", cpt_write_get_connection_id (write));
  append_fact (details, "requestedOnUtc", cpt_write_get_requested_text (write));
  append_fact (details, "completedOnUtc", cpt_write_get_completed_text (write));
  append_changes (details, write);
  cpt_details_expander_set_text (self->details, details->str);
}

static void
show_write (CptOperationPane *self, CptWrite *write)
{
  CptWriteStatus status = cpt_write_get_status (write);

  set_text (self->happened, GTK_WIDGET (self->happened), cpt_read_advice_get_write_happened (status));
  set_text (self->message, GTK_WIDGET (self->message), cpt_write_get_error_message (write));
  set_text (self->not_done, self->not_done_part, NULL);
  set_text (self->to_do, self->to_do_part, cpt_read_advice_get_write_to_do (status));
  cpt_validation_part_show (self->validation, cpt_write_get_validation (write));
  show_write_details (self, write);
}

/* Those that are wanted most are buttons too. */
static void
show_actions (CptOperationPane *self, gpointer item, const char *id, CptCompany *company)
{
  g_autoptr (GMenuModel) menu = cpt_operation_menu_new (item, company);

  gtk_menu_button_set_menu_model (self->menu_button, menu);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->link_button), "s", id);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->again_button), "s", id);
  gtk_widget_set_visible (self->link_button, cpt_operation_menu_has_link (item));
  gtk_widget_set_visible (self->again_button, cpt_operation_menu_has_again (item));
}

/**
 * cpt_operation_pane_set_account:
 * @store: open
 * @sync: what asks the platform
 *
 * Gives the pane what it works with. To be called once, before anything is shown.
 */
void
cpt_operation_pane_set_account (CptOperationPane *self, CptStore *store, CptSync *sync)
{
  g_return_if_fail (CPT_IS_OPERATION_PANE (self));

  cpt_validation_part_set_account (self->validation, store, sync);
}

/**
 * cpt_operation_pane_show:
 * @item: a #CptRead or a #CptWrite
 * @company: whose it is
 * @now: microseconds UTC, the account's clock
 *
 * Shows @item.
 */
void
cpt_operation_pane_show (CptOperationPane *self, gpointer item, CptCompany *company, gint64 now)
{
  CptOperation operation = cpt_operation_of (item, now);
  g_autofree char *subtitle = NULL;

  g_return_if_fail (CPT_IS_OPERATION_PANE (self));

  subtitle = g_strdup_printf ("%s · %s", cpt_operation_text_type (&operation),
                              cpt_operation_text_platform (&operation, company));
  cpt_status_icon_set_mark (self->icon, operation.mark);
  gtk_label_set_text (self->status, operation.status);
  gtk_label_set_text (self->subtitle, subtitle);
  show_actions (self, item, operation.id, company);
  if (CPT_IS_READ (item))
    show_read (self, item);
  else
    show_write (self, item);
}
