/* cpt-company-actions.h — what a person can do with companies: the dialogs, popovers and toasts of the Companies
 * screen.
 *
 * Every function takes rids, never positions: the list may change while a popover is open. A rid below zero is a
 * company that waits to be created. Popovers are anchored to @anchor at @at (in its coordinates; NULL: the whole
 * widget).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "cpt-company-editor.h"
#include "cpt-company-row.h"
#include "cpt-link-sent-repository.h"
#include "cpt-store.h"
#include "cpt-sync.h"

G_BEGIN_DECLS

/* Signals: "show-company" (int64 rid): the list is to clear what hides it, select it and scroll to it. */
#define CPT_TYPE_COMPANY_ACTIONS (cpt_company_actions_get_type ())
G_DECLARE_FINAL_TYPE (CptCompanyActions, cpt_company_actions, CPT, COMPANY_ACTIONS, GObject)

CptCompanyActions *cpt_company_actions_new (CptStore *store, CptSync *sync, AdwToastOverlay *toasts);
void cpt_company_actions_add (CptCompanyActions *self, const char *name);
void cpt_company_actions_rename (CptCompanyActions *self, gint64 rid, GtkWidget *anchor, const GdkRectangle *at);
void cpt_company_actions_edit_tags (CptCompanyActions *self, CptCompanyRow *row, const char *patch);
void cpt_company_actions_edit_tags_of_many (CptCompanyActions *self, GArray *rids);
void cpt_company_actions_delete (CptCompanyActions *self, GArray *rids);
void cpt_company_actions_copy_link (CptCompanyActions *self, GArray *rids, const char *connection_id);
void cpt_company_actions_export_links (CptCompanyActions *self, GArray *rids);
void
cpt_company_actions_send_link (CptCompanyActions *self, gint64 rid, const char *connection_id, CptLinkChannel channel);
void cpt_company_actions_show_connections (CptCompanyActions *self,
                                           gint64 rid,
                                           const char *connection_id,
                                           GtkWidget *anchor,
                                           const GdkRectangle *at);
void cpt_company_actions_add_connection (CptCompanyActions *self, gint64 rid);
void cpt_company_actions_change_connection (CptCompanyActions *self,
                                            CptCompanyRow *row,
                                            const char *connection_id,
                                            CptChangeKind kind);
void cpt_company_actions_refresh (CptCompanyActions *self, CptCompanyRow *row, const char *connection_id);
void cpt_company_actions_refresh_many (CptCompanyActions *self, GArray *rids);
void cpt_company_actions_read_type (CptCompanyActions *self,
                                    CptCompanyRow *row,
                                    const char *data_type,
                                    const char *connection_id);
void cpt_company_actions_keep_accesses (CptCompanyActions *self);
void cpt_company_actions_keep_access (CptCompanyActions *self, CptCompanyRow *row, const char *connection_id);
void cpt_company_actions_say (CptCompanyActions *self, const char *said);
void cpt_company_actions_say_failure (CptCompanyActions *self, const char *not_done, const GError *error);
void cpt_company_actions_cancel_changes (CptCompanyActions *self, gint64 rid);
void cpt_company_actions_retry_changes (CptCompanyActions *self, gint64 rid);
CptCompanyEditor *cpt_company_actions_get_editor (CptCompanyActions *self);

G_END_DECLS
