/* cpt-company-result.c — what a query finds in a snapshot: which companies, in which order, how many by filter.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-company-result-private.h"

#include <string.h>

#include "cpt-company-scan-private.h"
#include "cpt-tag-set-private.h"

/* The worst rank of any term, for each company. */
static guint8 *
rank_all (CptSnapshot *snapshot, sqlite3 *handle, char **terms)
{
  guint8 *worst = NULL;
  g_autofree guint8 *ranks = NULL;

  for (guint i = 0; terms[i] != NULL; i++)
    {
      if (worst == NULL)
        {
          worst = g_malloc (MAX (snapshot->n, 1));
          cpt_company_scan (snapshot, handle, terms[i], worst);
          continue;
        }

      if (ranks == NULL)
        ranks = g_malloc (MAX (snapshot->n, 1));
      cpt_company_scan (snapshot, handle, terms[i], ranks);
      for (guint k = 0; k < snapshot->n; k++)
        worst[k] = MAX (worst[k], ranks[k]);
    }

  return worst;
}

/* What is not among @rids is not found. */
static guint8 *
keep_among (CptSnapshot *snapshot, guint8 *ranks, GArray *rids)
{
  guint8 *kept = g_malloc (MAX (snapshot->n, 1));

  memset (kept, CPT_MATCH_NONE, snapshot->n);
  for (guint i = 0; i < rids->len; i++)
    {
      guint index = 0;

      if (cpt_snapshot_find_rid (snapshot, g_array_index (rids, gint64, i), &index))
        kept[index] = ranks != NULL ? ranks[index] : CPT_MATCH_NAME_BEGINS;
    }
  g_free (ranks);

  return kept;
}

static gboolean
is_found (CptCompanyResult *self, guint index)
{
  return (self->ranks == NULL || self->ranks[index] != CPT_MATCH_NONE) &&
         (self->tagged == NULL || self->tagged[self->snapshot->tags[index]]);
}

/* The filters follow the search and the tag, not each other. */
static void
count (CptCompanyResult *self, gboolean is_total, guint *counts)
{
  CptSnapshot *snapshot = self->snapshot;
  guint by_mask[G_MAXUINT8 + 1] = { 0 };

  for (guint i = 0; i < snapshot->n; i++)
    {
      if (is_total || is_found (self, i))
        by_mask[snapshot->masks[i]]++;
    }

  for (guint mask = 0; mask < G_N_ELEMENTS (by_mask); mask++)
    {
      counts[CPT_COMPANY_FILTER_ALL] += by_mask[mask];
      for (guint filter = CPT_COMPANY_FILTER_ALL + 1; filter < CPT_N_COMPANY_FILTERS; filter++)
        counts[filter] += (mask >> filter & 1) != 0 ? by_mask[mask] : 0;
    }
}

static gboolean
has_status (CptCompanyResult *self, guint index)
{
  return self->filter == CPT_COMPANY_FILTER_ALL || (self->snapshot->masks[index] >> self->filter & 1) != 0;
}

static gboolean
passes (CptCompanyResult *self, guint index)
{
  return is_found (self, index) && has_status (self, index);
}

static void
pick (CptCompanyResult *self, const guint32 *order)
{
  for (guint i = 0; i < self->snapshot->n; i++)
    {
      if (passes (self, order[i]))
        self->order[self->n++] = order[i];
    }
}

/* Best rank first; within a rank as in @order. */
static void
pick_by_rank (CptCompanyResult *self, const guint32 *order)
{
  guint places[CPT_MATCH_NONE + 1] = { 0 };

  for (guint i = 0; i < self->snapshot->n; i++)
    {
      if (passes (self, i))
        places[self->ranks[i] + 1]++;
    }
  for (guint rank = 0; rank < CPT_MATCH_NONE; rank++)
    places[rank + 1] += places[rank];
  self->n = places[CPT_MATCH_NONE];

  for (guint i = 0; i < self->snapshot->n; i++)
    {
      if (passes (self, order[i]))
        self->order[places[self->ranks[order[i]]]++] = order[i];
    }
}

/**
 * cpt_company_result_new:
 * @handle: of this thread, for identifiers
 *
 * Answers @query from @snapshot. On the query thread.
 *
 * Returns: (transfer full): the result
 */
CptCompanyResult *
cpt_company_result_new (CptSnapshot *snapshot, sqlite3 *handle, const CptCompanyQuery *query)
{
  CptCompanyResult *self = g_new0 (CptCompanyResult, 1);
  CptCompanySort sort = query->sort == CPT_COMPANY_SORT_MATCH ? query->fallback : query->sort;
  const guint32 *order = cpt_snapshot_get_order (snapshot, handle, sort, query->descending);

  g_atomic_ref_count_init (&self->ref_count);
  self->snapshot = cpt_snapshot_ref (snapshot);
  self->filter = query->filter;
  self->terms = cpt_company_scan_split (query->text);
  self->ranks = rank_all (snapshot, handle, self->terms);
  if (query->among != NULL)
    self->ranks = keep_among (snapshot, self->ranks, query->among);
  if (query->tag != NULL)
    self->tagged = cpt_tag_set_mark (snapshot->tag_sets, query->tag);
  count (self, FALSE, self->counts);
  if (self->ranks != NULL || self->tagged != NULL)
    count (self, TRUE, self->totals);
  else
    memcpy (self->totals, self->counts, sizeof self->totals);

  self->order = g_new (guint32, MAX (self->counts[query->filter], 1));
  if (query->sort == CPT_COMPANY_SORT_MATCH && self->ranks != NULL)
    pick_by_rank (self, order);
  else
    pick (self, order);

  return self;
}

CptCompanyResult *
cpt_company_result_ref (CptCompanyResult *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
cpt_company_result_unref (CptCompanyResult *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  cpt_snapshot_unref (self->snapshot);
  g_strfreev (self->terms);
  g_free (self->order);
  g_free (self->ranks);
  g_free (self->tagged);
  g_free (self->positions);
  g_free (self);
}

/**
 * cpt_company_result_passes_but_tag:
 * @index: of the snapshot
 *
 * Returns: whether the result holds this company, or would if another tag, or none, had been asked for
 */
gboolean
cpt_company_result_passes_but_tag (CptCompanyResult *self, guint index)
{
  return (self->ranks == NULL || self->ranks[index] != CPT_MATCH_NONE) && has_status (self, index);
}

/**
 * cpt_company_result_get_rid:
 * @position: less than @n
 *
 * Returns: the row of the company there
 */
gint64
cpt_company_result_get_rid (CptCompanyResult *self, guint position)
{
  return self->snapshot->rids[self->order[position]];
}

static void
ensure_positions (CptCompanyResult *self)
{
  if (self->positions != NULL)
    return;

  self->positions = g_new0 (guint32, MAX (self->snapshot->n, 1));
  for (guint i = 0; i < self->n; i++)
    self->positions[self->order[i]] = i + 1;
}

/**
 * cpt_company_result_find:
 *
 * Returns: where the company of @rid stands; %G_MAXUINT when the result does not hold it. On the main thread.
 */
guint
cpt_company_result_find (CptCompanyResult *self, gint64 rid)
{
  guint index = 0;

  if (!cpt_snapshot_find_rid (self->snapshot, rid, &index))
    return G_MAXUINT;

  ensure_positions (self);

  return self->positions[index] > 0 ? self->positions[index] - 1 : G_MAXUINT;
}
