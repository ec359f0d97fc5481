/* cpt-row-source.c — rows for the main thread: at once when they can be had in time, else a little later.
 *
 * A row is taken from the cache, or read on the main thread within READ_LIMIT. What could not be read then is read
 * together on the query thread, put into the cache, and told of. On the main thread but for the function so named.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-row-source-private.h"

#include "cpt-row-cache-private.h"
#include "cpt-row-reader-private.h"
#include "cpt-sqlite-private.h"

#define READ_LIMIT (4 * G_TIME_SPAN_MILLISECOND)

struct _CptRowSource
{
  GObject parent_instance;

  CptStore *store;
  CptRowSourceFunc filled; /* (nullable): until it is stopped */
  gpointer user_data;

  CptRowCache *cache;
  CptCompanyResult *result; /* (nullable): what rows say of the search */
  sqlite3 *handle;          /* (nullable): of the main thread */
  CptRowReader *reader;     /* (nullable): on @handle */
  GArray *missing;          /* (element-type gint64): to be read on the query thread */
  gboolean is_reading;      /* there */
};

G_DEFINE_FINAL_TYPE (CptRowSource, cpt_row_source, G_TYPE_OBJECT)

static void
cpt_row_source_finalize (GObject *object)
{
  CptRowSource *self = CPT_ROW_SOURCE (object);

  g_assert (self->handle == NULL); /* it was stopped */

  g_clear_object (&self->store);
  g_clear_pointer (&self->cache, cpt_row_cache_free);
  g_clear_pointer (&self->missing, g_array_unref);

  G_OBJECT_CLASS (cpt_row_source_parent_class)->finalize (object);
}

static void
cpt_row_source_class_init (CptRowSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_row_source_finalize;
}

static void
cpt_row_source_init (CptRowSource *self)
{
  self->cache = cpt_row_cache_new ();
  self->missing = g_array_new (FALSE, FALSE, sizeof (gint64));
}

static void
open_reader (CptRowSource *self)
{
  g_autoptr (GError) error = NULL;

  self->handle = cpt_store_open_main_reader (self->store);
  if (self->handle != NULL)
    self->reader = cpt_row_reader_new (self->handle, &error);
  if (error != NULL)
    g_info ("Rows are read on the query thread alone: %s", error->message);
}

static void
close_reader (CptRowSource *self)
{
  g_clear_pointer (&self->reader, cpt_row_reader_free);
  g_clear_pointer (&self->handle, sqlite3_close);
}

/**
 * cpt_row_source_new:
 * @filled: called when rows that could not be read in time are there
 *
 * Returns: (transfer full): the rows of @store; cpt_row_source_stop() ends it
 */
CptRowSource *
cpt_row_source_new (CptStore *store, CptRowSourceFunc filled, gpointer user_data)
{
  CptRowSource *self = g_object_new (CPT_TYPE_ROW_SOURCE, NULL);

  self->store = g_object_ref (store);
  self->filled = filled;
  self->user_data = user_data;
  open_reader (self);
  g_signal_connect_object (store, "closing", G_CALLBACK (close_reader), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * cpt_row_source_stop:
 *
 * Nothing is told any more, and the file is let go.
 */
void
cpt_row_source_stop (CptRowSource *self)
{
  self->filled = NULL;
  g_clear_pointer (&self->result, cpt_company_result_unref);
  close_reader (self);
}

/**
 * cpt_row_source_expire:
 * @result: (nullable): what rows say of the search from now on
 *
 * Companies or the result changed: rows are read again when they are next wanted.
 */
void
cpt_row_source_expire (CptRowSource *self, CptCompanyResult *result)
{
  cpt_row_cache_expire (self->cache);
  if (result != NULL)
    cpt_company_result_ref (result);
  g_clear_pointer (&self->result, cpt_company_result_unref);
  self->result = result;
}

typedef struct
{
  GArray *rids;
  CptCompanyResult *result; /* (nullable) */
} Wanted;

static void
wanted_free (Wanted *wanted)
{
  g_array_unref (wanted->rids);
  g_clear_pointer (&wanted->result, cpt_company_result_unref);
  g_free (wanted);
}

static void
unref_row (gpointer row)
{
  if (row != NULL)
    g_object_unref (row);
}

/* One row, or NULL, for each that is wanted. */
static void
read_on_query_thread (GTask *task, sqlite3 *handle)
{
  const Wanted *wanted = g_task_get_task_data (task);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (unref_row);
  GError *error = NULL;
  g_autoptr (CptRowReader) reader = cpt_row_reader_new (handle, &error);

  for (guint i = 0; reader != NULL && error == NULL && i < wanted->rids->len; i++)
    {
      CptCompanyRow *row =
          cpt_row_reader_read (reader, wanted->result, g_array_index (wanted->rids, gint64, i), &error);

      g_ptr_array_add (rows, row);
    }

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&rows), (GDestroyNotify) g_ptr_array_unref);
}

static void read_missing (CptRowSource *self);

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  CptRowSource *self = CPT_ROW_SOURCE (source);
  const Wanted *wanted = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = g_task_propagate_pointer (G_TASK (result), &error);

  self->is_reading = FALSE;
  if (self->filled == NULL)
    return;

  if (error != NULL)
    g_info ("Rows could not be read: %s", error->message);

  /* Of an older result they would say what is not so; then they are asked for again by those who show them. */
  for (guint i = 0; rows != NULL && wanted->result == self->result && i < rows->len; i++)
    cpt_row_cache_put (self->cache, g_array_index (wanted->rids, gint64, i), g_ptr_array_index (rows, i));

  if (rows != NULL)
    self->filled (self->user_data);
  read_missing (self);
}

static void
read_missing (CptRowSource *self)
{
  g_autoptr (GTask) task = NULL;
  Wanted *wanted = NULL;

  if (self->is_reading || self->missing->len == 0)
    return;

  wanted = g_new0 (Wanted, 1);
  wanted->rids = g_steal_pointer (&self->missing);
  wanted->result = self->result != NULL ? cpt_company_result_ref (self->result) : NULL;
  self->missing = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->is_reading = TRUE;

  task = g_task_new (self, NULL, read_cb, NULL);
  g_task_set_task_data (task, wanted, (GDestroyNotify) wanted_free);
  cpt_store_submit_read (self->store, task, read_on_query_thread);
}

/* (transfer full) (nullable): the row, read within the limit; @is_late says that there was no time. */
static CptCompanyRow *
read_now (CptRowSource *self, gint64 rid, gboolean *is_late)
{
  g_autoptr (GError) error = NULL;
  CptCompanyRow *row = NULL;

  *is_late = self->reader == NULL;
  if (self->reader == NULL)
    return NULL;

  cpt_row_reader_set_deadline (self->reader, g_get_monotonic_time () + READ_LIMIT);
  row = cpt_row_reader_read (self->reader, self->result, rid, &error);
  *is_late = error != NULL;

  return row;
}

/**
 * cpt_row_source_get:
 * @rid: a row; minus an outbox row for a company that waits to be created, or has been since
 *
 * Returns: (transfer none) (nullable): the row; %NULL when there is none, or not yet
 */
CptCompanyRow *
cpt_row_source_get (CptRowSource *self, gint64 rid)
{
  CptCompanyRow *cached = NULL;
  g_autoptr (CptCompanyRow) row = NULL;
  gboolean is_late = FALSE;

  if (cpt_row_cache_get (self->cache, rid, &cached))
    return cached;

  row = read_now (self, rid, &is_late);
  if (!is_late)
    {
      cpt_row_cache_put (self->cache, rid, row);
      return row;
    }

  g_array_append_val (self->missing, rid);
  read_missing (self);

  return NULL;
}

/**
 * cpt_row_source_is_behind:
 *
 * Returns: whether rows that were asked for could not be read in time and are still to come
 */
gboolean
cpt_row_source_is_behind (CptRowSource *self)
{
  return self->is_reading || self->missing->len > 0;
}
