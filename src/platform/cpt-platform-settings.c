/* cpt-platform-settings.c — how the platform reads data types: look, change.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-platform-settings.h"

#include "cpt-platform-client-private.h"
#include "cpt-platform-path-private.h"
#include "cpt-settings-decoder-private.h"

static gboolean
decode_company (GBytes *body, CptPlatformOutcome *outcome, GError **error)
{
  outcome->value = cpt_settings_decoder_company (body, error);
  outcome->free_value = g_object_unref;

  return outcome->value != NULL;
}

static gboolean
decode_client (GBytes *body, CptPlatformOutcome *outcome, GError **error)
{
  outcome->value = cpt_settings_decoder_client (body, error);
  outcome->free_value = g_object_unref;

  return outcome->value != NULL;
}

/**
 * cpt_platform_client_get_settings_async:
 * @company_id: (nullable): GUID text; %NULL for those of all companies
 *
 * Reads how data types are read. A company without settings of its own gives those of all.
 */
void
cpt_platform_client_get_settings_async (CptPlatformClient *self,
                                        CptPriority priority,
                                        const char *company_id,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data)
{
  CptRequest *request;

  g_return_if_fail (CPT_IS_PLATFORM_CLIENT (self));

  if (company_id != NULL)
    request = cpt_platform_path_read (priority, "companies", company_id, "syncSettings", NULL);
  else
    request = cpt_platform_path_read (priority, "profile", "syncSettings", NULL);

  cpt_platform_client_start (self, request, company_id != NULL ? decode_company : decode_client,
                             cpt_platform_client_get_settings_async, cancellable, callback, user_data);
}

/**
 * cpt_platform_client_get_settings_finish:
 *
 * Returns: (transfer full) (nullable): the settings
 */
CptSyncSettings *
cpt_platform_client_get_settings_finish (CptPlatformClient *self, GAsyncResult *result, GError **error)
{
  return cpt_platform_client_finish (self, result, cpt_platform_client_get_settings_async, NULL, error);
}

/**
 * cpt_platform_client_save_settings_async:
 * @company_id: (nullable): GUID text; %NULL for those of all companies
 * @json: all of them, of cpt_sync_settings_to_json()
 * @idempotency_key: GUID text; again the same for the same wish
 *
 * Changes how data types are read.
 */
void
cpt_platform_client_save_settings_async (CptPlatformClient *self,
                                         const char *company_id,
                                         const char *json,
                                         const char *idempotency_key,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data)
{
  CptRequest *request;

  g_return_if_fail (CPT_IS_PLATFORM_CLIENT (self));

  if (company_id != NULL)
    request = cpt_platform_path_request ("POST", CPT_PRIORITY_USER, "companies", company_id, "syncSettings", NULL);
  else
    request = cpt_platform_path_request ("POST", CPT_PRIORITY_USER, "profile", "syncSettings", NULL);

  cpt_request_set_json (request, json, idempotency_key);
  cpt_platform_client_start (self, request, cpt_platform_client_decode_nothing, cpt_platform_client_save_settings_async,
                             cancellable, callback, user_data);
}

/**
 * cpt_platform_client_save_settings_finish:
 *
 * Returns: whether they were changed; CPT_ERROR_REFUSED of which cpt_error_get_reason() is
 *   CPT_ERROR_REASON_SCHEDULE_NOT_ALLOWED when the account's plan does not read so often
 */
gboolean
cpt_platform_client_save_settings_finish (CptPlatformClient *self, GAsyncResult *result, GError **error)
{
  return cpt_platform_client_finish_without_value (self, result, cpt_platform_client_save_settings_async, error);
}
