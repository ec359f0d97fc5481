/* cpt-json-tokenizer.h — a bounded, strict reader of JSON text, ahead of any parser that trusts its input.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CPT_JSON_MAX_DEPTH 256

/**
 * CptJsonToken:
 *
 * What cpt_json_tokenizer_next() found.
 */
typedef enum
{
  CPT_JSON_END,
  CPT_JSON_BEGIN_OBJECT,
  CPT_JSON_END_OBJECT,
  CPT_JSON_BEGIN_ARRAY,
  CPT_JSON_END_ARRAY,
  CPT_JSON_MEMBER,
  CPT_JSON_STRING,
  CPT_JSON_NUMBER,
  CPT_JSON_TRUE,
  CPT_JSON_FALSE,
  CPT_JSON_NULL,
} CptJsonToken;

typedef struct _CptJsonTokenizer CptJsonTokenizer;

CptJsonTokenizer *cpt_json_tokenizer_new (const char *text, gsize length);
void cpt_json_tokenizer_free (CptJsonTokenizer *self);
gboolean cpt_json_tokenizer_next (CptJsonTokenizer *self, CptJsonToken *token, GError **error);
const char *cpt_json_tokenizer_get_lexeme (CptJsonTokenizer *self, gsize *length);
char *cpt_json_tokenizer_dup_string (CptJsonTokenizer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CptJsonTokenizer, cpt_json_tokenizer_free)

G_END_DECLS
