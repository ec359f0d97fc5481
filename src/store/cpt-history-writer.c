/* cpt-history-writer.c — what the platform says of reads and writes, into their tables.
 *
 * 1. What is stored like that already is not written.
 * 2. What ended never runs again; of what runs, the answer to an older request says nothing new.
 * 3. An item keeps its place in the history for ever: that of the moment when it was requested, or first seen when the
 *    platform's date cannot be read.
 *
 * On the writer thread, within a transaction of the caller's.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-history-writer-private.h"

#include "cpt-error.h"
#include "cpt-store-private.h"
#include "cpt-time.h"

/* A query of its own, so that SQLite looks at the end of the index alone. */
#define LAST_SQL "SELECT max (change) FROM %1$s WHERE company_id = :company_id"

#define PUT_SQL                                                                                                        \
  "INSERT INTO %1$s (" CPT_HISTORY_COLUMNS ", %2$s) "                                                                  \
  "SELECT :id, :at, next, next, :outcome, :company_id, :connection_id, :data_type, :status, %3$s "                     \
  "FROM (SELECT coalesce ((" LAST_SQL "), 0) + 1 AS next) WHERE TRUE "                                                 \
  "ON CONFLICT (id) DO UPDATE SET (change, outcome, connection_id, data_type, status, %2$s) = "                        \
  "(excluded.change, excluded.outcome, excluded.connection_id, excluded.data_type, excluded.status, %4$s) "            \
  "WHERE (outcome, connection_id, data_type, status, %2$s) IS NOT "                                                    \
  "(excluded.outcome, excluded.connection_id, excluded.data_type, excluded.status, %4$s)"

struct _CptHistoryWriter
{
  const CptHistoryTable *table;
  sqlite3 *handle;   /* not owned */
  CptGuards *guards; /* not owned */
  CptStatement *find;
  CptStatement *put;
};

/* The columns of @table, each after @prefix. */
static char *
prefix_columns (const CptHistoryTable *table, const char *prefix)
{
  g_auto (GStrv) columns = g_strsplit (table->columns, ", ", -1);
  g_autofree char *between = g_strconcat (", ", prefix, NULL);
  g_autofree char *joined = g_strjoinv (between, columns);

  return g_strconcat (prefix, joined, NULL);
}

/**
 * cpt_history_writer_new:
 * @handle: the writer thread's
 * @guards: by items; those that run now
 *
 * Returns: (transfer full) (nullable): to be freed before @handle and @guards; %NULL with @error set
 */
CptHistoryWriter *
cpt_history_writer_new (const CptHistoryTable *table, sqlite3 *handle, CptGuards *guards, GError **error)
{
  g_autoptr (CptHistoryWriter) self = g_new0 (CptHistoryWriter, 1);
  g_autofree char *parameters = prefix_columns (table, ":");
  g_autofree char *excluded = prefix_columns (table, "excluded.");
  g_autofree char *put_sql = g_strdup_printf (PUT_SQL, table->name, table->columns, parameters, excluded);
  g_autofree char *find_sql = g_strdup_printf ("SELECT outcome FROM %s WHERE id = :id", table->name);

  self->table = table;
  self->handle = handle;
  self->guards = guards;
  if ((self->find = cpt_statement_prepare (handle, find_sql, error)) == NULL ||
      (self->put = cpt_statement_prepare (handle, put_sql, error)) == NULL)
    return NULL;

  return g_steal_pointer (&self);
}

void
cpt_history_writer_free (CptHistoryWriter *self)
{
  g_clear_pointer (&self->find, cpt_statement_free);
  g_clear_pointer (&self->put, cpt_statement_free);
  g_free (self);
}

static gboolean
find (CptHistoryWriter *self, const guint8 *id, gboolean *is_known, CptReadOutcome *outcome, GError **error)
{
  cpt_statement_bind_blob (self->find, ":id", id, CPT_GUID_BYTES);
  if (!cpt_statement_step (self->find, is_known, error))
    return FALSE;

  if (*is_known)
    {
      *outcome = (CptReadOutcome) cpt_statement_get_int64 (self->find, 0);
      cpt_statement_reset (self->find);
    }

  return TRUE;
}

static gboolean
write_item (CptHistoryWriter *self, gpointer item, const CptHistoryFacts *facts, gint64 now, GError **error)
{
  CptStatement *put = self->put;

  cpt_statement_bind_guid (put, ":id", facts->id);
  cpt_statement_bind_int64 (put, ":at", facts->requested != CPT_TIME_UNKNOWN ? facts->requested : now);
  cpt_statement_bind_int64 (put, ":outcome", facts->outcome);
  cpt_statement_bind_guid (put, ":company_id", facts->company_id);
  cpt_statement_bind_guid (put, ":connection_id", facts->connection_id);
  cpt_statement_bind_text (put, ":data_type", facts->data_type);
  cpt_statement_bind_text (put, ":status", facts->status);
  self->table->bind (put, item);

  return cpt_statement_run (put, error);
}

/**
 * cpt_history_writer_put:
 * @item: a read or a write, as the platform said it
 * @sequence: taken before it was asked for
 * @now: microseconds UTC, of the account's clock
 * @changes: (element-type CptHistoryChange): gets @item when it was written
 *
 * Returns: %FALSE with @error set
 */
gboolean
cpt_history_writer_put (CptHistoryWriter *self,
                        gpointer item,
                        gint64 sequence,
                        gint64 now,
                        GArray *changes,
                        GError **error)
{
  CptHistoryFacts facts;
  CptHistoryChange change = { .item = item };
  CptReadOutcome before = CPT_READ_OUTCOME_RUNNING;
  gboolean is_known = FALSE;
  gboolean is_over = FALSE;
  guint8 id[CPT_GUID_BYTES];

  self->table->describe (item, &facts);
  if (!cpt_guid_parse (facts.id, id))
    {
      g_set_error (error, CPT_ERROR, CPT_ERROR_MALFORMED, "“%s” is no identifier", facts.id);
      return FALSE;
    }

  if (!find (self, id, &is_known, &before, error))
    return FALSE;

  is_over = facts.outcome != CPT_READ_OUTCOME_RUNNING;
  if ((!is_over && before != CPT_READ_OUTCOME_RUNNING) || cpt_guards_is_raised_since (self->guards, id, sequence))
    return TRUE;

  if (!write_item (self, item, &facts, now, error))
    return FALSE;

  if (sqlite3_changes (self->handle) == 0)
    return TRUE;

  /* An item that had ended when it was first seen needs no guard: no answer says that it runs. */
  if (is_known || !is_over)
    cpt_guards_raise (self->guards, id, sequence);
  change.is_new = !is_known;
  change.has_ended = is_over && before == CPT_READ_OUTCOME_RUNNING;
  g_array_append_val (changes, change);

  return TRUE;
}

/**
 * cpt_history_writer_put_all:
 * @items: as the platform said them
 * @changes: (element-type CptHistoryChange): gets those of @items that were written
 *
 * Returns: %FALSE with @error set
 */
gboolean
cpt_history_writer_put_all (CptHistoryWriter *self,
                            GPtrArray *items,
                            gint64 sequence,
                            gint64 now,
                            GArray *changes,
                            GError **error)
{
  for (guint i = 0; i < items->len; i++)
    {
      if (!cpt_history_writer_put (self, g_ptr_array_index (items, i), sequence, now, changes, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * cpt_history_writer_tell:
 * @changes: (element-type CptHistoryChange): what was written, and committed
 *
 * Has @store tell whose history changed.
 */
void
cpt_history_writer_tell (CptHistoryWriter *self, CptStore *store, GArray *changes)
{
  for (guint i = 0; i < changes->len; i++)
    {
      CptHistoryFacts facts;

      self->table->describe (g_array_index (changes, CptHistoryChange, i).item, &facts);
      cpt_store_company_changed (store, facts.company_id, self->table->change);
    }
}
