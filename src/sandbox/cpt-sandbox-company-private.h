/* cpt-sandbox-company-private.h — a company and its connections, as read from the tables or made up from the seed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-sandbox-connection-private.h"

G_BEGIN_DECLS

/**
 * CptSandboxReference:
 *
 * A parent or a subsidiary, as it is named in the other company.
 */
typedef struct
{
  char *id;
  char *name;
  char *description;
} CptSandboxReference;

/**
 * CptSandboxCompany:
 * @description: (nullable)
 * @created_by: (nullable): none for one that was created by key
 * @products: separated by commas
 * @owners: likewise; GUIDs of portal users
 * @tags: (array zero-terminated=1): key, value, key, value…
 * @parent: (nullable)
 */
typedef struct
{
  CptSandboxGuid id;
  char *name;
  char *description;
  gint64 created;
  gint64 last_sync;
  char *created_by;
  char *products;
  char *owners;
  char **tags;
  char *password; /* (nullable): the one-time password of its Link URL */
  CptSandboxReference *parent;
  GPtrArray *subsidiaries; /* (element-type CptSandboxReference) */
  GPtrArray *connections;  /* (element-type CptSandboxConnection) */
} CptSandboxCompany;

CptSandboxCompany *cpt_sandbox_company_new (const char *id);
void cpt_sandbox_company_free (CptSandboxCompany *self);
CptSandboxConnection *cpt_sandbox_company_find_connection (CptSandboxCompany *self, const char *id);
const char *cpt_sandbox_company_get_tag (const CptSandboxCompany *self, const char *key);
void cpt_sandbox_company_write (CptSandboxCompany *self, GString *out, const char *base_url);

CptSandboxReference *cpt_sandbox_reference_new (const char *id, const char *name, const char *description);
void cpt_sandbox_reference_free (CptSandboxReference *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CptSandboxCompany, cpt_sandbox_company_free)

G_END_DECLS
