/* test-expiring.c — which companies may lose their access soon, by the account's clock, and that time alone shows them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-company-list.h"
#include "cpt-expiring-repository.h"
#include "cpt-migrations-private.h"
#include "cpt-sqlite-private.h"
#include "cpt-store-file-private.h"
#include "cpt-time.h"
#include "outbox-fixture.h"

#define NOW G_GINT64_CONSTANT (1790000000000000)
#define DAYS(number) ((number) *CPT_TIME_DAY)

typedef struct
{
  const char *source_type;
  const char *status;
  gint64 last_sync;
} Link;

static CptCompany *
make_company (guint number, const char *name, const Link *links, guint n_links)
{
  g_autoptr (GPtrArray) connections = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *id = store_fixture_id (number);

  for (guint i = 0; i < n_links; i++)
    {
      g_autofree char *connection_id = store_fixture_connection_id (10 * number + i);

      g_ptr_array_add (connections, cpt_connection_new (&(CptConnectionFields){
                                        .id = connection_id,
                                        .platform_name = "Exact Online",
                                        .source_type = links[i].source_type,
                                        .status_text = links[i].status,
                                        .created = NOW - DAYS (365),
                                        .last_sync = links[i].last_sync,
                                    }));
    }

  return cpt_company_new (&(CptCompanyFields){
      .id = id,
      .name = name,
      .created = NOW - DAYS (365),
      .last_sync = n_links > 0 ? links[0].last_sync : CPT_TIME_UNKNOWN,
      .connections = connections,
  });
}

static CptCompany *
make_idle (guint number, const char *name, gint64 idle)
{
  return make_company (number, name, &(Link){ "Accounting", "Linked", NOW - idle }, 1);
}

static gboolean
is_settled (gpointer user_data)
{
  CptCompanyList *list = user_data;
  gboolean is_searching = FALSE;

  g_object_get (list, "is-searching", &is_searching, NULL);

  return cpt_company_list_get_is_loaded (list) && !is_searching;
}

static CptCompanyList *
make_list (OutboxFixture *fixture)
{
  CptCompanyList *list = cpt_company_list_new (fixture->base.store);

  cpt_company_list_set_query (list, &(CptCompanyQuery){
                                        .filter = CPT_COMPANY_FILTER_EXPIRY,
                                        .sort = CPT_COMPANY_SORT_EXPIRY,
                                    });
  cpt_company_list_load (list);
  test_await_true (is_settled, list);

  return list;
}

static void
assert_listed (CptCompanyList *list, const char *expected)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < cpt_company_list_get_n_hits (list); i++)
    {
      CptCompanyRow *row = cpt_company_list_get_row (list, cpt_company_list_get_rid (list, i));

      g_string_append_printf (names, "%s%s", i > 0 ? "|" : "",
                              cpt_company_get_name (cpt_company_row_get_company (row)));
    }

  g_assert_cmpstr (names->str, ==, expected);
  g_assert_cmpuint (cpt_company_list_get_count (list, CPT_COMPANY_FILTER_EXPIRY), ==,
                    cpt_company_list_get_n_hits (list));
}

static void
assert_expiring (OutboxFixture *fixture, const char *expected)
{
  g_autoptr (CptCompanyList) list = make_list (fixture);

  assert_listed (list, expected);
}

static void
set_up (OutboxFixture *fixture, gconstpointer data)
{
  outbox_fixture_set_up (fixture, data);
  cpt_clock_set (fixture->base.clock, NOW);
}

static void
test_from_45_days_on_longest_first (OutboxFixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompanyPage) page =
      store_fixture_page_of (make_idle (1, "Alder", DAYS (45)), make_idle (2, "Birch", DAYS (45) - G_TIME_SPAN_HOUR),
                             make_idle (3, "Cedar", DAYS (80)), make_idle (4, "Dogwood", DAYS (60)), NULL);

  store_fixture_read_all (&fixture->base, page);

  assert_expiring (fixture, "Cedar|Dogwood|Alder");
}

static void
test_only_what_is_linked_to_accounting_counts (OutboxFixture *fixture, gconstpointer data)
{
  const Link fresh_and_idle[] = { { "Accounting", "Linked", NOW }, { "Accounting", "Linked", NOW - DAYS (50) } };
  const Link bank[] = { { "Banking", "Linked", NOW - DAYS (50) } };
  const Link left[] = { { "Accounting", "Unlinked", NOW - DAYS (50) } };
  g_autoptr (CptCompanyPage) page =
      store_fixture_page_of (make_company (1, "Alder", fresh_and_idle, 2), make_company (2, "Birch", bank, 1),
                             make_company (3, "Cedar", left, 1), make_company (4, "Dogwood", NULL, 0), NULL);

  store_fixture_read_all (&fixture->base, page);

  assert_expiring (fixture, "Alder");
}

static char *
spell_connections (OutboxFixture *fixture)
{
  g_autoptr (CptExpiringRepository) repository = cpt_expiring_repository_new (fixture->base.store);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) expiring = NULL;
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  cpt_expiring_repository_list_async (repository, NULL, test_store_result, &result);
  test_await (&result);
  expiring = cpt_expiring_repository_list_finish (repository, result, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < expiring->len; i++)
    {
      const CptExpiringConnection *one = g_ptr_array_index (expiring, i);
      guint position = 0;
      gboolean is_found = g_ptr_array_find (cpt_company_get_connections (one->company), one->connection, &position);

      g_assert_true (is_found);
      g_string_append_printf (names, "%s %u;", cpt_company_get_name (one->company), position);
    }

  return g_string_free (g_steal_pointer (&names), FALSE);
}

static void
test_each_connection_that_expires_is_listed (OutboxFixture *fixture, gconstpointer data)
{
  const Link idle_fresh_idle[] = { { "Accounting", "Linked", NOW - DAYS (50) },
                                   { "Accounting", "Linked", NOW },
                                   { "Accounting", "Linked", NOW - DAYS (46) } };
  g_autofree char *unlinked_id = store_fixture_connection_id (30);
  g_autofree char *names = NULL;
  g_autoptr (CptCompanyPage) page =
      store_fixture_page_of (make_company (1, "Alder", idle_fresh_idle, 3), make_idle (2, "Birch", DAYS (70)),
                             make_idle (3, "Cedar", DAYS (80)), make_idle (4, "Dogwood", DAYS (44)), NULL);

  store_fixture_read_all (&fixture->base, page);
  g_object_unref (outbox_fixture_add (
      fixture, &(CptChangeFields){ .kind = CPT_CHANGE_UNLINK_CONNECTION, .rid = 3, .connection_id = unlinked_id }));
  names = spell_connections (fixture);
  g_assert_cmpstr (names, ==, "Birch 0;Alder 0;Alder 2;");
}

static void
test_read_takes_the_risk_away (OutboxFixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompany) idle = make_idle (1, "Alder", DAYS (50));
  g_autoptr (CptCompany) fresh = make_idle (1, "Alder", 0);
  g_autoptr (CptCompanyPage) page = store_fixture_page_of (g_object_ref (idle), NULL);

  store_fixture_read_all (&fixture->base, page);
  assert_expiring (fixture, "Alder");
  store_fixture_put (&fixture->base, fresh);
  assert_expiring (fixture, "");
}

static void
test_what_the_user_unlinked_is_at_no_risk (OutboxFixture *fixture, gconstpointer data)
{
  g_autofree char *connection_id = store_fixture_connection_id (10);
  g_autoptr (CptCompanyPage) page = store_fixture_page_of (make_idle (1, "Alder", DAYS (50)), NULL);
  g_autoptr (CptChange) change = NULL;

  store_fixture_read_all (&fixture->base, page);
  change = outbox_fixture_add (fixture, &(CptChangeFields){
                                            .kind = CPT_CHANGE_UNLINK_CONNECTION,
                                            .rid = 1,
                                            .connection_id = connection_id,
                                        });

  assert_expiring (fixture, "");
}

static gboolean
is_one_expiring (gpointer user_data)
{
  return cpt_company_list_get_n_hits (user_data) == 1;
}

static gboolean
is_none_expiring (gpointer user_data)
{
  return cpt_company_list_get_n_hits (user_data) == 0;
}

static void
test_clock_that_is_set_shows_who_expires (OutboxFixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompanyPage) page = store_fixture_page_of (make_idle (1, "Alder", DAYS (44)), NULL);
  g_autoptr (CptCompanyList) list = NULL;

  store_fixture_read_all (&fixture->base, page);
  list = make_list (fixture);
  assert_listed (list, "");

  cpt_clock_set (fixture->base.clock, NOW + DAYS (1));
  cpt_company_list_follow_clock (list);
  test_await_true (is_one_expiring, list);

  /* What was told first was wrong by a day. */
  cpt_clock_set (fixture->base.clock, NOW);
  cpt_company_list_follow_clock (list);
  test_await_true (is_none_expiring, list);
}

static void
test_time_that_goes_by_shows_who_expires (OutboxFixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompanyPage) page =
      store_fixture_page_of (make_idle (1, "Alder", DAYS (45) - 10 * G_TIME_SPAN_MINUTE - CPT_TIME_SECOND), NULL);
  g_autoptr (CptCompanyList) list = NULL;

  store_fixture_read_all (&fixture->base, page);
  list = make_list (fixture);
  assert_listed (list, "");

  /* The clock goes on by itself: a second later the list is built again. */
  cpt_clock_set (fixture->base.clock, NOW + 10 * G_TIME_SPAN_MINUTE);
  cpt_company_list_follow_clock (list);
  test_await_true (is_one_expiring, list);
}

static void
test_store_of_version_2_knows_who_expires (OutboxFixture *fixture, gconstpointer data)
{
  g_autofree char *path = cpt_store_file_get_path (fixture->base.folder);
  g_autoptr (GPtrArray) scripts = cpt_migrations_load ();
  g_autoptr (CptCompanyPage) page =
      store_fixture_page_of (make_idle (1, "Alder", DAYS (50)), make_idle (2, "Birch", DAYS (10)),
                             make_company (3, "Cedar", &(Link){ "accounting", "Linked", CPT_TIME_UNKNOWN }, 1),
                             make_company (4, "Dogwood", &(Link){ "Banking", "Linked", NOW - DAYS (50) }, 1),
                             make_company (5, "Elm", NULL, 0), NULL);
  g_autofree char *written = NULL;
  g_autofree char *migrated = NULL;
  g_autoptr (CptSqlite) handle = NULL;
  g_autoptr (GError) error = NULL;

  store_fixture_read_all (&fixture->base, page);
  written = store_fixture_text (&fixture->base, "SELECT group_concat (rid || '=' || expiry_start) FROM company");
  g_clear_object (&fixture->outbox);
  store_fixture_close (&fixture->base);
  handle = cpt_sqlite_open_writer (path, &error);
  cpt_sqlite_run (handle,
                  "DROP TABLE upload_doubt; ALTER TABLE company DROP COLUMN owners; DROP TABLE file; DROP TABLE "
                  "file_list; DROP INDEX activity_by_time; CREATE INDEX "
                  "activity_by_company ON activity (company_id, id); "
                  "ALTER TABLE activity DROP COLUMN detail; "
                  "DROP TABLE record; DROP TABLE record_list; DROP TABLE history_cursor; DROP TABLE report; DROP TABLE "
                  "bulk_taken; DROP TABLE "
                  "bulk; DROP INDEX outbox_bulk; ALTER TABLE "
                  "outbox DROP COLUMN is_bulk; "
                  "ALTER TABLE company DROP COLUMN expiry_start; PRAGMA user_version = 2",
                  &error);
  g_assert_no_error (error);
  g_clear_pointer (&handle, sqlite3_close);

  store_fixture_open (&fixture->base, CPT_STORE_OPENED);
  fixture->outbox = cpt_outbox_repository_new (fixture->base.store);
  migrated = store_fixture_text (&fixture->base, "SELECT group_concat (rid || '=' || expiry_start) FROM company");

  g_assert_cmpint (store_fixture_number (&fixture->base, "PRAGMA user_version"), ==, scripts->len);
  g_assert_cmpstr (migrated, ==, written);
  assert_expiring (fixture, "Cedar|Alder");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test) g_test_add ("/expiring/" path, OutboxFixture, NULL, set_up, test, outbox_fixture_tear_down)
  ADD ("from-45-days-on-longest-first", test_from_45_days_on_longest_first);
  ADD ("only-what-is-linked-to-accounting-counts", test_only_what_is_linked_to_accounting_counts);
  ADD ("each-connection-that-expires-is-listed", test_each_connection_that_expires_is_listed);
  ADD ("read-takes-the-risk-away", test_read_takes_the_risk_away);
  ADD ("what-the-user-unlinked-is-at-no-risk", test_what_the_user_unlinked_is_at_no_risk);
  ADD ("clock-that-is-set-shows-who-expires", test_clock_that_is_set_shows_who_expires);
  ADD ("time-that-goes-by-shows-who-expires", test_time_that_goes_by_shows_who_expires);
  ADD ("store-of-version-2-knows-who-expires", test_store_of_version_2_knows_who_expires);
#undef ADD

  return g_test_run ();
}
