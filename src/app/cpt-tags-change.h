/* cpt-tags-change.h — changes the tags of one company, and offers to undo it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "cpt-company-row.h"
#include "cpt-outbox-repository.h"

G_BEGIN_DECLS

void cpt_tags_change_make (AdwToastOverlay *toasts,
                           CptOutboxRepository *outbox,
                           CptClock *clock,
                           CptCompanyRow *row,
                           const char *json);

G_END_DECLS
