/* cpt-validation-item.h — one remark of the platform on one record that was read or written.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * CptValidationItemFields:
 * @rule_id: (nullable): which rule was broken; writes have none
 * @item_id: (nullable): the record, or the member of it
 * @message: (nullable): the platform's words
 * @validator_name: (nullable): who checked
 */
typedef struct
{
  const char *rule_id;
  const char *item_id;
  const char *message;
  const char *validator_name;
} CptValidationItemFields;

#define CPT_TYPE_VALIDATION_ITEM (cpt_validation_item_get_type ())
G_DECLARE_FINAL_TYPE (CptValidationItem, cpt_validation_item, CPT, VALIDATION_ITEM, GObject)

CptValidationItem *cpt_validation_item_new (const CptValidationItemFields *fields);
const char *cpt_validation_item_get_rule_id (CptValidationItem *self);
const char *cpt_validation_item_get_item_id (CptValidationItem *self);
const char *cpt_validation_item_get_message (CptValidationItem *self);
const char *cpt_validation_item_get_validator_name (CptValidationItem *self);

G_END_DECLS
