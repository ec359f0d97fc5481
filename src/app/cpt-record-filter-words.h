/* cpt-record-filter-words.h — how records are compared, in words, and what is asked for again and again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-record-filter.h"

G_BEGIN_DECLS

/**
 * CptRecordPreset:
 * @word: what its button says
 * @add: adds its conditions; @today is YYYY-MM-DD
 *
 * Conditions that are asked for again and again.
 */
typedef struct
{
  const char *word;
  void (*add) (GPtrArray *clauses, const char *today);
} CptRecordPreset;

const char *cpt_record_filter_words_get_comparison (CptRecordKind kind, CptRecordComparison comparison);
GPtrArray *cpt_record_filter_words_list_presets (const char *data_type);

G_END_DECLS
