/* cpt-outbox-answer-private.h — the platform did what the user asked for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-outbox-repository.h"
#include "cpt-store-private.h"

G_BEGIN_DECLS

/**
 * CptOutboxAnswering:
 * @store: where it is written
 * @handle: the writer's
 * @change: its row
 * @answer: what the platform said
 * @sequence: taken before the change was sent
 * @now: microseconds UTC, of the account's clock
 * @rid: (out): the company's row
 *
 * One answer on its way into the tables.
 */
typedef struct
{
  CptStore *store;
  sqlite3 *handle;
  CptChange *change;
  const CptOutboxAnswer *answer;
  gint64 sequence;
  gint64 now;
  gint64 rid;
} CptOutboxAnswering;

gboolean cpt_outbox_answer (CptOutboxAnswering *answering, GError **error);

G_END_DECLS
