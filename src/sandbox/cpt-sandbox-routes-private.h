/* cpt-sandbox-routes-private.h — every address the sandbox answers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-sandbox-request-private.h"

G_BEGIN_DECLS

/**
 * CptSandboxAccess:
 * @CPT_SANDBOX_ACCESS_KEY: for programs, with the API key
 * @CPT_SANDBOX_ACCESS_PAGE: for the browser of a client
 */
typedef enum
{
  CPT_SANDBOX_ACCESS_KEY,
  CPT_SANDBOX_ACCESS_PAGE,
} CptSandboxAccess;

typedef struct
{
  const char *method;
  const char *path;
  CptSandboxRouteFunc func;
  CptSandboxAccess access;
} CptSandboxRoute;

typedef struct _CptSandboxRoutes CptSandboxRoutes;

CptSandboxRoutes *cpt_sandbox_routes_new (void);
void cpt_sandbox_routes_free (CptSandboxRoutes *self);
const CptSandboxRoute *cpt_sandbox_routes_find (CptSandboxRoutes *self,
                                                const char *method,
                                                const char *path,
                                                GMatchInfo **match,
                                                gboolean *is_known);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CptSandboxRoutes, cpt_sandbox_routes_free)

G_END_DECLS
