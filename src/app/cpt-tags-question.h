/* cpt-tags-question.h — asks for a tag that several companies are to get, or to lose.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "cpt-store.h"

G_BEGIN_DECLS

void cpt_tags_question_ask (AdwToastOverlay *toasts, CptStore *store, GArray *rids);

G_END_DECLS
