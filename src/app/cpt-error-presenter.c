/* cpt-error-presenter.c — errors in the words of the person who meets them: what happened, what was not done, what to
 * do, and the platform's own words with its correlation ID for who wants to read on.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-error-presenter.h"

#include <glib/gi18n.h>

#include "cpt-details-expander.h"
#include "cpt-error-reason.h"
#include "cpt-message-dialog.h"
#include "cpt-shown-text.h"
#include "cpt-toast.h"

/* One row for each CptError, in its order. */
static const struct
{
  const char *heading;
  const char *advice;
} words[] = {
  [CPT_ERROR_UNREACHABLE] = { N_ ("The platform does not answer"),
                              N_ ("Check the network connection, then try again.") },
  [CPT_ERROR_UNAUTHORIZED] = { N_ ("The API key was refused"),
                               N_ ("Nothing more is sent until the account has a valid key.") },
  [CPT_ERROR_RATE_LIMITED] = { N_ ("Too many requests were sent"), N_ ("Try again in a few minutes.") },
  [CPT_ERROR_REFUSED] = { N_ ("The platform refused"),
                          N_ ("Its reason is under Details. Correct what it names, then try again.") },
  [CPT_ERROR_NOT_FOUND] = { N_ ("It is no longer on the platform"),
                            N_ ("Somebody else may have deleted it. Reload the list to see what is left.") },
  [CPT_ERROR_NOT_READY] = { N_ ("The platform is not ready yet"), N_ ("Try again in a moment.") },
  [CPT_ERROR_SERVER] = { N_ ("The platform failed"),
                         N_ ("The fault is on the platform’s side. Try again later; if it lasts, give the correlation "
                             "ID under Details to its support.") },
  [CPT_ERROR_MALFORMED] = { N_ ("The platform’s answer could not be understood"),
                            N_ ("Try again later; if it lasts, copy the Details and report the problem.") },
  [CPT_ERROR_STORE] = { N_ ("The local copy could not be read or written"),
                        N_ ("Check that the disk is not full and that its folder can be written to.") },
  [CPT_ERROR_STORE_NEWER] = { N_ ("The local copy was written by a newer Comptoir"),
                              N_ ("Install the newer version to open it.") },
  [CPT_ERROR_NO_KEY] = { N_ ("The keyring has no API key of this account"),
                         N_ ("Give it in the menu of the account. Nothing is sent until then.") },
  [CPT_ERROR_NO_KEYRING] = { N_ ("There is no keyring to keep the API key in"),
                             N_ ("Start the keyring of the desktop, or give the key until Comptoir closes.") },
  [CPT_ERROR_KEYRING_LOCKED] = { N_ ("The keyring stays locked"),
                                 N_ ("Unlock it and try again, or give the key until Comptoir closes.") },
};

/* Those of who or what stands between us and the platform. CPT_ERROR_REASON_OTHER and others have none. */
static const struct
{
  const char *heading;
  const char *advice;
} words_between[] = {
  [CPT_ERROR_REASON_NO_NETWORK] = { N_ ("Offline"),
                                    N_ ("There is no network. What you do meanwhile is kept, and sent once there is "
                                        "one again.") },
  [CPT_ERROR_REASON_CERTIFICATE_EXPIRED] = { N_ ("The platform’s certificate has expired"),
                                             N_ ("The API key was not sent, for the platform cannot prove who it is. "
                                                 "If the date of this computer is right, tell its support.") },
  [CPT_ERROR_REASON_CERTIFICATE_NOT_YET] = { N_ ("The platform’s certificate is not valid yet"),
                                             N_ ("The API key was not sent. Check the date and the time of this "
                                                 "computer, then try again.") },
  [CPT_ERROR_REASON_CERTIFICATE_OF_ANOTHER] = { N_ ("The certificate is that of another address"),
                                                N_ ("The API key was not sent. Somebody else answers in the "
                                                    "platform’s place, or the base address of the account is "
                                                    "wrong.") },
  [CPT_ERROR_REASON_CERTIFICATE_UNKNOWN] = { N_ ("The certificate is signed by nobody known"),
                                             N_ ("The API key was not sent. Somebody else may answer in the "
                                                 "platform’s place, such as the log-in page of a network: open a web "
                                                 "page to see, or ask who looks after the network.") },
  [CPT_ERROR_REASON_NOT_SECURE] = { N_ ("No secure connection could be made"),
                                    N_ ("The API key was not sent. Check the base address of the account, or ask who "
                                        "looks after the network.") },
  [CPT_ERROR_REASON_PROXY] = { N_ ("The proxy does not let the request through"),
                               N_ ("Check the proxy in the network settings, or ask who looks after the network.") },
  [CPT_ERROR_REASON_WEB_PAGE] = { N_ ("A web page came in place of the platform’s answer"),
                                  N_ ("The network may want a log-in: open a web page, log in, then try again. If it "
                                      "lasts, check the base address of the account.") },
  [CPT_ERROR_REASON_REDIRECTION] = { N_ ("The answer sends to another address"),
                                     N_ ("The API key was not sent there. The network may want a log-in: open a web "
                                         "page, log in, then try again. If it lasts, check the base address of the "
                                         "account.") },
};

/* Those of files, and of a keyring that asks the user. */
static const struct
{
  GIOErrorEnum code;
  const char *heading;
  const char *advice;
} file_words[] = {
  { G_IO_ERROR_NO_SPACE, N_ ("The disk is full"), N_ ("Make room on it, or choose another place.") },
  { G_IO_ERROR_READ_ONLY, N_ ("The file cannot be written there"), N_ ("Choose another folder.") },
  { G_IO_ERROR_PERMISSION_DENIED, N_ ("The file cannot be written there"), N_ ("Choose another folder.") },
  { G_IO_ERROR_PENDING, N_ ("Waiting for the keyring of the desktop"),
    N_ ("Unlock it where it asks. Nothing is sent until then; what was read can be used.") },
  { G_IO_ERROR_NOT_DIRECTORY, N_ ("The file cannot be written there"), N_ ("Choose another folder.") },
};

#define PAYMENT_REQUIRED 402
#define FORBIDDEN 403
#define QUOTED 300 /* characters of the platform's words in a sentence of ours */

/* G_N_ELEMENTS (file_words) when there are no words for @error. */
static guint
find_file_words (const GError *error)
{
  guint i = 0;

  while (i < G_N_ELEMENTS (file_words) && !g_error_matches (error, G_IO_ERROR, (int) file_words[i].code))
    i++;

  return i;
}

/* Whether who or what stands between us and the platform is known. */
static gboolean
has_words_between (CptErrorReason reason)
{
  return (guint) reason < G_N_ELEMENTS (words_between) && words_between[reason].heading != NULL;
}

/**
 * cpt_error_presenter_get_heading:
 * @error: any error
 *
 * Returns: (transfer none): what happened, in a few words without a full stop, translated
 */
const char *
cpt_error_presenter_get_heading (const GError *error)
{
  const CptErrorAnswer *answer = cpt_error_get_answer (error);
  CptErrorReason reason = cpt_error_get_reason (error);
  guint file = find_file_words (error);

  if (answer != NULL && answer->http_status == PAYMENT_REQUIRED)
    return _ ("The account’s plan does not allow it");

  if (answer != NULL && answer->http_status == FORBIDDEN)
    return _ ("The API key has no right to do it");

  if (has_words_between (reason))
    return _ (words_between[reason].heading);

  if (error->domain == CPT_ERROR && (guint) error->code < G_N_ELEMENTS (words))
    return _ (words[error->code].heading);

  if (file < G_N_ELEMENTS (file_words))
    return _ (file_words[file].heading);

  return _ ("It did not work");
}

/* @advice, and the platform's own words: they name the plan or the right that is missing. */
static char *
quote (const char *advice, const CptErrorAnswer *answer)
{
  g_autofree char *shown = cpt_shown_text_new (answer->text, QUOTED);

  if (shown == NULL || *shown == '\0')
    return g_strdup (advice);

  /* Translators: 1: what to do, a whole sentence; 2: what the platform says, in English */
  return g_strdup_printf (_ ("%1$s The platform says: “%2$s”."), advice, g_strchomp (shown));
}

/**
 * cpt_error_presenter_dup_advice:
 * @error: any error
 *
 * Returns: (transfer full): what to do about it, in whole sentences, translated
 */
char *
cpt_error_presenter_dup_advice (const GError *error)
{
  const CptErrorAnswer *answer = cpt_error_get_answer (error);
  CptErrorReason reason = cpt_error_get_reason (error);
  guint file = find_file_words (error);

  if (has_words_between (reason))
    return g_strdup (_ (words_between[reason].advice));

  if (answer != NULL && answer->http_status == PAYMENT_REQUIRED)
    return quote (_ ("Delete companies that are no longer needed, or ask for a larger plan."), answer);

  if (answer != NULL && answer->http_status == FORBIDDEN)
    return quote (_ ("Ask who manages the account on the platform for that right, or use another key."), answer);

  if (g_error_matches (error, CPT_ERROR, CPT_ERROR_RATE_LIMITED) && answer->retry_after > 0)
    return g_strdup_printf (ngettext ("The platform asks to wait %u second before the next attempt.",
                                      "The platform asks to wait %u seconds before the next attempt.",
                                      answer->retry_after),
                            answer->retry_after);

  if (error->domain == CPT_ERROR && (guint) error->code < G_N_ELEMENTS (words))
    return g_strdup (_ (words[error->code].advice));

  if (file < G_N_ELEMENTS (file_words))
    return g_strdup (_ (file_words[file].advice));

  return g_strdup (_ ("Try again; if it lasts, copy the Details and report the problem."));
}

/**
 * cpt_error_presenter_dup_details:
 * @error: any error
 *
 * What support asks for. The platform's words are not translated: they are searched for as they are.
 *
 * Returns: (transfer full): one fact a line
 */
char *
cpt_error_presenter_dup_details (const GError *error)
{
  const CptErrorAnswer *answer = cpt_error_get_answer (error);
  g_autoptr (GString) details = g_string_new (NULL);

  if (answer != NULL && answer->text != NULL)
    g_string_append (details, answer->text);
  else
    g_string_append (details, error->message);

  if (answer != NULL && answer->http_status != 0)
    {
      g_string_append_c (details, '\n');
      /* Translators: %u is an HTTP status code, such as 503. */
      g_string_append_printf (details, _ ("HTTP status: %u"), answer->http_status);
    }

  if (answer != NULL && answer->correlation_id != NULL)
    {
      g_string_append_c (details, '\n');
      /* Translators: %s is an identifier that the platform's support asks for. */
      g_string_append_printf (details, _ ("Correlation ID: %s"), answer->correlation_id);
    }

  return g_string_free (g_steal_pointer (&details), FALSE);
}

static AdwMessageDialog *
create_dialog (GtkWindow *parent, const char *not_done, const GError *error)
{
  g_autofree char *advice = cpt_error_presenter_dup_advice (error);
  g_autofree char *details = cpt_error_presenter_dup_details (error);
  AdwMessageDialog *dialog =
      ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, cpt_error_presenter_get_heading (error), NULL));

  adw_message_dialog_format_body (dialog, "%s %s", not_done, advice);
  adw_message_dialog_set_extra_child (dialog, cpt_details_expander_new (details));
  adw_message_dialog_add_response (dialog, "close", _ ("Close"));
  adw_message_dialog_set_default_response (dialog, "close");

  return dialog;
}

/**
 * cpt_error_presenter_show:
 * @parent: the window that it happened in
 * @not_done: what was not done, a whole sentence, translated
 * @error: why
 *
 * Shows a dialog: what happened, what was not done, what to do, and the details, folded away.
 *
 * Returns: (transfer none): the dialog
 */
GtkWindow *
cpt_error_presenter_show (GtkWindow *parent, const char *not_done, const GError *error)
{
  AdwMessageDialog *dialog = create_dialog (parent, not_done, error);

  cpt_message_dialog_present (dialog);

  return GTK_WINDOW (dialog);
}

typedef struct
{
  AdwToastOverlay *toasts; /* weak: outlives its toasts */
  char *not_done;
  GError *error;
  CptErrorRetry retry; /* (nullable) */
  gpointer retry_data;
  GDestroyNotify retry_data_free;
} Report;

static void
report_clear (gpointer data)
{
  Report *report = data;

  g_clear_weak_pointer (&report->toasts);
  g_free (report->not_done);
  g_error_free (report->error);
  if (report->retry_data_free != NULL)
    report->retry_data_free (report->retry_data);
}

static void
report_unref (gpointer data, GClosure *closure)
{
  g_rc_box_release_full (data, report_clear);
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  Report *report = user_data;

  if (g_str_equal (response, "retry"))
    report->retry (report->retry_data);
}

static void
details_cb (AdwToast *toast, gpointer user_data)
{
  Report *report = user_data;
  AdwMessageDialog *dialog = NULL;

  if (report->toasts == NULL)
    return;

  dialog = create_dialog (cpt_toast_get_window (report->toasts), report->not_done, report->error);
  if (report->retry != NULL)
    {
      adw_message_dialog_add_response (dialog, "retry", _ ("Retry"));
      g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), g_rc_box_acquire (report), report_unref, 0);
    }
  cpt_message_dialog_present (dialog);
}

/**
 * cpt_error_presenter_toast:
 * @toasts: where to say it
 * @not_done: what was not done, a whole sentence, translated
 * @error: why
 *
 * Says in a toast what was not done; its button shows cpt_error_presenter_show().
 */
void
cpt_error_presenter_toast (AdwToastOverlay *toasts, const char *not_done, const GError *error)
{
  cpt_error_presenter_toast_with_retry (toasts, not_done, error, NULL, NULL, NULL);
}

/**
 * cpt_error_presenter_toast_with_retry:
 * @toasts: where to say it
 * @not_done: what was not done, a whole sentence, translated
 * @error: why
 * @retry: (nullable): tries it again
 * @data: (closure retry)
 * @data_free: (nullable) (destroy data)
 *
 * As cpt_error_presenter_toast(), and what it shows offers to try again.
 */
void
cpt_error_presenter_toast_with_retry (AdwToastOverlay *toasts,
                                      const char *not_done,
                                      const GError *error,
                                      CptErrorRetry retry,
                                      gpointer data,
                                      GDestroyNotify data_free)
{
  AdwToast *toast = cpt_toast_new ("%s", not_done);
  Report *report = g_rc_box_new0 (Report);

  g_set_weak_pointer (&report->toasts, toasts);
  report->not_done = g_strdup (not_done);
  report->error = g_error_copy (error);
  report->retry = retry;
  report->retry_data = data;
  report->retry_data_free = data_free;

  adw_toast_set_button_label (toast, _ ("Details"));
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (details_cb), report, report_unref, 0);
  adw_toast_overlay_add_toast (toasts, toast);
}
