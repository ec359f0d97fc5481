/* cpt-integration.c — a package that companies can be connected to.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-integration.h"

struct _CptIntegration
{
  GObject parent_instance;

  char *key;
  char *name;
  char *logo_url;
  char *source_type;
  char *source_id;
  char *integration_id;
  char *data_provided_by;
  gboolean is_enabled;
  gboolean is_offline;
  gboolean is_beta;
  char **readable_types;
};

G_DEFINE_FINAL_TYPE (CptIntegration, cpt_integration, G_TYPE_OBJECT)

static void
cpt_integration_finalize (GObject *object)
{
  CptIntegration *self = CPT_INTEGRATION (object);

  g_free (self->key);
  g_free (self->name);
  g_free (self->logo_url);
  g_free (self->source_type);
  g_free (self->source_id);
  g_free (self->integration_id);
  g_free (self->data_provided_by);
  g_strfreev (self->readable_types);

  G_OBJECT_CLASS (cpt_integration_parent_class)->finalize (object);
}

static void
cpt_integration_class_init (CptIntegrationClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_integration_finalize;
}

static void
cpt_integration_init (CptIntegration *self)
{
}

/**
 * cpt_integration_new:
 * @fields: all of it; copied
 *
 * Returns: (transfer full): an immutable value, for any thread
 */
CptIntegration *
cpt_integration_new (const CptIntegrationFields *fields)
{
  CptIntegration *self = g_object_new (CPT_TYPE_INTEGRATION, NULL);

  self->key = g_strdup (fields->key);
  self->name = g_strdup (fields->name);
  self->logo_url = g_strdup (fields->logo_url);
  self->source_type = g_strdup (fields->source_type);
  self->source_id = g_strdup (fields->source_id);
  self->integration_id = g_strdup (fields->integration_id);
  self->data_provided_by = g_strdup (fields->data_provided_by);
  self->is_enabled = fields->is_enabled;
  self->is_offline = fields->is_offline;
  self->is_beta = fields->is_beta;
  self->readable_types = g_strdupv ((char **) fields->readable_types);

  return self;
}

/**
 * cpt_integration_get_key:
 *
 * Returns: four letters, the platform key
 */
const char *
cpt_integration_get_key (CptIntegration *self)
{
  g_return_val_if_fail (CPT_IS_INTEGRATION (self), NULL);

  return self->key;
}

/**
 * cpt_integration_get_name:
 *
 * Returns: for display
 */
const char *
cpt_integration_get_name (CptIntegration *self)
{
  g_return_val_if_fail (CPT_IS_INTEGRATION (self), NULL);

  return self->name;
}

/**
 * cpt_integration_get_logo_url:
 *
 * Returns: (nullable): where its picture is
 */
const char *
cpt_integration_get_logo_url (CptIntegration *self)
{
  g_return_val_if_fail (CPT_IS_INTEGRATION (self), NULL);

  return self->logo_url;
}

/**
 * cpt_integration_get_source_type:
 *
 * Returns: (nullable): as the platform wrote it ("Accounting"); unknown values are kept
 */
const char *
cpt_integration_get_source_type (CptIntegration *self)
{
  g_return_val_if_fail (CPT_IS_INTEGRATION (self), NULL);

  return self->source_type;
}

/**
 * cpt_integration_get_source_id:
 *
 * Returns: (nullable): GUID text
 */
const char *
cpt_integration_get_source_id (CptIntegration *self)
{
  g_return_val_if_fail (CPT_IS_INTEGRATION (self), NULL);

  return self->source_id;
}

/**
 * cpt_integration_get_integration_id:
 *
 * Returns: (nullable): GUID text
 */
const char *
cpt_integration_get_integration_id (CptIntegration *self)
{
  g_return_val_if_fail (CPT_IS_INTEGRATION (self), NULL);

  return self->integration_id;
}

/**
 * cpt_integration_get_data_provided_by:
 *
 * Returns: (nullable): who provides its data
 */
const char *
cpt_integration_get_data_provided_by (CptIntegration *self)
{
  g_return_val_if_fail (CPT_IS_INTEGRATION (self), NULL);

  return self->data_provided_by;
}

/**
 * cpt_integration_is_enabled:
 *
 * Returns: whether companies can be connected to it
 */
gboolean
cpt_integration_is_enabled (CptIntegration *self)
{
  g_return_val_if_fail (CPT_IS_INTEGRATION (self), FALSE);

  return self->is_enabled;
}

/**
 * cpt_integration_is_offline:
 *
 * Returns: whether its reads wait for a machine of the client
 */
gboolean
cpt_integration_is_offline (CptIntegration *self)
{
  g_return_val_if_fail (CPT_IS_INTEGRATION (self), FALSE);

  return self->is_offline;
}

/**
 * cpt_integration_is_beta:
 *
 * Returns: whether the platform still tries it
 */
gboolean
cpt_integration_is_beta (CptIntegration *self)
{
  g_return_val_if_fail (CPT_IS_INTEGRATION (self), FALSE);

  return self->is_beta;
}

/**
 * cpt_integration_get_readable_types:
 *
 * Returns: (transfer none) (nullable): data types that can be read; %NULL when the platform does not tell
 */
const char *const *
cpt_integration_get_readable_types (CptIntegration *self)
{
  g_return_val_if_fail (CPT_IS_INTEGRATION (self), NULL);

  return (const char *const *) self->readable_types;
}

/**
 * cpt_integration_can_read:
 * @data_type: a key; the case does not matter
 *
 * Returns: whether @data_type can be read from it; what the platform does not tell is taken for yes
 */
gboolean
cpt_integration_can_read (CptIntegration *self, const char *data_type)
{
  g_return_val_if_fail (CPT_IS_INTEGRATION (self), FALSE);

  if (self->readable_types == NULL)
    return TRUE;

  for (guint i = 0; self->readable_types[i] != NULL; i++)
    if (g_ascii_strcasecmp (self->readable_types[i], data_type) == 0)
      return TRUE;

  return FALSE;
}

/**
 * cpt_integration_is_reading_feature:
 * @type: (nullable): of a feature, as the platform wrote it; the case does not matter
 * @state: (nullable): of the same feature
 *
 * Returns: whether a data type with this feature can be read
 */
gboolean
cpt_integration_is_reading_feature (const char *type, const char *state)
{
  if (type == NULL || state == NULL || g_ascii_strcasecmp (type, "Get") != 0)
    return FALSE;

  return g_ascii_strcasecmp (state, "Release") == 0 || g_ascii_strcasecmp (state, "Beta") == 0 ||
         g_ascii_strcasecmp (state, "Alpha") == 0;
}
