/* cpt-sandbox-server.c — HTTP on the loopback.
 *
 * A request goes through these, and the first that has an answer ends it: is it really meant for us (Host), do we know
 * the path, may the caller (key), do we know the method, the route itself. All of it happens in one transaction, and at
 * one simulated moment.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-server-private.h"

#include <libsoup/soup.h>
#include <string.h>

#include "cpt-sandbox-events-private.h"
#include "cpt-sandbox-idempotency-private.h"
#include "cpt-sandbox-mangle-private.h"
#include "cpt-sandbox-quota-private.h"
#include "cpt-sandbox-routes-private.h"
#include "cpt-sandbox-time-private.h"
#include "cpt-sandbox-upload-private.h"

#define MAX_BODY (1024 * 1024)
#define LATENCY_FROM 40 /* ms */
#define LATENCY_TO 150
#define DEFAULT_RETRY_AFTER 2 /* s */
#define FREE_PLAN_LIFE (365 * CPT_SANDBOX_TICKS_PER_DAY)

struct _CptSandboxServer
{
  SoupServer *server;
  CptSandboxRoutes *routes;
  CptSandboxWorld *world; /* not owned */
  CptSandboxQuota quota;
  char *authorization;
  guint16 port;
  gboolean latency;
  guint64 answered;
  GHashTable *in_flight; /* (element-type utf8): idempotency keys whose answer is not out yet */
};

/* A page on another host whose name was made to point at us carries its own name here. Several hosts, or another one in
 * the line of the request, are none. */
static CptSandboxAnswer *
check_host (CptSandboxServer *self, SoupMessageHeaders *headers, GUri *uri)
{
  static const char *const names[] = { "127.0.0.1", "localhost" };
  const char *host = soup_message_headers_get_list (headers, "Host");

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *ours = g_strdup_printf ("%s:%u", names[i], self->port);

      if (g_strcmp0 (host, ours) == 0 && g_strcmp0 (g_uri_get_host (uri), names[i]) == 0)
        return NULL;
    }

  return cpt_sandbox_answer_new_error (403, "This server answers on the loopback only.");
}

/* Looks at every byte, so that the time it takes says nothing. */
static gboolean
is_same_text (const char *first, const char *second)
{
  gsize length = strlen (first);
  guint difference = length == strlen (second) ? 0 : 1;

  for (gsize i = 0; difference == 0 && i < length; i++)
    difference |= (guint) (first[i] ^ second[i]);

  return difference == 0;
}

static gboolean
has_key (CptSandboxServer *self, SoupMessageHeaders *headers)
{
  const char *authorization = soup_message_headers_get_one (headers, "Authorization");

  return authorization != NULL && is_same_text (authorization, self->authorization);
}

/* The standard words of an error that a fault asks for. */
static CptSandboxAnswer *
make_fault_answer (const CptSandboxEffect *effect)
{
  static const struct
  {
    guint status;
    const char *text;
  } texts[] = {
    { 400, "Malformed request" },
    { 401, "Unauthorized" },
    { 402, "Payment Required" },
    { 403, "The API key is outdated" },
    { 404, "NotFound" },
    { 408, "The request took too long" },
    { 409, "The data set has not been requested or is still syncing" },
    { 429, "The rate limit is active" },
    { 451, "The platform was withheld" },
    { 503, "The service is under maintenance" },
  };
  const char *text = "An unexpected error occurred";
  CptSandboxAnswer *answer;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i].status == effect->status)
      text = texts[i].text;

  answer = cpt_sandbox_answer_new_error (effect->status, "%s", text);

  if (effect->retry_after >= 0 || effect->status == 429)
    {
      gint64 wait = effect->retry_after >= 0 ? effect->retry_after : DEFAULT_RETRY_AFTER;
      g_autofree char *seconds = g_strdup_printf ("%" G_GINT64_FORMAT, wait);

      cpt_sandbox_answer_set_header (answer, "Retry-After", seconds);
    }

  return answer;
}

/* What is refused leaves nothing behind. */
static CptSandboxAnswer *
run_whole_route (const CptSandboxRoute *route, CptSandboxRequest *request)
{
  CptSandboxAnswer *answer;

  cpt_sandbox_database_mark (request->world->database);
  answer = route->func (request);

  if (answer->status >= 400)
    cpt_sandbox_database_undo (request->world->database);

  return answer;
}

/* Asked for after the route has run, a fault replaces its answer. */
static CptSandboxAnswer *
run_faulty_route (const CptSandboxRoute *route, CptSandboxRequest *request, const CptSandboxEffect *effect)
{
  g_autoptr (CptSandboxAnswer) answer = NULL;

  if (effect->status == 0 || (effect->flags & CPT_SANDBOX_FAULT_AFTER) != 0)
    answer = run_whole_route (route, request);

  return effect->status != 0 ? make_fault_answer (effect) : g_steal_pointer (&answer);
}

static CptSandboxAnswer *
check_plan (CptSandboxServer *self)
{
  gint64 age = self->world->now - cpt_sandbox_world_get_meta (self->world, CPT_SANDBOX_META_STARTED);

  if (age < FREE_PLAN_LIFE || !cpt_sandbox_faults_has_switch (self->world->faults, CPT_SANDBOX_FAULT_FREE_PLAN))
    return NULL;

  return cpt_sandbox_answer_new_error (402, "Payment Required: the free account is older than 365 days");
}

static CptSandboxAnswer *
run_route (CptSandboxServer *self,
           const CptSandboxRoute *route,
           CptSandboxRequest *request,
           const CptSandboxEffect *effect)
{
  const char *key = cpt_sandbox_idempotency_get_key (request);
  g_autoptr (GError) error = NULL;
  g_autoptr (CptSandboxAnswer) answer = NULL;

  if (key != NULL && g_hash_table_contains (self->in_flight, key))
    return cpt_sandbox_answer_new_error (409, "A request with this idempotency key is being answered.");

  cpt_sandbox_world_begin (self->world);
  cpt_sandbox_events_settle (self->world);

  if (key != NULL)
    answer = cpt_sandbox_idempotency_replay (request, key);

  if (answer == NULL && route->access == CPT_SANDBOX_ACCESS_KEY)
    answer = check_plan (self);

  if (answer == NULL)
    {
      answer = run_faulty_route (route, request, effect);

      if (key != NULL)
        cpt_sandbox_idempotency_record (request, key, answer);
    }

  if (!cpt_sandbox_world_commit (self->world, &error))
    return cpt_sandbox_answer_new_error (500, "The sandbox could not store this: %s", error->message);

  return g_steal_pointer (&answer);
}

static CptSandboxAnswer *
answer_request (CptSandboxServer *self, CptSandboxRequest *request, GUri *uri, CptSandboxEffect *effect)
{
  CptSandboxAnswer *refusal = check_host (self, request->headers, uri);
  const char *header = soup_message_headers_get_one (request->headers, "X-Sandbox-Fault");
  const CptSandboxRoute *route;
  gboolean is_known;
  gboolean is_page;

  if (refusal != NULL)
    return refusal;

  route = cpt_sandbox_routes_find (self->routes, request->method, request->path, &request->match, &is_known);
  is_page = route != NULL && route->access == CPT_SANDBOX_ACCESS_PAGE;

  if (!is_page && !has_key (self, request->headers))
    return cpt_sandbox_answer_new_error (401, "Unauthorized");

  if (route == NULL)
    return is_known ? cpt_sandbox_answer_new_error (405, "MethodNotAllowed")
                    : cpt_sandbox_answer_new_error (404, "NotFound");

  if (request->is_too_large)
    return cpt_sandbox_answer_new_error (400, "The request body is too large.");

  *effect =
      cpt_sandbox_faults_strike (self->world->faults, is_page ? NULL : header, request->method, request->path, is_page);
  if ((effect->flags & CPT_SANDBOX_FAULT_DROP_BEFORE) != 0)
    return cpt_sandbox_answer_new (503);

  return run_route (self, route, request, effect);
}

static gboolean
unpause_cb (gpointer user_data)
{
  soup_server_message_unpause (user_data);

  return G_SOURCE_REMOVE;
}

static void
unref_message (gpointer data)
{
  g_object_unref (data);
}

static void
unref_source (gpointer data, GClosure *closure)
{
  g_source_unref (data);
}

/* Nobody waits for it any more. */
static void
drop_answer_cb (SoupServerMessage *message, gpointer source)
{
  g_source_destroy (source);
}

/* Nothing more is heard or said on this connection. */
static void
break_connection (SoupServerMessage *message)
{
  GSocket *socket = soup_server_message_get_socket (message);

  if (socket != NULL)
    g_socket_shutdown (socket, TRUE, TRUE, NULL);
}

static void
wrote_chunk_cb (SoupServerMessage *message, gpointer user_data)
{
  break_connection (message);
}

/* Promises a body, gives half of it, and breaks off. */
static void
cut_body (SoupServerMessage *message)
{
  SoupMessageBody *body = soup_server_message_get_response_body (message);
  g_autoptr (GBytes) whole = soup_message_body_flatten (body);
  g_autoptr (GBytes) half = g_bytes_new_from_bytes (whole, 0, g_bytes_get_size (whole) / 2);

  soup_message_body_truncate (body);
  soup_message_body_append_bytes (body, half);
  soup_message_headers_set_content_length (soup_server_message_get_response_headers (message),
                                           (goffset) g_bytes_get_size (whole));
  g_signal_connect (message, "wrote-chunk", G_CALLBACK (wrote_chunk_cb), NULL);
}

typedef struct
{
  CptSandboxServer *server;
  char *key;
} Flight;

static void
free_flight (gpointer data, GClosure *closure)
{
  Flight *flight = data;

  g_free (flight->key);
  g_free (flight);
}

static void
finished_cb (SoupServerMessage *message, gpointer user_data)
{
  Flight *flight = user_data;

  g_hash_table_remove (flight->server->in_flight, flight->key);
}

/* Until the answer is out, the key is in use. */
static void
hold_key (CptSandboxServer *self, SoupServerMessage *message)
{
  const char *key = soup_message_headers_get_one (soup_server_message_get_request_headers (message), "Idempotency-Key");
  Flight *flight;

  if (key == NULL || !g_hash_table_add (self->in_flight, g_strdup (key)))
    return;

  flight = g_new0 (Flight, 1);
  flight->server = self;
  flight->key = g_strdup (key);
  g_signal_connect_data (message, "finished", G_CALLBACK (finished_cb), flight, free_flight, 0);
}

static void
delay_answer (CptSandboxServer *self, SoupServerMessage *message, guint milliseconds)
{
  g_autoptr (GSource) source = g_timeout_source_new (milliseconds);

  hold_key (self, message);
  soup_server_message_pause (message);
  g_source_set_callback (source, unpause_cb, g_object_ref (message), unref_message);
  g_source_attach (source, g_main_context_get_thread_default ());
  g_signal_connect_data (message, "disconnected", G_CALLBACK (drop_answer_cb), g_source_ref (source), unref_source, 0);
  g_signal_connect_data (message, "finished", G_CALLBACK (drop_answer_cb), g_source_ref (source), unref_source, 0);
}

static void
fill_headers (CptSandboxServer *self, SoupMessageHeaders *headers, CptSandboxAnswer *answer, gint64 left)
{
  g_autofree char *date = cpt_sandbox_time_to_http (self->world->now);
  GHashTableIter iter;
  gpointer name, value;

  soup_message_headers_replace (headers, "Date", date);
  /* For nobody but our own pages, and nothing else than it says that it is. */
  soup_message_headers_replace (headers, "Cross-Origin-Resource-Policy", "same-origin");
  soup_message_headers_replace (headers, "X-Content-Type-Options", "nosniff");
  cpt_sandbox_quota_add_headers (&self->quota, self->world, left, headers);

  g_hash_table_iter_init (&iter, answer->headers);
  while (g_hash_table_iter_next (&iter, &name, &value))
    soup_message_headers_replace (headers, name, value);
}

static void
send_answer (CptSandboxServer *self,
             SoupServerMessage *message,
             CptSandboxAnswer *answer,
             const CptSandboxEffect *effect)
{
  guint delay = effect->slow;

  cpt_sandbox_mangle (answer, effect->flags);
  soup_server_message_set_status (message, answer->status, NULL);
  fill_headers (self, soup_server_message_get_response_headers (message), answer, effect->left);

  if (answer->body != NULL)
    {
      gsize length = answer->body->len;

      soup_server_message_set_response (message, answer->content_type, SOUP_MEMORY_TAKE,
                                        g_string_free (g_steal_pointer (&answer->body), FALSE), length);

      if ((effect->flags & CPT_SANDBOX_FAULT_CUT) != 0)
        cut_body (message);
    }

  if ((effect->flags & (CPT_SANDBOX_FAULT_DROP | CPT_SANDBOX_FAULT_DROP_BEFORE)) != 0)
    break_connection (message);

  if (self->latency)
    delay += LATENCY_FROM + cpt_sandbox_mix (self->world->seed ^ self->answered) % (LATENCY_TO - LATENCY_FROM);

  if (delay > 0)
    delay_answer (self, message, delay);

  self->answered++;
}

static void
request_cb (SoupServer *server, SoupServerMessage *message, const char *path, GHashTable *query, gpointer user_data)
{
  CptSandboxServer *self = user_data;
  SoupMessageBody *body = soup_server_message_get_request_body (message);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GMatchInfo) match = NULL;
  g_autoptr (JsonNode) json = NULL;
  g_autoptr (CptSandboxAnswer) answer = NULL;
  CptSandboxRequest request = { 0 };
  CptSandboxEffect effect = { .left = -1 };

  if (soup_message_body_get_accumulate (body))
    bytes = soup_message_body_flatten (body);

  if (bytes != NULL)
    request.text = g_bytes_get_data (bytes, &request.length);
  else
    request.is_too_large = TRUE;

  request.world = self->world;
  request.method = soup_server_message_get_method (message);
  request.path = path;
  request.query = query;
  request.headers = soup_server_message_get_request_headers (message);

  self->world->now = cpt_sandbox_clock_now (self->world->clock);
  cpt_sandbox_quota_count (&self->quota, self->world);
  answer = answer_request (self, &request, soup_server_message_get_uri (message), &effect);
  match = request.match;
  json = request.body;
  send_answer (self, message, answer, &effect);
}

/* Files are large; but only who has the key may send so much. */
static goffset
get_max_body (CptSandboxServer *self, SoupServerMessage *message)
{
  const char *path = g_uri_get_path (soup_server_message_get_uri (message));
  gboolean is_upload = cpt_sandbox_upload_is_meant (soup_server_message_get_method (message), path);

  return is_upload && has_key (self, soup_server_message_get_request_headers (message)) ? CPT_SANDBOX_UPLOAD_MAX_BODY
                                                                                        : MAX_BODY;
}

/* What is too long is thrown away as it comes, so that it is never held. */
static void
got_chunk_cb (SoupServerMessage *message, GBytes *chunk, gpointer user_data)
{
  SoupMessageBody *body = soup_server_message_get_request_body (message);

  if (body->length > get_max_body (user_data, message))
    soup_message_body_set_accumulate (body, FALSE);
}

static void
request_started_cb (SoupServer *server, SoupServerMessage *message, gpointer user_data)
{
  g_signal_connect (message, "got-chunk", G_CALLBACK (got_chunk_cb), user_data);
}

/**
 * cpt_sandbox_server_new:
 * @world: what it serves; must outlive it
 * @api_key: the one key that is accepted
 * @latency: whether to answer as late as a real platform
 */
CptSandboxServer *
cpt_sandbox_server_new (CptSandboxWorld *world, const char *api_key, gboolean latency)
{
  CptSandboxServer *self = g_new0 (CptSandboxServer, 1);
  g_autofree char *encoded = g_base64_encode ((const guchar *) api_key, strlen (api_key));

  self->world = world;
  self->in_flight = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->latency = latency;
  self->authorization = g_strconcat ("Basic ", encoded, NULL);
  self->routes = cpt_sandbox_routes_new ();
  self->server = g_object_new (SOUP_TYPE_SERVER, NULL);
  g_signal_connect (self->server, "request-started", G_CALLBACK (request_started_cb), self);
  soup_server_add_handler (self->server, NULL, request_cb, self, NULL);

  return self;
}

void
cpt_sandbox_server_free (CptSandboxServer *self)
{
  soup_server_disconnect (self->server);
  g_object_unref (self->server);
  cpt_sandbox_routes_free (self->routes);
  g_hash_table_unref (self->in_flight);
  g_free (self->authorization);
  g_free (self);
}

/**
 * cpt_sandbox_server_listen:
 * @port: 0 for any that is free
 */
gboolean
cpt_sandbox_server_listen (CptSandboxServer *self, guint16 port, GError **error)
{
  GSList *uris;

  if (!soup_server_listen_local (self->server, port, SOUP_SERVER_LISTEN_IPV4_ONLY, error))
    return FALSE;

  uris = soup_server_get_uris (self->server);
  self->port = (guint16) g_uri_get_port (uris->data);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);

  return TRUE;
}

guint16
cpt_sandbox_server_get_port (CptSandboxServer *self)
{
  return self->port;
}
