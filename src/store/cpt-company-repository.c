/* cpt-company-repository.c — companies and their connections: what the platform said last.
 *
 * Writes are of the sync lane: what is stored here the platform can send again. Reads for pages and dialogs are in
 * cpt-company-reads.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-company-repository-private.h"

#include "cpt-transaction-private.h"

struct _CptCompanyRepository
{
  GObject parent_instance;

  CptStore *store;
};

G_DEFINE_FINAL_TYPE (CptCompanyRepository, cpt_company_repository, G_TYPE_OBJECT)

static void
cpt_company_repository_finalize (GObject *object)
{
  CptCompanyRepository *self = CPT_COMPANY_REPOSITORY (object);

  g_clear_object (&self->store);

  G_OBJECT_CLASS (cpt_company_repository_parent_class)->finalize (object);
}

static void
cpt_company_repository_class_init (CptCompanyRepositoryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_company_repository_finalize;
}

static void
cpt_company_repository_init (CptCompanyRepository *self)
{
}

/**
 * cpt_company_repository_new:
 *
 * Returns: (transfer full): the companies of @store
 */
CptCompanyRepository *
cpt_company_repository_new (CptStore *store)
{
  CptCompanyRepository *self = g_object_new (CPT_TYPE_COMPANY_REPOSITORY, NULL);

  self->store = g_object_ref (store);

  return self;
}

/**
 * cpt_company_repository_get_store:
 *
 * Returns: (transfer none): where the companies are
 */
CptStore *
cpt_company_repository_get_store (CptCompanyRepository *self)
{
  return self->store;
}

/**
 * cpt_company_repository_next_sequence:
 *
 * Returns: the number of a request that is about to be sent; any thread
 */
gint64
cpt_company_repository_next_sequence (CptCompanyRepository *self)
{
  g_return_val_if_fail (CPT_IS_COMPANY_REPOSITORY (self), 0);

  return cpt_store_next_sequence (self->store);
}

static CptStore *
get_store (GTask *task)
{
  CptCompanyRepository *self = g_task_get_source_object (task);

  return self->store;
}

static gint64
get_now (GTask *task)
{
  return cpt_clock_now (cpt_store_get_clock (get_store (task)));
}

/* What a complete read is asked, and what it answers. */
typedef struct
{
  CptCompanyPage *page;
  gint64 sequence;
  gboolean has_cursor;
  CptReadCursor cursor;
  guint page_size;
  guint n_written;
  guint64 n_seen;
  GPtrArray *unseen; /* (nullable) (element-type utf8) */
} ReadStep;

static void
read_step_free (ReadStep *step)
{
  g_clear_object (&step->page);
  g_clear_pointer (&step->unseen, g_ptr_array_unref);
  g_free (step);
}

static void
begin_read_on_writer_thread (GTask *task, sqlite3 *handle)
{
  ReadStep *step = g_task_get_task_data (task);
  CptStore *store = get_store (task);
  GError *error = NULL;

  if (cpt_complete_read_begin (cpt_store_get_complete_read (store), step->page_size, cpt_store_next_sequence (store),
                               &step->cursor, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * cpt_company_repository_begin_read_async:
 * @page_size: of a new read; one that was cut goes on with its own
 *
 * Begins a complete read of the list, or goes on with the one that was begun and not ended.
 */
void
cpt_company_repository_begin_read_async (CptCompanyRepository *self,
                                         guint page_size,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  ReadStep *step = g_new0 (ReadStep, 1);

  step->page_size = page_size;
  g_task_set_source_tag (task, cpt_company_repository_begin_read_async);
  g_task_set_task_data (task, step, (GDestroyNotify) read_step_free);
  cpt_store_submit_write (self->store, CPT_STORE_LANE_SYNC, task, begin_read_on_writer_thread);
}

/**
 * cpt_company_repository_begin_read_finish:
 * @cursor: (out): the page to ask for next
 *
 * Returns: %FALSE with @error set
 */
gboolean
cpt_company_repository_begin_read_finish (CptCompanyRepository *self,
                                          GAsyncResult *result,
                                          CptReadCursor *cursor,
                                          GError **error)
{
  const ReadStep *step = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;

  *cursor = step->cursor;

  return TRUE;
}

static void
put_page_on_writer_thread (GTask *task, sqlite3 *handle)
{
  ReadStep *step = g_task_get_task_data (task);
  CptStore *store = get_store (task);
  GError *error = NULL;

  if (!cpt_complete_read_put_page (cpt_store_get_complete_read (store), step->page, step->sequence, get_now (task),
                                   step->has_cursor ? &step->cursor : NULL, &step->n_written, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  if (step->n_written > 0)
    cpt_store_changed (store, CPT_STORE_CHANGE_COMPANIES | CPT_STORE_CHANGE_ACTIVITY);
  g_task_return_boolean (task, TRUE);
}

/**
 * cpt_company_repository_put_page_async:
 * @page: as the platform sent it
 * @sequence: taken before the page was asked for
 * @cursor_after: (nullable): where the complete read goes on after it; %NULL when the page belongs to none
 *
 * Stores the companies of @page and the cursor in one transaction. A company that something newer is known of, or whose
 * change is on its way, is left as it is. What is stored like this already is not written.
 */
void
cpt_company_repository_put_page_async (CptCompanyRepository *self,
                                       CptCompanyPage *page,
                                       gint64 sequence,
                                       const CptReadCursor *cursor_after,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  ReadStep *step = g_new0 (ReadStep, 1);

  step->page = g_object_ref (page);
  step->sequence = sequence;
  step->has_cursor = cursor_after != NULL;
  if (cursor_after != NULL)
    step->cursor = *cursor_after;
  g_task_set_source_tag (task, cpt_company_repository_put_page_async);
  g_task_set_task_data (task, step, (GDestroyNotify) read_step_free);
  cpt_store_submit_write (self->store, CPT_STORE_LANE_SYNC, task, put_page_on_writer_thread);
}

/**
 * cpt_company_repository_put_page_finish:
 * @n_written: (out) (optional): companies that were new or had changed
 *
 * Returns: %FALSE with @error set when nothing of the page was stored
 */
gboolean
cpt_company_repository_put_page_finish (CptCompanyRepository *self,
                                        GAsyncResult *result,
                                        guint *n_written,
                                        GError **error)
{
  const ReadStep *step = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;

  if (n_written != NULL)
    *n_written = step->n_written;

  return TRUE;
}

/* Fails with G_IO_ERROR_CANCELLED when the user did something meanwhile, which goes first. */
static gboolean
make_indexes (CptStore *store, GError **error)
{
  CptStoreThread *writer = cpt_store_get_writer (store);
  gboolean is_made = FALSE;

  if (!cpt_store_thread_begin_yielding (writer))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "The user goes first");
      return FALSE;
    }

  is_made = cpt_company_writer_make_indexes (cpt_store_get_company_writer (store), error);
  cpt_store_thread_end_yielding (writer);

  return is_made;
}

static void
make_indexes_on_writer_thread (GTask *task, sqlite3 *handle)
{
  ReadStep *step = g_task_get_task_data (task);
  CptStore *store = get_store (task);
  g_autoptr (GError) error = NULL;

  if (make_indexes (store, &error))
    {
      cpt_store_changed (store, CPT_STORE_CHANGE_READ_ENDED);
      g_task_return_pointer (task, g_steal_pointer (&step->unseen), (GDestroyNotify) g_ptr_array_unref);
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      cpt_store_submit_write (store, CPT_STORE_LANE_SYNC, task, make_indexes_on_writer_thread);
    }
  else
    {
      g_task_return_error (task, g_steal_pointer (&error));
    }
}

static void
end_read_on_writer_thread (GTask *task, sqlite3 *handle)
{
  ReadStep *step = g_task_get_task_data (task);
  GError *error = NULL;

  step->unseen =
      cpt_complete_read_end (cpt_store_get_complete_read (get_store (task)), &step->cursor, &step->n_seen, &error);
  if (step->unseen != NULL)
    make_indexes_on_writer_thread (task, handle);
  else
    g_task_return_error (task, error);
}

/**
 * cpt_company_repository_end_read_async:
 * @cursor: of the read
 *
 * Ends a run of the read; the first makes the indexes. A second run of the same read goes on putting pages with its
 * cursor, and ends again.
 */
void
cpt_company_repository_end_read_async (CptCompanyRepository *self,
                                       const CptReadCursor *cursor,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  ReadStep *step = g_new0 (ReadStep, 1);

  step->cursor = *cursor;
  g_task_set_source_tag (task, cpt_company_repository_end_read_async);
  g_task_set_task_data (task, step, (GDestroyNotify) read_step_free);
  cpt_store_submit_write (self->store, CPT_STORE_LANE_SYNC, task, end_read_on_writer_thread);
}

/**
 * cpt_company_repository_end_read_finish:
 * @n_seen: (out) (optional): different companies met, over all runs of the read
 *
 * Returns: (transfer full) (nullable) (element-type utf8): identifiers of stored companies that the read did not meet:
 *   candidates to be gone, no more than that; %NULL with @error set
 */
GPtrArray *
cpt_company_repository_end_read_finish (CptCompanyRepository *self,
                                        GAsyncResult *result,
                                        guint64 *n_seen,
                                        GError **error)
{
  const ReadStep *step = g_task_get_task_data (G_TASK (result));

  if (n_seen != NULL)
    *n_seen = step->n_seen;

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* One company that was asked for by itself: what it is, or that it is gone. */
typedef struct
{
  CptCompany *company; /* (nullable): it is gone */
  char *id;
  gint64 sequence;
} Single;

static void
single_free (Single *single)
{
  g_clear_object (&single->company);
  g_free (single->id);
  g_free (single);
}

static gboolean
write_single (CptCompanyWriter *writer, const Single *single, const guint8 *id, gint64 now, GError **error)
{
  CptStoredCompany stored;
  gboolean is_written = FALSE;
  gint64 rid = 0;

  if (single->company != NULL)
    return cpt_company_writer_put (writer, single->company, now, CPT_ORIGIN_ELSEWHERE, &rid, &is_written, error);

  return cpt_company_writer_find (writer, id, &stored, error) &&
         cpt_company_writer_remove (writer, stored.rid, now, CPT_ORIGIN_ELSEWHERE, error);
}

static gboolean
store_single (CptCompanyWriter *writer, const Single *single, sqlite3 *handle, gint64 now, GError **error)
{
  CptGuards *guards = cpt_company_writer_get_guards (writer);
  g_autoptr (CptTransaction) transaction = NULL;
  guint8 id[CPT_GUID_BYTES];

  if (!cpt_guid_parse (single->id, id))
    return TRUE;

  transaction = cpt_transaction_begin (handle, error);
  if (transaction == NULL || !cpt_guards_load_in_flight (guards, handle, error))
    return FALSE;

  if (!cpt_guards_allow (guards, id, single->sequence))
    return TRUE;

  if (!write_single (writer, single, id, now, error) || !cpt_transaction_commit (transaction, error))
    return FALSE;

  cpt_guards_raise (guards, id, single->sequence);

  return TRUE;
}

static void
store_single_on_writer_thread (GTask *task, sqlite3 *handle)
{
  CptStore *store = get_store (task);
  CptCompanyWriter *writer = cpt_store_get_company_writer (store);
  GError *error = NULL;

  if (!store_single (writer, g_task_get_task_data (task), handle, get_now (task), &error))
    {
      cpt_company_writer_forget (writer);
      g_task_return_error (task, error);
      return;
    }

  cpt_store_changed (store, CPT_STORE_CHANGE_COMPANIES | CPT_STORE_CHANGE_ACTIVITY);
  g_task_return_boolean (task, TRUE);
}

static void
submit_single (CptCompanyRepository *self, GTask *task, CptCompany *company, const char *id, gint64 sequence)
{
  Single *single = g_new0 (Single, 1);

  single->company = company != NULL ? g_object_ref (company) : NULL;
  single->id = g_strdup (id);
  single->sequence = sequence;
  g_task_set_task_data (task, single, (GDestroyNotify) single_free);
  cpt_store_submit_write (self->store, CPT_STORE_LANE_SYNC, task, store_single_on_writer_thread);
}

/**
 * cpt_company_repository_put_async:
 * @company: as its own GET answered
 * @sequence: taken before it was asked for
 *
 * Stores @company, unless something newer is known of it. Pages that were asked for before leave it alone from now on.
 */
void
cpt_company_repository_put_async (CptCompanyRepository *self,
                                  CptCompany *company,
                                  gint64 sequence,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, cpt_company_repository_put_async);
  submit_single (self, task, company, cpt_company_get_id (company), sequence);
}

/**
 * cpt_company_repository_put_finish:
 *
 * Returns: %FALSE with @error set when nothing was stored
 */
gboolean
cpt_company_repository_put_finish (CptCompanyRepository *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * cpt_company_repository_remove_async:
 * @company_id: GUID text
 * @sequence: taken before it was asked for
 *
 * The platform has it no more: it leaves the list; its activity and time line stay.
 */
void
cpt_company_repository_remove_async (CptCompanyRepository *self,
                                     const char *company_id,
                                     gint64 sequence,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, cpt_company_repository_remove_async);
  submit_single (self, task, NULL, company_id, sequence);
}

/**
 * cpt_company_repository_remove_finish:
 *
 * Returns: %FALSE with @error set when nothing was stored; that it was not there is no error
 */
gboolean
cpt_company_repository_remove_finish (CptCompanyRepository *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
