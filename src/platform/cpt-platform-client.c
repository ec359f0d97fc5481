/* cpt-platform-client.c — the platform's HTTP API, one function an operation.
 *
 * Each operation makes a request, has it sent, and decodes what came: the path, the priority and the decoder are all
 * that it knows. How often a request is sent, and how fast, is cpt-sender.c's to say.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-platform-client.h"

#include <string.h>

#include "cpt-company-decoder-private.h"
#include "cpt-sender-private.h"

#define PAGE_MAX_BYTES (64 * 1024 * 1024) /* 5,000 companies with some connections each are about 10 MB */

struct _CptPlatformClient
{
  GObject parent_instance;

  CptSender *sender;
};

G_DEFINE_FINAL_TYPE (CptPlatformClient, cpt_platform_client, G_TYPE_OBJECT)

static void
cpt_platform_client_finalize (GObject *object)
{
  CptPlatformClient *self = CPT_PLATFORM_CLIENT (object);

  g_clear_object (&self->sender);

  G_OBJECT_CLASS (cpt_platform_client_parent_class)->finalize (object);
}

static void
cpt_platform_client_class_init (CptPlatformClientClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_platform_client_finalize;
}

static void
cpt_platform_client_init (CptPlatformClient *self)
{
}

static gboolean
is_loopback (const char *host)
{
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (host);

  return g_strcmp0 (host, "localhost") == 0 || (address != NULL && g_inet_address_get_is_loopback (address));
}

/* The key goes out with every request: encrypted, or not beyond this machine. */
static gboolean
is_safe (GUri *uri)
{
  const char *scheme = g_uri_get_scheme (uri);
  const char *host = g_uri_get_host (uri);

  if (host == NULL || *host == '\0' || g_uri_get_userinfo (uri) != NULL)
    return FALSE;

  return g_str_equal (scheme, "https") || (g_str_equal (scheme, "http") && is_loopback (host));
}

/**
 * cpt_platform_client_new:
 * @base_url: https, or http on the loopback; with or without a slash at the end
 * @api_key: raw, or a whole "Basic …" value; kept in memory
 * @clock: set from the Date of every answer
 *
 * Lives on the thread whose default main context is current.
 *
 * Returns: (transfer full) (nullable): a client, or %NULL with CPT_ERROR_REFUSED for an address that the key must not
 * go to
 */
CptPlatformClient *
cpt_platform_client_new (const char *base_url, const char *api_key, CptClock *clock, GError **error)
{
  g_autoptr (GUri) uri = g_uri_parse (base_url, G_URI_FLAGS_NONE, error);
  g_autofree char *trimmed = NULL;
  CptPlatformClient *self = NULL;

  if (uri == NULL)
    return NULL;

  if (!is_safe (uri))
    {
      g_set_error (error, CPT_ERROR, CPT_ERROR_REFUSED, "Not an https address: %s", base_url);
      return NULL;
    }

  trimmed = g_strdup (base_url);
  while (g_str_has_suffix (trimmed, "/"))
    trimmed[strlen (trimmed) - 1] = '\0';

  self = g_object_new (CPT_TYPE_PLATFORM_CLIENT, NULL);
  self->sender = cpt_sender_new (trimmed, api_key, clock);

  return self;
}

/**
 * cpt_platform_client_set_time_scale:
 * @time_scale: what every pause between two sendings is multiplied with: 1, or less in tests
 */
void
cpt_platform_client_set_time_scale (CptPlatformClient *self, double time_scale)
{
  g_return_if_fail (CPT_IS_PLATFORM_CLIENT (self));

  cpt_sender_set_time_scale (self->sender, time_scale);
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GBytes *body = cpt_sender_send_finish (CPT_SENDER (source), result, &error);

  if (body != NULL)
    g_task_return_pointer (task, body, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

/* Takes @request. */
static void
send (CptPlatformClient *self,
      CptRequest *request,
      gpointer source_tag,
      GCancellable *cancellable,
      GAsyncReadyCallback callback,
      gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, source_tag);
  cpt_sender_send_async (self->sender, request, cancellable, sent_cb, task);
}

/* Returns: (transfer full) (nullable): the body of a success */
static GBytes *
finish (CptPlatformClient *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static char *
company_path (const char *company_id)
{
  g_autofree char *escaped = g_uri_escape_string (company_id, NULL, FALSE);

  return g_strconcat ("/companies/", escaped, NULL);
}

static char *
connection_path (const char *company_id, const char *connection_id)
{
  g_autofree char *company = company_path (company_id);
  g_autofree char *escaped = g_uri_escape_string (connection_id, NULL, FALSE);

  return g_strconcat (company, "/connections/", escaped, NULL);
}

static char *
list_path (guint page, guint page_size, const char *order_by, const char *query)
{
  g_autofree char *escaped_order = g_uri_escape_string (order_by, NULL, FALSE);
  g_autofree char *escaped_query = query != NULL ? g_uri_escape_string (query, NULL, FALSE) : NULL;

  return g_strdup_printf ("/companies?page=%u&pageSize=%u&orderBy=%s%s%s", page, page_size, escaped_order,
                          query != NULL ? "&query=" : "", query != NULL ? escaped_query : "");
}

/**
 * cpt_platform_client_list_companies_async:
 * @page: from 1
 * @page_size: 1 to 5,000
 * @order_by: a property, with "-" before it for the other way round
 * @query: (nullable): in the platform's query language; it may answer with CPT_ERROR_REFUSED
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
  g_autofree char *path = list_path (page, page_size, order_by, query);
  CptRequest *request = cpt_request_new ("GET", path, priority);

  request->max_bytes = PAGE_MAX_BYTES;
  send (self, request, cpt_platform_client_list_companies_async, cancellable, callback, user_data);
}

/**
 * cpt_platform_client_list_companies_finish:
 *
 * Returns: (transfer full) (nullable): the page
 */
CptCompanyPage *
cpt_platform_client_list_companies_finish (CptPlatformClient *self, GAsyncResult *result, GError **error)
{
  g_autoptr (GBytes) body = finish (self, result, error);

  return body != NULL ? cpt_company_decoder_page (body, error) : NULL;
}

/**
 * cpt_platform_client_get_company_async:
 * @company_id: GUID text
 */
void
cpt_platform_client_get_company_async (CptPlatformClient *self,
                                       CptPriority priority,
                                       const char *company_id,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  g_autofree char *path = company_path (company_id);

  send (self, cpt_request_new ("GET", path, priority), cpt_platform_client_get_company_async, cancellable, callback,
        user_data);
}

/* Returns: (transfer full) (nullable): the company that was answered with; @redirect as in the header */
static CptCompany *
finish_company (CptPlatformClient *self, GAsyncResult *result, char **redirect, GError **error)
{
  g_autoptr (GBytes) body = finish (self, result, error);
  g_autofree char *url = NULL;
  CptCompany *company = NULL;

  if (body != NULL)
    company = cpt_company_decoder_company (body, &url, error);
  if (redirect != NULL)
    *redirect = g_steal_pointer (&url);

  return company;
}

CptCompany *
cpt_platform_client_get_company_finish (CptPlatformClient *self, GAsyncResult *result, char **redirect, GError **error)
{
  return finish_company (self, result, redirect, error);
}

/**
 * cpt_platform_client_create_company_async:
 * @name: what the platform does not allow in it, it strips
 * @idempotency_key: GUID text: the same key creates it once
 */
void
cpt_platform_client_create_company_async (CptPlatformClient *self,
                                          const char *name,
                                          const char *idempotency_key,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data)
{
  CptRequest *request = cpt_request_new ("POST", "/companies", CPT_PRIORITY_USER);

  cpt_request_set_change (request, "name", name, idempotency_key);
  send (self, request, cpt_platform_client_create_company_async, cancellable, callback, user_data);
}

CptCompany *
cpt_platform_client_create_company_finish (CptPlatformClient *self, GAsyncResult *result, GError **error)
{
  return finish_company (self, result, NULL, error);
}

/**
 * cpt_platform_client_rename_company_async:
 * @name: as for a creation
 * @idempotency_key: GUID text
 *
 * Changes the name and nothing else.
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
  g_autofree char *path = company_path (company_id);
  CptRequest *request = cpt_request_new ("PATCH", path, CPT_PRIORITY_USER);

  cpt_request_set_change (request, "name", name, idempotency_key);
  send (self, request, cpt_platform_client_rename_company_async, cancellable, callback, user_data);
}

CptCompany *
cpt_platform_client_rename_company_finish (CptPlatformClient *self, GAsyncResult *result, GError **error)
{
  return finish_company (self, result, NULL, error);
}

/**
 * cpt_platform_client_delete_company_async:
 *
 * Deletes it with its connections and its data; one that is gone answers CPT_ERROR_NOT_FOUND.
 */
void
cpt_platform_client_delete_company_async (CptPlatformClient *self,
                                          const char *company_id,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data)
{
  g_autofree char *path = company_path (company_id);

  send (self, cpt_request_new ("DELETE", path, CPT_PRIORITY_USER), cpt_platform_client_delete_company_async,
        cancellable, callback, user_data);
}

/* A deletion is answered with nothing (204, or 200 for a connection): there is nothing to decode. */
static gboolean
finish_deletion (CptPlatformClient *self, GAsyncResult *result, GError **error)
{
  g_autoptr (GBytes) body = finish (self, result, error);

  return body != NULL;
}

gboolean
cpt_platform_client_delete_company_finish (CptPlatformClient *self, GAsyncResult *result, GError **error)
{
  return finish_deletion (self, result, error);
}

/**
 * cpt_platform_client_get_connection_async:
 * @company_id: GUID text
 * @connection_id: GUID text
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
  g_autofree char *path = connection_path (company_id, connection_id);

  send (self, cpt_request_new ("GET", path, priority), cpt_platform_client_get_connection_async, cancellable, callback,
        user_data);
}

/**
 * cpt_platform_client_get_connection_finish:
 * @link_url: (out) (optional) (transfer full): as it came, one-time password and all; to be kept nowhere
 *
 * Returns: (transfer full) (nullable): the connection
 */
CptConnection *
cpt_platform_client_get_connection_finish (CptPlatformClient *self,
                                           GAsyncResult *result,
                                           char **link_url,
                                           GError **error)
{
  g_autoptr (GBytes) body = finish (self, result, error);
  g_autofree char *url = NULL;
  CptConnection *connection = NULL;

  if (body != NULL)
    connection = cpt_company_decoder_connection (body, &url, error);
  if (link_url != NULL)
    *link_url = g_steal_pointer (&url);

  return connection;
}

/**
 * cpt_platform_client_unlink_connection_async:
 * @idempotency_key: GUID text
 *
 * Only a linked connection can be unlinked; the client must authorise it again after.
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
  g_autofree char *path = connection_path (company_id, connection_id);
  CptRequest *request = cpt_request_new ("PATCH", path, CPT_PRIORITY_USER);

  cpt_request_set_change (request, "status", cpt_connection_status_to_text (CPT_CONNECTION_STATUS_UNLINKED),
                          idempotency_key);
  send (self, request, cpt_platform_client_unlink_connection_async, cancellable, callback, user_data);
}

CptConnection *
cpt_platform_client_unlink_connection_finish (CptPlatformClient *self, GAsyncResult *result, GError **error)
{
  return cpt_platform_client_get_connection_finish (self, result, NULL, error);
}

/**
 * cpt_platform_client_delete_connection_async:
 *
 * Deletes it with its data; one that is gone answers CPT_ERROR_NOT_FOUND.
 */
void
cpt_platform_client_delete_connection_async (CptPlatformClient *self,
                                             const char *company_id,
                                             const char *connection_id,
                                             GCancellable *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer user_data)
{
  g_autofree char *path = connection_path (company_id, connection_id);

  send (self, cpt_request_new ("DELETE", path, CPT_PRIORITY_USER), cpt_platform_client_delete_connection_async,
        cancellable, callback, user_data);
}

gboolean
cpt_platform_client_delete_connection_finish (CptPlatformClient *self, GAsyncResult *result, GError **error)
{
  return finish_deletion (self, result, error);
}
