/* store-fixture.c — a real store in a folder of the test's own, and companies to put into it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store-fixture.h"

#include <glib/gstdio.h>

#include "cpt-time.h"

#define FIRST_CREATED G_GINT64_CONSTANT (1760000000000000)

void
store_fixture_set_up (StoreFixture *self, gconstpointer data)
{
  self->folder = test_make_folder ();
  self->clock = cpt_clock_new ();
  store_fixture_open (self, CPT_STORE_CREATED);
}

void
store_fixture_tear_down (StoreFixture *self, gconstpointer data)
{
  if (self->store != NULL)
    store_fixture_close (self);
  g_clear_object (&self->clock);
  test_remove_folder (self->folder);
  g_clear_pointer (&self->folder, g_free);
}

void
store_fixture_open (StoreFixture *self, CptStoreOutcome expected)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CptStoreOutcome outcome = CPT_STORE_OPENED;

  self->store = cpt_store_new (self->folder, self->clock);
  cpt_store_open_async (self->store, NULL, test_store_result, &result);
  test_await (&result);
  g_assert_true (cpt_store_open_finish (self->store, result, &outcome, &error));
  g_assert_no_error (error);
  g_assert_cmpint (outcome, ==, expected);

  self->companies = cpt_company_repository_new (self->store);
}

void
store_fixture_close (StoreFixture *self)
{
  cpt_store_close (self->store);
  /* Answers that nobody awaited hold their store until they are given. */
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (g_steal_pointer (&self->companies));
  g_assert_finalize_object (g_steal_pointer (&self->store));
}

void
store_fixture_reopen (StoreFixture *self, CptStoreOutcome expected)
{
  store_fixture_close (self);
  store_fixture_open (self, expected);
}

char *
store_fixture_id (guint number)
{
  return g_strdup_printf ("00000000-0000-4000-8000-%012x", number);
}

char *
store_fixture_connection_id (guint number)
{
  return g_strdup_printf ("cccccccc-0000-4000-8000-%012x", number);
}

static CptCompany *
make_company (guint number, const char *name, GPtrArray *connections)
{
  g_autofree char *id = store_fixture_id (number);
  g_autofree char *redirect = g_strdup_printf ("https://link.example/company/%s", id);

  return cpt_company_new (&(CptCompanyFields){
      .id = id,
      .name = name,
      .redirect = redirect,
      .created_by = number % 2 == 0 ? "Agathe Roy" : "Zoé Blais",
      .created = FIRST_CREATED + number * CPT_TIME_SECOND,
      .last_sync = number % 3 == 0 ? CPT_TIME_UNKNOWN : FIRST_CREATED - number * CPT_TIME_SECOND,
      .connections = connections,
  });
}

CptCompany *
store_fixture_company (guint number, const char *name)
{
  return make_company (number, name, NULL);
}

CptCompany *
store_fixture_linked_company (guint number, const char *name, const char *status)
{
  g_autoptr (GPtrArray) connections = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *id = store_fixture_connection_id (number);

  g_ptr_array_add (connections, cpt_connection_new (&(CptConnectionFields){
                                    .id = id,
                                    .platform_name = "Exact Online",
                                    .source_type = "Accounting",
                                    .status_text = status,
                                    .link_url = "https://link.example/connection",
                                    .created = FIRST_CREATED,
                                    .last_sync = CPT_TIME_UNKNOWN,
                                }));

  return make_company (number, name, connections);
}

CptCompanyPage *
store_fixture_page (guint first, guint n_companies, guint64 total)
{
  g_autoptr (GPtrArray) companies = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = first; i < first + n_companies; i++)
    {
      g_autofree char *name = g_strdup_printf ("Company %u", i);

      g_ptr_array_add (companies,
                       i % 4 == 0 ? store_fixture_linked_company (i, name, "Linked") : store_fixture_company (i, name));
    }

  return cpt_company_page_new (companies, 1, MAX (n_companies, 1), total, FALSE, NULL);
}

CptCompanyPage *
store_fixture_page_of (CptCompany *first, ...)
{
  g_autoptr (GPtrArray) companies = g_ptr_array_new_with_free_func (g_object_unref);
  CptCompany *company = NULL;
  va_list rest;

  va_start (rest, first);
  for (company = first; company != NULL; company = va_arg (rest, CptCompany *))
    g_ptr_array_add (companies, company);
  va_end (rest);

  return cpt_company_page_new (companies, 1, 100, companies->len, FALSE, NULL);
}

CptReadCursor
store_fixture_begin_read (StoreFixture *self, guint page_size)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CptReadCursor cursor = { 0 };

  cpt_company_repository_begin_read_async (self->companies, page_size, NULL, test_store_result, &result);
  test_await (&result);
  g_assert_true (cpt_company_repository_begin_read_finish (self->companies, result, &cursor, &error));
  g_assert_no_error (error);

  return cursor;
}

guint
store_fixture_put_page (StoreFixture *self, CptCompanyPage *page, gint64 sequence, const CptReadCursor *cursor)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  guint n_written = 0;

  cpt_company_repository_put_page_async (self->companies, page, sequence, cursor, NULL, test_store_result, &result);
  test_await (&result);
  g_assert_true (cpt_company_repository_put_page_finish (self->companies, result, &n_written, &error));
  g_assert_no_error (error);

  return n_written;
}

GPtrArray *
store_fixture_end_read (StoreFixture *self, const CptReadCursor *cursor, guint64 *n_seen)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *unseen = NULL;

  cpt_company_repository_end_read_async (self->companies, cursor, NULL, test_store_result, &result);
  test_await (&result);
  unseen = cpt_company_repository_end_read_finish (self->companies, result, n_seen, &error);
  g_assert_no_error (error);

  return unseen;
}

/* A complete read of one page, from its beginning to its end. */
void
store_fixture_read_all (StoreFixture *self, CptCompanyPage *page)
{
  CptReadCursor cursor = store_fixture_begin_read (self, 5000);
  g_autoptr (GPtrArray) unseen = NULL;

  cursor.next_page++;
  store_fixture_put_page (self, page, cpt_company_repository_next_sequence (self->companies), &cursor);
  unseen = store_fixture_end_read (self, &cursor, NULL);
}

void
store_fixture_put (StoreFixture *self, CptCompany *company)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  cpt_company_repository_put_async (self->companies, company, cpt_company_repository_next_sequence (self->companies),
                                    NULL, test_store_result, &result);
  test_await (&result);
  g_assert_true (cpt_company_repository_put_finish (self->companies, result, &error));
  g_assert_no_error (error);
}

CptCompany *
store_fixture_get (StoreFixture *self, gint64 rid, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  cpt_company_repository_get_async (self->companies, rid, NULL, test_store_result, &result);
  test_await (&result);

  return cpt_company_repository_get_finish (self->companies, result, NULL, error);
}

gint64
store_fixture_find (StoreFixture *self, const char *name)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 rid = 0;

  cpt_company_repository_find_by_name_async (self->companies, name, NULL, test_store_result, &result);
  test_await (&result);
  rid = cpt_company_repository_find_by_name_finish (self->companies, result, NULL, &error);
  g_assert_no_error (error);

  return rid;
}

static char *
query_text (StoreFixture *self, const char *sql)
{
  g_autofree char *path = g_build_filename (self->folder, "store.sqlite", NULL);
  sqlite3 *handle = NULL;
  sqlite3_stmt *statement = NULL;
  char *text = NULL;

  g_assert_cmpint (sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (handle, sql, -1, &statement, NULL), ==, SQLITE_OK);
  if (sqlite3_step (statement) == SQLITE_ROW)
    text = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
  sqlite3_close (handle);

  return text;
}

/* The first column of the first row, read by SQL from the file itself. */
char *
store_fixture_text (StoreFixture *self, const char *sql)
{
  return query_text (self, sql);
}

gint64
store_fixture_number (StoreFixture *self, const char *sql)
{
  g_autofree char *text = query_text (self, sql);

  g_assert_nonnull (text);

  return g_ascii_strtoll (text, NULL, 10);
}

/* Overwrites one page in eight of the closed file with noise, never the first. */
void
store_fixture_corrupt (StoreFixture *self, guint seed)
{
  g_autofree char *path = g_build_filename (self->folder, "store.sqlite", NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  gsize length = 0;

  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);
  for (gsize page = 4096; page < length; page += 4096)
    {
      for (gsize at = page; g_rand_int_range (random, 0, 8) == 0 && at < page + 4096; at++)
        contents[at] = (char) g_rand_int (random);
    }
  g_file_set_contents_full (path, contents, (gssize) length, 0, 0600, &error);
  g_assert_no_error (error);
}
