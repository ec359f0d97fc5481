/* cpt-record-outline.h — all of a record, line by line, as a person reads it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-record.h"

G_BEGIN_DECLS

/* A line: what it is of, and what that says. */
#define CPT_TYPE_RECORD_LINE (cpt_record_line_get_type ())
G_DECLARE_FINAL_TYPE (CptRecordLine, cpt_record_line, CPT, RECORD_LINE, GObject)

const char *cpt_record_line_get_label (CptRecordLine *self);
const char *cpt_record_line_get_text (CptRecordLine *self);
guint cpt_record_line_get_depth (CptRecordLine *self);

GListModel *cpt_record_outline_new (CptRecord *record);

G_END_DECLS
