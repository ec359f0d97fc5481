/* cpt-change-undo.h — the toast that says what was changed of a company, and takes it back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "cpt-outbox-repository.h"

G_BEGIN_DECLS

void cpt_change_undo_offer (AdwToastOverlay *toasts, CptOutboxRepository *outbox, CptClock *clock, CptChange *change);

G_END_DECLS
