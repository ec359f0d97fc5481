/* cpt-visit.h — what others did while nobody looked: told once, when a person comes back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-meta-repository.h"
#include "cpt-visit-repository.h"

G_BEGIN_DECLS

/* Signal "changed": there is something to tell, or no more. */
#define CPT_TYPE_VISIT (cpt_visit_get_type ())
G_DECLARE_FINAL_TYPE (CptVisit, cpt_visit, CPT, VISIT, GObject)

CptVisit *cpt_visit_new (CptStore *store, CptMetaRepository *meta);
const CptVisitChanges *cpt_visit_get_changes (CptVisit *self);
gint64 cpt_visit_get_left_at (CptVisit *self);
void cpt_visit_dismiss (CptVisit *self);
void cpt_visit_leave (CptVisit *self);
void cpt_visit_return (CptVisit *self);

G_END_DECLS
