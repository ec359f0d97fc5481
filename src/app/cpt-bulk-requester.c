/* cpt-bulk-requester.c — asks for the data of several companies to be refreshed at once.
 *
 * Which can be is looked up, then what the platform allows; then a question says both. What is asked for are rows of
 * the outbox, behind what is done to one company; CptBulkBar says how they go.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-bulk-requester.h"

#include "cpt-bulk-question.h"
#include "cpt-changes.h"
#include "cpt-error-presenter.h"
#include "cpt-message-dialog.h"
#include "cpt-outbox-repository.h"
#include "cpt-toast.h"

#include <glib/gi18n.h>

struct _CptBulkRequester
{
  GObject parent_instance;

  CptStore *store;
  CptSync *sync;
  CptBulkRepository *bulk;
  CptOutboxRepository *outbox;
  AdwToastOverlay *toasts; /* weak: it belongs to the window */
};

G_DEFINE_FINAL_TYPE (CptBulkRequester, cpt_bulk_requester, G_TYPE_OBJECT)

typedef struct
{
  CptBulkRequester *self;
  CptBulkSurvey *survey;
} Request;

static void
request_free (Request *request)
{
  cpt_bulk_survey_free (request->survey);
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
say_failure (CptBulkRequester *self, const GError *error)
{
  if (self->toasts != NULL)
    cpt_error_presenter_toast (self->toasts, _ ("The data was not refreshed."), error);
}

static void
add_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptBulkRequester) self = user_data; /* started with g_object_ref (self) */
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) added = cpt_outbox_repository_add_finish (CPT_OUTBOX_REPOSITORY (source), result, &error);

  if (added == NULL)
    say_failure (self, error);
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  Request *request = user_data;
  CptBulkRequester *self = request->self;
  g_autoptr (GPtrArray) changes = NULL;

  if (!g_str_equal (response, "refresh"))
    return;

  changes = cpt_changes_new_bulk_refresh (request->survey->able, cpt_clock_now (cpt_store_get_clock (self->store)));
  cpt_outbox_repository_add_async (self->outbox, changes, NULL, add_cb, g_object_ref (self));
}

/* What cannot be known, because the platform is away, is not said. */
static void
quota_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Request) request = user_data;
  CptBulkRequester *self = request->self;
  g_autoptr (GError) error = NULL;
  gint64 quota = cpt_sync_get_bulk_quota_finish (CPT_SYNC (source), result, &error);
  AdwMessageDialog *dialog = NULL;

  if (self->toasts == NULL)
    return;

  dialog = cpt_bulk_question_new (cpt_toast_get_window (self->toasts), request->survey, quota);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), g_steal_pointer (&request), request_free_closure,
                         0);
  cpt_message_dialog_present (dialog);
}

static void
survey_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptBulkRequester) self = user_data; /* started with g_object_ref (self) */
  g_autoptr (GError) error = NULL;
  CptBulkSurvey *survey = cpt_bulk_repository_survey_finish (CPT_BULK_REPOSITORY (source), result, &error);
  Request *request = NULL;

  if (survey == NULL)
    {
      say_failure (self, error);
      return;
    }

  request = g_new0 (Request, 1);
  *request = (Request){ g_object_ref (self), survey };
  cpt_sync_get_bulk_quota_async (self->sync, NULL, quota_cb, request);
}

static void
cpt_bulk_requester_dispose (GObject *object)
{
  CptBulkRequester *self = CPT_BULK_REQUESTER (object);

  g_clear_weak_pointer (&self->toasts);
  g_clear_object (&self->outbox);
  g_clear_object (&self->bulk);
  g_clear_object (&self->sync);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (cpt_bulk_requester_parent_class)->dispose (object);
}

static void
cpt_bulk_requester_class_init (CptBulkRequesterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cpt_bulk_requester_dispose;
}

static void
cpt_bulk_requester_init (CptBulkRequester *self)
{
}

/**
 * cpt_bulk_requester_new:
 * @store: the account's, open
 * @sync: the account's
 * @toasts: where failures are said; its window owns the dialogs; not kept alive
 *
 * Returns: (transfer full): what asks for refreshes of several companies
 */
CptBulkRequester *
cpt_bulk_requester_new (CptStore *store, CptSync *sync, AdwToastOverlay *toasts)
{
  CptBulkRequester *self = g_object_new (CPT_TYPE_BULK_REQUESTER, NULL);

  self->store = g_object_ref (store);
  self->sync = g_object_ref (sync);
  self->bulk = cpt_bulk_repository_new (store);
  self->outbox = cpt_outbox_repository_new (store);
  g_set_weak_pointer (&self->toasts, toasts);

  return self;
}

/**
 * cpt_bulk_requester_ask:
 * @rids: (element-type gint64): rows of companies
 *
 * Says which of them a refresh would read, why not the others, and what it costs; asks for it when that is wanted.
 */
void
cpt_bulk_requester_ask (CptBulkRequester *self, GArray *rids)
{
  g_return_if_fail (CPT_IS_BULK_REQUESTER (self));

  cpt_bulk_repository_survey_async (self->bulk, rids, NULL, survey_cb, g_object_ref (self));
}
