/* cpt-tag-counts.h — how many companies of the list have which tag.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-company-list.h"

G_BEGIN_DECLS

/**
 * CptTagCount:
 * @key: of the tag
 * @value: (nullable): of the same; %NULL for any value of @key
 * @n: companies that have it
 */
typedef struct
{
  char *key;
  char *value;
  guint n;
} CptTagCount;

/**
 * CptTagCounts:
 * @tags: (element-type CptTagCount): by key; of one key first any value, if it has several, then the most frequent
 * @is_cut: whether there are more, which a search would find
 */
typedef struct
{
  GPtrArray *tags;
  gboolean is_cut;
} CptTagCounts;

void cpt_tag_counts_free (CptTagCounts *self);
void cpt_tag_counts_read_async (CptCompanyList *list,
                                const char *text,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
CptTagCounts *
cpt_tag_counts_read_finish (CptCompanyList *list, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CptTagCounts, cpt_tag_counts_free)

G_END_DECLS
