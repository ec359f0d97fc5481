/* cpt-sync-setting.c — how one data type is read: how often, how far back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sync-setting.h"

#include "cpt-json-text.h"

struct _CptSyncSetting
{
  GObject parent_instance;

  char *data_type;
  gboolean fetch_on_first_link;
  gint64 schedule_hours;
  gint64 order;
  char *from_text;
  gint64 from_window;
  gint64 months_to_sync;
  gboolean is_locked;
  char *json; /* never NULL */
};

G_DEFINE_FINAL_TYPE (CptSyncSetting, cpt_sync_setting, G_TYPE_OBJECT)

static void
cpt_sync_setting_finalize (GObject *object)
{
  CptSyncSetting *self = CPT_SYNC_SETTING (object);

  g_free (self->data_type);
  g_free (self->from_text);
  g_free (self->json);

  G_OBJECT_CLASS (cpt_sync_setting_parent_class)->finalize (object);
}

static void
cpt_sync_setting_class_init (CptSyncSettingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_sync_setting_finalize;
}

static void
cpt_sync_setting_init (CptSyncSetting *self)
{
}

static char *
number_to_json (gint64 number)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, number);
}

static char *
optional_to_json (gint64 number)
{
  return number < 0 ? g_strdup ("null") : number_to_json (number);
}

static char *
bool_to_json (gboolean value)
{
  return g_strdup (value ? "true" : "false");
}

/* Takes @json and @value. */
static char *
with_member (char *json, const char *member, char *value)
{
  char *changed = cpt_json_text_with_member (json, member, value);

  g_free (json);
  g_free (value);

  return changed;
}

static char *
make_json (const CptSyncSettingFields *fields)
{
  char *json = g_strdup ("{}");

  json = with_member (json, "dataType", cpt_json_text_of_string (fields->data_type));
  json = with_member (json, "fetchOnFirstLink", bool_to_json (fields->fetch_on_first_link));
  json = with_member (json, "syncSchedule", number_to_json (fields->schedule_hours));
  json = with_member (json, "syncOrder", number_to_json (fields->order));
  json = with_member (json, "syncFromUtc", cpt_json_text_of_string (fields->from_text));
  json = with_member (json, "syncFromWindow", optional_to_json (fields->from_window));
  json = with_member (json, "monthsToSync", optional_to_json (fields->months_to_sync));

  return with_member (json, "isLocked", bool_to_json (fields->is_locked));
}

/**
 * cpt_sync_setting_new:
 * @fields: all of it; copied
 *
 * Returns: (transfer full): an immutable value, for any thread
 */
CptSyncSetting *
cpt_sync_setting_new (const CptSyncSettingFields *fields)
{
  CptSyncSetting *self = g_object_new (CPT_TYPE_SYNC_SETTING, NULL);

  self->data_type = g_strdup (fields->data_type);
  self->fetch_on_first_link = fields->fetch_on_first_link;
  self->schedule_hours = fields->schedule_hours;
  self->order = fields->order;
  self->from_text = g_strdup (fields->from_text);
  self->from_window = fields->from_window;
  self->months_to_sync = fields->months_to_sync;
  self->is_locked = fields->is_locked;
  self->json = fields->json != NULL ? g_strdup (fields->json) : make_json (fields);

  return self;
}

/**
 * cpt_sync_setting_get_data_type:
 *
 * Returns: as the platform wrote it; types that this version does not know are kept
 */
const char *
cpt_sync_setting_get_data_type (CptSyncSetting *self)
{
  g_return_val_if_fail (CPT_IS_SYNC_SETTING (self), NULL);

  return self->data_type;
}

/**
 * cpt_sync_setting_get_fetch_on_first_link:
 *
 * Returns: whether it is read after the first link, and by "refresh all"
 */
gboolean
cpt_sync_setting_get_fetch_on_first_link (CptSyncSetting *self)
{
  g_return_val_if_fail (CPT_IS_SYNC_SETTING (self), FALSE);

  return self->fetch_on_first_link;
}

/**
 * cpt_sync_setting_get_schedule_hours:
 *
 * Returns: hours between two reads; 0 for never; any number is kept
 */
gint64
cpt_sync_setting_get_schedule_hours (CptSyncSetting *self)
{
  g_return_val_if_fail (CPT_IS_SYNC_SETTING (self), 0);

  return self->schedule_hours;
}

/**
 * cpt_sync_setting_get_order:
 *
 * Returns: rank in which types are queued
 */
gint64
cpt_sync_setting_get_order (CptSyncSetting *self)
{
  g_return_val_if_fail (CPT_IS_SYNC_SETTING (self), 0);

  return self->order;
}

/**
 * cpt_sync_setting_get_from_text:
 *
 * Returns: (nullable): only records modified since this moment, as the platform wrote it
 */
const char *
cpt_sync_setting_get_from_text (CptSyncSetting *self)
{
  g_return_val_if_fail (CPT_IS_SYNC_SETTING (self), NULL);

  return self->from_text;
}

/**
 * cpt_sync_setting_get_from_window:
 *
 * Returns: the same as a number of months, -1 when there is none
 */
gint64
cpt_sync_setting_get_from_window (CptSyncSetting *self)
{
  g_return_val_if_fail (CPT_IS_SYNC_SETTING (self), 0);

  return self->from_window;
}

/**
 * cpt_sync_setting_get_months_to_sync:
 *
 * Returns: months of history of a financial report, -1 when there is none
 */
gint64
cpt_sync_setting_get_months_to_sync (CptSyncSetting *self)
{
  g_return_val_if_fail (CPT_IS_SYNC_SETTING (self), 0);

  return self->months_to_sync;
}

/**
 * cpt_sync_setting_is_locked:
 *
 * Returns: whether the platform lets nobody change it
 */
gboolean
cpt_sync_setting_is_locked (CptSyncSetting *self)
{
  g_return_val_if_fail (CPT_IS_SYNC_SETTING (self), FALSE);

  return self->is_locked;
}

/**
 * cpt_sync_setting_get_json:
 *
 * Returns: the entry as it is to be sent: what the platform wrote, but for what was changed here
 */
const char *
cpt_sync_setting_get_json (CptSyncSetting *self)
{
  g_return_val_if_fail (CPT_IS_SYNC_SETTING (self), NULL);

  return self->json;
}

/* All of @self as it would be given to cpt_sync_setting_new(); borrowed from @self. */
static CptSyncSettingFields
fields_of (CptSyncSetting *self)
{
  return (CptSyncSettingFields){
    .data_type = self->data_type,
    .fetch_on_first_link = self->fetch_on_first_link,
    .schedule_hours = self->schedule_hours,
    .order = self->order,
    .from_text = self->from_text,
    .from_window = self->from_window,
    .months_to_sync = self->months_to_sync,
    .is_locked = self->is_locked,
    .json = self->json,
  };
}

/**
 * cpt_sync_setting_with_schedule:
 * @hours: between two reads; 0 for never
 *
 * Returns: (transfer full): the same setting with @hours
 */
CptSyncSetting *
cpt_sync_setting_with_schedule (CptSyncSetting *self, gint64 hours)
{
  CptSyncSettingFields fields;
  g_autofree char *json = NULL;

  g_return_val_if_fail (CPT_IS_SYNC_SETTING (self), NULL);

  if (hours == self->schedule_hours)
    return g_object_ref (self);

  fields = fields_of (self);
  fields.schedule_hours = hours;
  fields.json = json = with_member (g_strdup (self->json), "syncSchedule", number_to_json (hours));

  return cpt_sync_setting_new (&fields);
}

/**
 * cpt_sync_setting_with_fetch_on_first_link:
 * @fetch_on_first_link: whether it is to be read after the first link, and by "refresh all"
 *
 * Returns: (transfer full): the same setting with @fetch_on_first_link
 */
CptSyncSetting *
cpt_sync_setting_with_fetch_on_first_link (CptSyncSetting *self, gboolean fetch_on_first_link)
{
  CptSyncSettingFields fields;
  g_autofree char *json = NULL;

  g_return_val_if_fail (CPT_IS_SYNC_SETTING (self), NULL);

  if (!fetch_on_first_link == !self->fetch_on_first_link)
    return g_object_ref (self);

  fields = fields_of (self);
  fields.fetch_on_first_link = fetch_on_first_link;
  fields.json = json = with_member (g_strdup (self->json), "fetchOnFirstLink", bool_to_json (fetch_on_first_link));

  return cpt_sync_setting_new (&fields);
}

/**
 * cpt_sync_setting_with_months_to_sync:
 * @months: of history, -1 for none said
 *
 * Returns: (transfer full): the same setting with @months
 */
CptSyncSetting *
cpt_sync_setting_with_months_to_sync (CptSyncSetting *self, gint64 months)
{
  CptSyncSettingFields fields;
  g_autofree char *json = NULL;

  g_return_val_if_fail (CPT_IS_SYNC_SETTING (self), NULL);

  if (months == self->months_to_sync)
    return g_object_ref (self);

  fields = fields_of (self);
  fields.months_to_sync = months;
  fields.json = json = with_member (g_strdup (self->json), "monthsToSync", optional_to_json (months));

  return cpt_sync_setting_new (&fields);
}

/**
 * cpt_sync_setting_equal:
 * @other: another setting
 *
 * Returns: whether both say the same, in whatever spelling; what this version does not know is not compared
 */
gboolean
cpt_sync_setting_equal (CptSyncSetting *self, CptSyncSetting *other)
{
  g_return_val_if_fail (CPT_IS_SYNC_SETTING (self), FALSE);
  g_return_val_if_fail (CPT_IS_SYNC_SETTING (other), FALSE);

  return g_ascii_strcasecmp (self->data_type, other->data_type) == 0 &&
         !self->fetch_on_first_link == !other->fetch_on_first_link && self->schedule_hours == other->schedule_hours &&
         self->order == other->order && g_strcmp0 (self->from_text, other->from_text) == 0 &&
         self->from_window == other->from_window && self->months_to_sync == other->months_to_sync &&
         !self->is_locked == !other->is_locked;
}
