/* cpt-record-text.h — what records say, as a person reads it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-record-column.h"

G_BEGIN_DECLS

char *cpt_record_text_dup_value (const CptRecordValue *value, const char *name);
char *cpt_record_text_dup (CptRecord *record, const CptRecordColumn *column);
char *cpt_record_text_dup_title (CptRecord *record, GPtrArray *columns);
char *cpt_record_text_dup_spoken (CptRecord *record, GPtrArray *columns);
gboolean cpt_record_text_is_at_end (CptRecordKind kind);

G_END_DECLS
