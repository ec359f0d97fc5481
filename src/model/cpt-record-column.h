/* cpt-record-column.h — which columns a table of records has: those of what arrives.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-record.h"

G_BEGIN_DECLS

/**
 * CptRecordColumn:
 * @name: the member
 * @path: what it is ordered and filtered by: the member, or the name in a reference
 * @kind: what the first of its values that is none of nothing is
 * @is_shown: whether it is, as long as nobody chose otherwise
 *
 * One column.
 */
typedef struct
{
  char *name;
  char *path;
  CptRecordKind kind;
  gboolean is_shown;
} CptRecordColumn;

void cpt_record_column_free (CptRecordColumn *self);
gboolean cpt_record_column_is_comparable (const CptRecordColumn *self);
GPtrArray *cpt_record_columns_derive (const char *data_type, GPtrArray *records);
GPtrArray *cpt_record_columns_arrange (GPtrArray *columns, const char *const *chosen);
const CptRecordColumn *cpt_record_columns_find (GPtrArray *columns, const char *name);

G_END_DECLS
