/* cpt-visit.c — what others did while nobody looked: told once, when a person comes back.
 *
 * A visit begins when the program starts, or when its window is looked at again after LONG_ABSENCE. What happened
 * between the end of the visit before and then is told: at a start, once the list has been read, because only then is
 * it known. What happens while the person looks is seen in the list. How far activity was seen is kept, with the time,
 * each time that it moves on, so that a program that is killed tells nothing twice but its last moments. Without a
 * visit before, there is nothing to tell.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-visit.h"

#include "cpt-time.h"

#define META_KEY "view-visit"
#define META_TYPE "(xx)" /* the newest activity that was seen, and when */
#define LONG_ABSENCE G_TIME_SPAN_HOUR

struct _CptVisit
{
  GObject parent_instance;

  CptStore *store;
  CptMetaRepository *meta;
  CptVisitRepository *visits;
  GCancellable *cancellable;

  gint64 seen_id;
  gint64 left_at;           /* end of the visit before; CPT_TIME_UNKNOWN without one */
  gint64 away_since;        /* nobody looks; CPT_TIME_UNKNOWN while somebody does */
  CptVisitChanges *changes; /* (nullable): to be told */
  gboolean is_beginning;    /* what is read next is what happened in between */
  gboolean was_list_read;   /* since the start */
  gboolean is_reading;
  gboolean is_stale; /* something happened since that began */
};

G_DEFINE_FINAL_TYPE (CptVisit, cpt_visit, G_TYPE_OBJECT)

static guint changed_signal;

static gint64
get_now (CptVisit *self)
{
  return cpt_clock_now (cpt_store_get_clock (self->store));
}

static void
cpt_visit_dispose (GObject *object)
{
  CptVisit *self = CPT_VISIT (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->visits);
  g_clear_object (&self->meta);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (cpt_visit_parent_class)->dispose (object);
}

static void
cpt_visit_finalize (GObject *object)
{
  CptVisit *self = CPT_VISIT (object);

  g_object_unref (self->cancellable);
  g_clear_pointer (&self->changes, cpt_visit_changes_free);

  G_OBJECT_CLASS (cpt_visit_parent_class)->finalize (object);
}

static void
cpt_visit_class_init (CptVisitClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cpt_visit_dispose;
  object_class->finalize = cpt_visit_finalize;

  changed_signal = g_signal_new ("changed", CPT_TYPE_VISIT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cpt_visit_init (CptVisit *self)
{
  self->cancellable = g_cancellable_new ();
  self->left_at = CPT_TIME_UNKNOWN;
  self->away_since = CPT_TIME_UNKNOWN;
  self->is_beginning = TRUE;
}

static gboolean
is_news (const CptVisitChanges *changes)
{
  return changes->broke->len + changes->linked->len + changes->appeared->len > 0;
}

static void
take (CptVisit *self, CptVisitChanges *changes)
{
  g_autoptr (CptVisitChanges) taken = changes;
  gboolean is_told = self->is_beginning && self->left_at != CPT_TIME_UNKNOWN && is_news (changes);

  self->is_beginning = FALSE;
  self->seen_id = changes->last_id;
  cpt_meta_repository_set (self->meta, META_KEY, g_variant_new (META_TYPE, self->seen_id, get_now (self)));
  if (!is_told)
    return;

  g_clear_pointer (&self->changes, cpt_visit_changes_free);
  self->changes = g_steal_pointer (&taken);
  g_signal_emit (self, changed_signal, 0);
}

static void read_on (CptVisit *self);

static void
list_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptVisit) self = user_data;
  g_autoptr (GError) error = NULL;
  CptVisitChanges *changes = cpt_visit_repository_list_finish (CPT_VISIT_REPOSITORY (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self->is_reading = FALSE;
  if (changes != NULL)
    take (self, changes);
  else
    g_info ("What happened meanwhile is not told: %s", error->message);

  if (self->is_stale)
    read_on (self);
}

static void
read_on (CptVisit *self)
{
  self->is_stale = self->is_reading;
  if (self->is_reading)
    return;

  self->is_reading = TRUE;
  cpt_visit_repository_list_async (self->visits, self->seen_id, self->cancellable, list_cb, g_object_ref (self));
}

static void
store_changed_cb (CptVisit *self, guint changes)
{
  self->was_list_read |= (changes & CPT_STORE_CHANGE_READ_ENDED) != 0;

  /* While nobody looks, nothing is seen. */
  if (self->was_list_read && self->away_since == CPT_TIME_UNKNOWN &&
      (self->is_beginning || (changes & CPT_STORE_CHANGE_ACTIVITY) != 0))
    read_on (self);
}

/**
 * cpt_visit_new:
 * @store: the account's
 * @meta: of the same store: where it is kept how far was seen
 *
 * Returns: (transfer full): the visit that begins now
 */
CptVisit *
cpt_visit_new (CptStore *store, CptMetaRepository *meta)
{
  CptVisit *self = g_object_new (CPT_TYPE_VISIT, NULL);
  g_autoptr (GVariant) before = cpt_meta_repository_get (meta, META_KEY, G_VARIANT_TYPE (META_TYPE));

  self->store = g_object_ref (store);
  self->meta = g_object_ref (meta);
  self->visits = cpt_visit_repository_new (store);
  if (before != NULL)
    g_variant_get (before, META_TYPE, &self->seen_id, &self->left_at);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * cpt_visit_get_changes:
 *
 * Returns: (transfer none) (nullable): what happened since the visit before; %NULL when there is nothing to tell
 */
const CptVisitChanges *
cpt_visit_get_changes (CptVisit *self)
{
  g_return_val_if_fail (CPT_IS_VISIT (self), NULL);

  return self->changes;
}

/**
 * cpt_visit_get_left_at:
 *
 * Returns: microseconds UTC of the account's clock when the visit before ended; CPT_TIME_UNKNOWN without one
 */
gint64
cpt_visit_get_left_at (CptVisit *self)
{
  g_return_val_if_fail (CPT_IS_VISIT (self), CPT_TIME_UNKNOWN);

  return self->left_at;
}

/**
 * cpt_visit_dismiss:
 *
 * It was told.
 */
void
cpt_visit_dismiss (CptVisit *self)
{
  g_return_if_fail (CPT_IS_VISIT (self));

  if (self->changes == NULL)
    return;

  g_clear_pointer (&self->changes, cpt_visit_changes_free);
  g_signal_emit (self, changed_signal, 0);
}

/**
 * cpt_visit_leave:
 *
 * Nobody looks from now on.
 */
void
cpt_visit_leave (CptVisit *self)
{
  g_return_if_fail (CPT_IS_VISIT (self));

  if (self->away_since == CPT_TIME_UNKNOWN)
    self->away_since = get_now (self);
}

/**
 * cpt_visit_return:
 *
 * Somebody looks again: after a long absence, another visit begins.
 */
void
cpt_visit_return (CptVisit *self)
{
  g_return_if_fail (CPT_IS_VISIT (self));

  if (self->away_since == CPT_TIME_UNKNOWN)
    return;

  if (!self->is_beginning && get_now (self) - self->away_since >= LONG_ABSENCE)
    {
      self->is_beginning = TRUE;
      self->left_at = self->away_since;
    }
  self->away_since = CPT_TIME_UNKNOWN;
  if (self->was_list_read)
    read_on (self);
}
