/* cpt-growth-private.h — how long the views of a list are told that it is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _CptGrowth CptGrowth;

/* How many rows there are, told or not. */
typedef guint (*CptGrowthFunc) (GListModel *model);

CptGrowth *cpt_growth_new (GListModel *model, CptGrowthFunc count);
void cpt_growth_free (CptGrowth *self);
guint cpt_growth_get_n_items (CptGrowth *self);
void cpt_growth_begin (CptGrowth *self, guint n_at_once);
void cpt_growth_settle (CptGrowth *self);
void cpt_growth_edit (CptGrowth *self, guint position, guint n_removed, guint n_added);
void cpt_growth_stop (CptGrowth *self);

G_END_DECLS
