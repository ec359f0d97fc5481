/* cpt-rename-popover.c — a company's name, to be changed where it stands.
 *
 * It holds the company's rid, and follows it when the platform creates the company while the popover is open.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-rename-popover.h"

#include <glib/gi18n.h>

#include "cpt-changes.h"
#include "cpt-fit-bin.h"
#include "cpt-name-check.h"
#include "cpt-shrink.h"
#include "cpt-status-palette.h"

struct _CptRenamePopover
{
  GtkPopover parent_instance;

  CptOutboxRepository *outbox;
  CptClock *clock;
  gint64 rid;
  CptCompany *company;
  CptNameCheck *check;
  gboolean is_saving;

  /* of the template */
  GtkEntry *entry;
  CptFitBin *field;
  GtkWidget *save_button;
  CptFitBin *fit;
  GtkWidget *remarks;
  GtkWidget *choice;
  GtkCheckButton *proposed_button;
  GtkLabel *proposed_label;
  GtkCheckButton *stripped_button;
  GtkLabel *stripped_label;
  GtkLabel *message;
};

G_DEFINE_FINAL_TYPE (CptRenamePopover, cpt_rename_popover, GTK_TYPE_POPOVER)

enum
{
  SIGNAL_RENAMED,
  SIGNAL_FAILED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static const char *
get_chosen_name (CptRenamePopover *self)
{
  gboolean is_stripped = self->check->has_choice && gtk_check_button_get_active (self->stripped_button);

  return is_stripped ? self->check->stripped : self->check->proposed;
}

static void
show_choice (CptRenamePopover *self)
{
  const char *chosen = get_chosen_name (self);
  g_autofree char *problem = cpt_name_check_dup_problem (self->check, chosen);
  g_autofree char *warning = cpt_name_check_dup_warning (self->check);
  const char *message = problem != NULL ? problem : warning;
  g_autoptr (PangoAttrList) marks = message != NULL ? cpt_name_check_mark_message (self->check, message) : NULL;
  gboolean is_new = !g_str_equal (chosen, cpt_company_get_name (self->company));

  gtk_label_set_text (self->message, message != NULL ? message : "");
  gtk_label_set_attributes (self->message, marks);
  gtk_widget_set_visible (GTK_WIDGET (self->message), message != NULL);
  gtk_widget_set_visible (self->remarks, message != NULL || gtk_widget_get_visible (self->choice));
  if (problem != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->message), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->message), "error");

  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               problem != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "rename.save", problem == NULL && is_new && !self->is_saving);
  gtk_popover_present (GTK_POPOVER (self)); /* or it keeps its size, and what is said is cut */
}

static void
name_changed_cb (CptRenamePopover *self)
{
  g_autoptr (PangoAttrList) marks = NULL;
  CptStatusColors red;

  if (self->company == NULL)
    return;

  cpt_status_palette_get (cpt_status_theme_get (adw_style_manager_get_default ()), CPT_STATUS_HUE_RED, &red);

  g_clear_pointer (&self->check, cpt_name_check_free);
  self->check = cpt_name_check_new (gtk_editable_get_text (GTK_EDITABLE (self->entry)));

  marks = cpt_name_check_mark_typed (self->check, &red.word);
  gtk_entry_set_attributes (self->entry, marks);
  gtk_widget_set_visible (self->choice, !self->check->is_kept && *self->check->proposed != '\0');
  gtk_label_set_text (self->proposed_label, self->check->proposed);
  gtk_label_set_text (self->stripped_label, self->check->stripped);
  gtk_widget_set_visible (GTK_WIDGET (self->stripped_button),
                          self->check->has_choice && *self->check->stripped != '\0');
  show_choice (self);
}

static void
choice_changed_cb (CptRenamePopover *self)
{
  if (self->check != NULL)
    show_choice (self);
}

static void
add_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptRenamePopover) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) added = cpt_outbox_repository_add_finish (CPT_OUTBOX_REPOSITORY (source), result, &error);

  self->is_saving = FALSE;

  if (self->company == NULL) /* closed meanwhile */
    return;

  if (error != NULL)
    {
      show_choice (self);
      g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
      return;
    }

  g_signal_emit (self, signals[SIGNAL_RENAMED], 0, g_ptr_array_index (added, 0));
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
save_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  CptRenamePopover *self = CPT_RENAME_POPOVER (widget);
  g_autoptr (GPtrArray) changes =
      cpt_changes_new_renaming (self->rid, self->company, get_chosen_name (self), cpt_clock_now (self->clock));

  self->is_saving = TRUE;
  gtk_widget_action_set_enabled (widget, "rename.save", FALSE);
  cpt_outbox_repository_add_async (self->outbox, changes, NULL, add_cb, g_object_ref (self));
}

static void
change_answered_cb (CptRenamePopover *self, CptChange *change, gint64 rid, CptCompany *company)
{
  if (cpt_change_get_rid (change) != self->rid || company == NULL)
    return;

  self->rid = rid;
  g_set_object (&self->company, company);
}

static void
cpt_rename_popover_show (GtkWidget *widget)
{
  cpt_fit_bin_fit (CPT_RENAME_POPOVER (widget)->field, gtk_widget_get_parent (widget));
  cpt_fit_bin_fit (CPT_RENAME_POPOVER (widget)->fit, gtk_widget_get_parent (widget));
  GTK_WIDGET_CLASS (cpt_rename_popover_parent_class)->show (widget);
}

static void
cpt_rename_popover_dispose (GObject *object)
{
  CptRenamePopover *self = CPT_RENAME_POPOVER (object);

  g_clear_object (&self->outbox);
  g_clear_object (&self->clock);
  g_clear_object (&self->company);

  G_OBJECT_CLASS (cpt_rename_popover_parent_class)->dispose (object);
}

static void
cpt_rename_popover_finalize (GObject *object)
{
  CptRenamePopover *self = CPT_RENAME_POPOVER (object);

  g_clear_pointer (&self->check, cpt_name_check_free);

  G_OBJECT_CLASS (cpt_rename_popover_parent_class)->finalize (object);
}

static void
cpt_rename_popover_class_init (CptRenamePopoverClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cpt_rename_popover_dispose;
  object_class->finalize = cpt_rename_popover_finalize;
  widget_class->show = cpt_rename_popover_show;

  signals[SIGNAL_RENAMED] = g_signal_new ("renamed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, CPT_TYPE_CHANGE);
  signals[SIGNAL_FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_ERROR);

  gtk_widget_class_install_action (widget_class, "rename.save", NULL, save_action);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/comptoir/Comptoir/rename-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, CptRenamePopover, entry);
  gtk_widget_class_bind_template_child (widget_class, CptRenamePopover, field);
  gtk_widget_class_bind_template_child (widget_class, CptRenamePopover, save_button);
  gtk_widget_class_bind_template_child (widget_class, CptRenamePopover, fit);
  gtk_widget_class_bind_template_child (widget_class, CptRenamePopover, remarks);
  gtk_widget_class_bind_template_child (widget_class, CptRenamePopover, choice);
  gtk_widget_class_bind_template_child (widget_class, CptRenamePopover, proposed_button);
  gtk_widget_class_bind_template_child (widget_class, CptRenamePopover, proposed_label);
  gtk_widget_class_bind_template_child (widget_class, CptRenamePopover, stripped_button);
  gtk_widget_class_bind_template_child (widget_class, CptRenamePopover, stripped_label);
  gtk_widget_class_bind_template_child (widget_class, CptRenamePopover, message);
  gtk_widget_class_bind_template_callback (widget_class, name_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, choice_changed_cb);
}

static void
cpt_rename_popover_init (CptRenamePopover *self)
{
  g_type_ensure (CPT_TYPE_FIT_BIN);
  gtk_widget_init_template (GTK_WIDGET (self));
  cpt_shrink_button (self->save_button);
}

/**
 * cpt_rename_popover_new:
 * @sync: tells when a company that waits to be created gets its real row
 * @outbox: where the renaming goes
 * @clock: the account's
 * @rid: the company's row
 * @company: as it is shown
 *
 * Returns: (transfer floating): a popover that is not shown yet
 */
CptRenamePopover *
cpt_rename_popover_new (CptSync *sync, CptOutboxRepository *outbox, CptClock *clock, gint64 rid, CptCompany *company)
{
  CptRenamePopover *self = g_object_new (CPT_TYPE_RENAME_POPOVER, NULL);

  self->outbox = g_object_ref (outbox);
  self->clock = g_object_ref (clock);
  self->rid = rid;
  self->company = g_object_ref (company);
  g_signal_connect_object (sync, "change-answered", G_CALLBACK (change_answered_cb), self, G_CONNECT_SWAPPED);

  gtk_editable_set_text (GTK_EDITABLE (self->entry), cpt_company_get_shown_name (company));
  name_changed_cb (self);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);

  return self;
}
