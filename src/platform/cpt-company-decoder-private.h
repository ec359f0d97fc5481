/* cpt-company-decoder-private.h — companies and connections, from the platform's JSON.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-company-page.h"
#include "cpt-page.h"

G_BEGIN_DECLS

CptCompanyPage *cpt_company_decoder_page (GBytes *body, GError **error);
CptPage *cpt_company_decoder_connections (GBytes *body, GError **error);
CptCompany *cpt_company_decoder_company (GBytes *body, char **redirect, GError **error);
CptConnection *cpt_company_decoder_connection (GBytes *body, char **link_url, GError **error);

G_END_DECLS
