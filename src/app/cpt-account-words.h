/* cpt-account-words.h — accounts and their keys, in words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-account-check.h"
#include "cpt-account.h"
#include "cpt-daily-quota.h"

G_BEGIN_DECLS

const char *cpt_account_words_get_name (CptAccount *account);
char *cpt_account_words_dup_check (const CptAccountCheck *check);
char *cpt_account_words_dup_quota (const CptDailyQuota *quota);
char *cpt_account_words_dup_failure (const GError *error);
char *cpt_account_words_dup_reason (CptAccount *account, const GError *reason);

G_END_DECLS
