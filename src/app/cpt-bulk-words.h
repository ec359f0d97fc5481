/* cpt-bulk-words.h — how the refreshes of many companies stand, in words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-bulk-repository.h"

G_BEGIN_DECLS

/**
 * CptBulkPhase:
 * @CPT_BULK_NONE: there are none
 * @CPT_BULK_ASKING: the platform has not heard of all of them yet
 * @CPT_BULK_READING: it has, and reads
 * @CPT_BULK_ENDED: there is no news to wait for any more
 *
 * How far refreshes of many companies are.
 */
typedef enum
{
  CPT_BULK_NONE,
  CPT_BULK_ASKING,
  CPT_BULK_READING,
  CPT_BULK_ENDED,
} CptBulkPhase;

CptBulkPhase cpt_bulk_words_get_phase (const CptBulkStatus *status, gint64 now);
double cpt_bulk_words_get_fraction (const CptBulkStatus *status);
char *cpt_bulk_words_dup_title (const CptBulkStatus *status, CptBulkPhase phase);
char *cpt_bulk_words_dup_facts (const CptBulkStatus *status, CptBulkPhase phase, gint64 now);
char *cpt_bulk_words_dup_delay (const CptBulkStatus *status, gint64 now);
char *cpt_bulk_words_dup_result (const CptBulkStatus *status);

G_END_DECLS
