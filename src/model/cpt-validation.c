/* cpt-validation.c — what the platform found wrong with the records of one read or write.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-validation.h"

#include "cpt-objects.h"

struct _CptValidation
{
  GObject parent_instance;

  GPtrArray *errors;   /* (element-type CptValidationItem), never NULL */
  GPtrArray *warnings; /* (element-type CptValidationItem), never NULL */
};

G_DEFINE_FINAL_TYPE (CptValidation, cpt_validation, G_TYPE_OBJECT)

static void
cpt_validation_finalize (GObject *object)
{
  CptValidation *self = CPT_VALIDATION (object);

  g_ptr_array_unref (self->errors);
  g_ptr_array_unref (self->warnings);

  G_OBJECT_CLASS (cpt_validation_parent_class)->finalize (object);
}

static void
cpt_validation_class_init (CptValidationClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_validation_finalize;
}

static void
cpt_validation_init (CptValidation *self)
{
}

/**
 * cpt_validation_new:
 * @fields: all of it; copied
 *
 * Returns: (transfer full): an immutable value, for any thread
 */
CptValidation *
cpt_validation_new (const CptValidationFields *fields)
{
  CptValidation *self = g_object_new (CPT_TYPE_VALIDATION, NULL);

  self->errors = cpt_objects_copy (fields->errors);
  self->warnings = cpt_objects_copy (fields->warnings);

  return self;
}

/**
 * cpt_validation_get_errors:
 *
 * Returns: (transfer none) (element-type CptValidationItem): to be mended before the data can be used; not to be
 * changed
 */
GPtrArray *
cpt_validation_get_errors (CptValidation *self)
{
  g_return_val_if_fail (CPT_IS_VALIDATION (self), NULL);

  return self->errors;
}

/**
 * cpt_validation_get_warnings:
 *
 * Returns: (transfer none) (element-type CptValidationItem): they stop nobody from using the data; not to be changed
 */
GPtrArray *
cpt_validation_get_warnings (CptValidation *self)
{
  g_return_val_if_fail (CPT_IS_VALIDATION (self), NULL);

  return self->warnings;
}
