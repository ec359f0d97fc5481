/* cpt-outbox-answer-private.h — the platform did what the user asked for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-company-writer-private.h"

#include "cpt-change.h"

G_BEGIN_DECLS

gboolean cpt_outbox_answer (sqlite3 *handle,
                            CptCompanyWriter *writer,
                            CptChange *change,
                            CptCompany *company,
                            CptConnection *connection,
                            gint64 now,
                            gint64 *rid,
                            GError **error);

G_END_DECLS
