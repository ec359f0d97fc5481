/* cpt-validation-part.h — what the platform found wrong with the records of a read or a write.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "cpt-read.h"
#include "cpt-sync.h"
#include "cpt-validation.h"

G_BEGIN_DECLS

#define CPT_TYPE_VALIDATION_PART (cpt_validation_part_get_type ())
G_DECLARE_FINAL_TYPE (CptValidationPart, cpt_validation_part, CPT, VALIDATION_PART, AdwBin)

void cpt_validation_part_set_account (CptValidationPart *self, CptStore *store, CptSync *sync);
void cpt_validation_part_show_read (CptValidationPart *self, CptRead *read);
void cpt_validation_part_show (CptValidationPart *self, CptValidation *validation);

G_END_DECLS
