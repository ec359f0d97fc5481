/* cpt-sync-body.c — settings that were to be saved, read back from the body that says so.
 *
 * Such a body was written by cpt_sync_settings_to_json(). Only what can be changed here is read of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sync-body.h"

#include "cpt-json-text.h"
#include "cpt-json-tokenizer.h"

#include <string.h>

typedef struct
{
  char *data_type; /* (nullable) (owned) */
  gint64 schedule_hours;
  gint64 months_to_sync;
  gboolean fetch_on_first_link;
} Entry;

static void
entry_clear (Entry *entry)
{
  g_free (entry->data_type);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Entry, entry_clear)

static gint64
get_number (CptJsonTokenizer *tokenizer)
{
  gsize length;
  const char *lexeme = cpt_json_tokenizer_get_lexeme (tokenizer, &length);
  g_autofree char *text = g_strndup (lexeme, length);

  return g_ascii_strtoll (text, NULL, 10);
}

typedef void (*MemberFunc) (const char *name, CptJsonToken token, CptJsonTokenizer *tokenizer, gpointer data);

/* Members of the object itself, but for objects and arrays: what is deeper inside is of no interest. */
static void
read_members (const char *json, MemberFunc func, gpointer data)
{
  g_autoptr (CptJsonTokenizer) tokenizer = cpt_json_tokenizer_new (json, strlen (json));
  g_autofree char *name = NULL;
  CptJsonToken token;
  guint depth = 0;

  while (cpt_json_tokenizer_next (tokenizer, &token, NULL) && token != CPT_JSON_END)
    {
      if (token == CPT_JSON_BEGIN_OBJECT || token == CPT_JSON_BEGIN_ARRAY)
        {
          depth++;
        }
      else if (token == CPT_JSON_END_OBJECT || token == CPT_JSON_END_ARRAY)
        {
          depth--;
        }
      else if (depth == 1 && token == CPT_JSON_MEMBER)
        {
          g_free (name);
          name = cpt_json_tokenizer_dup_string (tokenizer);
        }
      else if (depth == 1 && name != NULL)
        {
          func (name, token, tokenizer, data);
        }
    }
}

static void
entry_member_cb (const char *name, CptJsonToken token, CptJsonTokenizer *tokenizer, gpointer data)
{
  Entry *entry = data;

  if (g_str_equal (name, "dataType") && token == CPT_JSON_STRING && entry->data_type == NULL)
    entry->data_type = cpt_json_tokenizer_dup_string (tokenizer);
  else if (g_str_equal (name, "syncSchedule") && token == CPT_JSON_NUMBER)
    entry->schedule_hours = get_number (tokenizer);
  else if (g_str_equal (name, "monthsToSync") && token == CPT_JSON_NUMBER)
    entry->months_to_sync = get_number (tokenizer);
  else if (g_str_equal (name, "fetchOnFirstLink"))
    entry->fetch_on_first_link = token == CPT_JSON_TRUE;
}

static void
body_member_cb (const char *name, CptJsonToken token, CptJsonTokenizer *tokenizer, gpointer data)
{
  gboolean *overrides_defaults = data;

  if (g_str_equal (name, "overridesDefaults"))
    *overrides_defaults = token == CPT_JSON_TRUE;
}

/* Takes @settings. */
static CptSyncSettings *
apply_entry (CptSyncSettings *settings, const char *json)
{
  g_auto (Entry) entry = { .months_to_sync = -1 };
  g_autoptr (CptSyncSettings) before = settings;
  g_autoptr (CptSyncSetting) with_hours = NULL;
  g_autoptr (CptSyncSetting) with_months = NULL;
  g_autoptr (CptSyncSetting) changed = NULL;
  CptSyncSetting *setting = NULL;

  read_members (json, entry_member_cb, &entry);
  if (entry.data_type != NULL)
    setting = cpt_sync_settings_find (settings, entry.data_type);
  if (setting == NULL)
    return g_steal_pointer (&before);

  with_hours = cpt_sync_setting_with_schedule (setting, entry.schedule_hours);
  with_months = cpt_sync_setting_with_months_to_sync (with_hours, entry.months_to_sync);
  changed = cpt_sync_setting_with_fetch_on_first_link (with_months, entry.fetch_on_first_link);

  return cpt_sync_settings_with_entry (settings, changed);
}

/**
 * cpt_sync_body_apply:
 * @settings: as the platform has them
 * @body: a whole body that was to be sent
 *
 * Returns: (transfer full): @settings as they would be once @body is saved; types that one of the two does not name
 *   stay as they are
 */
CptSyncSettings *
cpt_sync_body_apply (CptSyncSettings *settings, const char *body)
{
  g_autoptr (GPtrArray) entries = cpt_json_text_split_array (body, strlen (body), "settings");
  gboolean overrides_defaults = cpt_sync_settings_get_overrides_defaults (settings);
  CptSyncSettings *applied;

  read_members (body, body_member_cb, &overrides_defaults);
  applied = cpt_sync_settings_with_overrides_defaults (settings, overrides_defaults);
  for (guint i = 0; i < entries->len; i++)
    applied = apply_entry (applied, g_ptr_array_index (entries, i));

  return applied;
}
