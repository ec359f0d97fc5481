/* cpt-history-items-private.h — the items of a history that were read, and those that are being read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-history-reader-private.h"

G_BEGIN_DECLS

typedef struct _CptHistoryItems CptHistoryItems;

CptHistoryItems *cpt_history_items_new (void);
void cpt_history_items_free (CptHistoryItems *self);
void cpt_history_items_put (CptHistoryItems *self, const CptHistoryRow *row);
gpointer cpt_history_items_get (CptHistoryItems *self, const CptHistoryKey *key);
gboolean cpt_history_items_ask (CptHistoryItems *self, const CptHistoryKey *key);
void cpt_history_items_forget_asked (CptHistoryItems *self);

G_END_DECLS
