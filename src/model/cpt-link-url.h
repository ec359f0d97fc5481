/* cpt-link-url.h — Link URLs: opaque, but for one-time passwords.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean cpt_link_url_is_safe (const char *url);
char *cpt_link_url_without_password (const char *url, gboolean *had_password);

G_END_DECLS
