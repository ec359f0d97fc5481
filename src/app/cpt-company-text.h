/* cpt-company-text.h — a row of the companies list as text: what cells show, what is read out, what Ctrl+C takes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-company-row.h"

G_BEGIN_DECLS

/**
 * CptPendingKind:
 * @CPT_PENDING_NONE: the row is as the platform has it
 * @CPT_PENDING_WAITING: something the user did is still to be heard by the platform
 * @CPT_PENDING_FAILED: the platform said no to something the user did
 * @CPT_PENDING_ASKING: only the user can say which company was created
 *
 * How what the user did to a company stands.
 */
typedef enum
{
  CPT_PENDING_NONE,
  CPT_PENDING_WAITING,
  CPT_PENDING_FAILED,
  CPT_PENDING_ASKING,
} CptPendingKind;

const char *cpt_company_text_name (CptCompanyRow *row);
char *cpt_company_text_short_id (CptCompanyRow *row);
const char *cpt_company_text_created_by (CptCompanyRow *row);
char *cpt_company_text_created (CptCompanyRow *row, gint64 now);
char *cpt_company_text_tags (CptCompanyRow *row, const char *separator);
char *cpt_company_text_last_read (CptCompanyRow *row, gint64 now);
char *cpt_company_text_secondary (CptCompanyRow *row);
const char *cpt_company_text_change (CptChange *change, CptPendingKind *kind);
const char *cpt_company_text_pending (CptCompanyRow *row, CptPendingKind *kind);
GPtrArray *cpt_company_text_sort_connections (CptCompany *company);
char *cpt_company_text_connections (CptCompany *company, gint64 now);
char *cpt_company_text_spoken (CptCompanyRow *row, gint64 now);
char *cpt_company_text_line (CptCompany *company, gint64 now);

G_END_DECLS
