/* cpt-platform-connections.c — the platform's connections: list, make, read, unlink, delete.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-company-decoder-private.h"
#include "cpt-platform-client-private.h"
#include "cpt-platform-path-private.h"

static gboolean
decode_connection (GBytes *body, CptPlatformOutcome *outcome, GError **error)
{
  outcome->value = cpt_company_decoder_connection (body, &outcome->link_url, error);
  outcome->free_value = g_object_unref;

  return outcome->value != NULL;
}

static gboolean
decode_page (GBytes *body, CptPlatformOutcome *outcome, GError **error)
{
  outcome->value = cpt_company_decoder_connections (body, error);
  outcome->free_value = g_object_unref;

  return outcome->value != NULL;
}

static CptRequest *
request_for (const char *method, const char *company_id, const char *connection_id)
{
  return cpt_platform_path_request (method, CPT_PRIORITY_USER, "companies", company_id, "connections", connection_id,
                                    NULL);
}

/**
 * cpt_platform_client_list_connections_async:
 * @page: from 1 on
 * @page_size: 1 to 5000
 * @order_by: a property, with "-" before it for descending
 *
 * Reads a page of a company's connections. Where one-time passwords are on, this makes new ones; they are cut.
 */
void
cpt_platform_client_list_connections_async (CptPlatformClient *self,
                                            CptPriority priority,
                                            const char *company_id,
                                            guint page,
                                            guint page_size,
                                            const char *order_by,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data)
{
  CptRequest *request;

  g_return_if_fail (CPT_IS_PLATFORM_CLIENT (self));

  request = cpt_platform_path_request ("GET", priority, "companies", company_id, "connections", NULL);
  cpt_platform_path_set_page (request, page, page_size, order_by, NULL);
  cpt_platform_client_start (self, request, decode_page, cpt_platform_client_list_connections_async, cancellable,
                             callback, user_data);
}

/**
 * cpt_platform_client_list_connections_finish:
 *
 * Returns: (transfer full) (nullable): the page, of CptConnection, which may be empty
 */
CptPage *
cpt_platform_client_list_connections_finish (CptPlatformClient *self, GAsyncResult *result, GError **error)
{
  return cpt_platform_client_finish (self, result, cpt_platform_client_list_connections_async, NULL, error);
}

/**
 * cpt_platform_client_create_connection_async:
 * @platform_key: four letters, of an integration that is enabled
 * @idempotency_key: GUID text; again the same for the same wish
 *
 * Makes a connection, which waits for its client to authorise it.
 */
void
cpt_platform_client_create_connection_async (CptPlatformClient *self,
                                             const char *company_id,
                                             const char *platform_key,
                                             const char *idempotency_key,
                                             GCancellable *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer user_data)
{
  CptRequest *request;

  g_return_if_fail (CPT_IS_PLATFORM_CLIENT (self));

  request = cpt_platform_path_request ("POST", CPT_PRIORITY_USER, "companies", company_id, "connections", NULL);
  cpt_request_set_change (request, "platformKey", platform_key, idempotency_key);
  cpt_platform_client_start (self, request, decode_connection, cpt_platform_client_create_connection_async, cancellable,
                             callback, user_data);
}

/**
 * cpt_platform_client_create_connection_finish:
 *
 * Returns: (transfer full) (nullable): the connection as the platform made it
 */
CptConnection *
cpt_platform_client_create_connection_finish (CptPlatformClient *self, GAsyncResult *result, GError **error)
{
  return cpt_platform_client_finish (self, result, cpt_platform_client_create_connection_async, NULL, error);
}

/**
 * cpt_platform_client_get_connection_async:
 *
 * Reads one connection. Where one-time passwords are on, this makes a new one.
 */
void
cpt_platform_client_get_connection_async (CptPlatformClient *self,
                                          CptPriority priority,
                                          const char *company_id,
                                          const char *connection_id,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data)
{
  g_return_if_fail (CPT_IS_PLATFORM_CLIENT (self));

  cpt_platform_client_start (
      self, cpt_platform_path_read (priority, "companies", company_id, "connections", connection_id, NULL),
      decode_connection, cpt_platform_client_get_connection_async, cancellable, callback, user_data);
}

/**
 * cpt_platform_client_get_connection_finish:
 * @link_url: (out) (optional) (nullable) (transfer full): the Link URL as it came, one-time password and all
 *
 * Returns: (transfer full) (nullable): the connection
 */
CptConnection *
cpt_platform_client_get_connection_finish (CptPlatformClient *self,
                                           GAsyncResult *result,
                                           char **link_url,
                                           GError **error)
{
  return cpt_platform_client_finish (self, result, cpt_platform_client_get_connection_async, link_url, error);
}

/**
 * cpt_platform_client_unlink_connection_async:
 * @idempotency_key: GUID text; again the same for the same wish
 *
 * Gives up the access to the client's package; what was read stays. Only for a linked connection.
 */
void
cpt_platform_client_unlink_connection_async (CptPlatformClient *self,
                                             const char *company_id,
                                             const char *connection_id,
                                             const char *idempotency_key,
                                             GCancellable *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer user_data)
{
  CptRequest *request;

  g_return_if_fail (CPT_IS_PLATFORM_CLIENT (self));

  request = request_for ("PATCH", company_id, connection_id);
  cpt_request_set_change (request, "status", cpt_connection_status_to_text (CPT_CONNECTION_STATUS_UNLINKED),
                          idempotency_key);
  cpt_platform_client_start (self, request, decode_connection, cpt_platform_client_unlink_connection_async, cancellable,
                             callback, user_data);
}

/**
 * cpt_platform_client_unlink_connection_finish:
 *
 * Returns: (transfer full) (nullable): the connection with the status that it has now
 */
CptConnection *
cpt_platform_client_unlink_connection_finish (CptPlatformClient *self, GAsyncResult *result, GError **error)
{
  return cpt_platform_client_finish (self, result, cpt_platform_client_unlink_connection_async, NULL, error);
}

/**
 * cpt_platform_client_delete_connection_async:
 *
 * Deletes a connection, for good; its data can no longer be read.
 */
void
cpt_platform_client_delete_connection_async (CptPlatformClient *self,
                                             const char *company_id,
                                             const char *connection_id,
                                             GCancellable *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer user_data)
{
  g_return_if_fail (CPT_IS_PLATFORM_CLIENT (self));

  cpt_platform_client_start (self, request_for ("DELETE", company_id, connection_id),
                             cpt_platform_client_decode_nothing, cpt_platform_client_delete_connection_async,
                             cancellable, callback, user_data);
}

/**
 * cpt_platform_client_delete_connection_finish:
 *
 * Returns: whether it was deleted; CPT_ERROR_NOT_FOUND when it is gone already, be it by a first sending whose answer
 *   was lost
 */
gboolean
cpt_platform_client_delete_connection_finish (CptPlatformClient *self, GAsyncResult *result, GError **error)
{
  return cpt_platform_client_finish_without_value (self, result, cpt_platform_client_delete_connection_async, error);
}
