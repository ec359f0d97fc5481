/* test-activity-list.c — all that happened to a company, newest first: what was recorded, and what was there before.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-activity-list.h"
#include "cpt-link-sent-repository.h"
#include "cpt-time.h"
#include "history-fixture.h"

#define NOW G_GINT64_CONSTANT (1790000000000000)
#define HOUR(number) (NOW + (number) *G_TIME_SPAN_HOUR)

static gboolean
is_loaded (gpointer user_data)
{
  return cpt_activity_list_get_is_loaded (user_data);
}

static CptActivityList *
open_list (HistoryFixture *fixture)
{
  g_autofree char *id = store_fixture_id (1);
  CptActivityList *list = cpt_activity_list_new (fixture->base.store, id);

  test_await_true (is_loaded, list);

  return list;
}

static guint
get_n (CptActivityList *list)
{
  return g_list_model_get_n_items (G_LIST_MODEL (list));
}

/* "kind platform before>after (detail) origin", an entry a line. */
static char *
spell (CptActivityList *list)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < get_n (list); i++)
    {
      g_autoptr (CptActivity) entry = g_list_model_get_item (G_LIST_MODEL (list), i);
      const CptActivityFields *fields = cpt_activity_get_fields (entry);

      g_string_append_printf (text, "%s%d %s %s>%s (%s) %d", i > 0 ? "\n" : "", (int) fields->kind,
                              fields->platform_name != NULL ? fields->platform_name : "-",
                              fields->before != NULL ? fields->before : "-",
                              fields->after != NULL ? fields->after : "-",
                              fields->detail != NULL ? fields->detail : "-", (int) fields->origin);
    }

  return g_string_free (text, FALSE);
}

static void
assert_spelt (CptActivityList *list, const char *expected)
{
  g_autofree char *text = spell (list);

  g_assert_cmpstr (text, ==, expected);
}

static void
read_at (HistoryFixture *fixture, gint64 now, CptCompany *company)
{
  g_autoptr (CptCompanyPage) page = store_fixture_page_of (company, NULL);

  cpt_clock_set (fixture->base.clock, now);
  store_fixture_read_all (&fixture->base, page);
}

static CptCompany *
make_failing (void)
{
  g_autoptr (CptCompany) company = store_fixture_company (1, "Beaurivage");
  g_autoptr (GPtrArray) errors = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) connections = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *id = store_fixture_connection_id (1);

  for (int i = 0; i < 3; i++)
    g_ptr_array_add (errors, cpt_connection_error_new (&(CptConnectionErrorFields){
                                 .message = i == 1 ? "The token is revoked" : "An older reason",
                                 .state = i == 2 ? CPT_CONNECTION_ERROR_RESOLVED : CPT_CONNECTION_ERROR_ACTIVE,
                                 .errored_at = NOW + i,
                                 .resolved_at = i == 2 ? NOW + i : CPT_TIME_UNKNOWN }));
  g_ptr_array_add (connections, cpt_connection_new (&(CptConnectionFields){ .id = id,
                                                                            .platform_name = "Exact Online",
                                                                            .status_text = "Linked",
                                                                            .created = NOW - CPT_TIME_DAY,
                                                                            .last_sync = CPT_TIME_UNKNOWN,
                                                                            .errors = errors }));

  return cpt_company_with_connections (company, connections);
}

static void
test_what_was_there_before_is_dated_by_the_platform (HistoryFixture *fixture, gconstpointer data)
{
  g_autoptr (CptActivityList) list = NULL;

  read_at (fixture, NOW, store_fixture_linked_company (1, "Beaurivage", "Linked"));
  list = open_list (fixture);

  assert_spelt (list, "1 - ->Beaurivage (Zoé Blais) 2\n"
                      "4 Exact Online Exact Online>- (-) 2");
}

static void
test_what_is_recorded_stands_above_with_its_reason (HistoryFixture *fixture, gconstpointer data)
{
  g_autoptr (CptActivityList) list = NULL;

  read_at (fixture, NOW, store_fixture_linked_company (1, "Beaurivage", "Linked"));
  read_at (fixture, HOUR (1), store_fixture_linked_company (1, "Beau Rivage", "Linked"));
  read_at (fixture, HOUR (2), make_failing ());
  read_at (fixture, HOUR (3), store_fixture_company (1, "Beaurivage"));
  list = open_list (fixture);

  assert_spelt (list, "6 Exact Online Exact Online>- (-) 0\n"
                      "10 Exact Online Exact Online>- (The token is revoked) 0\n"
                      "2 - Beau Rivage>Beaurivage (-) 0\n"
                      "2 - Beaurivage>Beau Rivage (-) 0\n"
                      "1 - ->Beaurivage (Zoé Blais) 2");
}

static void
send_link (HistoryFixture *fixture, gint64 now)
{
  g_autoptr (CptLinkSentRepository) sent = cpt_link_sent_repository_new (fixture->base.store);
  g_autoptr (GArray) rids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 rid = store_fixture_find (&fixture->base, "Beaurivage");

  cpt_clock_set (fixture->base.clock, now);
  g_array_append_val (rids, rid);
  cpt_link_sent_repository_record_async (sent, rids, NULL, CPT_LINK_CHANNEL_MAILED, NULL, test_store_result, &result);
  test_await (&result);
  g_assert_true (cpt_link_sent_repository_record_finish (sent, result, &error));
  g_assert_no_error (error);
}

static void
test_reads_writes_and_links_stand_in_their_order (HistoryFixture *fixture, gconstpointer data)
{
  static const guint kinds[] = { CPT_ACTIVITY_WRITE_ENDED, CPT_ACTIVITY_LINK_SENT, CPT_ACTIVITY_READ_ENDED };
  g_autoptr (CptActivityList) list = NULL;

  read_at (fixture, NOW, store_fixture_company (1, "Beaurivage"));
  g_ptr_array_unref (history_fixture_put (fixture, history_fixture_read (1, "invoices", "Fetching"), NULL));
  history_fixture_put_write (fixture, history_fixture_write (2, "Pending"));
  cpt_clock_set (fixture->base.clock, HOUR (1));
  g_ptr_array_unref (history_fixture_put (fixture, history_fixture_read (1, "invoices", "FetchError"), NULL));
  send_link (fixture, HOUR (2));
  cpt_clock_set (fixture->base.clock, HOUR (3));
  history_fixture_put_write (fixture, history_fixture_write (2, "Failed"));
  list = open_list (fixture);

  assert_spelt (list, "13 - suppliers>Failed (The record was refused) 0\n"
                      "12 - ->2 (-) 1\n"
                      "8 - invoices>FetchError (The source was not reached) 0\n"
                      "1 - ->Beaurivage (Zoé Blais) 2");
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (CptActivity) entry = NULL;

      cpt_activity_list_set_query (list, &(CptActivityQuery){ .kinds = 1U << kinds[i] });
      test_await_true (is_loaded, list);
      g_assert_cmpuint (get_n (list), ==, 1);
      entry = g_list_model_get_item (G_LIST_MODEL (list), 0);
      g_assert_cmpuint (cpt_activity_get_fields (entry)->kind, ==, kinds[i]);
    }
}

/* As many renamings, the newest called "n1"; two of them at each moment. */
static void
fill (HistoryFixture *fixture, guint n)
{
  g_autofree char *sql = g_strdup_printf (
      "INSERT INTO activity (company_id, kind, at, here, before, after) WITH RECURSIVE t (i) AS (SELECT %u "
      "UNION ALL SELECT i - 1 FROM t WHERE i > 1) SELECT x'00000000000040008000000000000001', 2, %" G_GINT64_FORMAT
      " - (i / 2), i %% 2, 'n' || (i + 1), 'n' || i FROM t",
      n, NOW);

  g_free (store_fixture_text (&fixture->base, sql));
}

typedef struct
{
  CptActivityList *list;
  guint n;
} Length;

static gboolean
is_as_long (gpointer user_data)
{
  const Length *length = user_data;

  return get_n (length->list) >= length->n;
}

static void
assert_after (CptActivityList *list, guint position, const char *after)
{
  g_autoptr (CptActivity) entry = g_list_model_get_item (G_LIST_MODEL (list), position);

  g_assert_nonnull (entry);
  g_assert_cmpstr (cpt_activity_get_fields (entry)->after, ==, after);
}

static void
test_thousands_are_read_as_one_comes_near (HistoryFixture *fixture, gconstpointer data)
{
  g_autoptr (CptActivityList) list = NULL;
  guint n_first = 0;

  fill (fixture, 5000);
  list = open_list (fixture);
  n_first = get_n (list);
  g_assert_cmpuint (n_first, >=, 100);
  g_assert_cmpuint (n_first, <, 1000);

  while (get_n (list) < 5000)
    {
      Length length = { list, get_n (list) + 1 };

      g_object_unref (g_list_model_get_item (G_LIST_MODEL (list), get_n (list) - 1));
      test_await_true (is_as_long, &length);
    }
  g_assert_cmpuint (get_n (list), ==, 5000);
  for (guint i = 0; i < 5000; i++)
    {
      g_autofree char *name = g_strdup_printf ("n%u", i + 1);

      assert_after (list, i, name);
    }
}

static void
items_changed_cb (GListModel *model, guint position, guint n_removed, guint n_added, GString *told)
{
  g_string_append_printf (told, "%u-%u+%u ", position, n_removed, n_added);
}

static void
test_what_happens_now_comes_above_and_moves_nothing (HistoryFixture *fixture, gconstpointer data)
{
  g_autoptr (GString) told = g_string_new (NULL);
  g_autoptr (CptActivityList) list = NULL;
  g_autoptr (CptActivity) first = NULL;
  g_autoptr (CptActivity) second = NULL;
  Length length = { 0 };

  read_at (fixture, NOW, store_fixture_company (1, "Beaurivage"));
  fill (fixture, 800);
  list = open_list (fixture);
  first = g_list_model_get_item (G_LIST_MODEL (list), 0);
  length = (Length){ list, get_n (list) + 1 };
  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), told);

  send_link (fixture, HOUR (1));
  test_await_true (is_as_long, &length);

  g_assert_cmpstr (told->str, ==, "0-0+1 ");
  second = g_list_model_get_item (G_LIST_MODEL (list), 1);
  g_assert_true (cpt_activity_equal (first, second));
}

static gboolean
ends_in_7 (CptActivity *entry, gpointer data)
{
  g_atomic_int_inc ((int *) data);

  return g_str_has_suffix (cpt_activity_get_fields (entry)->after, "7");
}

static void
freed_cb (gpointer data)
{
  g_atomic_int_set ((int *) data, -1);
}

static void
test_search_finds_among_all (HistoryFixture *fixture, gconstpointer data)
{
  g_autoptr (CptActivityList) list = NULL;
  int n_asked = 0;

  fill (fixture, 3000);
  list = open_list (fixture);
  cpt_activity_list_set_query (list,
                               &(CptActivityQuery){ .passes = ends_in_7, .data = &n_asked, .free_data = freed_cb });
  test_await_true (is_loaded, list);

  g_assert_cmpuint (get_n (list), >=, 100);
  g_assert_cmpint (g_atomic_int_get (&n_asked), <, 3000);
  assert_after (list, 0, "n7");
  assert_after (list, 99, "n997");

  cpt_activity_list_set_query (list, &(CptActivityQuery){ 0 });
  test_await_true (is_loaded, list);
  g_assert_cmpint (g_atomic_int_get (&n_asked), ==, -1);
  assert_after (list, 0, "n1");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test)                                                                                                \
  g_test_add ("/activity-list/" path, HistoryFixture, NULL, history_fixture_set_up, test, history_fixture_tear_down)

  ADD ("what-was-there-before-is-dated-by-the-platform", test_what_was_there_before_is_dated_by_the_platform);
  ADD ("what-is-recorded-stands-above-with-its-reason", test_what_is_recorded_stands_above_with_its_reason);
  ADD ("reads-writes-and-links-stand-in-their-order", test_reads_writes_and_links_stand_in_their_order);
  ADD ("thousands-are-read-as-one-comes-near", test_thousands_are_read_as_one_comes_near);
  ADD ("what-happens-now-comes-above-and-moves-nothing", test_what_happens_now_comes_above_and_moves_nothing);
  ADD ("search-finds-among-all", test_search_finds_among_all);

  return g_test_run ();
}
