/* cpt-reminders.c — what lasts and asks for something, until a person has put it aside.
 *
 * What was put aside comes back when it is about more companies than it then was; what becomes less is remembered as
 * less. Remembered by the account.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-reminders.h"

#define META_KEY "view-reminders"
#define META_TYPE "a{su}" /* by nick, how many companies it was about when it was put aside */

struct _CptReminders
{
  GObject parent_instance;

  CptMetaRepository *meta;
  guint counts[CPT_N_REMINDERS];
  guint dismissed[CPT_N_REMINDERS]; /* 0: never put aside, or not to be remembered any more */
};

G_DEFINE_FINAL_TYPE (CptReminders, cpt_reminders, G_TYPE_OBJECT)

static const char *const nicks[CPT_N_REMINDERS] = {
  [CPT_REMINDER_VISIT] = "visit",
  [CPT_REMINDER_ATTENTION] = "attention",
  [CPT_REMINDER_EXPIRY] = "expiry",
};

/**
 * cpt_reminder_get_nick:
 *
 * Returns: (transfer none): the name of @reminder in actions and settings
 */
const char *
cpt_reminder_get_nick (CptReminder reminder)
{
  return nicks[reminder];
}

/**
 * cpt_reminder_parse:
 * @reminder: (out): set when @nick is known
 *
 * Returns: whether @nick is known
 */
gboolean
cpt_reminder_parse (const char *nick, CptReminder *reminder)
{
  for (guint i = 0; i < CPT_N_REMINDERS; i++)
    if (g_str_equal (nicks[i], nick))
      {
        *reminder = (CptReminder) i;
        return TRUE;
      }

  return FALSE;
}

static void
cpt_reminders_finalize (GObject *object)
{
  g_clear_object (&CPT_REMINDERS (object)->meta);

  G_OBJECT_CLASS (cpt_reminders_parent_class)->finalize (object);
}

static void
cpt_reminders_class_init (CptRemindersClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_reminders_finalize;
}

static void
cpt_reminders_init (CptReminders *self)
{
}

static void
save (CptReminders *self)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE (META_TYPE));
  for (guint i = 0; i < CPT_N_REMINDERS; i++)
    if (self->dismissed[i] > 0)
      g_variant_builder_add (&builder, "{su}", nicks[i], self->dismissed[i]);
  cpt_meta_repository_set (self->meta, META_KEY, g_variant_builder_end (&builder));
}

/**
 * cpt_reminders_new:
 * @meta: of the account
 *
 * Returns: (transfer full): reminders about no company yet, with what was put aside before
 */
CptReminders *
cpt_reminders_new (CptMetaRepository *meta)
{
  CptReminders *self = g_object_new (CPT_TYPE_REMINDERS, NULL);
  g_autoptr (GVariant) saved = cpt_meta_repository_get (meta, META_KEY, G_VARIANT_TYPE (META_TYPE));

  self->meta = g_object_ref (meta);
  for (guint i = 0; saved != NULL && i < CPT_N_REMINDERS; i++)
    g_variant_lookup (saved, nicks[i], "u", &self->dismissed[i]);

  return self;
}

/**
 * cpt_reminders_set_count:
 * @count: how many companies @reminder is about now
 */
void
cpt_reminders_set_count (CptReminders *self, CptReminder reminder, guint count)
{
  g_return_if_fail (CPT_IS_REMINDERS (self));

  self->counts[reminder] = count;
  if (count < self->dismissed[reminder])
    {
      self->dismissed[reminder] = count;
      save (self);
    }
}

/**
 * cpt_reminders_is_due:
 *
 * Returns: whether @reminder is to be shown
 */
gboolean
cpt_reminders_is_due (CptReminders *self, CptReminder reminder)
{
  g_return_val_if_fail (CPT_IS_REMINDERS (self), FALSE);

  return self->counts[reminder] > self->dismissed[reminder];
}

/**
 * cpt_reminders_dismiss:
 *
 * Puts @reminder aside, until it is about more companies than now.
 */
void
cpt_reminders_dismiss (CptReminders *self, CptReminder reminder)
{
  g_return_if_fail (CPT_IS_REMINDERS (self));

  self->dismissed[reminder] = self->counts[reminder];
  save (self);
}
