/* cpt-sync-settings.c — how the data types of one company, or of all, are read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sync-settings.h"

#include "cpt-json-text.h"
#include "cpt-objects.h"

struct _CptSyncSettings
{
  GObject parent_instance;

  char *owner_id;
  gboolean is_for_company;
  gboolean overrides_defaults;
  GPtrArray *entries; /* (element-type CptSyncSetting), never NULL */
};

G_DEFINE_FINAL_TYPE (CptSyncSettings, cpt_sync_settings, G_TYPE_OBJECT)

static void
cpt_sync_settings_finalize (GObject *object)
{
  CptSyncSettings *self = CPT_SYNC_SETTINGS (object);

  g_free (self->owner_id);
  g_ptr_array_unref (self->entries);

  G_OBJECT_CLASS (cpt_sync_settings_parent_class)->finalize (object);
}

static void
cpt_sync_settings_class_init (CptSyncSettingsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_sync_settings_finalize;
}

static void
cpt_sync_settings_init (CptSyncSettings *self)
{
}

/**
 * cpt_sync_settings_new:
 * @fields: all of it; copied
 *
 * Returns: (transfer full): an immutable value, for any thread
 */
CptSyncSettings *
cpt_sync_settings_new (const CptSyncSettingsFields *fields)
{
  CptSyncSettings *self = g_object_new (CPT_TYPE_SYNC_SETTINGS, NULL);

  self->owner_id = g_strdup (fields->owner_id);
  self->is_for_company = fields->is_for_company;
  self->overrides_defaults = fields->overrides_defaults;
  self->entries = cpt_objects_copy (fields->entries);

  return self;
}

/**
 * cpt_sync_settings_get_owner_id:
 *
 * Returns: GUID text of the company, or of the client when they are everybody's
 */
const char *
cpt_sync_settings_get_owner_id (CptSyncSettings *self)
{
  g_return_val_if_fail (CPT_IS_SYNC_SETTINGS (self), NULL);

  return self->owner_id;
}

/**
 * cpt_sync_settings_is_for_company:
 *
 * Returns: whether they are one company's
 */
gboolean
cpt_sync_settings_is_for_company (CptSyncSettings *self)
{
  g_return_val_if_fail (CPT_IS_SYNC_SETTINGS (self), FALSE);

  return self->is_for_company;
}

/**
 * cpt_sync_settings_get_overrides_defaults:
 *
 * Returns: whether they stand before those of the client
 */
gboolean
cpt_sync_settings_get_overrides_defaults (CptSyncSettings *self)
{
  g_return_val_if_fail (CPT_IS_SYNC_SETTINGS (self), FALSE);

  return self->overrides_defaults;
}

/**
 * cpt_sync_settings_get_entries:
 *
 * Returns: (transfer none) (element-type CptSyncSetting): in the platform's order; not to be changed
 */
GPtrArray *
cpt_sync_settings_get_entries (CptSyncSettings *self)
{
  g_return_val_if_fail (CPT_IS_SYNC_SETTINGS (self), NULL);

  return self->entries;
}

/**
 * cpt_sync_settings_find:
 * @data_type: a key; the case does not matter
 *
 * Returns: (transfer none) (nullable): the entry of @data_type
 */
CptSyncSetting *
cpt_sync_settings_find (CptSyncSettings *self, const char *data_type)
{
  g_return_val_if_fail (CPT_IS_SYNC_SETTINGS (self), NULL);

  for (guint i = 0; i < self->entries->len; i++)
    {
      CptSyncSetting *entry = g_ptr_array_index (self->entries, i);

      if (g_ascii_strcasecmp (cpt_sync_setting_get_data_type (entry), data_type) == 0)
        return entry;
    }

  return NULL;
}

/**
 * cpt_sync_settings_with_entry:
 * @entry: takes the place of the entry of its type, if there is one
 *
 * Returns: (transfer full): the same settings with @entry
 */
CptSyncSettings *
cpt_sync_settings_with_entry (CptSyncSettings *self, CptSyncSetting *entry)
{
  g_autoptr (GPtrArray) entries = NULL;
  guint place;

  g_return_val_if_fail (CPT_IS_SYNC_SETTINGS (self), NULL);
  g_return_val_if_fail (CPT_IS_SYNC_SETTING (entry), NULL);

  entries = cpt_objects_copy (self->entries);
  if (!g_ptr_array_find (entries, cpt_sync_settings_find (self, cpt_sync_setting_get_data_type (entry)), &place))
    place = entries->len;
  g_ptr_array_insert (entries, (int) place, g_object_ref (entry));
  if (place + 1 < entries->len)
    g_ptr_array_remove_index (entries, place + 1);

  return cpt_sync_settings_new (&(CptSyncSettingsFields){
      .owner_id = self->owner_id,
      .is_for_company = self->is_for_company,
      .overrides_defaults = self->overrides_defaults,
      .entries = entries,
  });
}

/**
 * cpt_sync_settings_with_overrides_defaults:
 * @overrides_defaults: whether they are to stand before those of the client
 *
 * Returns: (transfer full): the same settings with @overrides_defaults
 */
CptSyncSettings *
cpt_sync_settings_with_overrides_defaults (CptSyncSettings *self, gboolean overrides_defaults)
{
  g_return_val_if_fail (CPT_IS_SYNC_SETTINGS (self), NULL);

  return cpt_sync_settings_new (&(CptSyncSettingsFields){
      .owner_id = self->owner_id,
      .is_for_company = self->is_for_company,
      .overrides_defaults = overrides_defaults,
      .entries = self->entries,
  });
}

/**
 * cpt_sync_settings_equal:
 * @other: other settings of the same owner
 *
 * Returns: whether both say the same of the same types, in whatever order
 */
gboolean
cpt_sync_settings_equal (CptSyncSettings *self, CptSyncSettings *other)
{
  g_return_val_if_fail (CPT_IS_SYNC_SETTINGS (self), FALSE);
  g_return_val_if_fail (CPT_IS_SYNC_SETTINGS (other), FALSE);

  if (!self->overrides_defaults != !other->overrides_defaults || self->entries->len != other->entries->len)
    return FALSE;

  for (guint i = 0; i < self->entries->len; i++)
    {
      CptSyncSetting *entry = g_ptr_array_index (self->entries, i);
      CptSyncSetting *of_other = cpt_sync_settings_find (other, cpt_sync_setting_get_data_type (entry));

      if (of_other == NULL || !cpt_sync_setting_equal (entry, of_other))
        return FALSE;
    }

  return TRUE;
}

/**
 * cpt_sync_settings_to_json:
 *
 * Returns: (transfer full): the whole body to send to the platform, with every entry
 */
char *
cpt_sync_settings_to_json (CptSyncSettings *self)
{
  GString *json;

  g_return_val_if_fail (CPT_IS_SYNC_SETTINGS (self), NULL);

  json = g_string_new (self->is_for_company ? "{\"companyId\":" : "{\"clientId\":");
  cpt_json_text_append_string (json, self->owner_id);
  g_string_append_printf (json, ",\"overridesDefaults\":%s,\"settings\":[",
                          self->overrides_defaults ? "true" : "false");
  for (guint i = 0; i < self->entries->len; i++)
    g_string_append_printf (json, "%s%s", i > 0 ? "," : "",
                            cpt_sync_setting_get_json (g_ptr_array_index (self->entries, i)));
  g_string_append (json, "]}");

  return g_string_free (json, FALSE);
}
