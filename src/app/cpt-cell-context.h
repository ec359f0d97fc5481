/* cpt-cell-context.h — what the cells of the companies list need to know besides their row.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-clock.h"

G_BEGIN_DECLS

#define CPT_TYPE_CELL_CONTEXT (cpt_cell_context_get_type ())
G_DECLARE_FINAL_TYPE (CptCellContext, cpt_cell_context, CPT, CELL_CONTEXT, GObject)

CptCellContext *cpt_cell_context_new (CptClock *clock);
gint64 cpt_cell_context_get_now (CptCellContext *self);
const char *cpt_cell_context_get_search (CptCellContext *self);
void cpt_cell_context_set_search (CptCellContext *self, const char *text);
guint cpt_cell_context_get_search_number (CptCellContext *self);

G_END_DECLS
