/* cpt-exchange-private.h — one request sent once, and its answer, bounded in bytes and in time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/**
 * CptExchangeLimits:
 * @sink: (nullable): where the body of a success goes, as it comes; then none is returned
 * @max_bytes: of the answer's body, decompressed
 * @max_ms: until its last byte is there
 */
typedef struct
{
  GOutputStream *sink;
  gsize max_bytes;
  guint max_ms;
} CptExchangeLimits;

void cpt_exchange_send_async (SoupSession *session,
                              SoupMessage *message,
                              const CptExchangeLimits *limits,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
GBytes *cpt_exchange_send_finish (SoupSession *session, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
