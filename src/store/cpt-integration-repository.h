/* cpt-integration-repository.h — the packages that companies can be connected to, and their pictures.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-integration.h"
#include "cpt-store.h"

G_BEGIN_DECLS

#define CPT_TYPE_INTEGRATION_REPOSITORY (cpt_integration_repository_get_type ())
G_DECLARE_FINAL_TYPE (CptIntegrationRepository, cpt_integration_repository, CPT, INTEGRATION_REPOSITORY, GObject)

CptIntegrationRepository *cpt_integration_repository_new (CptStore *store);
void cpt_integration_repository_put_async (CptIntegrationRepository *self,
                                           GPtrArray *integrations,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
gboolean cpt_integration_repository_put_finish (CptIntegrationRepository *self,
                                                GAsyncResult *result,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cpt_integration_repository_list_async (CptIntegrationRepository *self,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data);
GPtrArray *cpt_integration_repository_list_finish (CptIntegrationRepository *self,
                                                   GAsyncResult *result,
                                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Pictures, by their address: cpt_integration_get_logo_url(). */
void cpt_integration_repository_put_logo_async (CptIntegrationRepository *self,
                                                const char *url,
                                                GBytes *image,
                                                GCancellable *cancellable,
                                                GAsyncReadyCallback callback,
                                                gpointer user_data);
gboolean cpt_integration_repository_put_logo_finish (CptIntegrationRepository *self,
                                                     GAsyncResult *result,
                                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cpt_integration_repository_get_logo_async (CptIntegrationRepository *self,
                                                const char *url,
                                                GCancellable *cancellable,
                                                GAsyncReadyCallback callback,
                                                gpointer user_data);
GBytes *cpt_integration_repository_get_logo_finish (CptIntegrationRepository *self,
                                                    GAsyncResult *result,
                                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
