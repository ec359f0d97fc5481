/* cpt-sandbox-read-generator-private.h — a long history of reads, made up whenever it is asked for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-sandbox-read-private.h"

G_BEGIN_DECLS

/**
 * CptSandboxReadGenerator:
 * @company: whose history it is
 * @connection: over which all was read
 */
typedef struct
{
  guint64 seed;
  CptSandboxGuid company;
  CptSandboxGuid connection;
  gint64 epoch;
  guint count;
  guint rate;
  GPtrArray *data_types; /* (element-type CptSandboxDataType): static ones */
} CptSandboxReadGenerator;

CptSandboxReadGenerator *cpt_sandbox_read_generator_new (guint64 seed, guint count, guint rate, gint64 epoch);
void cpt_sandbox_read_generator_free (CptSandboxReadGenerator *self);

guint cpt_sandbox_read_generator_count (const CptSandboxReadGenerator *self, gint64 moment);
CptSandboxRead *cpt_sandbox_read_generator_make (const CptSandboxReadGenerator *self, guint position);
CptSandboxRead *cpt_sandbox_read_generator_find (const CptSandboxReadGenerator *self, const char *id, gint64 now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CptSandboxReadGenerator, cpt_sandbox_read_generator_free)

G_END_DECLS
