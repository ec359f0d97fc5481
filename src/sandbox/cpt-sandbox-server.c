/* cpt-sandbox-server.c — HTTP on the loopback.
 *
 * A request goes through these, and the first that has an answer ends it: is it really meant for us (Host), do we know
 * the path, may the caller (key), do we know the method, was its Idempotency-Key answered before, the route itself. All
 * of it happens in one transaction, and at one simulated moment. What the faults say is done to the route's answer,
 * before it is kept for its key, and to the connection.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-server-private.h"

#include <libsoup/soup.h>
#include <string.h>

#include "cpt-sandbox-idempotency-private.h"
#include "cpt-sandbox-quota-private.h"
#include "cpt-sandbox-routes-private.h"
#include "cpt-sandbox-time-private.h"

#define MAX_BODY (1024 * 1024)
#define LATENCY_FROM 40 /* ms */
#define LATENCY_TO 150

struct _CptSandboxServer
{
  SoupServer *server;
  CptSandboxRoutes *routes;
  CptSandboxWorld *world;   /* not owned */
  CptSandboxFaults *faults; /* not owned */
  CptSandboxQuota quota;
  char *authorization;
  guint16 port;
  gboolean latency;
  guint64 answered;
};

/* A page on another host whose name was made to point at us carries its own name here. */
static CptSandboxAnswer *
check_host (CptSandboxServer *self, SoupMessageHeaders *headers)
{
  const char *host = soup_message_headers_get_one (headers, "Host");
  g_autofree char *address = g_strdup_printf ("127.0.0.1:%u", self->port);
  g_autofree char *name = g_strdup_printf ("localhost:%u", self->port);

  if (g_strcmp0 (host, address) == 0 || g_strcmp0 (host, name) == 0)
    return NULL;

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

static CptSandboxAnswer *
check_key (CptSandboxServer *self, SoupMessageHeaders *headers)
{
  const char *authorization = soup_message_headers_get_one (headers, "Authorization");

  if (authorization != NULL && is_same_text (authorization, self->authorization))
    return NULL;

  return cpt_sandbox_answer_new_error (401, "Unauthorized");
}

static CptSandboxAnswer *
answer_wrongly (const CptSandboxMisdeed *misdeed)
{
  CptSandboxAnswer *answer =
      cpt_sandbox_answer_new_error (misdeed->status, "The sandbox was told to answer %u.", misdeed->status);

  if (misdeed->status == 429)
    cpt_sandbox_answer_set_header (answer, "Retry-After", "2");

  return answer;
}

/* Returns: (transfer full): what the route answers, or the same as last time, or something wrong */
static CptSandboxAnswer *
run_route_once (const CptSandboxRoute *route, CptSandboxRequest *request, const CptSandboxMisdeed *misdeed)
{
  CptSandboxAnswer *answer = cpt_sandbox_idempotency_find (request);

  if (answer != NULL)
    return answer;

  if (!misdeed->is_undone)
    answer = route->func (request);

  if (misdeed->status != 0)
    {
      g_clear_pointer (&answer, cpt_sandbox_answer_free);
      answer = answer_wrongly (misdeed);
    }

  if (answer == NULL)
    return cpt_sandbox_answer_new (204);

  cpt_sandbox_idempotency_keep (request, answer);

  return answer;
}

static CptSandboxAnswer *
run_route (CptSandboxServer *self,
           const CptSandboxRoute *route,
           CptSandboxRequest *request,
           const CptSandboxMisdeed *misdeed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CptSandboxAnswer) answer = NULL;

  cpt_sandbox_world_begin (self->world);
  answer = run_route_once (route, request, misdeed);

  if (!cpt_sandbox_world_commit (self->world, &error))
    return cpt_sandbox_answer_new_error (500, "The sandbox could not store this: %s", error->message);

  return g_steal_pointer (&answer);
}

static CptSandboxAnswer *
answer_request (CptSandboxServer *self, CptSandboxRequest *request, const CptSandboxMisdeed *misdeed)
{
  CptSandboxAnswer *refusal = check_host (self, request->headers);
  const CptSandboxRoute *route;
  gboolean is_known;

  if (refusal != NULL)
    return refusal;

  route = cpt_sandbox_routes_find (self->routes, request->method, request->path, &request->match, &is_known);

  if (route == NULL || route->access == CPT_SANDBOX_ACCESS_KEY)
    refusal = check_key (self, request->headers);

  if (refusal != NULL)
    return refusal;

  if (route == NULL)
    return is_known ? cpt_sandbox_answer_new_error (405, "MethodNotAllowed")
                    : cpt_sandbox_answer_new_error (404, "NotFound");

  if (request->is_too_large)
    return cpt_sandbox_answer_new_error (413, "The request body is too large.");

  return run_route (self, route, request, misdeed);
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
delay_answer (SoupServerMessage *message, guint milliseconds)
{
  g_autoptr (GSource) source = g_timeout_source_new (milliseconds);

  soup_server_message_pause (message);
  g_source_set_callback (source, unpause_cb, g_object_ref (message), unref_message);
  g_source_attach (source, g_main_context_get_thread_default ());
}

/* Half of the answer, and the end; or nothing, and the end. */
static void
cut_connection (SoupServerMessage *message, const CptSandboxAnswer *answer, gboolean is_silent)
{
  g_autoptr (GIOStream) stream = soup_server_message_steal_connection (message);
  gsize length = answer->body != NULL ? answer->body->len : 0;
  g_autofree char *head = NULL;

  if (!is_silent)
    {
      GOutputStream *out = g_io_stream_get_output_stream (stream);

      head = g_strdup_printf ("HTTP/1.1 %u Cut\r\nContent-Type: application/json\r\nContent-Length: %" G_GSIZE_FORMAT
                              "\r\n\r\n",
                              answer->status, length + 1);
      g_output_stream_write_all (out, head, strlen (head), NULL, NULL, NULL);
      g_output_stream_write_all (out, length > 0 ? answer->body->str : "", length / 2, NULL, NULL, NULL);
    }

  g_io_stream_close (stream, NULL, NULL);
}

static void
spoil (CptSandboxAnswer *answer)
{
  if (answer->body == NULL)
    answer->body = g_string_new (NULL);

  g_string_truncate (answer->body, answer->body->len / 2);
  g_string_append (answer->body, "{{");
  answer->content_type = "application/json; charset=utf-8";
}

static void
set_body (SoupServerMessage *message, CptSandboxAnswer *answer)
{
  gsize length = answer->body->len;

  soup_server_message_set_response (message, answer->content_type, SOUP_MEMORY_TAKE,
                                    g_string_free (g_steal_pointer (&answer->body), FALSE), length);
}

static void
send_answer (CptSandboxServer *self,
             SoupServerMessage *message,
             CptSandboxAnswer *answer,
             const CptSandboxMisdeed *misdeed)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  g_autofree char *date = cpt_sandbox_time_to_http (self->world->now);
  guint delay = misdeed->seconds * 1000;
  GHashTableIter iter;
  gpointer name, value;

  soup_server_message_set_status (message, answer->status, NULL);
  soup_message_headers_replace (headers, "Date", date);
  cpt_sandbox_quota_add_headers (&self->quota, self->world, headers);

  g_hash_table_iter_init (&iter, answer->headers);
  while (g_hash_table_iter_next (&iter, &name, &value))
    soup_message_headers_replace (headers, name, value);

  if (misdeed->is_rubbish)
    spoil (answer);
  if (answer->body != NULL)
    set_body (message, answer);

  if (self->latency)
    delay += LATENCY_FROM + cpt_sandbox_mix (self->world->seed ^ self->answered) % (LATENCY_TO - LATENCY_FROM);
  if (delay > 0)
    delay_answer (message, delay);

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
  CptSandboxMisdeed misdeed;

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
  misdeed = cpt_sandbox_faults_find (self->faults, request.method, path);
  answer = answer_request (self, &request, &misdeed);
  match = request.match;
  json = request.body;

  if (misdeed.is_cut || misdeed.is_silent)
    cut_connection (message, answer, misdeed.is_silent);
  else
    send_answer (self, message, answer, &misdeed);
}

/* What is too long is thrown away as it comes, so that it is never held. */
static void
got_chunk_cb (SoupServerMessage *message, GBytes *chunk, gpointer user_data)
{
  SoupMessageBody *body = soup_server_message_get_request_body (message);

  if (body->length > MAX_BODY)
    soup_message_body_set_accumulate (body, FALSE);
}

static void
request_started_cb (SoupServer *server, SoupServerMessage *message, gpointer user_data)
{
  g_signal_connect (message, "got-chunk", G_CALLBACK (got_chunk_cb), NULL);
}

/**
 * cpt_sandbox_server_new:
 * @world: what it serves; must outlive it
 * @faults: what it does wrong; must outlive it
 * @api_key: the one key that is accepted
 * @latency: whether to answer as late as a real platform
 */
CptSandboxServer *
cpt_sandbox_server_new (CptSandboxWorld *world, CptSandboxFaults *faults, const char *api_key, gboolean latency)
{
  CptSandboxServer *self = g_new0 (CptSandboxServer, 1);
  g_autofree char *encoded = g_base64_encode ((const guchar *) api_key, strlen (api_key));

  self->world = world;
  self->faults = faults;
  self->latency = latency;
  self->authorization = g_strconcat ("Basic ", encoded, NULL);
  self->routes = cpt_sandbox_routes_new ();
  self->server = g_object_new (SOUP_TYPE_SERVER, NULL);
  g_signal_connect (self->server, "request-started", G_CALLBACK (request_started_cb), NULL);
  soup_server_add_handler (self->server, NULL, request_cb, self, NULL);

  return self;
}

void
cpt_sandbox_server_free (CptSandboxServer *self)
{
  soup_server_disconnect (self->server);
  g_object_unref (self->server);
  cpt_sandbox_routes_free (self->routes);
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
