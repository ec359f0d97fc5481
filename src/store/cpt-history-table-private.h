/* cpt-history-table-private.h — what the tables of the two histories, reads and writes, have in common.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-guid.h"
#include "cpt-read-status.h"
#include "cpt-statement-private.h"
#include "cpt-store.h"

G_BEGIN_DECLS

/**
 * CptHistoryFacts:
 * @id: GUID text
 * @company_id: GUID text
 * @connection_id: (nullable): GUID text
 * @data_type: (nullable): the platform's key
 * @status: as the platform wrote it
 * @words: (nullable) (array length=2): what was said of it in words, such as an error
 * @requested: microseconds UTC, or CPT_TIME_UNKNOWN
 * @outcome: whether it runs, or how it ended
 *
 * What any item of a history has; belongs to the item.
 */
typedef struct
{
  const char *id;
  const char *company_id;
  const char *connection_id;
  const char *data_type;
  const char *status;
  const char *words[2];
  gint64 requested;
  CptReadOutcome outcome;
} CptHistoryFacts;

/* The columns that both tables have; what else a table has comes after. */
enum
{
  CPT_HISTORY_COLUMN_ID,
  CPT_HISTORY_COLUMN_AT,
  CPT_HISTORY_COLUMN_CHANGE,
  CPT_HISTORY_COLUMN_BORN,
  CPT_HISTORY_COLUMN_OUTCOME,
  CPT_HISTORY_COLUMN_COMPANY_ID,
  CPT_HISTORY_COLUMN_CONNECTION_ID,
  CPT_HISTORY_COLUMN_DATA_TYPE,
  CPT_HISTORY_COLUMN_STATUS,
  CPT_HISTORY_N_COLUMNS
};
#define CPT_HISTORY_COLUMNS "id, at, change, born, outcome, company_id, connection_id, data_type, status"

/**
 * CptHistoryTable:
 * @name: of the table
 * @columns: those that only this table has, separated by ", "
 * @all_words: what was said in words, as one expression
 * @has_words: whether anything was, as the condition that there is an index for
 * @change: what the store tells when the table was written
 * @describe: fills the facts of an item
 * @bind: binds @columns of an item, each to a parameter of its name
 * @from_row: (transfer full): the item of a row of CPT_HISTORY_COLUMNS and @columns
 *
 * A history.
 */
typedef struct
{
  const char *name;
  const char *columns;
  const char *all_words;
  const char *has_words;
  CptStoreChange change;
  void (*describe) (gpointer item, CptHistoryFacts *facts);
  void (*bind) (CptStatement *statement, gpointer item);
  gpointer (*from_row) (CptStatement *row);
} CptHistoryTable;

extern const CptHistoryTable cpt_read_table;
extern const CptHistoryTable cpt_write_table;

CptStatement *
cpt_history_table_prepare (const CptHistoryTable *self, sqlite3 *handle, const char *condition, GError **error);
GPtrArray *cpt_history_table_list (const CptHistoryTable *self, CptStatement *statement, GError **error);
gpointer cpt_history_table_get (const CptHistoryTable *self, sqlite3 *handle, const char *id, GError **error);

G_END_DECLS
