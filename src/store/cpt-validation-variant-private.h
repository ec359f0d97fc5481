/* cpt-validation-variant-private.h — what was found wrong with records, as one value in a row.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-validation.h"

G_BEGIN_DECLS

#define CPT_VALIDATION_VARIANT_TYPE G_VARIANT_TYPE ("(a(msmsmsms)a(msmsmsms))")

GVariant *cpt_validation_variant_new (CptValidation *validation);
CptValidation *cpt_validation_variant_get (GVariant *variant);

G_END_DECLS
