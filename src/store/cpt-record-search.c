/* cpt-record-search.c — which of the records that were read are wanted, in order.
 *
 * On the query thread. By the order that everything is shown in at first an index finds them; for any other, and for
 * filters, each record is looked at, and only what it is ordered by is kept of it. As on the platform, what has nothing
 * to be ordered by stands last both ways, and the ID decides between equals.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-record-search-private.h"

#include "cpt-record-table-private.h"
#include "cpt-statement-private.h"
#include "cpt-time.h"

#define N_BETWEEN_LOOKS 256 /* whether nobody waits any more */

enum
{
  COLUMN_RID,
  COLUMN_KEY,
  COLUMN_JSON,
}; /* of ALL_SQL, in its order; of USUAL_SQL the first */

static const char ALL_SQL[] = "SELECT rid, key, json FROM record WHERE list = :list";
static const char USUAL_SQL[] = "SELECT rid FROM record WHERE list = :list ORDER BY modified DESC NULLS LAST, key";
static const char SUMMARY_SQL[] = "SELECT count (*), min (read_at) FROM record WHERE list = :list";

/* A record that passed, and what it is ordered by. */
typedef struct
{
  gint64 rid;
  char *key;
  char *text; /* (nullable): of @value */
  CptRecordValue value;
} Hit;

typedef struct
{
  const CptRecordQuery *query;
  const char *path;
  gboolean is_descending;
  GArray *hits; /* (element-type Hit) */
} Search;

static void
hit_clear (gpointer data)
{
  Hit *hit = data;

  g_free (hit->key);
  g_free (hit->text);
}

/**
 * cpt_record_result_free:
 * @self: (transfer full): no longer needed
 */
void
cpt_record_result_free (CptRecordResult *self)
{
  g_clear_pointer (&self->rids, g_array_unref);
  g_free (self);
}

static int
compare_hits (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Search *search = user_data;
  const Hit *hit_a = a;
  const Hit *hit_b = b;
  gboolean has_a = hit_a->value.kind != CPT_RECORD_KIND_NOTHING;
  gboolean has_b = hit_b->value.kind != CPT_RECORD_KIND_NOTHING;
  int difference = 0;

  if (has_a != has_b)
    return has_a ? -1 : 1;
  if (has_a)
    difference = cpt_record_value_compare (&hit_a->value, &hit_b->value);
  if (difference != 0)
    return search->is_descending ? -difference : difference;

  return g_strcmp0 (hit_a->key, hit_b->key);
}

/* Of the record, which goes, what it is ordered by is kept. */
static void
add_hit (Search *search, CptStatement *statement, CptRecord *record)
{
  Hit hit = { .rid = cpt_statement_get_int64 (statement, COLUMN_RID),
              .key = g_strdup (cpt_statement_get_text (statement, COLUMN_KEY)) };

  cpt_record_get (record, search->path, &hit.value);
  hit.text = g_strdup (hit.value.text);
  hit.value.text = hit.text;
  hit.value.currency = NULL;
  hit.value.node = NULL;
  hit.value.name_member = NULL;
  g_array_append_val (search->hits, hit);
}

static gboolean
look_at (Search *search, CptStatement *statement, GError **error)
{
  gsize length = 0;
  const char *json = cpt_statement_get_blob (statement, COLUMN_JSON, &length);
  g_autoptr (CptRecord) record = cpt_record_new (json, length, error);

  if (record == NULL)
    return FALSE;

  if (cpt_record_filter_matches (search->query->clauses, search->query->zone, record))
    add_hit (search, statement, record);

  return TRUE;
}

static gboolean
look_at_all (Search *search, CptStatement *statement, GCancellable *cancellable, GError **error)
{
  gboolean has_row = TRUE;

  for (guint i = 0; has_row; i++)
    {
      if (i % N_BETWEEN_LOOKS == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (!cpt_statement_step (statement, &has_row, error) || (has_row && !look_at (search, statement, error)))
        return FALSE;
    }

  return TRUE;
}

static gboolean
find_among_all (sqlite3 *handle,
                gint64 list,
                const CptRecordQuery *query,
                GArray *rids,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (CptStatement) statement = cpt_statement_prepare (handle, ALL_SQL, error);
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (Hit));
  gboolean is_descending = *query->order_by == '-';
  Search search = { query, query->order_by + (is_descending ? 1 : 0), is_descending, hits };

  g_array_set_clear_func (hits, hit_clear);
  if (statement == NULL)
    return FALSE;

  cpt_statement_bind_int64 (statement, ":list", list);
  if (!look_at_all (&search, statement, cancellable, error))
    return FALSE;

  g_array_sort_with_data (hits, compare_hits, &search);
  for (guint i = 0; i < hits->len; i++)
    g_array_append_val (rids, g_array_index (hits, Hit, i).rid);

  return TRUE;
}

static gboolean
find_usual (sqlite3 *handle, gint64 list, GArray *rids, GError **error)
{
  g_autoptr (CptStatement) statement = cpt_statement_prepare (handle, USUAL_SQL, error);
  gboolean has_row = TRUE;

  if (statement == NULL)
    return FALSE;

  cpt_statement_bind_int64 (statement, ":list", list);
  while (has_row)
    {
      gint64 rid;

      if (!cpt_statement_step (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        break;

      rid = cpt_statement_get_int64 (statement, COLUMN_RID);
      g_array_append_val (rids, rid);
    }

  return TRUE;
}

static gboolean
summarize (sqlite3 *handle, gint64 list, CptRecordResult *result, GError **error)
{
  g_autoptr (CptStatement) statement = cpt_statement_prepare (handle, SUMMARY_SQL, error);
  gboolean has_row = FALSE;

  if (statement == NULL)
    return FALSE;

  cpt_statement_bind_int64 (statement, ":list", list);
  if (!cpt_statement_step (statement, &has_row, error))
    return FALSE;

  result->n_kept = (guint) cpt_statement_get_int64 (statement, 0);
  result->oldest = cpt_statement_get_time (statement, 1);

  return TRUE;
}

/**
 * cpt_record_search:
 * @place: whose records
 * @cancellable: (nullable): when nobody waits any more
 *
 * Returns: (transfer full) (nullable): what there is of @query; %NULL with @error set
 */
CptRecordResult *
cpt_record_search (sqlite3 *handle,
                   const CptRecordPlace *place,
                   const CptRecordQuery *query,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (CptRecordResult) result = g_new0 (CptRecordResult, 1);
  gboolean is_usual = query->clauses->len == 0 && g_str_equal (query->order_by, CPT_RECORD_USUAL_ORDER);
  CptRecordListRow list;

  result->rids = g_array_new (FALSE, FALSE, sizeof (gint64));
  result->oldest = CPT_TIME_UNKNOWN;
  if (!cpt_record_table_find_list (handle, place, &list, error))
    return NULL;

  result->total = list.total;
  result->asked_at = list.asked_at;
  if (!summarize (handle, list.id, result, error))
    return NULL;

  if (is_usual ? !find_usual (handle, list.id, result->rids, error)
               : !find_among_all (handle, list.id, query, result->rids, cancellable, error))
    return NULL;

  return g_steal_pointer (&result);
}
