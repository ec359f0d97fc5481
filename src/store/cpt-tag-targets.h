/* cpt-tag-targets.h — several companies and the tags that they have.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-company-repository.h"

G_BEGIN_DECLS

/**
 * CptTagTarget:
 * @rid: the company's row
 * @name: the company's name, as shown
 * @tags: (nullable): a{ss}: its tags, as shown; %NULL for none
 *
 * A company whose tags are to be changed.
 */
typedef struct
{
  gint64 rid;
  char *name;
  GVariant *tags;
} CptTagTarget;

CptTagTarget *cpt_tag_target_new (gint64 rid, CptCompany *company);
void cpt_tag_target_free (CptTagTarget *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CptTagTarget, cpt_tag_target_free)

void cpt_tag_targets_read_async (CptCompanyRepository *companies,
                                 GArray *rids,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
GPtrArray *cpt_tag_targets_read_finish (CptCompanyRepository *companies,
                                        GAsyncResult *result,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
