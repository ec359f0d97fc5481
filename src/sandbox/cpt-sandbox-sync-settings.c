/* cpt-sandbox-sync-settings.c — the routes of sync settings.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-sync-settings-private.h"

#include <string.h>

#include "cpt-sandbox-companies-private.h"
#include "cpt-sandbox-json-private.h"
#include "cpt-sandbox-schedule-private.h"
#include "cpt-sandbox-settings-private.h"
#include "cpt-sandbox-time-private.h"

/* Of a type that no one knows: what a client that keeps it sends back. */
#define UNKNOWN_TYPE "custom-payroll"
#define UNKNOWN_SETTING                                                                                                \
  "{\"dataType\":\"" UNKNOWN_TYPE "\",\"fetchOnFirstLink\":true,\"syncSchedule\":13,\"syncOrder\":44,"                 \
  "\"monthsToSync\":7,\"isLocked\":false}"

static void
write_setting (GString *body, CptSandboxSetting *setting)
{
  cpt_sandbox_json_begin_object (body, NULL);
  cpt_sandbox_json_string (body, "dataType", setting->data_type->key);
  cpt_sandbox_json_boolean (body, "fetchOnFirstLink", setting->fetch_on_first_link);
  cpt_sandbox_json_integer (body, "syncSchedule", setting->sync_schedule);
  cpt_sandbox_json_integer (body, "syncOrder", setting->sync_order);
  cpt_sandbox_json_time (body, "syncFromUtc", setting->sync_from);

  if (setting->sync_from_window >= 0)
    cpt_sandbox_json_integer (body, "syncFromWindow", setting->sync_from_window);

  if (setting->months_to_sync >= 0)
    cpt_sandbox_json_integer (body, "monthsToSync", setting->months_to_sync);

  cpt_sandbox_json_boolean (body, "isLocked", setting->data_type->is_locked);
  cpt_sandbox_json_end_object (body);
}

static gboolean
has_unknown_type (CptSandboxRequest *request)
{
  return cpt_sandbox_faults_has_switch (request->world->faults, CPT_SANDBOX_FAULT_UNKNOWN_TYPE);
}

static CptSandboxAnswer *
answer_settings (CptSandboxRequest *request, const char *owner, const char *id_name, const char *id)
{
  g_autoptr (GPtrArray) settings = cpt_sandbox_settings_load (request->world, owner);
  GString *body = g_string_new (NULL);

  cpt_sandbox_json_begin_object (body, NULL);
  cpt_sandbox_json_string (body, id_name, id);
  cpt_sandbox_json_begin_array (body, "settings");

  for (guint i = 0; i < settings->len; i++)
    write_setting (body, g_ptr_array_index (settings, i));

  if (has_unknown_type (request))
    g_string_append (body, "," UNKNOWN_SETTING);

  cpt_sandbox_json_end_array (body);
  cpt_sandbox_json_boolean (body, "overridesDefaults", cpt_sandbox_settings_overrides (request->world, owner));
  cpt_sandbox_json_end_object (body);

  return cpt_sandbox_answer_new_json (200, body);
}

static gboolean
read_integer (JsonObject *object, const char *name, gint64 unset, gint64 *value)
{
  JsonNode *node = json_object_get_member (object, name);

  *value = unset;

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return unset < 0;

  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64)
    return FALSE;

  *value = json_node_get_int (node);

  return *value >= 0 && *value <= G_MAXINT32;
}

static gboolean
read_sync_from (JsonObject *object, gint64 *ticks)
{
  JsonNode *node = json_object_get_member (object, "syncFromUtc");

  *ticks = 0;

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return TRUE;

  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING &&
         cpt_sandbox_time_parse (json_node_get_string (node), ticks);
}

static gboolean
read_boolean (JsonObject *object, const char *name, gboolean *value)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    return FALSE;

  *value = json_node_get_boolean (node);

  return TRUE;
}

static gboolean
read_setting (JsonObject *object, CptSandboxSetting *setting)
{
  const char *key = json_object_get_string_member_with_default (object, "dataType", "");

  setting->data_type = cpt_sandbox_data_type_find (key);

  return setting->data_type != NULL && read_boolean (object, "fetchOnFirstLink", &setting->fetch_on_first_link) &&
         read_integer (object, "syncSchedule", 0, &setting->sync_schedule) &&
         read_integer (object, "syncOrder", 0, &setting->sync_order) && read_sync_from (object, &setting->sync_from) &&
         read_integer (object, "syncFromWindow", -1, &setting->sync_from_window) &&
         read_integer (object, "monthsToSync", -1, &setting->months_to_sync);
}

static gboolean
is_same_setting (const CptSandboxSetting *first, const CptSandboxSetting *second)
{
  return first->fetch_on_first_link == second->fetch_on_first_link && first->sync_schedule == second->sync_schedule &&
         first->sync_order == second->sync_order && first->sync_from == second->sync_from &&
         first->sync_from_window == second->sync_from_window && first->months_to_sync == second->months_to_sync;
}

static gboolean
is_of_unknown_type (JsonNode *node)
{
  return JSON_NODE_HOLDS_OBJECT (node) &&
         g_str_equal (json_object_get_string_member_with_default (json_node_get_object (node), "dataType", ""),
                      UNKNOWN_TYPE);
}

/* Whether @array has what was handed out, as it was. */
static gboolean
holds_unknown_setting (JsonArray *array)
{
  g_autoptr (JsonNode) expected = json_from_string (UNKNOWN_SETTING, NULL);

  for (guint i = 0; i < json_array_get_length (array); i++)
    if (json_node_equal (json_array_get_element (array, i), expected))
      return TRUE;

  return FALSE;
}

/* Puts what was sent for one type over what is there. */
static CptSandboxAnswer *
merge_setting (CptSandboxRequest *request, GPtrArray *settings, JsonNode *node)
{
  CptSandboxSetting sent = { 0 };

  if (has_unknown_type (request) && is_of_unknown_type (node))
    return NULL;

  if (!JSON_NODE_HOLDS_OBJECT (node) || !read_setting (json_node_get_object (node), &sent))
    return cpt_sandbox_answer_new_error (400, "settings: an entry is malformed or of an unknown data type");

  if (sent.sync_schedule == 1 && cpt_sandbox_faults_has_switch (request->world->faults, CPT_SANDBOX_FAULT_FREE_PLAN))
    return cpt_sandbox_answer_new_error (402, "Sync schedule not allowed");

  for (guint i = 0; i < settings->len; i++)
    {
      CptSandboxSetting *setting = g_ptr_array_index (settings, i);

      if (setting->data_type != sent.data_type)
        continue;

      if (setting->data_type->is_locked && !is_same_setting (setting, &sent))
        return cpt_sandbox_answer_new_error (400, "The setting of %s is locked", sent.data_type->key);

      *setting = sent;
    }

  return NULL;
}

static CptSandboxAnswer *
read_settings (CptSandboxRequest *request, JsonObject *object, GPtrArray *settings)
{
  JsonNode *node = json_object_get_member (object, "settings");
  CptSandboxAnswer *refusal = NULL;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return cpt_sandbox_answer_new_error (400, "settings: expected an array");

  if (has_unknown_type (request) && !holds_unknown_setting (json_node_get_array (node)))
    return cpt_sandbox_answer_new_error (400, "settings: " UNKNOWN_TYPE " was changed, or left out");

  for (guint i = 0; refusal == NULL && i < json_array_get_length (json_node_get_array (node)); i++)
    refusal = merge_setting (request, settings, json_array_get_element (json_node_get_array (node), i));

  return refusal;
}

static CptSandboxAnswer *
set_settings (CptSandboxRequest *request, const char *owner, const char *id_name, const char *id)
{
  g_autoptr (GPtrArray) settings = cpt_sandbox_settings_load (request->world, owner);
  JsonObject *object = NULL;
  const char *sent_id = NULL;
  gboolean overrides = TRUE;
  CptSandboxAnswer *refusal = cpt_sandbox_request_read_body (request, &object);

  if (refusal == NULL)
    refusal = cpt_sandbox_request_read_string (object, id_name, &sent_id);

  if (refusal != NULL)
    return refusal;

  if (sent_id == NULL || g_ascii_strcasecmp (sent_id, id) != 0)
    return cpt_sandbox_answer_new_error (400, "%s: expected %s", id_name, id);

  if (json_object_has_member (object, "overridesDefaults") && !read_boolean (object, "overridesDefaults", &overrides))
    return cpt_sandbox_answer_new_error (400, "overridesDefaults: expected a boolean");

  refusal = read_settings (request, object, settings);
  if (refusal != NULL)
    return refusal;

  cpt_sandbox_settings_save (request->world, owner, settings, overrides);
  cpt_sandbox_schedule_plan_owner (request->world, owner);

  return cpt_sandbox_answer_new (204);
}

static CptSandboxGuid
get_client_id (CptSandboxRequest *request)
{
  return cpt_sandbox_guid_for (request->world->seed, "client", 0);
}

/* GET /profile/syncSettings */
CptSandboxAnswer *
cpt_sandbox_sync_settings_show_client (CptSandboxRequest *request)
{
  return answer_settings (request, CPT_SANDBOX_SETTINGS_CLIENT, "clientId", get_client_id (request).text);
}

/* POST /profile/syncSettings */
CptSandboxAnswer *
cpt_sandbox_sync_settings_set_client (CptSandboxRequest *request)
{
  return set_settings (request, CPT_SANDBOX_SETTINGS_CLIENT, "clientId", get_client_id (request).text);
}

/* GET /companies/{companyId}/syncSettings */
CptSandboxAnswer *
cpt_sandbox_sync_settings_show_company (CptSandboxRequest *request)
{
  g_autoptr (CptSandboxCompany) company = NULL;
  CptSandboxAnswer *refusal = cpt_sandbox_companies_find (request, &company);

  return refusal != NULL ? refusal : answer_settings (request, company->id.text, "companyId", company->id.text);
}

/* POST /companies/{companyId}/syncSettings */
CptSandboxAnswer *
cpt_sandbox_sync_settings_set_company (CptSandboxRequest *request)
{
  g_autoptr (CptSandboxCompany) company = NULL;
  CptSandboxAnswer *refusal = cpt_sandbox_companies_find (request, &company);

  return refusal != NULL ? refusal : set_settings (request, company->id.text, "companyId", company->id.text);
}
