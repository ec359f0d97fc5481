/* cpt-sandbox-request-private.h — what a route is told.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>
#include <libsoup/soup.h>

#include "cpt-sandbox-answer-private.h"
#include "cpt-sandbox-world-private.h"

G_BEGIN_DECLS

/**
 * CptSandboxRequest:
 * @path: decoded, without the query
 * @query: (nullable) (element-type utf8 utf8): decoded
 * @match: the captures of the route
 * @text: (nullable): the body that was sent, as it came
 * @is_too_large: the body was thrown away
 * @body: (nullable): the body as JSON, once it was asked for
 */
typedef struct
{
  CptSandboxWorld *world;
  const char *method;
  const char *path;
  GHashTable *query;
  SoupMessageHeaders *headers;
  GMatchInfo *match;
  const char *text;
  gsize length;
  gboolean is_too_large;
  JsonNode *body;
} CptSandboxRequest;

typedef CptSandboxAnswer *(*CptSandboxRouteFunc) (CptSandboxRequest *request);

char *cpt_sandbox_request_dup_capture (CptSandboxRequest *self, const char *name);
const char *cpt_sandbox_request_get_query (CptSandboxRequest *self, const char *name);

CptSandboxAnswer *cpt_sandbox_request_read_body (CptSandboxRequest *self,
                                                 JsonObject **object) G_GNUC_WARN_UNUSED_RESULT;
CptSandboxAnswer *
cpt_sandbox_request_read_string (JsonObject *object, const char *name, const char **value) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
