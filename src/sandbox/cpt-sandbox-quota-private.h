/* cpt-sandbox-quota-private.h — how many requests are left today.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <libsoup/soup.h>

#include "cpt-sandbox-world-private.h"

G_BEGIN_DECLS

/**
 * CptSandboxQuota:
 * @day: the simulated day that is counted, since 1970
 * @used: requests on that day
 */
typedef struct
{
  gint64 day;
  gint64 used;
} CptSandboxQuota;

void cpt_sandbox_quota_count (CptSandboxQuota *self, CptSandboxWorld *world);
void
cpt_sandbox_quota_add_headers (CptSandboxQuota *self, CptSandboxWorld *world, gint64 left, SoupMessageHeaders *headers);

G_END_DECLS
