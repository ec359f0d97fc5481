/* cpt-history-view.c — what a query lets pass of a history, kept up to date.
 *
 * The newest items are there at once; the index of all follows. Items themselves are read in windows, on the query
 * thread, around the positions that are looked at.
 *
 * What comes, goes or moves on is told by small steps. Another query is put in force once what it shows where somebody
 * looks is read, and is told as a whole. On the main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-history-view-private.h"

#include "cpt-history-edits-private.h"
#include "cpt-history-feed-private.h"
#include "cpt-history-items-private.h"

/* How much is read around a position that is looked at. */
#define WINDOW_BEFORE 16
#define WINDOW_AFTER 48

struct _CptHistoryView
{
  CptHistoryFeed *feed;
  const CptHistoryTable *table;
  const CptHistoryViewEvents *events;
  gpointer user_data;

  CptHistoryIndex *index; /* (nullable): until the newest items are there; then of those, then of all */
  gboolean is_loaded;     /* it is of all */
  CptHistoryItems *items; /* those that were read */
  GError *error;          /* (nullable) */

  CptHistoryQuery query;    /* owned */
  CptHistorySearch *search; /* (nullable): what it looks for */
  gboolean is_searching;    /* it is not in force yet */
  gboolean has_hits;        /* its search was answered, or there is none */
  gboolean is_preparing;    /* what it shows is being read */
  GArray *recent;           /* (element-type CptHistoryRow): what changed while the search was under way */

  GArray *rows;  /* (element-type CptHistoryKey): what the query in force lets pass, oldest first */
  GArray *spare; /* (element-type CptHistoryKey): what it lets pass next; megabytes that are not made anew each time */
  guint counts[CPT_READ_OUTCOME_ERROR + 1];
};

static void
clear_query (CptHistoryQuery *query)
{
  g_free ((char *) query->text);
  g_strfreev ((char **) query->named_types);
  g_strfreev ((char **) query->named_statuses);
  g_free ((char *) query->data_type);
  g_free ((char *) query->connection_id);
  g_free ((char *) query->status);
}

static void
copy_query (CptHistoryQuery *copy, const CptHistoryQuery *query)
{
  *copy = (CptHistoryQuery){
    .text = g_strdup (query->text),
    .named_types = (const char *const *) g_strdupv ((char **) query->named_types),
    .named_statuses = (const char *const *) g_strdupv ((char **) query->named_statuses),
    .data_type = g_strdup (query->data_type),
    .connection_id = g_strdup (query->connection_id),
    .status = g_strdup (query->status),
    .outcomes = query->outcomes,
  };
}

/**
 * cpt_history_view_free:
 *
 * Nothing is told any more.
 */
void
cpt_history_view_free (CptHistoryView *self)
{
  cpt_history_feed_stop (self->feed);
  g_object_unref (self->feed);
  g_clear_pointer (&self->index, cpt_history_index_free);
  g_clear_pointer (&self->search, cpt_history_search_unref);
  g_clear_error (&self->error);
  clear_query (&self->query);
  g_array_unref (self->recent);
  g_array_unref (self->rows);
  g_array_unref (self->spare);
  cpt_history_items_free (self->items);
  g_free (self);
}

static void
set_is_searching (CptHistoryView *self, gboolean is_searching)
{
  if (self->is_searching == is_searching)
    return;

  self->is_searching = is_searching;
  self->events->changed (CPT_HISTORY_IS_SEARCHING, self->user_data);
}

static void
set_error (CptHistoryView *self, const GError *error)
{
  if (error == NULL && self->error == NULL)
    return;

  g_clear_error (&self->error);
  self->error = error != NULL ? g_error_copy (error) : NULL;
  self->events->changed (CPT_HISTORY_ERROR, self->user_data);
}

/* Puts the query in force. */
static void
apply (CptHistoryView *self)
{
  GArray *before = self->rows;

  self->is_preparing = FALSE;
  cpt_history_index_select (self->index, &self->query, self->counts, self->spare);
  cpt_history_edits_apply (before, self->spare, self->events->edited, self->user_data);
  self->rows = self->spare;
  self->spare = before;

  set_is_searching (self, FALSE);
  self->events->applied (self->user_data);
}

/* (nullable): what stands at @position of @rows, newest first. */
static const CptHistoryKey *
key_at (GArray *rows, guint position)
{
  return position < rows->len ? &g_array_index (rows, CptHistoryKey, rows->len - 1 - position) : NULL;
}

/* Adds what stands at @position to what has to be read, unless it is, or is being read. */
static void
ask_for (CptHistoryView *self, GArray *rows, guint position, GArray *missing)
{
  const CptHistoryKey *key = key_at (rows, position);

  if (key != NULL && cpt_history_items_ask (self->items, key))
    g_array_append_vals (missing, key, 1);
}

/* Puts the query in force as soon as there is something to show for it. */
static void
prepare (CptHistoryView *self)
{
  g_autoptr (GArray) shown = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) missing = g_array_new (FALSE, FALSE, sizeof (CptHistoryKey));

  cpt_history_index_select (self->index, &self->query, self->counts, self->spare);
  self->events->list_shown (shown, self->user_data);
  for (guint i = 0; i < shown->len; i++)
    ask_for (self, self->spare, g_array_index (shown, guint, i), missing);

  self->is_preparing = missing->len > 0;
  if (self->is_preparing)
    cpt_history_feed_want (self->feed, missing);
  else
    apply (self);
}

/* Says @row anew; whether something else may be selected now. */
static gboolean
put (CptHistoryView *self, const CptHistoryRow *row)
{
  CptHistoryFacts facts;

  self->table->describe (row->item, &facts);
  cpt_history_items_put (self->items, row);

  return cpt_history_index_put (self->index, &row->key, &facts, self->search);
}

static void
take_first (GArray *rows, gpointer user_data)
{
  CptHistoryView *self = user_data;

  self->index = cpt_history_index_new ();
  for (guint i = 0; i < rows->len; i++)
    put (self, &g_array_index (rows, CptHistoryRow, i));

  self->events->changed (CPT_HISTORY_TOTAL, self->user_data);
  apply (self);
}

static void
take_index (CptHistoryIndex *index, gpointer user_data)
{
  CptHistoryView *self = user_data;

  g_clear_pointer (&self->index, cpt_history_index_free);
  self->index = index;
  self->is_loaded = TRUE;
  self->has_hits = self->search == NULL;
  cpt_history_feed_search (self->feed, self->search);

  self->events->changed (CPT_HISTORY_TOTAL, self->user_data);
  self->events->changed (CPT_HISTORY_IS_LOADED, self->user_data);
  if (self->has_hits)
    apply (self);
}

static void
take_changes (GArray *rows, gpointer user_data)
{
  CptHistoryView *self = user_data;
  guint n_before = cpt_history_index_get_n (self->index);
  gboolean is_other = FALSE;

  set_error (self, NULL);
  for (guint i = 0; i < rows->len; i++)
    {
      const CptHistoryRow *row = &g_array_index (rows, CptHistoryRow, i);
      const CptHistoryRow copy = { row->key, g_object_ref (row->item) };

      is_other |= put (self, row);
      g_array_append_val (self->recent, copy);
    }
  if (self->has_hits)
    g_array_set_size (self->recent, 0);

  if (cpt_history_index_get_n (self->index) != n_before)
    self->events->changed (CPT_HISTORY_TOTAL, self->user_data);
  if (is_other && self->has_hits)
    apply (self);
  else
    self->events->refreshed (self->user_data);
}

static void
take_rows (GArray *rows, gpointer user_data)
{
  CptHistoryView *self = user_data;

  for (guint i = 0; i < rows->len; i++)
    cpt_history_items_put (self->items, &g_array_index (rows, CptHistoryRow, i));

  if (self->is_preparing)
    apply (self);
  else
    self->events->refreshed (self->user_data);
}

static void
take_hits (GArray *hits, gpointer user_data)
{
  CptHistoryView *self = user_data;

  cpt_history_index_mark (self->index, self->search, hits);
  for (guint i = 0; i < self->recent->len; i++)
    put (self, &g_array_index (self->recent, CptHistoryRow, i));
  g_array_set_size (self->recent, 0);
  self->has_hits = TRUE;
  prepare (self);
}

static void
fail (const GError *error, gpointer user_data)
{
  CptHistoryView *self = user_data;

  cpt_history_items_forget_asked (self->items);
  set_is_searching (self, FALSE);
  set_error (self, error);
}

static const CptHistoryEvents feed_events = { take_first, take_index, take_changes, take_rows, take_hits, fail };

/**
 * cpt_history_view_new:
 * @company_id: GUID text
 * @events: static; told from the next turn of the main loop on
 *
 * Returns: (transfer full): a view on all of the history
 */
CptHistoryView *
cpt_history_view_new (CptStore *store,
                      const CptHistoryTable *table,
                      const char *company_id,
                      const CptHistoryViewEvents *events,
                      gpointer user_data)
{
  CptHistoryView *self = g_new0 (CptHistoryView, 1);

  self->table = table;
  self->events = events;
  self->user_data = user_data;
  self->items = cpt_history_items_new ();
  self->has_hits = TRUE;
  self->recent = cpt_history_rows_new ();
  self->rows = g_array_new (FALSE, FALSE, sizeof (CptHistoryKey));
  self->spare = g_array_new (FALSE, FALSE, sizeof (CptHistoryKey));
  self->feed = cpt_history_feed_new (store, table, company_id, &feed_events, self);

  return self;
}

/* Looks for @search (transfer full) (nullable) from now on; FALSE when that takes a while. */
static gboolean
set_search (CptHistoryView *self, CptHistorySearch *search)
{
  g_clear_pointer (&self->search, cpt_history_search_unref);
  self->search = search;
  self->has_hits = search == NULL;
  g_array_set_size (self->recent, 0);
  if (!self->is_loaded)
    return FALSE;

  cpt_history_feed_search (self->feed, search);
  if (search == NULL)
    cpt_history_index_mark (self->index, NULL, NULL);

  return search == NULL;
}

static gboolean
looks_for_the_same (const CptHistoryQuery *one, const CptHistoryQuery *other)
{
  static const char *const none[] = { NULL };

  return g_strcmp0 (one->text, other->text) == 0 &&
         g_strv_equal (one->named_types != NULL ? one->named_types : none,
                       other->named_types != NULL ? other->named_types : none) &&
         g_strv_equal (one->named_statuses != NULL ? one->named_statuses : none,
                       other->named_statuses != NULL ? other->named_statuses : none);
}

/**
 * cpt_history_view_set_query:
 * @query: copied
 *
 * Never waits: the rows stay as they are until there is something to show for @query.
 */
void
cpt_history_view_set_query (CptHistoryView *self, const CptHistoryQuery *query)
{
  CptHistoryQuery before = self->query;
  gboolean is_ready = self->has_hits && self->is_loaded;

  copy_query (&self->query, query);
  set_is_searching (self, TRUE);
  if (!looks_for_the_same (&before, query))
    is_ready = set_search (self, cpt_history_search_new (query));
  clear_query (&before);

  if (is_ready)
    prepare (self);
}

/**
 * cpt_history_view_get_n:
 *
 * Returns: how many rows the query in force lets pass
 */
guint
cpt_history_view_get_n (CptHistoryView *self)
{
  return self->rows->len;
}

/**
 * cpt_history_view_get_total:
 *
 * Returns: how many items are known
 */
guint
cpt_history_view_get_total (CptHistoryView *self)
{
  return self->index != NULL ? cpt_history_index_get_n (self->index) : 0;
}

guint
cpt_history_view_get_count (CptHistoryView *self, CptReadOutcome outcome)
{
  return self->counts[outcome];
}

char **
cpt_history_view_list_values (CptHistoryView *self, CptHistoryFacet facet)
{
  return self->index != NULL ? cpt_history_index_list_values (self->index, facet) : g_new0 (char *, 1);
}

gboolean
cpt_history_view_get_is_loaded (CptHistoryView *self)
{
  return self->is_loaded;
}

gboolean
cpt_history_view_get_is_searching (CptHistoryView *self)
{
  return self->is_searching;
}

const GError *
cpt_history_view_get_error (CptHistoryView *self)
{
  return self->error;
}

/**
 * cpt_history_view_get_id:
 *
 * Returns: (transfer none) (nullable) (array fixed-size=16): what stands at @position; %NULL beyond the end
 */
const guint8 *
cpt_history_view_get_id (CptHistoryView *self, guint position)
{
  const CptHistoryKey *key = key_at (self->rows, position);

  return key != NULL ? key->id : NULL;
}

/**
 * cpt_history_view_get_item:
 *
 * Returns: (transfer none) (nullable): what stands at @position; %NULL when it is not read yet: then that begins
 */
gpointer
cpt_history_view_get_item (CptHistoryView *self, guint position)
{
  const CptHistoryKey *key = key_at (self->rows, position);
  gpointer item = key != NULL ? cpt_history_items_get (self->items, key) : NULL;
  g_autoptr (GArray) missing = NULL;

  if (key == NULL || item != NULL)
    return item;

  missing = g_array_new (FALSE, FALSE, sizeof (CptHistoryKey));
  for (guint i = position > WINDOW_BEFORE ? position - WINDOW_BEFORE : 0; i < position + WINDOW_AFTER; i++)
    ask_for (self, self->rows, i, missing);
  if (missing->len > 0)
    cpt_history_feed_want (self->feed, missing);

  return NULL;
}
