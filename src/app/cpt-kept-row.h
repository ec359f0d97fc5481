/* cpt-kept-row.h — how much of the records is kept here, and the button that clears them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "cpt-store.h"

G_BEGIN_DECLS

#define CPT_TYPE_KEPT_ROW (cpt_kept_row_get_type ())
G_DECLARE_FINAL_TYPE (CptKeptRow, cpt_kept_row, CPT, KEPT_ROW, AdwActionRow)

void cpt_kept_row_set_store (CptKeptRow *self, CptStore *store);

G_END_DECLS
