/* cpt-refresh-survey.h — what the answer to "what would a refresh read" depends on, from the store.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-refresh-plan.h"
#include "cpt-store.h"

G_BEGIN_DECLS

/* Owns what its facts point to. */
typedef struct _CptRefreshSurvey CptRefreshSurvey;

void cpt_refresh_survey_async (CptStore *store,
                               CptCompany *company,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
CptRefreshSurvey *
cpt_refresh_survey_finish (CptStore *store, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;
const CptRefreshFacts *cpt_refresh_survey_get_facts (CptRefreshSurvey *self);
void cpt_refresh_survey_free (CptRefreshSurvey *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CptRefreshSurvey, cpt_refresh_survey_free)

G_END_DECLS
