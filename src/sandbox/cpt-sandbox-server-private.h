/* cpt-sandbox-server-private.h — HTTP on the loopback.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-sandbox-world-private.h"

G_BEGIN_DECLS

typedef struct _CptSandboxServer CptSandboxServer;

CptSandboxServer *cpt_sandbox_server_new (CptSandboxWorld *world, const char *api_key, gboolean latency);
void cpt_sandbox_server_free (CptSandboxServer *self);
gboolean cpt_sandbox_server_listen (CptSandboxServer *self, guint16 port, GError **error) G_GNUC_WARN_UNUSED_RESULT;
guint16 cpt_sandbox_server_get_port (CptSandboxServer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CptSandboxServer, cpt_sandbox_server_free)

G_END_DECLS
