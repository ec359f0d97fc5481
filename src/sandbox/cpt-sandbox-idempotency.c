/* cpt-sandbox-idempotency.c — the same key gets the same answer.
 *
 * Every answer to a POST or PATCH with a key is kept for 90 simulated minutes and given again, errors too; only a 429
 * is never kept, so that the key may be used again after waiting.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-idempotency-private.h"

#include <string.h>

#include "cpt-sandbox-time-private.h"

#define LIFE (90 * CPT_SANDBOX_TICKS_PER_MINUTE)

static const char FIND_SQL[] = "SELECT fingerprint, status, body FROM idempotency WHERE key = :key";
static const char FORGET_SQL[] = "DELETE FROM idempotency WHERE answered <= :oldest";
static const char RECORD_SQL[] = "REPLACE INTO idempotency (key, fingerprint, answered, status, body)"
                                 " VALUES (:key, :fingerprint, :answered, :status, :body)";

/**
 * cpt_sandbox_idempotency_get_key:
 *
 * Returns: (nullable): the key of @request, if it has one and its method heeds it
 */
const char *
cpt_sandbox_idempotency_get_key (CptSandboxRequest *request)
{
  if (strcmp (request->method, "POST") != 0 && strcmp (request->method, "PATCH") != 0)
    return NULL;

  return soup_message_headers_get_one (request->headers, "Idempotency-Key");
}

static char *
make_fingerprint (CptSandboxRequest *request)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  g_checksum_update (checksum, (const guchar *) request->method, -1);
  g_checksum_update (checksum, (const guchar *) " ", 1);
  g_checksum_update (checksum, (const guchar *) request->path, -1);
  g_checksum_update (checksum, (const guchar *) "\n", 1);
  g_checksum_update (checksum, (const guchar *) request->text, (gssize) request->length);

  return g_strdup (g_checksum_get_string (checksum));
}

static void
forget_old (CptSandboxWorld *world)
{
  g_autoptr (CptSandboxStatement) statement = cpt_sandbox_database_prepare (world->database, FORGET_SQL);

  cpt_sandbox_statement_bind_integer (statement, ":oldest", world->now - LIFE);
  cpt_sandbox_statement_run (statement);
}

/**
 * cpt_sandbox_idempotency_replay:
 *
 * Returns: (transfer full) (nullable): the answer that @key got before, or 422 if that was for another request; %NULL
 *   for a new key
 */
CptSandboxAnswer *
cpt_sandbox_idempotency_replay (CptSandboxRequest *request, const char *key)
{
  g_autoptr (CptSandboxStatement) statement = NULL;
  g_autofree char *fingerprint = make_fingerprint (request);
  const char *body;
  guint status;
  gsize length;

  forget_old (request->world);
  statement = cpt_sandbox_database_prepare (request->world->database, FIND_SQL);
  cpt_sandbox_statement_bind_text (statement, ":key", key);

  if (!cpt_sandbox_statement_step (statement))
    return NULL;

  if (strcmp (cpt_sandbox_statement_text (statement, 0), fingerprint) != 0)
    return cpt_sandbox_answer_new_error (422, "The idempotency key was used for another request.");

  status = (guint) cpt_sandbox_statement_integer (statement, 1);
  body = cpt_sandbox_statement_blob (statement, 2, &length);

  return body != NULL ? cpt_sandbox_answer_new_json (status, g_string_new_len (body, (gssize) length))
                      : cpt_sandbox_answer_new (status);
}

/**
 * cpt_sandbox_idempotency_record:
 *
 * Keeps @answer for the next request with @key, unless that asks to be asked again.
 */
void
cpt_sandbox_idempotency_record (CptSandboxRequest *request, const char *key, CptSandboxAnswer *answer)
{
  g_autoptr (CptSandboxStatement) statement = NULL;
  g_autofree char *fingerprint = make_fingerprint (request);

  if (answer->status == 408 || answer->status == 409 || answer->status == 429)
    return;

  statement = cpt_sandbox_database_prepare (request->world->database, RECORD_SQL);
  cpt_sandbox_statement_bind_text (statement, ":key", key);
  cpt_sandbox_statement_bind_text (statement, ":fingerprint", fingerprint);
  cpt_sandbox_statement_bind_integer (statement, ":answered", request->world->now);
  cpt_sandbox_statement_bind_integer (statement, ":status", answer->status);

  if (answer->body != NULL)
    cpt_sandbox_statement_bind_blob (statement, ":body", answer->body->str, answer->body->len);

  cpt_sandbox_statement_run (statement);
}
