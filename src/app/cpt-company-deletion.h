/* cpt-company-deletion.h — deletes companies: asks, holds them eight seconds, lets the user take it back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "cpt-company-repository.h"
#include "cpt-outbox-repository.h"

G_BEGIN_DECLS

#define CPT_TYPE_COMPANY_DELETION (cpt_company_deletion_get_type ())
G_DECLARE_FINAL_TYPE (CptCompanyDeletion, cpt_company_deletion, CPT, COMPANY_DELETION, GObject)

CptCompanyDeletion *cpt_company_deletion_new (CptCompanyRepository *companies,
                                              CptOutboxRepository *outbox,
                                              CptClock *clock,
                                              AdwToastOverlay *toasts);
void cpt_company_deletion_ask (CptCompanyDeletion *self, GArray *rids);
void cpt_company_deletion_resume (CptCompanyDeletion *self);

G_END_DECLS
