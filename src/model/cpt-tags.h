/* cpt-tags.h — the tags of a company, and changes of some of them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the platform takes: section 2.2 of its reference. Lengths are in characters. */
#define CPT_TAGS_MAX 10
#define CPT_TAGS_KEY_MAX 27
#define CPT_TAGS_VALUE_MAX 100

/**
 * CptTagsProblem:
 * @CPT_TAGS_FINE: it can be sent
 * @CPT_TAGS_NO_KEY: the key is empty
 * @CPT_TAGS_KEY_TOO_LONG: over CPT_TAGS_KEY_MAX characters
 * @CPT_TAGS_VALUE_TOO_LONG: over CPT_TAGS_VALUE_MAX characters
 * @CPT_TAGS_TOO_MANY: the company would have more than CPT_TAGS_MAX
 */
typedef enum
{
  CPT_TAGS_FINE,
  CPT_TAGS_NO_KEY,
  CPT_TAGS_KEY_TOO_LONG,
  CPT_TAGS_VALUE_TOO_LONG,
  CPT_TAGS_TOO_MANY,
} CptTagsProblem;

guint cpt_tags_get_n (GVariant *tags);
const char *cpt_tags_find (GVariant *tags, const char *key);
gboolean cpt_tags_equal (GVariant *tags, GVariant *other);
char *cpt_tags_to_json (GVariant *tags);
CptTagsProblem cpt_tags_check (GVariant *tags, const char *key, const char *value);

/* A patch says what becomes of some tags: a{sms}, sorted by key; a key without a value is removed. */
GVariant *cpt_tags_new_patch (const char *key, const char *value);
GVariant *cpt_tags_parse_patch (const char *json);
char *cpt_tags_patch_to_json (GVariant *patch);
GVariant *cpt_tags_apply (GVariant *tags, GVariant *patch);
GVariant *cpt_tags_compose (GVariant *earlier, GVariant *later);
GVariant *cpt_tags_reverse (GVariant *patch, GVariant *tags);

G_END_DECLS
