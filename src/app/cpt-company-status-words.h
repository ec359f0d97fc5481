/* cpt-company-status-words.h — the status of a company in words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-company-status.h"

G_BEGIN_DECLS

const char *cpt_company_status_words (CptCompanyStatus status);

G_END_DECLS
