/* cpt-refresh-words.c — what a refresh would read, why not the rest, and how it ended, in words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-refresh-words.h"

#include "cpt-data-type-words.h"
#include "cpt-read-progress.h"

#include <glib/gi18n.h>

/* By CptRefreshVerdict. */
static const char *const verdicts[] = {
  [CPT_REFRESH_READ] = N_ ("Will be read"),
  [CPT_REFRESH_RUNNING] = N_ ("Being read already"),
  [CPT_REFRESH_NOT_WANTED] = N_ ("Left out by the data type settings"),
  [CPT_REFRESH_NOT_SUPPORTED] = N_ ("Not supported by the linked software"),
  [CPT_REFRESH_PENDING] = N_ ("The client has not authorized the connection yet"),
  [CPT_REFRESH_UNLINKED] = N_ ("The connection is unlinked"),
  [CPT_REFRESH_DEAUTHORIZED] = N_ ("The client has to authorize the connection again"),
  [CPT_REFRESH_NO_CONNECTION] = N_ ("There is no connection to such software"),
};

/**
 * cpt_refresh_words_get_verdict:
 *
 * Returns: (transfer none): what becomes of a data type, translated
 */
const char *
cpt_refresh_words_get_verdict (CptRefreshVerdict verdict)
{
  return _ (verdicts[verdict]);
}

/**
 * cpt_refresh_words_dup_types:
 * @plan: (element-type CptRefreshEntry): of cpt_refresh_plan()
 * @verdict: which types are meant
 * @n_types: (out): how many there are
 *
 * Returns: (transfer full): their names, translated
 */
char *
cpt_refresh_words_dup_types (GPtrArray *plan, CptRefreshVerdict verdict, guint *n_types)
{
  g_autoptr (GString) names = g_string_new (NULL);

  *n_types = 0;
  for (guint i = 0; i < plan->len; i++)
    {
      const CptRefreshEntry *entry = g_ptr_array_index (plan, i);

      if (entry->verdict != verdict)
        continue;

      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", cpt_data_type_words_get (entry->data_type));
      (*n_types)++;
    }

  return g_string_free (g_steal_pointer (&names), FALSE);
}

/**
 * cpt_refresh_words_get_obstacle:
 * @row: a company
 *
 * Returns: (transfer none) (nullable): why its data cannot be refreshed at all; %NULL when they can
 */
const char *
cpt_refresh_words_get_obstacle (CptCompanyRow *row)
{
  GPtrArray *connections = cpt_company_get_connections (cpt_company_row_get_company (row));

  if (cpt_company_row_get_rid (row) <= 0)
    return _ ("Waiting to be created");

  for (guint i = 0; i < connections->len; i++)
    if (cpt_connection_get_status (g_ptr_array_index (connections, i)) == CPT_CONNECTION_STATUS_LINKED)
      return NULL;

  return connections->len > 0 ? _ ("No connection of this company is linked: its client has to authorize first.")
                              : _ ("This company has no connection: its client has to authorize one first.");
}

/**
 * cpt_refresh_words_dup_result:
 * @reads: (element-type CptRead): that ended
 *
 * Returns: (transfer full): how many went well, and how many did not
 */
char *
cpt_refresh_words_dup_result (GPtrArray *reads)
{
  CptReadProgress progress = cpt_read_progress_of (reads, NULL);
  guint n_read = progress.counts[CPT_READ_OUTCOME_SUCCESS];
  guint n_failed = progress.counts[CPT_READ_OUTCOME_ERROR];
  g_autofree char *read = NULL;
  g_autofree char *failed = NULL;

  if (progress.n_reads == 0)
    return g_strdup (_ ("There was nothing to read."));

  read = g_strdup_printf (ngettext ("%u data type read", "%u data types read", n_read), n_read);
  if (n_failed == 0)
    return g_steal_pointer (&read);

  failed = g_strdup_printf (ngettext ("%u failed", "%u failed", n_failed), n_failed);

  return g_strdup_printf ("%s, %s", read, failed);
}
