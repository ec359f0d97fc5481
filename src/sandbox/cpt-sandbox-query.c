/* cpt-sandbox-query.c — the platform's query language.
 *
 *   query    = and-part { "||" and-part }
 *   and-part = unit { "&&" unit }
 *   unit     = "{" query "}" | clause
 *   clause   = path op value
 *
 * A value is the raw text up to the next "&&", "||", "{", "}" or the end, trimmed: there are no quotes. A clause on
 * what an item has not is false, but for "!=".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-query-private.h"

#include <gio/gio.h>
#include <string.h>

#include "cpt-sandbox-time-private.h"

#define MAX_DEPTH 64

typedef enum
{
  NODE_ANY,
  NODE_ALL,
  NODE_CLAUSE,
} NodeKind;

typedef enum
{
  OPERATOR_NOT_EQUAL,
  OPERATOR_AT_LEAST,
  OPERATOR_AT_MOST,
  OPERATOR_EQUAL,
  OPERATOR_MORE,
  OPERATOR_LESS,
  OPERATOR_CONTAINS,
} Operator;

static const char *const operators[] = { "!=", ">=", "<=", "=", ">", "<", "~" }; /* the longest first */

struct _CptSandboxQuery
{
  NodeKind kind;
  GPtrArray *parts; /* (nullable) (element-type CptSandboxQuery) */
  const CptSandboxItemType *type;
  guint property;
  char *name;
  Operator op;
  char *text; /* in lower case */
  gint64 number;
};

typedef struct
{
  const CptSandboxItemType *type;
  const char *cursor;
  int depth;
} Parser;

static CptSandboxQuery *parse_query (Parser *parser, GError **error);

static void
free_query (gpointer data)
{
  cpt_sandbox_query_free (data);
}

void
cpt_sandbox_query_free (CptSandboxQuery *self)
{
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  g_free (self->name);
  g_free (self->text);
  g_free (self);
}

static void
skip_space (Parser *parser)
{
  while (g_ascii_isspace (*parser->cursor))
    parser->cursor++;
}

static gboolean
accept (Parser *parser, const char *token)
{
  skip_space (parser);

  if (!g_str_has_prefix (parser->cursor, token))
    return FALSE;

  parser->cursor += strlen (token);

  return TRUE;
}

static gboolean
is_end_of_value (const char *cursor)
{
  return *cursor == '\0' || *cursor == '{' || *cursor == '}' || g_str_has_prefix (cursor, "&&") ||
         g_str_has_prefix (cursor, "||");
}

static char *
read_name (Parser *parser)
{
  const char *start;

  skip_space (parser);
  start = parser->cursor;

  while (!is_end_of_value (parser->cursor) && strchr ("!=<>~", *parser->cursor) == NULL)
    parser->cursor++;

  return g_strstrip (g_strndup (start, (gsize) (parser->cursor - start)));
}

static gboolean
read_operator (Parser *parser, Operator *op)
{
  for (guint i = 0; i < G_N_ELEMENTS (operators); i++)
    if (accept (parser, operators[i]))
      {
        *op = i;
        return TRUE;
      }

  return FALSE;
}

static char *
read_value (Parser *parser)
{
  const char *start = parser->cursor;

  while (!is_end_of_value (parser->cursor))
    parser->cursor++;

  return g_strstrip (g_strndup (start, (gsize) (parser->cursor - start)));
}

/* At most four decimals: nothing has more. */
static gboolean
read_number (const char *text, gint64 *number)
{
  gboolean is_negative = *text == '-';
  const char *cursor = is_negative ? text + 1 : text;
  gint64 unit = 10000;
  gint64 value = 0;

  if (!g_ascii_isdigit (*cursor))
    return FALSE;

  for (; g_ascii_isdigit (*cursor) && value < G_MAXINT64 / 100000; cursor++)
    value = value * 10 + g_ascii_digit_value (*cursor);

  value *= unit;

  if (*cursor == '.')
    for (cursor++; g_ascii_isdigit (*cursor) && unit > 1; cursor++)
      value += g_ascii_digit_value (*cursor) * (unit /= 10);

  *number = is_negative ? -value : value;

  return *cursor == '\0';
}

/* Which operators a kind of value knows, and whether the text is such a value. */
static gboolean
read_typed_value (CptSandboxQuery *clause, CptSandboxKind kind, const char *value)
{
  gboolean is_equality = clause->op == OPERATOR_EQUAL || clause->op == OPERATOR_NOT_EQUAL;

  clause->text = g_utf8_strdown (value, -1);

  switch (kind)
    {
    case CPT_SANDBOX_KIND_TEXT:
      return is_equality || clause->op == OPERATOR_CONTAINS;
    case CPT_SANDBOX_KIND_TIME:
      return clause->op != OPERATOR_CONTAINS && cpt_sandbox_time_parse (value, &clause->number);
    case CPT_SANDBOX_KIND_NUMBER:
      return clause->op != OPERATOR_CONTAINS && read_number (value, &clause->number);
    case CPT_SANDBOX_KIND_BOOLEAN:
      clause->number = g_str_equal (clause->text, "true") ? 1 : 0;
      return is_equality && (clause->number == 1 || g_str_equal (clause->text, "false"));
    default:
      g_assert_not_reached ();
    }
}

static gboolean
resolve_property (CptSandboxQuery *clause, CptSandboxKind *kind)
{
  *kind = CPT_SANDBOX_KIND_TEXT;

  if (clause->type->get_by_name != NULL)
    return *clause->name != '\0';

  if (!cpt_sandbox_item_type_find (clause->type, clause->name, &clause->property))
    return FALSE;

  *kind = clause->type->properties[clause->property].kind;

  return TRUE;
}

static CptSandboxQuery *
parse_clause (Parser *parser, GError **error)
{
  g_autoptr (CptSandboxQuery) clause = g_new0 (CptSandboxQuery, 1);
  g_autofree char *value = NULL;
  CptSandboxKind kind;

  clause->kind = NODE_CLAUSE;
  clause->type = parser->type;
  clause->name = read_name (parser);

  if (!read_operator (parser, &clause->op))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "Malformed query: expected an op at '%s'",
                   parser->cursor);
      return NULL;
    }

  value = read_value (parser);

  if (!resolve_property (clause, &kind))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "Could not resolve property %s", clause->name);
      return NULL;
    }

  if (*value == '\0' || !read_typed_value (clause, kind, value))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "Malformed query: %s %s '%s'", clause->name,
                   operators[clause->op], value);
      return NULL;
    }

  return g_steal_pointer (&clause);
}

static CptSandboxQuery *
parse_unit (Parser *parser, GError **error)
{
  g_autoptr (CptSandboxQuery) query = NULL;

  if (!accept (parser, "{"))
    return parse_clause (parser, error);

  if (parser->depth++ < MAX_DEPTH)
    query = parse_query (parser, error);
  else
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "Malformed query: nested too deeply");

  if (query == NULL)
    return NULL;

  parser->depth--;

  if (!accept (parser, "}"))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "Malformed query: expected '}'");
      return NULL;
    }

  return g_steal_pointer (&query);
}

typedef CptSandboxQuery *(*ParseFunc) (Parser *parser, GError **error);

static CptSandboxQuery *
parse_parts (Parser *parser, NodeKind kind, ParseFunc parse_part, const char *separator, GError **error)
{
  g_autoptr (CptSandboxQuery) self = g_new0 (CptSandboxQuery, 1);

  self->kind = kind;
  self->parts = g_ptr_array_new_with_free_func (free_query);

  do
    {
      CptSandboxQuery *part = parse_part (parser, error);

      if (part == NULL)
        return NULL;

      g_ptr_array_add (self->parts, part);
    }
  while (accept (parser, separator));

  return g_steal_pointer (&self);
}

static CptSandboxQuery *
parse_and_part (Parser *parser, GError **error)
{
  return parse_parts (parser, NODE_ALL, parse_unit, "&&", error);
}

static CptSandboxQuery *
parse_query (Parser *parser, GError **error)
{
  return parse_parts (parser, NODE_ANY, parse_and_part, "||", error);
}

/**
 * cpt_sandbox_query_parse:
 * @type: what the items are that will be asked about; must outlive the query
 * @text: the query, decoded
 * @error: its message is what the platform says
 *
 * Returns: (transfer full): the query
 */
CptSandboxQuery *
cpt_sandbox_query_parse (const CptSandboxItemType *type, const char *text, GError **error)
{
  g_autoptr (CptSandboxQuery) self = NULL;
  Parser parser = { type, text, 0 };

  self = parse_query (&parser, error);
  if (self == NULL)
    return NULL;

  skip_space (&parser);
  if (*parser.cursor != '\0')
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "Malformed query: unexpected '%s'", parser.cursor);
      return NULL;
    }

  return g_steal_pointer (&self);
}

static gboolean
text_matches (const CptSandboxQuery *clause, const char *text)
{
  g_autofree char *lower = g_utf8_strdown (text, -1);

  if (clause->op == OPERATOR_CONTAINS)
    return strstr (lower, clause->text) != NULL;

  return g_str_equal (lower, clause->text);
}

static gboolean
number_matches (const CptSandboxQuery *clause, gint64 number)
{
  switch (clause->op)
    {
    case OPERATOR_AT_LEAST:
      return number >= clause->number;
    case OPERATOR_AT_MOST:
      return number <= clause->number;
    case OPERATOR_MORE:
      return number > clause->number;
    case OPERATOR_LESS:
      return number < clause->number;
    case OPERATOR_EQUAL:
    case OPERATOR_NOT_EQUAL:
    case OPERATOR_CONTAINS:
    default:
      return number == clause->number;
    }
}

/* For "!=": whether any value is equal. */
static gboolean
any_value_matches (const CptSandboxQuery *clause, gconstpointer item)
{
  CptSandboxValue value;

  if (clause->type->get_by_name != NULL)
    {
      const char *text = clause->type->get_by_name (item, clause->name);

      return text != NULL && text_matches (clause, text);
    }

  for (guint i = 0; clause->type->get (item, clause->property, i, &value); i++)
    if (clause->type->properties[clause->property].kind == CPT_SANDBOX_KIND_TEXT
            ? text_matches (clause, value.text)
            : number_matches (clause, value.number))
      return TRUE;

  return FALSE;
}

/**
 * cpt_sandbox_query_matches:
 * @item: of the type that the query was parsed for
 */
gboolean
cpt_sandbox_query_matches (const CptSandboxQuery *self, gconstpointer item)
{
  gboolean wanted = self->kind == NODE_ANY;

  if (self->kind == NODE_CLAUSE)
    return any_value_matches (self, item) != (self->op == OPERATOR_NOT_EQUAL);

  for (guint i = 0; i < self->parts->len; i++)
    if (cpt_sandbox_query_matches (g_ptr_array_index (self->parts, i), item) == wanted)
      return wanted;

  return !wanted;
}
