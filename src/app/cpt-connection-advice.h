/* cpt-connection-advice.h — what the state of a connection means to a person, and what it lets them do.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-connection-actions.h"

G_BEGIN_DECLS

gint64 cpt_connection_advice_get_since (CptConnection *connection);
char *cpt_connection_advice_dup_state (CptConnection *connection, gint64 since, gint64 now);
char *cpt_connection_advice_dup_expiry (CptConnection *connection, gint64 now);
const char *cpt_connection_advice_get_happened (CptConnectionState state);
const char *cpt_connection_advice_get_to_do (CptConnectionState state);
const char *cpt_connection_advice_get_obstacle (CptConnectionObstacle obstacle);
const char *cpt_connection_advice_get_source (const char *source_type);

G_END_DECLS
