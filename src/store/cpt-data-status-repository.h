/* cpt-data-status-repository.h — how fresh each data type of a company is, as the platform said it last.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-data-status.h"
#include "cpt-store.h"

G_BEGIN_DECLS

#define CPT_TYPE_DATA_STATUS_REPOSITORY (cpt_data_status_repository_get_type ())
G_DECLARE_FINAL_TYPE (CptDataStatusRepository, cpt_data_status_repository, CPT, DATA_STATUS_REPOSITORY, GObject)

CptDataStatusRepository *cpt_data_status_repository_new (CptStore *store);

/* Numbers by cpt_company_repository_next_sequence(). */
void cpt_data_status_repository_put_async (CptDataStatusRepository *self,
                                           const char *company_id,
                                           GPtrArray *statuses,
                                           gint64 sequence,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
gboolean cpt_data_status_repository_put_finish (CptDataStatusRepository *self,
                                                GAsyncResult *result,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cpt_data_status_repository_list_async (CptDataStatusRepository *self,
                                            const char *company_id,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data);
GPtrArray *cpt_data_status_repository_list_finish (CptDataStatusRepository *self,
                                                   GAsyncResult *result,
                                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
