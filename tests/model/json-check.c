/* json-check.c — whether the tokenizer takes a text for one whole JSON document.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "json-check.h"

#include "cpt-json-tokenizer.h"

/**
 * json_check:
 * @text: (nullable) (array length=length): a document
 * @length: bytes of @text
 * @error: what cpt_json_tokenizer_next() says
 *
 * Returns: whether the tokenizer reads @text to its end
 */
gboolean
json_check (const char *text, gsize length, GError **error)
{
  g_autoptr (CptJsonTokenizer) tokenizer = cpt_json_tokenizer_new (text, length);
  CptJsonToken token;

  do
    {
      if (!cpt_json_tokenizer_next (tokenizer, &token, error))
        return FALSE;
    }
  while (token != CPT_JSON_END);

  return TRUE;
}
