/* cpt-sandbox-world-private.h — everything that a request may look at and change.
 *
 * Belongs to the sandbox's thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-sandbox-clock-private.h"
#include "cpt-sandbox-database-private.h"
#include "cpt-sandbox-faults-private.h"
#include "cpt-sandbox-generator-private.h"
#include "cpt-sandbox-guid-private.h"
#include "cpt-sandbox-read-generator-private.h"

G_BEGIN_DECLS

#define CPT_SANDBOX_META_STARTED "started" /* the first start, in ticks */

/**
 * CptSandboxWorld:
 * @now: the simulated moment of the request that is being answered, or of what happens before it, in ticks
 * @settled: all that was due up to this moment has happened
 * @base_url: where it listens; no slash at the end
 */
typedef struct
{
  CptSandboxDatabase *database;
  CptSandboxClock *clock;                  /* not owned: any thread may move it */
  CptSandboxFaults *faults;                /* not owned: any thread may set them */
  CptSandboxGenerator *generator;          /* (nullable) */
  CptSandboxReadGenerator *read_generator; /* (nullable) */
  guint64 seed;
  guint64 identifiers; /* how many were given out */
  gint64 stamp;        /* the last moment given out */
  gint64 now;
  gint64 settled;
  char *base_url;
  guint64 secret;    /* of this file */
  GHashTable *forms; /* (element-type utf8 gint64): tokens of Link pages, and when they were made */
} CptSandboxWorld;

CptSandboxWorld *cpt_sandbox_world_open (const char *path,
                                         CptSandboxClock *clock,
                                         CptSandboxFaults *faults,
                                         guint64 seed,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cpt_sandbox_world_free (CptSandboxWorld *self);

void cpt_sandbox_world_begin (CptSandboxWorld *self);
gboolean cpt_sandbox_world_commit (CptSandboxWorld *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;

gint64 cpt_sandbox_world_stamp (CptSandboxWorld *self);
CptSandboxGuid cpt_sandbox_world_next_guid (CptSandboxWorld *self, const char *what);
gint64 cpt_sandbox_world_get_meta (CptSandboxWorld *self, const char *name);
void cpt_sandbox_world_set_meta (CptSandboxWorld *self, const char *name, gint64 value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CptSandboxWorld, cpt_sandbox_world_free)

G_END_DECLS
