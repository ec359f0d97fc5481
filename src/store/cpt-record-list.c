/* cpt-record-list.c — a list of records of any length as a GListModel of slots; of it, only what is looked at is held.
 *
 * 1. Held for all are their rows, eight bytes each, as far as they are known; records are held while they are looked
 * at, and some more.
 * 2. It shows either what was kept, found in the store; or the platform's pages. Of those, each page is asked for when
 *    a record on it is first looked at. Where as much is kept as the platform has, that is shown until a page came.
 * 3. Another result shows other records in the same slots; of the model itself only the difference in length is told.
 *
 * On the main thread; records are read on the query thread, those of a turn together.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-record-list.h"

#include <string.h>

#include "cpt-growth-private.h"
#include "cpt-record-slot-private.h"

#define MOST_HELD 1000 /* five views of GTK */

struct _CptRecordList
{
  GObject parent_instance;

  CptRecordRepository *records;
  GCancellable *cancellable;
  GCancellable *reading; /* (nullable): while records are read */
  GArray *rids;          /* (element-type gint64): 0 where it is not known yet */
  GByteArray *asked;     /* (nullable): by page, whether it was asked for; %NULL: what was kept is shown */
  CptGrowth *growth;
  GHashTable *slots; /* position to slot; not owned */
  GHashTable *bound; /* set of slots */
  GHashTable *held;  /* (element-type gint64 CptRecord): by row; %NULL for what is there no more */
  guint want_source;
};

enum
{
  SIGNAL_PAGE_WANTED,
  SIGNAL_RESULT_CHANGED,
  SIGNAL_FAILED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static GType
cpt_record_list_get_item_type (GListModel *model)
{
  return CPT_TYPE_RECORD_SLOT;
}

static guint
cpt_record_list_get_n_items (GListModel *model)
{
  return cpt_growth_get_n_items (CPT_RECORD_LIST (model)->growth);
}

static gpointer
cpt_record_list_get_item (GListModel *model, guint position)
{
  CptRecordList *self = CPT_RECORD_LIST (model);
  CptRecordSlot *slot = g_hash_table_lookup (self->slots, GUINT_TO_POINTER (position));

  if (position >= cpt_growth_get_n_items (self->growth))
    return NULL;
  if (slot != NULL)
    return g_object_ref (slot);

  slot = cpt_record_slot_new (self, position);
  g_hash_table_insert (self->slots, GUINT_TO_POINTER (position), slot);

  return slot;
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = cpt_record_list_get_item_type;
  interface->get_n_items = cpt_record_list_get_n_items;
  interface->get_item = cpt_record_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (CptRecordList,
                               cpt_record_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
release (gpointer record)
{
  g_clear_object (&record);
}

static void
hold (CptRecordList *self, gint64 rid, CptRecord *record)
{
  g_hash_table_replace (self->held, g_memdup2 (&rid, sizeof rid), record != NULL ? g_object_ref (record) : NULL);
}

static gboolean
is_not_among (gpointer rid, gpointer record, gpointer rids)
{
  return !g_hash_table_contains (rids, rid);
}

/* Of too many records, only those that are looked at stay. */
static void
let_go (CptRecordList *self)
{
  g_autoptr (GHashTable) looked_at = NULL;
  GHashTableIter iter;
  gpointer slot = NULL;

  if (g_hash_table_size (self->held) <= MOST_HELD)
    return;

  looked_at = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &slot, NULL))
    {
      gint64 rid = cpt_record_list_get_rid (self, cpt_record_slot_get_position (slot));

      g_hash_table_add (looked_at, g_memdup2 (&rid, sizeof rid));
    }
  g_hash_table_foreach_remove (self->held, is_not_among, looked_at);
}

static void
refresh_bound (CptRecordList *self)
{
  guint n_slots = 0;
  g_autofree gpointer *slots = g_hash_table_get_keys_as_array (self->bound, &n_slots);

  /* Telling one may unbind another. */
  for (guint i = 0; i < n_slots; i++)
    if (g_hash_table_contains (self->bound, slots[i]))
      cpt_record_slot_refresh (slots[i]);
}

/* Records that are being read, and who waits for them. */
typedef struct
{
  CptRecordList *self;
  GArray *rids;
} Reading;

static void
reading_free (Reading *reading)
{
  g_object_unref (reading->self);
  g_array_unref (reading->rids);
  g_free (reading);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

static void want (CptRecordList *self);

static void
get_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Reading) reading = user_data;
  CptRecordList *self = reading->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = cpt_record_repository_get_finish (CPT_RECORD_REPOSITORY (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->reading);
  if (records == NULL)
    {
      g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
      return;
    }

  for (guint i = 0; i < records->len; i++)
    hold (self, g_array_index (reading->rids, gint64, i), g_ptr_array_index (records, i));
  let_go (self);
  refresh_bound (self);
  want (self);
}

static void
ask_for_page (CptRecordList *self, guint page_index)
{
  if (self->asked == NULL || page_index >= self->asked->len || self->asked->data[page_index] != 0)
    return;

  self->asked->data[page_index] = TRUE;
  g_signal_emit (self, signals[SIGNAL_PAGE_WANTED], 0, page_index + 1);
}

/* Takes @rids. */
static void
read_records (CptRecordList *self, GArray *rids)
{
  Reading *reading = g_new (Reading, 1);

  *reading = (Reading){ g_object_ref (self), rids };
  self->reading = g_object_ref (self->cancellable);
  cpt_record_repository_get_async (self->records, rids, self->cancellable, get_cb, reading);
}

/* Reads what is looked at and not held; asks for the pages that it is on. */
static gboolean
want_cb (gpointer user_data)
{
  CptRecordList *self = user_data;
  g_autoptr (GArray) rids = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n_slots = 0;
  g_autofree gpointer *slots = g_hash_table_get_keys_as_array (self->bound, &n_slots);

  self->want_source = 0;
  for (guint i = 0; i < n_slots; i++)
    {
      guint position = cpt_record_slot_get_position (slots[i]);
      gint64 rid = cpt_record_list_get_rid (self, position);

      if (rid != 0 && !g_hash_table_contains (self->held, &rid))
        g_array_append_val (rids, rid);
      ask_for_page (self, position / CPT_RECORD_PAGE_SIZE);
    }

  if (rids->len > 0 && self->reading == NULL)
    read_records (self, g_steal_pointer (&rids));

  return G_SOURCE_REMOVE;
}

static void
want (CptRecordList *self)
{
  if (self->want_source == 0)
    self->want_source = g_idle_add_full (G_PRIORITY_DEFAULT, want_cb, self, NULL);
}

static void
cpt_record_list_dispose (GObject *object)
{
  CptRecordList *self = CPT_RECORD_LIST (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->want_source, g_source_remove);
  cpt_growth_stop (self->growth);

  G_OBJECT_CLASS (cpt_record_list_parent_class)->dispose (object);
}

static void
cpt_record_list_finalize (GObject *object)
{
  CptRecordList *self = CPT_RECORD_LIST (object);

  cpt_growth_free (self->growth);
  g_hash_table_unref (self->slots);
  g_hash_table_unref (self->bound);
  g_hash_table_unref (self->held);
  g_array_unref (self->rids);
  g_clear_pointer (&self->asked, g_byte_array_unref);
  g_clear_object (&self->reading);
  g_object_unref (self->cancellable);
  g_clear_object (&self->records);

  G_OBJECT_CLASS (cpt_record_list_parent_class)->finalize (object);
}

static void
cpt_record_list_class_init (CptRecordListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cpt_record_list_dispose;
  object_class->finalize = cpt_record_list_finalize;

  signals[SIGNAL_PAGE_WANTED] = g_signal_new ("page-wanted", CPT_TYPE_RECORD_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                              NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[SIGNAL_RESULT_CHANGED] =
      g_signal_new ("result-changed", CPT_TYPE_RECORD_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_FAILED] = g_signal_new ("failed", CPT_TYPE_RECORD_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static guint
count_rows (GListModel *model)
{
  return cpt_record_list_get_n (CPT_RECORD_LIST (model));
}

static void
cpt_record_list_init (CptRecordList *self)
{
  self->cancellable = g_cancellable_new ();
  self->rids = g_array_new (FALSE, TRUE, sizeof (gint64));
  self->slots = g_hash_table_new (NULL, NULL);
  self->bound = g_hash_table_new (NULL, NULL);
  self->held = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, release);
  self->growth = cpt_growth_new (G_LIST_MODEL (self), count_rows);
}

/**
 * cpt_record_list_new:
 * @records: of the store
 *
 * Returns: (transfer full): an empty list; of the main thread. Must go before the store is closed.
 */
CptRecordList *
cpt_record_list_new (CptRecordRepository *records)
{
  CptRecordList *self = g_object_new (CPT_TYPE_RECORD_LIST, NULL);

  self->records = g_object_ref (records);

  return self;
}

/* The rows may be others, and so may be their number. */
static void
tell (CptRecordList *self)
{
  cpt_growth_settle (self->growth);
  refresh_bound (self);
  want (self);
  g_signal_emit (self, signals[SIGNAL_RESULT_CHANGED], 0);
}

/**
 * cpt_record_list_show_kept:
 * @rids: (element-type gint64): rows of the store, in order
 *
 * Shows what was kept; asks for no pages.
 */
void
cpt_record_list_show_kept (CptRecordList *self, GArray *rids)
{
  g_return_if_fail (CPT_IS_RECORD_LIST (self));

  g_clear_pointer (&self->asked, g_byte_array_unref);
  g_array_set_size (self->rids, 0);
  g_array_append_vals (self->rids, rids->data, rids->len);
  tell (self);
}

/**
 * cpt_record_list_show_pages:
 * @total: how many records there are on all pages
 *
 * Shows the platform's pages, as they come. What was shown stays in its place until then if it is as much.
 */
void
cpt_record_list_show_pages (CptRecordList *self, guint total)
{
  g_return_if_fail (CPT_IS_RECORD_LIST (self));

  if (self->rids->len != total)
    g_array_set_size (self->rids, 0);
  g_array_set_size (self->rids, total);
  g_clear_pointer (&self->asked, g_byte_array_unref);
  self->asked = g_byte_array_new ();
  g_byte_array_set_size (self->asked, (total + CPT_RECORD_PAGE_SIZE - 1) / CPT_RECORD_PAGE_SIZE);
  if (self->asked->len > 0)
    memset (self->asked->data, 0, self->asked->len);
}

/**
 * cpt_record_list_put_page:
 * @page: from 1 on
 * @rids: (element-type gint64): its rows, as they are stored now
 *
 * Shows a page that came.
 */
void
cpt_record_list_put_page (CptRecordList *self, guint page, GArray *rids)
{
  guint first = (page - 1) * CPT_RECORD_PAGE_SIZE;

  g_return_if_fail (CPT_IS_RECORD_LIST (self));
  g_return_if_fail (self->asked != NULL);

  if (page - 1 < self->asked->len)
    self->asked->data[page - 1] = TRUE;
  for (guint i = 0; i < rids->len && first + i < self->rids->len; i++)
    {
      gint64 rid = g_array_index (rids, gint64, i);

      g_array_index (self->rids, gint64, first + i) = rid;
      g_hash_table_remove (self->held, &rid);
    }
  tell (self);
}

/**
 * cpt_record_list_forget_page:
 * @page: from 1 on
 *
 * It was asked for, and did not come: is asked for again when it is looked at again.
 */
void
cpt_record_list_forget_page (CptRecordList *self, guint page)
{
  g_return_if_fail (CPT_IS_RECORD_LIST (self));

  if (self->asked != NULL && page - 1 < self->asked->len)
    self->asked->data[page - 1] = FALSE;
}

/**
 * cpt_record_list_get_n:
 *
 * Returns: how many records there are, told to the views or not yet
 */
guint
cpt_record_list_get_n (CptRecordList *self)
{
  g_return_val_if_fail (CPT_IS_RECORD_LIST (self), 0);

  return self->rids->len;
}

/**
 * cpt_record_list_get_rid:
 *
 * Returns: the row of what stands at @position; 0 when it is not known yet, and beyond the end
 */
gint64
cpt_record_list_get_rid (CptRecordList *self, guint position)
{
  g_return_val_if_fail (CPT_IS_RECORD_LIST (self), 0);

  return position < self->rids->len ? g_array_index (self->rids, gint64, position) : 0;
}

/**
 * cpt_record_list_find:
 * @rid: a row
 *
 * Returns: where it stands; %G_MAXUINT when it is not known to be here
 */
guint
cpt_record_list_find (CptRecordList *self, gint64 rid)
{
  g_return_val_if_fail (CPT_IS_RECORD_LIST (self), G_MAXUINT);

  for (guint i = 0; i < self->rids->len; i++)
    if (g_array_index (self->rids, gint64, i) == rid)
      return i;

  return G_MAXUINT;
}

/**
 * cpt_record_list_look:
 *
 * Returns: (transfer none) (nullable): what stands at @position; %NULL when it is not held, which is then seen to
 */
CptRecord *
cpt_record_list_look (CptRecordList *self, guint position)
{
  gint64 rid = cpt_record_list_get_rid (self, position);

  want (self);

  return rid != 0 ? g_hash_table_lookup (self->held, &rid) : NULL;
}

/**
 * cpt_record_list_set_bound:
 * @is_bound: whether a cell shows @slot from now on
 */
void
cpt_record_list_set_bound (CptRecordList *self, CptRecordSlot *slot, gboolean is_bound)
{
  if (is_bound)
    g_hash_table_add (self->bound, slot);
  else
    g_hash_table_remove (self->bound, slot);
}

/**
 * cpt_record_list_drop:
 *
 * @slot goes.
 */
void
cpt_record_list_drop (CptRecordList *self, CptRecordSlot *slot)
{
  g_hash_table_remove (self->bound, slot);
  g_hash_table_remove (self->slots, GUINT_TO_POINTER (cpt_record_slot_get_position (slot)));
}
