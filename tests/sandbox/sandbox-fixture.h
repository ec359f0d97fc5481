/* sandbox-fixture.h — a sandbox in a folder of its own, and requests to it over real HTTP.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>
#include <libsoup/soup.h>

#include "cpt-sandbox.h"
#include "test-support.h"

G_BEGIN_DECLS

#define FIXTURE_KEY "fixture-key"
#define FIXTURE_SECOND G_TIME_SPAN_SECOND
#define FIXTURE_HOUR G_TIME_SPAN_HOUR
#define FIXTURE_DAY G_TIME_SPAN_DAY

typedef struct
{
  char *folder;
  CptSandboxOptions options;
  CptSandbox *sandbox;
  SoupSession *session;
  SoupMessage *message; /* the last one that was sent */
  char *text;           /* the last answer's body; never NULL once something was sent */
} Fixture;

void fixture_set_up (Fixture *fixture, gconstpointer data);
void fixture_tear_down (Fixture *fixture, gconstpointer data);
void fixture_start (Fixture *fixture);
void fixture_stop (Fixture *fixture);

SoupMessage *fixture_message (Fixture *fixture, const char *method, const char *path, const char *body);
guint fixture_send (Fixture *fixture, SoupMessage *message);
guint fixture_request (Fixture *fixture, const char *method, const char *path, const char *body);
JsonNode *fixture_json (Fixture *fixture, const char *method, const char *path, const char *body);
JsonNode *fixture_parse (Fixture *fixture);
char *fixture_create_company (Fixture *fixture, const char *name);

void fixture_set_fault (Fixture *fixture, const char *fault);
char *fixture_first_company (Fixture *fixture);
char *fixture_linked_company (Fixture *fixture, const char *platform);
JsonNode *fixture_queue (Fixture *fixture, const char *company, const char *data_type);
JsonNode *fixture_read (Fixture *fixture, const char *company, JsonNode *read);
char *fixture_connect (Fixture *fixture, const char *company, const char *platform);
JsonNode *fixture_get_below (Fixture *fixture, const char *path, const char *below);
guint
fixture_request_below (Fixture *fixture, const char *method, const char *path, const char *below, const char *body);

guint fixture_get_page (Fixture *fixture, const char *path, const char *language);
guint fixture_post_form (Fixture *fixture, const char *path, const char *form, const char *fields, const char *origin);
char *fixture_read_form (Fixture *fixture);
guint fixture_answer_start (Fixture *fixture, const char *connection, const char *fields);
void fixture_authorize (Fixture *fixture, const char *connection, const char *data_set);

/* Looks into a value by a path such as "results.0.name". */
JsonNode *json_at (JsonNode *node, const char *path);
const char *json_text (JsonNode *node, const char *path);
gint64 json_number (JsonNode *node, const char *path);
guint json_length (JsonNode *node, const char *path);

G_END_DECLS
