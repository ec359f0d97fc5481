/* cpt-history-feed.c — brings the history of one company from the store to a list, and keeps it up to date.
 *
 * 1. The newest items come first, then the index of all, then what changes.
 * 2. One reading of changes at a time: what is told meanwhile is read after it. So is what is wanted of rows.
 * 3. The newest search wins: an older one that is still under way is cancelled, its hits dropped.
 *
 * On the main thread but for the functions so named.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-history-feed-private.h"

#include "cpt-store-private.h"

struct _CptHistoryFeed
{
  GObject parent_instance;

  CptStore *store;
  gulong changed_handler;
  const CptHistoryTable *table;
  char *company_id;
  const CptHistoryEvents *events; /* (nullable): until it is stopped */
  gpointer user_data;

  gint64 change; /* the last that was read; -1 until the index is there */
  gboolean is_reading_changes;
  gboolean is_stale; /* something was told since that began */
  GArray *wanted;    /* (element-type CptHistoryKey): to be read next */
  gboolean is_reading_rows;
  GCancellable *searching; /* (nullable): the search under way */
};

G_DEFINE_FINAL_TYPE (CptHistoryFeed, cpt_history_feed, G_TYPE_OBJECT)

static void
cpt_history_feed_finalize (GObject *object)
{
  CptHistoryFeed *self = CPT_HISTORY_FEED (object);

  g_assert (self->events == NULL); /* it was stopped */

  g_clear_object (&self->store);
  g_free (self->company_id);
  g_array_unref (self->wanted);

  G_OBJECT_CLASS (cpt_history_feed_parent_class)->finalize (object);
}

static void
cpt_history_feed_class_init (CptHistoryFeedClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_history_feed_finalize;
}

static void
cpt_history_feed_init (CptHistoryFeed *self)
{
  self->change = -1;
  self->wanted = g_array_new (FALSE, FALSE, sizeof (CptHistoryKey));
}

/* One thing that is asked of the table. */
typedef struct
{
  gint64 change;            /* known before, then read */
  GArray *keys;             /* (nullable) (element-type CptHistoryKey) */
  CptHistorySearch *search; /* (nullable) */
} Question;

static void
question_free (Question *question)
{
  g_clear_pointer (&question->keys, g_array_unref);
  g_clear_pointer (&question->search, cpt_history_search_unref);
  g_free (question);
}

static void
ask (CptHistoryFeed *self,
     const Question *question,
     GCancellable *cancellable,
     CptStoreFunc func,
     GAsyncReadyCallback callback)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, NULL);

  g_task_set_task_data (task, g_memdup2 (question, sizeof *question), (GDestroyNotify) question_free);
  cpt_store_submit_read (self->store, task, func);
}

/* Answers with an array, or with why there is none. */
static void
return_array (GTask *task, GArray *array, GError *error)
{
  if (array != NULL)
    g_task_return_pointer (task, array, (GDestroyNotify) g_array_unref);
  else
    g_task_return_error (task, error);
}

/* What a task was answered with; NULL when it failed, which is told, or nobody waits for it any more. */
static gpointer
get_answer (CptHistoryFeed *self, GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;
  gpointer answer = g_task_propagate_pointer (G_TASK (result), &error);

  if (error != NULL && self->events != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    self->events->fail (error, self->user_data);

  return answer;
}

static void
read_first_on_query_thread (GTask *task, sqlite3 *handle)
{
  CptHistoryFeed *self = g_task_get_source_object (task);
  GError *error = NULL;
  GArray *array = cpt_history_reader_read_first (self->table, handle, self->company_id, &error);

  return_array (task, array, error);
}

static void
read_first_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  CptHistoryFeed *self = CPT_HISTORY_FEED (source);
  g_autoptr (GArray) rows = get_answer (self, result);

  if (rows != NULL && self->events != NULL)
    self->events->take_first (rows, self->user_data);
}

static void
read_changes_on_query_thread (GTask *task, sqlite3 *handle)
{
  CptHistoryFeed *self = g_task_get_source_object (task);
  Question *question = g_task_get_task_data (task);
  GError *error = NULL;
  GArray *array = cpt_history_reader_read_changes (self->table, handle, self->company_id, &question->change, &error);

  return_array (task, array, error);
}

static void read_changes (CptHistoryFeed *self);

static void
read_changes_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  CptHistoryFeed *self = CPT_HISTORY_FEED (source);
  const Question *question = g_task_get_task_data (G_TASK (result));
  g_autoptr (GArray) rows = get_answer (self, result);

  self->is_reading_changes = FALSE;
  if (self->events == NULL)
    return;

  if (rows != NULL)
    {
      self->change = question->change;
      self->events->take_changes (rows, self->user_data);
    }
  if (self->is_stale)
    read_changes (self);
}

static void
read_changes (CptHistoryFeed *self)
{
  self->is_stale = self->is_reading_changes || self->change < 0;
  if (self->is_stale || self->events == NULL)
    return;

  self->is_reading_changes = TRUE;
  ask (self, &(Question){ .change = self->change }, NULL, read_changes_on_query_thread, read_changes_cb);
}

static void
read_index_on_query_thread (GTask *task, sqlite3 *handle)
{
  CptHistoryFeed *self = g_task_get_source_object (task);
  Question *question = g_task_get_task_data (task);
  GError *error = NULL;
  CptHistoryIndex *index =
      cpt_history_reader_read_index (self->table, handle, self->company_id, &question->change, &error);

  if (index != NULL)
    g_task_return_pointer (task, index, (GDestroyNotify) cpt_history_index_free);
  else
    g_task_return_error (task, error);
}

static void
read_index_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  CptHistoryFeed *self = CPT_HISTORY_FEED (source);
  const Question *question = g_task_get_task_data (G_TASK (result));
  g_autoptr (CptHistoryIndex) index = get_answer (self, result);

  if (index == NULL || self->events == NULL)
    return;

  self->change = question->change;
  self->events->take_index (g_steal_pointer (&index), self->user_data);
  if (self->is_stale)
    read_changes (self);
}

static void
company_changed_cb (CptStore *store, const char *company_id, guint changes, gpointer user_data)
{
  CptHistoryFeed *self = user_data;

  if ((changes & self->table->change) != 0 && g_ascii_strcasecmp (company_id, self->company_id) == 0)
    read_changes (self);
}

/**
 * cpt_history_feed_new:
 * @table: which history
 * @company_id: GUID text
 * @events: static
 * @user_data: for @events; must outlive the feed, or stop it
 *
 * Returns: (transfer full): begins to read at once; cpt_history_feed_stop() ends it
 */
CptHistoryFeed *
cpt_history_feed_new (CptStore *store,
                      const CptHistoryTable *table,
                      const char *company_id,
                      const CptHistoryEvents *events,
                      gpointer user_data)
{
  CptHistoryFeed *self = g_object_new (CPT_TYPE_HISTORY_FEED, NULL);

  self->store = g_object_ref (store);
  self->table = table;
  self->company_id = g_strdup (company_id);
  self->events = events;
  self->user_data = user_data;
  self->changed_handler = g_signal_connect (store, "company-changed", G_CALLBACK (company_changed_cb), self);
  ask (self, &(Question){ 0 }, NULL, read_first_on_query_thread, read_first_cb);
  ask (self, &(Question){ 0 }, NULL, read_index_on_query_thread, read_index_cb);

  return self;
}

/**
 * cpt_history_feed_stop:
 *
 * Nothing is told any more.
 */
void
cpt_history_feed_stop (CptHistoryFeed *self)
{
  self->events = NULL;
  g_clear_signal_handler (&self->changed_handler, self->store);
  if (self->searching != NULL)
    g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
}

static void
read_rows_on_query_thread (GTask *task, sqlite3 *handle)
{
  CptHistoryFeed *self = g_task_get_source_object (task);
  const Question *question = g_task_get_task_data (task);
  GError *error = NULL;
  GArray *array = cpt_history_reader_read_rows (self->table, handle, question->keys, &error);

  return_array (task, array, error);
}

static void read_rows (CptHistoryFeed *self);

static void
read_rows_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  CptHistoryFeed *self = CPT_HISTORY_FEED (source);
  g_autoptr (GArray) rows = get_answer (self, result);

  self->is_reading_rows = FALSE;
  if (self->events == NULL)
    return;

  if (rows != NULL)
    self->events->take_rows (rows, self->user_data);
  read_rows (self);
}

static void
read_rows (CptHistoryFeed *self)
{
  Question question = { 0 };

  if (self->is_reading_rows || self->wanted->len == 0 || self->events == NULL)
    return;

  self->is_reading_rows = TRUE;
  question.keys = g_steal_pointer (&self->wanted);
  self->wanted = g_array_new (FALSE, FALSE, sizeof (CptHistoryKey));
  ask (self, &question, NULL, read_rows_on_query_thread, read_rows_cb);
}

/**
 * cpt_history_feed_want:
 * @keys: (element-type CptHistoryKey): which
 *
 * Will tell of these rows.
 */
void
cpt_history_feed_want (CptHistoryFeed *self, GArray *keys)
{
  g_array_append_vals (self->wanted, keys->data, keys->len);
  read_rows (self);
}

static void
search_on_query_thread (GTask *task, sqlite3 *handle)
{
  CptHistoryFeed *self = g_task_get_source_object (task);
  const Question *question = g_task_get_task_data (task);
  GError *error = NULL;
  GArray *array = cpt_history_reader_search (self->table, handle, self->company_id, question->search, &error);

  return_array (task, array, error);
}

static void
search_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  CptHistoryFeed *self = CPT_HISTORY_FEED (source);
  gboolean is_newest = g_task_get_cancellable (G_TASK (result)) == self->searching;
  g_autoptr (GArray) hits = get_answer (self, result);

  if (!is_newest)
    return;

  g_clear_object (&self->searching);
  if (hits != NULL && self->events != NULL)
    self->events->take_hits (hits, self->user_data);
}

/**
 * cpt_history_feed_search:
 * @search: (nullable): what to look for; %NULL ends the search under way
 *
 * Will tell where @search is found.
 */
void
cpt_history_feed_search (CptHistoryFeed *self, CptHistorySearch *search)
{
  if (self->searching != NULL)
    g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  if (search == NULL)
    return;

  self->searching = g_cancellable_new ();
  ask (self, &(Question){ .search = cpt_history_search_ref (search) }, self->searching, search_on_query_thread,
       search_cb);
}
