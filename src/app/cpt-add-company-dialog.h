/* cpt-add-company-dialog.h — "Add new company": a name, shown as it will be stored, put into the outbox.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "cpt-company-repository.h"
#include "cpt-outbox-repository.h"

G_BEGIN_DECLS

/* Signal: "show-company" (int64 rid): the company just added, or the one of that name that is there already. */
#define CPT_TYPE_ADD_COMPANY_DIALOG (cpt_add_company_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CptAddCompanyDialog, cpt_add_company_dialog, CPT, ADD_COMPANY_DIALOG, AdwWindow)

CptAddCompanyDialog *cpt_add_company_dialog_new (GtkWindow *parent,
                                                 CptCompanyRepository *companies,
                                                 CptOutboxRepository *outbox,
                                                 CptClock *clock,
                                                 const char *name);

G_END_DECLS
