/* cpt-bulk-result-words.h — how one of the refreshes of many companies stands, in words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-bulk-result.h"
#include "cpt-status-mark.h"

G_BEGIN_DECLS

char *cpt_bulk_result_words_dup (CptBulkResult *result, gint64 now);
CptStatusMark cpt_bulk_result_words_get_mark (CptBulkResult *result);

G_END_DECLS
