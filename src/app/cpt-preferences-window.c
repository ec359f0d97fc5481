/* cpt-preferences-window.c — where the data is, and the sandbox's switches.
 *
 * What it switches are the application's actions (cpt-sandbox-controller.h), given as a GActionGroup: with an account
 * that is not the sandbox they are not there, and neither are their groups.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-preferences-window.h"

#include <glib/gi18n.h>
#include <math.h>

#include "cpt-error-presenter.h"
#include "cpt-kept-row.h"
#include "cpt-shrink.h"
#include "cpt-spoken-name.h"

/* Faults with a switch of their own; the field takes any other. */
static const struct
{
  const char *fault; /* as on the command line of the sandbox */
  const char *title;
} fault_switches[] = {
  { "otp", N_ ("One-time passwords in Link URLs") },
  { "slow=3", N_ ("Answers that take three seconds") },
  { "status=429,retry-after=2", N_ ("Too many requests") },
  { "status=500", N_ ("Failures of the platform") },
  { "cut", N_ ("Answers that break off") },
  { "drop-before", N_ ("No answer at all") },
};

struct _CptPreferencesWindow
{
  AdwPreferencesWindow parent_instance;

  GActionGroup *actions;
  char *folder;
  gboolean is_showing; /* the rows follow the actions: not the user's doing */

  /* of the template */
  AdwActionRow *folder_row;
  CptKeptRow *kept_row;
  GtkWidget *sandbox_group;
  GtkWidget *developer_group;
  GtkWidget *faults_group;
  AdwComboRow *time_row;
  AdwEntryRow *faults_row;
  GtkSwitch *switches[G_N_ELEMENTS (fault_switches)];
};

G_DEFINE_FINAL_TYPE (CptPreferencesWindow, cpt_preferences_window, ADW_TYPE_PREFERENCES_WINDOW)

/* In the order of the rows of the template. */
static const double time_factors[] = { 1, 10, 100, 1000, 0 };

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptPreferencesWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!gtk_show_uri_full_finish (GTK_WINDOW (source), result, &error))
    cpt_error_presenter_show (GTK_WINDOW (self), _ ("The folder was not opened."), error);
}

static void
open_folder_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  CptPreferencesWindow *self = CPT_PREFERENCES_WINDOW (widget);
  g_autofree char *uri = g_filename_to_uri (self->folder, NULL, NULL);

  gtk_show_uri_full (GTK_WINDOW (self), uri, GDK_CURRENT_TIME, NULL, opened_cb, g_object_ref (self));
}

static void
time_factor_changed_cb (CptPreferencesWindow *self)
{
  guint selected = adw_combo_row_get_selected (self->time_row);

  if (!self->is_showing && selected < G_N_ELEMENTS (time_factors))
    g_action_group_change_action_state (self->actions, "sandbox-time-factor",
                                        g_variant_new_double (time_factors[selected]));
}

static void
show_time_factor (CptPreferencesWindow *self)
{
  g_autoptr (GVariant) state = g_action_group_get_action_state (self->actions, "sandbox-time-factor");
  double factor = g_variant_get_double (state);

  for (guint i = 0; i < G_N_ELEMENTS (time_factors); i++)
    if (fabs (time_factors[i] - factor) < 1e-9)
      adw_combo_row_set_selected (self->time_row, i);
}

static gboolean
is_switched (const char *fault)
{
  for (guint i = 0; i < G_N_ELEMENTS (fault_switches); i++)
    if (g_str_equal (fault, fault_switches[i].fault))
      return TRUE;

  return FALSE;
}

static void
show_faults (CptPreferencesWindow *self)
{
  g_autoptr (GVariant) state = g_action_group_get_action_state (self->actions, "sandbox-faults");
  g_autofree const char **faults = g_variant_get_strv (state, NULL);
  g_autoptr (GString) others = g_string_new (NULL);

  for (guint i = 0; faults[i] != NULL; i++)
    if (!is_switched (faults[i]))
      g_string_append_printf (others, "%s%s", others->len > 0 ? "; " : "", faults[i]);

  for (guint i = 0; i < G_N_ELEMENTS (fault_switches); i++)
    gtk_switch_set_active (self->switches[i], g_strv_contains (faults, fault_switches[i].fault));
  if (!g_str_equal (others->str, gtk_editable_get_text (GTK_EDITABLE (self->faults_row))))
    gtk_editable_set_text (GTK_EDITABLE (self->faults_row), others->str);
}

static void
show_sandbox (CptPreferencesWindow *self)
{
  gboolean is_sandbox = g_action_group_has_action (self->actions, "sandbox-time-factor");

  gtk_widget_set_visible (self->sandbox_group, is_sandbox);
  gtk_widget_set_visible (self->developer_group, is_sandbox);
  gtk_widget_set_visible (self->faults_group, is_sandbox);
  if (!is_sandbox)
    return;

  self->is_showing = TRUE;
  show_time_factor (self);
  show_faults (self);
  self->is_showing = FALSE;
}

/* All that is switched on and all that is typed, as the state of the action. */
static void
change_faults (CptPreferencesWindow *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->faults_row));
  g_auto (GStrv) others = g_strsplit (typed, ";", -1);
  g_autoptr (GStrvBuilder) faults = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  if (self->is_showing)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (fault_switches); i++)
    if (gtk_switch_get_active (self->switches[i]))
      g_strv_builder_add (faults, fault_switches[i].fault);
  for (guint i = 0; others[i] != NULL; i++)
    if (*g_strstrip (others[i]) != '\0')
      g_strv_builder_add (faults, others[i]);

  list = g_strv_builder_end (faults);
  g_action_group_change_action_state (self->actions, "sandbox-faults",
                                      g_variant_new_strv ((const char *const *) list, -1));
  show_sandbox (self);
}

/* Above the field for others. */
static void
add_switch (CptPreferencesWindow *self, guint index)
{
  GtkWidget *list = gtk_widget_get_parent (GTK_WIDGET (self->faults_row));
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *control = gtk_switch_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (fault_switches[index].title));
  gtk_widget_set_valign (control, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), control);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), control);
  cpt_spoken_name_set (control, _ (fault_switches[index].title));
  g_signal_connect_object (control, "notify::active", G_CALLBACK (change_faults), self, G_CONNECT_SWAPPED);
  gtk_list_box_insert (GTK_LIST_BOX (list), row, (int) index);
  self->switches[index] = GTK_SWITCH (control);
}

static void
cpt_preferences_window_dispose (GObject *object)
{
  CptPreferencesWindow *self = CPT_PREFERENCES_WINDOW (object);

  g_clear_object (&self->actions);

  G_OBJECT_CLASS (cpt_preferences_window_parent_class)->dispose (object);
}

static void
cpt_preferences_window_finalize (GObject *object)
{
  CptPreferencesWindow *self = CPT_PREFERENCES_WINDOW (object);

  g_free (self->folder);

  G_OBJECT_CLASS (cpt_preferences_window_parent_class)->finalize (object);
}

static void
cpt_preferences_window_class_init (CptPreferencesWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cpt_preferences_window_dispose;
  object_class->finalize = cpt_preferences_window_finalize;

  g_type_ensure (CPT_TYPE_KEPT_ROW);
  gtk_widget_class_install_action (widget_class, "preferences.open-folder", NULL, open_folder_action);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/comptoir/Comptoir/preferences-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CptPreferencesWindow, folder_row);
  gtk_widget_class_bind_template_child (widget_class, CptPreferencesWindow, kept_row);
  gtk_widget_class_bind_template_child (widget_class, CptPreferencesWindow, sandbox_group);
  gtk_widget_class_bind_template_child (widget_class, CptPreferencesWindow, developer_group);
  gtk_widget_class_bind_template_child (widget_class, CptPreferencesWindow, faults_group);
  gtk_widget_class_bind_template_child (widget_class, CptPreferencesWindow, time_row);
  gtk_widget_class_bind_template_child (widget_class, CptPreferencesWindow, faults_row);
  gtk_widget_class_bind_template_callback (widget_class, time_factor_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, change_faults);
}

static void
cpt_preferences_window_init (CptPreferencesWindow *self)
{
  self->is_showing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (fault_switches); i++)
    add_switch (self, i);
  self->is_showing = FALSE;
}

/**
 * cpt_preferences_window_new:
 * @parent: (nullable): the window that it belongs to
 * @actions: the application's; those of the sandbox may be missing
 * @store: the account's, open
 *
 * Returns: (transfer floating): a window that is not shown yet
 */
CptPreferencesWindow *
cpt_preferences_window_new (GtkWindow *parent, GActionGroup *actions, CptStore *store)
{
  CptPreferencesWindow *self = g_object_new (CPT_TYPE_PREFERENCES_WINDOW, "transient-for", parent, NULL);
  g_autofree char *subtitle = g_markup_escape_text (cpt_store_get_folder (store), -1);

  cpt_shrink_window (GTK_WINDOW (self));
  /* or the buttons do not find the application's actions */
  if (parent != NULL)
    gtk_window_set_application (GTK_WINDOW (self), gtk_window_get_application (parent));

  self->actions = g_object_ref (actions);
  self->folder = g_strdup (cpt_store_get_folder (store));
  adw_action_row_set_subtitle (self->folder_row, subtitle);
  cpt_kept_row_set_store (self->kept_row, store);
  /* What was refused is shown as it was before; what was taken, as it is now. */
  g_signal_connect_object (actions, "action-state-changed", G_CALLBACK (show_sandbox), self, G_CONNECT_SWAPPED);
  show_sandbox (self);

  return self;
}
