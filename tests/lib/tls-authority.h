/* tls-authority.h — an authority of the test, which signs the certificates of its servers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _TlsAuthority TlsAuthority;

/* Of a certificate that is neither old nor new. */
#define TLS_AUTHORITY_LONG_AGO "20200101000000Z"
#define TLS_AUTHORITY_FAR_AWAY "20900101000000Z"

TlsAuthority *tls_authority_new (void);
void tls_authority_free (TlsAuthority *self);
void tls_authority_trust (TlsAuthority *self);
GTlsCertificate *
tls_authority_issue (TlsAuthority *self, const char *names, const char *not_before, const char *not_after);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlsAuthority, tls_authority_free)

G_END_DECLS
