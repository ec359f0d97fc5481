/* cpt-company-page.h — one page of GET /companies.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-company.h"

G_BEGIN_DECLS

#define CPT_TYPE_COMPANY_PAGE (cpt_company_page_get_type ())
G_DECLARE_FINAL_TYPE (CptCompanyPage, cpt_company_page, CPT, COMPANY_PAGE, GObject)

CptCompanyPage *cpt_company_page_new (GPtrArray *companies,
                                      guint page_number,
                                      guint page_size,
                                      guint64 total_results,
                                      gboolean has_one_time_password,
                                      GHashTable *links);
GPtrArray *cpt_company_page_get_companies (CptCompanyPage *self);
guint cpt_company_page_get_page_number (CptCompanyPage *self);
guint cpt_company_page_get_page_size (CptCompanyPage *self);
guint64 cpt_company_page_get_total_results (CptCompanyPage *self);
gboolean cpt_company_page_get_has_one_time_password (CptCompanyPage *self);
const char *cpt_company_page_find_link (CptCompanyPage *self, const char *company_id);

G_END_DECLS
