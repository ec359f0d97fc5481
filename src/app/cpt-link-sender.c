/* cpt-link-sender.c — gets a Link URL to the client: clipboard, e-mail, browser, QR code.
 *
 * One sending is one Sending: the company is read (its name is said), then its URL is asked of sync, which answers at
 * once unless the account uses one-time passwords; then it goes through its channel, is recorded, and the links are
 * watched. The URL may hold a password: it is kept nowhere.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-link-sender.h"

#include <glib/gi18n.h>

#include "cpt-error-presenter.h"
#include "cpt-link-text.h"
#include "cpt-link-url.h"
#include "cpt-progress-toast.h"
#include "cpt-qr-dialog.h"
#include "cpt-toast.h"

struct _CptLinkSender
{
  GObject parent_instance;

  CptSync *sync;
  CptCompanyRepository *companies;
  CptLinkSentRepository *sent;
  AdwToastOverlay *toasts; /* weak: it belongs to the page */
};

G_DEFINE_FINAL_TYPE (CptLinkSender, cpt_link_sender, G_TYPE_OBJECT)

typedef struct
{
  CptLinkSender *self;
  GArray *rids; /* gint64 */
  char *connection_id;
  CptLinkChannel channel;
  char *name; /* of the company, once known */
  GCancellable *cancellable;
  CptProgressToast *progress; /* (nullable): while the platform is asked */
} Sending;

static Sending *
sending_new (CptLinkSender *self, GArray *rids, const char *connection_id, CptLinkChannel channel)
{
  Sending *sending = g_new0 (Sending, 1);

  sending->self = g_object_ref (self);
  sending->rids = g_array_ref (rids);
  sending->connection_id = g_strdup (connection_id);
  sending->channel = channel;
  sending->cancellable = g_cancellable_new ();

  return sending;
}

static void
sending_free (Sending *sending)
{
  g_clear_pointer (&sending->progress, cpt_progress_toast_free);
  g_object_unref (sending->self);
  g_array_unref (sending->rids);
  g_free (sending->connection_id);
  g_free (sending->name);
  g_object_unref (sending->cancellable);
  g_free (sending);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Sending, sending_free)

static void
say_not_done (Sending *sending, const GError *error)
{
  AdwToastOverlay *toasts = sending->self->toasts;

  if (toasts == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  switch (sending->channel)
    {
    case CPT_LINK_CHANNEL_MAILED:
      cpt_error_presenter_toast (toasts, _ ("The e-mail was not written."), error);
      break;
    case CPT_LINK_CHANNEL_OPENED:
      cpt_error_presenter_toast (toasts, _ ("The Link page was not opened."), error);
      break;
    case CPT_LINK_CHANNEL_SHOWN:
      cpt_error_presenter_toast (toasts, _ ("The QR code was not made."), error);
      break;
    case CPT_LINK_CHANNEL_COPIED:
    case CPT_LINK_CHANNEL_EXPORTED:
    default:
      cpt_error_presenter_toast (toasts, _ ("The Link URL was not copied."), error);
      break;
    }
}

static void
begin_progress (Sending *sending)
{
  sending->progress =
      cpt_progress_toast_new (sending->self->toasts, _ ("Asking the platform for the Link URL…"), sending->cancellable);
}

static void
record_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Sending) sending = user_data;
  g_autoptr (GError) error = NULL;

  if (!cpt_link_sent_repository_record_finish (CPT_LINK_SENT_REPOSITORY (source), result, &error) &&
      sending->self->toasts != NULL)
    cpt_error_presenter_toast (sending->self->toasts, _ ("The link is sent, but that was not noted."), error);
}

/* It left: remember it, and look out for the client's authorization. */
static void
record (Sending *sending)
{
  CptLinkSender *self = sending->self;

  cpt_link_sent_repository_record_async (self->sent, sending->rids, sending->connection_id, sending->channel, NULL,
                                         record_cb, sending);
  cpt_sync_watch_links (self->sync);
}

static void
copy_text (CptLinkSender *self, const char *text)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self->toasts)), text);
}

static void
show_uri_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Sending) sending = user_data;
  g_autoptr (GError) error = NULL;

  if (!gtk_show_uri_full_finish (GTK_WINDOW (source), result, &error))
    say_not_done (sending, error);
  else
    record (g_steal_pointer (&sending));
}

static void
show_uri (Sending *sending, const char *uri)
{
  gtk_show_uri_full (cpt_toast_get_window (sending->self->toasts), uri, GDK_CURRENT_TIME, NULL, show_uri_cb, sending);
}

static void
mail (Sending *sending, const char *url)
{
  g_autofree char *uri = cpt_link_text_dup_mailto (sending->name, url);

  show_uri (sending, uri);
}

static void
copy (Sending *sending, const char *url)
{
  copy_text (sending->self, url);
  if (cpt_sync_is_password_seen (sending->self->sync))
    /* Translators: %s is the name of a company. */
    cpt_toast_show (sending->self->toasts, _ ("One-time Link URL of “%s” copied: it works once, within a day"),
                    sending->name);
  else
    /* Translators: %s is the name of a company. */
    cpt_toast_show (sending->self->toasts, _ ("Link URL of “%s” copied"), sending->name);
  record (sending);
}

static void
show_code (Sending *sending, const char *url)
{
  g_autoptr (GError) error = NULL;
  CptQrDialog *dialog = cpt_qr_dialog_new (cpt_toast_get_window (sending->self->toasts), sending->name, url, &error);

  if (dialog == NULL)
    {
      say_not_done (sending, error);
      sending_free (sending);
      return;
    }

  gtk_window_present (GTK_WINDOW (dialog));
  record (sending);
}

static void
send_url (Sending *sending, const char *url)
{
  switch (sending->channel)
    {
    case CPT_LINK_CHANNEL_MAILED:
      mail (sending, url);
      break;
    case CPT_LINK_CHANNEL_OPENED:
      show_uri (sending, url);
      break;
    case CPT_LINK_CHANNEL_SHOWN:
      show_code (sending, url);
      break;
    case CPT_LINK_CHANNEL_COPIED:
    case CPT_LINK_CHANNEL_EXPORTED:
    default:
      copy (sending, url);
      break;
    }
}

static void
get_link_url_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Sending) sending = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *url = cpt_sync_get_link_url_finish (CPT_SYNC (source), result, &error);

  g_clear_pointer (&sending->progress, cpt_progress_toast_free);

  if (error == NULL && !cpt_link_url_is_safe (url))
    error = cpt_error_new_answer (CPT_ERROR_MALFORMED, NULL, "The Link URL is not a web address: %s", url);

  if (error != NULL)
    say_not_done (sending, error);
  else if (sending->self->toasts != NULL)
    send_url (g_steal_pointer (&sending), url);
}

static void
ask_for_url (Sending *sending)
{
  begin_progress (sending);
  cpt_sync_get_link_url_async (sending->self->sync, g_array_index (sending->rids, gint64, 0), sending->connection_id,
                               sending->cancellable, get_link_url_cb, sending);
}

static void
get_company_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Sending) sending = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CptCompany) company =
      cpt_company_repository_get_finish (CPT_COMPANY_REPOSITORY (source), result, NULL, &error);

  if (error != NULL)
    {
      say_not_done (sending, error);
      return;
    }

  sending->name = g_strdup (cpt_company_get_shown_name (company));
  ask_for_url (g_steal_pointer (&sending));
}

/* Only what has a URL was sent. */
static GArray *
list_sent (GPtrArray *targets)
{
  GArray *rids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < targets->len; i++)
    {
      const CptLinkTarget *target = g_ptr_array_index (targets, i);

      if (target->url != NULL)
        g_array_append_val (rids, target->rid);
    }

  return rids;
}

/* Many Link URLs on their way to the clipboard. */
typedef struct
{
  GPtrArray *targets; /* (nullable): until they are lines */
  char *lines;
  guint n_lines;
  guint n_without;
  GArray *sent; /* gint64 */
} Lines;

static void
lines_free (gpointer data)
{
  Lines *lines = data;

  g_clear_pointer (&lines->targets, g_ptr_array_unref);
  g_clear_pointer (&lines->sent, g_array_unref);
  g_free (lines->lines);
  g_free (lines);
}

static void
make_lines_on_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Lines *lines = task_data;

  lines->lines = cpt_link_text_dup_lines (lines->targets, &lines->n_lines);
  lines->n_without = lines->targets->len - lines->n_lines;
  lines->sent = list_sent (lines->targets);
  g_clear_pointer (&lines->targets, g_ptr_array_unref);
  g_task_return_boolean (task, TRUE);
}

static void
say_copied (AdwToastOverlay *toasts, const Lines *lines)
{
  guint n = lines->n_lines;

  if (lines->n_without > 0)
    cpt_toast_show (
        toasts,
        /* Translators: the first number is of Link URLs copied, the second of companies that wait to be created. */
        g_dngettext (NULL, "%'u Link URL copied; %'u without one yet", "%'u Link URLs copied; %'u without one yet", n),
        n, lines->n_without);
  else
    cpt_toast_show (toasts, g_dngettext (NULL, "%'u Link URL copied", "%'u Link URLs copied", n), n);
}

static void
lines_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Sending) sending = user_data;
  g_autoptr (GError) error = NULL;
  const Lines *lines = g_task_get_task_data (G_TASK (result));
  gboolean is_made = g_task_propagate_boolean (G_TASK (result), &error);

  g_clear_pointer (&sending->progress, cpt_progress_toast_free);
  if (!is_made || sending->self->toasts == NULL)
    return; /* cancelled */

  if (lines->n_lines == 0)
    {
      cpt_toast_show (sending->self->toasts, _ ("None of these companies has a Link URL yet"));
      return;
    }

  copy_text (sending->self, lines->lines);
  say_copied (sending->self->toasts, lines);
  g_array_unref (sending->rids);
  sending->rids = g_array_ref (lines->sent);
  record (g_steal_pointer (&sending));
}

static void
list_link_urls_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Sending) sending = user_data;
  g_autoptr (GTask) task = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) targets = cpt_sync_list_link_urls_finish (CPT_SYNC (source), result, &error);
  Lines *lines = NULL;

  if (targets == NULL)
    {
      g_clear_pointer (&sending->progress, cpt_progress_toast_free);
      say_not_done (sending, error);
      return;
    }

  lines = g_new0 (Lines, 1);
  lines->targets = g_steal_pointer (&targets);
  task = g_task_new (NULL, sending->cancellable, lines_cb, sending);
  g_steal_pointer (&sending);
  g_task_set_task_data (task, lines, lines_free);
  g_task_run_in_thread (task, make_lines_on_thread);
}

static void
cpt_link_sender_dispose (GObject *object)
{
  CptLinkSender *self = CPT_LINK_SENDER (object);

  g_clear_weak_pointer (&self->toasts);
  g_clear_object (&self->sync);
  g_clear_object (&self->companies);
  g_clear_object (&self->sent);

  G_OBJECT_CLASS (cpt_link_sender_parent_class)->dispose (object);
}

static void
cpt_link_sender_class_init (CptLinkSenderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cpt_link_sender_dispose;
}

static void
cpt_link_sender_init (CptLinkSender *self)
{
}

/**
 * cpt_link_sender_new:
 * @store: the account's
 * @sync: the account's
 * @companies: where names are read
 * @toasts: where to say it; its window owns the dialogs; not kept alive
 *
 * Returns: (transfer full): a new sender
 */
CptLinkSender *
cpt_link_sender_new (CptStore *store, CptSync *sync, CptCompanyRepository *companies, AdwToastOverlay *toasts)
{
  CptLinkSender *self = g_object_new (CPT_TYPE_LINK_SENDER, NULL);

  self->sync = g_object_ref (sync);
  self->companies = g_object_ref (companies);
  self->sent = cpt_link_sent_repository_new (store);
  g_set_weak_pointer (&self->toasts, toasts);

  return self;
}

/**
 * cpt_link_sender_send:
 * @rid: the company's row; below zero it waits to be created, and the reason is said
 * @connection_id: (nullable): GUID text, for the URL of one connection
 * @channel: how it goes
 *
 * Sends one Link URL. On the clipboard is exactly the URL.
 */
void
cpt_link_sender_send (CptLinkSender *self, gint64 rid, const char *connection_id, CptLinkChannel channel)
{
  g_autoptr (GArray) rids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_return_if_fail (CPT_IS_LINK_SENDER (self));

  if (rid < 0)
    {
      cpt_toast_show (self->toasts, _ ("The company waits to be created: it has no Link URL yet"));
      return;
    }

  g_array_append_val (rids, rid);
  cpt_company_repository_get_async (self->companies, rid, NULL, get_company_cb,
                                    sending_new (self, rids, connection_id, channel));
}

/**
 * cpt_link_sender_copy_many:
 * @rids: (element-type gint64): rows of companies
 *
 * Copies their Link URLs, as `name<Tab>URL` lines.
 */
void
cpt_link_sender_copy_many (CptLinkSender *self, GArray *rids)
{
  Sending *sending;

  g_return_if_fail (CPT_IS_LINK_SENDER (self));

  sending = sending_new (self, rids, NULL, CPT_LINK_CHANNEL_COPIED);
  begin_progress (sending);
  cpt_sync_list_link_urls_async (self->sync, rids, sending->cancellable, list_link_urls_cb, sending);
}
