/* far-platform.h — a platform that is not on this machine, as far as the program can tell.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Which nobody but the proxy can find. */
#define FAR_PLATFORM_HOST "platform.invalid"
#define FAR_PLATFORM_URL "https://" FAR_PLATFORM_HOST

typedef struct _FarPlatform FarPlatform;

gboolean far_platform_is_possible (void);
void far_platform_name_proxy (const char *url);

FarPlatform *far_platform_new (const char *answer);
void far_platform_free (FarPlatform *self);
void far_platform_set_trouble (FarPlatform *self, guint http_status, guint retry_after);
void far_platform_set_silent (FarPlatform *self, gboolean is_silent);
guint far_platform_get_n_requests (FarPlatform *self);
char *far_platform_dup_told (FarPlatform *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FarPlatform, far_platform_free)

G_END_DECLS
