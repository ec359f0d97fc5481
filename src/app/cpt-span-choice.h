/* cpt-span-choice.h — which months the figures of a company are about.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "cpt-figure.h"
#include "cpt-sync.h"

G_BEGIN_DECLS

#define CPT_TYPE_SPAN_CHOICE (cpt_span_choice_get_type ())
G_DECLARE_FINAL_TYPE (CptSpanChoice, cpt_span_choice, CPT, SPAN_CHOICE, AdwBin)

void cpt_span_choice_watch (CptSpanChoice *self, CptStore *store, CptSync *sync, const char *company_id);
void cpt_span_choice_refresh (CptSpanChoice *self, gint64 last_sync);
CptMonth cpt_span_choice_get_first_month (CptSpanChoice *self, CptMonth newest);

G_END_DECLS
