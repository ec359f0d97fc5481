/* cpt-tags-change.c — changes the tags of one company, or of several, and offers to undo it.
 *
 * Undo gives the keys that were changed back what they held: another change, which the outbox lays together with the
 * first while that one waits. Of several, each company is a change of its own, with its own end.
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
  GPtrArray *targets; /* (element-type CptTagTarget): as they were */
  GVariant *patch;
} Editing;

static void
editing_clear (gpointer data)
{
  Editing *editing = data;

  g_clear_weak_pointer (&editing->toasts);
  g_object_unref (editing->outbox);
  g_object_unref (editing->clock);
  g_ptr_array_unref (editing->targets);
  g_variant_unref (editing->patch);
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

/* Of the only one. */
static const char *
get_name (Editing *editing)
{
  const CptTagTarget *target = g_ptr_array_index (editing->targets, 0);

  return target->name;
}

static CptChange *
new_change (Editing *editing, const CptTagTarget *target, gboolean is_undone)
{
  g_autoptr (GVariant) reverse = is_undone ? cpt_tags_reverse (editing->patch, target->tags) : NULL;
  g_autofree char *json = cpt_tags_patch_to_json (is_undone ? reverse : editing->patch);

  return cpt_changes_new_tags (target->rid, target->name, json, cpt_clock_now (editing->clock));
}

static void
add (Editing *editing, gboolean is_undone, GAsyncReadyCallback callback)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < editing->targets->len; i++)
    g_ptr_array_add (changes, new_change (editing, g_ptr_array_index (editing->targets, i), is_undone));

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
  else if (editing->targets->len == 1)
    /* Translators: %s is the name of a company. */
    cpt_toast_show (editing->toasts, _ ("“%s” has its tags back"), get_name (editing));
  else
    cpt_toast_show (editing->toasts,
                    g_dngettext (NULL, "%'u company has its tags back", "%'u companies have their tags back",
                                 editing->targets->len),
                    editing->targets->len);
}

static void
undo_cb (AdwToast *toast, gpointer user_data)
{
  add (user_data, TRUE, undone_cb);
}

static AdwToast *
new_toast (Editing *editing)
{
  guint n = editing->targets->len;

  if (n == 1)
    /* Translators: %s is the name of a company. */
    return cpt_toast_new (_ ("Tags of “%s” changed"), get_name (editing));

  return cpt_toast_new (g_dngettext (NULL, "Tags of %'u company changed", "Tags of %'u companies changed", n), n);
}

static void
offer_undo (Editing *editing)
{
  AdwToast *toast = new_toast (editing);

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
 * @targets: (element-type CptTagTarget): the companies, as they are shown, at least one; kept, must not change any more
 * @patch: what becomes of the tags of each
 *
 * Changes their tags, and says so with an Undo button.
 */
void
cpt_tags_change_make (AdwToastOverlay *toasts,
                      CptOutboxRepository *outbox,
                      CptClock *clock,
                      GPtrArray *targets,
                      GVariant *patch)
{
  g_autoptr (Editing) editing = g_rc_box_new0 (Editing);

  g_set_weak_pointer (&editing->toasts, toasts);
  editing->outbox = g_object_ref (outbox);
  editing->clock = g_object_ref (clock);
  editing->targets = g_ptr_array_ref (targets);
  editing->patch = g_variant_ref (patch);

  add (editing, FALSE, added_cb);
}
