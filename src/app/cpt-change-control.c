/* cpt-change-control.c — takes back, or tries again, what the user asked of a company.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-change-control.h"

#include <glib/gi18n.h>

#include "cpt-creation-question.h"
#include "cpt-error-presenter.h"
#include "cpt-toast.h"

struct _CptChangeControl
{
  GObject parent_instance;

  CptOutboxRepository *outbox;
  AdwToastOverlay *toasts; /* weak: it belongs to the page */
};

G_DEFINE_FINAL_TYPE (CptChangeControl, cpt_change_control, G_TYPE_OBJECT)

typedef struct
{
  CptChangeControl *self;
  gint64 rid;
} Request;

static Request *
request_new (CptChangeControl *self, gint64 rid)
{
  Request *request = g_new0 (Request, 1);

  request->self = g_object_ref (self);
  request->rid = rid;

  return request;
}

static void
request_free (Request *request)
{
  g_object_unref (request->self);
  g_free (request);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Request, request_free)

static void
report_error (CptChangeControl *self, const char *not_done, const GError *error)
{
  if (self->toasts != NULL)
    cpt_error_presenter_toast (self->toasts, not_done, error);
}

static void
cancel_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptChangeControl) self = user_data;
  g_autoptr (GError) error = NULL;
  guint n_cancelled = 0;

  if (!cpt_outbox_repository_cancel_finish (CPT_OUTBOX_REPOSITORY (source), result, &n_cancelled, &error))
    report_error (self, _ ("It was not cancelled."), error);
  else if (n_cancelled == 0 && self->toasts != NULL)
    cpt_toast_show (self->toasts, _ ("Too late to cancel: it is sent"));
  else if (self->toasts != NULL)
    cpt_toast_show (self->toasts, ngettext ("%u change cancelled", "%u changes cancelled", n_cancelled), n_cancelled);
}

static void
cancel_changes (CptChangeControl *self, GArray *ids)
{
  cpt_outbox_repository_cancel_async (self->outbox, ids, NULL, cancel_cb, g_object_ref (self));
}

/* Failed changes are dismissed by the same way as waiting ones are cancelled. */
static void
list_to_cancel_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Request) request = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = cpt_outbox_repository_list_finish (CPT_OUTBOX_REPOSITORY (source), result, &error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (error != NULL)
    {
      report_error (request->self, _ ("It was not cancelled."), error);
      return;
    }

  for (guint i = 0; i < changes->len; i++)
    {
      CptChange *change = g_ptr_array_index (changes, i);
      gint64 id = cpt_change_get_id (change);

      if (cpt_change_get_rid (change) == request->rid)
        g_array_append_val (ids, id);
    }

  if (ids->len > 0)
    cancel_changes (request->self, ids);
}

static void
retry_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptChangeControl) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!cpt_outbox_repository_retry_finish (CPT_OUTBOX_REPOSITORY (source), result, &error))
    report_error (self, _ ("It is not tried again."), error);
}

static void
retry_change (CptChangeControl *self, gint64 id)
{
  cpt_outbox_repository_retry_async (self->outbox, id, NULL, retry_cb, g_object_ref (self));
}

static void
list_to_retry_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Request) request = user_data;
  CptChangeControl *self = request->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = cpt_outbox_repository_list_finish (CPT_OUTBOX_REPOSITORY (source), result, &error);

  if (error != NULL)
    {
      report_error (self, _ ("It is not tried again."), error);
      return;
    }

  for (guint i = 0; i < changes->len; i++)
    {
      CptChange *change = g_ptr_array_index (changes, i);
      CptChangeState state = cpt_change_get_state (change);

      if (cpt_change_get_rid (change) != request->rid)
        continue;

      if (state == CPT_CHANGE_FAILED)
        retry_change (self, cpt_change_get_id (change));
      else if (state == CPT_CHANGE_ASKING && self->toasts != NULL)
        cpt_creation_question_ask (self->toasts, self->outbox, change);
    }
}

static void
cpt_change_control_dispose (GObject *object)
{
  CptChangeControl *self = CPT_CHANGE_CONTROL (object);

  g_clear_weak_pointer (&self->toasts);
  g_clear_object (&self->outbox);

  G_OBJECT_CLASS (cpt_change_control_parent_class)->dispose (object);
}

static void
cpt_change_control_class_init (CptChangeControlClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cpt_change_control_dispose;
}

static void
cpt_change_control_init (CptChangeControl *self)
{
}

/**
 * cpt_change_control_new:
 * @outbox: where the changes are
 * @toasts: where to say it; not kept alive
 *
 * Returns: (transfer full): a new object
 */
CptChangeControl *
cpt_change_control_new (CptOutboxRepository *outbox, AdwToastOverlay *toasts)
{
  CptChangeControl *self = g_object_new (CPT_TYPE_CHANGE_CONTROL, NULL);

  self->outbox = g_object_ref (outbox);
  g_set_weak_pointer (&self->toasts, toasts);

  return self;
}

/**
 * cpt_change_control_cancel:
 * @rid: a company's row
 *
 * Takes back all that waits to be sent for that company, and dismisses what failed.
 */
void
cpt_change_control_cancel (CptChangeControl *self, gint64 rid)
{
  g_return_if_fail (CPT_IS_CHANGE_CONTROL (self));

  cpt_outbox_repository_list_async (self->outbox, NULL, list_to_cancel_cb, request_new (self, rid));
}

/**
 * cpt_change_control_retry:
 * @rid: a company's row
 *
 * Tries again what failed for that company; asks first where a second try could make a second company.
 */
void
cpt_change_control_retry (CptChangeControl *self, gint64 rid)
{
  g_return_if_fail (CPT_IS_CHANGE_CONTROL (self));

  cpt_outbox_repository_list_async (self->outbox, NULL, list_to_retry_cb, request_new (self, rid));
}

/**
 * cpt_change_control_cancel_one:
 * @id: a row of the outbox
 *
 * Takes back that change if it waits to be sent, or dismisses it if it failed.
 */
void
cpt_change_control_cancel_one (CptChangeControl *self, gint64 id)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_return_if_fail (CPT_IS_CHANGE_CONTROL (self));

  g_array_append_val (ids, id);
  cancel_changes (self, ids);
}

/**
 * cpt_change_control_retry_one:
 * @id: a row of the outbox
 *
 * Tries again that change, which failed.
 */
void
cpt_change_control_retry_one (CptChangeControl *self, gint64 id)
{
  g_return_if_fail (CPT_IS_CHANGE_CONTROL (self));

  retry_change (self, id);
}
