/* cpt-description-box.h — a company's description, to be changed where it stands.
 *
 * Signals: "save" (string): the text is to be saved.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "cpt-company-row.h"
#include "cpt-meta-repository.h"

G_BEGIN_DECLS

#define CPT_TYPE_DESCRIPTION_BOX (cpt_description_box_get_type ())
G_DECLARE_FINAL_TYPE (CptDescriptionBox, cpt_description_box, CPT, DESCRIPTION_BOX, AdwBin)

void cpt_description_box_set_drafts (CptDescriptionBox *self, CptMetaRepository *meta);
void cpt_description_box_show (CptDescriptionBox *self, CptCompanyRow *row);

G_END_DECLS
