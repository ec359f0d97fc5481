/* cpt-reminder-row.c — one reminder: what it says, what leads to it, what puts it aside.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-reminder-row.h"

#include "cpt-shrink.h"
#include "cpt-spoken-name.h"
#include "cpt-status-icon.h"

#include <glib/gi18n.h>

struct _CptReminderRow
{
  GtkWidget parent_instance;

  GtkBox *box;
  CptStatusIcon *icon;
  GtkLabel *text;
  GtkWidget *buttons;
  GtkWidget *keep_button;
  GtkWidget *show_button;
  GtkToggleButton *others_button;
  GtkLabel *others_label;
  GtkWidget *close_button;
};

G_DEFINE_FINAL_TYPE (CptReminderRow, cpt_reminder_row, GTK_TYPE_WIDGET)

static void
cpt_reminder_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CPT_TYPE_REMINDER_ROW);

  G_OBJECT_CLASS (cpt_reminder_row_parent_class)->dispose (object);
}

static void
cpt_reminder_row_class_init (CptReminderRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cpt_reminder_row_dispose;

  g_type_ensure (CPT_TYPE_STATUS_ICON);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/comptoir/Comptoir/reminder-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CptReminderRow, box);
  gtk_widget_class_bind_template_child (widget_class, CptReminderRow, icon);
  gtk_widget_class_bind_template_child (widget_class, CptReminderRow, text);
  gtk_widget_class_bind_template_child (widget_class, CptReminderRow, buttons);
  gtk_widget_class_bind_template_child (widget_class, CptReminderRow, keep_button);
  gtk_widget_class_bind_template_child (widget_class, CptReminderRow, show_button);
  gtk_widget_class_bind_template_child (widget_class, CptReminderRow, others_button);
  gtk_widget_class_bind_template_child (widget_class, CptReminderRow, others_label);
  gtk_widget_class_bind_template_child (widget_class, CptReminderRow, close_button);
}

static void
cpt_reminder_row_init (CptReminderRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  cpt_shrink_button (self->keep_button);
  cpt_shrink_button (self->show_button);
}

static void
set_action (GtkWidget *button, CptReminder reminder, const char *action)
{
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", cpt_reminder_get_nick (reminder));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
}

/**
 * cpt_reminder_row_new:
 * @reminder: which one
 * @mark: stands before it
 *
 * Returns: (transfer floating): a row that says nothing yet
 */
GtkWidget *
cpt_reminder_row_new (CptReminder reminder, CptStatusMark mark)
{
  CptReminderRow *self = g_object_new (CPT_TYPE_REMINDER_ROW, NULL);

  cpt_status_icon_set_mark (self->icon, mark);
  gtk_widget_set_visible (GTK_WIDGET (self->icon), mark != CPT_STATUS_MARK_NONE);
  gtk_widget_set_visible (self->keep_button, reminder == CPT_REMINDER_EXPIRY);
  set_action (self->show_button, reminder, "companies.show-reminder");
  set_action (self->close_button, reminder, "companies.dismiss-reminder");

  return GTK_WIDGET (self);
}

static void
name_button (GtkWidget *button, const char *format, const char *text)
{
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_autofree char *name = g_strdup_printf (format, text);
#pragma GCC diagnostic pop

  cpt_spoken_name_set (button, name);
}

/**
 * cpt_reminder_row_set_text:
 * @text: what the reminder says
 * @tooltip: (nullable): more about it
 *
 * Costs nothing when it says so already.
 */
void
cpt_reminder_row_set_text (CptReminderRow *self, const char *text, const char *tooltip)
{
  g_return_if_fail (CPT_IS_REMINDER_ROW (self));

  if (g_strcmp0 (gtk_widget_get_tooltip_text (GTK_WIDGET (self->text)), tooltip) != 0)
    gtk_widget_set_tooltip_text (GTK_WIDGET (self->text), tooltip);

  if (g_str_equal (gtk_label_get_text (self->text), text))
    return;

  gtk_label_set_text (self->text, text);
  /* Translators: names a button; %s is a reminder, such as "3 companies at risk of token expiry" */
  name_button (self->keep_button, _ ("Keep the access: %s"), text);
  /* Translators: names a button; %s is a reminder, such as "3 companies to re-authorize" */
  name_button (self->show_button, _ ("Show: %s"), text);
  /* Translators: names a button; %s is a reminder, such as "3 companies to re-authorize" */
  name_button (self->close_button, _ ("Put aside: %s"), text);
}

/**
 * cpt_reminder_row_set_n_others:
 * @n_others: how many reminders stand behind this one; 0 where others stand before it
 */
void
cpt_reminder_row_set_n_others (CptReminderRow *self, guint n_others)
{
  /* Translators: a button after a reminder: it shows the less important reminders below it */
  g_autofree char *text = g_strdup_printf (g_dngettext (NULL, "and %u other", "and %u others", n_others), n_others);

  g_return_if_fail (CPT_IS_REMINDER_ROW (self));

  gtk_widget_set_visible (GTK_WIDGET (self->others_button), n_others > 0);
  if (n_others > 0)
    gtk_label_set_text (self->others_label, text);
}

/**
 * cpt_reminder_row_set_narrow:
 * @narrow: whether the buttons stand below the text
 */
void
cpt_reminder_row_set_narrow (CptReminderRow *self, gboolean narrow)
{
  g_return_if_fail (CPT_IS_REMINDER_ROW (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->box),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_halign (self->buttons, narrow ? GTK_ALIGN_END : GTK_ALIGN_FILL);
}

/**
 * cpt_reminder_row_get_others_button:
 *
 * Returns: (transfer none): active while the reminders behind this one are shown
 */
GtkToggleButton *
cpt_reminder_row_get_others_button (CptReminderRow *self)
{
  g_return_val_if_fail (CPT_IS_REMINDER_ROW (self), NULL);

  return self->others_button;
}
