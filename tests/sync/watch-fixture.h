/* watch-fixture.h — a company that has a linked connection, and that somebody looks at.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-read-repository.h"
#include "sync-fixture.h"

G_BEGIN_DECLS

/**
 * WatchFixture:
 * @rid: of the company
 * @company_id: of the same
 * @connection_id: its linked connection
 * @reads: the read history in the store
 * @ended: (element-type CptRead): what sync said of reads that ended
 * @results: (nullable) (element-type CptRead): what sync said of the refresh that ended last
 * @n_refreshes_ended: how often it said so
 * @gone_rid: which company sync said is gone, 0 for none
 *
 * Sync is started, and the company is read.
 */
typedef struct
{
  SyncFixture base;
  gint64 rid;
  char *company_id;
  char *connection_id;
  CptReadRepository *reads;
  GPtrArray *ended;
  GPtrArray *results;
  guint n_refreshes_ended;
  gint64 gone_rid;
} WatchFixture;

void watch_fixture_set_up (WatchFixture *fixture);
void watch_fixture_tear_down (WatchFixture *fixture);
void watch_fixture_reopen_store (WatchFixture *fixture);
void watch_fixture_start (WatchFixture *fixture);
void watch_fixture_refresh (WatchFixture *fixture, const char *data_type);
void watch_fixture_await_running (WatchFixture *fixture, guint n_at_least);
void watch_fixture_await_refresh_ended (WatchFixture *fixture);

G_END_DECLS
