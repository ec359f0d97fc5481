/* cpt-history-cursor.c — how far a history of a company is read, so that nothing is left out, whatever ends the
 * reading.
 *
 * A history is read from its newest item down, by pages that need not follow each other at once: days, and a new start
 * of the program, may lie between two of them.
 *
 * 1. Below the floor there is no gap. A reading goes from the top down to the floor; then the floor is where its top
 * was.
 * 2. What is new while it is under way comes on top, and pushes what was not met yet further down: it is met twice
 *    rather than not at all. The next reading is there for what is new.
 * 3. What the platform removes pulls the rest up, by as much as the total falls at most: so far the reading goes back.
 * 4. A page that does not join what was met changes nothing.
 * 5. Several items may be requested at one moment: the floor is met only by one that is older.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-history-cursor-private.h"

#include <string.h>

#include "cpt-time.h"

enum
{
  COLUMN_FLOOR,
  COLUMN_HEAD,
  COLUMN_N_MET,
  COLUMN_TOTAL
};
static const char LOAD_SQL[] =
    "SELECT floor, head, n_met, total FROM history_cursor WHERE company_id = :company_id AND history = :history";
static const char SAVE_SQL[] = "INSERT OR REPLACE INTO history_cursor (company_id, history, floor, head, n_met, total) "
                               "VALUES (:company_id, :history, :floor, :head, :n_met, :total)";

/**
 * cpt_history_cursor_init:
 *
 * Nothing is read.
 */
void
cpt_history_cursor_init (CptHistoryCursor *self)
{
  *self = (CptHistoryCursor){ .floor = CPT_TIME_UNKNOWN, .head = CPT_TIME_UNKNOWN };
}

/* Rule 3. */
static void
go_back (CptHistoryCursor *self, gint64 total)
{
  if (total < self->total)
    self->n_met = MAX (self->n_met - (self->total - total), 0);

  self->total = total;
}

static gboolean
meets_floor (const CptHistoryCursor *self, const CptHistorySpan *span)
{
  if (span->n_items == 0 || span->offset + span->n_items >= span->total)
    return TRUE;

  return self->floor != CPT_TIME_UNKNOWN && span->oldest != CPT_TIME_UNKNOWN && span->oldest < self->floor;
}

/**
 * cpt_history_cursor_advance:
 * @span: that is stored
 *
 * Moves to the end of @span, if it joins what was met.
 */
void
cpt_history_cursor_advance (CptHistoryCursor *self, const CptHistorySpan *span)
{
  go_back (self, span->total);

  if (span->offset > self->n_met)
    return;

  /* Unknown is less than any moment. */
  if (span->offset == 0 && (self->n_met == 0 || meets_floor (self, span)))
    self->head = MAX (self->head, span->newest);

  if (meets_floor (self, span))
    {
      self->floor = self->head;
      self->n_met = 0;
    }
  else
    {
      self->n_met = MAX (self->n_met, span->offset + span->n_items);
    }
}

static CptHistorySpan
span_of (const CptHistoryTable *table, CptPage *page, gint64 offset)
{
  GPtrArray *items = cpt_page_get_items (page);
  CptHistorySpan span = {
    .offset = offset,
    .n_items = items->len,
    .total = (gint64) MIN (cpt_page_get_total_results (page), G_MAXINT64),
    .newest = CPT_TIME_UNKNOWN,
    .oldest = CPT_TIME_UNKNOWN,
  };

  for (guint i = 0; i < items->len; i++)
    {
      CptHistoryFacts facts;

      table->describe (g_ptr_array_index (items, i), &facts);
      if (facts.requested == CPT_TIME_UNKNOWN)
        continue;

      span.newest = MAX (span.newest, facts.requested);
      span.oldest = span.oldest != CPT_TIME_UNKNOWN ? MIN (span.oldest, facts.requested) : facts.requested;
    }

  return span;
}

static gboolean
load (CptHistoryCursor *self,
      const CptHistoryTable *table,
      sqlite3 *handle,
      const char *company_id,
      gboolean *is_known,
      GError **error)
{
  g_autoptr (CptStatement) statement = cpt_statement_prepare (handle, LOAD_SQL, error);

  cpt_history_cursor_init (self);
  if (statement == NULL)
    return FALSE;

  cpt_statement_bind_guid (statement, ":company_id", company_id);
  cpt_statement_bind_text (statement, ":history", table->name);
  if (!cpt_statement_step (statement, is_known, error))
    return FALSE;

  if (*is_known)
    *self = (CptHistoryCursor){ .floor = cpt_statement_get_time (statement, COLUMN_FLOOR),
                                .head = cpt_statement_get_time (statement, COLUMN_HEAD),
                                .n_met = cpt_statement_get_int64 (statement, COLUMN_N_MET),
                                .total = cpt_statement_get_int64 (statement, COLUMN_TOTAL) };

  return TRUE;
}

static gboolean
save (const CptHistoryCursor *self,
      const CptHistoryTable *table,
      sqlite3 *handle,
      const char *company_id,
      GError **error)
{
  g_autoptr (CptStatement) statement = cpt_statement_prepare (handle, SAVE_SQL, error);

  if (statement == NULL)
    return FALSE;

  cpt_statement_bind_guid (statement, ":company_id", company_id);
  cpt_statement_bind_text (statement, ":history", table->name);
  cpt_statement_bind_time (statement, ":floor", self->floor);
  cpt_statement_bind_time (statement, ":head", self->head);
  cpt_statement_bind_int64 (statement, ":n_met", self->n_met);
  cpt_statement_bind_int64 (statement, ":total", self->total);

  return cpt_statement_run (statement, error);
}

/**
 * cpt_history_cursor_put:
 * @table: the history
 * @handle: the writer thread's, within the transaction that stores the items of @page
 * @company_id: GUID text: whose history it is
 * @page: newest first
 * @offset: how many items are newer than the first of @page
 * @rest: (out): how many of the newest were met, when there is more to be read; 0 when all is read
 *
 * Moves the cursor of the company to the end of @page, if that joins what was met. What is as it was is not written.
 *
 * Returns: %FALSE with @error set
 */
gboolean
cpt_history_cursor_put (const CptHistoryTable *table,
                        sqlite3 *handle,
                        const char *company_id,
                        CptPage *page,
                        gint64 offset,
                        gint64 *rest,
                        GError **error)
{
  const CptHistorySpan span = span_of (table, page, offset);
  CptHistoryCursor before;
  CptHistoryCursor after;
  gboolean is_known = FALSE;

  if (!load (&before, table, handle, company_id, &is_known, error))
    return FALSE;

  after = before;
  cpt_history_cursor_advance (&after, &span);
  *rest = after.n_met;
  if (is_known && memcmp (&after, &before, sizeof after) == 0)
    return TRUE;

  return save (&after, table, handle, company_id, error);
}
