/* cpt-company-row.h — one company as a list shows it: what the platform said, under what the user did.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-change.h"
#include "cpt-company.h"

G_BEGIN_DECLS

#define CPT_TYPE_COMPANY_ROW (cpt_company_row_get_type ())
G_DECLARE_FINAL_TYPE (CptCompanyRow, cpt_company_row, CPT, COMPANY_ROW, GObject)

CptCompanyRow *cpt_company_row_new (gint64 rid,
                                    CptCompany *company,
                                    GPtrArray *changes,
                                    guint n_children,
                                    const char *match_field,
                                    const char *match_text);
gint64 cpt_company_row_get_rid (CptCompanyRow *self);
CptCompany *cpt_company_row_get_company (CptCompanyRow *self);
GPtrArray *cpt_company_row_get_changes (CptCompanyRow *self);
guint cpt_company_row_get_n_children (CptCompanyRow *self);
const char *cpt_company_row_get_match_field (CptCompanyRow *self);
const char *cpt_company_row_get_match_text (CptCompanyRow *self);

G_END_DECLS
