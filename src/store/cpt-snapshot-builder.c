/* cpt-snapshot-builder.c — a snapshot from the tables and the outbox, as they are at one moment.
 *
 * One pass over the companies, in the order of rows, leaving out those that lie under a change of the user's; these are
 * then added as they are to be shown. Left out too is what a page brought before the answer to the creation that made
 * it: until then its row is the creation's. Then everything is put into the order of names. On the builder thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-snapshot-builder-private.h"

#include <string.h>

#include "cpt-company-loader-private.h"
#include "cpt-expiry.h"
#include "cpt-fold.h"
#include "cpt-guid.h"
#include "cpt-outbox-candidates-private.h"
#include "cpt-outbox-table-private.h"
#include "cpt-overlay-private.h"
#include "cpt-radix-sort-private.h"
#include "cpt-searched-private.h"
#include "cpt-sqlite-private.h"
#include "cpt-statement-private.h"
#include "cpt-tag-set-private.h"
#include "cpt-time.h"
#include "cpt-waiting-private.h"

enum
{
  COLUMN_RID,
  COLUMN_FOLD,
  COLUMN_NAME_KEY,
  COLUMN_CREATED,
  COLUMN_LAST_SYNC,
  COLUMN_CREATED_BY,
  COLUMN_MASK,
  COLUMN_WORST,
  COLUMN_OTHER_FOLD,
  COLUMN_PLATFORMS,
  COLUMN_PARENT,
  COLUMN_EXPIRY_START,
  COLUMN_TAGS
};
static const char SCAN_SQL[] =
    "SELECT rid, fold, name_key, created, last_sync, created_by, mask, worst, other_fold, "
    "platforms, parent, expiry_start, tags FROM company WHERE tombstone IS NULL ORDER BY rid";
static const char USERS_SQL[] = "SELECT id, name FROM user";
static const char PARENT_SQL[] = "SELECT rid FROM company INDEXED BY company_by_id WHERE id = :id";
static const char HAS_IDS_SQL[] = "SELECT count(*) FROM sqlite_schema WHERE name = 'company_by_id'";

/* One company on its way into the snapshot; its texts are in the builder's. */
typedef struct
{
  gint64 created;
  gint64 last_sync;
  gint32 rid;
  guint32 creator;
  guint32 platforms;
  guint32 tags;
  guint8 mask;
  guint8 worst;
} Entry;

/* What few companies have, by the place of their entry. */
typedef struct
{
  guint32 entry;
  guint8 parent[16];
} Parent;

typedef struct
{
  sqlite3 *handle;       /* not owned */
  CptSnapshot *snapshot; /* being made */
  GArray *entries;       /* Entry */
  CptTexts *folds;       /* of the entries */
  CptTexts *name_keys;   /* of the entries */
  GArray *other_owners;  /* guint32: the entry of each of the snapshot's others */
  GArray *parents;       /* Parent */
  GArray *expiring;      /* CptMoment, its index the place of an entry */
  GHashTable *covered;   /* (element-type gint64): rows under a change */
  GHashTable *made;      /* (element-type gint64): rows of what creations made, as far as can be told, that await their
                          * answer */
  GHashTable *creators;  /* (element-type utf8 guint32): folded name to text of the snapshot + 1 */
  GHashTable *users;     /* row to text of the snapshot + 1 */
  GHashTable *platforms; /* (element-type utf8 guint32): names to text of the snapshot + 1 */
  GHashTable *tags;      /* (element-type GBytes guint32): tags to text of the snapshot + 1 */
} Builder;

static void
builder_clear (Builder *self)
{
  g_clear_pointer (&self->snapshot, cpt_snapshot_unref);
  g_clear_pointer (&self->entries, g_array_unref);
  g_clear_pointer (&self->folds, cpt_texts_free);
  g_clear_pointer (&self->name_keys, cpt_texts_free);
  g_clear_pointer (&self->other_owners, g_array_unref);
  g_clear_pointer (&self->parents, g_array_unref);
  g_clear_pointer (&self->expiring, g_array_unref);
  g_clear_pointer (&self->covered, g_hash_table_unref);
  g_clear_pointer (&self->made, g_hash_table_unref);
  g_clear_pointer (&self->creators, g_hash_table_unref);
  g_clear_pointer (&self->users, g_hash_table_unref);
  g_clear_pointer (&self->platforms, g_hash_table_unref);
  g_clear_pointer (&self->tags, g_hash_table_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Builder, builder_clear)

static void
builder_init (Builder *self, sqlite3 *handle, gint64 now)
{
  self->handle = handle;
  self->snapshot = cpt_snapshot_new ();
  self->snapshot->now = now;
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  self->folds = cpt_texts_new ();
  self->name_keys = cpt_texts_new ();
  self->other_owners = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->parents = g_array_new (FALSE, FALSE, sizeof (Parent));
  self->expiring = g_array_new (FALSE, FALSE, sizeof (CptMoment));
  self->covered = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->made = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->creators = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->users = g_hash_table_new (NULL, NULL);
  self->platforms = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->tags = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref, NULL);
}

/* The number + 1 under which @texts hold the folded @text, 0 for none; @known remembers those that were met. */
static guint32
number_of (GHashTable *known, CptTexts *texts, const char *text)
{
  g_autofree char *fold = NULL;
  guint32 number = 0;

  if (text == NULL)
    return 0;

  number = GPOINTER_TO_UINT (g_hash_table_lookup (known, text));
  if (number == 0)
    {
      fold = cpt_fold (text);
      cpt_texts_add (texts, fold, strlen (fold));
      number = cpt_texts_get_n (texts);
      g_hash_table_insert (known, g_strdup (text), GUINT_TO_POINTER (number));
    }

  return number;
}

/* What orders tags: each key and its value, folded, numbers in values by value. */
static char *
dup_tags_key (GVariant *tags)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GVariantIter iter;
  const char *key = NULL;
  const char *value = NULL;

  g_variant_iter_init (&iter, tags);
  while (g_variant_iter_next (&iter, "{&s&s}", &key, &value))
    {
      g_autofree char *key_fold = cpt_fold (key);
      g_autofree char *value_fold = cpt_fold (value);
      g_autofree char *value_key = cpt_fold_name_key (value_fold);

      g_string_append_printf (text, "%s\001%s\001", key_fold, value_key);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_tags (CptSnapshot *snapshot, GBytes *bytes)
{
  g_autoptr (GVariant) tags = g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE ("a{ss}"), bytes, FALSE));
  g_autofree char *key = dup_tags_key (tags);
  g_autofree char *set = cpt_tag_set_new (tags);

  cpt_texts_add (snapshot->tag_keys, key, strlen (key));
  cpt_texts_add (snapshot->tag_sets, set, strlen (set));
}

/* The number + 1 under which the snapshot has tags of these bytes, 0 for none. */
static guint32
number_of_tags (Builder *self, gconstpointer data, gsize length)
{
  g_autoptr (GBytes) met = g_bytes_new_static (data, length);
  guint32 number = 0;

  if (length == 0)
    return 0;

  number = GPOINTER_TO_UINT (g_hash_table_lookup (self->tags, met));
  if (number == 0)
    {
      g_autoptr (GBytes) kept = g_bytes_new (data, length);

      add_tags (self->snapshot, kept);
      number = cpt_texts_get_n (self->snapshot->tag_keys);
      g_hash_table_insert (self->tags, g_steal_pointer (&kept), GUINT_TO_POINTER (number));
    }

  return number;
}

static void
add_entry (Builder *self, const Entry *entry, const char *fold, const char *name_key, const char *other_fold)
{
  guint32 owner = self->entries->len;

  g_array_append_val (self->entries, *entry);
  cpt_texts_add (self->folds, fold, strlen (fold));
  cpt_texts_add (self->name_keys, name_key, strlen (name_key));
  if (other_fold != NULL)
    {
      cpt_texts_add (self->snapshot->others, other_fold, strlen (other_fold));
      g_array_append_val (self->other_owners, owner);
    }
}

static void
add_parent (Builder *self, const guint8 *id)
{
  Parent parent = { .entry = self->entries->len - 1 };

  memcpy (parent.parent, id, sizeof parent.parent);
  g_array_append_val (self->parents, parent);
}

/* Of the last entry. */
static void
add_expiry (Builder *self, gint64 start)
{
  CptSnapshot *snapshot = self->snapshot;
  gint64 next_step = cpt_expiry_get_next_step (start, snapshot->now);

  if (next_step != CPT_TIME_UNKNOWN && (snapshot->next_step == CPT_TIME_UNKNOWN || next_step < snapshot->next_step))
    snapshot->next_step = next_step;
  if (cpt_expiry_at (start, snapshot->now) != CPT_EXPIRY_NONE)
    g_array_append_val (self->expiring, ((CptMoment){ self->entries->len - 1, start }));
}

static void
add_row (Builder *self, CptStatement *row)
{
  gint64 rid = cpt_statement_get_int64 (row, COLUMN_RID);
  gsize length = 0;
  gsize tags_length = 0;
  const guint8 *parent = cpt_statement_get_blob (row, COLUMN_PARENT, &length);
  gconstpointer tags = cpt_statement_get_blob (row, COLUMN_TAGS, &tags_length);
  const Entry entry = {
    .rid = (gint32) rid,
    .created = cpt_statement_get_time (row, COLUMN_CREATED),
    .last_sync = cpt_statement_get_time (row, COLUMN_LAST_SYNC),
    .creator = GPOINTER_TO_UINT (
        g_hash_table_lookup (self->users, GSIZE_TO_POINTER (cpt_statement_get_int64 (row, COLUMN_CREATED_BY)))),
    .platforms =
        number_of (self->platforms, self->snapshot->platform_names, cpt_statement_get_text (row, COLUMN_PLATFORMS)),
    .tags = number_of_tags (self, tags, tags_length),
    .mask = (guint8) cpt_statement_get_int64 (row, COLUMN_MASK),
    .worst = (guint8) cpt_statement_get_int64 (row, COLUMN_WORST),
  };

  if (g_hash_table_contains (self->covered, &rid) || g_hash_table_contains (self->made, &rid))
    return;

  add_entry (self, &entry, cpt_statement_get_text (row, COLUMN_FOLD), cpt_statement_get_text (row, COLUMN_NAME_KEY),
             cpt_statement_get_text (row, COLUMN_OTHER_FOLD));
  add_expiry (self, cpt_statement_get_time (row, COLUMN_EXPIRY_START));
  if (parent != NULL && length == sizeof ((Parent *) NULL)->parent)
    add_parent (self, parent);
}

/* The oldest that no other creation made. */
static gboolean
find_made (Builder *self, CptChange *creation, GError **error)
{
  g_autoptr (CptStatement) statement = cpt_outbox_candidates_prepare (self->handle, cpt_change_get_name (creation),
                                                                      cpt_change_get_made_since (creation), error);
  gboolean has_row = statement != NULL;

  while (has_row)
    {
      gint64 rid = 0;

      if (!cpt_statement_step (statement, &has_row, error))
        return FALSE;

      rid = has_row ? cpt_statement_get_int64 (statement, 0) : 0;
      if (has_row && g_hash_table_add (self->made, g_memdup2 (&rid, sizeof rid)))
        return TRUE;
    }

  return statement != NULL;
}

static gboolean
load_covered (Builder *self, GError **error)
{
  g_autoptr (CptStatement) statement = cpt_outbox_table_prepare_list (self->handle, "TRUE", error);
  g_autoptr (GPtrArray) changes = statement != NULL ? cpt_outbox_table_list (statement, error) : NULL;

  for (guint i = 0; changes != NULL && i < changes->len; i++)
    {
      CptChange *change = g_ptr_array_index (changes, i);
      gint64 rid = cpt_change_get_rid (change);

      if (cpt_overlay_concerns (cpt_change_get_kind (change)))
        g_hash_table_add (self->covered, g_memdup2 (&rid, sizeof rid));
      if (cpt_overlay_awaits_company (change) && !find_made (self, change, error))
        return FALSE;
    }

  return changes != NULL;
}

static gboolean
load_users (Builder *self, GError **error)
{
  g_autoptr (CptStatement) statement = cpt_statement_prepare (self->handle, USERS_SQL, error);
  gboolean has_row = statement != NULL;

  while (has_row)
    {
      if (!cpt_statement_step (statement, &has_row, error))
        return FALSE;
      if (has_row)
        g_hash_table_insert (self->users, GSIZE_TO_POINTER (cpt_statement_get_int64 (statement, 0)),
                             GUINT_TO_POINTER (number_of (self->creators, self->snapshot->creator_names,
                                                          cpt_statement_get_text (statement, 1))));
    }

  return statement != NULL;
}

static gboolean
scan (Builder *self, GError **error)
{
  g_autoptr (CptStatement) statement = cpt_statement_prepare (self->handle, SCAN_SQL, error);
  gboolean has_row = statement != NULL;

  while (has_row)
    {
      if (!cpt_statement_step (statement, &has_row, error))
        return FALSE;
      if (has_row)
        add_row (self, statement);
    }

  return statement != NULL;
}

static void
add_shown (Builder *self, gint64 rid, CptCompany *company)
{
  g_autoptr (CptSearched) searched = cpt_searched_new (company);
  GVariant *tags = cpt_company_get_tags (company);
  guint8 parent[CPT_GUID_BYTES];
  const Entry entry = {
    .rid = (gint32) rid,
    .created = cpt_company_get_created (company),
    .last_sync = cpt_company_get_last_sync (company),
    .creator = number_of (self->creators, self->snapshot->creator_names, cpt_company_get_created_by (company)),
    .platforms = number_of (self->platforms, self->snapshot->platform_names, searched->platforms),
    .tags = tags != NULL ? number_of_tags (self, g_variant_get_data (tags), g_variant_get_size (tags)) : 0,
    .mask = searched->mask,
    .worst = searched->worst,
  };

  add_entry (self, &entry, searched->fold, searched->name_key, searched->other_fold);
  add_expiry (self, searched->expiry_start);
  if (cpt_guid_parse (cpt_company_get_parent_id (company), parent))
    add_parent (self, parent);
}

static gboolean
add_covered (Builder *self, GError **error)
{
  g_autoptr (CptCompanyLoader) loader = cpt_company_loader_new (self->handle, error);
  GHashTableIter iter;
  gpointer rid = NULL;

  if (loader == NULL)
    return FALSE;

  g_hash_table_iter_init (&iter, self->covered);
  while (g_hash_table_iter_next (&iter, &rid, NULL))
    {
      g_autoptr (GError) failure = NULL;
      g_autoptr (GPtrArray) changes = NULL;
      g_autoptr (CptCompany) company = cpt_company_loader_load_shown (loader, *(gint64 *) rid, &changes, &failure);

      if (failure != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }

      if (company != NULL && !cpt_overlay_hides (changes))
        add_shown (self, *(gint64 *) rid, company);
    }

  return TRUE;
}

/* The entries in the order of names: place i of the snapshot is entry order[i]. */
static guint32 *
order_by_name (Builder *self)
{
  guint n = self->entries->len;
  guint32 *order = g_new (guint32, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    order[i] = i;
  cpt_radix_sort_texts (order, (const char *) self->name_keys->blob->data,
                        (const guint32 *) self->name_keys->offsets->data, n);
  g_clear_pointer (&self->name_keys, cpt_texts_free);

  return order;
}

static void
allocate (CptSnapshot *snapshot, guint n)
{
  guint room = MAX (n, 1);

  snapshot->n = n;
  snapshot->rids = g_new (gint32, room);
  snapshot->by_rid = g_new (guint32, room);
  snapshot->created = g_new (gint64, room);
  snapshot->last_sync = g_new (gint64, room);
  snapshot->creators = g_new (guint32, room);
  snapshot->platforms = g_new (guint32, room);
  snapshot->tags = g_new (guint32, room);
  snapshot->masks = g_new (guint8, room);
  snapshot->worst = g_new (guint8, room);
}

static void
place_entries (Builder *self, const guint32 *order, guint32 *places)
{
  CptSnapshot *snapshot = self->snapshot;

  allocate (snapshot, self->entries->len);
  for (guint i = 0; i < snapshot->n; i++)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, order[i]);
      const char *fold = cpt_texts_get (self->folds, order[i]);

      places[order[i]] = i;
      cpt_texts_add (snapshot->names, fold, strlen (fold));
      snapshot->rids[i] = entry->rid;
      snapshot->created[i] = entry->created;
      snapshot->last_sync[i] = entry->last_sync;
      snapshot->creators[i] = entry->creator;
      snapshot->platforms[i] = entry->platforms;
      snapshot->tags[i] = entry->tags;
      snapshot->masks[i] = entry->mask;
      snapshot->worst[i] = entry->worst;
    }
}

static void
order_by_rid (CptSnapshot *snapshot)
{
  g_autofree guint64 *keys = g_new (guint64, MAX (snapshot->n, 1));

  for (guint i = 0; i < snapshot->n; i++)
    {
      keys[i] = (guint64) ((gint64) snapshot->rids[i] - G_MININT32);
      snapshot->by_rid[i] = i;
    }
  cpt_radix_sort (snapshot->by_rid, keys, snapshot->n);
}

static void
place_others (Builder *self, const guint32 *places)
{
  guint n = self->other_owners->len;

  self->snapshot->other_owners = g_new (guint32, MAX (n, 1));
  for (guint i = 0; i < n; i++)
    self->snapshot->other_owners[i] = places[g_array_index (self->other_owners, guint32, i)];
}

static int
compare_families (gconstpointer a, gconstpointer b)
{
  const CptFamily *one = a;
  const CptFamily *other = b;

  return one->parent != other->parent ? (one->parent > other->parent) - (one->parent < other->parent)
                                      : (one->child > other->child) - (one->child < other->child);
}

static gboolean
place_families (Builder *self, const guint32 *places, GError **error)
{
  g_autoptr (CptStatement) statement = cpt_statement_prepare (self->handle, PARENT_SQL, error);
  guint parent = 0;

  if (statement == NULL)
    return FALSE;

  for (guint i = 0; i < self->parents->len; i++)
    {
      const Parent *wanted = &g_array_index (self->parents, Parent, i);
      gboolean has_row = FALSE;

      cpt_statement_bind_blob (statement, ":id", wanted->parent, sizeof wanted->parent);
      if (!cpt_statement_step (statement, &has_row, error))
        return FALSE;

      if (has_row && cpt_snapshot_find_rid (self->snapshot, cpt_statement_get_int64 (statement, 0), &parent))
        g_array_append_val (self->snapshot->families, ((CptFamily){ parent, places[wanted->entry] }));
      cpt_statement_reset (statement);
    }
  g_array_sort (self->snapshot->families, compare_families);

  return TRUE;
}

static void
place_expiring (Builder *self, const guint32 *places)
{
  CptSnapshot *snapshot = self->snapshot;

  for (guint i = 0; i < self->expiring->len; i++)
    {
      const CptMoment *moment = &g_array_index (self->expiring, CptMoment, i);
      guint32 index = places[moment->index];

      snapshot->masks[index] |= 1u << CPT_COMPANY_FILTER_EXPIRY;
      g_array_append_val (snapshot->expiring, ((CptMoment){ index, moment->at }));
    }
}

/* Before the end of the first complete read there is no index to find companies by their IDs. */
static gboolean
has_ids (Builder *self, gboolean *has_index, GError **error)
{
  gint64 count = 0;
  gboolean is_read = cpt_sqlite_get_int64 (self->handle, HAS_IDS_SQL, &count, error);

  *has_index = count > 0;

  return is_read;
}

static gboolean
arrange (Builder *self, GError **error)
{
  g_autofree guint32 *order = order_by_name (self);
  g_autofree guint32 *places = g_new (guint32, MAX (self->entries->len, 1));
  gboolean has_index = FALSE;

  place_entries (self, order, places);
  order_by_rid (self->snapshot);
  place_others (self, places);
  place_expiring (self, places);

  return has_ids (self, &has_index, error) && (!has_index || (place_families (self, places, error) &&
                                                              cpt_waiting_mark (self->snapshot, self->handle, error)));
}

static gboolean
read_tables (Builder *self, GError **error)
{
  return load_covered (self, error) && load_users (self, error) && scan (self, error) && add_covered (self, error);
}

/**
 * cpt_snapshot_build:
 * @handle: the builder thread's, within a transaction
 * @now: microseconds UTC, of the account's clock
 *
 * Returns: (transfer full) (nullable): the companies as they are now; %NULL with @error set
 */
CptSnapshot *
cpt_snapshot_build (sqlite3 *handle, gint64 now, GError **error)
{
  g_auto (Builder) self = { 0 };

  builder_init (&self, handle, now);

  return read_tables (&self, error) && arrange (&self, error) ? g_steal_pointer (&self.snapshot) : NULL;
}
