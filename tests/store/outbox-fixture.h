/* outbox-fixture.h — a store with an outbox: changes made, taken, answered and given back in one call each.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-company-list.h"
#include "cpt-outbox-repository.h"
#include "store-fixture.h"

G_BEGIN_DECLS

typedef struct
{
  StoreFixture base;
  CptOutboxRepository *outbox;
} OutboxFixture;

void outbox_fixture_set_up (OutboxFixture *self, gconstpointer data);
void outbox_fixture_tear_down (OutboxFixture *self, gconstpointer data);
void outbox_fixture_reopen (OutboxFixture *self);

CptChange *outbox_fixture_add (OutboxFixture *self, const CptChangeFields *fields);
GError *outbox_fixture_fail_to_add (OutboxFixture *self, const CptChangeFields *fields);
CptChange *outbox_fixture_create (OutboxFixture *self, const char *name);
CptChange *outbox_fixture_rename (OutboxFixture *self, gint64 rid, const char *name);
CptChange *outbox_fixture_delete (OutboxFixture *self, gint64 rid);
CptChange *outbox_fixture_take (OutboxFixture *self, gint64 *next_due);
gint64 outbox_fixture_answer (OutboxFixture *self, CptChange *change, CptCompany *company);
gint64 outbox_fixture_answer_with (OutboxFixture *self, CptChange *change, const CptOutboxAnswer *answer);
void outbox_fixture_release (OutboxFixture *self,
                             CptChange *change,
                             CptChangeState state,
                             gboolean new_key,
                             gint64 not_before,
                             const GError *why);
guint outbox_fixture_cancel (OutboxFixture *self, gint64 id);
void outbox_fixture_retry (OutboxFixture *self, gint64 id);
GPtrArray *outbox_fixture_list (OutboxFixture *self);
void outbox_fixture_pass_hold (OutboxFixture *self);
char *outbox_fixture_shown (OutboxFixture *self);

G_END_DECLS
