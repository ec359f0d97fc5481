/* cpt-company-editor.c — changes what a company is described by: each change is a row of the outbox, and can be undone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-company-editor.h"

#include <glib/gi18n.h>

#include "cpt-change-undo.h"
#include "cpt-changes.h"
#include "cpt-error-presenter.h"

struct _CptCompanyEditor
{
  GObject parent_instance;

  CptClock *clock;
  CptOutboxRepository *outbox;
  CptChangeControl *control;
  AdwToastOverlay *toasts; /* weak: it belongs to the page */
};

G_DEFINE_FINAL_TYPE (CptCompanyEditor, cpt_company_editor, G_TYPE_OBJECT)

static void
add_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptCompanyEditor) self = user_data; /* started with g_object_ref (self) */
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) added = cpt_outbox_repository_add_finish (CPT_OUTBOX_REPOSITORY (source), result, &error);

  if (self->toasts == NULL)
    return;

  if (error != NULL)
    cpt_error_presenter_toast (self->toasts, _ ("The company was not changed."), error);
  else
    cpt_change_undo_offer (self->toasts, self->outbox, self->clock, g_ptr_array_index (added, 0));
}

static void
cpt_company_editor_dispose (GObject *object)
{
  CptCompanyEditor *self = CPT_COMPANY_EDITOR (object);

  g_clear_weak_pointer (&self->toasts);
  g_clear_object (&self->control);
  g_clear_object (&self->outbox);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (cpt_company_editor_parent_class)->dispose (object);
}

static void
cpt_company_editor_class_init (CptCompanyEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cpt_company_editor_dispose;
}

static void
cpt_company_editor_init (CptCompanyEditor *self)
{
}

/**
 * cpt_company_editor_new:
 * @store: the account's, open
 * @control: of its changes
 * @toasts: where results are said; not kept alive
 *
 * Returns: (transfer full): a new object
 */
CptCompanyEditor *
cpt_company_editor_new (CptStore *store, CptChangeControl *control, AdwToastOverlay *toasts)
{
  CptCompanyEditor *self = g_object_new (CPT_TYPE_COMPANY_EDITOR, NULL);

  self->clock = g_object_ref (cpt_store_get_clock (store));
  self->outbox = cpt_outbox_repository_new (store);
  self->control = g_object_ref (control);
  g_set_weak_pointer (&self->toasts, toasts);

  return self;
}

/**
 * cpt_company_editor_describe:
 * @row: the company
 * @description: its new description; "" for none
 *
 * Changes the description.
 */
void
cpt_company_editor_describe (CptCompanyEditor *self, CptCompanyRow *row, const char *description)
{
  g_autoptr (GPtrArray) changes = NULL;

  g_return_if_fail (CPT_IS_COMPANY_EDITOR (self));

  changes = cpt_changes_new_description (cpt_company_row_get_rid (row), cpt_company_row_get_company (row), description,
                                         cpt_clock_now (self->clock));
  cpt_outbox_repository_add_async (self->outbox, changes, NULL, add_cb, g_object_ref (self));
}

/**
 * cpt_company_editor_cancel:
 * @change_id: a row of the outbox
 *
 * Takes it back while it waits to be sent, and dismisses it when it failed.
 */
void
cpt_company_editor_cancel (CptCompanyEditor *self, gint64 change_id)
{
  g_return_if_fail (CPT_IS_COMPANY_EDITOR (self));

  cpt_change_control_cancel_one (self->control, change_id);
}

/**
 * cpt_company_editor_retry:
 * @change_id: a row of the outbox, which failed
 *
 * Tries it again.
 */
void
cpt_company_editor_retry (CptCompanyEditor *self, gint64 change_id)
{
  g_return_if_fail (CPT_IS_COMPANY_EDITOR (self));

  cpt_change_control_retry_one (self->control, change_id);
}
