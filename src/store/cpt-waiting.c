/* cpt-waiting.c — which companies have a Link URL that their client has not followed.
 *
 * A company waits for its client when a Link URL of it was sent after a connection of it last became linked, and not
 * all of its connections are linked.
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

static int
compare_moments (gconstpointer a, gconstpointer b)
{
  const CptMoment *one = a;
  const CptMoment *other = b;

  return (one->index > other->index) - (one->index < other->index);
}

static void
mark_one (CptSnapshot *snapshot, CptStatement *row)
{
  CptMoment moment = { .at = cpt_statement_get_int64 (row, COLUMN_AT) };

  if (!cpt_snapshot_find_rid (snapshot, cpt_statement_get_int64 (row, COLUMN_RID), &moment.index) ||
      (snapshot->masks[moment.index] >> CPT_COMPANY_FILTER_LINKED & 1) != 0)
    return;

  snapshot->masks[moment.index] |= 1u << CPT_COMPANY_FILTER_WAITING;
  g_array_append_val (snapshot->waiting, moment);
}

/**
 * cpt_waiting_mark:
 * @snapshot: being built; can find its rows, and has the masks of connections
 * @handle: of this thread; the index of company IDs is there
 *
 * Marks the companies that wait for their client, and notes since when.
 *
 * Returns: %FALSE with @error set
 */
gboolean
cpt_waiting_mark (CptSnapshot *snapshot, sqlite3 *handle, GError **error)
{
  g_autoptr (CptStatement) statement = cpt_statement_prepare (handle, LIST_SQL, error);
  gboolean has_row = statement != NULL;

  while (has_row)
    {
      if (!cpt_statement_step (statement, &has_row, error))
        return FALSE;
      if (has_row)
        mark_one (snapshot, statement);
    }
  g_array_sort (snapshot->waiting, compare_moments);

  return statement != NULL;
}
