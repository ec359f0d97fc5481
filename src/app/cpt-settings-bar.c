/* cpt-settings-bar.c — what is not saved yet, and what can be done about it.
 *
 * What is unsaved comes first, whatever waits: saving it takes the place of what waits.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-settings-bar.h"

#include "cpt-error-presenter.h"
#include "cpt-error-reason.h"
#include "cpt-settings-words.h"

#include <glib/gi18n.h>

struct _CptSettingsBar
{
  AdwBin parent_instance;

  /* of the template */
  GtkRevealer *revealer;
  GtkBox *box;
  GtkLabel *title_label;
  GtkLabel *names_label;
  GtkBox *buttons;
  GtkWidget *revert_button;
  GtkWidget *save_button;
  GtkWidget *cancel_button;
};

G_DEFINE_FINAL_TYPE (CptSettingsBar, cpt_settings_bar, ADW_TYPE_BIN)

static void
cpt_settings_bar_class_init (CptSettingsBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/comptoir/Comptoir/settings-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, CptSettingsBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, CptSettingsBar, box);
  gtk_widget_class_bind_template_child (widget_class, CptSettingsBar, title_label);
  gtk_widget_class_bind_template_child (widget_class, CptSettingsBar, names_label);
  gtk_widget_class_bind_template_child (widget_class, CptSettingsBar, buttons);
  gtk_widget_class_bind_template_child (widget_class, CptSettingsBar, revert_button);
  gtk_widget_class_bind_template_child (widget_class, CptSettingsBar, save_button);
  gtk_widget_class_bind_template_child (widget_class, CptSettingsBar, cancel_button);
}

static void
cpt_settings_bar_init (CptSettingsBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static const char *
get_reason (const GError *error)
{
  if (cpt_error_get_reason (error) == CPT_ERROR_REASON_SCHEDULE_NOT_ALLOWED)
    return _ ("the account’s plan does not read hourly");
  if (cpt_error_get_reason (error) == CPT_ERROR_REASON_SETTINGS_CONFLICT)
    return _ ("somebody else changed the same settings");

  return cpt_error_presenter_get_heading (error);
}

static char *
dup_title (CptSettingsKeeper *keeper, guint n_changed)
{
  const GError *error = cpt_settings_keeper_get_error (keeper);

  if (cpt_settings_keeper_get_state (keeper) == CPT_SETTINGS_REFUSED)
    /* Translators: %s is why, such as "the account’s plan does not read hourly" */
    return g_strdup_printf (_ ("Not saved: %s"), get_reason (error));

  return g_strdup_printf (ngettext ("%u unsaved change", "%u unsaved changes", n_changed), n_changed);
}

static char *
dup_names (const char *const *types, gboolean is_override_changed)
{
  g_autofree char *names = cpt_settings_words_dup_types (types);

  if (!is_override_changed)
    return g_steal_pointer (&names);

  return g_strjoin (types[0] != NULL ? _ (", ") : "", _ ("Override defaults"), names, NULL);
}

static void
show_unsaved (CptSettingsBar *self, CptSettingsKeeper *keeper)
{
  CptSettingsEdit *edit = cpt_settings_keeper_get_edit (keeper);
  g_auto (GStrv) types = cpt_settings_edit_list_changed (edit);
  gboolean is_override_changed = cpt_settings_edit_is_override_changed (edit);
  g_autofree char *title = dup_title (keeper, g_strv_length (types) + (is_override_changed ? 1 : 0));
  g_autofree char *names = dup_names ((const char *const *) types, is_override_changed);

  gtk_label_set_label (self->title_label, title);
  gtk_label_set_label (self->names_label, names);
}

/**
 * cpt_settings_bar_show:
 * @keeper: whose edit it is about
 *
 * Shows what is unsaved, or waits; hides where there is nothing to say.
 */
void
cpt_settings_bar_show (CptSettingsBar *self, CptSettingsKeeper *keeper)
{
  CptSettingsEdit *edit = cpt_settings_keeper_get_edit (keeper);
  CptSettingsState state = cpt_settings_keeper_get_state (keeper);
  gboolean is_unsaved = edit != NULL && state != CPT_SETTINGS_SAVING && cpt_settings_edit_is_changed (edit);
  gboolean is_on_its_way =
      state == CPT_SETTINGS_SAVING || state == CPT_SETTINGS_WAITING || state == CPT_SETTINGS_SENDING;

  g_return_if_fail (CPT_IS_SETTINGS_BAR (self));

  gtk_revealer_set_reveal_child (self->revealer, is_unsaved || is_on_its_way);
  gtk_widget_set_visible (self->revert_button, is_unsaved);
  gtk_widget_set_visible (self->save_button, is_unsaved);
  gtk_widget_set_visible (self->cancel_button, !is_unsaved && state == CPT_SETTINGS_WAITING);
  if (is_unsaved)
    {
      show_unsaved (self, keeper);
    }
  else if (is_on_its_way)
    {
      gtk_label_set_label (self->title_label,
                           state == CPT_SETTINGS_WAITING ? _ ("Waiting to be saved") : _ ("Saving…"));
      gtk_label_set_label (self->names_label,
                           state == CPT_SETTINGS_WAITING ? _ ("Sent as soon as the platform answers") : "");
    }
}

/**
 * cpt_settings_bar_set_narrow:
 * @narrow: whether the buttons stand below the words
 */
void
cpt_settings_bar_set_narrow (CptSettingsBar *self, gboolean narrow)
{
  g_return_if_fail (CPT_IS_SETTINGS_BAR (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->box),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_homogeneous (self->buttons, narrow);
}
