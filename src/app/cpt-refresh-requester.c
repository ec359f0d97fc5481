/* cpt-refresh-requester.c — asks for the data of companies to be refreshed, and says how that ended.
 *
 * What is asked for is a row of the outbox. The end is told in a toast, and to the desktop while the window is not in
 * front.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-message-dialog.h"
#include "cpt-refresh-requester.h"

#include "cpt-changes.h"
#include "cpt-data-type-words.h"
#include "cpt-error-presenter.h"
#include "cpt-focus.h"
#include "cpt-outbox-repository.h"
#include "cpt-refresh-dialog.h"
#include "cpt-refresh-survey.h"
#include "cpt-refresh-words.h"
#include "cpt-toast.h"

#include <glib/gi18n.h>

struct _CptRefreshRequester
{
  GObject parent_instance;

  CptStore *store;
  CptOutboxRepository *outbox;
  AdwToastOverlay *toasts; /* weak: it belongs to the window */
};

G_DEFINE_FINAL_TYPE (CptRefreshRequester, cpt_refresh_requester, G_TYPE_OBJECT)

/* What is asked for, once it is known to be wanted. */
typedef struct
{
  CptRefreshRequester *self;
  CptCompanyRow *row;
  char *connection_id; /* (nullable): when only this connection is meant */
  GPtrArray *changes;  /* (nullable): until it is known what to ask for */
} Request;

static Request *
request_new (CptRefreshRequester *self, CptCompanyRow *row, const char *connection_id)
{
  Request *request = g_new0 (Request, 1);

  request->self = g_object_ref (self);
  request->row = g_object_ref (row);
  request->connection_id = g_strdup (connection_id);

  return request;
}

static void
request_free (Request *request)
{
  g_clear_pointer (&request->changes, g_ptr_array_unref);
  g_free (request->connection_id);
  g_object_unref (request->row);
  g_object_unref (request->self);
  g_free (request);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Request, request_free)

static void
request_free_closure (gpointer data, GClosure *closure)
{
  request_free (data);
}

static void
say_failure (CptRefreshRequester *self, const GError *error)
{
  if (self->toasts != NULL)
    cpt_error_presenter_toast (self->toasts, _ ("The data was not refreshed."), error);
}

static void
add_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Request) request = user_data;
  CptRefreshRequester *self = request->self;
  CptChange *change = g_ptr_array_index (request->changes, 0);
  const char *data_type = request->changes->len == 1 ? cpt_change_get_data_type (change) : NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) added = cpt_outbox_repository_add_finish (CPT_OUTBOX_REPOSITORY (source), result, &error);

  if (added == NULL)
    say_failure (self, error);
  else if (self->toasts != NULL && data_type != NULL)
    /* Translators: %s is a data type, such as Balance sheet */
    cpt_toast_show (self->toasts, _ ("Asked for: %s"), cpt_data_type_words_get (data_type));
  else if (self->toasts != NULL)
    /* Translators: %s is the name of a company */
    cpt_toast_show (self->toasts, _ ("Refresh of “%s” asked for"), cpt_change_get_old_name (change));
}

/* @data_type is NULL for all. */
static void
want (Request *request, const char *data_type)
{
  gint64 now = cpt_clock_now (cpt_store_get_clock (request->self->store));
  g_autoptr (GPtrArray) changes =
      cpt_changes_new_refresh (cpt_company_row_get_rid (request->row), cpt_company_row_get_company (request->row),
                               data_type, data_type != NULL ? request->connection_id : NULL, now);

  if (request->changes == NULL)
    request->changes = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_extend_and_steal (request->changes, g_steal_pointer (&changes));
}

/* Takes @request. */
static void
send (Request *request)
{
  cpt_outbox_repository_add_async (request->self->outbox, request->changes, NULL, add_cb, request);
}

static guint
count_linked (CptCompany *company)
{
  GPtrArray *connections = cpt_company_get_connections (company);
  guint n_linked = 0;

  for (guint i = 0; i < connections->len; i++)
    n_linked += cpt_connection_get_status (g_ptr_array_index (connections, i)) == CPT_CONNECTION_STATUS_LINKED ? 1 : 0;

  return n_linked;
}

/* The platform refreshes a company at once, but one of several connections only type by type. */
static void
want_planned (Request *request, const CptRefreshFacts *facts)
{
  g_autoptr (GPtrArray) plan = NULL;

  if (request->connection_id == NULL || count_linked (facts->company) == 1)
    {
      want (request, NULL);
      return;
    }

  plan = cpt_refresh_plan (facts);
  for (guint i = 0; i < plan->len; i++)
    {
      const CptRefreshEntry *entry = g_ptr_array_index (plan, i);

      if (entry->verdict == CPT_REFRESH_READ)
        want (request, entry->data_type);
    }
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  Request *request = user_data;
  Request *wanted = NULL;

  if (!g_str_equal (response, "refresh"))
    return;

  wanted = request_new (request->self, request->row, request->connection_id);
  wanted->changes = g_ptr_array_ref (request->changes);
  send (wanted);
}

static void
survey_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Request) request = user_data;
  CptRefreshRequester *self = request->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (CptRefreshSurvey) survey = cpt_refresh_survey_finish (CPT_STORE (source), result, &error);
  CptRefreshFacts facts = { 0 };
  AdwMessageDialog *dialog = NULL;

  if (survey == NULL)
    {
      say_failure (self, error);
      return;
    }
  if (self->toasts == NULL)
    return;

  facts = *cpt_refresh_survey_get_facts (survey);
  facts.connection_id = request->connection_id;
  want_planned (request, &facts);
  dialog = cpt_refresh_dialog_new (cpt_toast_get_window (self->toasts), &facts);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), g_steal_pointer (&request), request_free_closure,
                         0);
  cpt_message_dialog_present (dialog);
}

/* It may be answered when another account is shown. */
static void
notify_desktop (GtkWindow *window, gint64 rid, CptCompany *company, const char *result)
{
  GtkApplication *application = gtk_window_get_application (window);
  g_autoptr (GNotification) notification = g_notification_new (cpt_company_get_shown_name (company));
  g_autoptr (GVariant) state =
      application != NULL ? g_action_group_get_action_state (G_ACTION_GROUP (application), "account") : NULL;
  const char *account = NULL;
  g_autofree char *id = NULL;

  if (state == NULL)
    return;

  account = g_variant_get_string (state, NULL);
  id = g_strdup_printf ("refresh-%s-%" G_GINT64_FORMAT, account, rid);
  g_notification_set_body (notification, result);
  g_notification_set_default_action_and_target (notification, "app.show-company-of-account", "(sx)", account, rid);
  g_application_send_notification (G_APPLICATION (application), id, notification);
}

static void
refresh_ended_cb (CptRefreshRequester *self, gint64 rid, CptCompany *company, GPtrArray *reads)
{
  g_autofree char *result = cpt_refresh_words_dup_result (reads);
  GtkWindow *window = NULL;

  if (self->toasts == NULL)
    return;

  window = cpt_toast_get_window (self->toasts);
  cpt_toast_show (self->toasts, "%s · %s", cpt_company_get_shown_name (company), result);
  if (!cpt_focus_is_in_program ())
    notify_desktop (window, rid, company, result);
}

static void
cpt_refresh_requester_dispose (GObject *object)
{
  CptRefreshRequester *self = CPT_REFRESH_REQUESTER (object);

  g_clear_weak_pointer (&self->toasts);
  g_clear_object (&self->outbox);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (cpt_refresh_requester_parent_class)->dispose (object);
}

static void
cpt_refresh_requester_class_init (CptRefreshRequesterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cpt_refresh_requester_dispose;
}

static void
cpt_refresh_requester_init (CptRefreshRequester *self)
{
}

/**
 * cpt_refresh_requester_new:
 * @store: the account's, open
 * @sync: the account's
 * @toasts: where results are said; its window owns the dialogs; not kept alive
 *
 * Returns: (transfer full): what asks for refreshes
 */
CptRefreshRequester *
cpt_refresh_requester_new (CptStore *store, CptSync *sync, AdwToastOverlay *toasts)
{
  CptRefreshRequester *self = g_object_new (CPT_TYPE_REFRESH_REQUESTER, NULL);

  self->store = g_object_ref (store);
  self->outbox = cpt_outbox_repository_new (store);
  g_set_weak_pointer (&self->toasts, toasts);
  g_signal_connect_object (sync, "refresh-ended", G_CALLBACK (refresh_ended_cb), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * cpt_refresh_requester_ask:
 * @row: a company
 * @connection_id: (nullable): GUID text, for the data of one of its connections alone
 *
 * Says what a refresh of all its data would read, and asks for it when that is wanted. Where nothing can be refreshed,
 * says why.
 */
void
cpt_refresh_requester_ask (CptRefreshRequester *self, CptCompanyRow *row, const char *connection_id)
{
  const char *obstacle = NULL;

  g_return_if_fail (CPT_IS_REFRESH_REQUESTER (self));

  obstacle = cpt_refresh_words_get_obstacle (row);
  if (obstacle != NULL && self->toasts != NULL)
    cpt_toast_show (self->toasts, "%s", obstacle);
  if (obstacle != NULL)
    return;

  cpt_refresh_survey_async (self->store, cpt_company_row_get_company (row), NULL, survey_cb,
                            request_new (self, row, connection_id));
}

/**
 * cpt_refresh_requester_read_type:
 * @row: a company
 * @data_type: what to read
 * @connection_id: (nullable): GUID text, to read it through this connection alone
 *
 * Asks for one data type.
 */
void
cpt_refresh_requester_read_type (CptRefreshRequester *self,
                                 CptCompanyRow *row,
                                 const char *data_type,
                                 const char *connection_id)
{
  Request *request = NULL;

  g_return_if_fail (CPT_IS_REFRESH_REQUESTER (self));

  request = request_new (self, row, connection_id);
  want (request, data_type);
  send (request);
}
