/* cpt-company.c — a client company, as the platform knows it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-company.h"

#include "cpt-objects.h"
#include "cpt-shown-text.h"
#include "cpt-time.h"

struct _CptCompany
{
  GObject parent_instance;

  char *id;
  char *name;
  char *shown_name;
  char *description;
  char *redirect;
  char *created_by;
  gint64 created;
  gint64 last_sync;
  char *created_text;
  char *last_sync_text;
  GVariant *tags;  /* (nullable): a{ss} */
  char **products; /* never NULL */
  char **owners;   /* (nullable): not said */
  char *parent_id;
  char *parent_name;
  char *shown_parent_name;
  GPtrArray *connections; /* (element-type CptConnection), never NULL */
  guint mask;             /* bits of CptCompanyFilter */
};

G_DEFINE_FINAL_TYPE (CptCompany, cpt_company, G_TYPE_OBJECT)

static void
cpt_company_finalize (GObject *object)
{
  CptCompany *self = CPT_COMPANY (object);

  g_free (self->id);
  g_free (self->name);
  g_free (self->shown_name);
  g_free (self->description);
  g_free (self->redirect);
  g_free (self->created_by);
  g_free (self->created_text);
  g_free (self->last_sync_text);
  g_clear_pointer (&self->tags, g_variant_unref);
  g_strfreev (self->products);
  g_strfreev (self->owners);
  g_free (self->parent_id);
  g_free (self->parent_name);
  g_free (self->shown_parent_name);
  g_ptr_array_unref (self->connections);

  G_OBJECT_CLASS (cpt_company_parent_class)->finalize (object);
}

static void
cpt_company_class_init (CptCompanyClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_company_finalize;
}

static void
cpt_company_init (CptCompany *self)
{
}

/* The filters that one connection lets its company pass. */
static guint
mask_of_connection (CptConnection *connection)
{
  switch (cpt_connection_get_state (connection))
    {
    case CPT_CONNECTION_STATE_ERROR:
    case CPT_CONNECTION_STATE_DEAUTHORIZED:
      return 1u << CPT_COMPANY_FILTER_ATTENTION;

    case CPT_CONNECTION_STATE_REFUSED:
    case CPT_CONNECTION_STATE_PENDING:
      return 1u << CPT_COMPANY_FILTER_PENDING;

    case CPT_CONNECTION_STATE_UNLINKED:
      return 1u << CPT_COMPANY_FILTER_UNLINKED;

    case CPT_CONNECTION_STATE_UNKNOWN:
    case CPT_CONNECTION_STATE_LINKED:
    default:
      return 0;
    }
}

static guint
mask_of (GPtrArray *connections)
{
  gboolean all_linked = TRUE;
  guint mask = 0;

  if (connections->len == 0)
    return 1u << CPT_COMPANY_FILTER_NO_CONNECTION;

  for (guint i = 0; i < connections->len; i++)
    {
      CptConnection *connection = g_ptr_array_index (connections, i);

      mask |= mask_of_connection (connection);
      all_linked &= cpt_connection_get_status (connection) == CPT_CONNECTION_STATUS_LINKED;
    }

  return all_linked ? mask | 1u << CPT_COMPANY_FILTER_LINKED : mask;
}

/* All of @self as it would be given to cpt_company_new(); borrowed from @self. */
static CptCompanyFields
fields_of (CptCompany *self)
{
  return (CptCompanyFields){
    .id = self->id,
    .name = self->name,
    .description = self->description,
    .redirect = self->redirect,
    .created_by = self->created_by,
    .created = self->created,
    .last_sync = self->last_sync,
    .created_text = self->created_text,
    .last_sync_text = self->last_sync_text,
    .tags = self->tags,
    .products = (const char *const *) self->products,
    .owners = (const char *const *) self->owners,
    .parent_id = self->parent_id,
    .parent_name = self->parent_name,
    .connections = self->connections,
  };
}

/**
 * cpt_company_new:
 * @fields: all of it; copied
 *
 * Returns: (transfer full): an immutable value, for any thread
 */
CptCompany *
cpt_company_new (const CptCompanyFields *fields)
{
  CptCompany *self = g_object_new (CPT_TYPE_COMPANY, NULL);

  self->id = g_strdup (fields->id);
  self->name = g_strdup (fields->name);
  self->shown_name = cpt_shown_text_new (fields->name, CPT_SHOWN_NAME);
  self->description = g_strdup (fields->description);
  self->redirect = g_strdup (fields->redirect);
  self->created_by = g_strdup (fields->created_by);
  self->created = fields->created;
  self->last_sync = fields->last_sync;
  self->created_text = g_strdup (fields->created_text);
  self->last_sync_text = g_strdup (fields->last_sync_text);
  self->tags = fields->tags != NULL ? g_variant_ref_sink (fields->tags) : NULL;
  self->products = fields->products != NULL ? g_strdupv ((char **) fields->products) : g_new0 (char *, 1);
  self->owners = g_strdupv ((char **) fields->owners);
  self->parent_id = g_strdup (fields->parent_id);
  self->parent_name = g_strdup (fields->parent_name);
  self->shown_parent_name = cpt_shown_text_new (fields->parent_name, CPT_SHOWN_NAME);
  self->connections = cpt_objects_copy (fields->connections);
  self->mask = mask_of (self->connections);

  return self;
}

/**
 * cpt_company_with_name:
 * @name: another name, as the platform stores it
 *
 * Returns: (transfer full): the same company called @name
 */
CptCompany *
cpt_company_with_name (CptCompany *self, const char *name)
{
  CptCompanyFields fields;

  g_return_val_if_fail (CPT_IS_COMPANY (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  fields = fields_of (self);
  fields.name = name;

  return cpt_company_new (&fields);
}

/**
 * cpt_company_with_tags:
 * @tags: (nullable): a{ss}, sorted by key
 *
 * Returns: (transfer full): the same company with @tags and no others
 */
CptCompany *
cpt_company_with_tags (CptCompany *self, GVariant *tags)
{
  CptCompanyFields fields;

  g_return_val_if_fail (CPT_IS_COMPANY (self), NULL);

  fields = fields_of (self);
  fields.tags = tags;

  return cpt_company_new (&fields);
}

/**
 * cpt_company_with_description:
 * @description: (nullable): another free note
 *
 * Returns: (transfer full): the same company described by @description
 */
CptCompany *
cpt_company_with_description (CptCompany *self, const char *description)
{
  CptCompanyFields fields;

  g_return_val_if_fail (CPT_IS_COMPANY (self), NULL);

  fields = fields_of (self);
  fields.description = description;

  return cpt_company_new (&fields);
}

/**
 * cpt_company_with_connections:
 * @connections: (nullable) (element-type CptConnection): other connections; copied
 *
 * Returns: (transfer full): the same company with @connections and no others
 */
CptCompany *
cpt_company_with_connections (CptCompany *self, GPtrArray *connections)
{
  CptCompanyFields fields;

  g_return_val_if_fail (CPT_IS_COMPANY (self), NULL);

  fields = fields_of (self);
  fields.connections = connections;

  return cpt_company_new (&fields);
}

/**
 * cpt_company_get_id:
 *
 * Returns: GUID text, lower case
 */
const char *
cpt_company_get_id (CptCompany *self)
{
  g_return_val_if_fail (CPT_IS_COMPANY (self), NULL);

  return self->id;
}

/**
 * cpt_company_get_name:
 *
 * Returns: as stored by the platform; not unique
 */
const char *
cpt_company_get_name (CptCompany *self)
{
  g_return_val_if_fail (CPT_IS_COMPANY (self), NULL);

  return self->name;
}

/**
 * cpt_company_get_shown_name:
 *
 * Returns: what is shown of its name, which may be too long for any screen
 */
const char *
cpt_company_get_shown_name (CptCompany *self)
{
  g_return_val_if_fail (CPT_IS_COMPANY (self), NULL);

  return self->shown_name;
}

/**
 * cpt_company_get_description:
 *
 * Returns: (nullable): free note
 */
const char *
cpt_company_get_description (CptCompany *self)
{
  g_return_val_if_fail (CPT_IS_COMPANY (self), NULL);

  return self->description;
}

/**
 * cpt_company_get_redirect:
 *
 * Returns: (nullable): the company's Link URL, without a one-time password
 */
const char *
cpt_company_get_redirect (CptCompany *self)
{
  g_return_val_if_fail (CPT_IS_COMPANY (self), NULL);

  return self->redirect;
}

/**
 * cpt_company_get_created_by:
 *
 * Returns: (nullable): name of the portal user
 */
const char *
cpt_company_get_created_by (CptCompany *self)
{
  g_return_val_if_fail (CPT_IS_COMPANY (self), NULL);

  return self->created_by;
}

/**
 * cpt_company_get_created:
 *
 * Returns: microseconds UTC, or CPT_TIME_UNKNOWN
 */
gint64
cpt_company_get_created (CptCompany *self)
{
  g_return_val_if_fail (CPT_IS_COMPANY (self), CPT_TIME_UNKNOWN);

  return self->created;
}

/**
 * cpt_company_get_last_sync:
 *
 * Returns: microseconds UTC, or CPT_TIME_UNKNOWN before the first read
 */
gint64
cpt_company_get_last_sync (CptCompany *self)
{
  g_return_val_if_fail (CPT_IS_COMPANY (self), CPT_TIME_UNKNOWN);

  return self->last_sync;
}

/**
 * cpt_company_get_created_text:
 *
 * Returns: (nullable): as the platform wrote it
 */
const char *
cpt_company_get_created_text (CptCompany *self)
{
  g_return_val_if_fail (CPT_IS_COMPANY (self), NULL);

  return self->created_text;
}

/**
 * cpt_company_get_last_sync_text:
 *
 * Returns: (nullable): as the platform wrote it
 */
const char *
cpt_company_get_last_sync_text (CptCompany *self)
{
  g_return_val_if_fail (CPT_IS_COMPANY (self), NULL);

  return self->last_sync_text;
}

/**
 * cpt_company_get_tags:
 *
 * Returns: (transfer none) (nullable): a{ss}, sorted by key
 */
GVariant *
cpt_company_get_tags (CptCompany *self)
{
  g_return_val_if_fail (CPT_IS_COMPANY (self), NULL);

  return self->tags;
}

/**
 * cpt_company_get_products:
 *
 * Returns: (transfer none): enabled products; empty when there is none
 */
const char *const *
cpt_company_get_products (CptCompany *self)
{
  g_return_val_if_fail (CPT_IS_COMPANY (self), NULL);

  return (const char *const *) self->products;
}

/**
 * cpt_company_get_owners:
 *
 * They are managed in the portal, and the platform tells no more of them than their ID.
 *
 * Returns: (transfer none) (nullable): GUID text of the portal users who own it; %NULL when the platform did not say
 */
const char *const *
cpt_company_get_owners (CptCompany *self)
{
  g_return_val_if_fail (CPT_IS_COMPANY (self), NULL);

  return (const char *const *) self->owners;
}

/**
 * cpt_company_get_parent_id:
 *
 * Returns: (nullable): GUID text of the parent company
 */
const char *
cpt_company_get_parent_id (CptCompany *self)
{
  g_return_val_if_fail (CPT_IS_COMPANY (self), NULL);

  return self->parent_id;
}

/**
 * cpt_company_get_parent_name:
 *
 * Returns: (nullable): its name
 */
const char *
cpt_company_get_parent_name (CptCompany *self)
{
  g_return_val_if_fail (CPT_IS_COMPANY (self), NULL);

  return self->parent_name;
}

/**
 * cpt_company_get_shown_parent_name:
 *
 * Returns: (nullable): what is shown of its name
 */
const char *
cpt_company_get_shown_parent_name (CptCompany *self)
{
  g_return_val_if_fail (CPT_IS_COMPANY (self), NULL);

  return self->shown_parent_name;
}

/**
 * cpt_company_get_connections:
 *
 * Returns: (transfer none) (element-type CptConnection): in the platform's order; empty when there is none; not to be
 * changed
 */
GPtrArray *
cpt_company_get_connections (CptCompany *self)
{
  g_return_val_if_fail (CPT_IS_COMPANY (self), NULL);

  return self->connections;
}

/**
 * cpt_company_find_connection:
 * @connection_id: GUID text, lower case
 *
 * Returns: (transfer none) (nullable): the company's connection of that id, %NULL when it has none
 */
CptConnection *
cpt_company_find_connection (CptCompany *self, const char *connection_id)
{
  g_return_val_if_fail (CPT_IS_COMPANY (self), NULL);

  for (guint i = 0; i < self->connections->len; i++)
    {
      CptConnection *connection = g_ptr_array_index (self->connections, i);

      if (g_strcmp0 (cpt_connection_get_id (connection), connection_id) == 0)
        return connection;
    }

  return NULL;
}

/**
 * cpt_company_get_mask:
 *
 * Returns: the filters up to CPT_COMPANY_FILTER_NO_CONNECTION that the company passes, as bits (1 << CptCompanyFilter)
 */
guint
cpt_company_get_mask (CptCompany *self)
{
  g_return_val_if_fail (CPT_IS_COMPANY (self), 0);

  return self->mask;
}
