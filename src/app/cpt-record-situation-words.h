/* cpt-record-situation-words.h — how much of a list of records there is, and how old, in words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-record-reader.h"

G_BEGIN_DECLS

char *cpt_record_situation_words_dup_count (const CptRecordSituation *situation, gboolean is_filtered);
char *cpt_record_situation_words_dup_notice (const CptRecordSituation *situation, gboolean is_sendable);
const char *cpt_record_situation_words_get_state (const CptRecordSituation *situation, gboolean is_filtered);

G_END_DECLS
