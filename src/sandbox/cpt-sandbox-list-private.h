/* cpt-sandbox-list-private.h — what every list does: filter, order, cut out a page.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-sandbox-paging-private.h"
#include "cpt-sandbox-query-private.h"

G_BEGIN_DECLS

/* Appends one item of a list as JSON. */
typedef void (*CptSandboxWriteFunc) (gpointer item, GString *out, CptSandboxWorld *world);

/**
 * CptSandboxListing:
 * @query: (nullable): what an item must match
 */
typedef struct
{
  CptSandboxPaging paging;
  CptSandboxOrder order;
  CptSandboxQuery *query;
} CptSandboxListing;

CptSandboxAnswer *cpt_sandbox_listing_read (CptSandboxListing *self,
                                            CptSandboxRequest *request,
                                            const CptSandboxItemType *type,
                                            const char *default_order) G_GNUC_WARN_UNUSED_RESULT;
CptSandboxAnswer *cpt_sandbox_listing_answer (CptSandboxListing *self,
                                              CptSandboxRequest *request,
                                              GPtrArray *items,
                                              CptSandboxWriteFunc write);
void cpt_sandbox_listing_clear (CptSandboxListing *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CptSandboxListing, cpt_sandbox_listing_clear)

G_END_DECLS
