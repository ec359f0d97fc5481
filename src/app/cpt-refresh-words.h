/* cpt-refresh-words.h — what a refresh would read, why not the rest, and how it ended, in words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-company-row.h"
#include "cpt-refresh-plan.h"

G_BEGIN_DECLS

const char *cpt_refresh_words_get_verdict (CptRefreshVerdict verdict);
char *cpt_refresh_words_dup_types (GPtrArray *plan, CptRefreshVerdict verdict, guint *n_types);
const char *cpt_refresh_words_get_obstacle (CptCompanyRow *row);
char *cpt_refresh_words_dup_result (GPtrArray *reads);

G_END_DECLS
