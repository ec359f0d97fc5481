/* cpt-sandbox-answer.c — what the sandbox says to a request.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-answer-private.h"

#include "cpt-sandbox-json-private.h"

CptSandboxAnswer *
cpt_sandbox_answer_new (guint status)
{
  CptSandboxAnswer *self = g_new0 (CptSandboxAnswer, 1);

  self->status = status;
  self->headers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  return self;
}

/**
 * cpt_sandbox_answer_new_json:
 * @body: (transfer full): JSON
 */
CptSandboxAnswer *
cpt_sandbox_answer_new_json (guint status, GString *body)
{
  CptSandboxAnswer *self = cpt_sandbox_answer_new (status);

  self->body = body;
  self->content_type = "application/json; charset=utf-8";

  return self;
}

/* 32 hexadecimal digits, as the platform gives them; never the same twice, whatever the seed. */
static char *
make_correlation_id (void)
{
  g_autofree char *guid = g_uuid_string_random ();
  g_auto (GStrv) parts = g_strsplit (guid, "-", -1);

  return g_strjoinv (NULL, parts);
}

/**
 * cpt_sandbox_answer_new_error:
 * @format: the text of `error`
 *
 * Returns: (transfer full): an answer with the body that every error of the platform has
 */
CptSandboxAnswer *
cpt_sandbox_answer_new_error (guint status, const char *format, ...)
{
  g_autofree char *correlation_id = make_correlation_id ();
  g_autofree char *text = NULL;
  GString *body = g_string_new (NULL);
  CptSandboxAnswer *self;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  cpt_sandbox_json_begin_object (body, NULL);
  cpt_sandbox_json_integer (body, "statusCode", status);
  cpt_sandbox_json_string (body, "service", "PublicApi");
  cpt_sandbox_json_string (body, "error", text);
  cpt_sandbox_json_string (body, "correlationId", correlation_id);
  cpt_sandbox_json_null (body, "validation");
  cpt_sandbox_json_string (body, "canBeRetried", "Unknown");
  cpt_sandbox_json_integer (body, "detailedErrorCode", 0);
  cpt_sandbox_json_end_object (body);

  self = cpt_sandbox_answer_new_json (status, body);
  cpt_sandbox_answer_set_header (self, "X-Correlation-Id", correlation_id);

  return self;
}

void
cpt_sandbox_answer_set_header (CptSandboxAnswer *self, const char *name, const char *value)
{
  g_hash_table_replace (self->headers, g_strdup (name), g_strdup (value));
}

void
cpt_sandbox_answer_free (CptSandboxAnswer *self)
{
  if (self->body != NULL)
    g_string_free (self->body, TRUE);

  g_hash_table_unref (self->headers);
  g_free (self);
}
