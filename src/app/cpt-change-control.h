/* cpt-change-control.h — takes back, or tries again, what the user asked of a company.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "cpt-outbox-repository.h"

G_BEGIN_DECLS

#define CPT_TYPE_CHANGE_CONTROL (cpt_change_control_get_type ())
G_DECLARE_FINAL_TYPE (CptChangeControl, cpt_change_control, CPT, CHANGE_CONTROL, GObject)

CptChangeControl *cpt_change_control_new (CptOutboxRepository *outbox, AdwToastOverlay *toasts);
void cpt_change_control_cancel (CptChangeControl *self, gint64 rid);
void cpt_change_control_retry (CptChangeControl *self, gint64 rid);
void cpt_change_control_cancel_one (CptChangeControl *self, gint64 id);
void cpt_change_control_retry_one (CptChangeControl *self, gint64 id);

G_END_DECLS
