/* cpt-record-table-private.h — the tables of records, in SQL.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <sqlite3.h>

#include "cpt-record-type.h"
#include "cpt-record.h"

G_BEGIN_DECLS

#define CPT_MOST_KEPT_BYTES (G_GINT64_CONSTANT (256) * 1000 * 1000) /* of the JSON of all records and reports */

/**
 * CptRecordListRow:
 * @id: 0 when nothing is known of the list
 * @total: −1 when the platform did not say yet
 * @asked_at: microseconds UTC, CPT_TIME_UNKNOWN for never
 *
 * What is known of a list of records.
 */
typedef struct
{
  gint64 id;
  gint64 total;
  gint64 asked_at;
} CptRecordListRow;

gboolean
cpt_record_table_find_list (sqlite3 *handle, const CptRecordPlace *place, CptRecordListRow *row, GError **error);
gboolean cpt_record_table_put (sqlite3 *handle,
                               const CptRecordPlace *place,
                               GPtrArray *records,
                               guint page,
                               guint total,
                               gint64 now,
                               GArray *rids,
                               GError **error);
gboolean cpt_record_table_measure (sqlite3 *handle, gint64 *n_bytes, GError **error);
gboolean cpt_record_table_clear (sqlite3 *handle, GError **error);
gboolean cpt_record_table_make_room (sqlite3 *handle, gint64 most_bytes, GError **error);

G_END_DECLS
