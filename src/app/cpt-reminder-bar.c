/* cpt-reminder-bar.c — the reminders over the list: the most important, the others behind it.
 *
 * However many there are, they take one line until a person asks for the others. Rows are made when there is something
 * to remind of: most starts have nothing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-reminder-bar.h"

#include "cpt-reminder-row.h"

struct _CptReminderBar
{
  GtkWidget parent_instance;

  GtkWidget *box;
  CptReminderRow *rows[CPT_N_REMINDERS]; /* (nullable): until there is such a reminder */
  gboolean is_there[CPT_N_REMINDERS];
  gboolean is_narrow;
  gboolean is_open; /* the others are shown */
};

G_DEFINE_FINAL_TYPE (CptReminderBar, cpt_reminder_bar, GTK_TYPE_WIDGET)

static const CptStatusMark marks[CPT_N_REMINDERS] = {
  [CPT_REMINDER_VISIT] = CPT_STATUS_MARK_NONE,
  [CPT_REMINDER_ATTENTION] = CPT_STATUS_MARK_ERROR,
  [CPT_REMINDER_EXPIRY] = CPT_STATUS_MARK_WARNING,
};

static guint
count_reminders (CptReminderBar *self)
{
  guint n = 0;

  for (guint i = 0; i < CPT_N_REMINDERS; i++)
    n += self->is_there[i] ? 1 : 0;

  return n;
}

static void
update (CptReminderBar *self)
{
  guint n = count_reminders (self);
  gboolean is_first = TRUE;

  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
  for (guint i = 0; i < CPT_N_REMINDERS; i++)
    {
      gboolean leads = self->is_there[i] && is_first;

      if (self->rows[i] == NULL)
        continue;

      gtk_widget_set_visible (GTK_WIDGET (self->rows[i]), leads || (self->is_there[i] && self->is_open));
      cpt_reminder_row_set_n_others (self->rows[i], leads ? n - 1 : 0);
      gtk_toggle_button_set_active (cpt_reminder_row_get_others_button (self->rows[i]), self->is_open);
      is_first &= !self->is_there[i];
    }
}

static void
toggled_cb (CptReminderBar *self, GtkToggleButton *button)
{
  gboolean is_open = gtk_toggle_button_get_active (button);

  if (self->is_open == is_open)
    return;

  self->is_open = is_open;
  update (self);
}

static void
cpt_reminder_bar_dispose (GObject *object)
{
  g_clear_pointer (&CPT_REMINDER_BAR (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (cpt_reminder_bar_parent_class)->dispose (object);
}

static void
cpt_reminder_bar_class_init (CptReminderBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cpt_reminder_bar_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "reminder-bar");
}

static void
cpt_reminder_bar_init (CptReminderBar *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));

  update (self);
}

/* The row before it in the order of importance that was made already. */
static GtkWidget *
find_row_before (CptReminderBar *self, CptReminder reminder)
{
  for (guint i = reminder; i > 0; i--)
    if (self->rows[i - 1] != NULL)
      return GTK_WIDGET (self->rows[i - 1]);

  return NULL;
}

static void
make_row (CptReminderBar *self, CptReminder reminder)
{
  GtkWidget *row = cpt_reminder_row_new (reminder, marks[reminder]);

  gtk_box_insert_child_after (GTK_BOX (self->box), row, find_row_before (self, reminder));
  self->rows[reminder] = CPT_REMINDER_ROW (row);
  cpt_reminder_row_set_narrow (self->rows[reminder], self->is_narrow);
  g_signal_connect_object (cpt_reminder_row_get_others_button (self->rows[reminder]), "toggled",
                           G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
}

/**
 * cpt_reminder_bar_set_reminder:
 * @text: (nullable): what the reminder says; %NULL when there is no such reminder
 * @tooltip: (nullable): more about it
 */
void
cpt_reminder_bar_set_reminder (CptReminderBar *self, CptReminder reminder, const char *text, const char *tooltip)
{
  g_return_if_fail (CPT_IS_REMINDER_BAR (self));

  self->is_there[reminder] = text != NULL;
  if (text != NULL && self->rows[reminder] == NULL)
    make_row (self, reminder);
  if (text != NULL)
    cpt_reminder_row_set_text (self->rows[reminder], text, tooltip);
  update (self);
}

/**
 * cpt_reminder_bar_set_narrow:
 * @narrow: whether there is no room for buttons beside the text
 */
void
cpt_reminder_bar_set_narrow (CptReminderBar *self, gboolean narrow)
{
  g_return_if_fail (CPT_IS_REMINDER_BAR (self));

  self->is_narrow = narrow;
  for (guint i = 0; i < CPT_N_REMINDERS; i++)
    if (self->rows[i] != NULL)
      cpt_reminder_row_set_narrow (self->rows[i], narrow);
}
