/* cpt-link-sender.h — gets a Link URL to the client: clipboard, e-mail, browser, QR code.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "cpt-company-repository.h"
#include "cpt-link-sent-repository.h"
#include "cpt-sync.h"

G_BEGIN_DECLS

#define CPT_TYPE_LINK_SENDER (cpt_link_sender_get_type ())
G_DECLARE_FINAL_TYPE (CptLinkSender, cpt_link_sender, CPT, LINK_SENDER, GObject)

CptLinkSender *
cpt_link_sender_new (CptStore *store, CptSync *sync, CptCompanyRepository *companies, AdwToastOverlay *toasts);
void cpt_link_sender_send (CptLinkSender *self, gint64 rid, const char *connection_id, CptLinkChannel channel);
void cpt_link_sender_copy_many (CptLinkSender *self, GArray *rids);

G_END_DECLS
