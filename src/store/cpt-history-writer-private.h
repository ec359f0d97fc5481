/* cpt-history-writer-private.h — what the platform says of reads and writes, into their tables.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-guards-private.h"
#include "cpt-history-table-private.h"

G_BEGIN_DECLS

/**
 * CptHistoryChange:
 * @item: (transfer none): what was written
 * @is_new: whether it was not known before
 * @has_ended: whether it runs no more, and was not known to have ended
 *
 * One item that was written.
 */
typedef struct
{
  gpointer item;
  gboolean is_new;
  gboolean has_ended;
} CptHistoryChange;

typedef struct _CptHistoryWriter CptHistoryWriter;

CptHistoryWriter *
cpt_history_writer_new (const CptHistoryTable *table, sqlite3 *handle, CptGuards *guards, GError **error);
void cpt_history_writer_free (CptHistoryWriter *self);
gboolean cpt_history_writer_put (CptHistoryWriter *self,
                                 gpointer item,
                                 gint64 sequence,
                                 gint64 now,
                                 GArray *changes,
                                 GError **error);
gboolean cpt_history_writer_put_all (CptHistoryWriter *self,
                                     GPtrArray *items,
                                     gint64 sequence,
                                     gint64 now,
                                     GArray *changes,
                                     GError **error);
void cpt_history_writer_tell (CptHistoryWriter *self, CptStore *store, GArray *changes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CptHistoryWriter, cpt_history_writer_free)

G_END_DECLS
