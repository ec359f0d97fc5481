/* cpt-snapshot.c — all companies at one moment, as the list searches, filters and orders them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-snapshot-private.h"

#include <string.h>

#include "cpt-radix-sort-private.h"
#include "cpt-statement-private.h"
#include "cpt-time.h"

static const char COMPANY_IDS_SQL[] = "SELECT rid, id FROM company ORDER BY rid";
static const char CONNECTION_IDS_SQL[] = "SELECT company, id FROM connection ORDER BY company";

#define LAST_KEY G_MAXUINT64 /* what has no value comes last, whatever the direction */

/**
 * cpt_snapshot_new:
 *
 * Returns: (transfer full): an empty one, for the builder to fill
 */
CptSnapshot *
cpt_snapshot_new (void)
{
  CptSnapshot *self = g_new0 (CptSnapshot, 1);

  g_atomic_ref_count_init (&self->ref_count);
  g_mutex_init (&self->mutex);
  self->names = cpt_texts_new ();
  self->creator_names = cpt_texts_new ();
  self->platform_names = cpt_texts_new ();
  self->tag_keys = cpt_texts_new ();
  self->tag_sets = cpt_texts_new ();
  self->others = cpt_texts_new ();
  self->families = g_array_new (FALSE, FALSE, sizeof (CptFamily));
  self->waiting = g_array_new (FALSE, FALSE, sizeof (CptMoment));
  self->expiring = g_array_new (FALSE, FALSE, sizeof (CptMoment));
  self->next_step = CPT_TIME_UNKNOWN;

  return self;
}

CptSnapshot *
cpt_snapshot_ref (CptSnapshot *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

static void
free_all (CptSnapshot *self)
{
  cpt_texts_free (self->names);
  cpt_texts_free (self->creator_names);
  cpt_texts_free (self->platform_names);
  cpt_texts_free (self->tag_keys);
  cpt_texts_free (self->tag_sets);
  cpt_texts_free (self->others);
  g_array_unref (self->families);
  g_array_unref (self->waiting);
  g_array_unref (self->expiring);
  g_free (self->rids);
  g_free (self->by_rid);
  g_free (self->created);
  g_free (self->last_sync);
  g_free (self->creators);
  g_free (self->platforms);
  g_free (self->tags);
  g_free (self->masks);
  g_free (self->worst);
  g_free (self->other_owners);
  g_free (self->ids);
  g_clear_pointer (&self->connections, g_array_unref);
  for (guint sort = 0; sort < G_N_ELEMENTS (self->orders); sort++)
    {
      g_free (self->orders[sort][FALSE]);
      g_free (self->orders[sort][TRUE]);
    }
  g_mutex_clear (&self->mutex);
  g_free (self);
}

void
cpt_snapshot_unref (CptSnapshot *self)
{
  if (g_atomic_ref_count_dec (&self->ref_count))
    free_all (self);
}

/**
 * cpt_snapshot_find_rid:
 * @index: (out): of the company
 *
 * Returns: whether the company of @rid is in the snapshot
 */
gboolean
cpt_snapshot_find_rid (CptSnapshot *self, gint64 rid, guint *index)
{
  guint low = 0;
  guint high = self->n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->rids[self->by_rid[middle]] < rid)
        low = middle + 1;
      else
        high = middle;
    }

  if (low == self->n || self->rids[self->by_rid[low]] != rid)
    return FALSE;

  *index = self->by_rid[low];

  return TRUE;
}

/* The bytes of an identifier for each row that the snapshot has, met in the order of rows. */
static gboolean
for_each_id (CptSnapshot *self,
             sqlite3 *handle,
             const char *sql,
             void (*take) (CptSnapshot *self, guint index, const guint8 *id))
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CptStatement) statement = cpt_statement_prepare (handle, sql, &error);
  gboolean has_row = statement != NULL;
  guint at = 0;

  while (has_row && cpt_statement_step (statement, &has_row, &error) && has_row)
    {
      gint64 rid = cpt_statement_get_int64 (statement, 0);
      gsize length = 0;
      const guint8 *id = cpt_statement_get_blob (statement, 1, &length);

      while (at < self->n && self->rids[self->by_rid[at]] < rid)
        at++;
      if (at < self->n && self->rids[self->by_rid[at]] == rid && length == sizeof ((CptIdEntry *) NULL)->id)
        take (self, self->by_rid[at], id);
    }

  if (error != NULL)
    g_info ("Identifiers are not searched: %s", error->message);

  return error == NULL;
}

static void
take_company_id (CptSnapshot *self, guint index, const guint8 *id)
{
  memcpy (self->ids + 16 * (gsize) index, id, 16);
}

static void
take_connection_id (CptSnapshot *self, guint index, const guint8 *id)
{
  CptIdEntry entry = { .index = index };

  memcpy (entry.id, id, sizeof entry.id);
  g_array_append_val (self->connections, entry);
}

/* Under the mutex. */
static gboolean
load_company_ids (CptSnapshot *self, sqlite3 *handle)
{
  if (self->ids != NULL)
    return TRUE;

  self->ids = g_malloc0 (16 * MAX ((gsize) self->n, 1));
  if (for_each_id (self, handle, COMPANY_IDS_SQL, take_company_id))
    return TRUE;

  g_clear_pointer (&self->ids, g_free);

  return FALSE;
}

/* Under the mutex. */
static gboolean
load_connection_ids (CptSnapshot *self, sqlite3 *handle)
{
  if (self->connections != NULL)
    return TRUE;

  self->connections = g_array_new (FALSE, FALSE, sizeof (CptIdEntry));
  if (for_each_id (self, handle, CONNECTION_IDS_SQL, take_connection_id))
    return TRUE;

  g_clear_pointer (&self->connections, g_array_unref);

  return FALSE;
}

/**
 * cpt_snapshot_ensure_ids:
 * @handle: of this thread
 *
 * Reads the identifiers, which few searches want: 16 MB a million that are not kept until then.
 *
 * Returns: whether @self now has them
 */
gboolean
cpt_snapshot_ensure_ids (CptSnapshot *self, sqlite3 *handle)
{
  gboolean has_ids = FALSE;

  g_mutex_lock (&self->mutex);
  has_ids = load_company_ids (self, handle) && load_connection_ids (self, handle);
  g_mutex_unlock (&self->mutex);

  return has_ids;
}

static guint64
key_of_time (gint64 time)
{
  return time == CPT_TIME_UNKNOWN ? LAST_KEY : (guint64) time - (guint64) G_MININT64;
}

static guint64
key_of_id (const guint8 *id)
{
  guint64 key = 0;

  memcpy (&key, id, sizeof key);

  return key == 0 ? LAST_KEY : GUINT64_FROM_BE (key);
}

/* The place of each of @texts among the others, at its number + 1. */
static guint32 *
rank_texts (CptTexts *texts)
{
  guint n = cpt_texts_get_n (texts);
  g_autofree guint32 *order = g_new (guint32, MAX (n, 1));
  guint32 *ranks = g_new0 (guint32, n + 1);

  for (guint i = 0; i < n; i++)
    order[i] = i;
  cpt_radix_sort_texts (order, (const char *) texts->blob->data, (const guint32 *) texts->offsets->data, n);
  for (guint i = 0; i < n; i++)
    ranks[order[i] + 1] = i;

  return ranks;
}

static guint64
key_of (CptSnapshot *self, CptCompanySort sort, guint index, const guint32 *ranks)
{
  switch (sort)
    {
    case CPT_COMPANY_SORT_ID:
      return key_of_id (self->ids + 16 * (gsize) index);
    case CPT_COMPANY_SORT_CREATED_BY:
      return self->creators[index] == 0 ? LAST_KEY : ranks[self->creators[index]];
    case CPT_COMPANY_SORT_TAGS:
      return self->tags[index] == 0 ? LAST_KEY : ranks[self->tags[index]];
    case CPT_COMPANY_SORT_CREATED:
      return key_of_time (self->created[index]);
    case CPT_COMPANY_SORT_LAST_SYNC:
      return key_of_time (self->last_sync[index]);
    case CPT_COMPANY_SORT_CONNECTIONS:
      return self->worst[index] == CPT_N_CONNECTION_STATES ? LAST_KEY : self->worst[index];
    case CPT_COMPANY_SORT_LINK_SENT:
    case CPT_COMPANY_SORT_EXPIRY:
      return LAST_KEY; /* of the most; see put_moments() */
    case CPT_COMPANY_SORT_MATCH:
    case CPT_COMPANY_SORT_NAME:
    default:
      return index;
    }
}

static void
put_moments (guint64 *keys, GArray *moments)
{
  for (guint i = 0; i < moments->len; i++)
    {
      const CptMoment *moment = &g_array_index (moments, CptMoment, i);

      keys[moment->index] = key_of_time (moment->at);
    }
}

/* (nullable): of the texts that @sort goes by, if it does. */
static guint32 *
rank_by (CptSnapshot *self, CptCompanySort sort)
{
  if (sort == CPT_COMPANY_SORT_CREATED_BY)
    return rank_texts (self->creator_names);

  return sort == CPT_COMPANY_SORT_TAGS ? rank_texts (self->tag_keys) : NULL;
}

static guint32 *
make_order (CptSnapshot *self, CptCompanySort sort, gboolean descending)
{
  g_autofree guint32 *ranks = rank_by (self, sort);
  g_autofree guint64 *keys = g_new (guint64, MAX (self->n, 1));
  guint32 *order = g_new (guint32, MAX (self->n, 1));

  for (guint i = 0; i < self->n; i++)
    keys[i] = key_of (self, sort, i, ranks);
  if (sort == CPT_COMPANY_SORT_LINK_SENT)
    put_moments (keys, self->waiting);
  if (sort == CPT_COMPANY_SORT_EXPIRY)
    put_moments (keys, self->expiring);

  for (guint i = 0; i < self->n; i++)
    {
      keys[i] = descending && keys[i] != LAST_KEY ? LAST_KEY - 1 - keys[i] : keys[i];
      order[i] = i;
    }
  cpt_radix_sort (order, keys, self->n);

  return order;
}

/**
 * cpt_snapshot_get_order:
 * @handle: of this thread, for identifiers
 * @sort: a column
 * @descending: largest first; what has no value comes last either way, what is equal comes by name
 *
 * Returns: (transfer none): all indexes in this order, made when first wanted
 */
const guint32 *
cpt_snapshot_get_order (CptSnapshot *self, sqlite3 *handle, CptCompanySort sort, gboolean descending)
{
  guint32 **order = &self->orders[sort][descending ? TRUE : FALSE];

  g_mutex_lock (&self->mutex);
  if (*order == NULL)
    *order = make_order (self,
                         sort == CPT_COMPANY_SORT_ID && !load_company_ids (self, handle) ? CPT_COMPANY_SORT_NAME : sort,
                         descending);
  g_mutex_unlock (&self->mutex);

  return *order;
}

/**
 * cpt_snapshot_find_family:
 * @parent: an index
 * @n_children: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_children) (nullable): the companies whose parent it is
 */
const CptFamily *
cpt_snapshot_find_family (CptSnapshot *self, guint parent, guint *n_children)
{
  const CptFamily *families = (const CptFamily *) self->families->data;
  guint low = 0;
  guint high = self->families->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (families[middle].parent < parent)
        low = middle + 1;
      else
        high = middle;
    }

  for (*n_children = 0; low + *n_children < self->families->len && families[low + *n_children].parent == parent;)
    ++*n_children;

  return families + low;
}

/**
 * cpt_snapshot_dup_children:
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the rows of the companies whose parent this one is; %NULL
 *   for none
 */
GArray *
cpt_snapshot_dup_children (CptSnapshot *self, guint index)
{
  guint n_children = 0;
  const CptFamily *families = cpt_snapshot_find_family (self, index, &n_children);
  GArray *children = n_children > 0 ? g_array_sized_new (FALSE, FALSE, sizeof (gint64), n_children) : NULL;

  for (guint i = 0; i < n_children; i++)
    {
      gint64 rid = self->rids[families[i].child];

      g_array_append_val (children, rid);
    }

  return children;
}

static gint64
find_moment (GArray *moments, guint index)
{
  guint low = 0;
  guint high = moments->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (moments, CptMoment, middle).index < index)
        low = middle + 1;
      else
        high = middle;
    }

  if (low == moments->len || g_array_index (moments, CptMoment, low).index != index)
    return CPT_TIME_UNKNOWN;

  return g_array_index (moments, CptMoment, low).at;
}

/**
 * cpt_snapshot_get_link_sent:
 *
 * Returns: when a Link URL of the company was last sent, while it waits for its client; else CPT_TIME_UNKNOWN
 */
gint64
cpt_snapshot_get_link_sent (CptSnapshot *self, guint index)
{
  return find_moment (self->waiting, index);
}
