/* cpt-json-document.h — an answer's JSON as a flat list of nodes, for the decoders.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-json-tokenizer.h"

G_BEGIN_DECLS

/**
 * CptJsonNode:
 * @name: (nullable): the member's name, for a value in an object
 * @text: (nullable): a string without its escapes, or a number as it was written; writable, owned by the document
 * @n_nodes: this node with all that is inside it
 * @kind: the token that it begins with
 *
 * One JSON value. Its children follow it directly.
 */
typedef struct
{
  const char *name;
  char *text;
  guint n_nodes;
  CptJsonToken kind;
} CptJsonNode;

typedef struct _CptJsonDocument CptJsonDocument;

CptJsonDocument *cpt_json_document_new (GBytes *body, GError **error);
void cpt_json_document_free (CptJsonDocument *self);
const CptJsonNode *cpt_json_document_get_root (CptJsonDocument *self);
const CptJsonNode *cpt_json_node_first (const CptJsonNode *parent);
const CptJsonNode *cpt_json_node_next (const CptJsonNode *parent, const CptJsonNode *child);
const CptJsonNode *cpt_json_node_find (const CptJsonNode *object, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CptJsonDocument, cpt_json_document_free)

G_END_DECLS
