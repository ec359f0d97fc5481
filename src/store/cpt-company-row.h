/* cpt-company-row.h — one company as a list shows it: what the platform said, under what the user did.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-change.h"
#include "cpt-company.h"

G_BEGIN_DECLS

/**
 * CptCompanyRowFields:
 * @rid: the company's row; minus the outbox row for one that waits to be created
 * @company: as it is to be shown
 * @changes: (nullable) (element-type CptChange): what the platform has not confirmed, in order
 * @children: (nullable) (element-type gint64): rows of the companies whose parent it is
 * @link_sent: microseconds UTC, when a Link URL was last sent, while the company waits for its client; else
 *   CPT_TIME_UNKNOWN
 * @match_field: (nullable): which field beside the name the search found: "tags", "description", "subsidiary",
 *   "created-by", "platform", "id" or "connection-id"
 * @match_text: (nullable): what is written there
 */
typedef struct
{
  gint64 rid;
  CptCompany *company;
  GPtrArray *changes;
  GArray *children;
  gint64 link_sent;
  const char *match_field;
  const char *match_text;
} CptCompanyRowFields;

#define CPT_TYPE_COMPANY_ROW (cpt_company_row_get_type ())
G_DECLARE_FINAL_TYPE (CptCompanyRow, cpt_company_row, CPT, COMPANY_ROW, GObject)

CptCompanyRow *cpt_company_row_new (const CptCompanyRowFields *fields);
gint64 cpt_company_row_get_rid (CptCompanyRow *self);
CptCompany *cpt_company_row_get_company (CptCompanyRow *self);
GPtrArray *cpt_company_row_get_changes (CptCompanyRow *self);
CptChange *cpt_company_row_find_change (CptCompanyRow *self, CptChangeKind kind, const char *name);
GArray *cpt_company_row_get_children (CptCompanyRow *self);
guint cpt_company_row_get_n_children (CptCompanyRow *self);
gint64 cpt_company_row_get_link_sent (CptCompanyRow *self);
const char *cpt_company_row_get_match_field (CptCompanyRow *self);
const char *cpt_company_row_get_match_text (CptCompanyRow *self);

G_END_DECLS
