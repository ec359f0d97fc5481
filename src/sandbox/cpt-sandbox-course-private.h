/* cpt-sandbox-course-private.h — how a read will go: where it stays, and what it ends in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-sandbox-connection-private.h"
#include "cpt-sandbox-data-type-private.h"

G_BEGIN_DECLS

/**
 * CptSandboxCourse:
 * @outcome: the status that it ends in
 * @held: (nullable): a status on the way that it stays in longer
 * @hold: how much longer, in ticks
 * @description: (nullable): said meanwhile; %NULL for until when
 */
typedef struct
{
  const char *outcome;
  const char *held;
  gint64 hold;
  const char *description;
} CptSandboxCourse;

CptSandboxCourse
cpt_sandbox_course_new (const CptSandboxConnection *connection, const CptSandboxDataType *data_type, gint64 requested);

G_END_DECLS
