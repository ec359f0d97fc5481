/* cpt-connection-popover.h — the connections of a company: what state each is in, why, and what can be done.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "cpt-company-repository.h"
#include "cpt-link-sent-repository.h"
#include "cpt-sync.h"

G_BEGIN_DECLS

/* Signals: "send-link" (int64 rid, string connection_id or NULL, int channel);
 * "change-connection" (GPtrArray *changes, CptCompany *company): to be asked, then put into the outbox. */
#define CPT_TYPE_CONNECTION_POPOVER (cpt_connection_popover_get_type ())
G_DECLARE_FINAL_TYPE (CptConnectionPopover, cpt_connection_popover, CPT, CONNECTION_POPOVER, GtkPopover)

CptConnectionPopover *cpt_connection_popover_new (CptStore *store,
                                                  CptSync *sync,
                                                  CptCompanyRepository *companies,
                                                  gint64 rid,
                                                  CptCompany *company);
void cpt_connection_popover_show_connection (CptConnectionPopover *self, const char *connection_id);

G_END_DECLS
