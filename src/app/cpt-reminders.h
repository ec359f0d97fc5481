/* cpt-reminders.h — what lasts and asks for something, until a person has put it aside.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-meta-repository.h"

G_BEGIN_DECLS

/**
 * CptReminder:
 * @CPT_REMINDER_VISIT: what others did since the last visit
 * @CPT_REMINDER_ATTENTION: companies whose clients must authorise again
 * @CPT_REMINDER_EXPIRY: companies whose access may expire soon
 *
 * The most important first.
 */
typedef enum
{
  CPT_REMINDER_VISIT,
  CPT_REMINDER_ATTENTION,
  CPT_REMINDER_EXPIRY,
} CptReminder;
#define CPT_N_REMINDERS (CPT_REMINDER_EXPIRY + 1)

const char *cpt_reminder_get_nick (CptReminder reminder);
gboolean cpt_reminder_parse (const char *nick, CptReminder *reminder);

#define CPT_TYPE_REMINDERS (cpt_reminders_get_type ())
G_DECLARE_FINAL_TYPE (CptReminders, cpt_reminders, CPT, REMINDERS, GObject)

CptReminders *cpt_reminders_new (CptMetaRepository *meta);
void cpt_reminders_set_count (CptReminders *self, CptReminder reminder, guint count);
gboolean cpt_reminders_is_due (CptReminders *self, CptReminder reminder);
void cpt_reminders_dismiss (CptReminders *self, CptReminder reminder);

G_END_DECLS
