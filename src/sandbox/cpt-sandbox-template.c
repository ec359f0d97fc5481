/* cpt-sandbox-template.c — fills the templates of the Link pages.
 *
 *   {{name}}     a value, escaped: this is the only way that text of a stranger gets into a page
 *   {{&name}}    a value that is HTML already, made from other templates
 *   {{word:id}}  a text in the reader's language
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-template-private.h"

#include <gio/gio.h>
#include <string.h>

#include "cpt-sandbox-resources.h"

#define FOLDER "/io/github/comptoir/Comptoir/sandbox/"

/**
 * cpt_sandbox_template_load:
 * @name: a file of `data/sandbox/`, which must be there
 *
 * Returns: (transfer full): its contents
 */
GBytes *
cpt_sandbox_template_load (const char *name)
{
  g_autofree char *path = g_strconcat (FOLDER, name, NULL);
  GBytes *bytes = g_resource_lookup_data (cpt_sandbox_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  g_assert (bytes != NULL);

  return bytes;
}

static void
append_escaped (GString *out, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append (out, escaped);
}

static void
append_value (GString *out, CptSandboxLanguage language, const char *name, GHashTable *values)
{
  const char *value;

  if (g_str_has_prefix (name, "word:"))
    {
      append_escaped (out, cpt_sandbox_words_get (language, name + strlen ("word:")));
      return;
    }

  value = g_hash_table_lookup (values, *name == '&' ? name + 1 : name);
  g_assert (value != NULL);

  if (*name == '&')
    g_string_append (out, value);
  else
    append_escaped (out, value);
}

/**
 * cpt_sandbox_template_fill:
 * @name: a template
 * @...: names and values of all that it asks for, then %NULL
 *
 * Returns: (transfer full): HTML
 */
char *
cpt_sandbox_template_fill (CptSandboxLanguage language, const char *name, ...)
{
  g_autoptr (GBytes) bytes = cpt_sandbox_template_load (name);
  g_autoptr (GHashTable) values = g_hash_table_new (g_str_hash, g_str_equal);
  const char *cursor = g_bytes_get_data (bytes, NULL);
  const char *end = cursor + g_bytes_get_size (bytes);
  GString *out = g_string_new (NULL);
  const char *open;
  const char *value_name;
  va_list arguments;

  va_start (arguments, name);
  while ((value_name = va_arg (arguments, const char *)) != NULL)
    g_hash_table_insert (values, (gpointer) value_name, va_arg (arguments, char *));
  va_end (arguments);

  while ((open = g_strstr_len (cursor, end - cursor, "{{")) != NULL)
    {
      const char *close = g_strstr_len (open, end - open, "}}");
      g_autofree char *placeholder = g_strndup (open + 2, (gsize) (close - open - 2));

      g_string_append_len (out, cursor, open - cursor);
      append_value (out, language, placeholder, values);
      cursor = close + 2;
    }

  g_string_append_len (out, cursor, end - cursor);

  return g_string_free (out, FALSE);
}
