/* cpt-connection-change.c — unlinks or deletes a connection, after asking.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-connection-change.h"

#include <glib/gi18n.h>

#include "cpt-changes.h"
#include "cpt-error-presenter.h"
#include "cpt-message-dialog.h"
#include "cpt-toast.h"

typedef struct
{
  AdwToastOverlay *toasts; /* weak: it belongs to the page */
  CptOutboxRepository *outbox;
  GPtrArray *changes; /* one */
} Question;

static void
question_clear (gpointer data)
{
  Question *question = data;

  g_clear_weak_pointer (&question->toasts);
  g_object_unref (question->outbox);
  g_ptr_array_unref (question->changes);
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
add_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Question) question = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) added = cpt_outbox_repository_add_finish (CPT_OUTBOX_REPOSITORY (source), result, &error);

  if (error != NULL && question->toasts != NULL)
    {
      g_autofree char *not_done = cpt_changes_dup_not_done (g_ptr_array_index (question->changes, 0));

      cpt_error_presenter_toast (question->toasts, not_done, error);
    }
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  Question *question = user_data;

  if (g_str_equal (response, "do"))
    cpt_outbox_repository_add_async (question->outbox, question->changes, NULL, add_cb, g_rc_box_acquire (question));
}

static void
word_unlinking (AdwMessageDialog *dialog, const char *platform, const char *company)
{
  /* Translators: %s is the name of an accounting platform, such as Xero. */
  adw_message_dialog_format_heading (dialog, _ ("Unlink %s?"), platform);
  adw_message_dialog_format_body (dialog,
                                  /* Translators: %s is the name of a company. */
                                  _ ("The data of “%s” already read stays available, but no more is read from this "
                                     "connection until the client authorizes again."),
                                  company);
  adw_message_dialog_add_response (dialog, "do", _ ("Unlink"));
}

static void
word_deletion (AdwMessageDialog *dialog, const char *platform, const char *company)
{
  /* Translators: %s is the name of an accounting platform, such as Xero. */
  adw_message_dialog_format_heading (dialog, _ ("Delete the connection to %s?"), platform);
  adw_message_dialog_format_body (
      dialog,
      /* Translators: %s is the name of a company. */
      _ ("All data of “%s” that was read through this connection will be lost, and the client "
         "would have to authorize a new one. This cannot be undone."),
      company);
  adw_message_dialog_add_response (dialog, "do", _ ("Delete"));
}

/**
 * cpt_connection_change_ask:
 * @toasts: where to say it, in the window that asks; not kept alive
 * @outbox: where the change goes
 * @changes: (element-type CptChange): the one change, an unlinking or a deletion of a connection
 * @company: whose connection it is
 *
 * Asks whether it is to be done, naming what is lost, and does what is answered.
 */
void
cpt_connection_change_ask (AdwToastOverlay *toasts,
                           CptOutboxRepository *outbox,
                           GPtrArray *changes,
                           CptCompany *company)
{
  CptChange *change = g_ptr_array_index (changes, 0);
  const char *platform = cpt_change_get_old_name (change);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (cpt_toast_get_window (toasts), NULL, NULL));
  Question *question = g_rc_box_new0 (Question);

  g_set_weak_pointer (&question->toasts, toasts);
  question->outbox = g_object_ref (outbox);
  question->changes = g_ptr_array_ref (changes);

  adw_message_dialog_add_response (dialog, "cancel", _ ("Cancel"));
  if (cpt_change_get_kind (change) == CPT_CHANGE_UNLINK_CONNECTION)
    word_unlinking (dialog, platform, cpt_company_get_shown_name (company));
  else
    word_deletion (dialog, platform, cpt_company_get_shown_name (company));

  adw_message_dialog_set_response_appearance (dialog, "do", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (dialog, "cancel");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), question, question_unref_closure, 0);
  cpt_message_dialog_present (dialog);
}
