/* cpt-settings-row.c — one data type among the settings: how often, since when, whether at the first link.
 *
 * What is chosen goes into the edit; what is shown comes from it. In a narrow window the controls stand below the name,
 * each with its own label.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-settings-row.h"

#include "cpt-data-type-words.h"
#include "cpt-data-type.h"
#include "cpt-fold.h"
#include "cpt-schedule.h"
#include "cpt-settings-words.h"
#include "cpt-spoken-name.h"

#include <glib/gi18n.h>

#define USUAL_MONTHS 24
#define MOST_MONTHS 240
#define NO_OTHER_HOURS -1

struct _CptSettingsRow
{
  GtkListBoxRow parent_instance;

  CptSettingsEdit *edit;
  char *data_type;
  char *fold;         /* of its name and its key */
  gint64 other_hours; /* behind the usual choices; NO_OTHER_HOURS when there are none */
  gboolean is_showing;

  /* of the template */
  GtkBox *box;
  GtkLabel *name_label;
  GtkWidget *changed_label;
  GtkWidget *padlock;
  GtkLabel *next_label;
  GtkLabel *problem_label;
  GtkBox *months_box;
  GtkWidget *months_label;
  GtkSpinButton *months;
  GtkOrientable *choices;
  GtkDropDown *frequency;
  GtkBox *first_link_box;
  GtkWidget *first_link_label;
  GtkSwitch *first_link;
};

G_DEFINE_FINAL_TYPE (CptSettingsRow, cpt_settings_row, GTK_TYPE_LIST_BOX_ROW)

static void
months_cb (CptSettingsRow *self)
{
  if (!self->is_showing)
    cpt_settings_edit_set_months_to_sync (self->edit, self->data_type, gtk_spin_button_get_value_as_int (self->months));
}

static void
frequency_cb (CptSettingsRow *self)
{
  guint chosen = gtk_drop_down_get_selected (self->frequency);

  if (self->is_showing || chosen == GTK_INVALID_LIST_POSITION)
    return;

  cpt_settings_edit_set_schedule (
      self->edit, self->data_type,
      chosen == CPT_SYNC_FREQUENCY_OTHER ? self->other_hours : cpt_sync_frequency_to_hours ((CptSyncFrequency) chosen));
}

static void
first_link_cb (CptSettingsRow *self)
{
  if (!self->is_showing)
    cpt_settings_edit_set_fetch_on_first_link (self->edit, self->data_type, gtk_switch_get_active (self->first_link));
}

static void
cpt_settings_row_dispose (GObject *object)
{
  g_clear_object (&CPT_SETTINGS_ROW (object)->edit);

  G_OBJECT_CLASS (cpt_settings_row_parent_class)->dispose (object);
}

static void
cpt_settings_row_finalize (GObject *object)
{
  CptSettingsRow *self = CPT_SETTINGS_ROW (object);

  g_free (self->data_type);
  g_free (self->fold);

  G_OBJECT_CLASS (cpt_settings_row_parent_class)->finalize (object);
}

static void
cpt_settings_row_class_init (CptSettingsRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cpt_settings_row_dispose;
  object_class->finalize = cpt_settings_row_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/comptoir/Comptoir/settings-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CptSettingsRow, box);
  gtk_widget_class_bind_template_child (widget_class, CptSettingsRow, name_label);
  gtk_widget_class_bind_template_child (widget_class, CptSettingsRow, changed_label);
  gtk_widget_class_bind_template_child (widget_class, CptSettingsRow, padlock);
  gtk_widget_class_bind_template_child (widget_class, CptSettingsRow, next_label);
  gtk_widget_class_bind_template_child (widget_class, CptSettingsRow, problem_label);
  gtk_widget_class_bind_template_child (widget_class, CptSettingsRow, months_box);
  gtk_widget_class_bind_template_child (widget_class, CptSettingsRow, months_label);
  gtk_widget_class_bind_template_child (widget_class, CptSettingsRow, months);
  gtk_widget_class_bind_template_child (widget_class, CptSettingsRow, choices);
  gtk_widget_class_bind_template_child (widget_class, CptSettingsRow, frequency);
  gtk_widget_class_bind_template_child (widget_class, CptSettingsRow, first_link_box);
  gtk_widget_class_bind_template_child (widget_class, CptSettingsRow, first_link_label);
  gtk_widget_class_bind_template_child (widget_class, CptSettingsRow, first_link);
  gtk_widget_class_bind_template_callback (widget_class, months_cb);
  gtk_widget_class_bind_template_callback (widget_class, frequency_cb);
  gtk_widget_class_bind_template_callback (widget_class, first_link_cb);
}

/* The wheel scrolls the page: it must not change what happens to be below the pointer. */
static void
ignore_wheel (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller))
        gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_NONE);
    }
}

static void
cpt_settings_row_init (CptSettingsRow *self)
{
  self->other_hours = NO_OTHER_HOURS;
  self->is_showing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  ignore_wheel (GTK_WIDGET (self->months));
}

static void
set_label (gpointer control, const char *label)
{
  cpt_spoken_name_set (control, label);
}

static void
name_controls (CptSettingsRow *self)
{
  const char *name = cpt_data_type_words_get (self->data_type);
  /* Translators: names of controls for a screen reader; %s is a data type, such as "Profit and loss" */
  g_autofree char *months = g_strdup_printf (_ ("%s: months to sync"), name);
  /* Translators: names of controls for a screen reader; %s is a data type, such as "Profit and loss" */
  g_autofree char *frequency = g_strdup_printf (_ ("%s: sync frequency"), name);
  /* Translators: names of controls for a screen reader; %s is a data type, such as "Profit and loss" */
  g_autofree char *first_link = g_strdup_printf (_ ("%s: fetch on first link"), name);

  gtk_label_set_label (self->name_label, name);
  set_label (self->months, months);
  set_label (self->frequency, frequency);
  set_label (self->first_link, first_link);
}

/**
 * cpt_settings_row_new:
 * @edit: what is shown, and changed
 * @data_type: a key
 * @columns: (array fixed-size=3): what aligns each column, by CptSettingsColumn
 *
 * Returns: (transfer floating): a row that shows nothing yet
 */
GtkWidget *
cpt_settings_row_new (CptSettingsEdit *edit, const char *data_type, GtkSizeGroup *const *columns)
{
  CptSettingsRow *self = g_object_new (CPT_TYPE_SETTINGS_ROW, NULL);
  const CptDataType *known = cpt_data_type_find (data_type);
  g_autofree char *words = g_strdup_printf ("%s %s", cpt_data_type_words_get (data_type), data_type);

  self->edit = g_object_ref (edit);
  self->data_type = g_strdup (data_type);
  self->fold = cpt_fold (words);
  name_controls (self);
  gtk_widget_set_visible (GTK_WIDGET (self->months_box), known != NULL && known->is_report);
  gtk_size_group_add_widget (columns[CPT_SETTINGS_COLUMN_MONTHS], GTK_WIDGET (self->months_box));
  gtk_size_group_add_widget (columns[CPT_SETTINGS_COLUMN_FREQUENCY], GTK_WIDGET (self->frequency));
  gtk_size_group_add_widget (columns[CPT_SETTINGS_COLUMN_FIRST_LINK], GTK_WIDGET (self->first_link_box));

  return GTK_WIDGET (self);
}

/**
 * cpt_settings_row_get_data_type:
 *
 * Returns: (transfer none): its key
 */
const char *
cpt_settings_row_get_data_type (CptSettingsRow *self)
{
  g_return_val_if_fail (CPT_IS_SETTINGS_ROW (self), NULL);

  return self->data_type;
}

/* The label of @widget that says @text. */
static GtkLabel *
find_label (GtkWidget *widget, const char *text)
{
  GtkLabel *label =
      GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_label (GTK_LABEL (widget)), text) ? GTK_LABEL (widget) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && label == NULL;
       child = gtk_widget_get_next_sibling (child))
    label = find_label (child, text);

  return label;
}

/**
 * cpt_settings_row_keep_width:
 *
 * Makes the column of frequencies as wide as the widest of them in the font in use, so that it does not move when
 * another one is chosen. One row does so for all. To be called when it is in a window.
 */
void
cpt_settings_row_keep_width (CptSettingsRow *self)
{
  GtkStringObject *chosen = NULL;
  GtkLabel *label = NULL;
  int widest = 0;

  g_return_if_fail (CPT_IS_SETTINGS_ROW (self));

  chosen = gtk_drop_down_get_selected_item (self->frequency);
  if (chosen != NULL)
    label = find_label (GTK_WIDGET (self->frequency), gtk_string_object_get_string (chosen));
  if (label == NULL)
    return;

  gtk_widget_set_size_request (GTK_WIDGET (self->frequency), -1, -1);
  for (guint i = 0; i < CPT_SYNC_FREQUENCY_OTHER; i++)
    {
      g_autofree char *text = cpt_settings_words_dup_frequency (cpt_sync_frequency_to_hours (i));
      int width = 0;

      gtk_label_set_label (label, text);
      gtk_widget_measure (GTK_WIDGET (self->frequency), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
      widest = MAX (widest, width);
    }
  gtk_label_set_label (label, gtk_string_object_get_string (chosen));
  gtk_widget_set_size_request (GTK_WIDGET (self->frequency), widest, -1);
}

/**
 * cpt_settings_row_set_narrow:
 * @narrow: whether the controls stand below the name
 * @cramped: whether, with large text, they do not even fit side by side
 */
void
cpt_settings_row_set_narrow (CptSettingsRow *self, gboolean narrow, gboolean cramped)
{
  g_return_if_fail (CPT_IS_SETTINGS_ROW (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->box),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_spacing (self->box, narrow ? 6 : 18);
  gtk_orientable_set_orientation (self->choices,
                                  narrow && cramped ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_spacing (GTK_BOX (self->choices), narrow && cramped ? 6 : 18);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->months_box),
                                  narrow && cramped ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_halign (GTK_WIDGET (self->months), narrow && cramped ? GTK_ALIGN_START : GTK_ALIGN_FILL);
  gtk_widget_set_visible (self->months_label, narrow);
  gtk_widget_set_visible (self->first_link_label, narrow);
  gtk_widget_set_halign (GTK_WIDGET (self->first_link), narrow ? GTK_ALIGN_END : GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (GTK_WIDGET (self->first_link), !narrow);
  gtk_widget_set_hexpand (GTK_WIDGET (self->first_link_box), narrow);
  gtk_label_set_xalign (GTK_LABEL (self->first_link_label), cramped ? 0 : 1);
}

static gint64
choose_other_hours (gint64 hours, gint64 hours_before)
{
  if (cpt_sync_frequency_from_hours (hours) == CPT_SYNC_FREQUENCY_OTHER)
    return hours;

  return cpt_sync_frequency_from_hours (hours_before) == CPT_SYNC_FREQUENCY_OTHER ? hours_before : NO_OTHER_HOURS;
}

static void
show_choices (CptSettingsRow *self, gint64 other_hours)
{
  g_autoptr (GtkStringList) choices = NULL;

  if (gtk_drop_down_get_model (self->frequency) != NULL && other_hours == self->other_hours)
    return;

  choices = gtk_string_list_new (NULL);
  for (guint i = 0; i < CPT_SYNC_FREQUENCY_OTHER; i++)
    gtk_string_list_take (choices, cpt_settings_words_dup_frequency (cpt_sync_frequency_to_hours (i)));
  if (other_hours != NO_OTHER_HOURS)
    gtk_string_list_take (choices, cpt_settings_words_dup_frequency (other_hours));
  self->other_hours = other_hours;
  gtk_drop_down_set_model (self->frequency, G_LIST_MODEL (choices));
}

static void
show_months (CptSettingsRow *self, gint64 months)
{
  gint64 shown = CLAMP (months < 0 ? USUAL_MONTHS : months, 0, G_MAXINT);

  gtk_spin_button_set_range (self->months, 1, (double) MAX (MOST_MONTHS, shown));
  gtk_spin_button_set_value (self->months, (double) shown);
}

static void
show_next (CptSettingsRow *self, CptSyncSetting *entry, gint64 last_success, gint64 now)
{
  g_autofree char *next = cpt_settings_words_dup_next (cpt_sync_setting_get_schedule_hours (entry), last_success, now);
  /* Translators: why a setting cannot be changed; %s is what is said of its next sync */
  g_autofree char *locked = g_strdup_printf (_ ("Locked by the platform · %s"), next);

  gtk_label_set_label (self->next_label, cpt_sync_setting_is_locked (entry) ? locked : next);
}

static void
show_values (CptSettingsRow *self, CptSyncSetting *entry, CptSyncSetting *before)
{
  gint64 hours = cpt_sync_setting_get_schedule_hours (entry);

  self->is_showing = TRUE;
  show_choices (self, choose_other_hours (hours, cpt_sync_setting_get_schedule_hours (before)));
  gtk_drop_down_set_selected (self->frequency, cpt_sync_frequency_from_hours (hours));
  gtk_switch_set_active (self->first_link, cpt_sync_setting_get_fetch_on_first_link (entry));
  show_months (self, cpt_sync_setting_get_months_to_sync (entry));
  self->is_showing = FALSE;
}

/**
 * cpt_settings_row_show:
 * @last_success: microseconds UTC of the end of the last read that ended well; CPT_TIME_UNKNOWN when that is not known
 * @now: of the account's clock
 * @is_hourly_refused: whether the account's plan was found not to read hourly
 *
 * Shows what the edit says of the type now.
 */
void
cpt_settings_row_show (CptSettingsRow *self, gint64 last_success, gint64 now, gboolean is_hourly_refused)
{
  CptSyncSetting *entry = NULL;
  CptSyncSetting *before = NULL;
  gboolean is_changed = FALSE;
  gboolean can_change = FALSE;

  g_return_if_fail (CPT_IS_SETTINGS_ROW (self));

  entry = cpt_sync_settings_find (cpt_settings_edit_get_mine (self->edit), self->data_type);
  before = cpt_sync_settings_find (cpt_settings_edit_get_base (self->edit), self->data_type);
  if (entry == NULL || before == NULL)
    return;

  show_values (self, entry, before);
  show_next (self, entry, last_success, now);
  is_changed = cpt_settings_edit_is_type_changed (self->edit, self->data_type);
  can_change = cpt_settings_edit_can_change (self->edit, self->data_type);
  gtk_widget_set_visible (self->changed_label, is_changed);
  gtk_widget_set_visible (self->padlock, cpt_sync_setting_is_locked (entry));
  gtk_widget_set_sensitive (GTK_WIDGET (self->months), can_change);
  gtk_widget_set_sensitive (GTK_WIDGET (self->frequency), can_change);
  gtk_widget_set_sensitive (GTK_WIDGET (self->first_link), can_change);
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label),
                          is_hourly_refused && is_changed && cpt_sync_setting_get_schedule_hours (entry) == 1);
  if (is_changed)
    gtk_widget_add_css_class (GTK_WIDGET (self), "changed");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "changed");
}

/**
 * cpt_settings_row_matches:
 * @terms: (array zero-terminated=1): by cpt_fold()
 *
 * Returns: whether its name or its key holds each of @terms
 */
gboolean
cpt_settings_row_matches (CptSettingsRow *self, const char *const *terms)
{
  g_return_val_if_fail (CPT_IS_SETTINGS_ROW (self), FALSE);

  for (guint i = 0; terms[i] != NULL; i++)
    if (strstr (self->fold, terms[i]) == NULL)
      return FALSE;

  return TRUE;
}
