/* fuzz-json.c — the tokenizer on anything: it ends, and what it accepts json-glib reads the same.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "fuzz.h"

#include "cpt-json-document.h"
#include "json-check.h"
#include "json-oracle.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  const char *text = (const char *) data;
  gboolean is_json = json_check (text, size, NULL);
  g_autoptr (GBytes) body = g_bytes_new_static (text, size);
  g_autoptr (CptJsonDocument) document = cpt_json_document_new (body, NULL);

  g_assert_cmpint (document != NULL, ==, is_json);
  if (is_json)
    json_oracle_assert_same (text, size);

  return 0;
}
