/* bulk-fixture.c — many companies on a real platform, and their data refreshed at once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "bulk-fixture.h"

#define TIME_SCALE 0.001
#define PAGE_SIZE 5000

static void
answered_cb (CptSync *sync, CptChange *change, gint64 rid, CptCompany *company, BulkFixture *self)
{
  g_ptr_array_add (self->answered, g_object_ref (change));
}

/**
 * bulk_fixture_start:
 *
 * Starts sync, with hardly a delay; the requests of a second are as many as ever.
 */
void
bulk_fixture_start (BulkFixture *self)
{
  sync_fixture_start_with (&self->base, cpt_sandbox_get_api_key (self->base.sandbox), PAGE_SIZE, TIME_SCALE);
  g_signal_connect (self->base.sync, "change-answered", G_CALLBACK (answered_cb), self);
}

static void
survey (BulkFixture *self, guint n_companies)
{
  g_autoptr (GArray) rids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CptBulkSurvey) found = NULL;

  for (gint64 rid = 1; rid <= n_companies + 1; rid++)
    g_array_append_val (rids, rid);

  cpt_bulk_repository_survey_async (self->bulk, rids, NULL, test_store_result, &result);
  test_await (&result);
  found = cpt_bulk_repository_survey_finish (self->bulk, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->able->len + found->n_unlinked + found->n_unconnected, ==, n_companies + 1);
  self->able = g_array_ref (found->able);
}

/**
 * bulk_fixture_set_up:
 * @n_companies: how many the platform makes up, besides its first one
 *
 * Reads them all into the store; sync is stopped then.
 */
void
bulk_fixture_set_up (BulkFixture *self, guint n_companies)
{
  sync_fixture_set_up_generated (&self->base, n_companies);
  self->bulk = cpt_bulk_repository_new (self->base.store);
  self->answered = g_ptr_array_new_with_free_func (g_object_unref);

  bulk_fixture_start (self);
  while (cpt_sync_get_last_read (self->base.sync) == CPT_TIME_UNKNOWN)
    g_main_context_iteration (NULL, TRUE);
  sync_fixture_stop (&self->base);
  survey (self, n_companies);
}

void
bulk_fixture_tear_down (BulkFixture *self)
{
  sync_fixture_stop (&self->base);
  g_clear_object (&self->bulk);
  g_clear_pointer (&self->able, g_array_unref);
  g_clear_pointer (&self->answered, g_ptr_array_unref);
  sync_fixture_tear_down (&self->base);
}

/**
 * bulk_fixture_reopen:
 *
 * Opens the store as a new run of the program would; sync must be stopped.
 */
void
bulk_fixture_reopen (BulkFixture *self)
{
  g_clear_object (&self->bulk);
  sync_fixture_reopen_store (&self->base);
  self->bulk = cpt_bulk_repository_new (self->base.store);
}

/**
 * bulk_fixture_ask:
 * @n: how many of those that can be refreshed
 *
 * The user refreshes them at once.
 */
void
bulk_fixture_ask (BulkFixture *self, guint n)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) stored = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (n, <=, self->able->len);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (changes, cpt_change_new (&(CptChangeFields){
                                  .kind = CPT_CHANGE_REFRESH_COMPANY,
                                  .is_bulk = TRUE,
                                  .rid = g_array_index (self->able, gint64, i),
                              }));

  cpt_outbox_repository_add_async (self->base.outbox, changes, NULL, test_store_result, &result);
  test_await (&result);
  stored = cpt_outbox_repository_add_finish (self->base.outbox, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (stored->len, ==, n);
}

/**
 * bulk_fixture_rename:
 * @rid: a company
 *
 * The user renames it.
 */
void
bulk_fixture_rename (BulkFixture *self, gint64 rid)
{
  sync_fixture_do (&self->base,
                   &(CptChangeFields){ .kind = CPT_CHANGE_RENAME_COMPANY, .rid = rid, .name = "Renamed meanwhile" });
}

/**
 * bulk_fixture_get_status:
 *
 * Returns: how the refreshes stand
 */
CptBulkStatus
bulk_fixture_get_status (BulkFixture *self)
{
  CptBulkStatus status = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_read = FALSE;

  cpt_bulk_repository_get_async (self->bulk, NULL, test_store_result, &result);
  test_await (&result);
  is_read = cpt_bulk_repository_get_finish (self->bulk, result, &status, &error);
  g_assert_no_error (error);
  g_assert_true (is_read);
  self->most_sending = MAX (self->most_sending, status.n_sending);

  return status;
}

static void
assert_written (BulkFixture *self, GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;
  gboolean is_written = cpt_bulk_repository_write_finish (self->bulk, result, &error);

  g_assert_no_error (error);
  g_assert_true (is_written);
}

/**
 * bulk_fixture_set_paused:
 */
void
bulk_fixture_set_paused (BulkFixture *self, gboolean is_paused)
{
  g_autoptr (GAsyncResult) result = NULL;

  cpt_bulk_repository_set_paused_async (self->bulk, is_paused, NULL, test_store_result, &result);
  test_await (&result);
  assert_written (self, result);
}

/**
 * bulk_fixture_write:
 * @write: what the user does with all of them
 */
void
bulk_fixture_write (BulkFixture *self, BulkFixtureWrite write)
{
  g_autoptr (GAsyncResult) result = NULL;

  write (self->bulk, NULL, test_store_result, &result);
  test_await (&result);
  assert_written (self, result);
}

/**
 * bulk_fixture_await_end:
 *
 * Waits until none is under way any more.
 */
void
bulk_fixture_await_end (BulkFixture *self)
{
  CptBulkStatus status = { 0 };

  do
    status = bulk_fixture_get_status (self);
  while (status.n_waiting + status.n_sending > 0);
}

/**
 * bulk_fixture_find_answer:
 *
 * Returns: the place in the order of answers of the first change of that kind, G_MAXUINT when there is none
 */
guint
bulk_fixture_find_answer (BulkFixture *self, CptChangeKind kind)
{
  for (guint i = 0; i < self->answered->len; i++)
    if (cpt_change_get_kind (g_ptr_array_index (self->answered, i)) == kind)
      return i;

  return G_MAXUINT;
}
