/* cpt-waiting.c — the Link URLs that were sent and that no client has followed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-waiting-private.h"

#include "cpt-statement-private.h"

enum
{
  COLUMN_RID,
  COLUMN_AT
};
static const char LIST_SQL[] =
    "SELECT c.rid, s.at FROM (SELECT company_id, max (at) AS at FROM link_sent GROUP BY company_id) s "
    "CROSS JOIN company c INDEXED BY company_by_id ON c.id = s.company_id "
    "WHERE c.tombstone IS NULL AND NOT EXISTS (SELECT 1 FROM connection_event e "
    "WHERE e.company_id = s.company_id AND e.after = 'Linked' AND e.at >= s.at)";

/**
 * cpt_waiting_load:
 * @handle: of this thread; the index of company IDs is there
 *
 * Returns: (transfer full) (nullable) (element-type CptSending): for each company whose last sending is newer than the
 *   last time that a connection of it became linked; whether all of its connections are linked is not looked at;
 *   %NULL with @error set
 */
GArray *
cpt_waiting_load (sqlite3 *handle, GError **error)
{
  g_autoptr (CptStatement) statement = cpt_statement_prepare (handle, LIST_SQL, error);
  g_autoptr (GArray) sendings = g_array_new (FALSE, FALSE, sizeof (CptSending));
  gboolean has_row = statement != NULL;

  while (has_row)
    {
      if (!cpt_statement_step (statement, &has_row, error))
        return NULL;
      if (has_row)
        g_array_append_val (sendings, ((CptSending){ cpt_statement_get_int64 (statement, COLUMN_RID),
                                                     cpt_statement_get_int64 (statement, COLUMN_AT) }));
    }

  return statement != NULL ? g_steal_pointer (&sendings) : NULL;
}
