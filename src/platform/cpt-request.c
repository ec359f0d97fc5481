/* cpt-request.c — what is to be sent, with what is known about sending it again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-request-private.h"

#include <json-glib/json-glib.h>

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
  g_free (self->idempotency_key);
  g_free (self);
}

/**
 * cpt_request_set_change:
 * @member: of the object that is made or changed
 * @value: its new text
 * @idempotency_key: GUID text; the platform does the same change once for it, within 90 minutes
 *
 * Gives the request the body {"member": "value"}.
 */
void
cpt_request_set_change (CptRequest *self, const char *member, const char *value, const char *idempotency_key)
{
  g_autoptr (GVariant) members = NULL;
  GVariantBuilder builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{ss}"));
  char *json;
  gsize length = 0;

  g_variant_builder_add (&builder, "{ss}", member, value);
  members = g_variant_ref_sink (g_variant_builder_end (&builder));
  json = json_gvariant_serialize_data (members, &length);

  self->body = g_bytes_new_take (json, length);
  self->idempotency_key = g_strdup (idempotency_key);
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

  if (!may_pass (error))
    return FALSE;

  http_status = cpt_error_get_answer (error)->http_status;
  if (self->body != NULL)
    return self->idempotency_key != NULL && http_status < 500;

  return http_status != 409;
}
