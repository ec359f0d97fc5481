/* cpt-reminder-row.h — one reminder: what it says, what leads to it, what puts it aside.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-reminders.h"
#include "cpt-status-mark.h"

G_BEGIN_DECLS

/* Its buttons name actions: "companies.show-reminder" and "companies.dismiss-reminder" (string nick). */
#define CPT_TYPE_REMINDER_ROW (cpt_reminder_row_get_type ())
G_DECLARE_FINAL_TYPE (CptReminderRow, cpt_reminder_row, CPT, REMINDER_ROW, GtkWidget)

GtkWidget *cpt_reminder_row_new (CptReminder reminder, CptStatusMark mark);
void cpt_reminder_row_set_text (CptReminderRow *self, const char *text, const char *tooltip);
void cpt_reminder_row_set_n_others (CptReminderRow *self, guint n_others);
void cpt_reminder_row_set_narrow (CptReminderRow *self, gboolean narrow);
GtkToggleButton *cpt_reminder_row_get_others_button (CptReminderRow *self);

G_END_DECLS
