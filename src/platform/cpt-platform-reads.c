/* cpt-platform-reads.c — the platform's reads and writes: ask for them, watch them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-platform-reads.h"

#include "cpt-platform-client-private.h"
#include "cpt-platform-path-private.h"
#include "cpt-read-decoder-private.h"
#include "cpt-write-decoder-private.h"

static gboolean
decode_reads (GBytes *body, CptPlatformOutcome *outcome, GError **error)
{
  outcome->value = cpt_read_decoder_page (body, error);
  outcome->free_value = g_object_unref;

  return outcome->value != NULL;
}

static gboolean
decode_read (GBytes *body, CptPlatformOutcome *outcome, GError **error)
{
  outcome->value = cpt_read_decoder_read (body, error);
  outcome->free_value = g_object_unref;

  return outcome->value != NULL;
}

static gboolean
decode_validation (GBytes *body, CptPlatformOutcome *outcome, GError **error)
{
  outcome->value = cpt_read_decoder_validation (body, error);
  outcome->free_value = g_object_unref;

  return outcome->value != NULL;
}

static gboolean
decode_data_status (GBytes *body, CptPlatformOutcome *outcome, GError **error)
{
  outcome->value = cpt_read_decoder_data_status (body, error);
  outcome->free_value = (GDestroyNotify) g_ptr_array_unref;

  return outcome->value != NULL;
}

static gboolean
decode_writes (GBytes *body, CptPlatformOutcome *outcome, GError **error)
{
  outcome->value = cpt_write_decoder_page (body, error);
  outcome->free_value = g_object_unref;

  return outcome->value != NULL;
}

/**
 * cpt_platform_client_list_reads_async:
 * @page: from 1 on
 * @page_size: 1 to 5000
 * @order_by: a property, with "-" before it for descending: "-requested" gives the latest first
 * @query: (nullable): in the platform's query language
 *
 * Reads a page of a company's read history.
 */
void
cpt_platform_client_list_reads_async (CptPlatformClient *self,
                                      CptPriority priority,
                                      const char *company_id,
                                      guint page,
                                      guint page_size,
                                      const char *order_by,
                                      const char *query,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  CptRequest *request;

  g_return_if_fail (CPT_IS_PLATFORM_CLIENT (self));

  request = cpt_platform_path_request ("GET", priority, "companies", company_id, "data", "history", NULL);
  cpt_platform_path_set_page (request, page, page_size, order_by, query);
  cpt_platform_client_start (self, request, decode_reads, cpt_platform_client_list_reads_async, cancellable, callback,
                             user_data);
}

/**
 * cpt_platform_client_list_reads_finish:
 *
 * Returns: (transfer full) (nullable): the page, of CptRead, which may be empty
 */
CptPage *
cpt_platform_client_list_reads_finish (CptPlatformClient *self, GAsyncResult *result, GError **error)
{
  return cpt_platform_client_finish (self, result, cpt_platform_client_list_reads_async, NULL, error);
}

/**
 * cpt_platform_client_get_read_async:
 *
 * Reads one entry of the read history.
 */
void
cpt_platform_client_get_read_async (CptPlatformClient *self,
                                    CptPriority priority,
                                    const char *company_id,
                                    const char *read_id,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  CptRequest *request;

  g_return_if_fail (CPT_IS_PLATFORM_CLIENT (self));

  request = cpt_platform_path_read (priority, "companies", company_id, "data", "history", read_id, NULL);
  cpt_platform_client_start (self, request, decode_read, cpt_platform_client_get_read_async, cancellable, callback,
                             user_data);
}

/**
 * cpt_platform_client_get_read_finish:
 *
 * Returns: (transfer full) (nullable): the read as it is now
 */
CptRead *
cpt_platform_client_get_read_finish (CptPlatformClient *self, GAsyncResult *result, GError **error)
{
  return cpt_platform_client_finish (self, result, cpt_platform_client_get_read_async, NULL, error);
}

/**
 * cpt_platform_client_get_validation_async:
 *
 * Reads what the platform found wrong with the records of one read.
 */
void
cpt_platform_client_get_validation_async (CptPlatformClient *self,
                                          CptPriority priority,
                                          const char *company_id,
                                          const char *read_id,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data)
{
  CptRequest *request;

  g_return_if_fail (CPT_IS_PLATFORM_CLIENT (self));

  request = cpt_platform_path_read (priority, "companies", company_id, "sync", read_id, "validation", NULL);
  request->max_bytes = CPT_PLATFORM_MAX_PAGE_BYTES;
  cpt_platform_client_start (self, request, decode_validation, cpt_platform_client_get_validation_async, cancellable,
                             callback, user_data);
}

/**
 * cpt_platform_client_get_validation_finish:
 *
 * Returns: (transfer full) (nullable): what was found, which may be nothing
 */
CptValidation *
cpt_platform_client_get_validation_finish (CptPlatformClient *self, GAsyncResult *result, GError **error)
{
  return cpt_platform_client_finish (self, result, cpt_platform_client_get_validation_async, NULL, error);
}

/**
 * cpt_platform_client_get_data_status_async:
 *
 * Reads how fresh each data type of a company is.
 */
void
cpt_platform_client_get_data_status_async (CptPlatformClient *self,
                                           CptPriority priority,
                                           const char *company_id,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data)
{
  CptRequest *request;

  g_return_if_fail (CPT_IS_PLATFORM_CLIENT (self));

  request = cpt_platform_path_read (priority, "companies", company_id, "dataStatus", NULL);
  cpt_platform_client_start (self, request, decode_data_status, cpt_platform_client_get_data_status_async, cancellable,
                             callback, user_data);
}

/**
 * cpt_platform_client_get_data_status_finish:
 *
 * Returns: (transfer full) (nullable) (element-type CptDataStatus): one entry a type, in the platform's order
 */
GPtrArray *
cpt_platform_client_get_data_status_finish (CptPlatformClient *self, GAsyncResult *result, GError **error)
{
  return cpt_platform_client_finish (self, result, cpt_platform_client_get_data_status_async, NULL, error);
}

/**
 * cpt_platform_client_refresh_company_async:
 * @idempotency_key: GUID text; again the same for the same wish
 *
 * Has all data types of a company read that its settings flag. Which reads that makes, only the history tells.
 */
void
cpt_platform_client_refresh_company_async (CptPlatformClient *self,
                                           CptPriority priority,
                                           const char *company_id,
                                           const char *idempotency_key,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data)
{
  CptRequest *request;

  g_return_if_fail (CPT_IS_PLATFORM_CLIENT (self));

  request = cpt_platform_path_request ("POST", priority, "companies", company_id, "data", "all", NULL);
  cpt_request_set_key (request, idempotency_key);
  cpt_platform_client_start (self, request, cpt_platform_client_decode_nothing,
                             cpt_platform_client_refresh_company_async, cancellable, callback, user_data);
}

/**
 * cpt_platform_client_refresh_company_finish:
 *
 * Returns: whether reads were queued; CPT_ERROR_REFUSED when no connection is linked
 */
gboolean
cpt_platform_client_refresh_company_finish (CptPlatformClient *self, GAsyncResult *result, GError **error)
{
  return cpt_platform_client_finish_without_value (self, result, cpt_platform_client_refresh_company_async, error);
}

/**
 * cpt_platform_client_refresh_type_async:
 * @data_type: its key, flagged by the settings or not
 * @connection_id: (nullable): GUID text, the only connection to read it through
 * @idempotency_key: GUID text; again the same for the same wish
 *
 * Has one data type of a company read.
 */
void
cpt_platform_client_refresh_type_async (CptPlatformClient *self,
                                        CptPriority priority,
                                        const char *company_id,
                                        const char *data_type,
                                        const char *connection_id,
                                        const char *idempotency_key,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data)
{
  CptRequest *request;

  g_return_if_fail (CPT_IS_PLATFORM_CLIENT (self));

  request = cpt_platform_path_request ("POST", priority, "companies", company_id, "data", "queue", data_type, NULL);
  if (connection_id != NULL)
    cpt_platform_path_add_parameter (request, "connectionId", connection_id);
  cpt_request_set_key (request, idempotency_key);
  cpt_platform_client_start (self, request, decode_read, cpt_platform_client_refresh_type_async, cancellable, callback,
                             user_data);
}

/**
 * cpt_platform_client_refresh_type_finish:
 *
 * Returns: (transfer full) (nullable): the read that was queued, one of several when several connections have the type;
 *   CPT_ERROR_REFUSED of which cpt_error_get_reason() is CPT_ERROR_REASON_ALREADY_RUNNING when it is being read
 * already; CPT_ERROR_NOT_FOUND when no linked package has it
 */
CptRead *
cpt_platform_client_refresh_type_finish (CptPlatformClient *self, GAsyncResult *result, GError **error)
{
  return cpt_platform_client_finish (self, result, cpt_platform_client_refresh_type_async, NULL, error);
}

/**
 * cpt_platform_client_list_writes_async:
 * @page: from 1 on
 * @page_size: 1 to 5000
 * @order_by: a property, with "-" before it for descending: "-requestedOnUtc" gives the latest first
 * @query: (nullable): in the platform's query language
 *
 * Reads a page of a company's write history.
 */
void
cpt_platform_client_list_writes_async (CptPlatformClient *self,
                                       CptPriority priority,
                                       const char *company_id,
                                       guint page,
                                       guint page_size,
                                       const char *order_by,
                                       const char *query,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  CptRequest *request;

  g_return_if_fail (CPT_IS_PLATFORM_CLIENT (self));

  request = cpt_platform_path_request ("GET", priority, "companies", company_id, "push", NULL);
  cpt_platform_path_set_page (request, page, page_size, order_by, query);
  cpt_platform_client_start (self, request, decode_writes, cpt_platform_client_list_writes_async, cancellable, callback,
                             user_data);
}

/**
 * cpt_platform_client_list_writes_finish:
 *
 * Returns: (transfer full) (nullable): the page, of CptWrite, which may be empty
 */
CptPage *
cpt_platform_client_list_writes_finish (CptPlatformClient *self, GAsyncResult *result, GError **error)
{
  return cpt_platform_client_finish (self, result, cpt_platform_client_list_writes_async, NULL, error);
}
