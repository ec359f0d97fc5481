/* cpt-change-reporter.c — says in toasts how what the user did ended at the platform.
 *
 * Failures that come in one burst (a deletion of many) make one toast, whose button lists them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-change-reporter.h"

#include <glib/gi18n.h>

#include "cpt-changes.h"
#include "cpt-error-presenter.h"
#include "cpt-failed-changes-dialog.h"
#include "cpt-toast.h"

#define BURST_MS 400

struct _CptChangeReporter
{
  GObject parent_instance;

  CptOutboxRepository *outbox;
  AdwToastOverlay *toasts; /* weak: it belongs to the page */
  guint n_failed;          /* in this burst */
  gint64 last_id;
  char *last_not_done;
  GError *last_error;
  guint burst_id;
};

G_DEFINE_FINAL_TYPE (CptChangeReporter, cpt_change_reporter, G_TYPE_OBJECT)

enum
{
  SIGNAL_COPY_LINK,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

typedef struct
{
  CptChangeReporter *self;
  gint64 rid;
  char *connection_id; /* (nullable): when a connection was added */
} Added;

static void
added_free (gpointer data, GClosure *closure)
{
  Added *added = data;

  g_object_unref (added->self);
  g_free (added->connection_id);
  g_free (added);
}

static void
copy_link_cb (AdwToast *toast, gpointer user_data)
{
  Added *added = user_data;

  g_signal_emit (added->self, signals[SIGNAL_COPY_LINK], 0, added->rid, added->connection_id);
}

static void
report_added (CptChangeReporter *self, CptChange *change, gint64 rid)
{
  gboolean is_company = cpt_change_get_kind (change) == CPT_CHANGE_CREATE_COMPANY;
  const char *platform = cpt_change_get_old_name (change);
  AdwToast *toast = is_company
                        /* Translators: %s is the name of a company that the platform has just created. */
                        ? cpt_toast_new (_ ("“%s” added"), cpt_change_get_name (change))
                        /* Translators: %s is the name of an accounting platform, such as Xero. */
                        : cpt_toast_new (_ ("A connection to %s was added"), platform != NULL ? platform : "");
  Added *added = g_new0 (Added, 1);

  added->self = g_object_ref (self);
  added->rid = rid;
  added->connection_id = g_strdup (cpt_change_get_connection_id (change));

  adw_toast_set_button_label (toast, _ ("Copy Link URL"));
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (copy_link_cb), added, added_free, 0);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
change_answered_cb (CptChangeReporter *self, CptChange *change, gint64 rid, CptCompany *company)
{
  const char *name = cpt_change_get_old_name (change);

  if (self->toasts == NULL)
    return;

  switch (cpt_change_get_kind (change))
    {
    case CPT_CHANGE_CREATE_COMPANY:
    case CPT_CHANGE_CREATE_CONNECTION:
      report_added (self, change, rid);
      break;
    case CPT_CHANGE_UNLINK_CONNECTION:
      /* Translators: %s is the name of an accounting platform, such as Xero. */
      cpt_toast_show (self->toasts, _ ("The connection to %s is unlinked"), name != NULL ? name : "");
      break;
    case CPT_CHANGE_DELETE_CONNECTION:
      /* Translators: %s is the name of an accounting platform, such as Xero. */
      cpt_toast_show (self->toasts, _ ("The connection to %s is deleted"), name != NULL ? name : "");
      break;
    case CPT_CHANGE_SAVE_SETTINGS:
      cpt_toast_show (self->toasts, "%s", _ ("The data type settings are saved"));
      break;
    case CPT_CHANGE_REFRESH_COMPANY: /* the reads themselves say how they go */
    case CPT_CHANGE_REFRESH_TYPE:
    case CPT_CHANGE_DESCRIBE_COMPANY:
    case CPT_CHANGE_RENAME_COMPANY: /* said when it was asked for, with Undo */
    case CPT_CHANGE_EDIT_TAGS:
    case CPT_CHANGE_DELETE_COMPANY: /* the same, with Cancel */
    default:
      break;
    }
}

static void
list_failed_cb (AdwToast *toast, gpointer user_data)
{
  CptChangeReporter *self = user_data;

  if (self->toasts != NULL)
    gtk_window_present (GTK_WINDOW (cpt_failed_changes_dialog_new (cpt_toast_get_window (self->toasts), self->outbox)));
}

static void
report_many_failed (CptChangeReporter *self)
{
  AdwToast *toast =
      cpt_toast_new (ngettext ("%u change was not made", "%u changes were not made", self->n_failed), self->n_failed);

  adw_toast_set_button_label (toast, _ ("Details"));
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (list_failed_cb), self, 0);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

typedef struct
{
  CptChangeReporter *self;
  gint64 change_id;
} Retry;

static void
retry_free (gpointer data)
{
  Retry *retry = data;

  g_object_unref (retry->self);
  g_free (retry);
}

static void
retry_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptChangeReporter) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!cpt_outbox_repository_retry_finish (CPT_OUTBOX_REPOSITORY (source), result, &error) && self->toasts != NULL)
    cpt_error_presenter_toast (self->toasts, _ ("It is not tried again."), error);
}

static void
try_again (gpointer data)
{
  Retry *retry = data;

  if (retry->self->outbox != NULL)
    cpt_outbox_repository_retry_async (retry->self->outbox, retry->change_id, NULL, retry_cb,
                                       g_object_ref (retry->self));
}

static void
report_one_failed (CptChangeReporter *self)
{
  Retry *retry = g_new0 (Retry, 1);

  retry->self = g_object_ref (self);
  retry->change_id = self->last_id;
  cpt_error_presenter_toast_with_retry (self->toasts, self->last_not_done, self->last_error, try_again, retry,
                                        retry_free);
}

static gboolean
end_burst_cb (gpointer user_data)
{
  CptChangeReporter *self = user_data;

  self->burst_id = 0;
  if (self->toasts != NULL)
    {
      if (self->n_failed == 1)
        report_one_failed (self);
      else
        report_many_failed (self);
    }
  self->n_failed = 0;

  return G_SOURCE_REMOVE;
}

static void
change_failed_cb (CptChangeReporter *self, CptChange *change, GError *error)
{
  if (cpt_change_is_bulk (change)) /* the bar of many says so */
    return;

  self->last_id = cpt_change_get_id (change);
  g_free (self->last_not_done);
  self->last_not_done = cpt_changes_dup_not_done (change);
  g_clear_error (&self->last_error);
  self->last_error = g_error_copy (error);
  self->n_failed++;

  if (self->burst_id == 0)
    self->burst_id = g_timeout_add (BURST_MS, end_burst_cb, self);
}

static void
cpt_change_reporter_dispose (GObject *object)
{
  CptChangeReporter *self = CPT_CHANGE_REPORTER (object);

  g_clear_handle_id (&self->burst_id, g_source_remove);
  g_clear_weak_pointer (&self->toasts);
  g_clear_object (&self->outbox);

  G_OBJECT_CLASS (cpt_change_reporter_parent_class)->dispose (object);
}

static void
cpt_change_reporter_finalize (GObject *object)
{
  CptChangeReporter *self = CPT_CHANGE_REPORTER (object);

  g_free (self->last_not_done);
  g_clear_error (&self->last_error);

  G_OBJECT_CLASS (cpt_change_reporter_parent_class)->finalize (object);
}

static void
cpt_change_reporter_class_init (CptChangeReporterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cpt_change_reporter_dispose;
  object_class->finalize = cpt_change_reporter_finalize;

  signals[SIGNAL_COPY_LINK] = g_signal_new ("copy-link", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                            NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);
}

static void
cpt_change_reporter_init (CptChangeReporter *self)
{
}

/**
 * cpt_change_reporter_new:
 * @sync: whose answers are reported
 * @outbox: where what failed is kept
 * @toasts: where to say it; not kept alive
 *
 * Returns: (transfer full): a reporter, which works as long as it lives
 */
CptChangeReporter *
cpt_change_reporter_new (CptSync *sync, CptOutboxRepository *outbox, AdwToastOverlay *toasts)
{
  CptChangeReporter *self = g_object_new (CPT_TYPE_CHANGE_REPORTER, NULL);

  self->outbox = g_object_ref (outbox);
  g_set_weak_pointer (&self->toasts, toasts);
  g_signal_connect_object (sync, "change-answered", G_CALLBACK (change_answered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (sync, "change-failed", G_CALLBACK (change_failed_cb), self, G_CONNECT_SWAPPED);

  return self;
}
