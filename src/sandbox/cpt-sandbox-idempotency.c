/* cpt-sandbox-idempotency.c — the same key, the same answer (section 1.1 of the reference).
 *
 * The first answer to a key is kept for 90 simulated minutes, whatever its status, but for 429, which says nothing
 * about the request. The same key with another request is refused.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-idempotency-private.h"

#include "cpt-sandbox-time-private.h"

#define LIFETIME (90 * CPT_SANDBOX_TICKS_PER_MINUTE)

static const char FIND_SQL[] = "SELECT fingerprint, status, body FROM idempotency WHERE key = :key";
static const char FORGET_SQL[] = "DELETE FROM idempotency WHERE answered <= :oldest";
static const char KEEP_SQL[] = "INSERT OR IGNORE INTO idempotency (key, fingerprint, answered, status, body)"
                               " VALUES (:key, :fingerprint, :answered, :status, :body)";

/* (nullable): only what creates or changes has a key. */
static const char *
get_key (CptSandboxRequest *request)
{
  if (!g_str_equal (request->method, "POST") && !g_str_equal (request->method, "PATCH"))
    return NULL;

  return soup_message_headers_get_one (request->headers, "Idempotency-Key");
}

static char *
make_fingerprint (CptSandboxRequest *request)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  g_checksum_update (checksum, (const guchar *) request->method, -1);
  g_checksum_update (checksum, (const guchar *) request->path, -1);
  g_checksum_update (checksum, (const guchar *) request->text, (gssize) request->length);

  return g_strdup (g_checksum_get_string (checksum));
}

static void
forget_old (CptSandboxWorld *world)
{
  g_autoptr (CptSandboxStatement) statement = cpt_sandbox_database_prepare (world->database, FORGET_SQL);

  cpt_sandbox_statement_bind_integer (statement, ":oldest", world->now - LIFETIME);
  cpt_sandbox_statement_run (statement);
}

static CptSandboxAnswer *
answer_from_row (CptSandboxStatement *row)
{
  guint status = (guint) cpt_sandbox_statement_integer (row, 1);
  gsize length = 0;
  const char *body = cpt_sandbox_statement_blob (row, 2, &length);

  return body != NULL ? cpt_sandbox_answer_new_json (status, g_string_new_len (body, (gssize) length))
                      : cpt_sandbox_answer_new (status);
}

/**
 * cpt_sandbox_idempotency_find:
 *
 * Returns: (transfer full) (nullable): what this key was answered before, or why it may not be used for @request
 */
CptSandboxAnswer *
cpt_sandbox_idempotency_find (CptSandboxRequest *request)
{
  const char *key = get_key (request);
  g_autofree char *fingerprint = NULL;
  g_autoptr (CptSandboxStatement) statement = NULL;

  if (key == NULL)
    return NULL;

  forget_old (request->world);
  statement = cpt_sandbox_database_prepare (request->world->database, FIND_SQL);
  cpt_sandbox_statement_bind_text (statement, ":key", key);
  if (!cpt_sandbox_statement_step (statement))
    return NULL;

  fingerprint = make_fingerprint (request);
  if (!g_str_equal (fingerprint, cpt_sandbox_statement_text (statement, 0)))
    return cpt_sandbox_answer_new_error (422, "The Idempotency-Key was used with another request.");

  return answer_from_row (statement);
}

/**
 * cpt_sandbox_idempotency_keep:
 * @answer: the first to this key
 *
 * Keeps @answer for the next time. Does nothing without a key.
 */
void
cpt_sandbox_idempotency_keep (CptSandboxRequest *request, const CptSandboxAnswer *answer)
{
  const char *key = get_key (request);
  g_autofree char *fingerprint = NULL;
  g_autoptr (CptSandboxStatement) statement = NULL;

  if (key == NULL || answer->status == 408 || answer->status == 409 || answer->status == 429)
    return;

  fingerprint = make_fingerprint (request);
  statement = cpt_sandbox_database_prepare (request->world->database, KEEP_SQL);
  cpt_sandbox_statement_bind_text (statement, ":key", key);
  cpt_sandbox_statement_bind_text (statement, ":fingerprint", fingerprint);
  cpt_sandbox_statement_bind_integer (statement, ":answered", request->world->now);
  cpt_sandbox_statement_bind_integer (statement, ":status", answer->status);
  if (answer->body != NULL)
    cpt_sandbox_statement_bind_blob (statement, ":body", answer->body->str, answer->body->len);
  cpt_sandbox_statement_run (statement);
}
