/* test-migrations.c — a store that an older version made is opened by this one, and nothing that only we know is lost.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "cpt-link-sent-repository.h"
#include "cpt-migrations-private.h"
#include "cpt-salvage-private.h"
#include "cpt-sqlite-private.h"
#include "outbox-fixture.h"

#define PAGE_BYTES 4096

/* What was released is never edited: stores out there were made by it. */
static const struct
{
  const char *checksum;
} released[] = {
  { "d3f3867ef65661cc0980a7db73e398eb8f4d67b922b97b4f02e11e9cbe8378fe" },
  { "1d45f0ba194c755306bbab2f8900fb8bf81981b3aba2c9202f89d03a5cc81a4c" },
  { "42caaeebe460f6809110531115403f2a55fd12cae4ae112206c9e221fd011154" },
};

/* As version 1 left it: two companies, a creation and a renaming that wait, what happened, and a view. */
static const char FILL_1_SQL[] =
    "INSERT INTO user (id, name) VALUES (1, 'Agathe Roy');"
    "INSERT INTO company (rid, id, fold, name_key, created, created_by, mask, worst, hash, name) VALUES "
    "(1, x'00000000000040008000000000000001', 'one', 'one', 1760000000000000, 1, 0, 5, 1, 'One'),"
    "(2, x'00000000000040008000000000000002', 'two', 'two', 1760000001000000, 1, 0, 5, 2, 'Two');"
    "CREATE UNIQUE INDEX company_by_id ON company (id);"
    "CREATE INDEX company_by_name_key ON company (name_key);"
    "INSERT INTO outbox (id, kind, state, rid, company_id, name, old_name, idempotency_key, created) VALUES "
    "(1, 1, 2, -1, NULL, 'Beaurivage', NULL, 'k1', 1780000000000000),"
    "(2, 2, 6, 2, x'00000000000040008000000000000002', 'Deux', 'Two', 'k2', 1780000000000000);"
    "INSERT INTO activity (company_id, kind, at, here, before, after) VALUES "
    "(x'00000000000040008000000000000001', 2, 1770000000000000, 0, 'Un', 'One');"
    "INSERT INTO connection_event (company_id, connection_id, at, here, before, after) VALUES "
    "(x'00000000000040008000000000000001', x'cccccccc000040008000000000000001', 1770000000000000, 0, 'Linked', "
    "'Deauthorized');"
    "INSERT INTO link_sent (company_id, channel, at) VALUES (x'00000000000040008000000000000001', 1, "
    "1770000000000000);"
    "INSERT INTO meta (key, type, value) VALUES ('view-companies', 's', x'6e616d6500');";

static char *
get_path (OutboxFixture *fixture)
{
  return g_build_filename (fixture->base.folder, "store.sqlite", NULL);
}

/* The store of the fixture is now one that the first @n_scripts made. */
static void
go_back_to (OutboxFixture *fixture, guint n_scripts, const char *fill_sql)
{
  g_autofree char *path = get_path (fixture);
  g_autoptr (GPtrArray) scripts = cpt_migrations_load ();
  g_autoptr (CptSqlite) handle = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_object (&fixture->outbox);
  store_fixture_close (&fixture->base);
  cpt_salvage_remove (path);

  handle = cpt_sqlite_open_writer (path, &error);
  g_ptr_array_set_size (scripts, (int) n_scripts);
  cpt_migrations_run (handle, scripts, &error);
  g_assert_no_error (error);
  cpt_sqlite_run (handle, fill_sql, &error);
  g_assert_no_error (error);
}

static void
open_store (OutboxFixture *fixture, CptStoreOutcome expected)
{
  store_fixture_open (&fixture->base, expected);
  fixture->outbox = cpt_outbox_repository_new (fixture->base.store);
}

static void
assert_local_is_kept (OutboxFixture *fixture)
{
  static const struct
  {
    const char *sql;
    gint64 expected;
  } rows[] = {
    { "SELECT count(*) FROM outbox WHERE data_type IS NULL AND platform_key IS NULL AND body IS NULL", 2 },
    { "SELECT count(*) FROM activity WHERE before = 'Un' AND after = 'One'", 1 },
    { "SELECT count(*) FROM connection_event WHERE after = 'Deauthorized'", 1 },
    { "SELECT count(*) FROM link_sent", 1 },
    { "SELECT count(*) FROM meta WHERE key = 'view-companies'", 1 },
  };
  g_autoptr (GPtrArray) changes = outbox_fixture_list (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (store_fixture_number (&fixture->base, rows[i].sql), ==, rows[i].expected);
  g_assert_cmpuint (changes->len, ==, 2);
  g_assert_cmpstr (cpt_change_get_name (g_ptr_array_index (changes, 0)), ==, "Beaurivage");
  g_assert_cmpstr (cpt_change_get_idempotency_key (g_ptr_array_index (changes, 0)), ==, "k1");
  g_assert_cmpint (cpt_change_get_state (g_ptr_array_index (changes, 1)), ==, CPT_CHANGE_FAILED);
  g_assert_cmpint (cpt_change_get_rid (g_ptr_array_index (changes, 1)), ==, 2);
}

static void
test_what_was_released_is_never_edited (void)
{
  g_autoptr (GPtrArray) scripts = cpt_migrations_load ();

  g_assert_cmpuint (scripts->len, >=, G_N_ELEMENTS (released));
  for (guint i = 0; i < G_N_ELEMENTS (released); i++)
    {
      g_autofree char *checksum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, g_ptr_array_index (scripts, i), -1);

      g_assert_cmpstr (checksum, ==, released[i].checksum);
    }
}

static char *
dup_schema (OutboxFixture *fixture)
{
  return store_fixture_text (&fixture->base, "SELECT group_concat (name || sql) FROM (SELECT * FROM sqlite_schema "
                                             "WHERE type = 'table' ORDER BY name)");
}

static void
test_store_of_every_version_is_brought_up_to_date (OutboxFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) scripts = cpt_migrations_load ();
  g_autofree char *fresh = dup_schema (fixture);

  for (guint version = 1; version < scripts->len; version++)
    {
      g_autofree char *migrated = NULL;
      g_autofree char *shown = NULL;

      go_back_to (fixture, version, FILL_1_SQL);
      open_store (fixture, CPT_STORE_OPENED);

      assert_local_is_kept (fixture);
      shown = outbox_fixture_shown (fixture);
      g_assert_cmpstr (shown, ==, "Beaurivage*2|One|Two*6");
      g_assert_cmpint (store_fixture_number (&fixture->base, "PRAGMA user_version"), ==, scripts->len);
      migrated = dup_schema (fixture);
      g_assert_cmpstr (migrated, ==, fresh);
    }
}

static void
test_what_only_we_know_is_copied_before (OutboxFixture *fixture, gconstpointer data)
{
  g_autofree char *path = get_path (fixture);
  g_autofree char *copy = g_strconcat (path, "-before-migration", NULL);
  g_autoptr (CptSqlite) handle = NULL;
  g_autoptr (GError) error = NULL;
  gint64 n_changes = 0;

  go_back_to (fixture, 1, FILL_1_SQL);
  open_store (fixture, CPT_STORE_OPENED);

  handle = cpt_sqlite_open_reader (copy, &error);
  g_assert_no_error (error);
  cpt_sqlite_get_int64 (handle, "SELECT count(*) FROM outbox", &n_changes, &error);
  g_assert_no_error (error);
  g_assert_cmpint (n_changes, ==, 2);
}

/* Overwrites one page of the closed file. */
static void
overwrite_page (OutboxFixture *fixture, guint page)
{
  g_autofree char *path = get_path (fixture);
  g_autofree char *noise = g_malloc (PAGE_BYTES);
  int file = g_open (path, O_RDWR, 0);

  memset (noise, 0xa5, PAGE_BYTES);
  g_assert_cmpint (pwrite (file, noise, PAGE_BYTES, (off_t) (page - 1) * PAGE_BYTES), ==, PAGE_BYTES);
  close (file);
}

static void
test_damaged_store_of_version_1_is_salvaged_into_a_new_one (OutboxFixture *fixture, gconstpointer data)
{
  go_back_to (fixture, 1, FILL_1_SQL);
  overwrite_page (fixture, 1);
  open_store (fixture, CPT_STORE_DAMAGED);

  assert_local_is_kept (fixture);
}

static void
test_migrated_store_whose_first_page_is_lost_is_salvaged (OutboxFixture *fixture, gconstpointer data)
{
  go_back_to (fixture, 1, FILL_1_SQL);
  open_store (fixture, CPT_STORE_OPENED);
  g_clear_object (&fixture->outbox);
  store_fixture_close (&fixture->base);
  overwrite_page (fixture, 1);
  open_store (fixture, CPT_STORE_DAMAGED);

  assert_local_is_kept (fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/migrations/what-was-released-is-never-edited", test_what_was_released_is_never_edited);
#define ADD(path, test)                                                                                                \
  g_test_add ("/migrations/" path, OutboxFixture, NULL, outbox_fixture_set_up, test, outbox_fixture_tear_down)
  ADD ("store-of-every-version-is-brought-up-to-date", test_store_of_every_version_is_brought_up_to_date);
  ADD ("what-only-we-know-is-copied-before", test_what_only_we_know_is_copied_before);
  ADD ("damaged-store-of-version-1-is-salvaged-into-a-new-one",
       test_damaged_store_of_version_1_is_salvaged_into_a_new_one);
  ADD ("migrated-store-whose-first-page-is-lost-is-salvaged", test_migrated_store_whose_first_page_is_lost_is_salvaged);
#undef ADD

  return g_test_run ();
}
