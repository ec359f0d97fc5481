/* cpt-validation-item.c — one remark of the platform on one record that was read or written.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-validation-item.h"

struct _CptValidationItem
{
  GObject parent_instance;

  char *rule_id;
  char *item_id;
  char *message;
  char *validator_name;
};

G_DEFINE_FINAL_TYPE (CptValidationItem, cpt_validation_item, G_TYPE_OBJECT)

static void
cpt_validation_item_finalize (GObject *object)
{
  CptValidationItem *self = CPT_VALIDATION_ITEM (object);

  g_free (self->rule_id);
  g_free (self->item_id);
  g_free (self->message);
  g_free (self->validator_name);

  G_OBJECT_CLASS (cpt_validation_item_parent_class)->finalize (object);
}

static void
cpt_validation_item_class_init (CptValidationItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_validation_item_finalize;
}

static void
cpt_validation_item_init (CptValidationItem *self)
{
}

/**
 * cpt_validation_item_new:
 * @fields: all of it; copied
 *
 * Returns: (transfer full): an immutable value, for any thread
 */
CptValidationItem *
cpt_validation_item_new (const CptValidationItemFields *fields)
{
  CptValidationItem *self = g_object_new (CPT_TYPE_VALIDATION_ITEM, NULL);

  self->rule_id = g_strdup (fields->rule_id);
  self->item_id = g_strdup (fields->item_id);
  self->message = g_strdup (fields->message);
  self->validator_name = g_strdup (fields->validator_name);

  return self;
}

/**
 * cpt_validation_item_get_rule_id:
 *
 * Returns: (nullable): which rule was broken; writes have none
 */
const char *
cpt_validation_item_get_rule_id (CptValidationItem *self)
{
  g_return_val_if_fail (CPT_IS_VALIDATION_ITEM (self), NULL);

  return self->rule_id;
}

/**
 * cpt_validation_item_get_item_id:
 *
 * Returns: (nullable): the record, or the member of it
 */
const char *
cpt_validation_item_get_item_id (CptValidationItem *self)
{
  g_return_val_if_fail (CPT_IS_VALIDATION_ITEM (self), NULL);

  return self->item_id;
}

/**
 * cpt_validation_item_get_message:
 *
 * Returns: (nullable): the platform's words
 */
const char *
cpt_validation_item_get_message (CptValidationItem *self)
{
  g_return_val_if_fail (CPT_IS_VALIDATION_ITEM (self), NULL);

  return self->message;
}

/**
 * cpt_validation_item_get_validator_name:
 *
 * Returns: (nullable): who checked
 */
const char *
cpt_validation_item_get_validator_name (CptValidationItem *self)
{
  g_return_val_if_fail (CPT_IS_VALIDATION_ITEM (self), NULL);

  return self->validator_name;
}
