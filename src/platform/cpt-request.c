/* cpt-request.c — what is to be sent, with what is known about sending it again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-request-private.h"

#include "cpt-json-text.h"

#include <string.h>

#define MAX_BYTES (1024 * 1024)

/**
 * cpt_request_new:
 * @method: (not nullable): a static string
 * @path: with its query, percent-encoded, from the base address on
 *
 * Returns: (transfer full): a request without a body, whose answer is one object at most
 */
CptRequest *
cpt_request_new (const char *method, const char *path, CptPriority priority)
{
  CptRequest *self = g_new0 (CptRequest, 1);

  self->method = method;
  self->path = g_strdup (path);
  self->priority = priority;
  self->max_bytes = MAX_BYTES;

  return self;
}

void
cpt_request_free (CptRequest *self)
{
  g_free (self->path);
  g_clear_pointer (&self->body, g_bytes_unref);
  g_free (self->content_type);
  g_clear_object (&self->sink);
  g_free (self->idempotency_key);
  g_free (self);
}

/**
 * cpt_request_set_key:
 * @idempotency_key: GUID text; the platform does the same change once for it, within 90 minutes
 *
 * Makes a POST or PATCH one that may be sent again.
 */
void
cpt_request_set_key (CptRequest *self, const char *idempotency_key)
{
  g_free (self->idempotency_key);
  self->idempotency_key = g_strdup (idempotency_key);
}

/**
 * cpt_request_set_json:
 * @json: one JSON text
 * @idempotency_key: as cpt_request_set_key()
 *
 * Gives the request a body.
 */
void
cpt_request_set_json (CptRequest *self, const char *json, const char *idempotency_key)
{
  g_clear_pointer (&self->body, g_bytes_unref);
  self->body = g_bytes_new (json, strlen (json));
  cpt_request_set_key (self, idempotency_key);
}

/**
 * cpt_request_set_change:
 * @member: of the object that is made or changed
 * @value: its new text
 * @idempotency_key: as cpt_request_set_key()
 *
 * Gives the request the body {"member": "value"}.
 */
void
cpt_request_set_change (CptRequest *self, const char *member, const char *value, const char *idempotency_key)
{
  g_autofree char *object = cpt_json_text_of_string (value);
  g_autofree char *json = cpt_json_text_with_member ("{}", member, object);

  cpt_request_set_json (self, json, idempotency_key);
}

/**
 * cpt_request_is_change:
 *
 * Returns: whether sending it twice may do something twice: a deletion does not
 */
gboolean
cpt_request_is_change (const CptRequest *self)
{
  return self->body != NULL || self->idempotency_key != NULL;
}

/**
 * cpt_request_may_be_replayed:
 *
 * Returns: whether an answer may only repeat what was answered to another request, under the same idempotency key
 */
gboolean
cpt_request_may_be_replayed (const CptRequest *self)
{
  return self->idempotency_key != NULL && !self->is_key_new;
}

/* Whether what happened may be over by itself. */
static gboolean
may_pass (const GError *error)
{
  return g_error_matches (error, CPT_ERROR, CPT_ERROR_UNREACHABLE) ||
         g_error_matches (error, CPT_ERROR, CPT_ERROR_RATE_LIMITED) ||
         g_error_matches (error, CPT_ERROR, CPT_ERROR_NOT_READY) ||
         g_error_matches (error, CPT_ERROR, CPT_ERROR_SERVER);
}

/**
 * cpt_request_may_repeat:
 * @error: what the last sending gave
 *
 * The rules of sections 1.1, 1.7 and 1.8 of the reference. A change is sent again only under its key, and never after a
 * 5xx that was received: that answer is kept with the key and would be replayed. A 409 is "that key is in use" for a
 * change, which passes, and "not yet" for a read, which takes longer than anybody waits here.
 *
 * Returns: whether the same request may be sent again
 */
gboolean
cpt_request_may_repeat (const CptRequest *self, const GError *error)
{
  guint http_status;

  /* What came of the last answer would stand before the next. */
  if (!may_pass (error) || self->sink != NULL)
    return FALSE;

  http_status = cpt_error_get_answer (error)->http_status;
  if (cpt_request_is_change (self))
    return self->idempotency_key != NULL && http_status < 500;

  return http_status != 409;
}
