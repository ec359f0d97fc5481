/* cpt-chaser.h — keeps accesses that may expire: one small data type is read through each such connection.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "cpt-company-row.h"
#include "cpt-store.h"

G_BEGIN_DECLS

#define CPT_TYPE_CHASER (cpt_chaser_get_type ())
G_DECLARE_FINAL_TYPE (CptChaser, cpt_chaser, CPT, CHASER, GObject)

CptChaser *cpt_chaser_new (CptStore *store, AdwToastOverlay *toasts);
void cpt_chaser_keep_all (CptChaser *self);
void cpt_chaser_keep_one (CptChaser *self, CptCompanyRow *row, const char *connection_id);

G_END_DECLS
