/* cpt-reminder-bar.h — the reminders over the list: the most important, the others behind it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "cpt-reminders.h"

G_BEGIN_DECLS

#define CPT_TYPE_REMINDER_BAR (cpt_reminder_bar_get_type ())
G_DECLARE_FINAL_TYPE (CptReminderBar, cpt_reminder_bar, CPT, REMINDER_BAR, GtkWidget)

void cpt_reminder_bar_set_reminder (CptReminderBar *self, CptReminder reminder, const char *text, const char *tooltip);
void cpt_reminder_bar_set_narrow (CptReminderBar *self, gboolean narrow);

G_END_DECLS
