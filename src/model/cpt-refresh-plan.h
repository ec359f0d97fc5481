/* cpt-refresh-plan.h — what "refresh data" would read, and why not the rest.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-company.h"
#include "cpt-sync-settings.h"

G_BEGIN_DECLS

/**
 * CptRefreshVerdict:
 * @CPT_REFRESH_READ: it will be read
 * @CPT_REFRESH_RUNNING: it is being read through every connection that has it
 * @CPT_REFRESH_NOT_WANTED: the settings leave it out of "refresh all"
 * @CPT_REFRESH_NOT_SUPPORTED: no linked package has it
 * @CPT_REFRESH_PENDING: the connections that may have it wait for their client
 * @CPT_REFRESH_UNLINKED: the connections that may have it were given up
 * @CPT_REFRESH_DEAUTHORIZED: a connection that may have it must be authorised again, and no other is linked
 * @CPT_REFRESH_NO_CONNECTION: there is no connection to such a package
 *
 * What becomes of one data type.
 */
typedef enum
{
  CPT_REFRESH_READ,
  CPT_REFRESH_RUNNING,
  CPT_REFRESH_NOT_WANTED,
  CPT_REFRESH_NOT_SUPPORTED,
  CPT_REFRESH_PENDING,
  CPT_REFRESH_UNLINKED,
  CPT_REFRESH_DEAUTHORIZED,
  CPT_REFRESH_NO_CONNECTION,
} CptRefreshVerdict;

/**
 * CptRefreshFacts:
 * @company: whose data
 * @integrations: (nullable) (element-type CptIntegration): those that are known; what an unknown one can is taken for
 * all of its source
 * @settings: (nullable): those that hold for @company; %NULL when they are not known, which leaves nothing out
 * @running: (nullable) (element-type CptRead): its reads that are not over
 * @connection_id: (nullable): GUID text, when only one of its connections is refreshed
 *
 * What the answer depends on; nothing is owned.
 */
typedef struct
{
  CptCompany *company;
  GPtrArray *integrations;
  CptSyncSettings *settings;
  GPtrArray *running;
  const char *connection_id;
} CptRefreshFacts;

/**
 * CptRefreshEntry:
 * @data_type: its key
 * @verdict: what becomes of it
 * @n_reads: reads that will be made: one for each connection that has the type
 */
typedef struct
{
  char *data_type;
  CptRefreshVerdict verdict;
  guint n_reads;
} CptRefreshEntry;

GPtrArray *cpt_refresh_plan (const CptRefreshFacts *facts);
CptRefreshVerdict
cpt_refresh_plan_type (const CptRefreshFacts *facts, const char *data_type, const char *connection_id, guint *n_reads);

G_END_DECLS
