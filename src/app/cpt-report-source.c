/* cpt-report-source.c — the software that a company's reports come from.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-report-source.h"

#include "cpt-data-type.h"

static gboolean
is_accounting (CptConnection *connection)
{
  return cpt_data_source_from_text (cpt_connection_get_source_type (connection)) == CPT_DATA_SOURCE_ACCOUNTING;
}

/**
 * cpt_report_source_is_linked:
 *
 * Returns: whether an accounting package of @company is linked: without one nothing can be read
 */
gboolean
cpt_report_source_is_linked (CptCompany *company)
{
  GPtrArray *connections = cpt_company_get_connections (company);

  for (guint i = 0; i < connections->len; i++)
    {
      CptConnection *connection = g_ptr_array_index (connections, i);

      if (is_accounting (connection) && cpt_connection_get_status (connection) == CPT_CONNECTION_STATUS_LINKED)
        return TRUE;
    }

  return FALSE;
}

/**
 * cpt_report_source_dup_name:
 *
 * Returns: (transfer full) (nullable): the accounting software that reports of @company come from; %NULL when there is
 *   none
 */
char *
cpt_report_source_dup_name (CptCompany *company)
{
  GPtrArray *connections = cpt_company_get_connections (company);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < connections->len; i++)
    {
      CptConnection *connection = g_ptr_array_index (connections, i);

      if (is_accounting (connection))
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "",
                                cpt_connection_get_shown_platform_name (connection));
    }

  return names->len > 0 ? g_string_free (g_steal_pointer (&names), FALSE) : NULL;
}
