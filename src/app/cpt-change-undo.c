/* cpt-change-undo.c — the toast that says what was changed of a company, and takes it back.
 *
 * Undo first tries to take the change out of the outbox; when it was sent already, what was before is sent as a new
 * change.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-change-undo.h"

#include <glib/gi18n.h>

#include "cpt-changes.h"
#include "cpt-error-presenter.h"
#include "cpt-shown-text.h"
#include "cpt-time.h"
#include "cpt-toast.h"

typedef struct
{
  AdwToastOverlay *toasts; /* weak: it belongs to the page */
  CptOutboxRepository *outbox;
  CptClock *clock;
  CptChange *change;
} Undo;

static void
undo_clear (gpointer data)
{
  Undo *undo = data;

  g_clear_weak_pointer (&undo->toasts);
  g_object_unref (undo->outbox);
  g_object_unref (undo->clock);
  g_object_unref (undo->change);
}

static void
undo_unref (Undo *undo)
{
  g_rc_box_release_full (undo, undo_clear);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Undo, undo_unref)

static void
undo_unref_closure (gpointer data, GClosure *closure)
{
  undo_unref (data);
}

/* Returns: (transfer full): that it is changed, in words */
static char *
dup_done (CptChange *change)
{
  g_autofree char *old_name = cpt_shown_text_new (cpt_change_get_old_name (change), CPT_SHOWN_NAME);

  if (cpt_change_get_kind (change) == CPT_CHANGE_RENAME_COMPANY)
    /* Translators: the first %s is the old name of a company, the second its new one. */
    return g_strdup_printf (_ ("“%s” renamed to “%s”"), old_name, cpt_change_get_name (change));

  /* Translators: %s is the name of a company. */
  return g_strdup_printf (_ ("Description of “%s” changed"), old_name);
}

/* Returns: (transfer full): that it is as before, in words */
static char *
dup_undone (CptChange *change)
{
  g_autofree char *old_name = cpt_shown_text_new (cpt_change_get_old_name (change), CPT_SHOWN_NAME);

  if (cpt_change_get_kind (change) == CPT_CHANGE_RENAME_COMPANY)
    /* Translators: %s is the name that a company has again. */
    return g_strdup_printf (_ ("“%s” has its name back"), old_name);

  /* Translators: %s is the name of a company. */
  return g_strdup_printf (_ ("Description of “%s” as it was before"), old_name);
}

static void
report (Undo *undo, const GError *error)
{
  if (undo->toasts == NULL)
    return;

  if (error != NULL)
    {
      cpt_error_presenter_toast (undo->toasts,
                                 cpt_change_get_kind (undo->change) == CPT_CHANGE_RENAME_COMPANY
                                     ? _ ("The renaming was not undone.")
                                     : _ ("The change was not undone."),
                                 error);
    }
  else
    {
      g_autofree char *undone = dup_undone (undo->change);

      cpt_toast_show (undo->toasts, "%s", undone);
    }
}

static void
add_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Undo) undo = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) added = cpt_outbox_repository_add_finish (CPT_OUTBOX_REPOSITORY (source), result, &error);

  report (undo, error);
}

static void
change_back (Undo *undo)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (changes, cpt_changes_new_reverse (undo->change, cpt_clock_now (undo->clock)));
  cpt_outbox_repository_add_async (undo->outbox, changes, NULL, add_cb, g_rc_box_acquire (undo));
}

static void
cancel_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Undo) undo = user_data;
  g_autoptr (GError) error = NULL;
  guint n_cancelled = 0;

  if (!cpt_outbox_repository_cancel_finish (CPT_OUTBOX_REPOSITORY (source), result, &n_cancelled, &error))
    report (undo, error);
  else if (n_cancelled > 0)
    report (undo, NULL);
  else
    change_back (undo);
}

static void
undo_cb (AdwToast *toast, gpointer user_data)
{
  Undo *undo = user_data;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 id = cpt_change_get_id (undo->change);

  g_array_append_val (ids, id);
  cpt_outbox_repository_cancel_async (undo->outbox, ids, NULL, cancel_cb, g_rc_box_acquire (undo));
}

/**
 * cpt_change_undo_offer:
 * @toasts: where to say it; not kept alive
 * @outbox: where @change is
 * @clock: the account's
 * @change: a renaming or a description that the outbox has
 *
 * Says what is changed, with an Undo button.
 */
void
cpt_change_undo_offer (AdwToastOverlay *toasts, CptOutboxRepository *outbox, CptClock *clock, CptChange *change)
{
  g_autofree char *done = dup_done (change);
  AdwToast *toast = cpt_toast_new ("%s", done);
  Undo *undo = g_rc_box_new0 (Undo);

  g_set_weak_pointer (&undo->toasts, toasts);
  undo->outbox = g_object_ref (outbox);
  undo->clock = g_object_ref (clock);
  undo->change = g_object_ref (change);

  adw_toast_set_button_label (toast, _ ("Undo"));
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (undo_cb), undo, undo_unref_closure, 0);
  adw_toast_overlay_add_toast (toasts, toast);
}
