/* cpt-visit-repository.h — what others did to companies since a person last looked.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-store.h"

G_BEGIN_DECLS

/**
 * CptVisitChanges:
 * @broke: (element-type gint64): rows of companies a connection of which lost its access
 * @linked: (element-type gint64): rows of companies a connection of which became linked
 * @appeared: (element-type gint64): rows of companies that were created elsewhere; those are in no other list
 * @last_id: of the newest activity there was: where to go on from
 *
 * What is so now and was not then; a company is in each list once.
 */
typedef struct
{
  GArray *broke;
  GArray *linked;
  GArray *appeared;
  gint64 last_id;
} CptVisitChanges;

void cpt_visit_changes_free (CptVisitChanges *self);
GArray *cpt_visit_changes_list_all (const CptVisitChanges *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CptVisitChanges, cpt_visit_changes_free)

#define CPT_TYPE_VISIT_REPOSITORY (cpt_visit_repository_get_type ())
G_DECLARE_FINAL_TYPE (CptVisitRepository, cpt_visit_repository, CPT, VISIT_REPOSITORY, GObject)

CptVisitRepository *cpt_visit_repository_new (CptStore *store);
void cpt_visit_repository_list_async (CptVisitRepository *self,
                                      gint64 since_id,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
CptVisitChanges *cpt_visit_repository_list_finish (CptVisitRepository *self,
                                                   GAsyncResult *result,
                                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
