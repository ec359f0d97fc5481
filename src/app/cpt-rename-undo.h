/* cpt-rename-undo.h — the toast that says a company is renamed, and takes it back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "cpt-outbox-repository.h"

G_BEGIN_DECLS

void cpt_rename_undo_offer (AdwToastOverlay *toasts, CptOutboxRepository *outbox, CptClock *clock, CptChange *change);

G_END_DECLS
