/* cpt-sandbox-catalogue-private.h — the integrations that a client may link.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-sandbox-guid-private.h"

G_BEGIN_DECLS

typedef enum
{
  CPT_SANDBOX_SOURCE_ACCOUNTING,
  CPT_SANDBOX_SOURCE_BANKING,
  CPT_SANDBOX_SOURCE_COMMERCE,
  CPT_SANDBOX_SOURCE_BANK_FEED,
  CPT_SANDBOX_SOURCE_EXPENSE,
  CPT_SANDBOX_SOURCE_OTHER,
} CptSandboxSource;

/**
 * CptSandboxPlatform:
 * @key: its four letters
 * @enabled: whether a client may link it
 * @offline: runs on the client's own machine, which answers late
 * @provider: whose data it is
 */
typedef struct
{
  const char *key;
  const char *name;
  CptSandboxSource source;
  gboolean enabled;
  gboolean offline;
  gboolean beta;
  const char *provider;
} CptSandboxPlatform;

const CptSandboxPlatform *cpt_sandbox_catalogue_get (guint position);
const CptSandboxPlatform *cpt_sandbox_catalogue_find (const char *key);

const char *cpt_sandbox_source_get_name (CptSandboxSource source);
gboolean cpt_sandbox_platform_takes_files (const CptSandboxPlatform *self);
gboolean cpt_sandbox_platform_keeps_books (const CptSandboxPlatform *self);
CptSandboxGuid cpt_sandbox_platform_get_integration_id (const CptSandboxPlatform *self);
CptSandboxGuid cpt_sandbox_platform_get_source_id (const CptSandboxPlatform *self);

G_END_DECLS
