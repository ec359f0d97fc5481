/* cpt-content-text.c — all that a view shows of a company, as one text, to see whether it has changed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-content-text.h"

static void
append_error (GString *text, CptConnectionError *error)
{
  g_string_append_printf (text, "!%d\t%" G_GINT64_FORMAT "\t%" G_GINT64_FORMAT "\t%s\t%s\t%s\n",
                          cpt_connection_error_get_state (error), cpt_connection_error_get_errored_at (error),
                          cpt_connection_error_get_resolved_at (error), cpt_connection_error_get_status_code (error),
                          cpt_connection_error_get_status_text (error), cpt_connection_error_get_message (error));
}

static void
append_connection (GString *text, CptConnection *connection)
{
  GPtrArray *errors = cpt_connection_get_errors (connection);

  g_string_append_printf (text, "%s\t%s\t%s\t%d\t%" G_GINT64_FORMAT "\t%" G_GINT64_FORMAT "\n",
                          cpt_connection_get_id (connection), cpt_connection_get_platform_name (connection),
                          cpt_connection_get_source_type (connection), cpt_connection_get_state (connection),
                          cpt_connection_get_created (connection), cpt_connection_get_last_sync (connection));
  for (guint i = 0; errors != NULL && i < errors->len; i++)
    append_error (text, g_ptr_array_index (errors, i));
}

/**
 * cpt_content_text_dup_connections:
 * @company: a company
 * @rid: its row
 * @connection_id: (nullable): which connection is shown; %NULL for all
 *
 * Returns: (transfer full): a text that is the same as long as nothing shown of the connections changes
 */
char *
cpt_content_text_dup_connections (CptCompany *company, gint64 rid, const char *connection_id)
{
  GPtrArray *connections = cpt_company_get_connections (company);
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, "%" G_GINT64_FORMAT "\t%s\t%s\n", rid, cpt_company_get_name (company),
                          connection_id != NULL ? connection_id : "");
  for (guint i = 0; connections != NULL && i < connections->len; i++)
    append_connection (text, g_ptr_array_index (connections, i));

  return g_string_free (g_steal_pointer (&text), FALSE);
}
