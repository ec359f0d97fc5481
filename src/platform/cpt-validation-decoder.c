/* cpt-validation-decoder.c — what the platform found wrong, wherever it says so.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-validation-decoder-private.h"

#include "cpt-validation.h"

static gpointer
decode_item (CptDecoder *in, gpointer user_data)
{
  CptValidationItemFields fields = { 0 };

  fields.rule_id = cpt_decoder_optional_text (in, "ruleId");
  fields.item_id = cpt_decoder_optional_text (in, "itemId");
  fields.message = cpt_decoder_optional_string (in, "message");
  fields.validator_name = cpt_decoder_optional_string (in, "validatorName");

  return cpt_decoder_has_failed (in) ? NULL : cpt_validation_item_new (&fields);
}

/**
 * cpt_validation_decoder_item:
 * @in: an object with errors and warnings, each of which may be null
 *
 * Returns: (transfer full) (nullable): a CptValidation, or %NULL after a failure
 */
gpointer
cpt_validation_decoder_item (CptDecoder *in, gpointer user_data)
{
  g_autoptr (GPtrArray) errors = cpt_decoder_optional_objects (in, "errors", decode_item, NULL);
  g_autoptr (GPtrArray) warnings = cpt_decoder_optional_objects (in, "warnings", decode_item, NULL);

  if (cpt_decoder_has_failed (in))
    return NULL;

  return cpt_validation_new (&(CptValidationFields){ .errors = errors, .warnings = warnings });
}
