/* deed-fixture.h — something that the user does, on a real platform: and whether it was done, exactly once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sync-fixture.h"

G_BEGIN_DECLS

/**
 * DeedFixture:
 * @kind: what the user does
 * @rid: of the company that it is done to, 0 for a creation
 * @company_id: (nullable): of the same
 * @connection_id: (nullable): for what is done to a connection
 * @done_at: microseconds UTC, by the account's clock, when the user did it
 * @change: (nullable): what deed_fixture_take() took
 *
 * A company that was read, and that the user is about to change; or one that is to be created.
 */
typedef struct
{
  SyncFixture base;
  CptChangeKind kind;
  gint64 rid;
  char *company_id;
  char *connection_id;
  gint64 done_at;
  CptChange *change;
} DeedFixture;

void deed_fixture_set_up (DeedFixture *fixture, CptChangeKind kind);
void deed_fixture_tear_down (DeedFixture *fixture);
void deed_fixture_do (DeedFixture *fixture);
void deed_fixture_take (DeedFixture *fixture);
gboolean deed_fixture_send (DeedFixture *fixture, CptOutboxAnswer *answer);
void deed_fixture_answer (DeedFixture *fixture, const CptOutboxAnswer *answer, gint64 sequence);
void deed_fixture_let_reads_end (DeedFixture *fixture);
void deed_fixture_assert_done_once (DeedFixture *fixture);
const char *deed_fixture_get_kind_name (CptChangeKind kind);

G_END_DECLS
