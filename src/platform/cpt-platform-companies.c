/* cpt-platform-companies.c — the platform's companies: list, read, make, rename, tag, delete.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-company-decoder-private.h"
#include "cpt-json-text.h"
#include "cpt-platform-client-private.h"
#include "cpt-platform-path-private.h"

static gboolean
decode_page (GBytes *body, CptPlatformOutcome *outcome, GError **error)
{
  outcome->value = cpt_company_decoder_page (body, error);
  outcome->free_value = g_object_unref;

  return outcome->value != NULL;
}

static gboolean
decode_company (GBytes *body, CptPlatformOutcome *outcome, GError **error)
{
  outcome->value = cpt_company_decoder_company (body, &outcome->link_url, error);
  outcome->free_value = g_object_unref;

  return outcome->value != NULL;
}

/**
 * cpt_platform_client_list_companies_async:
 * @page: from 1 on
 * @page_size: 1 to 5000
 * @order_by: a property, with "-" before it for descending; without one the platform's order is unspecified
 * @query: (nullable): in the platform's query language; companies may not be queryable, which is CPT_ERROR_REFUSED
 *
 * Reads a page of companies with their connections.
 */
void
cpt_platform_client_list_companies_async (CptPlatformClient *self,
                                          CptPriority priority,
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
  g_return_if_fail (order_by != NULL);

  request = cpt_platform_path_request ("GET", priority, "companies", NULL);
  cpt_platform_path_set_page (request, page, page_size, order_by, query);
  cpt_platform_client_start (self, request, decode_page, cpt_platform_client_list_companies_async, cancellable,
                             callback, user_data);
}

/**
 * cpt_platform_client_list_companies_finish:
 *
 * Returns: (transfer full) (nullable): the page, which may be empty
 */
CptCompanyPage *
cpt_platform_client_list_companies_finish (CptPlatformClient *self, GAsyncResult *result, GError **error)
{
  return cpt_platform_client_finish (self, result, cpt_platform_client_list_companies_async, NULL, error);
}

/**
 * cpt_platform_client_get_company_async:
 *
 * Reads one company. Where one-time passwords are on, this makes a new one.
 */
void
cpt_platform_client_get_company_async (CptPlatformClient *self,
                                       CptPriority priority,
                                       const char *company_id,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  g_return_if_fail (CPT_IS_PLATFORM_CLIENT (self));

  cpt_platform_client_start (self, cpt_platform_path_read (priority, "companies", company_id, NULL), decode_company,
                             cpt_platform_client_get_company_async, cancellable, callback, user_data);
}

/**
 * cpt_platform_client_get_company_finish:
 * @redirect: (out) (optional) (nullable) (transfer full): the Link URL as it came, one-time password and all
 *
 * Returns: (transfer full) (nullable): the company
 */
CptCompany *
cpt_platform_client_get_company_finish (CptPlatformClient *self, GAsyncResult *result, char **redirect, GError **error)
{
  return cpt_platform_client_finish (self, result, cpt_platform_client_get_company_async, redirect, error);
}

/**
 * cpt_platform_client_create_company_async:
 * @name: the platform strips from it what it does not allow, without a word
 * @idempotency_key: GUID text; again the same for the same wish
 *
 * Makes a company.
 */
void
cpt_platform_client_create_company_async (CptPlatformClient *self,
                                          const char *name,
                                          const char *idempotency_key,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data)
{
  CptRequest *request;

  g_return_if_fail (CPT_IS_PLATFORM_CLIENT (self));

  request = cpt_platform_path_request ("POST", CPT_PRIORITY_USER, "companies", NULL);
  cpt_request_set_change (request, "name", name, idempotency_key);
  cpt_platform_client_start (self, request, decode_company, cpt_platform_client_create_company_async, cancellable,
                             callback, user_data);
}

/**
 * cpt_platform_client_create_company_finish:
 *
 * Returns: (transfer full) (nullable): the company as the platform made it
 */
CptCompany *
cpt_platform_client_create_company_finish (CptPlatformClient *self, GAsyncResult *result, GError **error)
{
  return cpt_platform_client_finish (self, result, cpt_platform_client_create_company_async, NULL, error);
}

/**
 * cpt_platform_client_rename_company_async:
 * @name: the platform strips from it what it does not allow, without a word
 * @idempotency_key: GUID text; again the same for the same wish
 *
 * Changes the name and nothing else (PATCH).
 */
void
cpt_platform_client_rename_company_async (CptPlatformClient *self,
                                          const char *company_id,
                                          const char *name,
                                          const char *idempotency_key,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data)
{
  CptRequest *request;

  g_return_if_fail (CPT_IS_PLATFORM_CLIENT (self));

  request = cpt_platform_path_request ("PATCH", CPT_PRIORITY_USER, "companies", company_id, NULL);
  cpt_request_set_change (request, "name", name, idempotency_key);
  cpt_platform_client_start (self, request, decode_company, cpt_platform_client_rename_company_async, cancellable,
                             callback, user_data);
}

/**
 * cpt_platform_client_rename_company_finish:
 *
 * Returns: (transfer full) (nullable): the company with the name that it has now
 */
CptCompany *
cpt_platform_client_rename_company_finish (CptPlatformClient *self, GAsyncResult *result, GError **error)
{
  return cpt_platform_client_finish (self, result, cpt_platform_client_rename_company_async, NULL, error);
}

/**
 * cpt_platform_client_save_tags_async:
 * @json: all tags, of cpt_tags_to_json(): the platform replaces what it has
 * @idempotency_key: GUID text; again the same for the same wish
 *
 * Changes the tags of a company and nothing else (PATCH).
 */
void
cpt_platform_client_save_tags_async (CptPlatformClient *self,
                                     CptPriority priority,
                                     const char *company_id,
                                     const char *json,
                                     const char *idempotency_key,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  g_autofree char *body = cpt_json_text_with_member ("{}", "tags", json);
  CptRequest *request;

  g_return_if_fail (CPT_IS_PLATFORM_CLIENT (self));

  request = cpt_platform_path_request ("PATCH", priority, "companies", company_id, NULL);
  cpt_request_set_json (request, body, idempotency_key);
  cpt_platform_client_start (self, request, decode_company, cpt_platform_client_save_tags_async, cancellable, callback,
                             user_data);
}

/**
 * cpt_platform_client_save_tags_finish:
 *
 * Returns: (transfer full) (nullable): the company with the tags that it has now
 */
CptCompany *
cpt_platform_client_save_tags_finish (CptPlatformClient *self, GAsyncResult *result, GError **error)
{
  return cpt_platform_client_finish (self, result, cpt_platform_client_save_tags_async, NULL, error);
}

/**
 * cpt_platform_client_describe_company_async:
 * @description: "" for none: without one, the platform would leave what it has
 * @idempotency_key: GUID text; again the same for the same wish
 *
 * Changes the description and nothing else (PATCH).
 */
void
cpt_platform_client_describe_company_async (CptPlatformClient *self,
                                            const char *company_id,
                                            const char *description,
                                            const char *idempotency_key,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data)
{
  CptRequest *request;

  g_return_if_fail (CPT_IS_PLATFORM_CLIENT (self));

  request = cpt_platform_path_request ("PATCH", CPT_PRIORITY_USER, "companies", company_id, NULL);
  cpt_request_set_change (request, "description", description, idempotency_key);
  cpt_platform_client_start (self, request, decode_company, cpt_platform_client_describe_company_async, cancellable,
                             callback, user_data);
}

/**
 * cpt_platform_client_describe_company_finish:
 *
 * Returns: (transfer full) (nullable): the company with the description that it has now
 */
CptCompany *
cpt_platform_client_describe_company_finish (CptPlatformClient *self, GAsyncResult *result, GError **error)
{
  return cpt_platform_client_finish (self, result, cpt_platform_client_describe_company_async, NULL, error);
}

/**
 * cpt_platform_client_delete_company_async:
 *
 * Deletes a company with its connections and their data, for good.
 */
void
cpt_platform_client_delete_company_async (CptPlatformClient *self,
                                          const char *company_id,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data)
{
  g_return_if_fail (CPT_IS_PLATFORM_CLIENT (self));

  cpt_platform_client_start (
      self, cpt_platform_path_request ("DELETE", CPT_PRIORITY_USER, "companies", company_id, NULL),
      cpt_platform_client_decode_nothing, cpt_platform_client_delete_company_async, cancellable, callback, user_data);
}

/**
 * cpt_platform_client_delete_company_finish:
 *
 * Returns: whether it was deleted; CPT_ERROR_NOT_FOUND when it is gone already, be it by a first sending whose answer
 *   was lost
 */
gboolean
cpt_platform_client_delete_company_finish (CptPlatformClient *self, GAsyncResult *result, GError **error)
{
  return cpt_platform_client_finish_without_value (self, result, cpt_platform_client_delete_company_async, error);
}
