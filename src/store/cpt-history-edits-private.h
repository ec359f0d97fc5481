/* cpt-history-edits-private.h — from one selection of a history to the next, by few small steps.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-history-index-private.h"

G_BEGIN_DECLS

/* @n_removed rows went from @position, and @n_added came: just now. Positions are those of a list, newest first. */
typedef void (*CptHistoryEditFunc) (guint position, guint n_removed, guint n_added, gpointer user_data);

void cpt_history_edits_apply (GArray *rows, GArray *wanted, CptHistoryEditFunc told, gpointer user_data);

G_END_DECLS
