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
} CptErrorReason;

/* How the text of such an error begins; the types follow. */
#define CPT_ERROR_TOKEN_SETTINGS_CONFLICT "Settings changed elsewhere"

CptErrorReason cpt_error_reason_of_text (const char *text);
CptErrorReason cpt_error_get_reason (const GError *error);

G_END_DECLS
