/* cpt-add-company-dialog.c — "Add new company": a name, shown as it will be stored, put into the outbox.
 *
 * Nothing is sent from here: the dialog closes when the outbox has committed the creation, and sync sends it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-add-company-dialog.h"

#include <glib/gi18n.h>

#include "cpt-changes.h"
#include "cpt-error-presenter.h"
#include "cpt-fit-bin.h"
#include "cpt-name-check.h"
#include "cpt-shrink.h"
#include "cpt-spoken-name.h"
#include "cpt-status-icon.h"
#include "cpt-status-palette.h"
#include "cpt-text-size.h"
#include "cpt-time-text.h"

#define NARROW_BELOW 420 /* pixels of width at the normal text size */

struct _CptAddCompanyDialog
{
  AdwWindow parent_instance;

  CptCompanyRepository *companies;
  CptOutboxRepository *outbox;
  CptClock *clock;
  GCancellable *lookup; /* (nullable): of the search for a company of the same name */
  CptNameCheck *check;
  gint64 namesake_rid; /* 0: no company has that name */
  gboolean is_adding;

  /* of the template */
  AdwHeaderBar *header;
  GtkWidget *show_button;
  GtkScrolledWindow *scroller;
  CptFitBin *fit;
  AdwEntryRow *name_row;
  GtkWidget *message;
  CptStatusIcon *message_icon;
  GtkLabel *message_label;
  GtkWidget *stored_name;
  GtkCheckButton *proposed_button;
  GtkBox *proposed_box;
  GtkLabel *proposed_label;
  GtkLabel *proposed_change;
  GtkWidget *proposed_badge;
  GtkWidget *as_typed_row;
  GtkCheckButton *as_typed_button;
  GtkLabel *as_typed_label;
  GtkLabel *as_typed_result;
  GtkWidget *namesake; /* a GtkBox */
  GtkLabel *namesake_label;
  GtkLabel *failure_label;
};

G_DEFINE_FINAL_TYPE (CptAddCompanyDialog, cpt_add_company_dialog, ADW_TYPE_WINDOW)

enum
{
  SIGNAL_SHOW_COMPANY,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
fit_height (CptAddCompanyDialog *self)
{
  cpt_shrink_fit_height (GTK_WINDOW (self), self->scroller, GTK_WIDGET (self->fit));
}

static const char *
get_chosen_name (CptAddCompanyDialog *self)
{
  gboolean as_typed = self->check->has_choice && gtk_check_button_get_active (self->as_typed_button);

  return as_typed ? self->check->stripped : self->check->proposed;
}

static void
show_message (CptAddCompanyDialog *self, const char *problem, const char *warning)
{
  GtkWidget *row = GTK_WIDGET (self->name_row);
  const char *text = problem != NULL ? problem : warning;
  g_autoptr (PangoAttrList) marks = text != NULL ? cpt_name_check_mark_message (self->check, text) : NULL;
  gboolean is_empty = *self->check->typed == '\0';

  gtk_widget_set_visible (self->message, text != NULL);
  gtk_label_set_text (self->message_label, text != NULL ? text : "");
  gtk_label_set_attributes (self->message_label, marks);
  gtk_widget_set_visible (GTK_WIDGET (self->message_icon), !is_empty);
  cpt_status_icon_set_mark (self->message_icon, problem != NULL ? CPT_STATUS_MARK_ERROR : CPT_STATUS_MARK_WARNING);

  if (problem != NULL && !is_empty)
    gtk_widget_add_css_class (self->message, "error");
  else
    gtk_widget_remove_css_class (self->message, "error");

  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID,
                               problem != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static void
set_accessible_label (GtkCheckButton *button, const char *name, const char *remark)
{
  g_autofree char *label = g_strdup_printf ("%s. %s", name, remark);

  cpt_spoken_name_set (button, label);
}

static void
show_proposed (CptAddCompanyDialog *self)
{
  const char *change = cpt_name_check_get_change (self->check);
  g_autoptr (PangoAttrList) marks = cpt_name_check_mark_proposed (self->check);

  gtk_label_set_text (self->proposed_label, self->check->proposed);
  gtk_label_set_attributes (self->proposed_label, marks);
  gtk_label_set_text (self->proposed_change, change);
  gtk_widget_set_visible (self->proposed_badge, self->check->has_choice);
  set_accessible_label (self->proposed_button, self->check->proposed, change);
}

static void
show_as_typed (CptAddCompanyDialog *self, const GdkRGBA *lost_color)
{
  g_autoptr (PangoAttrList) marks = cpt_name_check_strike_typed (self->check, lost_color);
  /* Translators: %s is what would be left of a company's name. */
  g_autofree char *result = g_strdup_printf (_ ("As typed: “%s” would remain"), self->check->stripped);

  gtk_widget_set_visible (self->as_typed_row, self->check->has_choice);
  gtk_widget_set_sensitive (self->as_typed_row, *self->check->stripped != '\0');
  gtk_label_set_text (self->as_typed_label, self->check->typed);
  gtk_label_set_attributes (self->as_typed_label, marks);
  gtk_label_set_text (self->as_typed_result, result);
  set_accessible_label (self->as_typed_button, self->check->typed, result);
}

static void
show_choice (CptAddCompanyDialog *self)
{
  g_autofree char *problem = cpt_name_check_dup_problem (self->check, get_chosen_name (self));
  g_autofree char *warning = cpt_name_check_dup_warning (self->check);

  show_message (self, problem, warning);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.add", problem == NULL && !self->is_adding);
  fit_height (self);
}

static void
show_namesake (CptAddCompanyDialog *self, CptCompany *company)
{
  const char *name = cpt_company_get_shown_name (company);
  gint64 created = cpt_company_get_created (company);
  g_autofree char *date = created != CPT_TIME_UNKNOWN ? cpt_time_text_date (created) : NULL;
  g_autofree char *text = NULL;

  if (date == NULL)
    /* Translators: %s is the name of a company. */
    text = g_strdup_printf (_ ("A company is already called “%s”."), name);
  else
    /* Translators: the first %s is the name of a company, the second a date. */
    text = g_strdup_printf (_ ("A company is already called “%s” (created on %s)."), name, date);

  gtk_label_set_text (self->namesake_label, text);
  gtk_widget_set_visible (self->namesake, TRUE);
  fit_height (self);
}

static void
find_namesake_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptAddCompanyDialog) self = user_data;
  g_autoptr (CptCompany) company = NULL;
  g_autoptr (GError) error = NULL;
  gint64 rid = cpt_company_repository_find_by_name_finish (CPT_COMPANY_REPOSITORY (source), result, &company, &error);

  /* A store that cannot be read says so elsewhere: here it only means that nothing is known of that name. */
  if (error != NULL || rid == 0)
    return;

  self->namesake_rid = rid;
  show_namesake (self, company);
}

static void
forget_namesake (CptAddCompanyDialog *self)
{
  g_cancellable_cancel (self->lookup);
  g_clear_object (&self->lookup);
  self->namesake_rid = 0;
  gtk_widget_set_visible (self->namesake, FALSE);
}

static void
find_namesake (CptAddCompanyDialog *self)
{
  const char *name = get_chosen_name (self);

  forget_namesake (self);
  if (*name == '\0')
    return;

  self->lookup = g_cancellable_new ();
  cpt_company_repository_find_by_name_async (self->companies, name, self->lookup, find_namesake_cb,
                                             g_object_ref (self));
}

static void
choice_changed_cb (CptAddCompanyDialog *self)
{
  show_choice (self);
  find_namesake (self);
}

static void
name_changed_cb (CptAddCompanyDialog *self)
{
  g_autoptr (PangoAttrList) marks = NULL;
  CptStatusColors red;

  cpt_status_palette_get (cpt_status_theme_get (adw_style_manager_get_default ()), CPT_STATUS_HUE_RED, &red);

  g_clear_pointer (&self->check, cpt_name_check_free);
  self->check = cpt_name_check_new (gtk_editable_get_text (GTK_EDITABLE (self->name_row)));

  marks = cpt_name_check_mark_typed (self->check, &red.word);
  adw_entry_row_set_attributes (self->name_row, marks);

  gtk_widget_set_visible (GTK_WIDGET (self->failure_label), FALSE);
  gtk_widget_set_visible (self->stored_name, !self->check->is_kept && *self->check->proposed != '\0');
  show_proposed (self);
  show_as_typed (self, &red.word);
  choice_changed_cb (self);
}

static void
add_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptAddCompanyDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) added = cpt_outbox_repository_add_finish (CPT_OUTBOX_REPOSITORY (source), result, &error);

  self->is_adding = FALSE;

  if (error != NULL)
    {
      g_autofree char *advice = cpt_error_presenter_dup_advice (error);
      g_autofree char *text = g_strdup_printf ("%s. %s", cpt_error_presenter_get_heading (error), advice);

      gtk_label_set_text (self->failure_label, text);
      gtk_widget_set_visible (GTK_WIDGET (self->failure_label), TRUE);
      show_choice (self);
      return;
    }

  g_signal_emit (self, signals[SIGNAL_SHOW_COMPANY], 0, cpt_change_get_rid (g_ptr_array_index (added, 0)));
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
add_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  CptAddCompanyDialog *self = CPT_ADD_COMPANY_DIALOG (widget);
  g_autoptr (GPtrArray) changes = cpt_changes_new_creation (get_chosen_name (self), cpt_clock_now (self->clock));

  self->is_adding = TRUE;
  gtk_widget_action_set_enabled (widget, "dialog.add", FALSE);
  cpt_outbox_repository_add_async (self->outbox, changes, NULL, add_cb, g_object_ref (self));
}

static void
show_namesake_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  CptAddCompanyDialog *self = CPT_ADD_COMPANY_DIALOG (widget);

  if (self->namesake_rid == 0)
    return;

  g_signal_emit (self, signals[SIGNAL_SHOW_COMPANY], 0, self->namesake_rid);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
cpt_add_company_dialog_dispose (GObject *object)
{
  CptAddCompanyDialog *self = CPT_ADD_COMPANY_DIALOG (object);

  g_cancellable_cancel (self->lookup);
  g_clear_object (&self->lookup);
  g_clear_object (&self->companies);
  g_clear_object (&self->outbox);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (cpt_add_company_dialog_parent_class)->dispose (object);
}

static void
cpt_add_company_dialog_finalize (GObject *object)
{
  CptAddCompanyDialog *self = CPT_ADD_COMPANY_DIALOG (object);

  g_clear_pointer (&self->check, cpt_name_check_free);

  G_OBJECT_CLASS (cpt_add_company_dialog_parent_class)->finalize (object);
}

static void
cpt_add_company_dialog_class_init (CptAddCompanyDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cpt_add_company_dialog_dispose;
  object_class->finalize = cpt_add_company_dialog_finalize;

  signals[SIGNAL_SHOW_COMPANY] = g_signal_new ("show-company", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                               NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_install_action (widget_class, "dialog.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "dialog.show-namesake", NULL, show_namesake_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/comptoir/Comptoir/add-company-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CptAddCompanyDialog, header);
  gtk_widget_class_bind_template_child (widget_class, CptAddCompanyDialog, show_button);
  gtk_widget_class_bind_template_child (widget_class, CptAddCompanyDialog, scroller);
  gtk_widget_class_bind_template_child (widget_class, CptAddCompanyDialog, fit);
  gtk_widget_class_bind_template_child (widget_class, CptAddCompanyDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, CptAddCompanyDialog, message);
  gtk_widget_class_bind_template_child (widget_class, CptAddCompanyDialog, message_icon);
  gtk_widget_class_bind_template_child (widget_class, CptAddCompanyDialog, message_label);
  gtk_widget_class_bind_template_child (widget_class, CptAddCompanyDialog, stored_name);
  gtk_widget_class_bind_template_child (widget_class, CptAddCompanyDialog, proposed_button);
  gtk_widget_class_bind_template_child (widget_class, CptAddCompanyDialog, proposed_box);
  gtk_widget_class_bind_template_child (widget_class, CptAddCompanyDialog, proposed_label);
  gtk_widget_class_bind_template_child (widget_class, CptAddCompanyDialog, proposed_change);
  gtk_widget_class_bind_template_child (widget_class, CptAddCompanyDialog, proposed_badge);
  gtk_widget_class_bind_template_child (widget_class, CptAddCompanyDialog, as_typed_row);
  gtk_widget_class_bind_template_child (widget_class, CptAddCompanyDialog, as_typed_button);
  gtk_widget_class_bind_template_child (widget_class, CptAddCompanyDialog, as_typed_label);
  gtk_widget_class_bind_template_child (widget_class, CptAddCompanyDialog, as_typed_result);
  gtk_widget_class_bind_template_child (widget_class, CptAddCompanyDialog, namesake);
  gtk_widget_class_bind_template_child (widget_class, CptAddCompanyDialog, namesake_label);
  gtk_widget_class_bind_template_child (widget_class, CptAddCompanyDialog, failure_label);
  gtk_widget_class_bind_template_callback (widget_class, name_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, choice_changed_cb);
}

static void
cpt_add_company_dialog_init (CptAddCompanyDialog *self)
{
  g_type_ensure (CPT_TYPE_FIT_BIN);
  g_type_ensure (CPT_TYPE_STATUS_ICON);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* On a small screen what stands side by side comes one below the other; with large text too, the title, which the field
 * says again, leaves its room to the buttons. */
static void
cram (CptAddCompanyDialog *self, GtkWidget *parent)
{
  if (parent == NULL || gtk_widget_get_width (parent) >= cpt_text_size_scale (parent, NARROW_BELOW))
    return;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->proposed_box), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (self->proposed_box, 3);
  if (!cpt_shrink_header (self->header, parent))
    return;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->namesake), GTK_ORIENTATION_VERTICAL);
  cpt_shrink_button (self->show_button);
}

/* As wide as large text asks for, as far as the window behind is. */
static void
fit_width (CptAddCompanyDialog *self, GtkWidget *parent)
{
  int natural = 0;

  cpt_fit_bin_fit (self->fit, parent);
  gtk_widget_measure (GTK_WIDGET (self->fit), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  gtk_window_set_default_size (GTK_WINDOW (self), natural, -1);
}

/**
 * cpt_add_company_dialog_new:
 * @parent: (nullable): the window that it belongs to
 * @companies: where a company of the same name is looked for
 * @outbox: where the creation goes
 * @clock: the account's
 * @name: (nullable): what to begin with
 *
 * Returns: (transfer floating): a dialog that is not shown yet
 */
CptAddCompanyDialog *
cpt_add_company_dialog_new (GtkWindow *parent,
                            CptCompanyRepository *companies,
                            CptOutboxRepository *outbox,
                            CptClock *clock,
                            const char *name)
{
  CptAddCompanyDialog *self = g_object_new (CPT_TYPE_ADD_COMPANY_DIALOG, "transient-for", parent, NULL);

  cram (self, GTK_WIDGET (parent));
  fit_width (self, GTK_WIDGET (parent));
  self->companies = g_object_ref (companies);
  self->outbox = g_object_ref (outbox);
  self->clock = g_object_ref (clock);
  gtk_editable_set_text (GTK_EDITABLE (self->name_row), name != NULL ? name : "");
  name_changed_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->name_row));

  return self;
}
