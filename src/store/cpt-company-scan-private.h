/* cpt-company-scan-private.h — where one term is found, for every company at once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-company-result-private.h"

G_BEGIN_DECLS

char **cpt_company_scan_split (const char *text);
char *cpt_company_scan_parse_id (const char *term);
void cpt_company_scan (CptSnapshot *snapshot, sqlite3 *handle, const char *term, guint8 *ranks);

G_END_DECLS
