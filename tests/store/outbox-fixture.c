/* outbox-fixture.c — a store with an outbox: changes made, taken, answered and given back in one call each.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "outbox-fixture.h"

#include "cpt-time.h"

#define START G_GINT64_CONSTANT (1780000000000000)

void
outbox_fixture_set_up (OutboxFixture *self, gconstpointer data)
{
  store_fixture_set_up (&self->base, data);
  cpt_clock_set (self->base.clock, START);
  self->outbox = cpt_outbox_repository_new (self->base.store);
}

void
outbox_fixture_tear_down (OutboxFixture *self, gconstpointer data)
{
  g_clear_object (&self->outbox);
  store_fixture_tear_down (&self->base, data);
}

void
outbox_fixture_reopen (OutboxFixture *self)
{
  g_clear_object (&self->outbox);
  store_fixture_reopen (&self->base, CPT_STORE_OPENED);
  self->outbox = cpt_outbox_repository_new (self->base.store);
}

static GPtrArray *
add (OutboxFixture *self, const CptChangeFields *fields, GError **error)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GAsyncResult) result = NULL;

  g_ptr_array_add (changes, cpt_change_new (fields));
  cpt_outbox_repository_add_async (self->outbox, changes, NULL, test_store_result, &result);
  test_await (&result);

  return cpt_outbox_repository_add_finish (self->outbox, result, error);
}

/* The row that says it now; NULL when there is none. */
CptChange *
outbox_fixture_add (OutboxFixture *self, const CptChangeFields *fields)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) stored = add (self, fields, &error);

  g_assert_no_error (error);

  return stored->len > 0 ? g_object_ref (g_ptr_array_index (stored, 0)) : NULL;
}

GError *
outbox_fixture_fail_to_add (OutboxFixture *self, const CptChangeFields *fields)
{
  GError *error = NULL;
  g_autoptr (GPtrArray) stored = add (self, fields, &error);

  g_assert_null (stored);

  return error;
}

CptChange *
outbox_fixture_create (OutboxFixture *self, const char *name)
{
  return outbox_fixture_add (self, &(CptChangeFields){ .kind = CPT_CHANGE_CREATE_COMPANY, .name = name });
}

CptChange *
outbox_fixture_rename (OutboxFixture *self, gint64 rid, const char *name)
{
  return outbox_fixture_add (self, &(CptChangeFields){ .kind = CPT_CHANGE_RENAME_COMPANY, .rid = rid, .name = name });
}

CptChange *
outbox_fixture_delete (OutboxFixture *self, gint64 rid)
{
  return outbox_fixture_add (self, &(CptChangeFields){ .kind = CPT_CHANGE_DELETE_COMPANY, .rid = rid });
}

CptChange *
outbox_fixture_take (OutboxFixture *self, gint64 *next_due)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CptChange *change = NULL;

  cpt_outbox_repository_take_async (self->outbox, NULL, test_store_result, &result);
  test_await (&result);
  change = cpt_outbox_repository_take_finish (self->outbox, result, next_due, &error);
  g_assert_no_error (error);

  return change;
}

gint64
outbox_fixture_answer (OutboxFixture *self, CptChange *change, CptCompany *company)
{
  return outbox_fixture_answer_with (self, change, &(CptOutboxAnswer){ .company = company });
}

gint64
outbox_fixture_answer_with (OutboxFixture *self, CptChange *change, const CptOutboxAnswer *answer)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 rid = 0;

  cpt_outbox_repository_answer_async (self->outbox, cpt_change_get_id (change), answer, 0, NULL, test_store_result,
                                      &result);
  test_await (&result);
  rid = cpt_outbox_repository_answer_finish (self->outbox, result, &error);
  g_assert_no_error (error);

  return rid;
}

void
outbox_fixture_release (OutboxFixture *self,
                        CptChange *change,
                        CptChangeState state,
                        gboolean new_key,
                        gint64 not_before,
                        const GError *why)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  cpt_outbox_repository_release_async (self->outbox, cpt_change_get_id (change), state, new_key, not_before, why, NULL,
                                       test_store_result, &result);
  test_await (&result);
  g_assert_true (cpt_outbox_repository_release_finish (self->outbox, result, &error));
  g_assert_no_error (error);
}

guint
outbox_fixture_cancel (OutboxFixture *self, gint64 id)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  guint n_cancelled = 0;

  g_array_append_val (ids, id);
  cpt_outbox_repository_cancel_async (self->outbox, ids, NULL, test_store_result, &result);
  test_await (&result);
  g_assert_true (cpt_outbox_repository_cancel_finish (self->outbox, result, &n_cancelled, &error));
  g_assert_no_error (error);

  return n_cancelled;
}

void
outbox_fixture_retry (OutboxFixture *self, gint64 id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  cpt_outbox_repository_retry_async (self->outbox, id, NULL, test_store_result, &result);
  test_await (&result);
  g_assert_true (cpt_outbox_repository_retry_finish (self->outbox, result, &error));
  g_assert_no_error (error);
}

GPtrArray *
outbox_fixture_list (OutboxFixture *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *changes = NULL;

  cpt_outbox_repository_list_async (self->outbox, NULL, test_store_result, &result);
  test_await (&result);
  changes = cpt_outbox_repository_list_finish (self->outbox, result, &error);
  g_assert_no_error (error);

  return changes;
}

/* The clock shows nine seconds more. */
void
outbox_fixture_pass_hold (OutboxFixture *self)
{
  cpt_clock_set (self->base.clock, cpt_clock_now (self->base.clock) + 9 * CPT_TIME_SECOND);
}

static gboolean
is_loaded (gpointer user_data)
{
  return cpt_company_list_get_is_loaded (user_data);
}

static void
append_row (GString *text, CptCompanyRow *row)
{
  CptCompany *company = cpt_company_row_get_company (row);
  GPtrArray *connections = cpt_company_get_connections (company);

  g_string_append_printf (text, "%s%s", text->len > 0 ? "|" : "", cpt_company_get_name (company));
  for (guint i = 0; i < connections->len; i++)
    g_string_append_printf (text, "+%s", cpt_connection_get_status_text (g_ptr_array_index (connections, i)));
  for (guint i = 0; i < cpt_company_row_get_changes (row)->len; i++)
    g_string_append_printf (text, "*%u",
                            cpt_change_get_state (g_ptr_array_index (cpt_company_row_get_changes (row), i)));
}

/* What a list shows: "name+status*change|…", by name. */
char *
outbox_fixture_shown (OutboxFixture *self)
{
  CptCompanyList *list = cpt_company_list_new (self->base.store);
  g_autoptr (GString) text = g_string_new (NULL);

  cpt_company_list_load (list);
  cpt_company_list_set_query (list, &(CptCompanyQuery){ .sort = CPT_COMPANY_SORT_NAME });
  test_await_true (is_loaded, list);
  for (guint i = 0; i < cpt_company_list_get_n_hits (list); i++)
    append_row (text, cpt_company_list_get_row (list, cpt_company_list_get_rid (list, i)));
  g_assert_finalize_object (list);

  return g_string_free (g_steal_pointer (&text), FALSE);
}
