/* cpt-connection-writer-private.h — the connections of a company into their tables.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

#include "cpt-connection.h"

G_BEGIN_DECLS

typedef struct _CptConnectionWriter CptConnectionWriter;

CptConnectionWriter *cpt_connection_writer_new (sqlite3 *handle, GError **error);
void cpt_connection_writer_free (CptConnectionWriter *self);
gboolean cpt_connection_writer_replace (CptConnectionWriter *self,
                                        gint64 rid,
                                        gboolean is_new,
                                        GPtrArray *connections,
                                        GError **error);

G_END_DECLS
