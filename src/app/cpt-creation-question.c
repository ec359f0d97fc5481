/* cpt-creation-question.c — which of several companies is the one that was created? Only the user can say.
 *
 * The platform never answered a creation, and several companies of its name appeared since. The steps, in order: read
 * them (ask) → the dialog (show_dialog) → the one that was chosen is the answer (choose_cb), or none is, and the
 * creation is sent once more (response_cb).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-creation-question.h"

#include <glib/gi18n.h>

#include "cpt-error-presenter.h"
#include "cpt-message-dialog.h"
#include "cpt-shown-text.h"
#include "cpt-spoken-name.h"
#include "cpt-time-text.h"
#include "cpt-toast.h"

#define SHORT_ID 8 /* characters of a GUID */

typedef struct
{
  AdwToastOverlay *toasts; /* weak: it belongs to the page */
  CptOutboxRepository *outbox;
  CptChange *creation;
  GPtrArray *candidates; /* (nullable) (element-type CptCompany): until they are read */
} Question;

static void
question_clear (gpointer data)
{
  Question *question = data;

  g_clear_weak_pointer (&question->toasts);
  g_object_unref (question->outbox);
  g_object_unref (question->creation);
  g_clear_pointer (&question->candidates, g_ptr_array_unref);
}

static void
question_unref (Question *question)
{
  g_rc_box_release_full (question, question_clear);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_unref)

static void
question_unref_closure (gpointer data, GClosure *closure)
{
  question_unref (data);
}

static void
report_error (Question *question, const char *not_done, const GError *error)
{
  if (question->toasts != NULL)
    cpt_error_presenter_toast (question->toasts, not_done, error);
}

static void
answer_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Question) question = user_data;
  g_autoptr (GError) error = NULL;

  if (cpt_outbox_repository_answer_finish (CPT_OUTBOX_REPOSITORY (source), result, &error) == 0)
    report_error (question, _ ("The company is still waiting to be created."), error);
  else if (question->toasts != NULL)
    /* Translators: %s is the name of a company that was found on the platform, and taken for the one created here. */
    cpt_toast_show (question->toasts, _ ("“%s” is that company"), cpt_change_get_name (question->creation));
}

static void
choose_cb (GtkListBox *list, GtkListBoxRow *row, gpointer user_data)
{
  Question *question = user_data;
  CptOutboxAnswer answer = { .company = g_ptr_array_index (question->candidates, gtk_list_box_row_get_index (row)) };

  cpt_outbox_repository_answer_async (question->outbox, cpt_change_get_id (question->creation), &answer, 0, NULL,
                                      answer_cb, g_rc_box_acquire (question));
  gtk_window_close (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (list))));
}

static void
retry_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Question) question = user_data;
  g_autoptr (GError) error = NULL;

  if (!cpt_outbox_repository_retry_finish (CPT_OUTBOX_REPOSITORY (source), result, &error))
    report_error (question, _ ("It is not tried again."), error);
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  Question *question = user_data;

  if (g_str_equal (response, "create"))
    cpt_outbox_repository_retry_async (question->outbox, cpt_change_get_id (question->creation), NULL, retry_cb,
                                       g_rc_box_acquire (question));
}

static GtkWidget *
create_row (CptCompany *company)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *creator = cpt_shown_text_new (cpt_company_get_created_by (company), CPT_SHOWN_NAME);
  g_autofree char *date = cpt_time_text_exact (cpt_company_get_created (company));
  g_autofree char *id = g_strndup (cpt_company_get_id (company), SHORT_ID);
  g_autofree char *facts = creator != NULL ? g_strdup_printf ("%s · %s", id, creator) : g_strdup (id);
  /* Translators: %s is a date and time. */
  g_autofree char *title = g_strdup_printf (_ ("Created %s"), date);
  g_autofree char *subtitle = g_markup_escape_text (facts, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);

  return row;
}

static GtkWidget *
create_list (Question *question)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  cpt_spoken_name_set (list, _ ("Companies of that name"));
  for (guint i = 0; i < question->candidates->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), create_row (g_ptr_array_index (question->candidates, i)));
  g_signal_connect_data (list, "row-activated", G_CALLBACK (choose_cb), g_rc_box_acquire (question),
                         question_unref_closure, 0);

  return list;
}

static void
show_dialog (Question *question)
{
  AdwMessageDialog *dialog =
      ADW_MESSAGE_DIALOG (adw_message_dialog_new (cpt_toast_get_window (question->toasts), NULL, NULL));

  /* Translators: %s is the name of a company. */
  adw_message_dialog_format_heading (dialog, _ ("Was “%s” created?"), cpt_change_get_name (question->creation));
  if (question->candidates->len > 0)
    {
      adw_message_dialog_set_body (dialog,
                                   _ ("The platform did not answer, and several companies of that name appeared "
                                      "since. If one of them is yours, choose it."));
      adw_message_dialog_set_extra_child (dialog, create_list (question));
    }
  else
    {
      adw_message_dialog_set_body (dialog, _ ("The platform did not answer. Companies of that name appeared since, but "
                                              "none of them is there any more."));
    }

  adw_message_dialog_add_responses (dialog, "cancel", _ ("Decide later"), "create", _ ("Create it once more"), NULL);
  adw_message_dialog_set_close_response (dialog, "cancel");
  adw_message_dialog_set_default_response (dialog, "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), g_rc_box_acquire (question),
                         question_unref_closure, 0);
  cpt_message_dialog_present (dialog);
}

static void
list_candidates_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Question) question = user_data;
  g_autoptr (GError) error = NULL;

  question->candidates = cpt_outbox_repository_list_candidates_finish (CPT_OUTBOX_REPOSITORY (source), result, &error);

  if (error != NULL)
    report_error (question, _ ("The company is still waiting to be created."), error);
  else if (question->toasts != NULL)
    show_dialog (question);
}

/**
 * cpt_creation_question_ask:
 * @toasts: where to say it, in the window that asks; not kept alive
 * @outbox: where @creation is
 * @creation: CPT_CHANGE_ASKING
 *
 * Asks which company @creation made, and does what is answered.
 */
void
cpt_creation_question_ask (AdwToastOverlay *toasts, CptOutboxRepository *outbox, CptChange *creation)
{
  Question *question = g_rc_box_new0 (Question);

  g_set_weak_pointer (&question->toasts, toasts);
  question->outbox = g_object_ref (outbox);
  question->creation = g_object_ref (creation);
  cpt_outbox_repository_list_candidates_async (outbox, creation, NULL, list_candidates_cb, question);
}
