/* cpt-company-status.h — how a company's connections are, taken together.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-company.h"

G_BEGIN_DECLS

/**
 * CptCompanyStatus:
 * @CPT_COMPANY_STATUS_NO_CONNECTION: it has none
 * @CPT_COMPANY_STATUS_DEAUTHORIZED: any must be authorised again
 * @CPT_COMPANY_STATUS_LINKED: all are linked
 * @CPT_COMPANY_STATUS_LINKED_WITH_ERROR: all are linked, and any has an active error; the same word, a red mark
 * @CPT_COMPANY_STATUS_PARTIAL: some are linked, some are not
 * @CPT_COMPANY_STATUS_PENDING: none is linked, any waits for its client
 * @CPT_COMPANY_STATUS_UNLINKED: all were given up
 * @CPT_COMPANY_STATUS_UNKNOWN: none is linked or waits, any has a status that this version does not know
 *
 * In words on the company's page. The list's filters have rules of their own: CptCompanyFilter.
 */
typedef enum
{
  CPT_COMPANY_STATUS_NO_CONNECTION,
  CPT_COMPANY_STATUS_DEAUTHORIZED,
  CPT_COMPANY_STATUS_LINKED,
  CPT_COMPANY_STATUS_LINKED_WITH_ERROR,
  CPT_COMPANY_STATUS_PARTIAL,
  CPT_COMPANY_STATUS_PENDING,
  CPT_COMPANY_STATUS_UNLINKED,
  CPT_COMPANY_STATUS_UNKNOWN,
} CptCompanyStatus;

CptCompanyStatus cpt_company_status_of (CptCompany *company, GPtrArray *subsidiaries);

G_END_DECLS
