/* cpt-company-loader.c — companies by row: what the platform said, and what the user did to them.
 *
 * Holds its statements for as long as it lives, each reset before the call returns: no read lock is kept.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-company-loader-private.h"

#include "cpt-outbox-table-private.h"
#include "cpt-overlay-private.h"
#include "cpt-statement-private.h"

enum
{
  COMPANY_ID,
  COMPANY_NAME,
  COMPANY_DESCRIPTION,
  COMPANY_REDIRECT,
  COMPANY_CREATED_BY,
  COMPANY_CREATED,
  COMPANY_LAST_SYNC,
  COMPANY_CREATED_TEXT,
  COMPANY_LAST_SYNC_TEXT,
  COMPANY_TAGS,
  COMPANY_PRODUCTS,
  COMPANY_OWNERS,
  COMPANY_PARENT,
  COMPANY_PARENT_NAME
};
static const char COMPANY_SQL[] =
    "SELECT c.id, c.name, c.description, c.redirect, u.name, c.created, c.last_sync, c.created_text, c.last_sync_text, "
    "c.tags, c.products, c.owners, c.parent, c.parent_name "
    "FROM company c LEFT JOIN user u ON u.id = c.created_by WHERE c.rid = :rid AND c.tombstone IS NULL";

enum
{
  CONNECTION_POSITION,
  CONNECTION_ID,
  CONNECTION_INTEGRATION_ID,
  CONNECTION_INTEGRATION_KEY,
  CONNECTION_SOURCE_ID,
  CONNECTION_SOURCE_TYPE,
  CONNECTION_PLATFORM_NAME,
  CONNECTION_LINK_URL,
  CONNECTION_STATUS_TEXT,
  CONNECTION_CREATED,
  CONNECTION_LAST_SYNC,
  CONNECTION_CREATED_TEXT,
  CONNECTION_LAST_SYNC_TEXT,
  CONNECTION_N_ERRORS
};
static const char CONNECTIONS_SQL[] =
    "SELECT position, id, integration_id, integration_key, source_id, source_type, platform_name, link_url, "
    "status_text, "
    "created, last_sync, created_text, last_sync_text, n_errors FROM connection WHERE company = :rid ORDER BY position";

enum
{
  ERROR_STATUS_CODE,
  ERROR_STATUS_TEXT,
  ERROR_MESSAGE,
  ERROR_STATE,
  ERROR_ERRORED_AT,
  ERROR_RESOLVED_AT
};
static const char ERRORS_SQL[] = "SELECT status_code, status_text, message, state, errored_at, resolved_at "
                                 "FROM connection_error WHERE company = :rid AND connection = :connection "
                                 "ORDER BY position";

static const char RESOLVE_SQL[] = "SELECT rid FROM answered WHERE id = -:rid";

struct _CptCompanyLoader
{
  CptStatement *company;
  CptStatement *connections;
  CptStatement *errors;
  CptStatement *changes;
  CptStatement *resolve;
};

/**
 * cpt_company_loader_new:
 * @handle: of this thread; must outlive the loader
 *
 * Returns: (transfer full) (nullable): %NULL with @error set
 */
CptCompanyLoader *
cpt_company_loader_new (sqlite3 *handle, GError **error)
{
  g_autoptr (CptCompanyLoader) self = g_new0 (CptCompanyLoader, 1);

  if ((self->company = cpt_statement_prepare (handle, COMPANY_SQL, error)) == NULL ||
      (self->connections = cpt_statement_prepare (handle, CONNECTIONS_SQL, error)) == NULL ||
      (self->errors = cpt_statement_prepare (handle, ERRORS_SQL, error)) == NULL ||
      (self->changes = cpt_outbox_table_prepare_list (handle, "rid = :rid", error)) == NULL ||
      (self->resolve = cpt_statement_prepare (handle, RESOLVE_SQL, error)) == NULL)
    return NULL;

  return g_steal_pointer (&self);
}

void
cpt_company_loader_free (CptCompanyLoader *self)
{
  g_clear_pointer (&self->company, cpt_statement_free);
  g_clear_pointer (&self->connections, cpt_statement_free);
  g_clear_pointer (&self->errors, cpt_statement_free);
  g_clear_pointer (&self->changes, cpt_statement_free);
  g_clear_pointer (&self->resolve, cpt_statement_free);
  g_free (self);
}

static CptConnectionError *
error_from_row (CptStatement *row)
{
  return cpt_connection_error_new (&(CptConnectionErrorFields){
      .status_code = cpt_statement_get_text (row, ERROR_STATUS_CODE),
      .status_text = cpt_statement_get_text (row, ERROR_STATUS_TEXT),
      .message = cpt_statement_get_text (row, ERROR_MESSAGE),
      .state = (CptConnectionErrorState) cpt_statement_get_int64 (row, ERROR_STATE),
      .errored_at = cpt_statement_get_time (row, ERROR_ERRORED_AT),
      .resolved_at = cpt_statement_get_time (row, ERROR_RESOLVED_AT),
  });
}

static GPtrArray *
load_errors (CptCompanyLoader *self, gint64 rid, gint64 position, GError **error)
{
  g_autoptr (GPtrArray) errors = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean has_row = FALSE;

  cpt_statement_bind_int64 (self->errors, ":rid", rid);
  cpt_statement_bind_int64 (self->errors, ":connection", position);
  do
    {
      if (!cpt_statement_step (self->errors, &has_row, error))
        return NULL;
      if (has_row)
        g_ptr_array_add (errors, error_from_row (self->errors));
    }
  while (has_row);

  return g_steal_pointer (&errors);
}

static CptConnection *
connection_from_row (CptStatement *row, GPtrArray *errors)
{
  g_autofree char *id = cpt_statement_dup_guid (row, CONNECTION_ID);

  return cpt_connection_new (&(CptConnectionFields){
      .id = id,
      .integration_id = cpt_statement_get_text (row, CONNECTION_INTEGRATION_ID),
      .integration_key = cpt_statement_get_text (row, CONNECTION_INTEGRATION_KEY),
      .source_id = cpt_statement_get_text (row, CONNECTION_SOURCE_ID),
      .source_type = cpt_statement_get_text (row, CONNECTION_SOURCE_TYPE),
      .platform_name = cpt_statement_get_text (row, CONNECTION_PLATFORM_NAME),
      .link_url = cpt_statement_get_text (row, CONNECTION_LINK_URL),
      .status_text = cpt_statement_get_text (row, CONNECTION_STATUS_TEXT),
      .created = cpt_statement_get_time (row, CONNECTION_CREATED),
      .last_sync = cpt_statement_get_time (row, CONNECTION_LAST_SYNC),
      .created_text = cpt_statement_get_text (row, CONNECTION_CREATED_TEXT),
      .last_sync_text = cpt_statement_get_text (row, CONNECTION_LAST_SYNC_TEXT),
      .errors = errors,
  });
}

static CptConnection *
load_connection (CptCompanyLoader *self, gint64 rid, GError **error)
{
  g_autoptr (GPtrArray) errors = NULL;

  if (cpt_statement_get_int64 (self->connections, CONNECTION_N_ERRORS) > 0)
    {
      errors = load_errors (self, rid, cpt_statement_get_int64 (self->connections, CONNECTION_POSITION), error);
      if (errors == NULL)
        return NULL;
    }

  return connection_from_row (self->connections, errors);
}

static GPtrArray *
load_connections (CptCompanyLoader *self, gint64 rid, GError **error)
{
  g_autoptr (GPtrArray) connections = g_ptr_array_new_with_free_func (g_object_unref);
  CptConnection *connection = NULL;
  gboolean has_row = FALSE;

  cpt_statement_bind_int64 (self->connections, ":rid", rid);
  do
    {
      if (!cpt_statement_step (self->connections, &has_row, error))
        return NULL;

      if (has_row)
        {
          connection = load_connection (self, rid, error);
          if (connection == NULL)
            {
              cpt_statement_reset (self->connections);
              return NULL;
            }
          g_ptr_array_add (connections, connection);
        }
    }
  while (has_row);

  return g_steal_pointer (&connections);
}

static CptCompany *
company_from_row (CptStatement *row, GPtrArray *connections)
{
  g_autofree char *id = cpt_statement_dup_guid (row, COMPANY_ID);
  g_autofree char *parent_id = cpt_statement_dup_guid (row, COMPANY_PARENT);
  g_autoptr (GVariant) tags = cpt_statement_dup_variant (row, COMPANY_TAGS, G_VARIANT_TYPE ("a{ss}"));
  g_autoptr (GVariant) products = cpt_statement_dup_variant (row, COMPANY_PRODUCTS, G_VARIANT_TYPE_STRING_ARRAY);
  g_autofree const char **product_list = products != NULL ? g_variant_get_strv (products, NULL) : NULL;
  g_autoptr (GVariant) owners = cpt_statement_dup_variant (row, COMPANY_OWNERS, G_VARIANT_TYPE_STRING_ARRAY);
  g_autofree const char **owner_list = owners != NULL ? g_variant_get_strv (owners, NULL) : NULL;

  return cpt_company_new (&(CptCompanyFields){
      .id = id,
      .name = cpt_statement_get_text (row, COMPANY_NAME),
      .description = cpt_statement_get_text (row, COMPANY_DESCRIPTION),
      .redirect = cpt_statement_get_text (row, COMPANY_REDIRECT),
      .created_by = cpt_statement_get_text (row, COMPANY_CREATED_BY),
      .created = cpt_statement_get_time (row, COMPANY_CREATED),
      .last_sync = cpt_statement_get_time (row, COMPANY_LAST_SYNC),
      .created_text = cpt_statement_get_text (row, COMPANY_CREATED_TEXT),
      .last_sync_text = cpt_statement_get_text (row, COMPANY_LAST_SYNC_TEXT),
      .tags = tags,
      .products = product_list,
      .owners = owner_list,
      .parent_id = parent_id,
      .parent_name = cpt_statement_get_text (row, COMPANY_PARENT_NAME),
      .connections = connections,
  });
}

/**
 * cpt_company_loader_load:
 * @rid: a row
 *
 * Returns: (transfer full) (nullable): the company as the platform said it; %NULL without @error when there is none, or
 *   it is gone
 */
CptCompany *
cpt_company_loader_load (CptCompanyLoader *self, gint64 rid, GError **error)
{
  g_autoptr (GPtrArray) connections = NULL;
  CptCompany *company = NULL;
  gboolean has_row = FALSE;

  cpt_statement_bind_int64 (self->company, ":rid", rid);
  if (!cpt_statement_step (self->company, &has_row, error) || !has_row)
    return NULL;

  connections = load_connections (self, rid, error);
  if (connections != NULL)
    company = company_from_row (self->company, connections);
  cpt_statement_reset (self->company);

  return company;
}

/**
 * cpt_company_loader_load_changes:
 * @rid: a row, or minus the outbox row of a creation
 *
 * Returns: (transfer full) (nullable) (element-type CptChange): what the platform has not confirmed, in order; %NULL
 *   with @error set
 */
GPtrArray *
cpt_company_loader_load_changes (CptCompanyLoader *self, gint64 rid, GError **error)
{
  cpt_statement_bind_int64 (self->changes, ":rid", rid);

  return cpt_outbox_table_list (self->changes, error);
}

/**
 * cpt_company_loader_load_shown:
 * @rid: a row, or minus the outbox row of a creation
 * @changes: (out) (transfer full) (nullable) (element-type CptChange): what lies over it
 *
 * Returns: (transfer full) (nullable): the company as it is to be shown; %NULL without @error when there is none
 */
CptCompany *
cpt_company_loader_load_shown (CptCompanyLoader *self, gint64 rid, GPtrArray **changes, GError **error)
{
  g_autoptr (CptCompany) company = NULL;
  g_autoptr (GError) failure = NULL;

  *changes = cpt_company_loader_load_changes (self, rid, error);
  if (*changes == NULL)
    return NULL;

  company = cpt_company_loader_load (self, rid, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }

  return cpt_overlay_apply (company, *changes);
}

/**
 * cpt_company_loader_resolve:
 * @rid: a row, or minus the outbox row of a creation, answered or not
 * @resolved: (out): the row of the company that was created, else @rid
 *
 * Returns: %FALSE with @error set
 */
gboolean
cpt_company_loader_resolve (CptCompanyLoader *self, gint64 rid, gint64 *resolved, GError **error)
{
  gboolean has_row = FALSE;

  *resolved = rid;
  if (rid >= 0)
    return TRUE;

  cpt_statement_bind_int64 (self->resolve, ":rid", rid);
  if (!cpt_statement_step (self->resolve, &has_row, error))
    return FALSE;

  if (has_row)
    *resolved = cpt_statement_get_int64 (self->resolve, 0);
  cpt_statement_reset (self->resolve);

  return TRUE;
}
