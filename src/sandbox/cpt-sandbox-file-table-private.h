/* cpt-sandbox-file-table-private.h — the files that were uploaded.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-sandbox-connection-private.h"
#include "cpt-sandbox-world-private.h"

G_BEGIN_DECLS

/**
 * CptSandboxFile:
 * @platform: of the connection that it was uploaded over
 * @uploaded: ticks
 * @content: (nullable): %NULL if it was not asked for
 */
typedef struct
{
  char *name;
  const CptSandboxPlatform *platform;
  gint64 uploaded;
  GBytes *content;
} CptSandboxFile;

void cpt_sandbox_file_table_insert (CptSandboxWorld *world,
                                    const CptSandboxConnection *connection,
                                    const char *name,
                                    gint64 uploaded,
                                    GBytes *content);
GPtrArray *cpt_sandbox_file_table_load_all (CptSandboxWorld *world, const char *company);
GPtrArray *cpt_sandbox_file_table_load_content (CptSandboxWorld *world, const char *company, gint64 from, gint64 until);

G_END_DECLS
