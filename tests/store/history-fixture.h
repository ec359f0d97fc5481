/* history-fixture.h — a store with its two histories: reads and writes put in one call each.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-read-repository.h"
#include "cpt-write-repository.h"
#include "store-fixture.h"

G_BEGIN_DECLS

typedef struct
{
  StoreFixture base;
  CptReadRepository *reads;
  CptWriteRepository *writes;
} HistoryFixture;

void history_fixture_set_up (HistoryFixture *self, gconstpointer data);
void history_fixture_tear_down (HistoryFixture *self, gconstpointer data);
void history_fixture_reopen (HistoryFixture *self);

char *history_fixture_id (guint number);
gint64 history_fixture_requested (guint number);
CptRead *history_fixture_read (guint number, const char *data_type, const char *status);
CptRead *history_fixture_read_of (guint company, guint number, const char *data_type, const char *status);
CptWrite *history_fixture_write (guint number, const char *status);

GPtrArray *history_fixture_put (HistoryFixture *self, CptRead *first, ...) G_GNUC_NULL_TERMINATED;
GPtrArray *history_fixture_put_at (HistoryFixture *self, gint64 sequence, GPtrArray *reads);
guint history_fixture_put_write (HistoryFixture *self, CptWrite *write);
CptRead *history_fixture_get (HistoryFixture *self, guint number);

G_END_DECLS
