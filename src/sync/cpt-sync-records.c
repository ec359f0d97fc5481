/* cpt-sync-records.c — pages of records, read when somebody asks for them. Main thread, as all of CptSync.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sync-records.h"

#include "cpt-sync-private.h"

/* A page that is asked of the sync thread. */
typedef struct
{
  GTask *task; /* (owned) (nullable): until the runner has it */
  CptRecordPlace *place;
  CptRecordQuery *query;
  guint page;
  guint page_size;
} Wish;

static void
wish_free (Wish *self)
{
  if (self->task != NULL)
    cpt_sync_engine_refuse (self->task);

  g_clear_object (&self->task);
  cpt_record_place_free (self->place);
  cpt_record_query_free (self->query);
  g_free (self);
}

static void
read_on_sync_thread (CptSyncEngine *engine, gpointer data)
{
  Wish *wish = data;

  cpt_record_runner_read (cpt_sync_engine_get_records (engine), wish->place, wish->query, wish->page, wish->page_size,
                          g_steal_pointer (&wish->task));
}

/**
 * cpt_sync_read_records_async:
 * @place: of a type that has records
 * @query: which, in which order
 * @page: from 1 on
 * @page_size: 1 to 5,000
 *
 * Reads a page of records, as the platform has them now, into the store.
 */
void
cpt_sync_read_records_async (CptSync *self,
                             const CptRecordPlace *place,
                             const CptRecordQuery *query,
                             guint page,
                             guint page_size,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  CptSyncEngine *engine = NULL;
  g_autoptr (GTask) task = NULL;
  Wish *wish = NULL;

  g_return_if_fail (CPT_IS_SYNC (self));

  engine = cpt_sync_get_engine (self);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, cpt_sync_read_records_async);
  if (engine == NULL)
    {
      g_task_return_error (task, cpt_sync_new_rest_error (self));
      return;
    }

  wish = g_new (Wish, 1);
  *wish =
      (Wish){ g_steal_pointer (&task), cpt_record_place_copy (place), cpt_record_query_copy (query), page, page_size };
  cpt_sync_engine_call (engine, read_on_sync_thread, wish, (GDestroyNotify) wish_free);
}

/**
 * cpt_sync_read_records_finish:
 *
 * Returns: (transfer full) (nullable): the page as the store has it; %NULL with @error set: CPT_ERROR_NOT_READY before
 *   the first read of the type
 */
CptRecordPage *
cpt_sync_read_records_finish (CptSync *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
