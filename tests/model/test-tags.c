/* test-tags.c — the tags of a company, and changes of some of them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-tags.h"

static GVariant *
tags_of (const char *text)
{
  return text != NULL ? g_variant_ref_sink (g_variant_new_parsed (text)) : NULL;
}

static void
assert_tags (GVariant *tags, const char *expected)
{
  g_autoptr (GVariant) wanted = tags_of (expected);

  g_assert_true (cpt_tags_equal (tags, wanted));
  g_assert_cmpint (tags == NULL, ==, expected == NULL);
}

static void
test_a_patch_touches_its_keys_alone (void)
{
  static const struct
  {
    const char *tags, *patch, *after;
  } cases[] = {
    { NULL, "{}", NULL },
    { NULL, "{\"region\":\"qc\"}", "{'region': 'qc'}" },
    { "{'team': 'credit'}", "{\"region\":\"qc\"}", "{'region': 'qc', 'team': 'credit'}" },
    { "{'region': 'on', 'team': 'credit'}", "{\"region\":\"qc\"}", "{'region': 'qc', 'team': 'credit'}" },
    { "{'region': 'on', 'team': 'credit'}", "{\"region\":null}", "{'team': 'credit'}" },
    { "{'region': 'on'}", "{\"region\":null}", NULL },
    { "{'region': 'on'}", "{\"absent\":null}", "{'region': 'on'}" },
    { "{'region': 'on'}", "{\"region\":\"\"}", "{'region': ''}" },
    { "{'region': 'on'}", "{\"a\":\"1\",\"region\":null}", "{'a': '1'}" },
    { "{'region': 'on'}", "rubbish", "{'region': 'on'}" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GVariant) tags = tags_of (cases[i].tags);
      g_autoptr (GVariant) patch = cpt_tags_parse_patch (cases[i].patch);
      g_autoptr (GVariant) after = cpt_tags_apply (tags, patch);

      assert_tags (after, cases[i].after);
    }
}

static void
test_a_patch_is_read_as_it_was_written (void)
{
  static const char *const patches[] = { "{}", "{\"a\":null,\"région\":\"\\\"Québec\\\"\\u000a\"}", "{\"a\":\"\"}" };

  for (guint i = 0; i < G_N_ELEMENTS (patches); i++)
    {
      g_autoptr (GVariant) patch = cpt_tags_parse_patch (patches[i]);
      g_autofree char *json = cpt_tags_patch_to_json (patch);

      g_assert_cmpstr (json, ==, patches[i]);
    }
}

static void
test_the_later_patch_counts (void)
{
  g_autoptr (GVariant) earlier = cpt_tags_parse_patch ("{\"a\":\"1\",\"b\":\"2\",\"c\":null}");
  g_autoptr (GVariant) later = cpt_tags_parse_patch ("{\"b\":null,\"c\":\"3\",\"d\":\"4\"}");
  g_autoptr (GVariant) both = cpt_tags_compose (earlier, later);
  g_autofree char *json = cpt_tags_patch_to_json (both);

  g_assert_cmpstr (json, ==, "{\"a\":\"1\",\"b\":null,\"c\":\"3\",\"d\":\"4\"}");
}

static void
test_the_reverse_brings_back_what_was (void)
{
  g_autoptr (GVariant) before = tags_of ("{'gone': 'x', 'other': 'y', 'region': 'on'}");
  g_autoptr (GVariant) patch = cpt_tags_parse_patch ("{\"gone\":null,\"new\":\"1\",\"region\":\"qc\"}");
  g_autoptr (GVariant) reverse = cpt_tags_reverse (patch, before);
  g_autoptr (GVariant) changed = cpt_tags_apply (before, patch);
  g_autoptr (GVariant) again = cpt_tags_apply (changed, reverse);

  g_assert_true (cpt_tags_equal (again, before));
}

static void
test_the_whole_is_written_as_the_platform_reads_it (void)
{
  g_autoptr (GVariant) tags = tags_of ("{'region': 'qc', 'team': 'a \"b\"'}");
  g_autofree char *json = cpt_tags_to_json (tags);
  g_autofree char *none = cpt_tags_to_json (NULL);

  g_assert_cmpstr (json, ==, "{\"region\":\"qc\",\"team\":\"a \\\"b\\\"\"}");
  g_assert_cmpstr (none, ==, "{}");
}

static void
test_what_the_platform_would_refuse_is_named (void)
{
  g_autofree char *long_key = g_strnfill (CPT_TAGS_KEY_MAX + 1, 'k');
  g_autofree char *long_value = g_strnfill (CPT_TAGS_VALUE_MAX + 1, 'v');
  g_autoptr (GVariant) full = tags_of ("{'0':'','1':'','2':'','3':'','4':'','5':'','6':'','7':'','8':'','9':''}");
  static const char accents[] = "ééééééééééééééééééééééééééé"; /* 27 */

  g_assert_cmpint (cpt_tags_check (NULL, "region", "qc"), ==, CPT_TAGS_FINE);
  g_assert_cmpint (cpt_tags_check (NULL, accents, ""), ==, CPT_TAGS_FINE);
  g_assert_cmpint (cpt_tags_check (NULL, "", "qc"), ==, CPT_TAGS_NO_KEY);
  g_assert_cmpint (cpt_tags_check (NULL, long_key, "qc"), ==, CPT_TAGS_KEY_TOO_LONG);
  g_assert_cmpint (cpt_tags_check (NULL, long_key + 1, "qc"), ==, CPT_TAGS_FINE);
  g_assert_cmpint (cpt_tags_check (NULL, "region", long_value), ==, CPT_TAGS_VALUE_TOO_LONG);
  g_assert_cmpint (cpt_tags_check (NULL, "region", long_value + 1), ==, CPT_TAGS_FINE);
  g_assert_cmpint (cpt_tags_check (full, "region", "qc"), ==, CPT_TAGS_TOO_MANY);
  g_assert_cmpint (cpt_tags_check (full, "9", "qc"), ==, CPT_TAGS_FINE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/tags/a-patch-touches-its-keys-alone", test_a_patch_touches_its_keys_alone);
  g_test_add_func ("/model/tags/a-patch-is-read-as-it-was-written", test_a_patch_is_read_as_it_was_written);
  g_test_add_func ("/model/tags/the-later-patch-counts", test_the_later_patch_counts);
  g_test_add_func ("/model/tags/the-reverse-brings-back-what-was", test_the_reverse_brings_back_what_was);
  g_test_add_func ("/model/tags/the-whole-is-written-as-the-platform-reads-it",
                   test_the_whole_is_written_as_the_platform_reads_it);
  g_test_add_func ("/model/tags/what-the-platform-would-refuse-is-named", test_what_the_platform_would_refuse_is_named);

  return g_test_run ();
}
