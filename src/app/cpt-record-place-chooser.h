/* cpt-record-place-chooser.h — through which connection, and of which bank account, records are looked at.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "cpt-company-row.h"
#include "cpt-record-reader.h"

G_BEGIN_DECLS

/* Shows itself only where there is something to choose. Signal "changed": the place may be another one. */
#define CPT_TYPE_RECORD_PLACE_CHOOSER (cpt_record_place_chooser_get_type ())
G_DECLARE_FINAL_TYPE (CptRecordPlaceChooser, cpt_record_place_chooser, CPT, RECORD_PLACE_CHOOSER, GtkBox)

void cpt_record_place_chooser_set_account (CptRecordPlaceChooser *self, CptStore *store, CptSync *sync);
void cpt_record_place_chooser_open (CptRecordPlaceChooser *self, CptCompanyRow *row, const char *data_type);
CptRecordPlace *cpt_record_place_chooser_dup_place (CptRecordPlaceChooser *self);
CptRecordReader *cpt_record_place_chooser_get_accounts (CptRecordPlaceChooser *self);

G_END_DECLS
