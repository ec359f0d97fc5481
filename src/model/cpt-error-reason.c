/* cpt-error-reason.c — why the platform said no, where its words tell.
 *
 * Section 1.6 of the platform reference: one token of the text is to be known, never the sentence. The text is all that
 * an outbox row keeps of an answer, so the reason survives there too.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-error-reason.h"

#include "cpt-error.h"

#include <string.h>

#define HTTP_PAYMENT_REQUIRED 402

/* The first that is found counts. */
static const struct
{
  const char *token;
  CptErrorReason reason;
} tokens[] = {
  { "DatasetAlreadyInProgressException", CPT_ERROR_REASON_ALREADY_RUNNING },
  { "not supported by platform(s)", CPT_ERROR_REASON_NOT_SUPPORTED },
  { "Sync schedule not allowed", CPT_ERROR_REASON_SCHEDULE_NOT_ALLOWED },
  { "Company limit exceeded", CPT_ERROR_REASON_COMPANY_LIMIT },
  { "Payment Required", CPT_ERROR_REASON_PAYMENT_REQUIRED },
  { CPT_ERROR_TOKEN_SETTINGS_CONFLICT, CPT_ERROR_REASON_SETTINGS_CONFLICT },
};

/**
 * cpt_error_reason_of_text:
 * @text: (nullable): the platform's words
 *
 * Returns: what they tell, CPT_ERROR_REASON_OTHER when they do not
 */
CptErrorReason
cpt_error_reason_of_text (const char *text)
{
  for (guint i = 0; text != NULL && i < G_N_ELEMENTS (tokens); i++)
    if (strstr (text, tokens[i].token) != NULL)
      return tokens[i].reason;

  return CPT_ERROR_REASON_OTHER;
}

/**
 * cpt_error_get_reason:
 * @error: any error
 *
 * Returns: why the platform said no; CPT_ERROR_REASON_OTHER when it does not tell, or said nothing
 */
CptErrorReason
cpt_error_get_reason (const GError *error)
{
  const CptErrorAnswer *answer = cpt_error_get_answer (error);
  CptErrorReason reason = answer != NULL ? cpt_error_reason_of_text (answer->text) : CPT_ERROR_REASON_OTHER;

  if (reason == CPT_ERROR_REASON_OTHER && answer != NULL && answer->http_status == HTTP_PAYMENT_REQUIRED)
    return CPT_ERROR_REASON_PAYMENT_REQUIRED;

  return reason;
}
