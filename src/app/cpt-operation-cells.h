/* cpt-operation-cells.h — the cells of one column of a history, or of its two-line list: made, filled, filled again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "cpt-clock.h"
#include "cpt-history-list.h"
#include "cpt-operation-text.h"

G_BEGIN_DECLS

/**
 * CptOperationContext:
 * @clock: the account's
 * @company: whose history it is of
 *
 * What cells need to know besides their row.
 */
typedef struct
{
  CptClock *clock;
  CptCompany *company;
} CptOperationContext;

/**
 * CptOperationCellKind:
 * @create: makes an empty cell
 * @fill: shows an operation (nullable: it is not read yet)
 * @tip: (nullable): returns (transfer full) (nullable): what the tooltip says
 * @is_leading: the one that stands for its row: gives it its accessible label
 *
 * What is particular to a kind of cells.
 */
typedef struct
{
  GtkWidget *(*create) (void);
  void (*fill) (GtkWidget *cell, const CptOperation *operation, const CptOperationContext *context);
  char *(*tip) (const CptOperation *operation);
  gboolean is_leading;
} CptOperationCellKind;

extern const CptOperationCellKind cpt_operation_type_cells;
extern const CptOperationCellKind cpt_operation_id_cells;
extern const CptOperationCellKind cpt_operation_requested_cells;
extern const CptOperationCellKind cpt_operation_duration_cells;
extern const CptOperationCellKind cpt_operation_status_cells;
extern const CptOperationCellKind cpt_operation_narrow_cells;

#define CPT_TYPE_OPERATION_CELLS (cpt_operation_cells_get_type ())
G_DECLARE_FINAL_TYPE (CptOperationCells, cpt_operation_cells, CPT, OPERATION_CELLS, GObject)

CptOperationCells *cpt_operation_cells_new (const CptOperationCellKind *kind, const CptOperationContext *context);
GtkListItemFactory *cpt_operation_cells_get_factory (CptOperationCells *self);
void cpt_operation_cells_refill (CptOperationCells *self);
CptHistorySlot *cpt_operation_cells_find_slot (GtkWidget *widget);

G_END_DECLS
