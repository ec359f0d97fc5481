/* cpt-event-log-private.h — the activity of companies and the time line of connections, as they are seen.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

#include "cpt-activity.h"
#include "cpt-company.h"

G_BEGIN_DECLS

typedef struct _CptEventLog CptEventLog;

CptEventLog *cpt_event_log_new (sqlite3 *handle, GError **error);
void cpt_event_log_free (CptEventLog *self);
gboolean cpt_event_log_record (CptEventLog *self,
                               CptCompany *before,
                               CptCompany *after,
                               gint64 now,
                               CptOrigin origin,
                               GError **error);

gboolean cpt_event_log_add (sqlite3 *handle, const CptActivityFields *fields, GError **error);

G_END_DECLS
