/* cpt-sandbox-answer-private.h — what the sandbox says to a request.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CptSandboxAnswer:
 * @status: the HTTP status
 * @body: (nullable): %NULL for none
 * @content_type: of @body; a constant
 * @headers: (element-type utf8 utf8): more headers
 */
typedef struct
{
  guint status;
  GString *body;
  const char *content_type;
  GHashTable *headers;
} CptSandboxAnswer;

CptSandboxAnswer *cpt_sandbox_answer_new (guint status);
CptSandboxAnswer *cpt_sandbox_answer_new_json (guint status, GString *body);
CptSandboxAnswer *cpt_sandbox_answer_new_error (guint status, const char *format, ...) G_GNUC_PRINTF (2, 3);
void cpt_sandbox_answer_set_header (CptSandboxAnswer *self, const char *name, const char *value);
void cpt_sandbox_answer_free (CptSandboxAnswer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CptSandboxAnswer, cpt_sandbox_answer_free)

G_END_DECLS
