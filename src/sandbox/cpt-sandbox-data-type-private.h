/* cpt-sandbox-data-type-private.h — what can be read from a platform.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-sandbox-catalogue-private.h"

G_BEGIN_DECLS

/**
 * CptSandboxDataType:
 * @fetch_on_first_link: by default
 * @is_slow: reports and transactions take longest
 * @months: of history by default; 0 where the platform knows no such number
 * @is_locked: its setting may not be changed
 */
typedef struct
{
  const char *key;
  CptSandboxSource source;
  gboolean fetch_on_first_link;
  gboolean is_slow;
  guint months;
  gboolean is_locked;
} CptSandboxDataType;

const CptSandboxDataType *cpt_sandbox_data_type_get (guint position);
const CptSandboxDataType *cpt_sandbox_data_type_find (const char *key);
gboolean cpt_sandbox_data_type_is_supported (const CptSandboxDataType *self, const CptSandboxPlatform *platform);

G_END_DECLS
