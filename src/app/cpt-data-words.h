/* cpt-data-words.h — how a data type of a company stands, in words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-data-overview.h"
#include "cpt-status-mark.h"

G_BEGIN_DECLS

char *cpt_data_words_dup_status (const CptDataEntry *entry);
CptStatusMark cpt_data_words_get_mark (const CptDataEntry *entry);
char *cpt_data_words_dup_last (const CptDataEntry *entry, gint64 now);
char *cpt_data_words_dup_next (const CptDataEntry *entry);
const char *cpt_data_words_get_obstacle (const CptDataEntry *entry);

G_END_DECLS
