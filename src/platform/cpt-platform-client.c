/* cpt-platform-client.c — the platform's HTTP API, one function an operation.
 *
 * Each operation is a request (what to send) and a decoder (what to make of a success). How it is brought there, and
 * brought there again, is CptDispatcher's. Every *_finish gives one of:
 *
 * - CPT_ERROR_UNREACHABLE: no whole answer came; a change may have been done;
 * - CPT_ERROR_NOT_READY: 408, or 409, which for a change is "this key is in use": likewise;
 * - CPT_ERROR_RATE_LIMITED: 429, or it would be (http_status 0): a change was not done; retry_after says how long to
 * wait;
 * - CPT_ERROR_SERVER: a 5xx was received; for a change at once and never sent again under its key;
 * - CPT_ERROR_MALFORMED: a success that cannot be read, a web page or a redirection: a change may have been done;
 * - CPT_ERROR_UNAUTHORIZED, CPT_ERROR_REFUSED, CPT_ERROR_NOT_FOUND: the platform said no;
 * - G_IO_ERROR_CANCELLED.
 *
 * What somebody waits for with a spinner (one company or connection, CPT_PRIORITY_USER) is tried for a minute.
 * Lists, background reads and changes give up after three seconds (or one long answer), for whoever asked shows the
 * failure, counts down and asks again: it would be wrong to keep them waiting here.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-platform-client.h"

#include "cpt-company-decoder-private.h"
#include "cpt-dispatcher-private.h"

#define MAX_PAGE_BYTES (64 * 1024 * 1024)

struct _CptPlatformClient
{
  GObject parent_instance;

  CptDispatcher *dispatcher; /* (owned) */
  GThread *thread;           /* the one it lives on */
};

G_DEFINE_FINAL_TYPE (CptPlatformClient, cpt_platform_client, G_TYPE_OBJECT)

/* What an operation ends with. */
typedef struct
{
  GObject *object; /* (owned) (nullable): nothing is read from the answer to a deletion */
  char *link_url;  /* (owned) (nullable): as it came, one-time password and all */
} Outcome;

typedef gboolean (*Decoder) (GBytes *body, Outcome *outcome, GError **error);

static void
outcome_free (Outcome *self)
{
  g_clear_object (&self->object);
  g_free (self->link_url);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Outcome, outcome_free)

static gboolean
decode_page (GBytes *body, Outcome *outcome, GError **error)
{
  outcome->object = (GObject *) cpt_company_decoder_page (body, error);

  return outcome->object != NULL;
}

static gboolean
decode_company (GBytes *body, Outcome *outcome, GError **error)
{
  outcome->object = (GObject *) cpt_company_decoder_company (body, &outcome->link_url, error);

  return outcome->object != NULL;
}

static gboolean
decode_connection (GBytes *body, Outcome *outcome, GError **error)
{
  outcome->object = (GObject *) cpt_company_decoder_connection (body, &outcome->link_url, error);

  return outcome->object != NULL;
}

/* 204, or 200 with an empty body: whatever else came is not the platform's. */
static gboolean
decode_nothing (GBytes *body, Outcome *outcome, GError **error)
{
  if (g_bytes_get_size (body) == 0)
    return TRUE;

  g_set_error_literal (error, CPT_ERROR, CPT_ERROR_MALFORMED, "An answer came where none was expected");

  return FALSE;
}

static void
cpt_platform_client_finalize (GObject *object)
{
  CptPlatformClient *self = CPT_PLATFORM_CLIENT (object);

  g_clear_object (&self->dispatcher);

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
  self->thread = g_thread_self ();
}

/**
 * cpt_platform_client_new:
 * @base_url: https, or http on the loopback
 * @api_key: the key, or the whole "Basic …" text that an account hands out
 * @clock: set from every answer of the platform
 *
 * Lives on the calling thread, and answers in its default main context.
 *
 * Returns: (transfer full) (nullable): a client, or %NULL with CPT_ERROR_REFUSED
 */
CptPlatformClient *
cpt_platform_client_new (const char *base_url, const char *api_key, CptClock *clock, GError **error)
{
  CptDispatcher *dispatcher = cpt_dispatcher_new (base_url, api_key, clock, error);
  CptPlatformClient *self;

  if (dispatcher == NULL)
    return NULL;

  self = g_object_new (CPT_TYPE_PLATFORM_CLIENT, NULL);
  self->dispatcher = dispatcher;

  return self;
}

/**
 * cpt_platform_client_set_time_scale:
 * @time_scale: what every wait between two sendings is multiplied with, for calls to come: 1, or less in tests
 */
void
cpt_platform_client_set_time_scale (CptPlatformClient *self, double time_scale)
{
  g_return_if_fail (CPT_IS_PLATFORM_CLIENT (self));

  cpt_dispatcher_set_time_scale (self->dispatcher, time_scale);
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Decoder decode = g_task_get_task_data (task);
  g_autoptr (Outcome) outcome = g_new0 (Outcome, 1);
  g_autoptr (GBytes) body = NULL;
  GError *error = NULL;

  body = cpt_dispatcher_send_finish (CPT_DISPATCHER (source), result, &error);
  if (body != NULL && decode (body, outcome, &error))
    g_task_return_pointer (task, g_steal_pointer (&outcome), (GDestroyNotify) outcome_free);
  else
    g_task_return_error (task, error);
}

/* Starts an operation: takes @request, whose success is given to @decode. */
static void
start (CptPlatformClient *self,
       CptRequest *request,
       Decoder decode,
       gpointer source_tag,
       GCancellable *cancellable,
       GAsyncReadyCallback callback,
       gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_assert (self->thread == g_thread_self ());

  g_task_set_source_tag (task, source_tag);
  g_task_set_task_data (task, decode, NULL);
  cpt_dispatcher_send_async (self->dispatcher, request, cancellable, sent_cb, task);
}

/* Ends an operation. @link_url: (out) (optional) (transfer full). */
static gboolean
finish (CptPlatformClient *self,
        GAsyncResult *result,
        gpointer source_tag,
        GObject **object,
        char **link_url,
        GError **error)
{
  g_autoptr (Outcome) outcome = NULL;

  g_return_val_if_fail (g_async_result_is_tagged (result, source_tag), FALSE);

  outcome = g_task_propagate_pointer (G_TASK (result), error);
  if (outcome == NULL)
    return FALSE;

  if (object != NULL)
    *object = g_steal_pointer (&outcome->object);
  if (link_url != NULL)
    *link_url = g_steal_pointer (&outcome->link_url);

  return TRUE;
}

static gpointer
finish_object (CptPlatformClient *self, GAsyncResult *result, gpointer source_tag, char **link_url, GError **error)
{
  GObject *object = NULL;

  if (link_url != NULL)
    *link_url = NULL;
  finish (self, result, source_tag, &object, link_url, error);

  return object;
}

/* "/companies/ID", or "/companies/ID/connections/ID". */
static CptRequest *
request_for (const char *method, const char *company_id, const char *connection_id, CptPriority priority)
{
  g_autofree char *company = g_uri_escape_string (company_id, NULL, FALSE);
  g_autofree char *connection = connection_id == NULL ? NULL : g_uri_escape_string (connection_id, NULL, FALSE);
  g_autofree char *path =
      g_strconcat ("/companies/", company, connection == NULL ? NULL : "/connections/", connection, NULL);

  return cpt_request_new (method, path, priority);
}

/* A read of one thing: the user waits for it with a spinner. */
static CptRequest *
request_to_get (const char *company_id, const char *connection_id, CptPriority priority)
{
  CptRequest *request = request_for ("GET", company_id, connection_id, priority);

  request->is_patient = priority == CPT_PRIORITY_USER;

  return request;
}

static char *
list_path (guint page, guint page_size, const char *order_by, const char *query)
{
  g_autofree char *order = g_uri_escape_string (order_by, NULL, FALSE);
  g_autofree char *escaped = query == NULL ? NULL : g_uri_escape_string (query, NULL, FALSE);

  return g_strdup_printf ("/companies?page=%u&pageSize=%u&orderBy=%s%s%s", page, page_size, order,
                          escaped == NULL ? "" : "&query=", escaped == NULL ? "" : escaped);
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
  g_autofree char *path = NULL;
  CptRequest *request;

  g_return_if_fail (CPT_IS_PLATFORM_CLIENT (self));
  g_return_if_fail (order_by != NULL);

  path = list_path (page, page_size, order_by, query);
  request = cpt_request_new ("GET", path, priority);
  request->max_bytes = MAX_PAGE_BYTES;
  start (self, request, decode_page, cpt_platform_client_list_companies_async, cancellable, callback, user_data);
}

/**
 * cpt_platform_client_list_companies_finish:
 *
 * Returns: (transfer full) (nullable): the page, which may be empty
 */
CptCompanyPage *
cpt_platform_client_list_companies_finish (CptPlatformClient *self, GAsyncResult *result, GError **error)
{
  return finish_object (self, result, cpt_platform_client_list_companies_async, NULL, error);
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

  start (self, request_to_get (company_id, NULL, priority), decode_company, cpt_platform_client_get_company_async,
         cancellable, callback, user_data);
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
  return finish_object (self, result, cpt_platform_client_get_company_async, redirect, error);
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

  request = cpt_request_new ("POST", "/companies", CPT_PRIORITY_USER);
  cpt_request_set_change (request, "name", name, idempotency_key);
  start (self, request, decode_company, cpt_platform_client_create_company_async, cancellable, callback, user_data);
}

/**
 * cpt_platform_client_create_company_finish:
 *
 * Returns: (transfer full) (nullable): the company as the platform made it
 */
CptCompany *
cpt_platform_client_create_company_finish (CptPlatformClient *self, GAsyncResult *result, GError **error)
{
  return finish_object (self, result, cpt_platform_client_create_company_async, NULL, error);
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

  request = request_for ("PATCH", company_id, NULL, CPT_PRIORITY_USER);
  cpt_request_set_change (request, "name", name, idempotency_key);
  start (self, request, decode_company, cpt_platform_client_rename_company_async, cancellable, callback, user_data);
}

/**
 * cpt_platform_client_rename_company_finish:
 *
 * Returns: (transfer full) (nullable): the company with the name that it has now
 */
CptCompany *
cpt_platform_client_rename_company_finish (CptPlatformClient *self, GAsyncResult *result, GError **error)
{
  return finish_object (self, result, cpt_platform_client_rename_company_async, NULL, error);
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

  start (self, request_for ("DELETE", company_id, NULL, CPT_PRIORITY_USER), decode_nothing,
         cpt_platform_client_delete_company_async, cancellable, callback, user_data);
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
  return finish (self, result, cpt_platform_client_delete_company_async, NULL, NULL, error);
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

  start (self, request_to_get (company_id, connection_id, priority), decode_connection,
         cpt_platform_client_get_connection_async, cancellable, callback, user_data);
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
  return finish_object (self, result, cpt_platform_client_get_connection_async, link_url, error);
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

  request = request_for ("PATCH", company_id, connection_id, CPT_PRIORITY_USER);
  cpt_request_set_change (request, "status", cpt_connection_status_to_text (CPT_CONNECTION_STATUS_UNLINKED),
                          idempotency_key);
  start (self, request, decode_connection, cpt_platform_client_unlink_connection_async, cancellable, callback,
         user_data);
}

/**
 * cpt_platform_client_unlink_connection_finish:
 *
 * Returns: (transfer full) (nullable): the connection with the status that it has now
 */
CptConnection *
cpt_platform_client_unlink_connection_finish (CptPlatformClient *self, GAsyncResult *result, GError **error)
{
  return finish_object (self, result, cpt_platform_client_unlink_connection_async, NULL, error);
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

  start (self, request_for ("DELETE", company_id, connection_id, CPT_PRIORITY_USER), decode_nothing,
         cpt_platform_client_delete_connection_async, cancellable, callback, user_data);
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
  return finish (self, result, cpt_platform_client_delete_connection_async, NULL, NULL, error);
}
