/* cpt-company-cell-kinds.h — what stands in each column of the companies table.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-company-cells.h"

G_BEGIN_DECLS

extern const CptCompanyCellKind cpt_name_cells;
extern const CptCompanyCellKind cpt_id_cells;
extern const CptCompanyCellKind cpt_created_by_cells;
extern const CptCompanyCellKind cpt_created_cells;
extern const CptCompanyCellKind cpt_last_read_cells;
extern const CptCompanyCellKind cpt_connections_cells;
extern const CptCompanyCellKind cpt_tags_cells;

G_END_DECLS
