/* cpt-sandbox-mangle.c — spoils an answer, as faults ask for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-mangle-private.h"

#include <json-glib/json-glib.h>

#include "cpt-sandbox-fault-private.h"
#include "cpt-sandbox-read-private.h"

#define WRONG_STATUS_CODE 429

/* Members that the platform may leave out, and of these, from the second list, that it may give as null. */
static const char *const optional[] = { "description",
                                        "lastSync",
                                        "created",
                                        "createdByUserName",
                                        "products",
                                        "tags",
                                        "platform",
                                        "ownerUserIds",
                                        "integrationKey",
                                        "dataConnectionErrors",
                                        "statusDescription",
                                        "errorMessage",
                                        "referenceParentCompany",
                                        "service",
                                        "error",
                                        "correlationId",
                                        "validation",
                                        "canBeRetried",
                                        "detailedErrorCode",
                                        "resolvedOnUtc",
                                        "lastSuccessfulSync",
                                        "isLocked",
                                        "sourceType",
                                        NULL };

static const char *const nullable[] = {
  "description",    "lastSync",   "createdByUserName",      "statusDescription", "errorMessage", "dataConnectionErrors",
  "connectionInfo", "validation", "referenceParentCompany", "resolvedOnUtc",     "syncFromUtc",  "syncFromWindow",
  "monthsToSync",   NULL
};

static JsonNode *mangle_node (JsonNode *node, guint flags);

/* A connection has a platform, a read has a type: both have a status, as an error of a connection has one too. */
static gboolean
has_life_cycle (JsonObject *object)
{
  return json_object_has_member (object, "linkUrl") || json_object_has_member (object, "isCompleted");
}

static JsonNode *
mangle_member (JsonObject *object, const char *name, JsonNode *value, guint flags)
{
  if ((flags & CPT_SANDBOX_FAULT_NULLS) != 0 && g_strv_contains (nullable, name))
    return json_node_new (JSON_NODE_NULL);

  if ((flags & CPT_SANDBOX_FAULT_UNKNOWN_STATUS) != 0 && g_str_equal (name, "status") && has_life_cycle (object))
    return json_node_init_string (json_node_alloc (), CPT_SANDBOX_UNKNOWN_STATUS);

  if ((flags & CPT_SANDBOX_FAULT_WRONG_STATUS_CODE) != 0 && g_str_equal (name, "statusCode") &&
      json_object_has_member (object, "correlationId"))
    return json_node_init_int (json_node_alloc (), WRONG_STATUS_CODE);

  return mangle_node (value, flags);
}

static JsonNode *
mangle_object (JsonObject *object, guint flags)
{
  g_autoptr (JsonObject) mangled = json_object_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &value))
    if ((flags & CPT_SANDBOX_FAULT_ABSENT) == 0 || !g_strv_contains (optional, name))
      json_object_set_member (mangled, name, mangle_member (object, name, value, flags));

  return json_node_init_object (json_node_alloc (), mangled);
}

static JsonNode *
mangle_array (JsonArray *array, guint flags)
{
  g_autoptr (JsonArray) mangled = json_array_new ();

  for (guint i = 0; i < json_array_get_length (array); i++)
    json_array_add_element (mangled, mangle_node (json_array_get_element (array, i), flags));

  return json_node_init_array (json_node_alloc (), mangled);
}

static JsonNode *
mangle_node (JsonNode *node, guint flags)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    return mangle_object (json_node_get_object (node), flags);

  return JSON_NODE_HOLDS_ARRAY (node) ? mangle_array (json_node_get_array (node), flags) : json_node_copy (node);
}

/**
 * cpt_sandbox_mangle:
 * @flags: of #CptSandboxFaultFlags; those that are not about the body do nothing
 *
 * A spoilt answer says so in a header, so that nobody takes it for how the platform answers.
 */
void
cpt_sandbox_mangle (CptSandboxAnswer *answer, guint flags)
{
  const guint of_members = CPT_SANDBOX_FAULT_NULLS | CPT_SANDBOX_FAULT_ABSENT | CPT_SANDBOX_FAULT_UNKNOWN_STATUS |
                           CPT_SANDBOX_FAULT_WRONG_STATUS_CODE;

  if (answer->body == NULL || (flags & (of_members | CPT_SANDBOX_FAULT_INVALID_JSON)) == 0)
    return;

  cpt_sandbox_answer_set_header (answer, "X-Sandbox-Spoilt", "on purpose");
  if ((flags & of_members) != 0)
    {
      g_autoptr (JsonNode) node = json_from_string (answer->body->str, NULL);
      g_autoptr (JsonNode) mangled = node != NULL ? mangle_node (node, flags) : NULL;
      g_autofree char *text = mangled != NULL ? json_to_string (mangled, FALSE) : NULL;

      if (text != NULL)
        g_string_assign (answer->body, text);
    }

  if ((flags & CPT_SANDBOX_FAULT_INVALID_JSON) != 0)
    g_string_insert (answer->body, 1, "\"results\": [ oops,");
}
