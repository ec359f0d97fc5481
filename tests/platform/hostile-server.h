/* hostile-server.h — a server that answers what a test wants, byte for byte.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _HostileServer HostileServer;

HostileServer *hostile_server_new (const char *const *answers);
HostileServer *hostile_server_new_endless (const char *head);
HostileServer *hostile_server_new_bytes (GBytes *answer);
HostileServer *hostile_server_new_holding (const char *answer);
void hostile_server_free (HostileServer *self);
const char *hostile_server_get_url (HostileServer *self);
guint hostile_server_get_n_requests (HostileServer *self);
char *hostile_server_dup_request (HostileServer *self, guint index);
void hostile_server_let_go (HostileServer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HostileServer, hostile_server_free)

G_END_DECLS
