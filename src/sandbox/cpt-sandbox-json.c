/* cpt-sandbox-json.c — JSON out, by appending; JSON in, through json-glib after a check.
 *
 * Written by hand because a page holds 5,000 companies, and a tree of nodes for it costs more than the rest. Whether a
 * comma is due is read off the last character written: nothing else ends in an opening bracket.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-json-private.h"

#include <gio/gio.h>

#include "cpt-sandbox-time-private.h"

#define MAX_DEPTH 64
#define MAX_DIGITS 18

static void
append_text (GString *out, const char *text)
{
  const char *plain = text;

  g_string_append_c (out, '"');

  for (; *text != '\0'; text++)
    {
      guchar byte = (guchar) *text;

      if (byte >= 0x20 && byte != '"' && byte != '\\')
        continue;

      g_string_append_len (out, plain, text - plain);
      plain = text + 1;

      if (byte >= 0x20)
        g_string_append_printf (out, "\\%c", byte);
      else
        g_string_append_printf (out, "\\u%04x", byte);
    }

  g_string_append_len (out, plain, text - plain);
  g_string_append_c (out, '"');
}

static void
append_name (GString *out, const char *name)
{
  char last = out->len > 0 ? out->str[out->len - 1] : '[';

  if (last != '{' && last != '[')
    g_string_append_c (out, ',');

  if (name == NULL)
    return;

  append_text (out, name);
  g_string_append_c (out, ':');
}

void
cpt_sandbox_json_begin_object (GString *out, const char *name)
{
  append_name (out, name);
  g_string_append_c (out, '{');
}

void
cpt_sandbox_json_end_object (GString *out)
{
  g_string_append_c (out, '}');
}

void
cpt_sandbox_json_begin_array (GString *out, const char *name)
{
  append_name (out, name);
  g_string_append_c (out, '[');
}

void
cpt_sandbox_json_end_array (GString *out)
{
  g_string_append_c (out, ']');
}

/**
 * cpt_sandbox_json_string:
 * @value: (nullable): UTF-8; %NULL writes null
 */
void
cpt_sandbox_json_string (GString *out, const char *name, const char *value)
{
  append_name (out, name);

  if (value != NULL)
    append_text (out, value);
  else
    g_string_append (out, "null");
}

void
cpt_sandbox_json_integer (GString *out, const char *name, gint64 value)
{
  append_name (out, name);
  g_string_append_printf (out, "%" G_GINT64_FORMAT, value);
}

/**
 * cpt_sandbox_json_number:
 * @text: a number as JSON spells it, written as it is
 */
void
cpt_sandbox_json_number (GString *out, const char *name, const char *text)
{
  append_name (out, name);
  g_string_append (out, text);
}

/**
 * cpt_sandbox_json_cents:
 * @cents: an amount of money in hundredths, written as a number with two decimals
 */
void
cpt_sandbox_json_cents (GString *out, const char *name, gint64 cents)
{
  gint64 size = cents < 0 ? -cents : cents;

  append_name (out, name);
  g_string_append_printf (out, "%s%" G_GINT64_FORMAT ".%02d", cents < 0 ? "-" : "", size / 100, (int) (size % 100));
}

void
cpt_sandbox_json_boolean (GString *out, const char *name, gboolean value)
{
  append_name (out, name);
  g_string_append (out, value ? "true" : "false");
}

void
cpt_sandbox_json_null (GString *out, const char *name)
{
  append_name (out, name);
  g_string_append (out, "null");
}

/**
 * cpt_sandbox_json_time:
 * @ticks: a moment; 0 writes nothing at all: that is how the platform says "never"
 */
void
cpt_sandbox_json_time (GString *out, const char *name, gint64 ticks)
{
  if (ticks == 0)
    return;

  append_name (out, name);
  g_string_append_c (out, '"');
  cpt_sandbox_time_append (out, ticks);
  g_string_append_c (out, '"');
}

/**
 * cpt_sandbox_json_seconds:
 * @ticks: a moment, written without a fraction; 0 writes nothing at all
 */
void
cpt_sandbox_json_seconds (GString *out, const char *name, gint64 ticks)
{
  if (ticks == 0)
    return;

  append_name (out, name);
  g_string_append_c (out, '"');
  cpt_sandbox_time_append_seconds (out, ticks);
  g_string_append_c (out, '"');
}

/* The end of the string that begins at @cursor, or of the text. */
static const char *
skip_string (const char *cursor, const char *end)
{
  for (cursor++; cursor < end && *cursor != '"'; cursor++)
    if (*cursor == '\\')
      cursor++;

  return cursor;
}

/* json-glib falls over at great depth and reads long numbers as others: neither ever reaches it. */
static const char *
find_fault (const char *text, gsize length)
{
  const char *end = text + length;
  int depth = 0;
  int digits = 0;

  if (!g_utf8_validate_len (text, length, NULL))
    return "the body is not UTF-8";

  for (const char *cursor = text; cursor < end; cursor++)
    {
      digits = g_ascii_isdigit (*cursor) ? digits + 1 : 0;

      if (*cursor == '"')
        cursor = skip_string (cursor, end);
      else if (*cursor == '{' || *cursor == '[')
        depth++;
      else if (*cursor == '}' || *cursor == ']')
        depth--;

      if (depth > MAX_DEPTH)
        return "the body is nested too deeply";

      if (digits > MAX_DIGITS)
        return "the body holds a number that is too long";
    }

  return NULL;
}

/**
 * cpt_sandbox_json_parse:
 * @text: what a client sent
 * @length: its bytes
 *
 * Returns: (transfer full): the value
 */
JsonNode *
cpt_sandbox_json_parse (const char *text, gsize length, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  const char *fault = find_fault (text, length);

  if (fault != NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, fault);
      return NULL;
    }

  if (!json_parser_load_from_data (parser, text, (gssize) length, error))
    return NULL;

  if (json_parser_get_root (parser) == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "the body is empty");
      return NULL;
    }

  return json_node_ref (json_parser_get_root (parser));
}
