/* cpt-json-tokenizer.c — a bounded, strict reader of JSON text, ahead of any parser that trusts its input.
 *
 * RFC 8259 and nothing more, over UTF-8 and nothing else. Beyond the grammar it refuses what C and other parsers
 * stumble over: a NUL (also as \u0000), a lone surrogate, more than CPT_JSON_MAX_DEPTH open brackets. Numbers are
 * checked and handed out as they are written; nothing here computes with them.
 *
 * 1. One call, one token; no recursion: the open brackets are a stack of fixed size.
 * 2. What may come next is the expectation:
 *    VALUE           a value: at the start, after a member's colon, after a comma in an array
 *    VALUE_OR_END    just after "[": a value or "]"
 *    MEMBER_OR_END   just after "{": a member or "}"
 *    COMMA_OR_END    after a value in a bracket: "," and what follows it, or the closing bracket
 *    NOTHING         after the whole document: white space until the end
 * 3. The place only moves when a token was read, so a failed call fails in the same way for ever.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-json-tokenizer.h"

#include "cpt-error.h"
#include "cpt-json-string-private.h"

#include <string.h>

typedef enum
{
  EXPECT_VALUE,
  EXPECT_VALUE_OR_END,
  EXPECT_MEMBER_OR_END,
  EXPECT_COMMA_OR_END,
  EXPECT_NOTHING,
} Expectation;

struct _CptJsonTokenizer
{
  const char *text; /* not owned */
  const char *end;
  const char *at;

  Expectation expectation;
  guint depth;
  gboolean is_object[CPT_JSON_MAX_DEPTH]; /* by depth: "{", not "[" */

  const char *lexeme; /* of the last token, in text */
  gsize lexeme_length;
  gboolean has_escape; /* the lexeme is a string with a backslash in it */
};

/**
 * cpt_json_tokenizer_new:
 * @text: (nullable) (array length=length): the document; need not end with a NUL; must outlive the tokenizer
 * @length: bytes of @text
 *
 * Returns: (transfer full): a tokenizer at the start of @text, for one thread at a time
 */
CptJsonTokenizer *
cpt_json_tokenizer_new (const char *text, gsize length)
{
  CptJsonTokenizer *self;

  g_return_val_if_fail (text != NULL || length == 0, NULL);

  self = g_new0 (CptJsonTokenizer, 1);
  self->text = length > 0 ? text : "";
  self->end = self->text + length;
  self->at = self->text;
  self->expectation = EXPECT_VALUE;

  return self;
}

/**
 * cpt_json_tokenizer_free:
 */
void
cpt_json_tokenizer_free (CptJsonTokenizer *self)
{
  g_free (self);
}

/* The byte at @at, or 0 at the end of the text: nothing in the grammar is a NUL. */
static inline guchar
byte_at (CptJsonTokenizer *self, const char *at)
{
  return at < self->end ? (guchar) *at : 0;
}

static gboolean
fail (CptJsonTokenizer *self, const char *at, const char *what, GError **error)
{
  g_set_error (error, CPT_ERROR, CPT_ERROR_MALFORMED, "byte %" G_GSIZE_FORMAT ": %s", (gsize) (at - self->text),
               at < self->end ? what : "the text ends too early");

  return FALSE;
}

static const char *
skip_space (CptJsonTokenizer *self, const char *at)
{
  while (at < self->end && (*at == ' ' || *at == '\n' || *at == '\r' || *at == '\t'))
    at++;

  return at;
}

/* A token from @from to @to was read: keeps its text and moves on. */
static gboolean
accept (CptJsonTokenizer *self, const char *from, const char *to)
{
  self->lexeme = from;
  self->lexeme_length = to - from;
  self->at = to;

  return TRUE;
}

static void
expect_after_value (CptJsonTokenizer *self)
{
  self->expectation = self->depth == 0 ? EXPECT_NOTHING : EXPECT_COMMA_OR_END;
}

/* @quote is the opening quote; the lexeme is what stands between the quotes. */
static gboolean
read_string (CptJsonTokenizer *self, const char *quote, GError **error)
{
  const char *problem;
  const char *close = cpt_json_string_scan (quote + 1, self->end, &self->has_escape, &problem);

  if (problem != NULL)
    return fail (self, close, problem, error);

  accept (self, quote + 1, close);
  self->at = close + 1;

  return TRUE;
}

static const char *
skip_digits (CptJsonTokenizer *self, const char *at)
{
  while (g_ascii_isdigit (byte_at (self, at)))
    at++;

  return at;
}

/* One or more digits from @at; where they should have been otherwise. */
static gboolean
read_digits (CptJsonTokenizer *self, const char **at, GError **error)
{
  const char *behind = skip_digits (self, *at);

  if (behind == *at)
    return fail (self, *at, "expected a digit", error);

  *at = behind;

  return TRUE;
}

static gboolean
read_number (CptJsonTokenizer *self, const char *from, GError **error)
{
  const char *at = *from == '-' ? from + 1 : from;

  if (byte_at (self, at) == '0')
    at++;
  else if (!read_digits (self, &at, error))
    return FALSE;

  if (g_ascii_isdigit (byte_at (self, at)))
    return fail (self, at, "a number may not begin with 0", error);

  if (byte_at (self, at) == '.')
    {
      at++;
      if (!read_digits (self, &at, error))
        return FALSE;
    }

  if (byte_at (self, at) == 'e' || byte_at (self, at) == 'E')
    {
      at++;
      if (byte_at (self, at) == '+' || byte_at (self, at) == '-')
        at++;
      if (!read_digits (self, &at, error))
        return FALSE;
    }

  return accept (self, from, at);
}

static gboolean
read_word (CptJsonTokenizer *self, const char *from, const char *word, GError **error)
{
  gsize length = strlen (word);

  if ((gsize) (self->end - from) < length || memcmp (from, word, length) != 0)
    return fail (self, from, "expected a value", error);

  return accept (self, from, from + length);
}

static gboolean
open_bracket (CptJsonTokenizer *self, const char *at, GError **error)
{
  gboolean is_object = *at == '{';

  if (self->depth == CPT_JSON_MAX_DEPTH)
    return fail (self, at, "nested too deeply", error);

  self->is_object[self->depth++] = is_object;
  self->expectation = is_object ? EXPECT_MEMBER_OR_END : EXPECT_VALUE_OR_END;

  return accept (self, at, at + 1);
}

static gboolean
close_bracket (CptJsonTokenizer *self, const char *at, CptJsonToken *token)
{
  self->depth--;
  *token = self->is_object[self->depth] ? CPT_JSON_END_OBJECT : CPT_JSON_END_ARRAY;
  expect_after_value (self);

  return accept (self, at, at + 1);
}

/* What does not open a bracket. */
static gboolean
read_scalar (CptJsonTokenizer *self, const char *at, CptJsonToken *token, GError **error)
{
  switch (byte_at (self, at))
    {
    case '"':
      *token = CPT_JSON_STRING;
      return read_string (self, at, error);

    case 't':
      *token = CPT_JSON_TRUE;
      return read_word (self, at, "true", error);

    case 'f':
      *token = CPT_JSON_FALSE;
      return read_word (self, at, "false", error);

    case 'n':
      *token = CPT_JSON_NULL;
      return read_word (self, at, "null", error);

    default:
      if (byte_at (self, at) != '-' && !g_ascii_isdigit (byte_at (self, at)))
        return fail (self, at, "expected a value", error);

      *token = CPT_JSON_NUMBER;
      return read_number (self, at, error);
    }
}

static gboolean
read_value (CptJsonTokenizer *self, const char *at, CptJsonToken *token, GError **error)
{
  if (byte_at (self, at) == '{' || byte_at (self, at) == '[')
    {
      *token = *at == '{' ? CPT_JSON_BEGIN_OBJECT : CPT_JSON_BEGIN_ARRAY;
      return open_bracket (self, at, error);
    }

  if (!read_scalar (self, at, token, error))
    return FALSE;

  expect_after_value (self);

  return TRUE;
}

/* A member's name with its colon. The lexeme is the name. */
static gboolean
read_member (CptJsonTokenizer *self, const char *at, CptJsonToken *token, GError **error)
{
  const char *before = self->at;
  const char *colon;

  if (byte_at (self, at) != '"')
    return fail (self, at, "expected a member's name", error);

  if (!read_string (self, at, error))
    return FALSE;

  colon = skip_space (self, self->at);
  if (byte_at (self, colon) != ':')
    {
      self->at = before;
      return fail (self, colon, "expected a colon", error);
    }

  *token = CPT_JSON_MEMBER;
  self->expectation = EXPECT_VALUE;
  self->at = colon + 1;

  return TRUE;
}

/* What comes behind a value in a bracket. */
static gboolean
read_after_value (CptJsonTokenizer *self, const char *at, CptJsonToken *token, GError **error)
{
  gboolean is_object = self->is_object[self->depth - 1];

  if (byte_at (self, at) == (is_object ? '}' : ']'))
    return close_bracket (self, at, token);

  if (byte_at (self, at) != ',')
    return fail (self, at, "expected a comma or the end of the bracket", error);

  at = skip_space (self, at + 1);

  return is_object ? read_member (self, at, token, error) : read_value (self, at, token, error);
}

/**
 * cpt_json_tokenizer_next:
 * @token: (out): what was found; CPT_JSON_END after the whole document, however often it is asked
 * @error: CPT_ERROR_MALFORMED with the byte where the text stops being JSON
 *
 * Commas and colons are checked and not told. After an error every call fails with it.
 *
 * Returns: %FALSE when @error is set
 */
gboolean
cpt_json_tokenizer_next (CptJsonTokenizer *self, CptJsonToken *token, GError **error)
{
  const char *at = skip_space (self, self->at);

  switch (self->expectation)
    {
    case EXPECT_MEMBER_OR_END:
      return byte_at (self, at) == '}' ? close_bracket (self, at, token) : read_member (self, at, token, error);

    case EXPECT_VALUE_OR_END:
      return byte_at (self, at) == ']' ? close_bracket (self, at, token) : read_value (self, at, token, error);

    case EXPECT_COMMA_OR_END:
      return read_after_value (self, at, token, error);

    case EXPECT_NOTHING:
      if (at < self->end)
        return fail (self, at, "expected nothing more", error);
      *token = CPT_JSON_END;
      return accept (self, at, at);

    case EXPECT_VALUE:
    default:
      return read_value (self, at, token, error);
    }
}

/**
 * cpt_json_tokenizer_get_lexeme:
 * @length: (out): bytes of the lexeme
 *
 * Returns: (transfer none): the last token as it is written, in the text given to cpt_json_tokenizer_new(), without a
 * NUL behind it; of a string or a member's name what stands between the quotes, escapes and all
 */
const char *
cpt_json_tokenizer_get_lexeme (CptJsonTokenizer *self, gsize *length)
{
  *length = self->lexeme_length;

  return self->lexeme;
}

/**
 * cpt_json_tokenizer_dup_string:
 *
 * Only after a CPT_JSON_STRING or a CPT_JSON_MEMBER.
 *
 * Returns: (transfer full): what the string means, valid UTF-8
 */
char *
cpt_json_tokenizer_dup_string (CptJsonTokenizer *self)
{
  if (self->has_escape)
    return cpt_json_string_unescape (self->lexeme, self->lexeme_length);

  return g_strndup (self->lexeme, self->lexeme_length);
}
