/* cpt-transaction.c — a guard: what is not committed is undone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-transaction-private.h"

#include "cpt-sqlite-private.h"

struct _CptTransaction
{
  sqlite3 *handle;
};

/**
 * cpt_transaction_begin:
 * @handle: the writer's
 *
 * Returns: (transfer full) (nullable): %NULL with @error set when it could not begin
 */
CptTransaction *
cpt_transaction_begin (sqlite3 *handle, GError **error)
{
  CptTransaction *self = NULL;

  if (!cpt_sqlite_run (handle, "BEGIN IMMEDIATE", error))
    return NULL;

  self = g_new0 (CptTransaction, 1);
  self->handle = handle;

  return self;
}

/**
 * cpt_transaction_commit:
 *
 * Returns: %FALSE with @error set when nothing of it was kept
 */
gboolean
cpt_transaction_commit (CptTransaction *self, GError **error)
{
  return cpt_sqlite_run (self->handle, "COMMIT", error);
}

/**
 * cpt_transaction_free:
 *
 * Undoes what was not committed. (A failed COMMIT leaves the transaction open, or SQLite has undone it by itself.)
 */
void
cpt_transaction_free (CptTransaction *self)
{
  if (!sqlite3_get_autocommit (self->handle))
    sqlite3_exec (self->handle, "ROLLBACK", NULL, NULL, NULL);
  g_free (self);
}
