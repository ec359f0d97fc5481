/* cpt-report-source.h — the software that a company's reports come from.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-company.h"

G_BEGIN_DECLS

gboolean cpt_report_source_is_linked (CptCompany *company);
char *cpt_report_source_dup_name (CptCompany *company);

G_END_DECLS
