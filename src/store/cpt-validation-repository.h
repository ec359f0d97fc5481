/* cpt-validation-repository.h — what the platform found wrong with the records of each read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-store.h"
#include "cpt-validation.h"

G_BEGIN_DECLS

#define CPT_TYPE_VALIDATION_REPOSITORY (cpt_validation_repository_get_type ())
G_DECLARE_FINAL_TYPE (CptValidationRepository, cpt_validation_repository, CPT, VALIDATION_REPOSITORY, GObject)

CptValidationRepository *cpt_validation_repository_new (CptStore *store);
void cpt_validation_repository_put_async (CptValidationRepository *self,
                                          const char *read_id,
                                          CptValidation *validation,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
gboolean cpt_validation_repository_put_finish (CptValidationRepository *self,
                                               GAsyncResult *result,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cpt_validation_repository_get_async (CptValidationRepository *self,
                                          const char *read_id,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
CptValidation *cpt_validation_repository_get_finish (CptValidationRepository *self,
                                                     GAsyncResult *result,
                                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
