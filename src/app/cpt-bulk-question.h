/* cpt-bulk-question.h — what refreshing several companies at once will do and cost, before it is asked for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "cpt-bulk-repository.h"

G_BEGIN_DECLS

/* The response is "refresh", or something else. */
AdwMessageDialog *cpt_bulk_question_new (GtkWindow *parent, const CptBulkSurvey *survey, gint64 quota);

char *cpt_bulk_question_dup_cost (guint n_requests, gint64 quota);

G_END_DECLS
