/* cpt-company-name.h — what the platform keeps of a name, and what a person would rather send.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CPT_COMPANY_NAME_MAX 200 /* characters, after stripping */

/**
 * CptCompanyNameProblem:
 * @CPT_COMPANY_NAME_FINE: it can be sent
 * @CPT_COMPANY_NAME_EMPTY: nothing was typed
 * @CPT_COMPANY_NAME_NOTHING_LEFT: nothing of what was typed would remain
 * @CPT_COMPANY_NAME_TOO_LONG: over CPT_COMPANY_NAME_MAX characters would be stored
 */
typedef enum
{
  CPT_COMPANY_NAME_FINE,
  CPT_COMPANY_NAME_EMPTY,
  CPT_COMPANY_NAME_NOTHING_LEFT,
  CPT_COMPANY_NAME_TOO_LONG,
} CptCompanyNameProblem;

gboolean cpt_company_name_allows (gunichar character);
char *cpt_company_name_strip (const char *typed);
char *cpt_company_name_transliterate (const char *typed);
char *cpt_company_name_transliterate_with_origins (const char *typed, GArray **origins);
CptCompanyNameProblem cpt_company_name_check (const char *typed, const char *to_send);

G_END_DECLS
