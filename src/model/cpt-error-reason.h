/* cpt-error-reason.h — why the platform said no, where its words tell.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CptErrorReason:
 * @CPT_ERROR_REASON_OTHER: none of those below
 * @CPT_ERROR_REASON_ALREADY_RUNNING: the same type is being read
 * @CPT_ERROR_REASON_NOT_SUPPORTED: no linked package has that type
 * @CPT_ERROR_REASON_SCHEDULE_NOT_ALLOWED: the account's plan does not read so often
 * @CPT_ERROR_REASON_COMPANY_LIMIT: the account's plan holds no more companies
 * @CPT_ERROR_REASON_PAYMENT_REQUIRED: the account's plan does not allow it, or has ended
 * @CPT_ERROR_REASON_SETTINGS_CONFLICT: somebody else changed the same settings meanwhile; not the platform's word
 *
 * Of those that follow, nothing is the platform's word either: it was not it that answered, or it could not prove so.
 *
 * @CPT_ERROR_REASON_NO_NETWORK: this computer has no network
 * @CPT_ERROR_REASON_CERTIFICATE_EXPIRED: the certificate of who answers is no longer valid
 * @CPT_ERROR_REASON_CERTIFICATE_NOT_YET: … or not yet, by the clock of this computer
 * @CPT_ERROR_REASON_CERTIFICATE_OF_ANOTHER: it is that of another address
 * @CPT_ERROR_REASON_CERTIFICATE_UNKNOWN: nobody known has signed it
 * @CPT_ERROR_REASON_NOT_SECURE: no safe connection comes about for another reason
 * @CPT_ERROR_REASON_PROXY: the proxy does not let the request through
 * @CPT_ERROR_REASON_WEB_PAGE: a web page came in place of an answer
 * @CPT_ERROR_REASON_REDIRECTION: the answer sends elsewhere
 */
typedef enum
{
  CPT_ERROR_REASON_OTHER,
  CPT_ERROR_REASON_ALREADY_RUNNING,
  CPT_ERROR_REASON_NOT_SUPPORTED,
  CPT_ERROR_REASON_SCHEDULE_NOT_ALLOWED,
  CPT_ERROR_REASON_COMPANY_LIMIT,
  CPT_ERROR_REASON_PAYMENT_REQUIRED,
  CPT_ERROR_REASON_SETTINGS_CONFLICT,
  CPT_ERROR_REASON_NO_NETWORK,
  CPT_ERROR_REASON_CERTIFICATE_EXPIRED,
  CPT_ERROR_REASON_CERTIFICATE_NOT_YET,
  CPT_ERROR_REASON_CERTIFICATE_OF_ANOTHER,
  CPT_ERROR_REASON_CERTIFICATE_UNKNOWN,
  CPT_ERROR_REASON_NOT_SECURE,
  CPT_ERROR_REASON_PROXY,
  CPT_ERROR_REASON_WEB_PAGE,
  CPT_ERROR_REASON_REDIRECTION,
} CptErrorReason;

/* How the text of such an error begins; the types follow. */
#define CPT_ERROR_TOKEN_SETTINGS_CONFLICT "Settings changed elsewhere"

/* How the text of an error begins that is not the platform's word. */
#define CPT_ERROR_TOKEN_NO_NETWORK "[no network]"
#define CPT_ERROR_TOKEN_CERTIFICATE_EXPIRED "[certificate expired]"
#define CPT_ERROR_TOKEN_CERTIFICATE_NOT_YET "[certificate not valid yet]"
#define CPT_ERROR_TOKEN_CERTIFICATE_OF_ANOTHER "[certificate of another address]"
#define CPT_ERROR_TOKEN_CERTIFICATE_UNKNOWN "[certificate signed by nobody known]"
#define CPT_ERROR_TOKEN_NOT_SECURE "[no secure connection]"
#define CPT_ERROR_TOKEN_PROXY "[proxy]"
#define CPT_ERROR_TOKEN_WEB_PAGE "[web page]"
#define CPT_ERROR_TOKEN_REDIRECTION "[redirection]"

CptErrorReason cpt_error_reason_of_text (const char *text);
CptErrorReason cpt_error_get_reason (const GError *error);

G_END_DECLS
