/* test-json-text.c — JSON text is changed in one place and stays the same in all others.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-json-text.h"

#include <string.h>

static void
test_one_member_is_replaced (void)
{
  static const struct
  {
    const char *object, *changed;
  } cases[] = {
    { "{}", "{\"a\":24}" },
    { "{\"a\":1}", "{\"a\":24}" },
    { "{ \"a\" : 1 }", "{\"a\":24}" },
    { "{\"b\":1.50,\"a\":null,\"c\":\"\\u00e9\"}", "{\"b\":1.50,\"a\":24,\"c\":\"\\u00e9\"}" },
    { "{\"b\":[1, {\"a\":2}],\"c\":{\"a\":3}}", "{\"b\":[1, {\"a\":2}],\"c\":{\"a\":3},\"a\":24}" },
    { "{\"a\":{\"a\":[]},\"b\":[]}", "{\"a\":24,\"b\":[]}" },
    { "{\"a\":1,\"b\":2,\"a\":3}", "{\"a\":24,\"b\":2,\"a\":24}" },
    { "{\"\\u0061\":1}", "{\"\\u0061\":24}" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *changed = cpt_json_text_with_member (cases[i].object, "a", "24");

      g_assert_cmpstr (changed, ==, cases[i].changed);
    }
}

static void
test_an_array_is_split_as_it_is_written (void)
{
  const char *object = "{\"x\":[9],\"settings\":[ {\"b\" : [1,2]} , 1.50,\"a]\\\"\", [], null ],\"y\":1} trailing";
  g_autoptr (GPtrArray) elements =
      cpt_json_text_split_array (object, strlen (object) - strlen (" trailing"), "settings");

  g_assert_cmpuint (elements->len, ==, 5);
  g_assert_cmpstr (g_ptr_array_index (elements, 0), ==, "{\"b\" : [1,2]}");
  g_assert_cmpstr (g_ptr_array_index (elements, 1), ==, "1.50");
  g_assert_cmpstr (g_ptr_array_index (elements, 2), ==, "\"a]\\\"\"");
  g_assert_cmpstr (g_ptr_array_index (elements, 3), ==, "[]");
  g_assert_cmpstr (g_ptr_array_index (elements, 4), ==, "null");
}

static void
test_what_is_no_array_has_no_elements (void)
{
  const char *others[] = { "",
                           "[]",
                           "{}",
                           "{\"settings\":1}",
                           "{\"settings\":[1],\"settings\":2}",
                           "{\"a\"",
                           "{\"a\":[1",
                           "{\"settings\":{}}",
                           "7",
                           "{\"a\":{\"settings\":[1]}}" };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (GPtrArray) elements = cpt_json_text_split_array (others[i], strlen (others[i]), "settings");

      g_test_message ("%s", others[i]);
      g_assert_cmpuint (elements->len, ==, 0);
    }
}

static void
test_of_two_arrays_the_last_counts (void)
{
  const char *object = "{\"settings\":[1,2],\"settings\":[3]}";
  g_autoptr (GPtrArray) elements = cpt_json_text_split_array (object, strlen (object), "settings");

  g_assert_cmpuint (elements->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (elements, 0), ==, "3");
}

static void
test_a_text_is_quoted (void)
{
  g_autoptr (GString) json = g_string_new ("[");
  g_autofree char *quoted = cpt_json_text_of_string ("é");
  g_autofree char *nothing = cpt_json_text_of_string (NULL);

  cpt_json_text_append_string (json, "a\"b\\c\n\x01é");

  g_assert_cmpstr (quoted, ==, "\"é\"");
  g_assert_cmpstr (nothing, ==, "null");
  g_assert_cmpstr (json->str, ==, "[\"a\\\"b\\\\c\\u000a\\u0001é\"");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/json-text/one-member-is-replaced", test_one_member_is_replaced);
  g_test_add_func ("/json-text/an-array-is-split-as-it-is-written", test_an_array_is_split_as_it_is_written);
  g_test_add_func ("/json-text/what-is-no-array-has-no-elements", test_what_is_no_array_has_no_elements);
  g_test_add_func ("/json-text/of-two-arrays-the-last-counts", test_of_two_arrays_the_last_counts);
  g_test_add_func ("/json-text/a-text-is-quoted", test_a_text_is_quoted);

  return g_test_run ();
}
