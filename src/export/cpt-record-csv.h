/* cpt-record-csv.h — records as rows of a table for other programs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-csv.h"
#include "cpt-record-column.h"

G_BEGIN_DECLS

GPtrArray *cpt_record_csv_list_columns (GPtrArray *columns, GPtrArray *shown);
void cpt_record_csv_add (CptCsv *csv, CptRecord *record, GPtrArray *columns);

G_END_DECLS
