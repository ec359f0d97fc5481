/* cpt-row-source-private.h — rows for the main thread: at once when they can be had in time, else a little later.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-company-result-private.h"
#include "cpt-store-private.h"

G_BEGIN_DECLS

/* Rows that had not been read in time are there now. */
typedef void (*CptRowSourceFunc) (gpointer user_data);

#define CPT_TYPE_ROW_SOURCE (cpt_row_source_get_type ())
G_DECLARE_FINAL_TYPE (CptRowSource, cpt_row_source, CPT, ROW_SOURCE, GObject)

CptRowSource *cpt_row_source_new (CptStore *store, CptRowSourceFunc filled, gpointer user_data);
void cpt_row_source_stop (CptRowSource *self);
void cpt_row_source_expire (CptRowSource *self, CptCompanyResult *result);
CptCompanyRow *cpt_row_source_get (CptRowSource *self, gint64 rid);
gboolean cpt_row_source_is_behind (CptRowSource *self);

G_END_DECLS
