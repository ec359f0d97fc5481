/* cpt-connection-words.h — the state of a connection in words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-connection.h"

G_BEGIN_DECLS

const char *cpt_connection_words_state (CptConnectionState state);
const char *cpt_connection_words_short (CptConnectionState state);

G_END_DECLS
