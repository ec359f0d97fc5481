/* cpt-complete-read.c — the whole list, page by page, resumable, and what was not on it.
 *
 * The cursor, the rows of a page and the note of which rows it held are one transaction: whatever ends the program, the
 * read goes on from the page after the last one stored. What was seen is kept until the next read begins, so that a
 * second run of the same read adds to it. On the writer thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-complete-read-private.h"

#include "cpt-seen-private.h"
#include "cpt-statement-private.h"
#include "cpt-transaction-private.h"

enum
{
  CURSOR_READ_ID,
  CURSOR_NEXT_PAGE,
  CURSOR_PAGE_SIZE,
  CURSOR_TOTAL_RESULTS,
  CURSOR_RUN
};
static const char RESUME_SQL[] =
    "SELECT id, next_page, page_size, total_results, run FROM read WHERE NOT ended ORDER BY id DESC LIMIT 1";
static const char BEGIN_SQL[] = "INSERT INTO read (id, next_page, page_size, total_results, run, ended) "
                                "SELECT coalesce (max (id), 0) + 1, 1, :page_size, 0, 1, FALSE FROM read";
static const char DROP_OLDER_SQL[] = "DELETE FROM read WHERE id < (SELECT max (id) FROM read)";
static const char ADVANCE_SQL[] =
    "UPDATE read SET next_page = :next_page, page_size = :page_size, total_results = :total_results, run = :run, "
    "ended = :ended WHERE id = :id";
static const char ADD_SEEN_SQL[] = "INSERT INTO seen (read, ranges) VALUES (:read, :ranges)";
static const char LIST_SEEN_SQL[] = "SELECT ranges FROM seen WHERE read = :read";
static const char LIST_COMPANIES_SQL[] = "SELECT rid, id FROM company WHERE tombstone IS NULL";

struct _CptCompleteRead
{
  sqlite3 *handle;          /* not owned */
  CptCompanyWriter *writer; /* not owned */

  gint64 read_id;        /* whose rows @seen holds, 0 for none */
  CptSeen *seen;         /* (nullable) */
  gint64 begun_sequence; /* the last number given when the read began in this run of the program */
};

/**
 * cpt_complete_read_new:
 *
 * Returns: (transfer full): to be freed before @writer
 */
CptCompleteRead *
cpt_complete_read_new (sqlite3 *handle, CptCompanyWriter *writer)
{
  CptCompleteRead *self = g_new0 (CptCompleteRead, 1);

  self->handle = handle;
  self->writer = writer;

  return self;
}

/* Whatever was learnt in a transaction that was undone is read again from the tables. */
static void
forget (CptCompleteRead *self)
{
  self->read_id = 0;
  g_clear_pointer (&self->seen, cpt_seen_free);
  cpt_company_writer_forget (self->writer);
}

void
cpt_complete_read_free (CptCompleteRead *self)
{
  g_clear_pointer (&self->seen, cpt_seen_free);
  g_free (self);
}

static gboolean
load_seen (CptCompleteRead *self, gint64 read_id, GError **error)
{
  g_autoptr (CptStatement) statement = cpt_statement_prepare (self->handle, LIST_SEEN_SQL, error);
  g_autoptr (CptSeen) seen = cpt_seen_new ();
  gboolean has_row = FALSE;

  if (statement == NULL)
    return FALSE;

  cpt_statement_bind_int64 (statement, ":read", read_id);
  do
    {
      gconstpointer ranges = NULL;
      gsize length = 0;

      if (!cpt_statement_step (statement, &has_row, error))
        return FALSE;
      ranges = has_row ? cpt_statement_get_blob (statement, 0, &length) : NULL;
      if (ranges != NULL)
        cpt_seen_add_packed (seen, ranges, length);
    }
  while (has_row);

  g_clear_pointer (&self->seen, cpt_seen_free);
  self->seen = g_steal_pointer (&seen);
  self->read_id = read_id;

  return TRUE;
}

static gboolean
ensure_seen (CptCompleteRead *self, gint64 read_id, GError **error)
{
  return self->read_id == read_id || load_seen (self, read_id, error);
}

/* Fills @cursor with the read that was begun and not ended; leaves it when there is none. */
static gboolean
load_cursor (CptCompleteRead *self, CptReadCursor *cursor, GError **error)
{
  g_autoptr (CptStatement) statement = cpt_statement_prepare (self->handle, RESUME_SQL, error);
  gboolean has_row = FALSE;

  if (statement == NULL || !cpt_statement_step (statement, &has_row, error))
    return FALSE;

  if (has_row)
    *cursor = (CptReadCursor){
      .read_id = cpt_statement_get_int64 (statement, CURSOR_READ_ID),
      .next_page = (guint) cpt_statement_get_int64 (statement, CURSOR_NEXT_PAGE),
      .page_size = (guint) cpt_statement_get_int64 (statement, CURSOR_PAGE_SIZE),
      .total_results = (guint64) cpt_statement_get_int64 (statement, CURSOR_TOTAL_RESULTS),
      .run = (guint) cpt_statement_get_int64 (statement, CURSOR_RUN),
    };

  return TRUE;
}

static gboolean
start (CptCompleteRead *self, guint page_size, GError **error)
{
  g_autoptr (CptStatement) begin = cpt_statement_prepare (self->handle, BEGIN_SQL, error);
  g_autoptr (CptStatement) drop = begin != NULL ? cpt_statement_prepare (self->handle, DROP_OLDER_SQL, error) : NULL;

  if (drop == NULL)
    return FALSE;

  cpt_statement_bind_int64 (begin, ":page_size", page_size);

  return cpt_statement_run (begin, error) && cpt_statement_run (drop, error);
}

static gboolean
resume_or_start (CptCompleteRead *self, guint page_size, CptReadCursor *cursor, GError **error)
{
  g_autoptr (CptTransaction) transaction = cpt_transaction_begin (self->handle, error);

  *cursor = (CptReadCursor){ 0 };
  if (transaction == NULL || !load_cursor (self, cursor, error))
    return FALSE;

  if (cursor->read_id == 0 && (!start (self, page_size, error) || !load_cursor (self, cursor, error)))
    return FALSE;

  return cpt_transaction_commit (transaction, error);
}

/**
 * cpt_complete_read_begin:
 * @page_size: of a new read
 * @sequence: the last number given
 * @cursor: (out): where to go on, with the page size of the read that is resumed
 *
 * Returns: %FALSE with @error set
 */
gboolean
cpt_complete_read_begin (CptCompleteRead *self, guint page_size, gint64 sequence, CptReadCursor *cursor, GError **error)
{
  self->begun_sequence = sequence;

  return resume_or_start (self, page_size, cursor, error) && ensure_seen (self, cursor->read_id, error);
}

static gboolean
put_one (CptCompleteRead *self,
         CptCompany *company,
         gint64 sequence,
         gint64 now,
         gint64 *rid,
         guint *n_written,
         GError **error)
{
  CptStoredCompany stored = { 0 };
  gboolean is_written = FALSE;
  guint8 id[CPT_GUID_BYTES];

  if (cpt_guid_parse (cpt_company_get_id (company), id) &&
      !cpt_guards_allow (cpt_company_writer_get_guards (self->writer), id, sequence))
    {
      if (!cpt_company_writer_find (self->writer, id, &stored, error))
        return FALSE;
      *rid = stored.rid;
      return TRUE;
    }

  if (!cpt_company_writer_put (self->writer, company, now, CPT_ORIGIN_ELSEWHERE, rid, &is_written, error))
    return FALSE;

  *n_written += is_written ? 1 : 0;

  return TRUE;
}

static gboolean
put_companies (CptCompleteRead *self,
               CptCompanyPage *page,
               gint64 sequence,
               gint64 now,
               GArray *rids,
               guint *n_written,
               GError **error)
{
  GPtrArray *companies = cpt_company_page_get_companies (page);

  if (!cpt_guards_load_in_flight (cpt_company_writer_get_guards (self->writer), self->handle, error))
    return FALSE;

  for (guint i = 0; i < companies->len; i++)
    {
      gint64 rid = 0;

      if (!put_one (self, g_ptr_array_index (companies, i), sequence, now, &rid, n_written, error))
        return FALSE;
      if (rid != 0)
        g_array_append_val (rids, rid);
    }

  return TRUE;
}

static gboolean
write_cursor (CptCompleteRead *self, const CptReadCursor *cursor, gboolean is_ended, GError **error)
{
  g_autoptr (CptStatement) statement = cpt_statement_prepare (self->handle, ADVANCE_SQL, error);

  if (statement == NULL)
    return FALSE;

  cpt_statement_bind_int64 (statement, ":id", cursor->read_id);
  cpt_statement_bind_int64 (statement, ":next_page", cursor->next_page);
  cpt_statement_bind_int64 (statement, ":page_size", cursor->page_size);
  cpt_statement_bind_int64 (statement, ":total_results", (gint64) cursor->total_results);
  cpt_statement_bind_int64 (statement, ":run", cursor->run);
  cpt_statement_bind_int64 (statement, ":ended", is_ended);

  return cpt_statement_run (statement, error);
}

static gboolean
add_seen (CptCompleteRead *self, gint64 read_id, GArray *rids, GError **error)
{
  g_autoptr (CptStatement) statement = cpt_statement_prepare (self->handle, ADD_SEEN_SQL, error);
  g_autoptr (GBytes) ranges = cpt_seen_pack (rids);

  if (statement == NULL || !ensure_seen (self, read_id, error))
    return FALSE;

  for (guint i = 0; i < rids->len; i++)
    cpt_seen_add (self->seen, g_array_index (rids, gint64, i));

  if (rids->len == 0)
    return TRUE;

  cpt_statement_bind_int64 (statement, ":read", read_id);
  cpt_statement_bind_blob (statement, ":ranges", g_bytes_get_data (ranges, NULL), g_bytes_get_size (ranges));

  return cpt_statement_run (statement, error);
}

/**
 * cpt_complete_read_put_page:
 * @sequence: taken before the page was asked for
 * @now: microseconds UTC, of the account's clock
 * @cursor_after: (nullable): where the read goes on after @page; %NULL for a page that belongs to no complete read
 * @n_written: (out): companies that were new or had changed
 *
 * Returns: %FALSE with @error set when nothing of the page was stored
 */
gboolean
cpt_complete_read_put_page (CptCompleteRead *self,
                            CptCompanyPage *page,
                            gint64 sequence,
                            gint64 now,
                            const CptReadCursor *cursor_after,
                            guint *n_written,
                            GError **error)
{
  g_autoptr (GArray) rids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (CptTransaction) transaction = cpt_transaction_begin (self->handle, error);
  gboolean is_stored = FALSE;

  *n_written = 0;
  is_stored = transaction != NULL && put_companies (self, page, sequence, now, rids, n_written, error) &&
              (cursor_after == NULL || (add_seen (self, cursor_after->read_id, rids, error) &&
                                        write_cursor (self, cursor_after, FALSE, error))) &&
              cpt_transaction_commit (transaction, error);
  if (!is_stored)
    forget (self);

  return is_stored;
}

/* Those that the read did not meet, but for those that something newer than the read is known of. */
static GPtrArray *
list_unseen (CptCompleteRead *self, GError **error)
{
  g_autoptr (GPtrArray) unseen = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (CptStatement) statement = cpt_statement_prepare (self->handle, LIST_COMPANIES_SQL, error);
  gboolean has_row = FALSE;
  gsize length = 0;

  do
    {
      if (statement == NULL || !cpt_statement_step (statement, &has_row, error))
        return NULL;

      if (has_row && !cpt_seen_contains (self->seen, cpt_statement_get_int64 (statement, 0)) &&
          !cpt_guards_is_raised_since (cpt_company_writer_get_guards (self->writer),
                                       cpt_statement_get_blob (statement, 1, &length), self->begun_sequence))
        g_ptr_array_add (unseen, cpt_statement_dup_guid (statement, 1));
    }
  while (has_row);

  return g_steal_pointer (&unseen);
}

/**
 * cpt_complete_read_end:
 * @cursor: of the read
 * @n_seen: (out): different companies it met, over all its runs
 *
 * Ends a run of the read.
 *
 * Returns: (transfer full) (nullable) (element-type utf8): identifiers of companies that it did not meet; %NULL with
 *   @error set
 */
GPtrArray *
cpt_complete_read_end (CptCompleteRead *self, const CptReadCursor *cursor, guint64 *n_seen, GError **error)
{
  g_autoptr (GPtrArray) unseen = NULL;
  g_autoptr (CptTransaction) transaction = cpt_transaction_begin (self->handle, error);

  if (transaction == NULL || !ensure_seen (self, cursor->read_id, error) || !write_cursor (self, cursor, TRUE, error) ||
      (unseen = list_unseen (self, error)) == NULL || !cpt_transaction_commit (transaction, error))
    {
      forget (self);
      return NULL;
    }

  *n_seen = cpt_seen_count (self->seen);

  return g_steal_pointer (&unseen);
}
