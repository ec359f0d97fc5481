/* cpt-bulk-bar.c — how the refreshes of many companies stand, and what can be done about it.
 *
 * There while there are such refreshes, and after their end until it is put away. Whatever holds them up is said:
 * a pause, the platform's limits, the network.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-bulk-bar.h"

#include "cpt-bulk-dialog.h"
#include "cpt-error-presenter.h"
#include "cpt-focus.h"
#include "cpt-shrink.h"
#include "cpt-spoken-name.h"
#include "cpt-status-icon.h"
#include "cpt-toast.h"

#include <glib/gi18n.h>

#define WORDS_KEY "cpt-bulk-bar-words" /* of a button */

struct _CptBulkBar
{
  GtkWidget parent_instance;

  CptStore *store;
  CptBulkWatch *watch;
  CptSync *sync;
  GError *trouble; /* (nullable): what keeps requests from being sent, until one is answered */

  /* of the template */
  GtkRevealer *revealer;
  GtkOrientable *box;
  CptStatusIcon *icon;
  GtkLabel *title;
  GtkLabel *facts;
  GtkLabel *obstacle;
  GtkProgressBar *progress;
  GtkWidget *details_button;
  GtkWidget *pause_button;
  GtkWidget *continue_button;
  GtkWidget *stop_button;
  GtkWidget *retry_button;
  GtkWidget *close_button;
};

G_DEFINE_FINAL_TYPE (CptBulkBar, cpt_bulk_bar, GTK_TYPE_WIDGET)

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptBulkBar) self = user_data; /* started with g_object_ref (self) */
  g_autoptr (GError) error = NULL;
  GtkWidget *toasts = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);

  if (!cpt_bulk_repository_write_finish (CPT_BULK_REPOSITORY (source), result, &error) && toasts != NULL)
    cpt_error_presenter_toast (ADW_TOAST_OVERLAY (toasts), _ ("Nothing was changed about the refreshes."), error);
}

static void
pause_action (GtkWidget *widget, const char *name, GVariant *target)
{
  CptBulkBar *self = CPT_BULK_BAR (widget);

  cpt_bulk_repository_set_paused_async (cpt_bulk_watch_get_repository (self->watch), g_str_equal (name, "bulk.pause"),
                                        NULL, written_cb, g_object_ref (self));
}

static void
stop_action (GtkWidget *widget, const char *name, GVariant *target)
{
  CptBulkBar *self = CPT_BULK_BAR (widget);

  cpt_bulk_repository_cancel_async (cpt_bulk_watch_get_repository (self->watch), NULL, written_cb, g_object_ref (self));
}

static void
retry_action (GtkWidget *widget, const char *name, GVariant *target)
{
  CptBulkBar *self = CPT_BULK_BAR (widget);

  cpt_bulk_repository_retry_async (cpt_bulk_watch_get_repository (self->watch), NULL, written_cb, g_object_ref (self));
}

static void
close_action (GtkWidget *widget, const char *name, GVariant *target)
{
  CptBulkBar *self = CPT_BULK_BAR (widget);

  cpt_bulk_repository_close_async (cpt_bulk_watch_get_repository (self->watch), NULL, written_cb, g_object_ref (self));
}

static void
details_action (GtkWidget *widget, const char *name, GVariant *target)
{
  CptBulkBar *self = CPT_BULK_BAR (widget);
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (widget));

  gtk_window_present (GTK_WINDOW (cpt_bulk_dialog_new (window, self->store, self->watch)));
}

static const struct
{
  const char *name;
  GtkWidgetActionActivateFunc activate;
} actions[] = {
  { "bulk.pause", pause_action }, { "bulk.continue", pause_action }, { "bulk.stop", stop_action },
  { "bulk.retry", retry_action }, { "bulk.close", close_action },    { "bulk.details", details_action },
};

static void
cpt_bulk_bar_dispose (GObject *object)
{
  CptBulkBar *self = CPT_BULK_BAR (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CPT_TYPE_BULK_BAR);
  g_clear_object (&self->store);
  g_clear_object (&self->watch);
  g_clear_object (&self->sync);
  g_clear_error (&self->trouble);

  G_OBJECT_CLASS (cpt_bulk_bar_parent_class)->dispose (object);
}

static void
cpt_bulk_bar_class_init (CptBulkBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cpt_bulk_bar_dispose;

  g_type_ensure (CPT_TYPE_STATUS_ICON);
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/comptoir/Comptoir/bulk-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, CptBulkBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, CptBulkBar, box);
  gtk_widget_class_bind_template_child (widget_class, CptBulkBar, icon);
  gtk_widget_class_bind_template_child (widget_class, CptBulkBar, title);
  gtk_widget_class_bind_template_child (widget_class, CptBulkBar, facts);
  gtk_widget_class_bind_template_child (widget_class, CptBulkBar, obstacle);
  gtk_widget_class_bind_template_child (widget_class, CptBulkBar, progress);
  gtk_widget_class_bind_template_child (widget_class, CptBulkBar, details_button);
  gtk_widget_class_bind_template_child (widget_class, CptBulkBar, pause_button);
  gtk_widget_class_bind_template_child (widget_class, CptBulkBar, continue_button);
  gtk_widget_class_bind_template_child (widget_class, CptBulkBar, stop_button);
  gtk_widget_class_bind_template_child (widget_class, CptBulkBar, retry_button);
  gtk_widget_class_bind_template_child (widget_class, CptBulkBar, close_button);
}

/* What stands for the words of a button where there is no room for them. */
static const char *
choose_icon (CptBulkBar *self, GtkWidget *button)
{
  if (button == self->pause_button)
    return "media-playback-pause-symbolic";
  if (button == self->continue_button)
    return "media-playback-start-symbolic";
  if (button == self->stop_button)
    return "media-playback-stop-symbolic";

  return button == self->retry_button ? "view-refresh-symbolic" : "view-list-symbolic";
}

static void
show_button (CptBulkBar *self, GtkWidget *button, gboolean is_narrow)
{
  if (is_narrow)
    {
      gtk_button_set_icon_name (GTK_BUTTON (button), choose_icon (self, button));
      return;
    }

  gtk_button_set_label (GTK_BUTTON (button), g_object_get_data (G_OBJECT (button), WORDS_KEY));
  cpt_shrink_button (button);
}

/* A screen reader says the words either way. */
static void
name_button (GtkWidget *button)
{
  const char *words = gtk_button_get_label (GTK_BUTTON (button));

  g_object_set_data_full (G_OBJECT (button), WORDS_KEY, g_strdup (words), g_free);
  cpt_spoken_name_set (button, words);
  if (gtk_widget_get_tooltip_text (button) == NULL)
    gtk_widget_set_tooltip_text (button, words);
  cpt_shrink_button (button);
}

static void
cpt_bulk_bar_init (CptBulkBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  name_button (self->details_button);
  name_button (self->pause_button);
  name_button (self->continue_button);
  name_button (self->stop_button);
  name_button (self->retry_button);
}

/* What held requests up stays until a new attempt has ended. */
static void
keep_trouble (CptBulkBar *self)
{
  CptSyncState state = cpt_sync_get_state (self->sync);
  const GError *error = cpt_sync_get_error (self->sync);

  if (state != CPT_SYNC_READING)
    g_clear_error (&self->trouble);
  if (state != CPT_SYNC_IDLE && error != NULL && self->trouble == NULL)
    self->trouble = g_error_copy (error);
}

/* (nullable): why the rest waits, when nobody wanted it to. */
static char *
dup_obstacle (CptBulkBar *self, CptBulkPhase phase)
{
  keep_trouble (self);
  if (phase != CPT_BULK_ASKING)
    return NULL;

  if (self->trouble != NULL)
    /* Translators: %s is what holds up requests, such as "The platform does not answer" */
    return g_strdup_printf (_ ("%s. What waits is sent once it can be."),
                            cpt_error_presenter_get_heading (self->trouble));

  return cpt_bulk_words_dup_delay (cpt_bulk_watch_get_status (self->watch), cpt_bulk_watch_get_now (self->watch));
}

static CptStatusMark
choose_mark (const CptBulkStatus *status, CptBulkPhase phase)
{
  if (phase != CPT_BULK_ENDED)
    return status->is_paused && phase == CPT_BULK_ASKING ? CPT_STATUS_MARK_QUEUED : CPT_STATUS_MARK_RUNNING;

  return status->n_failed > 0 || status->n_read < status->n_done ? CPT_STATUS_MARK_WARNING : CPT_STATUS_MARK_LINKED;
}

static void
show_buttons (CptBulkBar *self, const CptBulkStatus *status, CptBulkPhase phase)
{
  gboolean is_asking = phase == CPT_BULK_ASKING;

  gtk_widget_set_visible (self->pause_button, is_asking && !status->is_paused);
  gtk_widget_set_visible (self->continue_button, is_asking && status->is_paused);
  gtk_widget_set_visible (self->stop_button, is_asking);
  gtk_widget_set_visible (self->retry_button, !is_asking && status->n_failed > 0);
  gtk_widget_set_visible (self->close_button, !is_asking);
}

static void
update (CptBulkBar *self)
{
  const CptBulkStatus *status = cpt_bulk_watch_get_status (self->watch);
  CptBulkPhase phase = cpt_bulk_watch_get_phase (self->watch);
  g_autofree char *title = NULL;
  g_autofree char *facts = NULL;
  g_autofree char *obstacle = NULL;

  gtk_revealer_set_reveal_child (self->revealer, phase != CPT_BULK_NONE);
  if (phase == CPT_BULK_NONE)
    return;

  title = cpt_bulk_words_dup_title (status, phase);
  facts = cpt_bulk_words_dup_facts (status, phase, cpt_bulk_watch_get_now (self->watch));
  obstacle = dup_obstacle (self, phase);
  cpt_status_icon_set_mark (self->icon, choose_mark (status, phase));
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->facts, facts);
  gtk_label_set_text (self->obstacle, obstacle != NULL ? obstacle : "");
  gtk_widget_set_visible (GTK_WIDGET (self->obstacle), obstacle != NULL);
  gtk_progress_bar_set_fraction (self->progress, cpt_bulk_words_get_fraction (status));
  gtk_widget_set_visible (GTK_WIDGET (self->progress), phase != CPT_BULK_ENDED);
  show_buttons (self, status, phase);
}

static void
notify_desktop (GtkWindow *window, const CptBulkStatus *status)
{
  GtkApplication *application = gtk_window_get_application (window);
  g_autofree char *title = cpt_bulk_words_dup_title (status, CPT_BULK_ENDED);
  g_autofree char *facts = cpt_bulk_words_dup_facts (status, CPT_BULK_ENDED, 0);
  g_autoptr (GNotification) notification = g_notification_new (title);

  if (application == NULL)
    return;

  g_notification_set_body (notification, facts);
  g_application_send_notification (G_APPLICATION (application), "bulk-refresh", notification);
}

/* Whoever looks at the bar sees it there. */
static void
ended_cb (CptBulkBar *self)
{
  const CptBulkStatus *status = cpt_bulk_watch_get_status (self->watch);
  GtkWidget *toasts = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autofree char *result = cpt_bulk_words_dup_result (status);

  if (toasts != NULL && !gtk_widget_get_mapped (GTK_WIDGET (self)))
    cpt_toast_show (ADW_TOAST_OVERLAY (toasts), "%s", result);
  if (GTK_IS_WINDOW (root) && !cpt_focus_is_in_program ())
    notify_desktop (GTK_WINDOW (root), status);
}

/**
 * cpt_bulk_bar_new:
 * @store: of the account
 * @watch: of the account
 * @sync: of the account
 *
 * Returns: (transfer floating): a bar that is there while there are refreshes of many companies
 */
GtkWidget *
cpt_bulk_bar_new (CptStore *store, CptBulkWatch *watch, CptSync *sync)
{
  CptBulkBar *self = g_object_new (CPT_TYPE_BULK_BAR, NULL);

  self->store = g_object_ref (store);
  self->watch = g_object_ref (watch);
  self->sync = g_object_ref (sync);
  g_signal_connect_object (watch, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (watch, "ended", G_CALLBACK (ended_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (sync, "notify::state", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);

  return GTK_WIDGET (self);
}

/**
 * cpt_bulk_bar_set_narrow:
 * @narrow: whether there is room for icons only beside the text
 * @cramped: whether there is not even that
 */
void
cpt_bulk_bar_set_narrow (CptBulkBar *self, gboolean narrow, gboolean cramped)
{
  g_return_if_fail (CPT_IS_BULK_BAR (self));

  gtk_orientable_set_orientation (self->box, cramped ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  show_button (self, self->details_button, narrow);
  show_button (self, self->pause_button, narrow);
  show_button (self, self->continue_button, narrow);
  show_button (self, self->stop_button, narrow);
  show_button (self, self->retry_button, narrow);
}
