/* cpt-connection-words.h — the state of a connection in words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-expiry.h"

G_BEGIN_DECLS

CptConnectionState cpt_connection_words_state_of (const char *status_text);
const char *cpt_connection_words_state (CptConnectionState state);
const char *cpt_connection_words_short (CptConnectionState state);
const char *cpt_connection_words_expiry (CptExpiry expiry);
char *cpt_connection_words_dup_with_expiry (const char *state, CptExpiry expiry);
char *cpt_connection_words_dup_state_at (CptConnection *connection, gint64 now);

G_END_DECLS
