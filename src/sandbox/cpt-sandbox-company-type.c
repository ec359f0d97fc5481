/* cpt-sandbox-company-type.c — what companies and connections can be queried and ordered by.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-company-type-private.h"

#include "cpt-sandbox-company-private.h"

#define TEXT CPT_SANDBOX_KIND_TEXT
#define TIME CPT_SANDBOX_KIND_TIME

enum
{
  CONNECTION_ID,
  CONNECTION_STATUS,
  CONNECTION_PLATFORM_NAME,
  CONNECTION_INTEGRATION_KEY,
  CONNECTION_SOURCE_TYPE,
  CONNECTION_CREATED,
  CONNECTION_LAST_SYNC,
};

enum
{
  COMPANY_ID,
  COMPANY_NAME,
  COMPANY_DESCRIPTION,
  COMPANY_CREATED,
  COMPANY_LAST_SYNC,
  COMPANY_CREATED_BY,
  COMPANY_CONNECTIONS, /* the first of those of the connections, in their order */
};

static const CptSandboxProperty connection_properties[] = {
  { "id", TEXT, FALSE },           { "status", TEXT, FALSE },
  { "platformName", TEXT, FALSE }, { "integrationKey", TEXT, FALSE },
  { "sourceType", TEXT, FALSE },   { "created", TIME, FALSE },
  { "lastSync", TIME, FALSE },
};

static const CptSandboxProperty company_properties[] = {
  { "id", TEXT, FALSE },
  { "name", TEXT, FALSE },
  { "description", TEXT, FALSE },
  { "created", TIME, FALSE },
  { "lastSync", TIME, FALSE },
  { "createdByUserName", TEXT, FALSE },
  { "dataConnections.id", TEXT, TRUE },
  { "dataConnections.status", TEXT, TRUE },
  { "dataConnections.platformName", TEXT, TRUE },
  { "dataConnections.integrationKey", TEXT, TRUE },
  { "dataConnections.sourceType", TEXT, TRUE },
  { "dataConnections.created", TIME, TRUE },
  { "dataConnections.lastSync", TIME, TRUE },
};

static gboolean
set_text (CptSandboxValue *value, const char *text)
{
  value->text = text;

  return text != NULL;
}

static gboolean
set_time (CptSandboxValue *value, gint64 ticks)
{
  value->number = ticks;

  return ticks != 0;
}

static gboolean
get_connection_value (const CptSandboxConnection *connection, guint property, CptSandboxValue *value)
{
  switch (property)
    {
    case CONNECTION_ID:
      return set_text (value, connection->id.text);
    case CONNECTION_STATUS:
      return set_text (value, cpt_sandbox_connection_status_get_name (connection->status));
    case CONNECTION_PLATFORM_NAME:
      return set_text (value, connection->platform->name);
    case CONNECTION_INTEGRATION_KEY:
      return set_text (value, connection->platform->key);
    case CONNECTION_SOURCE_TYPE:
      return set_text (value, cpt_sandbox_source_get_name (connection->platform->source));
    case CONNECTION_CREATED:
      return set_time (value, connection->created);
    default:
      return set_time (value, connection->last_sync);
    }
}

static gboolean
connection_get (gconstpointer item, guint property, guint index, CptSandboxValue *value)
{
  return index == 0 && get_connection_value (item, property, value);
}

/* The connections that have the property, counted without those that have not. */
static gboolean
get_of_connections (const CptSandboxCompany *company, guint property, guint index, CptSandboxValue *value)
{
  for (guint i = 0; i < company->connections->len; i++)
    if (get_connection_value (g_ptr_array_index (company->connections, i), property, value) && index-- == 0)
      return TRUE;

  return FALSE;
}

static gboolean
company_get (gconstpointer item, guint property, guint index, CptSandboxValue *value)
{
  const CptSandboxCompany *company = item;

  if (property >= COMPANY_CONNECTIONS)
    return get_of_connections (company, property - COMPANY_CONNECTIONS, index, value);

  if (index > 0)
    return FALSE;

  switch (property)
    {
    case COMPANY_ID:
      return set_text (value, company->id.text);
    case COMPANY_NAME:
      return set_text (value, company->name);
    case COMPANY_DESCRIPTION:
      return set_text (value, company->description);
    case COMPANY_CREATED:
      return set_time (value, company->created);
    case COMPANY_LAST_SYNC:
      return set_time (value, company->last_sync);
    default:
      return set_text (value, company->created_by);
    }
}

static const char *
company_get_tag (gconstpointer item, const char *name)
{
  return cpt_sandbox_company_get_tag (item, name);
}

const CptSandboxItemType cpt_sandbox_company_tags_type = { NULL, 0, 0, NULL, company_get_tag };

const CptSandboxItemType cpt_sandbox_company_type = {
  company_properties, G_N_ELEMENTS (company_properties), COMPANY_ID, company_get, NULL,
};

const CptSandboxItemType cpt_sandbox_connection_type = {
  connection_properties, G_N_ELEMENTS (connection_properties), CONNECTION_ID, connection_get, NULL,
};
