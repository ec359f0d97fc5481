/* cpt-link-runner-private.h — the Link URLs that somebody on another thread waits for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-platform-client.h"

G_BEGIN_DECLS

#define CPT_TYPE_LINK_RUNNER (cpt_link_runner_get_type ())
G_DECLARE_FINAL_TYPE (CptLinkRunner, cpt_link_runner, CPT, LINK_RUNNER, GObject)

CptLinkRunner *cpt_link_runner_new (CptPlatformClient *client, guint page_size);
void cpt_link_runner_fetch (CptLinkRunner *self, GPtrArray *targets, const char *connection_id, GTask *task);
void cpt_link_runner_stop (CptLinkRunner *self);
gboolean cpt_link_runner_is_busy (CptLinkRunner *self);

G_END_DECLS
