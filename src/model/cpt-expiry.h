/* cpt-expiry.h — connections that a source may close because nobody reads from them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-company.h"
#include "cpt-integration.h"

G_BEGIN_DECLS

/**
 * CptExpiry:
 * @CPT_EXPIRY_NONE: nothing to fear
 * @CPT_EXPIRY_WATCH: not read for 45 days
 * @CPT_EXPIRY_AT_RISK: not read for 60 days: some sources withdraw the access from now on
 *
 * Worst last.
 */
typedef enum
{
  CPT_EXPIRY_NONE,
  CPT_EXPIRY_WATCH,
  CPT_EXPIRY_AT_RISK,
} CptExpiry;

gint64 cpt_expiry_get_connection_start (CptConnection *connection);
gint64 cpt_expiry_get_company_start (CptCompany *company);
CptExpiry cpt_expiry_at (gint64 start, gint64 now);
gint64 cpt_expiry_get_next_step (gint64 start, gint64 now);
CptExpiry cpt_expiry_of_connection (CptConnection *connection, gint64 now);
CptExpiry cpt_expiry_of_company (CptCompany *company, gint64 now);
const char *cpt_expiry_get_cheap_type (CptConnection *connection, CptIntegration *integration);

G_END_DECLS
