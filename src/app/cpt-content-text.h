/* cpt-content-text.h — all that a view shows of a company, as one text, to see whether it has changed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-company.h"

G_BEGIN_DECLS

char *cpt_content_text_dup_connections (CptCompany *company, gint64 rid, const char *connection_id);

G_END_DECLS
