/* cpt-sandbox-push-private.h — one record written to a platform.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-sandbox-guid-private.h"
#include "cpt-sandbox-property-private.h"
#include "cpt-sandbox-world-private.h"

G_BEGIN_DECLS

/**
 * CptSandboxPush:
 * @completed: when it ended; 0 while it is pending
 * @status: what it ended in, or Pending
 * @change: (nullable): what it did to the record
 * @timeout: minutes; 0 for none
 */
typedef struct
{
  CptSandboxGuid key;
  CptSandboxGuid company;
  CptSandboxGuid connection;
  char *data_type;
  gint64 requested;
  gint64 completed;
  char *status;
  char *change;
  gint64 timeout;
} CptSandboxPush;

extern const CptSandboxItemType cpt_sandbox_push_type;

void cpt_sandbox_push_free (CptSandboxPush *self);
void cpt_sandbox_push_write (gpointer push, GString *out, CptSandboxWorld *world);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CptSandboxPush, cpt_sandbox_push_free)

G_END_DECLS
