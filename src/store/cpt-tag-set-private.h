/* cpt-tag-set-private.h — the tags of a company as one text, in which those that hold a tag are found at once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-texts-private.h"

G_BEGIN_DECLS

/**
 * CptTagSetIter:
 * @key: of the tag that was met last; ends at @key_length
 * @value: of the same; ends at @value_length
 */
typedef struct
{
  const char *key;
  const char *value;
  gsize key_length;
  gsize value_length;
} CptTagSetIter;

char *cpt_tag_set_new (GVariant *tags);
guint8 *cpt_tag_set_mark (CptTexts *sets, GVariant *tag);
gboolean cpt_tag_set_next (const char *set, CptTagSetIter *iter);

G_END_DECLS
