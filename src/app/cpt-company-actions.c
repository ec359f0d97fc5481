/* cpt-company-actions.c — what a person can do with companies: joins the dialogs, popovers and toasts to the services.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-company-actions.h"

#include <glib/gi18n.h>

#include "cpt-add-company-dialog.h"
#include "cpt-add-connection-dialog.h"
#include "cpt-bulk-requester.h"
#include "cpt-change-control.h"
#include "cpt-change-reporter.h"
#include "cpt-change-undo.h"
#include "cpt-changes.h"
#include "cpt-chaser.h"
#include "cpt-company-deletion.h"
#include "cpt-connection-change.h"
#include "cpt-connection-popover.h"
#include "cpt-error-presenter.h"
#include "cpt-link-exporter.h"
#include "cpt-link-sender.h"
#include "cpt-popover-anchor.h"
#include "cpt-refresh-requester.h"
#include "cpt-rename-popover.h"
#include "cpt-tags-change.h"
#include "cpt-tags-question.h"
#include "cpt-tags.h"
#include "cpt-toast.h"

struct _CptCompanyActions
{
  GObject parent_instance;

  CptStore *store;
  CptSync *sync;
  CptCompanyRepository *companies;
  CptOutboxRepository *outbox;
  CptLinkSender *links;
  CptLinkExporter *exporter;
  CptChangeReporter *reporter;
  CptChangeControl *control;
  CptCompanyEditor *editor;
  CptRefreshRequester *refreshes;
  CptBulkRequester *bulk;
  CptChaser *chaser;
  AdwToastOverlay *toasts; /* weak: it belongs to the page */
};

G_DEFINE_FINAL_TYPE (CptCompanyActions, cpt_company_actions, G_TYPE_OBJECT)

enum
{
  SIGNAL_SHOW_COMPANY,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* What a popover needs once its company is read. */
typedef struct
{
  CptCompanyActions *self;
  gint64 rid;
  char *connection_id;
  GtkWidget *anchor; /* weak: may go while the company is read */
  GdkRectangle at;
  gboolean has_at;
} Opening;

static Opening *
opening_new (CptCompanyActions *self, gint64 rid, const char *connection_id, GtkWidget *anchor, const GdkRectangle *at)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->self = g_object_ref (self);
  opening->rid = rid;
  opening->connection_id = g_strdup (connection_id);
  g_set_weak_pointer (&opening->anchor, anchor);
  opening->has_at = at != NULL;
  if (at != NULL)
    opening->at = *at;

  return opening;
}

static void
opening_free (Opening *opening)
{
  g_clear_weak_pointer (&opening->anchor);
  g_object_unref (opening->self);
  g_free (opening->connection_id);
  g_free (opening);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opening, opening_free)

static void
show_company_cb (CptCompanyActions *self, gint64 rid)
{
  g_signal_emit (self, signals[SIGNAL_SHOW_COMPANY], 0, rid);
}

static void
copy_link_cb (CptCompanyActions *self, gint64 rid, const char *connection_id)
{
  cpt_link_sender_send (self->links, rid, connection_id, CPT_LINK_CHANNEL_COPIED);
}

static void
renamed_cb (CptCompanyActions *self, CptChange *change)
{
  if (self->toasts != NULL)
    cpt_change_undo_offer (self->toasts, self->outbox, cpt_store_get_clock (self->store), change);
}

static void
rename_failed_cb (CptCompanyActions *self, GError *error)
{
  if (self->toasts != NULL)
    cpt_error_presenter_toast (self->toasts, _ ("The company was not renamed."), error);
}

/* The company as it is now, or NULL, and then a toast says why. */
static CptCompany *
finish_get (Opening *opening, GObject *source, GAsyncResult *result, const char *not_done)
{
  g_autoptr (GError) error = NULL;
  CptCompany *company = cpt_company_repository_get_finish (CPT_COMPANY_REPOSITORY (source), result, NULL, &error);

  if (company == NULL && opening->self->toasts != NULL)
    cpt_error_presenter_toast (opening->self->toasts, not_done, error);

  return company;
}

static void
popup (Opening *opening, GtkPopover *popover)
{
  cpt_popover_anchor_popup (popover, opening->anchor, opening->has_at ? &opening->at : NULL);
}

static void
get_to_rename_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Opening) opening = user_data;
  CptCompanyActions *self = opening->self;
  g_autoptr (CptCompany) company = finish_get (opening, source, result, _ ("The company cannot be renamed."));
  CptRenamePopover *popover;

  if (company == NULL || opening->anchor == NULL)
    return;

  popover = cpt_rename_popover_new (self->sync, self->outbox, cpt_store_get_clock (self->store), opening->rid, company);
  g_signal_connect_object (popover, "renamed", G_CALLBACK (renamed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (popover, "failed", G_CALLBACK (rename_failed_cb), self, G_CONNECT_SWAPPED);
  popup (opening, GTK_POPOVER (popover));
}

static void
change_connection_cb (CptCompanyActions *self, GPtrArray *changes, CptCompany *company)
{
  if (self->toasts != NULL)
    cpt_connection_change_ask (self->toasts, self->outbox, changes, company);
}

static void
send_link_cb (CptCompanyActions *self, gint64 rid, const char *connection_id, int channel)
{
  cpt_link_sender_send (self->links, rid, connection_id, channel);
}

static void
get_to_show_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Opening) opening = user_data;
  CptCompanyActions *self = opening->self;
  g_autoptr (CptCompany) company = finish_get (opening, source, result, _ ("The connections cannot be shown."));
  CptConnectionPopover *popover;

  if (company == NULL || opening->anchor == NULL)
    return;

  popover = cpt_connection_popover_new (self->store, self->sync, self->companies, opening->rid, company);
  cpt_connection_popover_show_connection (popover, opening->connection_id);
  g_signal_connect_object (popover, "send-link", G_CALLBACK (send_link_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (popover, "change-connection", G_CALLBACK (change_connection_cb), self, G_CONNECT_SWAPPED);
  popup (opening, GTK_POPOVER (popover));
}

static void
get_to_connect_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Opening) opening = user_data;
  CptCompanyActions *self = opening->self;
  g_autoptr (CptCompany) company = finish_get (opening, source, result, _ ("No connection can be added."));

  if (company != NULL && self->toasts != NULL)
    gtk_window_present (GTK_WINDOW (cpt_add_connection_dialog_new (cpt_toast_get_window (self->toasts), self->store,
                                                                   self->sync, opening->rid, company)));
}

static void
cpt_company_actions_dispose (GObject *object)
{
  CptCompanyActions *self = CPT_COMPANY_ACTIONS (object);

  g_clear_weak_pointer (&self->toasts);
  g_clear_object (&self->reporter);
  g_clear_object (&self->control);
  g_clear_object (&self->editor);
  g_clear_object (&self->refreshes);
  g_clear_object (&self->bulk);
  g_clear_object (&self->chaser);
  g_clear_object (&self->links);
  g_clear_object (&self->exporter);
  g_clear_object (&self->companies);
  g_clear_object (&self->outbox);
  g_clear_object (&self->sync);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (cpt_company_actions_parent_class)->dispose (object);
}

static void
cpt_company_actions_class_init (CptCompanyActionsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cpt_company_actions_dispose;

  signals[SIGNAL_SHOW_COMPANY] = g_signal_new ("show-company", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                               NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
cpt_company_actions_init (CptCompanyActions *self)
{
}

/**
 * cpt_company_actions_new:
 * @store: the account's, open
 * @sync: the account's
 * @toasts: where results are said; its window owns the dialogs; not kept alive
 *
 * Returns: (transfer full): the actions of one page
 */
CptCompanyActions *
cpt_company_actions_new (CptStore *store, CptSync *sync, AdwToastOverlay *toasts)
{
  CptCompanyActions *self = g_object_new (CPT_TYPE_COMPANY_ACTIONS, NULL);
  g_autoptr (CptCompanyDeletion) held = NULL;

  self->store = g_object_ref (store);
  self->sync = g_object_ref (sync);
  self->companies = cpt_company_repository_new (store);
  self->outbox = cpt_outbox_repository_new (store);
  self->links = cpt_link_sender_new (store, sync, self->companies, toasts);
  self->exporter = cpt_link_exporter_new (store, sync, toasts);
  self->reporter = cpt_change_reporter_new (sync, self->outbox, toasts);
  self->control = cpt_change_control_new (self->outbox, toasts);
  self->editor = cpt_company_editor_new (store, self->control, toasts);
  self->refreshes = cpt_refresh_requester_new (store, sync, toasts);
  self->bulk = cpt_bulk_requester_new (store, sync, toasts);
  self->chaser = cpt_chaser_new (store, toasts);
  g_set_weak_pointer (&self->toasts, toasts);
  g_signal_connect_object (self->reporter, "copy-link", G_CALLBACK (copy_link_cb), self, G_CONNECT_SWAPPED);

  held = cpt_company_deletion_new (self->companies, self->outbox, cpt_store_get_clock (store), toasts);
  cpt_company_deletion_resume (held);

  return self;
}

/**
 * cpt_company_actions_add:
 * @name: (nullable): what the dialog begins with
 *
 * Opens the dialog "Add new company".
 */
void
cpt_company_actions_add (CptCompanyActions *self, const char *name)
{
  CptAddCompanyDialog *dialog;

  g_return_if_fail (CPT_IS_COMPANY_ACTIONS (self));

  dialog = cpt_add_company_dialog_new (cpt_toast_get_window (self->toasts), self->companies, self->outbox,
                                       cpt_store_get_clock (self->store), name);
  g_signal_connect_object (dialog, "show-company", G_CALLBACK (show_company_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * cpt_company_actions_rename:
 * @rid: the company's row
 * @anchor: where its name stands
 * @at: (nullable): the name's place, in the coordinates of @anchor
 *
 * Opens the popover that renames it.
 */
void
cpt_company_actions_rename (CptCompanyActions *self, gint64 rid, GtkWidget *anchor, const GdkRectangle *at)
{
  g_return_if_fail (CPT_IS_COMPANY_ACTIONS (self));

  cpt_company_repository_get_async (self->companies, rid, NULL, get_to_rename_cb,
                                    opening_new (self, rid, NULL, anchor, at));
}

/**
 * cpt_company_actions_edit_tags:
 * @row: the company, as it is shown
 * @patch: JSON of what becomes of its tags
 *
 * Changes its tags, with Undo.
 */
void
cpt_company_actions_edit_tags (CptCompanyActions *self, CptCompanyRow *row, const char *patch)
{
  g_autoptr (GPtrArray) targets = g_ptr_array_new_with_free_func ((GDestroyNotify) cpt_tag_target_free);
  g_autoptr (GVariant) parsed = cpt_tags_parse_patch (patch);

  g_return_if_fail (CPT_IS_COMPANY_ACTIONS (self));

  g_ptr_array_add (targets, cpt_tag_target_new (cpt_company_row_get_rid (row), cpt_company_row_get_company (row)));
  cpt_tags_change_make (self->toasts, self->outbox, cpt_store_get_clock (self->store), targets, parsed);
}

/**
 * cpt_company_actions_edit_tags_of_many:
 * @rids: (element-type gint64): rows of companies
 *
 * Asks for a tag, and gives it to them, or takes it from them, with Undo.
 */
void
cpt_company_actions_edit_tags_of_many (CptCompanyActions *self, GArray *rids)
{
  g_return_if_fail (CPT_IS_COMPANY_ACTIONS (self));

  cpt_tags_question_ask (self->toasts, self->store, rids);
}

/**
 * cpt_company_actions_delete:
 * @rids: (element-type gint64): rows of companies
 *
 * Asks, then deletes them. The creation of those that wait to be created is taken back at once: nothing is lost.
 */
void
cpt_company_actions_delete (CptCompanyActions *self, GArray *rids)
{
  g_autoptr (GArray) known = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (CptCompanyDeletion) deletion = NULL;

  g_return_if_fail (CPT_IS_COMPANY_ACTIONS (self));

  for (guint i = 0; i < rids->len; i++)
    {
      gint64 rid = g_array_index (rids, gint64, i);

      if (rid > 0)
        g_array_append_val (known, rid);
      else
        cpt_change_control_cancel (self->control, rid);
    }

  if (known->len == 0)
    return;

  deletion = cpt_company_deletion_new (self->companies, self->outbox, cpt_store_get_clock (self->store), self->toasts);
  cpt_company_deletion_ask (deletion, known);
}

/**
 * cpt_company_actions_copy_link:
 * @rids: (element-type gint64): rows of companies
 * @connection_id: (nullable): GUID text, when it is the URL of one connection of one company
 *
 * Copies their Link URLs: of one exactly the URL, of several `name<Tab>URL` lines.
 */
void
cpt_company_actions_copy_link (CptCompanyActions *self, GArray *rids, const char *connection_id)
{
  g_return_if_fail (CPT_IS_COMPANY_ACTIONS (self));

  if (rids->len == 1)
    cpt_link_sender_send (self->links, g_array_index (rids, gint64, 0), connection_id, CPT_LINK_CHANNEL_COPIED);
  else if (rids->len > 1)
    cpt_link_sender_copy_many (self->links, rids);
}

/**
 * cpt_company_actions_export_links:
 * @rids: (element-type gint64): rows of companies
 *
 * Asks for a file, and writes their Link URLs to it, with a message for each client.
 */
void
cpt_company_actions_export_links (CptCompanyActions *self, GArray *rids)
{
  g_return_if_fail (CPT_IS_COMPANY_ACTIONS (self));

  cpt_link_exporter_ask (self->exporter, rids);
}

/**
 * cpt_company_actions_send_link:
 * @rid: the company's row
 * @connection_id: (nullable): GUID text, for the URL of one connection
 * @channel: how it goes
 *
 * Sends a Link URL by e-mail, opens it, shows it as a QR code, or copies it.
 */
void
cpt_company_actions_send_link (CptCompanyActions *self, gint64 rid, const char *connection_id, CptLinkChannel channel)
{
  g_return_if_fail (CPT_IS_COMPANY_ACTIONS (self));

  cpt_link_sender_send (self->links, rid, connection_id, channel);
}

/**
 * cpt_company_actions_show_connections:
 * @rid: the company's row
 * @connection_id: (nullable): GUID text; %NULL for the list of its connections
 * @anchor: what the popover points to
 * @at: (nullable): its place, in the coordinates of @anchor
 *
 * Opens the popover of a connection, or of all.
 */
void
cpt_company_actions_show_connections (CptCompanyActions *self,
                                      gint64 rid,
                                      const char *connection_id,
                                      GtkWidget *anchor,
                                      const GdkRectangle *at)
{
  g_return_if_fail (CPT_IS_COMPANY_ACTIONS (self));

  cpt_company_repository_get_async (self->companies, rid, NULL, get_to_show_cb,
                                    opening_new (self, rid, connection_id, anchor, at));
}

/**
 * cpt_company_actions_add_connection:
 * @rid: the company's row
 *
 * Opens the dialog "Add a connection".
 */
void
cpt_company_actions_add_connection (CptCompanyActions *self, gint64 rid)
{
  g_return_if_fail (CPT_IS_COMPANY_ACTIONS (self));

  cpt_company_repository_get_async (self->companies, rid, NULL, get_to_connect_cb,
                                    opening_new (self, rid, NULL, NULL, NULL));
}

/**
 * cpt_company_actions_cancel_changes:
 * @rid: a company's row
 *
 * Takes back what waits to be sent for it, and dismisses what failed.
 */
void
cpt_company_actions_cancel_changes (CptCompanyActions *self, gint64 rid)
{
  g_return_if_fail (CPT_IS_COMPANY_ACTIONS (self));

  cpt_change_control_cancel (self->control, rid);
}

/**
 * cpt_company_actions_retry_changes:
 * @rid: a company's row
 *
 * Tries again what failed for it.
 */
void
cpt_company_actions_retry_changes (CptCompanyActions *self, gint64 rid)
{
  g_return_if_fail (CPT_IS_COMPANY_ACTIONS (self));

  cpt_change_control_retry (self->control, rid);
}

/**
 * cpt_company_actions_get_editor:
 *
 * Returns: (transfer none): what changes that which a company is described by
 */
CptCompanyEditor *
cpt_company_actions_get_editor (CptCompanyActions *self)
{
  g_return_val_if_fail (CPT_IS_COMPANY_ACTIONS (self), NULL);

  return self->editor;
}

/**
 * cpt_company_actions_change_connection:
 * @row: the company
 * @connection_id: GUID text of one of its connections
 * @kind: an unlinking or a deletion
 *
 * Asks, naming what is lost, then does it.
 */
void
cpt_company_actions_change_connection (CptCompanyActions *self,
                                       CptCompanyRow *row,
                                       const char *connection_id,
                                       CptChangeKind kind)
{
  CptCompany *company = cpt_company_row_get_company (row);
  g_autoptr (GPtrArray) changes = NULL;

  g_return_if_fail (CPT_IS_COMPANY_ACTIONS (self));

  changes = cpt_changes_new_connection_change (cpt_company_row_get_rid (row), company, connection_id, kind,
                                               cpt_clock_now (cpt_store_get_clock (self->store)));
  change_connection_cb (self, changes, company);
}

/**
 * cpt_company_actions_refresh:
 * @row: a company
 * @connection_id: (nullable): GUID text, for the data of one of its connections alone
 *
 * Says what a refresh of all its data would read, and asks for it when that is wanted.
 */
void
cpt_company_actions_refresh (CptCompanyActions *self, CptCompanyRow *row, const char *connection_id)
{
  g_return_if_fail (CPT_IS_COMPANY_ACTIONS (self));

  cpt_refresh_requester_ask (self->refreshes, row, connection_id);
}

/**
 * cpt_company_actions_refresh_many:
 * @rids: (element-type gint64): rows of companies
 *
 * Says which of them a refresh would read, why not the others, and what it costs; asks for it when that is wanted.
 */
void
cpt_company_actions_refresh_many (CptCompanyActions *self, GArray *rids)
{
  g_return_if_fail (CPT_IS_COMPANY_ACTIONS (self));

  cpt_bulk_requester_ask (self->bulk, rids);
}

/**
 * cpt_company_actions_read_type:
 * @row: a company
 * @data_type: what to read
 * @connection_id: (nullable): GUID text, to read it through this connection alone
 *
 * Asks for one data type.
 */
void
cpt_company_actions_read_type (CptCompanyActions *self,
                               CptCompanyRow *row,
                               const char *data_type,
                               const char *connection_id)
{
  g_return_if_fail (CPT_IS_COMPANY_ACTIONS (self));

  cpt_refresh_requester_read_type (self->refreshes, row, data_type, connection_id);
}

/**
 * cpt_company_actions_keep_accesses:
 *
 * Asks for a small read through each connection that may expire, of all companies.
 */
void
cpt_company_actions_keep_accesses (CptCompanyActions *self)
{
  g_return_if_fail (CPT_IS_COMPANY_ACTIONS (self));

  cpt_chaser_keep_all (self->chaser);
}

/**
 * cpt_company_actions_keep_access:
 * @row: a company
 * @connection_id: GUID text, of one of its connections
 *
 * Asks for a small read through that connection.
 */
void
cpt_company_actions_keep_access (CptCompanyActions *self, CptCompanyRow *row, const char *connection_id)
{
  g_return_if_fail (CPT_IS_COMPANY_ACTIONS (self));

  cpt_chaser_keep_one (self->chaser, row, connection_id);
}

/**
 * cpt_company_actions_say:
 * @said: what is to be known, translated
 *
 * Says it in a toast.
 */
void
cpt_company_actions_say (CptCompanyActions *self, const char *said)
{
  g_return_if_fail (CPT_IS_COMPANY_ACTIONS (self));

  if (self->toasts != NULL)
    cpt_toast_show (self->toasts, "%s", said);
}

/**
 * cpt_company_actions_say_failure:
 * @not_done: what was not done, in a whole sentence, translated
 * @error: why
 *
 * Says it in a toast.
 */
void
cpt_company_actions_say_failure (CptCompanyActions *self, const char *not_done, const GError *error)
{
  g_return_if_fail (CPT_IS_COMPANY_ACTIONS (self));

  if (self->toasts != NULL)
    cpt_error_presenter_toast (self->toasts, not_done, error);
}
