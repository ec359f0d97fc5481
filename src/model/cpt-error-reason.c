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

/* How a text begins that is ours. The platform has no words in an error of that code, so it cannot say the same. */
static const struct
{
  CptError code;
  const char *token;
  CptErrorReason reason;
} own_tokens[] = {
  { CPT_ERROR_UNREACHABLE, CPT_ERROR_TOKEN_NO_NETWORK, CPT_ERROR_REASON_NO_NETWORK },
  { CPT_ERROR_UNREACHABLE, CPT_ERROR_TOKEN_CERTIFICATE_EXPIRED, CPT_ERROR_REASON_CERTIFICATE_EXPIRED },
  { CPT_ERROR_UNREACHABLE, CPT_ERROR_TOKEN_CERTIFICATE_NOT_YET, CPT_ERROR_REASON_CERTIFICATE_NOT_YET },
  { CPT_ERROR_UNREACHABLE, CPT_ERROR_TOKEN_CERTIFICATE_OF_ANOTHER, CPT_ERROR_REASON_CERTIFICATE_OF_ANOTHER },
  { CPT_ERROR_UNREACHABLE, CPT_ERROR_TOKEN_CERTIFICATE_UNKNOWN, CPT_ERROR_REASON_CERTIFICATE_UNKNOWN },
  { CPT_ERROR_UNREACHABLE, CPT_ERROR_TOKEN_NOT_SECURE, CPT_ERROR_REASON_NOT_SECURE },
  { CPT_ERROR_UNREACHABLE, CPT_ERROR_TOKEN_PROXY, CPT_ERROR_REASON_PROXY },
  { CPT_ERROR_MALFORMED, CPT_ERROR_TOKEN_WEB_PAGE, CPT_ERROR_REASON_WEB_PAGE },
  { CPT_ERROR_MALFORMED, CPT_ERROR_TOKEN_REDIRECTION, CPT_ERROR_REASON_REDIRECTION },
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

static CptErrorReason
find_own_reason (const GError *error, const char *text)
{
  for (guint i = 0; text != NULL && i < G_N_ELEMENTS (own_tokens); i++)
    if (g_error_matches (error, CPT_ERROR, (int) own_tokens[i].code) && g_str_has_prefix (text, own_tokens[i].token))
      return own_tokens[i].reason;

  return CPT_ERROR_REASON_OTHER;
}

/**
 * cpt_error_get_reason:
 * @error: any error
 *
 * Returns: why the platform said no, or was not heard; CPT_ERROR_REASON_OTHER when nobody tells
 */
CptErrorReason
cpt_error_get_reason (const GError *error)
{
  const CptErrorAnswer *answer = cpt_error_get_answer (error);
  CptErrorReason reason = answer != NULL ? find_own_reason (error, answer->text) : CPT_ERROR_REASON_OTHER;

  if (reason == CPT_ERROR_REASON_OTHER && answer != NULL)
    reason = cpt_error_reason_of_text (answer->text);

  if (reason == CPT_ERROR_REASON_OTHER && answer != NULL && answer->http_status == HTTP_PAYMENT_REQUIRED)
    return CPT_ERROR_REASON_PAYMENT_REQUIRED;

  return reason;
}
