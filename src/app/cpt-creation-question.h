/* cpt-creation-question.h — which of several companies is the one that was created? Only the user can say.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "cpt-outbox-repository.h"

G_BEGIN_DECLS

void cpt_creation_question_ask (AdwToastOverlay *toasts, CptOutboxRepository *outbox, CptChange *creation);

G_END_DECLS
