/* cpt-outbox-adder-private.h — how what the user did becomes rows of the outbox.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-change.h"
#include "cpt-company-loader-private.h"

G_BEGIN_DECLS

gboolean cpt_outbox_adder_add (sqlite3 *handle,
                               CptCompanyLoader *loader,
                               CptChange *change,
                               gint64 now,
                               GPtrArray *stored,
                               GError **error);

G_END_DECLS
