/* test-json-tokenizer.c — all of RFC 8259, nothing else, and never a crash.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-error.h"
#include "cpt-json-tokenizer.h"
#include "json-check.h"

#include <string.h>

static const char *const good[] = {
  "null",
  "true",
  "false",
  "0",
  "-0",
  "10",
  "-1.5",
  "1e5",
  "1E+5",
  "1.25e-5",
  "0.1",
  "0e0",
  "1e999",
  "99999999999999999999",
  "\"\"",
  "\"a\"",
  "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\"",
  "\"\\ud83d\\ude00\"",
  "\"\\uD83D\\uDE00\"",
  "\"\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80\x7f\"",
  "\"\xef\xbf\xbe\"",
  "[]",
  "{}",
  " \t\r\n[ \t\r\n] \t\r\n",
  "[1,2,[3,{}],{\"a\":[]}]",
  "{\"a\":1,\"a\":2,\"\":null}",
  "{ \"a\" : { \"b\" : [ true , false ] } }",
};

/* With the byte where each stops being JSON. */
static const struct
{
  const char *text;
  gsize offset;
} bad[] = {
  { "", 0 },
  { "  ", 2 },
  { "nul", 0 },
  { "nulL", 0 },
  { "True", 0 },
  { "nullx", 4 },
  { "undefined", 0 },
  { "NaN", 0 },
  { "Infinity", 0 },
  { "-Infinity", 1 },
  { "01", 1 },
  { "-01", 2 },
  { "00", 1 },
  { "+1", 0 },
  { "-", 1 },
  { ".5", 0 },
  { "5.", 2 },
  { "5.e1", 2 },
  { "1e", 2 },
  { "1e+", 3 },
  { "0x1", 1 },
  { "1 2", 2 },
  { "1,", 1 },
  { "1_000", 1 },
  { "\"", 1 },
  { "\"a", 2 },
  { "\"\\", 2 },
  { "\"\\x41\"", 2 },
  { "\"\\u12\"", 3 },
  { "\"\\u12g4\"", 3 },
  { "\"\\u 123\"", 3 },
  { "\"\\u0000\"", 3 },
  { "\"\\ud83d\"", 3 },
  { "\"\\ud83dx\"", 3 },
  { "\"\\ud83d\\n\"", 3 },
  { "\"\\ud83d\\ud83d\"", 3 },
  { "\"\\ude00\"", 3 },
  { "\"a\nb\"", 2 },
  { "\"a\tb\"", 2 },
  { "\"\x1f\"", 1 },
  { "'a'", 0 },
  { "a", 0 },
  { "[", 1 },
  { "]", 0 },
  { "[1", 2 },
  { "[1,", 3 },
  { "[1,]", 3 },
  { "[,1]", 1 },
  { "[1 2]", 3 },
  { "[1}", 2 },
  { "[1]]", 3 },
  { "[1:2]", 2 },
  { "{", 1 },
  { "}", 0 },
  { "{]", 1 },
  { "{\"a\"", 4 },
  { "{\"a\"}", 4 },
  { "{\"a\":", 5 },
  { "{\"a\":}", 5 },
  { "{\"a\":1", 6 },
  { "{\"a\":1,", 7 },
  { "{\"a\":1,}", 7 },
  { "{\"a\":1]", 6 },
  { "{\"a\" 1}", 5 },
  { "{a:1}", 1 },
  { "{1:1}", 1 },
  { "{\"a\":1 \"b\":2}", 7 },
  { "/* comment */ 1", 0 },
  { "1 // comment", 2 },
  { "\xef\xbb\xbf{}", 0 },
  { "\xc2\xa0"
    "1",
    0 },
  { "\v1", 0 },
  { "\"\x80\"", 1 },
  { "\"\xc0\x80\"", 1 },
  { "\"\xc3\"", 1 },
  { "\"\xc3", 1 },
  { "\"\xe2\x82\"", 1 },
  { "\"\xed\xa0\x80\"", 1 },
  { "\"\xf4\x90\x80\x80\"", 1 },
  { "\"\xff\"", 1 },
};

static void
test_good_documents_pass (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", good[i]);
      json_check (good[i], strlen (good[i]), &error);
      g_assert_no_error (error);
    }
}

static void
test_bad_documents_fail_where_they_are_bad (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *escaped = g_strescape (bad[i].text, NULL);
      g_autofree char *prefix = g_strdup_printf ("byte %" G_GSIZE_FORMAT ": ", bad[i].offset);

      g_assert_false (json_check (bad[i].text, strlen (bad[i].text), &error));
      g_assert_error (error, CPT_ERROR, CPT_ERROR_MALFORMED);
      g_test_message ("%s: %s", escaped, error->message);
      g_assert_true (g_str_has_prefix (error->message, prefix));
    }
}

static void
test_a_nul_is_refused_wherever_it_stands (void)
{
  static const char document[] = "[\"ab\", 12, true]";

  for (gsize at = 0; at < sizeof document; at++)
    {
      g_autoptr (GString) text = g_string_new (document);

      g_string_insert_len (text, at, "\0", 1);
      g_assert_false (json_check (text->str, text->len, NULL));
    }

  g_assert_false (json_check (NULL, 0, NULL));
}

static void
test_every_truncation_is_refused_and_read_no_further (void)
{
  static const char text[] = "{\"a\\u00e9\":[1.5e+7,\"\\ud83d\\ude00\xf0\x9f\x98\x80\",true,null,false,-0]}";

  for (gsize length = 0; length < strlen (text); length++)
    {
      /* A block of its own, so that the address sanitizer sees one byte too many. */
      g_autofree char *truncated = g_memdup2 (text, length);

      g_assert_false (json_check (truncated, length, NULL));
    }

  g_assert_true (json_check (text, strlen (text), NULL));
}

static void
test_a_text_that_ends_too_early_is_told_so (void)
{
  static const char *const texts[] = { "", "[", "[1", "{\"a\"", "{\"a\":", "-", "1.", "\"a", "\"\\" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (json_check (texts[i], strlen (texts[i]), &error));
      g_assert_true (g_str_has_suffix (error->message, ": the text ends too early"));
    }
}

static void
test_depth_is_bounded (void)
{
  for (guint depth = CPT_JSON_MAX_DEPTH; depth <= CPT_JSON_MAX_DEPTH + 1; depth++)
    {
      g_autofree char *open = g_strnfill (depth, '[');
      g_autofree char *close = g_strnfill (depth, ']');
      g_autofree char *text = g_strconcat (open, close, NULL);
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (json_check (text, strlen (text), &error), ==, depth == CPT_JSON_MAX_DEPTH);
      if (error != NULL)
        g_assert_cmpstr (error->message, ==, "byte 256: nested too deeply");
    }
}

static void
test_a_hundred_thousand_brackets_are_survived (void)
{
  g_autofree char *arrays = g_strnfill (100000, '[');
  g_autoptr (GString) objects = g_string_new (NULL);

  for (guint i = 0; i < 100000; i++)
    g_string_append (objects, "{\"a\":");

  g_assert_false (json_check (arrays, strlen (arrays), NULL));
  g_assert_false (json_check (objects->str, objects->len, NULL));
}

static void
assert_next (CptJsonTokenizer *self, CptJsonToken expected, const char *lexeme, const char *string)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *read = NULL;
  CptJsonToken token;
  gsize length;
  const char *text;

  cpt_json_tokenizer_next (self, &token, &error);
  g_assert_no_error (error);
  g_assert_cmpint (token, ==, expected);

  text = cpt_json_tokenizer_get_lexeme (self, &length);
  g_assert_cmpmem (text, length, lexeme, strlen (lexeme));

  if (string != NULL)
    {
      read = cpt_json_tokenizer_dup_string (self);
      g_assert_cmpstr (read, ==, string);
    }
}

static void
test_tokens_come_in_order_with_their_text (void)
{
  static const char text[] =
      " { \"n\\u0061me\" : \"L\\u2019\\u00c9t\xc3\xa9 \\ud83d\\ude00\\n\" , \"list\":[1.50,-0e+1,true"
      ",false,null,{}],\"\":\"\"} ";
  g_autoptr (CptJsonTokenizer) self = cpt_json_tokenizer_new (text, strlen (text));

  assert_next (self, CPT_JSON_BEGIN_OBJECT, "{", NULL);
  assert_next (self, CPT_JSON_MEMBER, "n\\u0061me", "name");
  assert_next (self, CPT_JSON_STRING, "L\\u2019\\u00c9t\xc3\xa9 \\ud83d\\ude00\\n",
               "L\xe2\x80\x99\xc3\x89t\xc3\xa9 \xf0\x9f\x98\x80\n");
  assert_next (self, CPT_JSON_MEMBER, "list", "list");
  assert_next (self, CPT_JSON_BEGIN_ARRAY, "[", NULL);
  assert_next (self, CPT_JSON_NUMBER, "1.50", NULL);
  assert_next (self, CPT_JSON_NUMBER, "-0e+1", NULL);
  assert_next (self, CPT_JSON_TRUE, "true", NULL);
  assert_next (self, CPT_JSON_FALSE, "false", NULL);
  assert_next (self, CPT_JSON_NULL, "null", NULL);
  assert_next (self, CPT_JSON_BEGIN_OBJECT, "{", NULL);
  assert_next (self, CPT_JSON_END_OBJECT, "}", NULL);
  assert_next (self, CPT_JSON_END_ARRAY, "]", NULL);
  assert_next (self, CPT_JSON_MEMBER, "", "");
  assert_next (self, CPT_JSON_STRING, "", "");
  assert_next (self, CPT_JSON_END_OBJECT, "}", NULL);
  assert_next (self, CPT_JSON_END, "", NULL);
  assert_next (self, CPT_JSON_END, "", NULL);
}

static void
test_every_escape_means_what_it_should (void)
{
  static const char text[] = "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0001\\uFFFF\\uDBFF\\uDFFF\"";
  g_autoptr (CptJsonTokenizer) self = cpt_json_tokenizer_new (text, strlen (text));
  CptJsonToken token;
  g_autofree char *string = NULL;

  g_assert_true (cpt_json_tokenizer_next (self, &token, NULL));
  string = cpt_json_tokenizer_dup_string (self);

  g_assert_cmpstr (string, ==, "\"\\/\b\f\n\r\t\x01\xef\xbf\xbf\xf4\x8f\xbf\xbf");
}

static void
test_a_failed_call_fails_for_ever (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (CptJsonTokenizer) self = cpt_json_tokenizer_new (bad[i].text, strlen (bad[i].text));
      g_autoptr (GError) first = NULL;
      g_autoptr (GError) second = NULL;
      CptJsonToken token;

      while (cpt_json_tokenizer_next (self, &token, &first))
        g_assert_cmpint (token, !=, CPT_JSON_END);
      g_assert_false (cpt_json_tokenizer_next (self, &token, &second));

      g_assert_cmpstr (first->message, ==, second->message);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/json-tokenizer/good-documents-pass", test_good_documents_pass);
  g_test_add_func ("/json-tokenizer/bad-documents-fail-where-they-are-bad", test_bad_documents_fail_where_they_are_bad);
  g_test_add_func ("/json-tokenizer/a-nul-is-refused-wherever-it-stands", test_a_nul_is_refused_wherever_it_stands);
  g_test_add_func ("/json-tokenizer/every-truncation-is-refused-and-read-no-further",
                   test_every_truncation_is_refused_and_read_no_further);
  g_test_add_func ("/json-tokenizer/a-text-that-ends-too-early-is-told-so", test_a_text_that_ends_too_early_is_told_so);
  g_test_add_func ("/json-tokenizer/depth-is-bounded", test_depth_is_bounded);
  g_test_add_func ("/json-tokenizer/a-hundred-thousand-brackets-are-survived",
                   test_a_hundred_thousand_brackets_are_survived);
  g_test_add_func ("/json-tokenizer/tokens-come-in-order-with-their-text", test_tokens_come_in_order_with_their_text);
  g_test_add_func ("/json-tokenizer/every-escape-means-what-it-should", test_every_escape_means_what_it_should);
  g_test_add_func ("/json-tokenizer/a-failed-call-fails-for-ever", test_a_failed_call_fails_for_ever);

  return g_test_run ();
}
