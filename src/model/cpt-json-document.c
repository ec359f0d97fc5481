/* cpt-json-document.c — an answer's JSON as a flat list of nodes, for the decoders.
 *
 * Measured on a page of 5,000 companies, json-glib is the brake of the whole read, and it is not safe alone on what a
 * stranger sends. Here the bounded tokenizer reads the text once, and every text stays where it was:
 *
 * 1. The document owns a copy of the body. A string's escapes are undone in place (they only ever shrink), and its end
 * is marked in place by a NUL.
 * 2. A byte may be overwritten only once the tokenizer has read past it. The byte after a number is read with the next
 *    token, so each end is marked one token late (mark_end).
 * 3. Nodes point into the copy; nodes of a container follow it, so a subtree is skipped by adding its n_nodes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-json-document.h"

#include <string.h>

#define BYTES_PER_NODE 24 /* a first guess: what a page of companies has */

struct _CptJsonDocument
{
  char *text;    /* (owned) */
  GArray *nodes; /* (owned) (element-type CptJsonNode) */
};

typedef struct
{
  CptJsonTokenizer *tokenizer;
  GArray *nodes;
  guint open[CPT_JSON_MAX_DEPTH]; /* the containers around the next value, as places in nodes */
  guint depth;
  const char *name; /* (nullable): read, and waiting for its value */
  char *end;        /* (nullable): of the last text, not marked yet */
} Reader;

static void
mark_end (Reader *reader)
{
  if (reader->end != NULL)
    *reader->end = '\0';
  reader->end = NULL;
}

/* The text of the current token, unescaped in place. It ends with a NUL once the next token has been read. */
static char *
take_text (Reader *reader, gboolean may_have_escapes)
{
  gsize length = 0;
  char *text = (char *) cpt_json_tokenizer_get_lexeme (reader->tokenizer, &length);

  if (may_have_escapes && memchr (text, '\\', length) != NULL)
    {
      g_autofree char *unescaped = cpt_json_tokenizer_dup_string (reader->tokenizer);

      length = strlen (unescaped);
      memcpy (text, unescaped, length);
    }
  reader->end = text + length;

  return text;
}

static void
add_node (Reader *reader, CptJsonToken token)
{
  CptJsonNode node = { .name = g_steal_pointer (&reader->name), .n_nodes = 1, .kind = token };

  if (token == CPT_JSON_STRING || token == CPT_JSON_NUMBER)
    node.text = take_text (reader, token == CPT_JSON_STRING);
  else if (token == CPT_JSON_BEGIN_OBJECT || token == CPT_JSON_BEGIN_ARRAY)
    reader->open[reader->depth++] = reader->nodes->len;

  g_array_append_val (reader->nodes, node);
}

static void
close_container (Reader *reader)
{
  guint place = reader->open[--reader->depth];

  g_array_index (reader->nodes, CptJsonNode, place).n_nodes = reader->nodes->len - place;
}

static gboolean
read_nodes (Reader *reader, GError **error)
{
  CptJsonToken token = CPT_JSON_END;

  do
    {
      if (!cpt_json_tokenizer_next (reader->tokenizer, &token, error))
        return FALSE;

      mark_end (reader);
      if (token == CPT_JSON_MEMBER)
        reader->name = take_text (reader, TRUE);
      else if (token == CPT_JSON_END_OBJECT || token == CPT_JSON_END_ARRAY)
        close_container (reader);
      else if (token != CPT_JSON_END)
        add_node (reader, token);
    }
  while (token != CPT_JSON_END);

  return TRUE;
}

/**
 * cpt_json_document_new:
 * @body: one JSON text, as it came
 *
 * Reads @body strictly, within the bounds of the tokenizer.
 *
 * Returns: (transfer full) (nullable): the document, or %NULL with CPT_ERROR_MALFORMED
 */
CptJsonDocument *
cpt_json_document_new (GBytes *body, GError **error)
{
  g_autoptr (CptJsonDocument) self = g_new0 (CptJsonDocument, 1);
  g_autoptr (CptJsonTokenizer) tokenizer = NULL;
  Reader reader = { 0 };
  gsize length = 0;
  const char *bytes = g_bytes_get_data (body, &length);

  self->text = g_malloc (length + 1);
  if (length > 0)
    memcpy (self->text, bytes, length);
  self->text[length] = '\0';
  self->nodes = g_array_sized_new (FALSE, FALSE, sizeof (CptJsonNode), length / BYTES_PER_NODE + 1);

  tokenizer = cpt_json_tokenizer_new (self->text, length);
  reader.tokenizer = tokenizer;
  reader.nodes = self->nodes;
  if (!read_nodes (&reader, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
cpt_json_document_free (CptJsonDocument *self)
{
  g_clear_pointer (&self->nodes, g_array_unref);
  g_free (self->text);
  g_free (self);
}

/**
 * cpt_json_document_get_root:
 *
 * Returns: (transfer none): the outermost value
 */
const CptJsonNode *
cpt_json_document_get_root (CptJsonDocument *self)
{
  return &g_array_index (self->nodes, CptJsonNode, 0);
}

/**
 * cpt_json_node_first:
 * @parent: an object or an array
 *
 * Returns: (transfer none) (nullable): its first member or element
 */
const CptJsonNode *
cpt_json_node_first (const CptJsonNode *parent)
{
  return parent->n_nodes > 1 ? parent + 1 : NULL;
}

/**
 * cpt_json_node_next:
 * @parent: an object or an array
 * @child: one of its members or elements
 *
 * Returns: (transfer none) (nullable): the one after @child
 */
const CptJsonNode *
cpt_json_node_next (const CptJsonNode *parent, const CptJsonNode *child)
{
  const CptJsonNode *next = child + child->n_nodes;

  return next < parent + parent->n_nodes ? next : NULL;
}

/**
 * cpt_json_node_find:
 * @object: an object
 * @name: of a member
 *
 * Returns: (transfer none) (nullable): its value; of several with this name the last, as json-glib does
 */
const CptJsonNode *
cpt_json_node_find (const CptJsonNode *object, const char *name)
{
  const CptJsonNode *found = NULL;

  for (const CptJsonNode *node = cpt_json_node_first (object); node != NULL; node = cpt_json_node_next (object, node))
    if (strcmp (node->name, name) == 0)
      found = node;

  return found;
}
