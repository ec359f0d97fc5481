/* test-tag-counts.c — the list narrowed to a tag, and how many companies have which.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-outbox-repository.h"
#include "cpt-tag-counts.h"
#include "store-fixture.h"

#define MANY_KEYS 30
#define MANY_COMPANIES 25000

static gboolean
is_settled (gpointer user_data)
{
  CptCompanyList *list = user_data;
  gboolean is_searching = FALSE;

  g_object_get (list, "is-searching", &is_searching, NULL);

  return cpt_company_list_get_is_loaded (list) && !is_searching;
}

/* Returns: (transfer full): as the platform sends it; @tags is parsed, NULL for none */
static CptCompany *
make_tagged (guint number, const char *name, const char *status, const char *tags)
{
  g_autoptr (CptCompany) company =
      status != NULL ? store_fixture_linked_company (number, name, status) : store_fixture_company (number, name);
  g_autoptr (GVariant) parsed = tags != NULL ? g_variant_ref_sink (g_variant_new_parsed (tags)) : NULL;

  return cpt_company_with_tags (company, parsed);
}

static CptCompanyList *
open_list (StoreFixture *fixture)
{
  CptCompanyList *list = cpt_company_list_new (fixture->store);

  cpt_company_list_load (list);
  test_await_true (is_settled, list);

  return list;
}

/* Six companies: three in qc, one in on, one without a value of the key, one without tags. */
static CptCompanyList *
open_six (StoreFixture *fixture)
{
  g_autoptr (CptCompanyPage) page = store_fixture_page_of (
      make_tagged (1, "One", "Linked", "{'region': 'qc', 'team': 'credit'}"),
      make_tagged (2, "Two", "PendingAuth", "{'region': 'qc'}"), make_tagged (3, "Three", NULL, "{'region': 'on'}"),
      make_tagged (4, "Four", NULL, "{'region2': 'qc', 'team': ''}"), make_tagged (5, "Five", NULL, NULL),
      make_tagged (6, "Six", "Linked", "{'region': 'qc', 'team': 'credit'}"), NULL);

  store_fixture_read_all (fixture, page);

  return open_list (fixture);
}

static void
narrow (CptCompanyList *list, const char *tag, const char *text, CptCompanyFilter filter)
{
  g_autoptr (GVariant) parsed = tag != NULL ? g_variant_parse (G_VARIANT_TYPE ("(sms)"), tag, NULL, NULL, NULL) : NULL;

  cpt_company_list_set_query (list, &(CptCompanyQuery){
                                        .text = text,
                                        .tag = parsed,
                                        .filter = filter,
                                        .sort = CPT_COMPANY_SORT_NAME,
                                    });
  test_await_true (is_settled, list);
}

static void
assert_names (CptCompanyList *list, const char *expected)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < cpt_company_list_get_n_hits (list); i++)
    {
      CptCompanyRow *row = cpt_company_list_get_row (list, cpt_company_list_get_rid (list, i));

      g_assert_nonnull (row);
      g_string_append_printf (names, "%s%s", i > 0 ? "|" : "",
                              cpt_company_get_name (cpt_company_row_get_company (row)));
    }
  g_assert_cmpstr (names->str, ==, expected);
}

static CptTagCounts *
count (CptCompanyList *list, const char *text)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CptTagCounts *counts = NULL;

  cpt_tag_counts_read_async (list, text, NULL, test_store_result, &result);
  test_await (&result);
  counts = cpt_tag_counts_read_finish (list, result, &error);
  g_assert_no_error (error);

  return counts;
}

static void
assert_counts (CptCompanyList *list, const char *text, const char *expected)
{
  g_autoptr (CptTagCounts) counts = count (list, text);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < counts->tags->len; i++)
    {
      const CptTagCount *tag = g_ptr_array_index (counts->tags, i);

      g_string_append_printf (words, "%s%s=%s %u", i > 0 ? "|" : "", tag->key, tag->value != NULL ? tag->value : "*",
                              tag->n);
    }
  g_assert_cmpstr (words->str, ==, expected);
  g_assert_false (counts->is_cut);
}

static void
test_a_tag_narrows_the_list (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompanyList) list = open_six (fixture);

  g_assert_true (cpt_company_list_has_tags (list));
  narrow (list, "('region', just 'qc')", NULL, CPT_COMPANY_FILTER_ALL);
  assert_names (list, "One|Six|Two");
  narrow (list, "('region', nothing)", NULL, CPT_COMPANY_FILTER_ALL);
  assert_names (list, "One|Six|Three|Two");
  narrow (list, "('team', just '')", NULL, CPT_COMPANY_FILTER_ALL);
  assert_names (list, "Four");
  narrow (list, "('egion', just 'qc')", NULL, CPT_COMPANY_FILTER_ALL);
  assert_names (list, "");
  narrow (list, NULL, NULL, CPT_COMPANY_FILTER_ALL);
  assert_names (list, "Five|Four|One|Six|Three|Two");
}

static void
test_tag_search_and_filter_combine (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompanyList) list = open_six (fixture);

  narrow (list, "('region', just 'qc')", NULL, CPT_COMPANY_FILTER_LINKED);
  assert_names (list, "One|Six");
  g_assert_cmpuint (cpt_company_list_get_count (list, CPT_COMPANY_FILTER_ALL), ==, 3);
  g_assert_cmpuint (cpt_company_list_get_count (list, CPT_COMPANY_FILTER_PENDING), ==, 1);
  g_assert_cmpuint (cpt_company_list_get_count (list, CPT_COMPANY_FILTER_NO_CONNECTION), ==, 0);
  g_assert_cmpuint (cpt_company_list_get_total_of (list, CPT_COMPANY_FILTER_NO_CONNECTION), ==, 3);

  narrow (list, "('region', just 'qc')", "si", CPT_COMPANY_FILTER_LINKED);
  assert_names (list, "Six");
}

static void
test_tags_are_counted_whatever_tag_is_chosen (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompanyList) list = open_six (fixture);

  assert_counts (list, NULL, "region=* 4|region=qc 3|region=on 1|region2=qc 1|team=* 3|team=credit 2|team= 1");
  narrow (list, "('team', just 'credit')", NULL, CPT_COMPANY_FILTER_ALL);
  assert_counts (list, NULL, "region=* 4|region=qc 3|region=on 1|region2=qc 1|team=* 3|team=credit 2|team= 1");
  narrow (list, NULL, NULL, CPT_COMPANY_FILTER_LINKED);
  assert_counts (list, NULL, "region=qc 2|team=credit 2");
  narrow (list, NULL, "two", CPT_COMPANY_FILTER_ALL);
  assert_counts (list, NULL, "region=qc 1");
}

static void
test_tags_are_searched (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompanyList) list = open_six (fixture);

  assert_counts (list, "QC", "region=qc 3|region2=qc 1");
  assert_counts (list, "Région", "region=* 4|region=qc 3|region=on 1|region2=qc 1");
  assert_counts (list, "qc 2", "region2=qc 1");
  assert_counts (list, "nowhere", "");
}

static void
test_what_the_person_tagged_counts_at_once (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompanyList) list = open_six (fixture);
  g_autoptr (CptOutboxRepository) outbox = cpt_outbox_repository_new (fixture->store);
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) added = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  narrow (list, "('region', just 'on')", NULL, CPT_COMPANY_FILTER_ALL);
  g_ptr_array_add (changes, cpt_change_new (&(CptChangeFields){
                                .kind = CPT_CHANGE_EDIT_TAGS, .rid = 5, .body = "{\"region\":\"on\"}" }));
  cpt_outbox_repository_add_async (outbox, changes, NULL, test_store_result, &result);
  test_await (&result);
  added = cpt_outbox_repository_add_finish (outbox, result, NULL);
  g_assert_nonnull (added);

  while (cpt_company_list_get_n_hits (list) != 2)
    g_main_context_iteration (NULL, TRUE);
  assert_names (list, "Five|Three");
  assert_counts (list, "region", "region=* 5|region=qc 3|region=on 2|region2=qc 1");
}

static void
test_without_tags_there_is_nothing_to_choose (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompanyPage) page = store_fixture_page (1, 3, 3);
  g_autoptr (CptCompanyList) list = NULL;

  store_fixture_read_all (fixture, page);
  list = open_list (fixture);

  g_assert_false (cpt_company_list_has_tags (list));
  assert_counts (list, NULL, "");
  narrow (list, "('region', nothing)", NULL, CPT_COMPANY_FILTER_ALL);
  assert_names (list, "");
}

/* Each company has a value of its own: what is listed stays short, and any of them is found. */
static void
test_values_without_number_are_not_all_listed (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) companies = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (CptCompanyPage) page = NULL;
  g_autoptr (CptCompanyList) list = NULL;
  g_autoptr (CptTagCounts) counts = NULL;

  for (guint i = 1; i <= MANY_COMPANIES; i++)
    {
      g_autofree char *tags = g_strdup_printf ("{'uid': 'CL-%05u', 'key %u': 'x'}", i, i % MANY_KEYS);

      g_ptr_array_add (companies, make_tagged (i, "One of many", NULL, tags));
    }
  page = cpt_company_page_new (companies, 1, MANY_COMPANIES, companies->len, FALSE, NULL);
  store_fixture_read_all (fixture, page);
  list = open_list (fixture);

  counts = count (list, NULL);
  g_assert_true (counts->is_cut);
  g_assert_cmpuint (counts->tags->len, ==, MANY_KEYS + 1 + 20); /* of uid: any, and some */
  assert_counts (list, "cl-24999", "uid=CL-24999 1");
  narrow (list, "('uid', just 'CL-24999')", NULL, CPT_COMPANY_FILTER_ALL);
  g_assert_cmpuint (cpt_company_list_get_n_hits (list), ==, 1);
}

static void
test_a_count_can_be_cancelled (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompanyList) list = open_six (fixture);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  cpt_tag_counts_read_async (list, NULL, cancellable, test_store_result, &result);
  test_await (&result);
  g_assert_null (cpt_tag_counts_read_finish (list, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

#define ADD(path, function)                                                                                            \
  g_test_add ("/tag-counts/" path, StoreFixture, NULL, store_fixture_set_up, function, store_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("a-tag-narrows-the-list", test_a_tag_narrows_the_list);
  ADD ("tag-search-and-filter-combine", test_tag_search_and_filter_combine);
  ADD ("tags-are-counted-whatever-tag-is-chosen", test_tags_are_counted_whatever_tag_is_chosen);
  ADD ("tags-are-searched", test_tags_are_searched);
  ADD ("what-the-person-tagged-counts-at-once", test_what_the_person_tagged_counts_at_once);
  ADD ("without-tags-there-is-nothing-to-choose", test_without_tags_there_is_nothing_to_choose);
  ADD ("values-without-number-are-not-all-listed", test_values_without_number_are_not_all_listed);
  ADD ("a-count-can-be-cancelled", test_a_count_can_be_cancelled);

  return g_test_run ();
}
