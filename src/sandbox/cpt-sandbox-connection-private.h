/* cpt-sandbox-connection-private.h — a company's link to one of the platforms.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-sandbox-catalogue-private.h"

G_BEGIN_DECLS

typedef enum
{
  CPT_SANDBOX_PENDING_AUTH,
  CPT_SANDBOX_LINKED,
  CPT_SANDBOX_UNLINKED,
  CPT_SANDBOX_DEAUTHORIZED,
} CptSandboxConnectionStatus;

/**
 * CptSandboxConnectionError:
 * @status: (nullable): `Active`, `Resolved`; none for an error that does not pass
 * @resolved: 0 while it is active
 */
typedef struct
{
  char *status_code;
  char *status_text;
  char *message;
  gint64 errored;
  char *status;
  gint64 resolved;
} CptSandboxConnectionError;

/**
 * CptSandboxConnection:
 * @linked: when it was authorised the first time; 0 for never
 * @last_sync: 0 before the first read
 * @data_set: (nullable): the sample data that was chosen when it was linked
 */
typedef struct
{
  CptSandboxGuid id;
  CptSandboxGuid company;
  const CptSandboxPlatform *platform;
  CptSandboxConnectionStatus status;
  gint64 created;
  gint64 linked;
  gint64 last_sync;
  char *data_set;
  char *password;    /* (nullable): the one-time password of its Link URL */
  GPtrArray *errors; /* (nullable) (element-type CptSandboxConnectionError) */
} CptSandboxConnection;

CptSandboxConnection *
cpt_sandbox_connection_new (const char *id, const char *company, const CptSandboxPlatform *platform);
void cpt_sandbox_connection_free (CptSandboxConnection *self);
void cpt_sandbox_connection_add_error (CptSandboxConnection *self,
                                       const char *status_code,
                                       const char *status_text,
                                       const char *message,
                                       gint64 errored);
void cpt_sandbox_connection_write (CptSandboxConnection *self, GString *out, const char *base_url);

const char *cpt_sandbox_connection_status_get_name (CptSandboxConnectionStatus status);
gboolean cpt_sandbox_connection_status_from_name (const char *name, CptSandboxConnectionStatus *status);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CptSandboxConnection, cpt_sandbox_connection_free)

G_END_DECLS
