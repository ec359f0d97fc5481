/* cpt-change-note.h — beside what was changed: it waits to be sent, or was refused, and what can be done then.
 *
 * Its buttons name actions of who holds it: details.cancel-change and details.retry-change, with a row of the outbox.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "cpt-change.h"

G_BEGIN_DECLS

#define CPT_TYPE_CHANGE_NOTE (cpt_change_note_get_type ())
G_DECLARE_FINAL_TYPE (CptChangeNote, cpt_change_note, CPT, CHANGE_NOTE, AdwBin)

void cpt_change_note_set_change (CptChangeNote *self, CptChange *change);

G_END_DECLS
