/* cpt-integration.h — a package that companies can be connected to.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * CptIntegrationFields:
 * @key: four letters, the platform key
 * @name: for display
 * @logo_url: (nullable): where its picture is
 * @source_type: (nullable): as the platform wrote it ("Accounting"); unknown values are kept
 * @source_id: (nullable): GUID text
 * @integration_id: (nullable): GUID text
 * @data_provided_by: (nullable): who provides its data
 * @is_enabled: whether companies can be connected to it
 * @is_offline: whether its reads wait for a machine of the client
 * @is_beta: whether the platform still tries it
 * @readable_types: (nullable): data types that can be read; %NULL when the platform does not tell
 */
typedef struct
{
  const char *key;
  const char *name;
  const char *logo_url;
  const char *source_type;
  const char *source_id;
  const char *integration_id;
  const char *data_provided_by;
  gboolean is_enabled;
  gboolean is_offline;
  gboolean is_beta;
  const char *const *readable_types;
} CptIntegrationFields;

#define CPT_TYPE_INTEGRATION (cpt_integration_get_type ())
G_DECLARE_FINAL_TYPE (CptIntegration, cpt_integration, CPT, INTEGRATION, GObject)

CptIntegration *cpt_integration_new (const CptIntegrationFields *fields);
const char *cpt_integration_get_key (CptIntegration *self);
const char *cpt_integration_get_name (CptIntegration *self);
const char *cpt_integration_get_logo_url (CptIntegration *self);
const char *cpt_integration_get_source_type (CptIntegration *self);
const char *cpt_integration_get_source_id (CptIntegration *self);
const char *cpt_integration_get_integration_id (CptIntegration *self);
const char *cpt_integration_get_data_provided_by (CptIntegration *self);
gboolean cpt_integration_is_enabled (CptIntegration *self);
gboolean cpt_integration_is_offline (CptIntegration *self);
gboolean cpt_integration_is_beta (CptIntegration *self);
const char *const *cpt_integration_get_readable_types (CptIntegration *self);
gboolean cpt_integration_can_read (CptIntegration *self, const char *data_type);

gboolean cpt_integration_is_reading_feature (const char *type, const char *state);

G_END_DECLS
