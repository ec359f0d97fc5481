/* opened-uri.h — a program that opens addresses of one scheme, and only notes which.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _OpenedUri OpenedUri;

OpenedUri *opened_uri_install (const char *scheme);
char *opened_uri_await (OpenedUri *self);
void opened_uri_free (OpenedUri *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpenedUri, opened_uri_free)

G_END_DECLS
