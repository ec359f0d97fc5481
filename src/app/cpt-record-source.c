/* cpt-record-source.c — all records that a list shows, one slice after another, for an export.
 *
 * From the platform, whole pages are read into the store and from there slice by slice, so that no more than a page of
 * rows and a slice of records is held; without it, what was kept.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-record-source.h"

#include "cpt-sync-records.h"

#define PAGE_SIZE 1000
#define SLICE_SIZE 100 /* what is written in one turn of the main loop */

struct _CptRecordSource
{
  GObject parent_instance;

  CptSync *sync;
  CptRecordRepository *records;
  CptRecordPlace *place;
  CptRecordQuery *query;
  gboolean is_kept;
  GArray *rids;   /* (element-type gint64): known, from @n_taken on not given out yet */
  guint n_taken;  /* of @rids */
  guint n_pages;  /* that were read */
  guint n_before; /* records on them */
  guint total;
  gboolean is_begun;
};

G_DEFINE_FINAL_TYPE (CptRecordSource, cpt_record_source, G_TYPE_OBJECT)

static void
cpt_record_source_finalize (GObject *object)
{
  CptRecordSource *self = CPT_RECORD_SOURCE (object);

  g_clear_object (&self->records);
  g_clear_object (&self->sync);
  cpt_record_place_free (self->place);
  cpt_record_query_free (self->query);
  g_array_unref (self->rids);

  G_OBJECT_CLASS (cpt_record_source_parent_class)->finalize (object);
}

static void
cpt_record_source_class_init (CptRecordSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_record_source_finalize;
}

static void
cpt_record_source_init (CptRecordSource *self)
{
  self->rids = g_array_new (FALSE, FALSE, sizeof (gint64));
}

/**
 * cpt_record_source_new:
 * @store: open
 * @sync: of @store
 * @place: where the records are
 * @query: which, in which order
 * @is_kept: whether only what was kept is meant
 *
 * Returns: (transfer full): a source of all of them
 */
CptRecordSource *
cpt_record_source_new (CptStore *store,
                       CptSync *sync,
                       const CptRecordPlace *place,
                       const CptRecordQuery *query,
                       gboolean is_kept)
{
  CptRecordSource *self = g_object_new (CPT_TYPE_RECORD_SOURCE, NULL);

  self->sync = g_object_ref (sync);
  self->records = cpt_record_repository_new (store);
  self->place = cpt_record_place_copy (place);
  self->query = cpt_record_query_copy (query);
  self->is_kept = is_kept;

  return self;
}

static void
get_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GPtrArray *records = cpt_record_repository_get_finish (CPT_RECORD_REPOSITORY (source), result, &error);

  if (records != NULL)
    g_task_return_pointer (task, records, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/* Takes @task. */
static void
give_slice (CptRecordSource *self, GTask *task)
{
  g_autoptr (GArray) slice = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n = MIN (self->rids->len - self->n_taken, SLICE_SIZE);

  if (n > 0)
    g_array_append_vals (slice, &g_array_index (self->rids, gint64, self->n_taken), n);
  self->n_taken += n;
  cpt_record_repository_get_async (self->records, slice, g_task_get_cancellable (task), get_cb, task);
}

/* What came last is what is known. Takes @task. */
static void
take_rids (CptRecordSource *self, GArray *rids, guint total, GTask *task)
{
  g_array_set_size (self->rids, 0);
  g_array_append_vals (self->rids, rids->data, rids->len);
  self->n_taken = 0;
  self->n_before += rids->len;
  self->total = total;
  give_slice (self, task);
}

static void
page_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  GError *error = NULL;
  g_autoptr (CptRecordPage) page = cpt_sync_read_records_finish (CPT_SYNC (source), result, &error);

  if (page != NULL)
    {
      take_rids (g_task_get_source_object (task), page->rids, page->total, task);
      return;
    }

  g_task_return_error (task, error);
  g_object_unref (task);
}

static void
find_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  GError *error = NULL;
  g_autoptr (CptRecordResult) found =
      cpt_record_repository_find_finish (CPT_RECORD_REPOSITORY (source), result, &error);

  if (found != NULL)
    {
      take_rids (g_task_get_source_object (task), found->rids, found->rids->len, task);
      return;
    }

  g_task_return_error (task, error);
  g_object_unref (task);
}

/**
 * cpt_record_source_next_async:
 *
 * Reads the next records.
 */
void
cpt_record_source_next_async (CptRecordSource *self,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  GTask *task = NULL;
  gboolean was_begun = FALSE;

  g_return_if_fail (CPT_IS_RECORD_SOURCE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, cpt_record_source_next_async);
  was_begun = self->is_begun;
  self->is_begun = TRUE;
  if (self->n_taken < self->rids->len || (was_begun && (self->is_kept || self->n_before >= self->total)))
    give_slice (self, task);
  else if (self->is_kept)
    cpt_record_repository_find_async (self->records, self->place, self->query, cancellable, find_cb, task);
  else
    cpt_sync_read_records_async (self->sync, self->place, self->query, ++self->n_pages, PAGE_SIZE, cancellable, page_cb,
                                 task);
}

/**
 * cpt_record_source_next_finish:
 *
 * Returns: (transfer full) (nullable) (element-type CptRecord): the next records, %NULL in the place of one that went
 *   meanwhile; empty when there are no more; %NULL with @error set
 */
GPtrArray *
cpt_record_source_next_finish (CptRecordSource *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * cpt_record_source_get_total:
 *
 * Returns: how many records there are in all, as far as is known
 */
guint
cpt_record_source_get_total (CptRecordSource *self)
{
  g_return_val_if_fail (CPT_IS_RECORD_SOURCE (self), 0);

  return self->total;
}
