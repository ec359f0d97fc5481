/* cpt-tags-change.c — changes the tags of one company, and offers to undo it.
 *
 * Undo gives the keys that were changed back what they held: another change, which the outbox lays together with the
 * first while that one waits.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-tags-change.h"

#include <glib/gi18n.h>

#include "cpt-changes.h"
#include "cpt-error-presenter.h"
#include "cpt-tags.h"
#include "cpt-toast.h"

typedef struct
{
  AdwToastOverlay *toasts; /* weak: it belongs to the page */
  CptOutboxRepository *outbox;
  CptClock *clock;
  gint64 rid;
  CptCompany *company; /* as it was */
  char *reverse;       /* what undoes it */
} Editing;

static void
editing_clear (gpointer data)
{
  Editing *editing = data;

  g_clear_weak_pointer (&editing->toasts);
  g_object_unref (editing->outbox);
  g_object_unref (editing->clock);
  g_object_unref (editing->company);
  g_free (editing->reverse);
}

static void
editing_unref (Editing *editing)
{
  g_rc_box_release_full (editing, editing_clear);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Editing, editing_unref)

static void
editing_unref_closure (gpointer data, GClosure *closure)
{
  editing_unref (data);
}

static void
add (Editing *editing, const char *json, GAsyncReadyCallback callback)
{
  g_autoptr (GPtrArray) changes =
      cpt_changes_new_tags (editing->rid, editing->company, json, cpt_clock_now (editing->clock));

  cpt_outbox_repository_add_async (editing->outbox, changes, NULL, callback, g_rc_box_acquire (editing));
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Editing) editing = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) added = cpt_outbox_repository_add_finish (CPT_OUTBOX_REPOSITORY (source), result, &error);

  if (editing->toasts == NULL)
    return;

  if (error != NULL)
    cpt_error_presenter_toast (editing->toasts, _ ("The tags were not changed back."), error);
  else
    /* Translators: %s is the name of a company. */
    cpt_toast_show (editing->toasts, _ ("“%s” has its tags back"), cpt_company_get_name (editing->company));
}

static void
undo_cb (AdwToast *toast, gpointer user_data)
{
  Editing *editing = user_data;

  add (editing, editing->reverse, undone_cb);
}

static void
offer_undo (Editing *editing)
{
  /* Translators: %s is the name of a company. */
  AdwToast *toast = cpt_toast_new (_ ("Tags of “%s” changed"), cpt_company_get_name (editing->company));

  adw_toast_set_button_label (toast, _ ("Undo"));
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (undo_cb), g_rc_box_acquire (editing),
                         editing_unref_closure, 0);
  adw_toast_overlay_add_toast (editing->toasts, toast);
}

static void
added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Editing) editing = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) added = cpt_outbox_repository_add_finish (CPT_OUTBOX_REPOSITORY (source), result, &error);

  if (editing->toasts == NULL)
    return;

  if (error != NULL)
    cpt_error_presenter_toast (editing->toasts, _ ("The tags were not changed."), error);
  else
    offer_undo (editing);
}

/**
 * cpt_tags_change_make:
 * @toasts: where it is said; not kept alive
 * @outbox: where it goes
 * @clock: the account's
 * @row: the company, as it is shown
 * @json: of the patch
 *
 * Changes its tags, and says so with an Undo button.
 */
void
cpt_tags_change_make (AdwToastOverlay *toasts,
                      CptOutboxRepository *outbox,
                      CptClock *clock,
                      CptCompanyRow *row,
                      const char *json)
{
  g_autoptr (Editing) editing = g_rc_box_new0 (Editing);
  g_autoptr (GVariant) patch = cpt_tags_parse_patch (json);
  g_autoptr (GVariant) reverse = NULL;

  g_set_weak_pointer (&editing->toasts, toasts);
  editing->outbox = g_object_ref (outbox);
  editing->clock = g_object_ref (clock);
  editing->rid = cpt_company_row_get_rid (row);
  editing->company = g_object_ref (cpt_company_row_get_company (row));
  reverse = cpt_tags_reverse (patch, cpt_company_get_tags (editing->company));
  editing->reverse = cpt_tags_patch_to_json (reverse);

  add (editing, json, added_cb);
}
