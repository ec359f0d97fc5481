/* bulk-fixture.h — many companies on a real platform, and their data refreshed at once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-bulk-repository.h"
#include "sync-fixture.h"

G_BEGIN_DECLS

/**
 * BulkFixture:
 * @able: (element-type gint64): rows of the companies that can be refreshed
 * @answered: (element-type CptChange): what sync said was done, in order
 * @most_sending: the most that bulk_fixture_get_status() ever saw on their way
 *
 * Companies of every state, read into the store.
 */
typedef struct
{
  SyncFixture base;
  CptBulkRepository *bulk;
  GArray *able;
  GPtrArray *answered;
  guint most_sending;
} BulkFixture;

void bulk_fixture_set_up (BulkFixture *self, guint n_companies);
void bulk_fixture_tear_down (BulkFixture *self);
void bulk_fixture_start (BulkFixture *self);
void bulk_fixture_reopen (BulkFixture *self);
void bulk_fixture_ask (BulkFixture *self, guint n);
void bulk_fixture_rename (BulkFixture *self, gint64 rid);
CptBulkStatus bulk_fixture_get_status (BulkFixture *self);
void bulk_fixture_set_paused (BulkFixture *self, gboolean is_paused);
void bulk_fixture_await_end (BulkFixture *self);
guint bulk_fixture_find_answer (BulkFixture *self, CptChangeKind kind);

/* One of cpt_bulk_repository_…_async(). */
typedef void (*BulkFixtureWrite) (CptBulkRepository *bulk,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
void bulk_fixture_write (BulkFixture *self, BulkFixtureWrite write);

G_END_DECLS
