/* cpt-company-csv.h — companies as rows of a table for other programs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-company.h"
#include "cpt-csv.h"

G_BEGIN_DECLS

void cpt_company_csv_add (CptCsv *csv, CptCompany *company, const char *const *columns);

G_END_DECLS
