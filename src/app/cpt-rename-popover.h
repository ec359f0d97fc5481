/* cpt-rename-popover.h — a company's name, to be changed where it stands.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "cpt-company.h"
#include "cpt-outbox-repository.h"
#include "cpt-sync.h"

G_BEGIN_DECLS

/* Signals: "renamed" (CptChange *change): the outbox has it; "failed" (GError *error): it has not. */
#define CPT_TYPE_RENAME_POPOVER (cpt_rename_popover_get_type ())
G_DECLARE_FINAL_TYPE (CptRenamePopover, cpt_rename_popover, CPT, RENAME_POPOVER, GtkPopover)

CptRenamePopover *
cpt_rename_popover_new (CptSync *sync, CptOutboxRepository *outbox, CptClock *clock, gint64 rid, CptCompany *company);

G_END_DECLS
