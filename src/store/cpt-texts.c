/* cpt-texts.c — many short texts in one blob: one search goes over all of them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-texts-private.h"

#define NEAR 8 /* texts are walked before they are jumped over */

/**
 * cpt_texts_new:
 *
 * Returns: (transfer full): no text yet
 */
CptTexts *
cpt_texts_new (void)
{
  CptTexts *self = g_new0 (CptTexts, 1);
  const guint32 start = 0;

  self->blob = g_byte_array_new ();
  self->offsets = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_array_append_val (self->offsets, start);

  return self;
}

void
cpt_texts_free (CptTexts *self)
{
  g_byte_array_unref (self->blob);
  g_array_unref (self->offsets);
  g_free (self);
}

/**
 * cpt_texts_add:
 * @text: without zero bytes
 * @length: of @text, in bytes
 */
void
cpt_texts_add (CptTexts *self, const char *text, gsize length)
{
  static const guint8 end = 0;
  guint32 next = 0;

  g_byte_array_append (self->blob, (const guint8 *) text, (guint) length);
  g_byte_array_append (self->blob, &end, 1);
  next = self->blob->len;
  g_array_append_val (self->offsets, next);
}

guint
cpt_texts_get_n (CptTexts *self)
{
  return self->offsets->len - 1;
}

/**
 * cpt_texts_get:
 *
 * Returns: (transfer none): text @number
 */
const char *
cpt_texts_get (CptTexts *self, guint number)
{
  return (const char *) self->blob->data + cpt_texts_get_start (self, number);
}

/**
 * cpt_texts_get_start:
 *
 * Returns: where text @number begins in the blob; the blob's length for the number behind the last
 */
guint32
cpt_texts_get_start (CptTexts *self, guint number)
{
  return g_array_index (self->offsets, guint32, number);
}

/**
 * cpt_texts_find_at:
 * @from: a text that begins at or before @offset
 * @offset: in the blob
 *
 * Returns: the number of the text that @offset lies in
 */
guint
cpt_texts_find_at (CptTexts *self, guint from, guint32 offset)
{
  const guint32 *offsets = (const guint32 *) self->offsets->data;
  guint low = from;
  guint high = self->offsets->len - 1;

  for (guint i = 0; i < NEAR; i++, low++)
    {
      if (offset < offsets[low + 1])
        return low;
    }

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (offsets[middle] <= offset)
        low = middle;
      else
        high = middle;
    }

  return low;
}
