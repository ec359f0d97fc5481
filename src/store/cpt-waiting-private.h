/* cpt-waiting-private.h — the Link URLs that were sent and that no client has followed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/**
 * CptSending:
 * @rid: the company's row
 * @at: microseconds UTC of its last sending
 *
 * A Link URL of a company was sent after a connection of it last became linked.
 */
typedef struct
{
  gint64 rid;
  gint64 at;
} CptSending;

GArray *cpt_waiting_load (sqlite3 *handle, GError **error);

G_END_DECLS
