/* cpt-bulk-watch.c — follows the refreshes of many companies.
 *
 * Whenever what waits, or companies, change in the store, they are looked at again; what changes meanwhile, in another
 * round, so that hundreds of answers cost a few looks. While something runs, each second counts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-bulk-watch.h"

#include "cpt-time.h"

struct _CptBulkWatch
{
  GObject parent_instance;

  CptClock *clock; /* what still shows how they stand, after the watch has ended, counts by it */
  CptBulkRepository *bulk;
  GCancellable *cancellable;
  CptBulkStatus status;
  CptBulkPhase phase;
  gboolean is_looking;
  gboolean is_stale; /* something changed during this round */
  guint second_source;
};

G_DEFINE_FINAL_TYPE (CptBulkWatch, cpt_bulk_watch, G_TYPE_OBJECT)

enum
{
  CHANGED,
  ENDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void update (CptBulkWatch *self);

static gboolean
second_cb (gpointer user_data)
{
  CptBulkWatch *self = user_data;

  self->second_source = 0;
  update (self);

  return G_SOURCE_REMOVE;
}

static void
update (CptBulkWatch *self)
{
  CptBulkPhase before = self->phase;

  self->phase = cpt_bulk_words_get_phase (&self->status, cpt_bulk_watch_get_now (self));
  if (self->second_source == 0 && (self->phase == CPT_BULK_ASKING || self->phase == CPT_BULK_READING))
    self->second_source = g_timeout_add_seconds (1, second_cb, self);

  g_signal_emit (self, signals[CHANGED], 0);
  if (self->phase == CPT_BULK_ENDED && (before == CPT_BULK_ASKING || before == CPT_BULK_READING))
    g_signal_emit (self, signals[ENDED], 0);
}

static void look (CptBulkWatch *self);

/* A failure leaves what was known: the next change is another occasion. */
static void
get_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptBulkWatch) self = user_data; /* started with g_object_ref (self) */
  CptBulkStatus status = { 0 };
  g_autoptr (GError) error = NULL;
  gboolean is_read = cpt_bulk_repository_get_finish (CPT_BULK_REPOSITORY (source), result, &status, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self->is_looking = FALSE;
  if (is_read)
    {
      self->status = status;
      update (self);
    }
  if (self->is_stale)
    look (self);
}

static void
look (CptBulkWatch *self)
{
  self->is_looking = TRUE;
  self->is_stale = FALSE;
  cpt_bulk_repository_get_async (self->bulk, self->cancellable, get_cb, g_object_ref (self));
}

static void
changed_cb (CptBulkWatch *self, guint changes)
{
  if ((changes & (CPT_STORE_CHANGE_REQUESTS | CPT_STORE_CHANGE_COMPANIES)) == 0)
    return;

  if (self->is_looking)
    self->is_stale = TRUE;
  else
    look (self);
}

static void
cpt_bulk_watch_dispose (GObject *object)
{
  CptBulkWatch *self = CPT_BULK_WATCH (object);

  g_clear_handle_id (&self->second_source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->bulk);

  G_OBJECT_CLASS (cpt_bulk_watch_parent_class)->dispose (object);
}

static void
cpt_bulk_watch_finalize (GObject *object)
{
  CptBulkWatch *self = CPT_BULK_WATCH (object);

  g_object_unref (self->cancellable);
  g_object_unref (self->clock);

  G_OBJECT_CLASS (cpt_bulk_watch_parent_class)->finalize (object);
}

static void
cpt_bulk_watch_class_init (CptBulkWatchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cpt_bulk_watch_dispose;
  object_class->finalize = cpt_bulk_watch_finalize;

  signals[CHANGED] =
      g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ENDED] =
      g_signal_new ("ended", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cpt_bulk_watch_init (CptBulkWatch *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * cpt_bulk_watch_new:
 * @store: open
 *
 * To be disposed of when nobody looks any more: rounds that are under way hold it.
 *
 * Returns: (transfer full): how the refreshes of many companies stand, from the first "changed" on
 */
CptBulkWatch *
cpt_bulk_watch_new (CptStore *store)
{
  CptBulkWatch *self = g_object_new (CPT_TYPE_BULK_WATCH, NULL);

  self->clock = g_object_ref (cpt_store_get_clock (store));
  self->bulk = cpt_bulk_repository_new (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  look (self);

  return self;
}

/**
 * cpt_bulk_watch_get_status:
 *
 * Returns: (transfer none): how they stood when they were looked at last
 */
const CptBulkStatus *
cpt_bulk_watch_get_status (CptBulkWatch *self)
{
  g_return_val_if_fail (CPT_IS_BULK_WATCH (self), NULL);

  return &self->status;
}

/**
 * cpt_bulk_watch_get_phase:
 *
 * Returns: how far they are
 */
CptBulkPhase
cpt_bulk_watch_get_phase (CptBulkWatch *self)
{
  g_return_val_if_fail (CPT_IS_BULK_WATCH (self), CPT_BULK_NONE);

  return self->phase;
}

/**
 * cpt_bulk_watch_get_now:
 *
 * Returns: microseconds UTC, of the account's clock
 */
gint64
cpt_bulk_watch_get_now (CptBulkWatch *self)
{
  g_return_val_if_fail (CPT_IS_BULK_WATCH (self), CPT_TIME_UNKNOWN);

  return cpt_clock_now (self->clock);
}

/**
 * cpt_bulk_watch_get_repository:
 *
 * Returns: (transfer none): what can be done with them
 */
CptBulkRepository *
cpt_bulk_watch_get_repository (CptBulkWatch *self)
{
  g_return_val_if_fail (CPT_IS_BULK_WATCH (self), NULL);

  return self->bulk;
}
