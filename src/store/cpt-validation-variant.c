/* cpt-validation-variant.c — what was found wrong with records, as one value in a row.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-validation-variant-private.h"

static GVariant *
items_to_variant (GPtrArray *items)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(msmsmsms)"));
  for (guint i = 0; i < items->len; i++)
    {
      CptValidationItem *item = g_ptr_array_index (items, i);

      g_variant_builder_add (&builder, "(msmsmsms)", cpt_validation_item_get_rule_id (item),
                             cpt_validation_item_get_item_id (item), cpt_validation_item_get_message (item),
                             cpt_validation_item_get_validator_name (item));
    }

  return g_variant_builder_end (&builder);
}

/**
 * cpt_validation_variant_new:
 *
 * Returns: (transfer full): a variant of %CPT_VALIDATION_VARIANT_TYPE
 */
GVariant *
cpt_validation_variant_new (CptValidation *validation)
{
  return g_variant_ref_sink (g_variant_new ("(@a(msmsmsms)@a(msmsmsms))",
                                            items_to_variant (cpt_validation_get_errors (validation)),
                                            items_to_variant (cpt_validation_get_warnings (validation))));
}

static GPtrArray *
items_from_variant (GVariant *variant)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  CptValidationItemFields fields = { 0 };
  GVariantIter iter;

  g_variant_iter_init (&iter, variant);
  while (g_variant_iter_next (&iter, "(m&sm&sm&sm&s)", &fields.rule_id, &fields.item_id, &fields.message,
                              &fields.validator_name))
    g_ptr_array_add (items, cpt_validation_item_new (&fields));

  return items;
}

/**
 * cpt_validation_variant_get:
 * @variant: of %CPT_VALIDATION_VARIANT_TYPE
 *
 * Returns: (transfer full): the validation
 */
CptValidation *
cpt_validation_variant_get (GVariant *variant)
{
  g_autoptr (GVariant) error_list = g_variant_get_child_value (variant, 0);
  g_autoptr (GVariant) warning_list = g_variant_get_child_value (variant, 1);
  g_autoptr (GPtrArray) errors = items_from_variant (error_list);
  g_autoptr (GPtrArray) warnings = items_from_variant (warning_list);

  return cpt_validation_new (&(CptValidationFields){ .errors = errors, .warnings = warnings });
}
