/* cpt-address-private.h — where the key may be sent, and in which form.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char *cpt_address_check (const char *base_url, gboolean *is_loopback, GError **error);
gboolean cpt_address_may_fetch (const char *url, gboolean may_be_loopback, gboolean *is_loopback);
char *cpt_address_authorization (const char *api_key, GError **error);

G_END_DECLS
