/* cpt-change-note.c — beside what was changed: it waits to be sent, or was refused, and what can be done then.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-change-note.h"

#include <glib/gi18n.h>

#include "cpt-changes.h"
#include "cpt-company-text.h"
#include "cpt-details-expander.h"
#include "cpt-error-presenter.h"
#include "cpt-shrink.h"
#include "cpt-spoken-name.h"

struct _CptChangeNote
{
  AdwBin parent_instance;

  /* of the template */
  GtkWidget *box;
  GtkLabel *happened;
  GtkLabel *advice;
  CptDetailsExpander *details;
  GtkWidget *retry_button;
  GtkWidget *cancel_button;
  GtkLabel *cancel_label;
};

G_DEFINE_FINAL_TYPE (CptChangeNote, cpt_change_note, ADW_TYPE_BIN)

static void
cpt_change_note_class_init (CptChangeNoteClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (CPT_TYPE_DETAILS_EXPANDER);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/comptoir/Comptoir/change-note.ui");
  gtk_widget_class_bind_template_child (widget_class, CptChangeNote, box);
  gtk_widget_class_bind_template_child (widget_class, CptChangeNote, happened);
  gtk_widget_class_bind_template_child (widget_class, CptChangeNote, advice);
  gtk_widget_class_bind_template_child (widget_class, CptChangeNote, details);
  gtk_widget_class_bind_template_child (widget_class, CptChangeNote, retry_button);
  gtk_widget_class_bind_template_child (widget_class, CptChangeNote, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, CptChangeNote, cancel_label);
}

static void
cpt_change_note_init (CptChangeNote *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  cpt_shrink_button (self->retry_button);
}

/* The target first: without one, the action does not fit. */
static void
set_button (GtkWidget *button, CptChange *change, const char *action, const char *name)
{
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", cpt_change_get_id (change));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  cpt_spoken_name_set (button, name);
}

static void
show_refusal (CptChangeNote *self, CptChange *change)
{
  g_autoptr (GError) error = cpt_change_dup_error (change);
  g_autofree char *not_done = cpt_changes_dup_not_done (change);
  /* Translators: what a screen reader says of a Retry button; %s is a sentence such as “X” was not deleted. */
  g_autofree char *retry = g_strdup_printf (_ ("Retry: %s"), not_done);
  /* Translators: what a screen reader says of a Dismiss button; %s is a sentence such as “X” was not deleted. */
  g_autofree char *dismiss = g_strdup_printf (_ ("Dismiss: %s"), not_done);
  g_autofree char *advice = error != NULL ? cpt_error_presenter_dup_advice (error) : NULL;
  g_autofree char *details = error != NULL ? cpt_error_presenter_dup_details (error) : NULL;

  gtk_label_set_text (self->happened, not_done);
  gtk_label_set_text (self->advice, advice != NULL ? advice : "");
  cpt_details_expander_set_text (self->details, details != NULL ? details : "");
  gtk_label_set_text (self->cancel_label, _ ("Dismiss"));
  set_button (self->retry_button, change, "details.retry-change", retry);
  set_button (self->cancel_button, change, "details.cancel-change", dismiss);
}

static void
show_waiting (CptChangeNote *self, CptChange *change)
{
  CptPendingKind kind = CPT_PENDING_NONE;
  const char *words = cpt_company_text_change (change, &kind);
  /* Translators: what a screen reader says of a Cancel button; %s is what waits, such as Description waiting to be
   * saved. */
  g_autofree char *cancel = g_strdup_printf (_ ("Cancel: %s"), words);

  gtk_label_set_text (self->happened, words);
  gtk_label_set_text (self->cancel_label, _ ("Cancel"));
  set_button (self->cancel_button, change, "details.cancel-change", cancel);
}

/**
 * cpt_change_note_set_change:
 * @change: (nullable): what is said; %NULL for nothing
 *
 * Says how @change stands. There is nothing to be seen when there is none.
 */
void
cpt_change_note_set_change (CptChangeNote *self, CptChange *change)
{
  gboolean is_refused = change != NULL && cpt_change_get_state (change) == CPT_CHANGE_FAILED;

  g_return_if_fail (CPT_IS_CHANGE_NOTE (self));

  gtk_widget_set_visible (GTK_WIDGET (self), change != NULL);
  if (change == NULL)
    return;

  gtk_widget_set_visible (GTK_WIDGET (self->advice), is_refused);
  gtk_widget_set_visible (GTK_WIDGET (self->details), is_refused);
  gtk_widget_set_visible (self->retry_button, is_refused);
  gtk_widget_set_visible (self->cancel_button, is_refused || cpt_change_can_cancel (change));
  gtk_widget_set_css_classes (self->box, (const char *[]){ is_refused ? "error-box" : "information-box", NULL });
  if (is_refused)
    show_refusal (self, change);
  else
    show_waiting (self, change);
}
