/* cpt-tags-change.h — changes the tags of one company, or of several, and offers to undo it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "cpt-outbox-repository.h"
#include "cpt-tag-targets.h"

G_BEGIN_DECLS

void cpt_tags_change_make (AdwToastOverlay *toasts,
                           CptOutboxRepository *outbox,
                           CptClock *clock,
                           GPtrArray *targets,
                           GVariant *patch);

G_END_DECLS
