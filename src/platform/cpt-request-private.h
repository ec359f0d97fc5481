/* cpt-request-private.h — what is to be sent, with what is known about sending it again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-platform-client.h"

G_BEGIN_DECLS

/**
 * CptRequest:
 * @method: GET, POST, PATCH or DELETE
 * @path: with its query, percent-encoded, from the base address on
 * @body: (nullable): what is sent
 * @content_type: (nullable): of @body; %NULL for JSON
 * @sink: (nullable): where the body of a success goes, as it comes; it is sent once then
 * @idempotency_key: (nullable): of a POST or PATCH
 * @is_key_new: no other request had that key before
 * @priority: who waits for it
 * @is_patient: gives up only after the user's minute; others give up soon, since whoever asked tries again by itself
 * @max_bytes: of an answer that is believable
 */
typedef struct
{
  const char *method;
  char *path;
  GBytes *body;
  char *content_type;
  GOutputStream *sink;
  char *idempotency_key;
  gboolean is_key_new;
  CptPriority priority;
  gboolean is_patient;
  gsize max_bytes;
} CptRequest;

CptRequest *cpt_request_new (const char *method, const char *path, CptPriority priority);
void cpt_request_free (CptRequest *self);
void cpt_request_set_key (CptRequest *self, const char *idempotency_key);
void cpt_request_set_json (CptRequest *self, const char *json, const char *idempotency_key);
void cpt_request_set_change (CptRequest *self, const char *member, const char *value, const char *idempotency_key);
gboolean cpt_request_is_change (const CptRequest *self);
gboolean cpt_request_may_be_replayed (const CptRequest *self);
gboolean cpt_request_may_repeat (const CptRequest *self, const GError *error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CptRequest, cpt_request_free)

G_END_DECLS
