/* cpt-record-reader.c — one list of records: what was kept at once, then the platform's pages as they are looked at.
 *
 * 1. What the store has of a query is shown at once. Beside it the platform is asked for the first page; once that is
 *    there, its order and its count are in force, and further pages are asked for when they are looked at.
 * 2. When a page does not come, what was kept is shown again, and why; the platform is asked again once it is there.
 * 3. Each query has a cancellable of its own: nothing that was asked for another one is heard any more.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-record-reader.h"

#include "cpt-record-column.h"
#include "cpt-sync-records.h"
#include "cpt-time.h"

#define N_AT_ONCE 2 /* pages that are asked for side by side: others wait for the platform too */

struct _CptRecordReader
{
  GObject parent_instance;

  CptStore *store;
  CptSync *sync;
  CptRecordRepository *records;
  CptRecordList *list;
  GCancellable *cancellable; /* of the query in force */
  CptRecordPlace *place;     /* (nullable): until something was opened */
  CptRecordQuery *query;     /* (nullable): likewise */
  GPtrArray *columns;        /* (element-type CptRecordColumn): of the place */
  GPtrArray *samples;        /* (element-type CptRecord): that they were derived from */
  GArray *waiting;           /* (element-type guint): pages to be asked for, the last first */
  CptRecordResult *kept;     /* (nullable): until the store was read */
  GError *error;             /* (nullable) */
  guint n_asked;             /* pages that are being asked for */
  guint n_found;             /* of the platform */
  gboolean is_kept;
};

G_DEFINE_FINAL_TYPE (CptRecordReader, cpt_record_reader, G_TYPE_OBJECT)

enum
{
  CHANGED,
  COLUMNS_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* A page that is being asked for. */
typedef struct
{
  CptRecordReader *self;
  guint page;
} Call;

static void
call_free (Call *call)
{
  g_object_unref (call->self);
  g_free (call);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Call, call_free)

static void
tell (CptRecordReader *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
set_error (CptRecordReader *self, const GError *error)
{
  g_clear_error (&self->error);
  if (error != NULL)
    self->error = g_error_copy (error);
}

static gboolean
are_same_columns (GPtrArray *a, GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;

  for (guint i = 0; i < a->len; i++)
    {
      const CptRecordColumn *first = g_ptr_array_index (a, i);
      const CptRecordColumn *second = g_ptr_array_index (b, i);

      if (!g_str_equal (first->name, second->name) || first->kind != second->kind)
        return FALSE;
    }

  return TRUE;
}

/* What was met once stays, whatever a filter lets pass. */
static void
samples_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptRecordReader) self = user_data; /* started with g_object_ref (self) */
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = cpt_record_repository_get_finish (CPT_RECORD_REPOSITORY (source), result, &error);
  g_autoptr (GPtrArray) columns = NULL;

  if (records == NULL)
    return;

  if (self->samples->len >= 3 * CPT_RECORD_PAGE_SIZE)
    g_ptr_array_set_size (self->samples, CPT_RECORD_PAGE_SIZE);
  for (guint i = 0; i < records->len; i++)
    if (g_ptr_array_index (records, i) != NULL)
      g_ptr_array_add (self->samples, g_object_ref (g_ptr_array_index (records, i)));

  columns = cpt_record_columns_derive (self->place->data_type, self->samples);
  if (are_same_columns (columns, self->columns))
    return;

  g_ptr_array_unref (self->columns);
  self->columns = g_steal_pointer (&columns);
  g_signal_emit (self, signals[COLUMNS_CHANGED], 0);
}

static void
learn_columns (CptRecordReader *self, GArray *rids)
{
  g_autoptr (GArray) some = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_vals (some, rids->data, MIN (rids->len, CPT_RECORD_PAGE_SIZE));
  if (some->len > 0)
    cpt_record_repository_get_async (self->records, some, self->cancellable, samples_cb, g_object_ref (self));
}

static void
find_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptRecordReader) self = user_data; /* started with g_object_ref (self) */
  g_autoptr (GError) error = NULL;
  CptRecordResult *kept = cpt_record_repository_find_finish (CPT_RECORD_REPOSITORY (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (kept == NULL)
    {
      set_error (self, error);
      tell (self);
      return;
    }

  g_clear_pointer (&self->kept, cpt_record_result_free);
  self->kept = kept;
  if (self->is_kept)
    {
      cpt_record_list_show_kept (self->list, kept->rids);
      learn_columns (self, kept->rids);
    }
  tell (self);
}

static void
find_kept (CptRecordReader *self)
{
  cpt_record_repository_find_async (self->records, self->place, self->query, self->cancellable, find_cb,
                                    g_object_ref (self));
}

static void ask_next (CptRecordReader *self);

/* Shows the platform's count, or another one than before: then all pages are others. */
static void
take_page (CptRecordReader *self, guint page, CptRecordPage *read)
{
  if (self->is_kept || self->n_found != read->total)
    cpt_record_list_show_pages (self->list, read->total);
  if (self->is_kept)
    learn_columns (self, read->rids);

  self->is_kept = FALSE;
  self->n_found = read->total;
  cpt_record_list_put_page (self->list, page, read->rids);
}

static void
fail (CptRecordReader *self, guint page, const GError *error)
{
  set_error (self, error);
  cpt_record_list_forget_page (self->list, page);
  g_array_set_size (self->waiting, 0);
  self->is_kept = TRUE;
  find_kept (self);
}

static void
page_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Call) call = user_data;
  CptRecordReader *self = call->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (CptRecordPage) read = cpt_sync_read_records_finish (CPT_SYNC (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self->n_asked--;
  if (read != NULL)
    take_page (self, call->page, read);
  else
    fail (self, call->page, error);
  tell (self);
  ask_next (self);
}

static void
ask_next (CptRecordReader *self)
{
  while (self->waiting->len > 0 && self->n_asked < N_AT_ONCE)
    {
      Call *call = g_new (Call, 1);

      *call = (Call){ g_object_ref (self), g_array_index (self->waiting, guint, self->waiting->len - 1) };
      g_array_set_size (self->waiting, self->waiting->len - 1);
      self->n_asked++;
      cpt_sync_read_records_async (self->sync, self->place, self->query, call->page, CPT_RECORD_PAGE_SIZE,
                                   self->cancellable, page_cb, call);
    }
}

static void
page_wanted_cb (CptRecordReader *self, guint page)
{
  if (self->error == NULL)
    g_array_append_val (self->waiting, page);
  ask_next (self);
}

static void
list_failed_cb (CptRecordReader *self, const GError *error)
{
  set_error (self, error);
  tell (self);
}

/* What the query language has no words for is looked for among what was kept only. */
static void
ask_first (CptRecordReader *self)
{
  guint first = 1;

  set_error (self, NULL);
  g_array_set_size (self->waiting, 0);
  if (cpt_record_filter_is_sendable (self->query->clauses))
    g_array_append_val (self->waiting, first);
  ask_next (self);
}

static gboolean
is_failed (CptRecordReader *self, CptError code)
{
  return self->n_asked == 0 && g_error_matches (self->error, CPT_ERROR, code);
}

/* The platform is there again. What it said no to it would say no to again. */
static void
state_changed_cb (CptRecordReader *self)
{
  if (cpt_sync_get_state (self->sync) != CPT_SYNC_IDLE)
    return;

  if (is_failed (self, CPT_ERROR_UNREACHABLE) || is_failed (self, CPT_ERROR_UNAUTHORIZED) ||
      is_failed (self, CPT_ERROR_RATE_LIMITED) || is_failed (self, CPT_ERROR_SERVER))
    {
      ask_first (self);
      tell (self);
    }
}

/* What was not read yet may have been now. */
static void
company_changed_cb (CptRecordReader *self, const char *company_id, guint changes)
{
  if ((changes & CPT_STORE_CHANGE_READS) == 0 || !is_failed (self, CPT_ERROR_NOT_READY) ||
      g_ascii_strcasecmp (company_id, self->place->company_id) != 0)
    return;

  ask_first (self);
  tell (self);
}

static void
cpt_record_reader_dispose (GObject *object)
{
  CptRecordReader *self = CPT_RECORD_READER (object);

  g_cancellable_cancel (self->cancellable);
  if (self->list != NULL)
    g_object_run_dispose (G_OBJECT (self->list));
  g_clear_object (&self->list);
  g_clear_object (&self->records);
  g_clear_object (&self->sync);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (cpt_record_reader_parent_class)->dispose (object);
}

static void
cpt_record_reader_finalize (GObject *object)
{
  CptRecordReader *self = CPT_RECORD_READER (object);

  g_clear_pointer (&self->place, cpt_record_place_free);
  g_clear_pointer (&self->query, cpt_record_query_free);
  g_clear_pointer (&self->kept, cpt_record_result_free);
  g_clear_error (&self->error);
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->samples);
  g_array_unref (self->waiting);
  g_object_unref (self->cancellable);

  G_OBJECT_CLASS (cpt_record_reader_parent_class)->finalize (object);
}

static void
cpt_record_reader_class_init (CptRecordReaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cpt_record_reader_dispose;
  object_class->finalize = cpt_record_reader_finalize;

  signals[CHANGED] =
      g_signal_new ("changed", CPT_TYPE_RECORD_READER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[COLUMNS_CHANGED] =
      g_signal_new ("columns-changed", CPT_TYPE_RECORD_READER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cpt_record_reader_init (CptRecordReader *self)
{
  self->cancellable = g_cancellable_new ();
  self->columns = g_ptr_array_new ();
  self->samples = g_ptr_array_new_with_free_func (g_object_unref);
  self->waiting = g_array_new (FALSE, FALSE, sizeof (guint));
}

/**
 * cpt_record_reader_new:
 * @store: open
 * @sync: of @store
 *
 * Returns: (transfer full): a reader that nothing was asked of yet
 */
CptRecordReader *
cpt_record_reader_new (CptStore *store, CptSync *sync)
{
  CptRecordReader *self = g_object_new (CPT_TYPE_RECORD_READER, NULL);

  self->store = g_object_ref (store);
  self->sync = g_object_ref (sync);
  self->records = cpt_record_repository_new (store);
  self->list = cpt_record_list_new (self->records);
  g_signal_connect_object (self->list, "page-wanted", G_CALLBACK (page_wanted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "failed", G_CALLBACK (list_failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (sync, "notify::state", G_CALLBACK (state_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "company-changed", G_CALLBACK (company_changed_cb), self, G_CONNECT_SWAPPED);

  return self;
}

/* Nothing is heard any more of what was asked before. */
static void
begin (CptRecordReader *self)
{
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->n_asked = 0;
  self->n_found = 0;
  self->is_kept = TRUE;
}

static void
forget_columns (CptRecordReader *self)
{
  g_ptr_array_set_size (self->samples, 0);
  if (self->columns->len == 0)
    return;

  g_ptr_array_unref (self->columns);
  self->columns = g_ptr_array_new ();
  g_signal_emit (self, signals[COLUMNS_CHANGED], 0);
}

/**
 * cpt_record_reader_open:
 * @place: of a type that has records
 * @query: which of them, in which order
 *
 * Never waits: of the same place, the list stays as it is until there is something to show for @query.
 */
void
cpt_record_reader_open (CptRecordReader *self, const CptRecordPlace *place, const CptRecordQuery *query)
{
  gboolean is_same = FALSE;

  g_return_if_fail (CPT_IS_RECORD_READER (self));

  begin (self);
  is_same = self->place != NULL && cpt_record_place_equal (self->place, place);
  g_clear_pointer (&self->query, cpt_record_query_free);
  self->query = cpt_record_query_copy (query);
  g_clear_pointer (&self->kept, cpt_record_result_free);
  if (!is_same)
    {
      g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (gint64));

      g_clear_pointer (&self->place, cpt_record_place_free);
      self->place = cpt_record_place_copy (place);
      forget_columns (self);
      cpt_record_list_show_kept (self->list, none);
    }
  find_kept (self);
  ask_first (self);
  tell (self);
}

/**
 * cpt_record_reader_ask_again:
 *
 * Asks the platform for what it has now.
 */
void
cpt_record_reader_ask_again (CptRecordReader *self)
{
  g_return_if_fail (CPT_IS_RECORD_READER (self));

  if (self->place == NULL)
    return;

  begin (self);
  find_kept (self);
  ask_first (self);
  tell (self);
}

/**
 * cpt_record_reader_get_place:
 *
 * Returns: (transfer none) (nullable): what was opened last
 */
const CptRecordPlace *
cpt_record_reader_get_place (CptRecordReader *self)
{
  g_return_val_if_fail (CPT_IS_RECORD_READER (self), NULL);

  return self->place;
}

/**
 * cpt_record_reader_get_query:
 *
 * Returns: (transfer none) (nullable): what is in force
 */
const CptRecordQuery *
cpt_record_reader_get_query (CptRecordReader *self)
{
  g_return_val_if_fail (CPT_IS_RECORD_READER (self), NULL);

  return self->query;
}

/**
 * cpt_record_reader_get_list:
 *
 * Returns: (transfer none): the records
 */
CptRecordList *
cpt_record_reader_get_list (CptRecordReader *self)
{
  g_return_val_if_fail (CPT_IS_RECORD_READER (self), NULL);

  return self->list;
}

/**
 * cpt_record_reader_get_columns:
 *
 * Returns: (transfer none) (element-type CptRecordColumn): those of what was met; valid until "columns-changed"
 */
GPtrArray *
cpt_record_reader_get_columns (CptRecordReader *self)
{
  g_return_val_if_fail (CPT_IS_RECORD_READER (self), NULL);

  return self->columns;
}

/**
 * cpt_record_reader_get_samples:
 *
 * Returns: (transfer none) (element-type CptRecord): the first records of what was asked for; some may be there twice
 */
GPtrArray *
cpt_record_reader_get_samples (CptRecordReader *self)
{
  g_return_val_if_fail (CPT_IS_RECORD_READER (self), NULL);

  return self->samples;
}

/**
 * cpt_record_reader_list_values:
 * @name: of a member that has a few
 *
 * Returns: (transfer full): the texts that were met there, as the platform writes them, each once
 */
char **
cpt_record_reader_list_values (CptRecordReader *self, const char *name)
{
  g_autoptr (GHashTable) met = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GStrvBuilder) values = g_strv_builder_new ();

  g_return_val_if_fail (CPT_IS_RECORD_READER (self), NULL);

  for (guint i = 0; i < self->samples->len; i++)
    {
      CptRecordValue value;

      cpt_record_get (g_ptr_array_index (self->samples, i), name, &value);
      if (value.kind == CPT_RECORD_KIND_TEXT && g_hash_table_add (met, (gpointer) value.text))
        g_strv_builder_add (values, value.text);
    }

  return g_strv_builder_end (values);
}

/**
 * cpt_record_reader_get_situation:
 *
 * Returns: what there is to say; valid until "changed"
 */
CptRecordSituation
cpt_record_reader_get_situation (CptRecordReader *self)
{
  CptRecordSituation situation = { .total = -1, .asked_at = CPT_TIME_UNKNOWN };

  g_return_val_if_fail (CPT_IS_RECORD_READER (self), situation);

  situation.is_asking = self->n_asked > 0;
  situation.is_kept = self->is_kept;
  situation.error = self->error;
  situation.is_loaded = self->kept != NULL || !self->is_kept;
  if (self->kept != NULL)
    {
      situation.n_kept = self->kept->n_kept;
      situation.total = self->kept->total;
      situation.asked_at = self->kept->asked_at;
    }
  /* Until there is something to show for a query, what was shown before stays. */
  situation.n_found = situation.is_loaded ? self->n_found : cpt_record_list_get_n (self->list);
  if (self->is_kept && self->kept != NULL)
    situation.n_found = self->kept->rids->len;

  return situation;
}
