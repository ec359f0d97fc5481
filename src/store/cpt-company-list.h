/* cpt-company-list.h — the companies as a GListModel of slots: a million rows, no reload for a sort or a search.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-company-row.h"
#include "cpt-store.h"

G_BEGIN_DECLS

/**
 * CptCompanySort:
 *
 * What the list is ordered by. Stored by value: never renumber.
 */
typedef enum
{
  CPT_COMPANY_SORT_MATCH, /* best match; then by @fallback */
  CPT_COMPANY_SORT_NAME,
  CPT_COMPANY_SORT_ID,
  CPT_COMPANY_SORT_CREATED_BY,
  CPT_COMPANY_SORT_CREATED,
  CPT_COMPANY_SORT_LAST_SYNC,
  CPT_COMPANY_SORT_CONNECTIONS, /* by the worst state */
  CPT_COMPANY_SORT_LINK_SENT,   /* by the last sending of a Link URL that the client has not followed */
  CPT_COMPANY_SORT_EXPIRY,      /* of those that may expire soon: by since when nothing was read */
  CPT_COMPANY_SORT_TAGS,        /* by the first tag, then the second, and so on; numbers in values by value */
} CptCompanySort;
#define CPT_N_COMPANY_SORTS (CPT_COMPANY_SORT_TAGS + 1)

/**
 * CptCompanyQuery:
 * @text: (nullable): search terms, as typed
 * @among: (nullable) (element-type gint64): rows of companies: only these are found, as if they were searched for;
 * never changed
 * @tag: (nullable): (sms): only companies with a tag of this key and value, or of this key without a value
 * @filter: which companies
 * @sort: the order asked for; CPT_COMPANY_SORT_MATCH only while @text is not empty
 * @fallback: order of equal ranks, when @sort is CPT_COMPANY_SORT_MATCH
 * @descending: of @sort, or of @fallback when @sort is CPT_COMPANY_SORT_MATCH
 */
typedef struct
{
  const char *text;
  GArray *among;
  GVariant *tag;
  CptCompanyFilter filter;
  CptCompanySort sort;
  CptCompanySort fallback;
  gboolean descending;
} CptCompanyQuery;

/* A slot: item i of the list. Knows its position for ever; its row changes under it ("notify::row"). */
#define CPT_TYPE_COMPANY_SLOT (cpt_company_slot_get_type ())
G_DECLARE_FINAL_TYPE (CptCompanySlot, cpt_company_slot, CPT, COMPANY_SLOT, GObject)

guint cpt_company_slot_get_position (CptCompanySlot *self);
CptCompanyRow *cpt_company_slot_get_row (CptCompanySlot *self);
void cpt_company_slot_bind (CptCompanySlot *self);
void cpt_company_slot_unbind (CptCompanySlot *self);

/* Properties, all notified on the main thread: "total" (companies in the account), "n-hits" (of the query in force),
 * "is-searching" (a newer query is under way), "is-loaded" (the first snapshot is in force),
 * "error" (nullable: why the list could not be read or brought up to date).
 * Signal "result-changed": a new result is in force; positions may mean other companies. */
#define CPT_TYPE_COMPANY_LIST (cpt_company_list_get_type ())
G_DECLARE_FINAL_TYPE (CptCompanyList, cpt_company_list, CPT, COMPANY_LIST, GObject)

CptCompanyList *cpt_company_list_new (CptStore *store);
void cpt_company_list_load (CptCompanyList *self);
void cpt_company_list_follow_clock (CptCompanyList *self);
void cpt_company_list_set_query (CptCompanyList *self, const CptCompanyQuery *query);
const CptCompanyQuery *cpt_company_list_get_query (CptCompanyList *self);
guint cpt_company_list_get_count (CptCompanyList *self, CptCompanyFilter filter);
guint cpt_company_list_get_total (CptCompanyList *self);
guint cpt_company_list_get_total_of (CptCompanyList *self, CptCompanyFilter filter);
guint cpt_company_list_get_n_hits (CptCompanyList *self);
gboolean cpt_company_list_has_tags (CptCompanyList *self);
gboolean cpt_company_list_get_is_loaded (CptCompanyList *self);
const GError *cpt_company_list_get_error (CptCompanyList *self);
gint64 cpt_company_list_get_rid (CptCompanyList *self, guint position);
guint cpt_company_list_find (CptCompanyList *self, gint64 rid);
gboolean cpt_company_list_is_gone (CptCompanyList *self, gint64 rid);
CptCompanyRow *cpt_company_list_get_row (CptCompanyList *self, gint64 rid);

G_END_DECLS
