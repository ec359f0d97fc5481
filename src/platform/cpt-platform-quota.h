/* cpt-platform-quota.h — how many requests the platform takes today.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-daily-quota.h"
#include "cpt-platform-client.h"

G_BEGIN_DECLS

void cpt_platform_client_get_quota (CptPlatformClient *self, CptDailyQuota *quota);

G_END_DECLS
