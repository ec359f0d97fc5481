/* cpt-record-pane.h — all of one record, beside the others.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "cpt-record.h"

G_BEGIN_DECLS

#define CPT_TYPE_RECORD_PANE (cpt_record_pane_get_type ())
G_DECLARE_FINAL_TYPE (CptRecordPane, cpt_record_pane, CPT, RECORD_PANE, AdwBin)

void cpt_record_pane_show (CptRecordPane *self, CptRecord *record, GPtrArray *shown);

G_END_DECLS
