/* cpt-expiry.c — connections that a source may close because nobody reads from them.
 *
 * Section 3.8 of the platform reference. Only accounting packages do so, and only what is linked can be kept.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-expiry.h"

#include "cpt-data-type.h"
#include "cpt-time.h"

#define WATCH_AFTER (45 * CPT_TIME_DAY)
#define AT_RISK_AFTER (60 * CPT_TIME_DAY)

/* The smallest types first; by CptDataSource. */
static const char *const cheap_types[][5] = {
  { "company", "taxRates", "paymentMethods", "chartOfAccounts", NULL },
  { "banking-accounts", "banking-transactionCategories", NULL },
  { "commerce-companyInfo", "commerce-locations", "commerce-paymentMethods", NULL },
};
G_STATIC_ASSERT (G_N_ELEMENTS (cheap_types) == CPT_DATA_SOURCE_OTHER);

/**
 * cpt_expiry_get_connection_start:
 * @connection: a connection
 *
 * A linked connection that was never read counts from its creation: its access cannot be older.
 *
 * Returns: microseconds UTC since when nothing was read, CPT_TIME_UNKNOWN when @connection cannot expire
 */
gint64
cpt_expiry_get_connection_start (CptConnection *connection)
{
  if (cpt_connection_get_status (connection) != CPT_CONNECTION_STATUS_LINKED ||
      cpt_data_source_from_text (cpt_connection_get_source_type (connection)) != CPT_DATA_SOURCE_ACCOUNTING)
    return CPT_TIME_UNKNOWN;

  if (cpt_connection_get_last_sync (connection) != CPT_TIME_UNKNOWN)
    return cpt_connection_get_last_sync (connection);

  return cpt_connection_get_created (connection);
}

/**
 * cpt_expiry_get_company_start:
 * @company: a company
 *
 * Returns: microseconds UTC since when nothing was read through that of its connections which was read least lately,
 * CPT_TIME_UNKNOWN when none can expire
 */
gint64
cpt_expiry_get_company_start (CptCompany *company)
{
  GPtrArray *connections = cpt_company_get_connections (company);
  gint64 earliest = CPT_TIME_UNKNOWN;

  for (guint i = 0; i < connections->len; i++)
    {
      gint64 start = cpt_expiry_get_connection_start (g_ptr_array_index (connections, i));

      if (start != CPT_TIME_UNKNOWN && (earliest == CPT_TIME_UNKNOWN || start < earliest))
        earliest = start;
    }

  return earliest;
}

/**
 * cpt_expiry_at:
 * @start: microseconds UTC since when nothing was read, CPT_TIME_UNKNOWN for what cannot expire
 * @now: microseconds UTC of the platform's clock
 *
 * Returns: how near the end is
 */
CptExpiry
cpt_expiry_at (gint64 start, gint64 now)
{
  if (start == CPT_TIME_UNKNOWN || now < start)
    return CPT_EXPIRY_NONE;

  if (now - start >= AT_RISK_AFTER)
    return CPT_EXPIRY_AT_RISK;

  return now - start >= WATCH_AFTER ? CPT_EXPIRY_WATCH : CPT_EXPIRY_NONE;
}

/**
 * cpt_expiry_get_next_step:
 * @start: microseconds UTC since when nothing was read, CPT_TIME_UNKNOWN for what cannot expire
 * @now: microseconds UTC of the platform's clock
 *
 * Returns: microseconds UTC when cpt_expiry_at() gets worse next, if nothing is read until then; CPT_TIME_UNKNOWN when
 * it never does
 */
gint64
cpt_expiry_get_next_step (gint64 start, gint64 now)
{
  if (start == CPT_TIME_UNKNOWN)
    return CPT_TIME_UNKNOWN;

  if (now < start + WATCH_AFTER)
    return start + WATCH_AFTER;

  return now < start + AT_RISK_AFTER ? start + AT_RISK_AFTER : CPT_TIME_UNKNOWN;
}

/**
 * cpt_expiry_of_connection:
 * @connection: a connection
 * @now: microseconds UTC of the platform's clock
 *
 * Returns: how near its end is
 */
CptExpiry
cpt_expiry_of_connection (CptConnection *connection, gint64 now)
{
  return cpt_expiry_at (cpt_expiry_get_connection_start (connection), now);
}

/**
 * cpt_expiry_of_company:
 * @company: a company
 * @now: microseconds UTC of the platform's clock
 *
 * Returns: the worst of its connections
 */
CptExpiry
cpt_expiry_of_company (CptCompany *company, gint64 now)
{
  return cpt_expiry_at (cpt_expiry_get_company_start (company), now);
}

/**
 * cpt_expiry_get_cheap_type:
 * @connection: a connection
 * @integration: (nullable): its package, when it is known
 *
 * Returns: (nullable): key of a data type that is read in no time and keeps @connection alive; %NULL when its package
 * has none
 */
const char *
cpt_expiry_get_cheap_type (CptConnection *connection, CptIntegration *integration)
{
  CptDataSource source = cpt_data_source_from_text (cpt_connection_get_source_type (connection));

  for (guint i = 0; source != CPT_DATA_SOURCE_OTHER && cheap_types[source][i] != NULL; i++)
    if (integration == NULL || cpt_integration_can_read (integration, cheap_types[source][i]))
      return cheap_types[source][i];

  return NULL;
}
