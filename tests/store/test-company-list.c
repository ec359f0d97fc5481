/* test-company-list.c — the list finds, filters and orders, and tells its views no more than they must know.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-company-list.h"
#include "cpt-outbox-repository.h"
#include "cpt-time.h"
#include "store-fixture.h"

/* A list, and what it told its views. */
typedef struct
{
  CptCompanyList *list;
  guint n_results;
  guint n_removed;
  guint n_added;
  guint n_tellings;
  guint largest_step;
} Watched;

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, gpointer user_data)
{
  Watched *self = user_data;

  /* Only the end is ever told. */
  g_assert_cmpuint (position + added, ==, g_list_model_get_n_items (model));
  g_assert_true (removed == 0 || added == 0);
  self->n_removed += removed;
  self->n_added += added;
  self->n_tellings++;
  self->largest_step = MAX (self->largest_step, added);
}

static void
result_changed_cb (CptCompanyList *list, gpointer user_data)
{
  Watched *self = user_data;

  self->n_results++;
}

static gboolean
is_settled (gpointer user_data)
{
  Watched *self = user_data;
  gboolean is_searching = FALSE;

  g_object_get (self->list, "is-searching", &is_searching, NULL);

  return cpt_company_list_get_is_loaded (self->list) && !is_searching &&
         g_list_model_get_n_items (G_LIST_MODEL (self->list)) == cpt_company_list_get_n_hits (self->list);
}

static void
watch (Watched *self, StoreFixture *fixture)
{
  self->list = cpt_company_list_new (fixture->store);
  cpt_company_list_load (self->list);
  g_signal_connect (self->list, "items-changed", G_CALLBACK (items_changed_cb), self);
  g_signal_connect (self->list, "result-changed", G_CALLBACK (result_changed_cb), self);
  test_await_true (is_settled, self);
}

static void
watched_clear (Watched *self)
{
  g_assert_finalize_object (self->list);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Watched, watched_clear)

static void
query (Watched *self, const CptCompanyQuery *wanted)
{
  cpt_company_list_set_query (self->list, wanted);
  test_await_true (is_settled, self);
}

static void
search (Watched *self, const char *text)
{
  query (self, &(CptCompanyQuery){
                   .text = text,
                   .sort = CPT_COMPANY_SORT_MATCH,
                   .fallback = CPT_COMPANY_SORT_NAME,
               });
}

/* The names in the order of the list, one after another. */
static char *
list_names (Watched *self)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < cpt_company_list_get_n_hits (self->list); i++)
    {
      CptCompanyRow *row = cpt_company_list_get_row (self->list, cpt_company_list_get_rid (self->list, i));

      g_assert_nonnull (row);
      g_string_append_printf (names, "%s%s", i > 0 ? "|" : "",
                              cpt_company_get_name (cpt_company_row_get_company (row)));
    }

  return g_string_free (g_steal_pointer (&names), FALSE);
}

static void
assert_names (Watched *self, const char *expected)
{
  g_autofree char *names = list_names (self);

  g_assert_cmpstr (names, ==, expected);
}

/* Until the company called @name is the first: what the user did is in force. */
static void
await_first (Watched *self, const char *name)
{
  gboolean is_first = FALSE;

  while (!is_first)
    {
      g_autofree char *names = NULL;

      g_main_context_iteration (NULL, TRUE);
      test_await_true (is_settled, self);
      names = list_names (self);
      is_first = g_str_has_prefix (names, name);
    }
}

static void
fill (StoreFixture *fixture, const char *const *names)
{
  g_autoptr (GPtrArray) companies = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (CptCompanyPage) page = NULL;

  for (guint i = 0; names[i] != NULL; i++)
    g_ptr_array_add (companies, store_fixture_company (i + 1, names[i]));
  page = cpt_company_page_new (companies, 1, 5000, companies->len, FALSE, NULL);
  store_fixture_read_all (fixture, page);
}

static void
test_best_match_comes_first (StoreFixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "Le beau rivage", "Atelier abeaute", "Beaurivage", "Éclair",
                                       "Beau port",      "Bêtise",          "Abeau beau", NULL };
  g_auto (Watched) watched = { 0 };

  fill (fixture, names);
  watch (&watched, fixture);

  search (&watched, "BÉAU");
  assert_names (&watched, "Beau port|Beaurivage|Abeau beau|Le beau rivage|Atelier abeaute");
  search (&watched, "riv beau");
  assert_names (&watched, "Le beau rivage|Beaurivage");
  search (&watched, "nobody");
  assert_names (&watched, "");
  g_assert_cmpuint (cpt_company_list_get_total (watched.list), ==, 7);
}

static void
test_rank_comes_before_the_order (StoreFixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "Zincaillerie", "Le zinc", "Azinc", "Zinc", NULL };
  g_auto (Watched) watched = { 0 };

  fill (fixture, names);
  watch (&watched, fixture);

  query (&watched, &(CptCompanyQuery){
                       .text = "zinc",
                       .sort = CPT_COMPANY_SORT_MATCH,
                       .fallback = CPT_COMPANY_SORT_CREATED,
                       .descending = TRUE,
                   });
  assert_names (&watched, "Zinc|Zincaillerie|Le zinc|Azinc");
  query (&watched, &(CptCompanyQuery){ .text = "zinc", .sort = CPT_COMPANY_SORT_CREATED });
  assert_names (&watched, "Zincaillerie|Le zinc|Azinc|Zinc");
}

static void
test_names_are_ordered_by_the_value_of_numbers (StoreFixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "Filiale 10", "École", "Filiale 9", "filiale 100", "Ecologie", NULL };
  g_auto (Watched) watched = { 0 };

  fill (fixture, names);
  watch (&watched, fixture);

  query (&watched, &(CptCompanyQuery){ .sort = CPT_COMPANY_SORT_NAME });
  assert_names (&watched, "École|Ecologie|Filiale 9|Filiale 10|filiale 100");
  query (&watched, &(CptCompanyQuery){ .sort = CPT_COMPANY_SORT_NAME, .descending = TRUE });
  assert_names (&watched, "filiale 100|Filiale 10|Filiale 9|Ecologie|École");
}

static void
test_what_has_no_value_comes_last_both_ways (StoreFixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "One", "Two", "Three", "Four", NULL };
  g_auto (Watched) watched = { 0 };

  /* The third was never read. */
  fill (fixture, names);
  watch (&watched, fixture);

  query (&watched, &(CptCompanyQuery){ .sort = CPT_COMPANY_SORT_LAST_SYNC });
  assert_names (&watched, "Four|Two|One|Three");
  query (&watched, &(CptCompanyQuery){ .sort = CPT_COMPANY_SORT_LAST_SYNC, .descending = TRUE });
  assert_names (&watched, "One|Two|Four|Three");
  query (&watched, &(CptCompanyQuery){ .sort = CPT_COMPANY_SORT_CREATED_BY });
  assert_names (&watched, "Four|Two|One|Three");
}

/* Returns: (transfer full): a company whose identifier begins with @digits, eight hexadecimal digits */
static CptCompany *
make_identified (const char *digits, const char *name)
{
  g_autofree char *id = g_strconcat (digits, "-0000-4000-8000-000000000000", NULL);

  return cpt_company_new (&(CptCompanyFields){ .id = id, .name = name, .created = 1, .last_sync = CPT_TIME_UNKNOWN });
}

static void
test_identifiers_are_ordered_by_their_digits (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompanyPage) page =
      store_fixture_page_of (make_identified ("0a000000", "Two"), make_identified ("f0000000", "Four"),
                             make_identified ("90000000", "Three"), make_identified ("09ffffff", "One"), NULL);
  g_auto (Watched) watched = { 0 };

  store_fixture_read_all (fixture, page);
  watch (&watched, fixture);

  query (&watched, &(CptCompanyQuery){ .sort = CPT_COMPANY_SORT_ID });
  assert_names (&watched, "One|Two|Three|Four");
  query (&watched, &(CptCompanyQuery){ .sort = CPT_COMPANY_SORT_ID, .descending = TRUE });
  assert_names (&watched, "Four|Three|Two|One");
}

/* Returns: (transfer full): a company with tags, none for NULL */
static CptCompany *
make_tagged (guint number, const char *name, const char *tags)
{
  g_autoptr (CptCompany) company = store_fixture_company (number, name);
  g_autoptr (GVariant) parsed = tags != NULL ? g_variant_ref_sink (g_variant_new_parsed (tags)) : NULL;

  return cpt_company_with_tags (company, parsed);
}

static void
test_tags_are_ordered_by_key_and_value (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompanyPage) page = store_fixture_page_of (
      make_tagged (1, "One", "{'région': 'Québec'}"), make_tagged (2, "Two", NULL),
      make_tagged (3, "Three", "{'region': 'Ontario'}"), make_tagged (4, "Four", "{'rank': '10'}"),
      make_tagged (5, "Five", "{'rank': '9'}"), make_tagged (6, "Six", "{'region': 'Ontario', 'team': 'b'}"),
      make_tagged (7, "Seven", "{'region': 'Ontario'}"), NULL);
  g_autoptr (CptOutboxRepository) outbox = cpt_outbox_repository_new (fixture->store);
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) added = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_auto (Watched) watched = { 0 };

  store_fixture_read_all (fixture, page);
  watch (&watched, fixture);
  query (&watched, &(CptCompanyQuery){ .sort = CPT_COMPANY_SORT_TAGS });
  assert_names (&watched, "Five|Four|Seven|Three|Six|One|Two");
  query (&watched, &(CptCompanyQuery){ .sort = CPT_COMPANY_SORT_TAGS, .descending = TRUE });
  assert_names (&watched, "One|Six|Seven|Three|Four|Five|Two");

  g_ptr_array_add (changes, cpt_change_new (&(CptChangeFields){
                                .kind = CPT_CHANGE_EDIT_TAGS, .rid = 2, .body = "{\"rank\":\"1\"}" }));
  cpt_outbox_repository_add_async (outbox, changes, NULL, test_store_result, &result);
  test_await (&result);
  added = cpt_outbox_repository_add_finish (outbox, result, NULL);
  g_assert_nonnull (added);
  query (&watched, &(CptCompanyQuery){ .sort = CPT_COMPANY_SORT_TAGS });
  await_first (&watched, "Two");
}

static void
fill_statuses (StoreFixture *fixture)
{
  g_autoptr (CptCompanyPage) page = store_fixture_page_of (
      store_fixture_linked_company (1, "Linked one", "Linked"),
      store_fixture_linked_company (2, "Pending one", "PendingAuth"),
      store_fixture_linked_company (3, "Broken", "Deauthorized"), store_fixture_linked_company (4, "Left", "Unlinked"),
      store_fixture_company (5, "Bare"), NULL);

  store_fixture_read_all (fixture, page);
}

static void
test_filters_are_counted_and_follow_the_search (StoreFixture *fixture, gconstpointer data)
{
  g_auto (Watched) watched = { 0 };

  fill_statuses (fixture);
  watch (&watched, fixture);
  for (guint filter = CPT_COMPANY_FILTER_LINKED; filter <= CPT_COMPANY_FILTER_NO_CONNECTION; filter++)
    g_assert_cmpuint (cpt_company_list_get_count (watched.list, (CptCompanyFilter) filter), ==, 1);
  g_assert_cmpuint (cpt_company_list_get_count (watched.list, CPT_COMPANY_FILTER_ALL), ==, 5);

  query (&watched, &(CptCompanyQuery){
                       .text = "one",
                       .filter = CPT_COMPANY_FILTER_PENDING,
                       .sort = CPT_COMPANY_SORT_NAME,
                   });
  assert_names (&watched, "Pending one");
  g_assert_cmpuint (cpt_company_list_get_count (watched.list, CPT_COMPANY_FILTER_ALL), ==, 2);
  g_assert_cmpuint (cpt_company_list_get_count (watched.list, CPT_COMPANY_FILTER_LINKED), ==, 1);
  g_assert_cmpuint (cpt_company_list_get_count (watched.list, CPT_COMPANY_FILTER_ATTENTION), ==, 0);
}

static void
test_only_those_of_a_set_are_found (StoreFixture *fixture, gconstpointer data)
{
  const gint64 wanted[] = { 4, 2, 99, 1 };
  g_autoptr (GArray) among = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_auto (Watched) watched = { 0 };

  fill_statuses (fixture);
  watch (&watched, fixture);
  g_array_append_vals (among, wanted, G_N_ELEMENTS (wanted));

  query (&watched, &(CptCompanyQuery){ .among = among, .sort = CPT_COMPANY_SORT_NAME });
  assert_names (&watched, "Left|Linked one|Pending one");
  g_assert_cmpuint (cpt_company_list_get_count (watched.list, CPT_COMPANY_FILTER_ALL), ==, 3);
  g_assert_cmpuint (cpt_company_list_get_count (watched.list, CPT_COMPANY_FILTER_ATTENTION), ==, 0);
  g_assert_cmpuint (cpt_company_list_get_total_of (watched.list, CPT_COMPANY_FILTER_ATTENTION), ==, 1);

  query (&watched, &(CptCompanyQuery){ .text = "one", .among = among, .sort = CPT_COMPANY_SORT_NAME });
  assert_names (&watched, "Linked one|Pending one");
  query (&watched, &(CptCompanyQuery){
                       .text = "one",
                       .among = among,
                       .filter = CPT_COMPANY_FILTER_PENDING,
                       .sort = CPT_COMPANY_SORT_MATCH,
                       .fallback = CPT_COMPANY_SORT_NAME,
                   });
  assert_names (&watched, "Pending one");
}

static void
test_connections_are_ordered_by_the_worst (StoreFixture *fixture, gconstpointer data)
{
  g_auto (Watched) watched = { 0 };

  fill_statuses (fixture);
  watch (&watched, fixture);

  query (&watched, &(CptCompanyQuery){ .sort = CPT_COMPANY_SORT_CONNECTIONS });
  assert_names (&watched, "Broken|Pending one|Left|Linked one|Bare");
}

/* Returns: (transfer full): a company with two connections */
static CptCompany *
make_twice_connected (guint number, const char *name, const char *status, const char *other_status)
{
  g_autoptr (CptCompany) company = store_fixture_linked_company (number, name, status);
  g_autoptr (CptCompany) other = store_fixture_linked_company (number + 100, name, other_status);
  g_autoptr (GPtrArray) connections = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (connections, g_object_ref (g_ptr_array_index (cpt_company_get_connections (company), 0)));
  g_ptr_array_add (connections, g_object_ref (g_ptr_array_index (cpt_company_get_connections (other), 0)));

  return cpt_company_with_connections (company, connections);
}

static void
test_the_worst_of_several_connections_counts (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompanyPage) page =
      store_fixture_page_of (store_fixture_linked_company (1, "Pending", "PendingAuth"),
                             make_twice_connected (2, "Broken last", "Linked", "Deauthorized"),
                             make_twice_connected (3, "Broken first", "Deauthorized", "Linked"),
                             make_twice_connected (4, "Both linked", "Linked", "Linked"), NULL);
  g_auto (Watched) watched = { 0 };

  store_fixture_read_all (fixture, page);
  watch (&watched, fixture);

  query (&watched, &(CptCompanyQuery){ .sort = CPT_COMPANY_SORT_CONNECTIONS });
  assert_names (&watched, "Broken first|Broken last|Pending|Both linked");
}

static CptCompany *
make_rich_company (guint number, const char *name, const char *parent_id)
{
  g_autofree char *id = store_fixture_id (number);
  g_autofree char *connection_id = store_fixture_connection_id (number);
  g_autoptr (GPtrArray) connections = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (connections, cpt_connection_new (&(CptConnectionFields){
                                    .id = connection_id,
                                    .platform_name = "Zahlen & Söhne",
                                    .status_text = "Linked",
                                    .created = CPT_TIME_UNKNOWN,
                                    .last_sync = CPT_TIME_UNKNOWN,
                                }));

  return cpt_company_new (&(CptCompanyFields){
      .id = id,
      .name = name,
      .description = "Deux associés, dont une notaire à la retraite",
      .tags = g_variant_new_parsed ("{'région': 'Montréal', 'secteur': 'boulangerie, Laval'}"),
      .created_by = "Zoé Blais",
      .created = number,
      .last_sync = CPT_TIME_UNKNOWN,
      .parent_id = parent_id,
      .connections = connections,
  });
}

static void
test_row_says_which_other_field_was_found (StoreFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *text, *field, *found;
  } searches[] = {
    { "atelier", NULL, NULL },
    { "montreal", "tags", "région: Montréal" },
    { "laval", "tags", "secteur: …Laval" },
    { "secteur", "tags", "secteur: boulangerie, Laval" },
    { "atelier NOTAIRE", "description", "…dont une notaire à la retraite" },
    { "zoe", "created-by", "Zoé Blais" },
    { "sohne", "platform", "Zahlen & Söhne" },
    { "00000000-0000-4000-8000-000000000001", "id", "00000000-0000-4000-8000-000000000001" },
    { "ccCC", "connection-id", "cccccccc-0000-4000-8000-000000000001" },
  };
  g_autoptr (CptCompanyPage) page = store_fixture_page_of (make_rich_company (1, "Atelier", NULL), NULL);
  g_auto (Watched) watched = { 0 };

  store_fixture_read_all (fixture, page);
  watch (&watched, fixture);

  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      CptCompanyRow *row = NULL;

      search (&watched, searches[i].text);
      g_assert_cmpuint (cpt_company_list_get_n_hits (watched.list), ==, 1);
      row = cpt_company_list_get_row (watched.list, 1);
      g_assert_cmpstr (cpt_company_row_get_match_field (row), ==, searches[i].field);
      g_assert_cmpstr (cpt_company_row_get_match_text (row), ==, searches[i].found);
    }

  search (&watched, "ccc");
  g_assert_cmpuint (cpt_company_list_get_n_hits (watched.list), ==, 0);
}

static void
test_parent_is_found_through_its_child (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *parent_id = store_fixture_id (1);
  g_autoptr (CptCompanyPage) page = store_fixture_page_of (make_rich_company (1, "Holding", NULL),
                                                           make_rich_company (2, "Beaurivage", parent_id), NULL);
  g_auto (Watched) watched = { 0 };
  CptCompanyRow *row = NULL;

  store_fixture_read_all (fixture, page);
  watch (&watched, fixture);
  search (&watched, "beauri");

  assert_names (&watched, "Beaurivage|Holding");
  row = cpt_company_list_get_row (watched.list, 1);
  g_assert_cmpuint (cpt_company_row_get_n_children (row), ==, 1);
  g_assert_cmpint (g_array_index (cpt_company_row_get_children (row), gint64, 0), ==, 2);
  g_assert_cmpstr (cpt_company_row_get_match_field (row), ==, "subsidiary");
  g_assert_cmpstr (cpt_company_row_get_match_text (row), ==, "Beaurivage");
}

static void
test_new_result_tells_only_the_difference_in_length (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompanyPage) page = store_fixture_page (1, 500, 500);
  g_auto (Watched) watched = { 0 };
  g_autoptr (CptCompanySlot) slot = NULL;
  g_autoptr (CptCompanySlot) same = NULL;

  store_fixture_read_all (fixture, page);
  watch (&watched, fixture);
  slot = g_list_model_get_item (G_LIST_MODEL (watched.list), 0);
  watched.n_tellings = watched.n_added = watched.n_removed = 0;

  query (&watched, &(CptCompanyQuery){ .sort = CPT_COMPANY_SORT_NAME });
  g_assert_cmpuint (watched.n_tellings, ==, 0);

  search (&watched, "Company 49");
  g_assert_cmpuint (watched.n_tellings, ==, 1);
  g_assert_cmpuint (watched.n_removed, ==, 485);
  same = g_list_model_get_item (G_LIST_MODEL (watched.list), 0);
  g_assert_true (slot == same);
}

static void
test_short_list_grows_by_steps (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompanyPage) page = store_fixture_page (1, 500, 500);
  g_auto (Watched) watched = { 0 };

  store_fixture_read_all (fixture, page);
  watch (&watched, fixture);

  g_assert_cmpuint (watched.n_added, ==, 500);
  g_assert_cmpuint (watched.n_tellings, ==,
                    1 + (210 - 30) / 10 + 1); /* a screen, ten a frame to a view's worth, the rest */
  g_assert_cmpuint (watched.largest_step, ==, 290);
}

static void
notify_row_cb (CptCompanySlot *slot, GParamSpec *pspec, gpointer user_data)
{
  guint *n_notified = user_data;

  ++*n_notified;
}

static void
test_bound_slot_is_refilled_in_place (StoreFixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "Aube", "Brume", "Crue", NULL };
  g_auto (Watched) watched = { 0 };
  g_autoptr (CptCompanySlot) slot = NULL;
  guint n_notified = 0;

  fill (fixture, names);
  watch (&watched, fixture);
  query (&watched, &(CptCompanyQuery){ .sort = CPT_COMPANY_SORT_NAME });
  slot = g_list_model_get_item (G_LIST_MODEL (watched.list), 0);
  g_signal_connect (slot, "notify::row", G_CALLBACK (notify_row_cb), &n_notified);
  cpt_company_slot_bind (slot);
  g_assert_cmpint (cpt_company_row_get_rid (cpt_company_slot_get_row (slot)), ==, 1);

  query (&watched, &(CptCompanyQuery){ .sort = CPT_COMPANY_SORT_NAME, .descending = TRUE });
  g_assert_cmpuint (n_notified, ==, 1);
  g_assert_cmpint (cpt_company_row_get_rid (cpt_company_slot_get_row (slot)), ==, 3);

  cpt_company_slot_unbind (slot);
  query (&watched, &(CptCompanyQuery){ .sort = CPT_COMPANY_SORT_NAME });
  g_assert_cmpuint (n_notified, ==, 1);
}

static CptCompany *
make_company_of_many_connections (void)
{
  g_autofree char *id = store_fixture_id (1);
  g_autoptr (GPtrArray) connections = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < 20000; i++)
    {
      g_autofree char *connection_id = store_fixture_connection_id (i);

      g_ptr_array_add (connections, cpt_connection_new (&(CptConnectionFields){
                                        .id = connection_id,
                                        .platform_name = "Exact Online",
                                        .status_text = "Linked",
                                        .created = CPT_TIME_UNKNOWN,
                                        .last_sync = CPT_TIME_UNKNOWN,
                                    }));
    }

  return cpt_company_new (&(CptCompanyFields){
      .id = id,
      .name = "Far too much for one frame",
      .created = CPT_TIME_UNKNOWN,
      .last_sync = CPT_TIME_UNKNOWN,
      .connections = connections,
  });
}

static gboolean
has_row (gpointer user_data)
{
  return cpt_company_slot_get_row (user_data) != NULL;
}

static void
test_row_that_takes_too_long_comes_later (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompanyPage) page = store_fixture_page_of (make_company_of_many_connections (), NULL);
  g_auto (Watched) watched = { 0 };
  g_autoptr (CptCompanySlot) slot = NULL;
  guint n_notified = 0;

  store_fixture_read_all (fixture, page);
  watch (&watched, fixture);
  slot = g_list_model_get_item (G_LIST_MODEL (watched.list), 0);
  g_signal_connect (slot, "notify::row", G_CALLBACK (notify_row_cb), &n_notified);

  cpt_company_slot_bind (slot);
  g_assert_null (cpt_company_slot_get_row (slot));
  test_await_true (has_row, slot);
  g_assert_cmpuint (n_notified, ==, 1);
}

static void
test_pages_of_a_read_do_not_each_make_a_result (StoreFixture *fixture, gconstpointer data)
{
  g_auto (Watched) watched = { 0 };
  CptReadCursor cursor = store_fixture_begin_read (fixture, 10);
  g_autoptr (GPtrArray) unseen = NULL;
  gint64 begun = 0;
  guint n_before = 0;

  watch (&watched, fixture);
  begun = g_get_monotonic_time ();
  n_before = watched.n_results;
  for (guint i = 0; i < 30; i++)
    {
      g_autoptr (CptCompanyPage) page = store_fixture_page (10 * i, 10, 300);

      store_fixture_put_page (fixture, page, 1, &cursor);
    }
  g_assert_cmpint (watched.n_results - n_before, <=, 2 + (g_get_monotonic_time () - begun) / (2 * G_TIME_SPAN_SECOND));

  /* What the read brought is there with its end. */
  unseen = store_fixture_end_read (fixture, &cursor, NULL);
  while (cpt_company_list_get_total (watched.list) < 300)
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
has_two_results (gpointer user_data)
{
  const Watched *self = user_data;

  return self->n_results >= 2;
}

static void
test_what_a_read_brings_comes_into_the_list (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompanyPage) page = store_fixture_page (1, 40, 40);
  g_auto (Watched) watched = { 0 };

  watch (&watched, fixture);
  g_assert_cmpuint (cpt_company_list_get_total (watched.list), ==, 0);
  store_fixture_read_all (fixture, page);
  test_await_true (has_two_results, &watched);
  test_await_true (is_settled, &watched);

  g_assert_cmpuint (cpt_company_list_get_total (watched.list), ==, 40);
}

static void
test_company_is_found_by_its_row (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompanyPage) page = store_fixture_page (1, 40, 40);
  g_auto (Watched) watched = { 0 };

  store_fixture_read_all (fixture, page);
  watch (&watched, fixture);
  query (&watched, &(CptCompanyQuery){ .sort = CPT_COMPANY_SORT_NAME, .descending = TRUE });

  for (guint i = 0; i < 40; i++)
    g_assert_cmpuint (cpt_company_list_find (watched.list, cpt_company_list_get_rid (watched.list, i)), ==, i);
  g_assert_cmpuint (cpt_company_list_find (watched.list, 41), ==, G_MAXUINT);
  g_assert_cmpint (cpt_company_list_get_rid (watched.list, 40), ==, 0);
}

static void
test_first_rows_are_there_before_the_snapshot (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompanyPage) page = store_fixture_page (1, 40, 40);
  g_auto (Watched) watched = { 0 };

  store_fixture_read_all (fixture, page);
  watch (&watched, fixture);
  g_assert_finalize_object (g_steal_pointer (&watched.list));
  store_fixture_reopen (fixture, CPT_STORE_OPENED);

  watched.list = cpt_company_list_new (fixture->store);
  g_assert_false (cpt_company_list_get_is_loaded (watched.list));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (watched.list)), ==, 14);
  g_assert_cmpint (cpt_company_list_get_rid (watched.list, 0), ==, 40);
  g_assert_nonnull (cpt_company_list_get_row (watched.list, 40));
}

static void
test_list_may_go_before_its_answers (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompanyPage) page = store_fixture_page (1, 40, 40);
  CptCompanyList *list = NULL;

  store_fixture_read_all (fixture, page);
  list = cpt_company_list_new (fixture->store);
  cpt_company_list_load (list);
  cpt_company_list_set_query (list, &(CptCompanyQuery){ .text = "a", .sort = CPT_COMPANY_SORT_NAME });

  g_assert_finalize_object (list);
}

/* A page that GTK still keeps when the program ends must not keep the file open: the log would stay beside it. */
static void
test_closing_the_store_ends_the_reads_of_a_list_that_lives_on (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *wal = g_build_filename (fixture->folder, "store.sqlite-wal", NULL);
  g_auto (Watched) self = { 0 };

  watch (&self, fixture);
  cpt_store_close (fixture->store);

  g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test)                                                                                                \
  g_test_add ("/company-list/" path, StoreFixture, NULL, store_fixture_set_up, test, store_fixture_tear_down)
  ADD ("best-match-comes-first", test_best_match_comes_first);
  ADD ("rank-comes-before-the-order", test_rank_comes_before_the_order);
  ADD ("names-are-ordered-by-the-value-of-numbers", test_names_are_ordered_by_the_value_of_numbers);
  ADD ("what-has-no-value-comes-last-both-ways", test_what_has_no_value_comes_last_both_ways);
  ADD ("identifiers-are-ordered-by-their-digits", test_identifiers_are_ordered_by_their_digits);
  ADD ("tags-are-ordered-by-key-and-value", test_tags_are_ordered_by_key_and_value);
  ADD ("filters-are-counted-and-follow-the-search", test_filters_are_counted_and_follow_the_search);
  ADD ("only-those-of-a-set-are-found", test_only_those_of_a_set_are_found);
  ADD ("connections-are-ordered-by-the-worst", test_connections_are_ordered_by_the_worst);
  ADD ("the-worst-of-several-connections-counts", test_the_worst_of_several_connections_counts);
  ADD ("row-says-which-other-field-was-found", test_row_says_which_other_field_was_found);
  ADD ("parent-is-found-through-its-child", test_parent_is_found_through_its_child);
  ADD ("new-result-tells-only-the-difference-in-length", test_new_result_tells_only_the_difference_in_length);
  ADD ("short-list-grows-by-steps", test_short_list_grows_by_steps);
  ADD ("bound-slot-is-refilled-in-place", test_bound_slot_is_refilled_in_place);
  ADD ("row-that-takes-too-long-comes-later", test_row_that_takes_too_long_comes_later);
  ADD ("pages-of-a-read-do-not-each-make-a-result", test_pages_of_a_read_do_not_each_make_a_result);
  ADD ("what-a-read-brings-comes-into-the-list", test_what_a_read_brings_comes_into_the_list);
  ADD ("company-is-found-by-its-row", test_company_is_found_by_its_row);
  ADD ("first-rows-are-there-before-the-snapshot", test_first_rows_are_there_before_the_snapshot);
  ADD ("list-may-go-before-its-answers", test_list_may_go_before_its_answers);
  ADD ("closing-the-store-ends-the-reads-of-a-list-that-lives-on",
       test_closing_the_store_ends_the_reads_of_a_list_that_lives_on);
#undef ADD

  return g_test_run ();
}
