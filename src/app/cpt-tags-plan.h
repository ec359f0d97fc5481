/* cpt-tags-plan.h — what a tag would change of several companies.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-tag-targets.h"

G_BEGIN_DECLS

GPtrArray *cpt_tags_plan_list_given (GPtrArray *targets, const char *key, const char *value);
GPtrArray *cpt_tags_plan_list_taken (GPtrArray *targets, const char *key);
GPtrArray *cpt_tags_plan_list_keys (GPtrArray *targets);
char *cpt_tags_plan_dup_remark (GPtrArray *targets, const char *key, const char *value);

G_END_DECLS
