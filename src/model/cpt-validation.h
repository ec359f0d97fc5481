/* cpt-validation.h — what the platform found wrong with the records of one read or write.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

#include "cpt-validation-item.h"

G_BEGIN_DECLS

/**
 * CptValidationFields:
 * @errors: (nullable) (element-type CptValidationItem): to be mended before the data can be used
 * @warnings: (nullable) (element-type CptValidationItem): they stop nobody from using the data
 */
typedef struct
{
  GPtrArray *errors;
  GPtrArray *warnings;
} CptValidationFields;

#define CPT_TYPE_VALIDATION (cpt_validation_get_type ())
G_DECLARE_FINAL_TYPE (CptValidation, cpt_validation, CPT, VALIDATION, GObject)

CptValidation *cpt_validation_new (const CptValidationFields *fields);
GPtrArray *cpt_validation_get_errors (CptValidation *self);
GPtrArray *cpt_validation_get_warnings (CptValidation *self);

G_END_DECLS
