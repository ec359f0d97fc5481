/* cpt-activity-words.h — what happened to a company, in words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-activity.h"
#include "cpt-status-mark.h"

G_BEGIN_DECLS

/**
 * CptActivityGroup:
 *
 * The kinds that a person tells apart.
 */
typedef enum
{
  CPT_ACTIVITY_GROUP_COMPANY,
  CPT_ACTIVITY_GROUP_CONNECTIONS,
  CPT_ACTIVITY_GROUP_LINKS,
  CPT_ACTIVITY_GROUP_READS,
  CPT_ACTIVITY_GROUP_WRITES,
  CPT_ACTIVITY_GROUP_FILES,
  CPT_ACTIVITY_GROUP_SETTINGS,
} CptActivityGroup;
#define CPT_N_ACTIVITY_GROUPS (CPT_ACTIVITY_GROUP_SETTINGS + 1)

const char *cpt_activity_words_get_group (CptActivityGroup group);
guint cpt_activity_words_get_kinds (CptActivityGroup group);

char *cpt_activity_words_dup_title (CptActivity *entry);
char *cpt_activity_words_dup_subtitle (CptActivity *entry);
char *cpt_activity_words_dup_spoken (CptActivity *entry);
CptStatusMark cpt_activity_words_get_mark (CptActivity *entry);
const char *cpt_activity_words_get_icon (CptActivity *entry);

G_END_DECLS
