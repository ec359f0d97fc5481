/* cpt-history-reader-private.h — what a list asks of the table of a history.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-history-index-private.h"

G_BEGIN_DECLS

/**
 * CptHistoryRow:
 * @key: where it stands
 * @item: (transfer full): what stands there
 *
 * One item of a history.
 */
typedef struct
{
  CptHistoryKey key;
  gpointer item;
} CptHistoryRow;

GArray *cpt_history_rows_new (void);

GArray *
cpt_history_reader_read_first (const CptHistoryTable *table, sqlite3 *handle, const char *company_id, GError **error);
CptHistoryIndex *cpt_history_reader_read_index (const CptHistoryTable *table,
                                                sqlite3 *handle,
                                                const char *company_id,
                                                gint64 *change,
                                                GError **error);
GArray *cpt_history_reader_read_changes (const CptHistoryTable *table,
                                         sqlite3 *handle,
                                         const char *company_id,
                                         gint64 *change,
                                         GError **error);
GArray *cpt_history_reader_read_rows (const CptHistoryTable *table, sqlite3 *handle, GArray *keys, GError **error);
GArray *cpt_history_reader_search (const CptHistoryTable *table,
                                   sqlite3 *handle,
                                   const char *company_id,
                                   CptHistorySearch *search,
                                   GError **error);

G_END_DECLS
