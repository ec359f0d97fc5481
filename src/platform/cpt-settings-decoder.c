/* cpt-settings-decoder.c — how data types are read, from the platform's JSON (section 2.7 of the reference).
 *
 * Each entry is kept as it was written too, for all of them are sent back when one is changed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-settings-decoder-private.h"

#include "cpt-decoder.h"
#include "cpt-json-text.h"

#define SETTINGS "settings"

static gpointer
decode_setting (CptDecoder *in, gpointer user_data)
{
  GPtrArray *texts = user_data;
  CptSyncSettingFields fields = { 0 };

  fields.data_type = cpt_decoder_string (in, "dataType");
  fields.fetch_on_first_link = cpt_decoder_optional_boolean (in, "fetchOnFirstLink", FALSE);
  fields.schedule_hours = cpt_decoder_optional_integer (in, "syncSchedule", 0);
  fields.order = cpt_decoder_optional_integer (in, "syncOrder", 0);
  fields.from_text = cpt_decoder_optional_string (in, "syncFromUtc");
  fields.from_window = cpt_decoder_optional_integer (in, "syncFromWindow", -1);
  fields.months_to_sync = cpt_decoder_optional_integer (in, "monthsToSync", -1);
  fields.is_locked = cpt_decoder_optional_boolean (in, "isLocked", FALSE);
  fields.json = g_ptr_array_index (texts, in->index);

  return cpt_decoder_has_failed (in) ? NULL : cpt_sync_setting_new (&fields);
}

static CptSyncSettings *
decode (GBytes *body, const char *owner_member, gboolean is_for_company, GError **error)
{
  g_autoptr (CptJsonDocument) document = cpt_json_document_new (body, error);
  g_autoptr (GPtrArray) texts = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  CptSyncSettingsFields fields = { .is_for_company = is_for_company };
  CptDecoder in;

  if (document == NULL)
    return NULL;

  texts = cpt_json_text_split_array (g_bytes_get_data (body, NULL), g_bytes_get_size (body), SETTINGS);
  cpt_decoder_init (&in, cpt_json_document_get_root (document));
  fields.owner_id = cpt_decoder_guid (&in, owner_member);
  fields.overrides_defaults = cpt_decoder_optional_boolean (&in, "overridesDefaults", TRUE);
  fields.entries = entries = cpt_decoder_objects (&in, SETTINGS, decode_setting, texts);

  return cpt_decoder_finish (&in, error) ? cpt_sync_settings_new (&fields) : NULL;
}

/**
 * cpt_settings_decoder_company:
 * @body: the answer to a request for the settings of one company
 *
 * Returns: (transfer full) (nullable): the settings, or %NULL with CPT_ERROR_MALFORMED
 */
CptSyncSettings *
cpt_settings_decoder_company (GBytes *body, GError **error)
{
  return decode (body, "companyId", TRUE, error);
}

/**
 * cpt_settings_decoder_client:
 * @body: the answer to a request for the settings of all companies
 *
 * Returns: (transfer full) (nullable): the settings, or %NULL with CPT_ERROR_MALFORMED
 */
CptSyncSettings *
cpt_settings_decoder_client (GBytes *body, GError **error)
{
  return decode (body, "clientId", FALSE, error);
}
