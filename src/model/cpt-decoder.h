/* cpt-decoder.h — reads the members of a JSON object, keeps the first failure, names the culprit.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-json-document.h"

G_BEGIN_DECLS

/**
 * CptDecoder:
 * @parent: (nullable): the decoder of the object around this one
 * @member: (nullable): where @parent has it
 * @index: in that member's array, -1 when it is no array
 * @node: the object
 * @problem: (nullable) (owned): the first failure: "results[3].name: expected a string"
 *
 * Lives on the stack, from cpt_decoder_init() to cpt_decoder_finish().
 */
typedef struct _CptDecoder CptDecoder;
struct _CptDecoder
{
  CptDecoder *parent;
  const char *member;
  int index;
  const CptJsonNode *node;
  char *problem;
};

/* Reads one element of an array. Returns: (transfer full) (nullable): a GObject, NULL when cpt_decoder_has_failed() */
typedef gpointer (*CptDecoderItemFunc) (CptDecoder *item, gpointer user_data);

/* Reads one object on its way; what it cannot read, cpt_decoder_has_failed() tells. */
typedef void (*CptDecoderVisitFunc) (CptDecoder *item, gpointer user_data);

void cpt_decoder_init (CptDecoder *self, const CptJsonNode *node);
void
cpt_decoder_init_item (CptDecoder *self, CptDecoder *parent, const char *member, int index, const CptJsonNode *node);
gboolean cpt_decoder_finish (CptDecoder *self, GError **error);
gboolean cpt_decoder_has_failed (const CptDecoder *self);
void cpt_decoder_fail (CptDecoder *self, const char *member, const char *expected);
const CptJsonNode *cpt_decoder_find (CptDecoder *self, const char *member);
gpointer cpt_decoder_decode (GBytes *body, CptDecoderItemFunc func, gpointer user_data, GError **error);

const char *cpt_decoder_string (CptDecoder *self, const char *member);
const char *cpt_decoder_optional_string (CptDecoder *self, const char *member);
const char *cpt_decoder_optional_text (CptDecoder *self, const char *member);
const char *cpt_decoder_guid (CptDecoder *self, const char *member);
const char *cpt_decoder_optional_guid (CptDecoder *self, const char *member);
gint64 cpt_decoder_optional_time (CptDecoder *self, const char *member, const char **text);
guint64 cpt_decoder_count (CptDecoder *self, const char *member);
gint64 cpt_decoder_optional_integer (CptDecoder *self, const char *member, gint64 absent);
gboolean cpt_decoder_optional_boolean (CptDecoder *self, const char *member, gboolean absent);

/* Arrays and objects: cpt-decoder-containers.c. */
GStrv cpt_decoder_optional_strings (CptDecoder *self, const char *member);
GVariant *cpt_decoder_optional_map (CptDecoder *self, const char *member);
gboolean cpt_decoder_init_object (CptDecoder *self, CptDecoder *parent, const char *member);
gboolean cpt_decoder_visit_objects (CptDecoder *self, const char *member, CptDecoderVisitFunc func, gpointer user_data);
void cpt_decoder_visit_members (CptDecoder *self, CptDecoderVisitFunc func, gpointer user_data);
GPtrArray *cpt_decoder_objects (CptDecoder *self, const char *member, CptDecoderItemFunc func, gpointer user_data);
GPtrArray *
cpt_decoder_optional_objects (CptDecoder *self, const char *member, CptDecoderItemFunc func, gpointer user_data);

G_END_DECLS
