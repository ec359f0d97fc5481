/* tls-server.h — a server with a certificate.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

SoupServer *tls_server_new (GTlsCertificate *certificate);
void tls_server_free (SoupServer *server);

G_END_DECLS
