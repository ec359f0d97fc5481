/* cpt-connection-change.h — unlinks or deletes a connection, after asking.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "cpt-company.h"
#include "cpt-outbox-repository.h"

G_BEGIN_DECLS

void cpt_connection_change_ask (AdwToastOverlay *toasts,
                                CptOutboxRepository *outbox,
                                GPtrArray *changes,
                                CptCompany *company);

G_END_DECLS
