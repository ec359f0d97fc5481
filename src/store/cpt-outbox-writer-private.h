/* cpt-outbox-writer-private.h — the rules of the outbox, each within a transaction of the caller's.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-outbox-table-private.h"

G_BEGIN_DECLS

/**
 * CptOutboxRelease:
 * @id: the change
 * @state: what becomes of it
 * @has_new_key: whether its key is spent
 * @not_before: microseconds UTC before which it is not sent again, CPT_TIME_UNKNOWN for at once
 * @holds_bulk: whether all that is refreshed in bulk waits until @not_before too
 * @why: (nullable): how the attempt failed
 *
 * How a change that was taken is given back.
 */
typedef struct
{
  gint64 id;
  CptChangeState state;
  gboolean has_new_key;
  gint64 not_before;
  gboolean holds_bulk;
  GError *why;
} CptOutboxRelease;

gboolean cpt_outbox_writer_is_open (CptChange *change);
gboolean cpt_outbox_writer_begin_again (sqlite3 *handle,
                                        gint64 id,
                                        const char *name,
                                        const char *body,
                                        const char *base,
                                        GError **error);
gboolean cpt_outbox_writer_remove (sqlite3 *handle, gint64 id, GError **error);
CptChange *cpt_outbox_writer_cancel (sqlite3 *handle, gint64 id, GError **error);
CptChange *cpt_outbox_writer_retry (sqlite3 *handle, gint64 id, GError **error);
CptChange *cpt_outbox_writer_take (sqlite3 *handle, gint64 now, gint64 *next_due, GError **error);
gboolean cpt_outbox_writer_release (sqlite3 *handle, const CptOutboxRelease *release, GError **error);

G_END_DECLS
