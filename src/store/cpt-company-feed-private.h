/* cpt-company-feed-private.h — keeps a snapshot up to date and answers the newest query from it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-company-result-private.h"
#include "cpt-store-private.h"

G_BEGIN_DECLS

/* A newer result is there; or, with @result NULL, why there is none. */
typedef void (*CptCompanyFeedFunc) (CptCompanyResult *result, const GError *error, gpointer user_data);

#define CPT_TYPE_COMPANY_FEED (cpt_company_feed_get_type ())
G_DECLARE_FINAL_TYPE (CptCompanyFeed, cpt_company_feed, CPT, COMPANY_FEED, GObject)

CptCompanyFeed *cpt_company_feed_new (CptStore *store, CptCompanyFeedFunc take, gpointer user_data);
void cpt_company_feed_start (CptCompanyFeed *self);
void cpt_company_feed_stop (CptCompanyFeed *self);
void cpt_company_feed_set_query (CptCompanyFeed *self, const CptCompanyQuery *query);
const CptCompanyQuery *cpt_company_feed_get_query (CptCompanyFeed *self);
void cpt_company_feed_follow_clock (CptCompanyFeed *self);
void cpt_company_feed_tell (CptCompanyFeed *self, CptStoreChange changes);

G_END_DECLS
