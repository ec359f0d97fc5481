/* cpt-company-result-private.h — what a query finds in a snapshot.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-snapshot-private.h"

G_BEGIN_DECLS

/**
 * CptMatchRank:
 *
 * Where a term was found, best first. A company's rank is that of its worst term.
 */
typedef enum
{
  CPT_MATCH_NAME_BEGINS,
  CPT_MATCH_WORD_BEGINS,
  CPT_MATCH_NAME_INSIDE,
  CPT_MATCH_OTHER, /* description or tags */
  CPT_MATCH_CHILD,
  CPT_MATCH_CREATOR,
  CPT_MATCH_PLATFORM,
  CPT_MATCH_ID,
  CPT_MATCH_CONNECTION_ID,
  CPT_MATCH_NONE,
} CptMatchRank;

/**
 * CptCompanyResult:
 * @snapshot: what was searched
 * @order: indexes of the companies found, in the order asked for
 * @n: how many
 * @terms: (element-type utf8): folded; empty without a search
 * @ranks: (nullable): a CptMatchRank for each index of @snapshot; %NULL without a search
 * @filter: that was asked for
 * @tagged: (nullable): for each number of tags of @snapshot, whether they hold the tag that was asked for; %NULL when
 *   none was
 * @counts: companies that the search and the tag find, by filter
 * @totals: all companies, by filter
 *
 * Immutable, but for @positions: of each index of @snapshot, + 1; made on the main thread when first wanted.
 */
typedef struct
{
  gatomicrefcount ref_count;
  CptSnapshot *snapshot;
  guint32 *order;
  guint n;
  char **terms;
  guint8 *ranks;
  CptCompanyFilter filter;
  guint8 *tagged;
  guint counts[CPT_N_COMPANY_FILTERS];
  guint totals[CPT_N_COMPANY_FILTERS];
  guint32 *positions;
} CptCompanyResult;

CptCompanyResult *cpt_company_result_new (CptSnapshot *snapshot, sqlite3 *handle, const CptCompanyQuery *query);
CptCompanyResult *cpt_company_result_ref (CptCompanyResult *self);
void cpt_company_result_unref (CptCompanyResult *self);
gboolean cpt_company_result_passes_but_tag (CptCompanyResult *self, guint index);
gint64 cpt_company_result_get_rid (CptCompanyResult *self, guint position);
guint cpt_company_result_find (CptCompanyResult *self, gint64 rid);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CptCompanyResult, cpt_company_result_unref)

G_END_DECLS
