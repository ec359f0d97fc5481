/* cpt-sandbox-read-private.h — one read of one data type, with the plan of its life.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-sandbox-data-type-private.h"

G_BEGIN_DECLS

/* A status that the platform does not have: for reads, and for connections. */
#define CPT_SANDBOX_UNKNOWN_STATUS "Hibernating"

/**
 * CptSandboxRead:
 * @requested: when it was queued
 * @fetch_start: when it leaves Queued
 * @fetch_end: when it leaves Fetching
 * @finish: when it ends
 * @outcome: the status that it ends in
 * @held: (nullable): a status on the way that it stays in longer
 * @hold: how much longer
 * @description: (nullable): said while it is held
 */
typedef struct
{
  CptSandboxGuid id;
  CptSandboxGuid company;
  CptSandboxGuid connection;
  char *data_type;
  gint64 requested;
  gint64 fetch_start;
  gint64 fetch_end;
  gint64 finish;
  char *outcome;
  char *held;
  gint64 hold;
  char *description;
} CptSandboxRead;

/**
 * CptSandboxReadState:
 *
 * Where a read stands at some moment.
 * @message: (nullable): why it ended badly
 */
typedef struct
{
  const char *status;
  guint progress;
  gboolean is_over;
  gboolean is_completed;
  gboolean is_errored;
  const char *message;
} CptSandboxReadState;

void cpt_sandbox_read_free (CptSandboxRead *self);
void cpt_sandbox_read_plan (CptSandboxRead *self, gint64 start, guint64 seed, gboolean is_slow);
CptSandboxReadState cpt_sandbox_read_get_state (const CptSandboxRead *self, gint64 now);
void cpt_sandbox_read_write (const CptSandboxRead *self, GString *out, gint64 now);
gboolean cpt_sandbox_read_is_outcome (const char *status);
gboolean cpt_sandbox_read_is_on_the_way (const char *status);
gboolean cpt_sandbox_read_is_before_fetching (const char *status);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CptSandboxRead, cpt_sandbox_read_free)

G_END_DECLS
