/* cpt-transaction-private.h — a guard: what is not committed is undone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

typedef struct _CptTransaction CptTransaction;

CptTransaction *cpt_transaction_begin (sqlite3 *handle, GError **error);
gboolean cpt_transaction_commit (CptTransaction *self, GError **error);
void cpt_transaction_free (CptTransaction *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CptTransaction, cpt_transaction_free)

G_END_DECLS
