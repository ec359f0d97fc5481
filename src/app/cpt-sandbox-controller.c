/* cpt-sandbox-controller.c — what a person may do with the embedded sandbox, as actions of the application.
 *
 * With cpt-application.c, the only file of app/ that may know the sandbox: windows know its actions by their names, so
 * that they are the same whether the account is the sandbox or not.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-controller.h"

#include <glib/gi18n.h>

#include "cpt-error-presenter.h"
#include "cpt-message-dialog.h"
#include "cpt-toast.h"

struct _CptSandboxController
{
  GObject parent_instance;

  GtkApplication *application; /* weak: owns this */
  CptSandbox *sandbox;
  CptSync *sync;
  AdwToastOverlay *toasts; /* (nullable) weak: it belongs to the window */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (CptSandboxController, cpt_sandbox_controller, G_TYPE_OBJECT)

static const char *const action_names[] = { "add-demo", "reset-sandbox", "sandbox-time-factor", "sandbox-faults" };

static void
set_enabled (CptSandboxController *self, gboolean is_enabled)
{
  static const char *names[] = { "add-demo", "reset-sandbox" };

  for (guint i = 0; self->application != NULL && i < G_N_ELEMENTS (names); i++)
    g_simple_action_set_enabled (
        G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->application), names[i])), is_enabled);
}

/* What both add-demo and reset-sandbox end with. */
static void
finish (CptSandboxController *self, const char *done, const char *not_done, const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  set_enabled (self, TRUE);
  if (error == NULL)
    cpt_sync_reload (self->sync);

  if (self->toasts != NULL && error == NULL)
    cpt_toast_show (self->toasts, "%s", done);
  else if (self->toasts != NULL)
    cpt_error_presenter_toast (self->toasts, not_done, error);
}

static void
add_demo_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptSandboxController) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean is_added = cpt_sandbox_add_demo_finish (CPT_SANDBOX (source), result, &error);

  finish (self, is_added ? _ ("Demonstration companies added") : NULL,
          _ ("The demonstration companies were not added."), error);
}

static void
add_demo_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CptSandboxController *self = user_data;

  set_enabled (self, FALSE);
  cpt_sandbox_add_demo_async (self->sandbox, self->cancellable, add_demo_cb, g_object_ref (self));
}

static void
reset_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptSandboxController) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean is_reset = cpt_sandbox_reset_finish (CPT_SANDBOX (source), result, &error);

  finish (self, is_reset ? _ ("The sandbox is as it was at first") : NULL, _ ("The sandbox was not reset."), error);
}

static void
response_cb (CptSandboxController *self, const char *response)
{
  if (!g_str_equal (response, "reset"))
    return;

  set_enabled (self, FALSE);
  cpt_sandbox_reset_async (self->sandbox, self->cancellable, reset_cb, g_object_ref (self));
}

static void
reset_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CptSandboxController *self = user_data;
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (
      adw_message_dialog_new (gtk_application_get_active_window (self->application), _ ("Reset the sandbox?"),
                              _ ("All companies of the sandbox, their connections and their data will be lost. It will "
                                 "again hold the one company of its first start. This cannot be undone.")));

  adw_message_dialog_add_responses (dialog, "cancel", _ ("Cancel"), "reset", _ ("Reset"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "reset", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (dialog, "cancel");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), self, G_CONNECT_SWAPPED);
  cpt_message_dialog_present (dialog);
}

static void
change_time_factor (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  CptSandboxController *self = user_data;

  cpt_sandbox_set_time_factor (self->sandbox, g_variant_get_double (value));
  g_simple_action_set_state (action, value);
}

static void
change_faults (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  CptSandboxController *self = user_data;
  g_autofree const char **faults = g_variant_get_strv (value, NULL);
  g_autoptr (GError) error = NULL;

  if (cpt_sandbox_set_faults (self->sandbox, faults, &error))
    g_simple_action_set_state (action, value);
  else if (self->toasts != NULL)
    cpt_error_presenter_toast (self->toasts, _ ("The faults of the sandbox were not changed."), error);
}

static void
cpt_sandbox_controller_dispose (GObject *object)
{
  CptSandboxController *self = CPT_SANDBOX_CONTROLLER (object);

  g_cancellable_cancel (self->cancellable);
  for (guint i = 0; self->application != NULL && i < G_N_ELEMENTS (action_names); i++)
    g_action_map_remove_action (G_ACTION_MAP (self->application), action_names[i]);
  g_clear_weak_pointer (&self->application);
  g_clear_weak_pointer (&self->toasts);
  g_clear_object (&self->sandbox);
  g_clear_object (&self->sync);

  G_OBJECT_CLASS (cpt_sandbox_controller_parent_class)->dispose (object);
}

static void
cpt_sandbox_controller_finalize (GObject *object)
{
  CptSandboxController *self = CPT_SANDBOX_CONTROLLER (object);

  g_object_unref (self->cancellable);

  G_OBJECT_CLASS (cpt_sandbox_controller_parent_class)->finalize (object);
}

static void
cpt_sandbox_controller_class_init (CptSandboxControllerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cpt_sandbox_controller_dispose;
  object_class->finalize = cpt_sandbox_controller_finalize;
}

static void
cpt_sandbox_controller_init (CptSandboxController *self)
{
  self->cancellable = g_cancellable_new ();
}

static void
add_state_action (CptSandboxController *self, const char *name, GVariant *state, GCallback change_cb)
{
  g_autoptr (GSimpleAction) action = g_simple_action_new_stateful (name, g_variant_get_type (state), state);

  g_signal_connect_object (action, "change-state", change_cb, self, 0);
  g_action_map_add_action (G_ACTION_MAP (self->application), G_ACTION (action));
}

static void
add_plain_action (CptSandboxController *self, const char *name, GCallback activate_cb)
{
  g_autoptr (GSimpleAction) action = g_simple_action_new (name, NULL);

  g_signal_connect_object (action, "activate", activate_cb, self, 0);
  g_action_map_add_action (G_ACTION_MAP (self->application), G_ACTION (action));
}

/**
 * cpt_sandbox_controller_new:
 * @application: gets the actions
 * @sandbox: the embedded one, started
 * @sync: of the sandbox's account; reads again after what changes the sandbox behind its back
 *
 * Returns: (transfer full): a controller; its actions are there as long as it lives
 */
CptSandboxController *
cpt_sandbox_controller_new (GtkApplication *application, CptSandbox *sandbox, CptSync *sync)
{
  CptSandboxController *self = g_object_new (CPT_TYPE_SANDBOX_CONTROLLER, NULL);
  g_auto (GStrv) faults = cpt_sandbox_dup_faults (sandbox);

  g_set_weak_pointer (&self->application, application);
  self->sandbox = g_object_ref (sandbox);
  self->sync = g_object_ref (sync);

  add_plain_action (self, "add-demo", G_CALLBACK (add_demo_action));
  add_plain_action (self, "reset-sandbox", G_CALLBACK (reset_action));
  add_state_action (self, "sandbox-time-factor", g_variant_new_double (cpt_sandbox_get_time_factor (sandbox)),
                    G_CALLBACK (change_time_factor));
  add_state_action (self, "sandbox-faults", g_variant_new_strv ((const char *const *) faults, -1),
                    G_CALLBACK (change_faults));

  return self;
}

/**
 * cpt_sandbox_controller_set_toasts:
 * @toasts: (nullable): where to say how it ended; not kept alive
 */
void
cpt_sandbox_controller_set_toasts (CptSandboxController *self, AdwToastOverlay *toasts)
{
  g_return_if_fail (CPT_IS_SANDBOX_CONTROLLER (self));

  g_set_weak_pointer (&self->toasts, toasts);
}
