/* history-fixture.c — a store with its two histories: reads and writes put in one call each.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "history-fixture.h"

#include "cpt-time.h"

#define START G_GINT64_CONSTANT (1780000000000000)

void
history_fixture_set_up (HistoryFixture *self, gconstpointer data)
{
  store_fixture_set_up (&self->base, data);
  cpt_clock_set (self->base.clock, START);
  self->reads = cpt_read_repository_new (self->base.store);
  self->writes = cpt_write_repository_new (self->base.store);
}

void
history_fixture_tear_down (HistoryFixture *self, gconstpointer data)
{
  g_clear_object (&self->reads);
  g_clear_object (&self->writes);
  store_fixture_tear_down (&self->base, data);
}

void
history_fixture_reopen (HistoryFixture *self)
{
  g_clear_object (&self->reads);
  g_clear_object (&self->writes);
  store_fixture_reopen (&self->base, CPT_STORE_OPENED);
  self->reads = cpt_read_repository_new (self->base.store);
  self->writes = cpt_write_repository_new (self->base.store);
}

char *
history_fixture_id (guint number)
{
  return g_strdup_printf ("dddddddd-0000-4000-8000-%012x", number);
}

/* The higher the number, the later. */
gint64
history_fixture_requested (guint number)
{
  return START - CPT_TIME_DAY + number * CPT_TIME_SECOND;
}

/* A read that ended took as many seconds as its number. */
CptRead *
history_fixture_read_of (guint company, guint number, const char *data_type, const char *status)
{
  g_autofree char *id = history_fixture_id (number);
  g_autofree char *company_id = store_fixture_id (company);
  g_autofree char *connection_id = store_fixture_connection_id (1 + number % 2);
  CptReadOutcome outcome = cpt_read_status_get_outcome (cpt_read_status_from_text (status));
  gint64 requested = history_fixture_requested (number);
  gboolean is_over = outcome != CPT_READ_OUTCOME_RUNNING && outcome != CPT_READ_OUTCOME_UNKNOWN;

  return cpt_read_new (&(CptReadFields){
      .id = id,
      .company_id = company_id,
      .connection_id = connection_id,
      .data_type = data_type,
      .status_text = status,
      .error_message = outcome == CPT_READ_OUTCOME_ERROR ? "The source was not reached" : NULL,
      .requested = requested,
      .completed = is_over ? requested + number * CPT_TIME_SECOND : CPT_TIME_UNKNOWN,
      .requested_text = "as it was written",
      .completed_text = is_over ? "as it was written then" : NULL,
      .progress = is_over ? 100 : 30,
      .is_completed = outcome == CPT_READ_OUTCOME_SUCCESS,
      .is_errored = outcome == CPT_READ_OUTCOME_ERROR,
  });
}

CptRead *
history_fixture_read (guint number, const char *data_type, const char *status)
{
  return history_fixture_read_of (1, number, data_type, status);
}

static CptValidation *
make_validation (void)
{
  g_autoptr (GPtrArray) errors = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (
      errors, cpt_validation_item_new (&(CptValidationItemFields){ .item_id = "SupplierName", .message = "Too long" }));

  return cpt_validation_new (&(CptValidationFields){ .errors = errors });
}

/* One that failed has a validation, one that ended well a change. */
CptWrite *
history_fixture_write (guint number, const char *status)
{
  g_autofree char *id = history_fixture_id (number);
  g_autofree char *company_id = store_fixture_id (1);
  g_autofree char *connection_id = store_fixture_connection_id (1);
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func (g_object_unref);
  CptWriteStatus known = cpt_write_status_from_text (status);
  g_autoptr (CptValidation) validation = known == CPT_WRITE_STATUS_FAILED ? make_validation () : NULL;

  if (known == CPT_WRITE_STATUS_SUCCESS)
    g_ptr_array_add (changes, cpt_write_change_new (&(CptWriteChangeFields){
                                  .type_text = "Created", .record_id = "S-1", .data_type = "suppliers" }));

  return cpt_write_new (&(CptWriteFields){
      .id = id,
      .company_id = company_id,
      .connection_id = connection_id,
      .data_type = "suppliers",
      .status_text = status,
      .status_code = known == CPT_WRITE_STATUS_FAILED ? 400 : 200,
      .requested = history_fixture_requested (number),
      .completed = known == CPT_WRITE_STATUS_PENDING ? CPT_TIME_UNKNOWN : history_fixture_requested (number + 1),
      .timeout_minutes = -1,
      .error_message = known == CPT_WRITE_STATUS_FAILED ? "The record was refused" : NULL,
      .validation = validation,
      .changes = changes,
  });
}

/* News of what an answer to request @sequence said. */
GPtrArray *
history_fixture_put_at (HistoryFixture *self, gint64 sequence, GPtrArray *reads)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *news = NULL;

  cpt_read_repository_put_async (self->reads, reads, sequence, NULL, test_store_result, &result);
  test_await (&result);
  news = cpt_read_repository_put_finish (self->reads, result, &error);
  g_assert_no_error (error);

  return news;
}

/* Takes the reads; an answer to a request that was made just now. */
GPtrArray *
history_fixture_put (HistoryFixture *self, CptRead *first, ...)
{
  g_autoptr (GPtrArray) reads = g_ptr_array_new_with_free_func (g_object_unref);
  va_list rest;

  va_start (rest, first);
  for (CptRead *read = first; read != NULL; read = va_arg (rest, CptRead *))
    g_ptr_array_add (reads, read);
  va_end (rest);

  return history_fixture_put_at (self, cpt_company_repository_next_sequence (self->base.companies), reads);
}

/* Takes the write; how many were written. */
guint
history_fixture_put_write (HistoryFixture *self, CptWrite *write)
{
  static const char last_change[] = "SELECT coalesce (max (change), 0) FROM push";
  gint64 before = store_fixture_number (&self->base, last_change);
  g_autoptr (GPtrArray) writes = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (CptPage) page = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 rest = 0;

  g_ptr_array_add (writes, write);
  page = cpt_page_new (&(CptPageFields){ .items = writes, .page_number = 1, .page_size = 100, .total_results = 1 });
  cpt_write_repository_put_page_async (self->writes, cpt_write_get_company_id (write), page, 0,
                                       cpt_company_repository_next_sequence (self->base.companies), NULL,
                                       test_store_result, &result);
  test_await (&result);
  g_assert_true (cpt_write_repository_put_page_finish (self->writes, result, &rest, &error));
  g_assert_no_error (error);

  return (guint) (store_fixture_number (&self->base, last_change) - before);
}

CptRead *
history_fixture_get (HistoryFixture *self, guint number)
{
  g_autofree char *id = history_fixture_id (number);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CptRead *read = NULL;

  cpt_read_repository_get_async (self->reads, id, NULL, test_store_result, &result);
  test_await (&result);
  read = cpt_read_repository_get_finish (self->reads, result, &error);
  g_assert_no_error (error);

  return read;
}
