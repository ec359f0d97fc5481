/* cpt-texts-private.h — many short texts in one blob.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CptTexts:
 * @blob: the texts one after another, each followed by a zero byte
 * @offsets: (element-type guint32): where text i begins; one more, for the end of the last
 *
 * At most 4 GB.
 */
typedef struct
{
  GByteArray *blob;
  GArray *offsets;
} CptTexts;

CptTexts *cpt_texts_new (void);
void cpt_texts_free (CptTexts *self);
void cpt_texts_add (CptTexts *self, const char *text, gsize length);
guint cpt_texts_get_n (CptTexts *self);
const char *cpt_texts_get (CptTexts *self, guint number);
guint32 cpt_texts_get_start (CptTexts *self, guint number);
guint cpt_texts_find_at (CptTexts *self, guint from, guint32 offset);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CptTexts, cpt_texts_free)

G_END_DECLS
