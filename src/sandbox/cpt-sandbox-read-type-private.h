/* cpt-sandbox-read-type-private.h — reads as they stand at one moment, to be queried and ordered.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-sandbox-property-private.h"
#include "cpt-sandbox-read-private.h"
#include "cpt-sandbox-world-private.h"

G_BEGIN_DECLS

extern const CptSandboxItemType cpt_sandbox_read_type;

GPtrArray *cpt_sandbox_read_views_new (GPtrArray *reads, gint64 now);
void cpt_sandbox_read_view_write (gpointer view, GString *out, CptSandboxWorld *world);

G_END_DECLS
