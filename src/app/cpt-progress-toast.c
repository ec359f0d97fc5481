/* cpt-progress-toast.c — says of what takes long that it is under way, and lets it be cancelled.
 *
 * What is over before that is noticed says nothing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-progress-toast.h"

#include "cpt-toast.h"

#include <glib/gi18n.h>

#define AFTER_MS 400
#define EVERY_MS 200

struct _CptProgressToast
{
  AdwToastOverlay *toasts; /* weak: it belongs to the page */
  GCancellable *cancellable;
  char *text;                    /* until it is known how far it is */
  CptProgressToastFunc dup_text; /* (nullable): that is never known */
  gpointer data;                 /* for @dup_text */
  guint timeout_id;
  AdwToast *toast; /* (nullable): shown once it takes long */
};

static void
say (CptProgressToast *self)
{
  g_autofree char *text = self->dup_text (self->data);

  adw_toast_set_title (self->toast, text);
}

static gboolean
say_cb (gpointer user_data)
{
  say (user_data);

  return G_SOURCE_CONTINUE;
}

static gboolean
show_cb (gpointer user_data)
{
  CptProgressToast *self = user_data;

  self->timeout_id = 0;
  if (self->toasts == NULL)
    return G_SOURCE_REMOVE;

  self->toast = cpt_toast_new ("%s", self->text);
  adw_toast_set_button_label (self->toast, _ ("Cancel"));
  adw_toast_set_timeout (self->toast, 0);
  g_signal_connect_object (self->toast, "button-clicked", G_CALLBACK (g_cancellable_cancel), self->cancellable,
                           G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (self->toasts, g_object_ref (self->toast));
  if (self->dup_text != NULL)
    {
      say (self);
      self->timeout_id = g_timeout_add (EVERY_MS, say_cb, self);
    }

  return G_SOURCE_REMOVE;
}

/**
 * cpt_progress_toast_new:
 * @toasts: (nullable): where to say it; not kept alive
 * @text: what is under way
 * @cancellable: cancelled by the toast's button
 *
 * Returns: (transfer full): shown in a moment, until it is freed
 */
CptProgressToast *
cpt_progress_toast_new (AdwToastOverlay *toasts, const char *text, GCancellable *cancellable)
{
  CptProgressToast *self = g_new0 (CptProgressToast, 1);

  g_set_weak_pointer (&self->toasts, toasts);
  self->cancellable = g_object_ref (cancellable);
  self->text = g_strdup (text);
  self->timeout_id = g_timeout_add (AFTER_MS, show_cb, self);

  return self;
}

/**
 * cpt_progress_toast_follow:
 * @dup_text: asked again and again how far it is
 * @data: for @dup_text; must outlive @self
 *
 * To be called at once after it was made.
 */
void
cpt_progress_toast_follow (CptProgressToast *self, CptProgressToastFunc dup_text, gpointer data)
{
  g_return_if_fail (self->toast == NULL);

  self->dup_text = dup_text;
  self->data = data;
}

/**
 * cpt_progress_toast_free:
 * @self: (transfer full): it is over: the toast goes
 */
void
cpt_progress_toast_free (CptProgressToast *self)
{
  g_clear_handle_id (&self->timeout_id, g_source_remove);
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  g_clear_object (&self->toast);
  g_clear_weak_pointer (&self->toasts);
  g_object_unref (self->cancellable);
  g_free (self->text);
  g_free (self);
}
