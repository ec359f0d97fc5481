/* cpt-company-status.c — how a company's connections are, taken together.
 *
 * Section 3.3 of the platform reference, "Company-level status in words".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-company-status.h"

/* How many connections are in each state. */
typedef struct
{
  guint n_all;
  guint n_in_state[CPT_N_CONNECTION_STATES];
} Count;

static void
count_connections (Count *count, CptCompany *company)
{
  GPtrArray *connections = cpt_company_get_connections (company);

  count->n_all += connections->len;
  for (guint i = 0; i < connections->len; i++)
    count->n_in_state[cpt_connection_get_state (g_ptr_array_index (connections, i))]++;
}

static CptCompanyStatus
status_of (const Count *count)
{
  guint n_with_error = count->n_in_state[CPT_CONNECTION_STATE_ERROR];
  guint n_linked = count->n_in_state[CPT_CONNECTION_STATE_LINKED] + n_with_error;

  if (count->n_all == 0)
    return CPT_COMPANY_STATUS_NO_CONNECTION;
  if (count->n_in_state[CPT_CONNECTION_STATE_DEAUTHORIZED] > 0)
    return CPT_COMPANY_STATUS_DEAUTHORIZED;
  if (n_linked == count->n_all)
    return n_with_error > 0 ? CPT_COMPANY_STATUS_LINKED_WITH_ERROR : CPT_COMPANY_STATUS_LINKED;
  if (n_linked > 0)
    return CPT_COMPANY_STATUS_PARTIAL;
  if (count->n_in_state[CPT_CONNECTION_STATE_PENDING] + count->n_in_state[CPT_CONNECTION_STATE_REFUSED] > 0)
    return CPT_COMPANY_STATUS_PENDING;
  if (count->n_in_state[CPT_CONNECTION_STATE_UNKNOWN] > 0)
    return CPT_COMPANY_STATUS_UNKNOWN;

  return CPT_COMPANY_STATUS_UNLINKED;
}

/**
 * cpt_company_status_of:
 * @company: a company
 * @subsidiaries: (nullable) (element-type CptCompany): those whose parent it is
 *
 * Returns: the status over its own connections and those of its subsidiaries
 */
CptCompanyStatus
cpt_company_status_of (CptCompany *company, GPtrArray *subsidiaries)
{
  Count count = { 0 };

  count_connections (&count, company);
  for (guint i = 0; subsidiaries != NULL && i < subsidiaries->len; i++)
    count_connections (&count, g_ptr_array_index (subsidiaries, i));

  return status_of (&count);
}
