/* cpt-outbox-repository.h — what the user did that the platform has not confirmed yet.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-change.h"
#include "cpt-company.h"
#include "cpt-read.h"
#include "cpt-store.h"
#include "cpt-sync-settings.h"

G_BEGIN_DECLS

/**
 * CptOutboxAnswer:
 * @company: (nullable): what the creation of a company, or a change of what it is, was answered with
 * @connection: (nullable): what the creation or the unlinking of a connection was answered with
 * @read: (nullable): what the refresh of one type was answered with
 * @settings: (nullable): what the platform holds after settings were saved
 *
 * What the platform answered to a change that it did; by its kind.
 */
typedef struct
{
  CptCompany *company;
  CptConnection *connection;
  CptRead *read;
  CptSyncSettings *settings;
} CptOutboxAnswer;

void cpt_outbox_answer_clear (CptOutboxAnswer *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CptOutboxAnswer, cpt_outbox_answer_clear)

#define CPT_TYPE_OUTBOX_REPOSITORY (cpt_outbox_repository_get_type ())
G_DECLARE_FINAL_TYPE (CptOutboxRepository, cpt_outbox_repository, CPT, OUTBOX_REPOSITORY, GObject)

CptOutboxRepository *cpt_outbox_repository_new (CptStore *store);

/* What the user does. Each is committed with synchronous=FULL before its callback is called. */
void cpt_outbox_repository_add_async (CptOutboxRepository *self,
                                      GPtrArray *changes,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
GPtrArray *cpt_outbox_repository_add_finish (CptOutboxRepository *self,
                                             GAsyncResult *result,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cpt_outbox_repository_cancel_async (CptOutboxRepository *self,
                                         GArray *change_ids,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
gboolean cpt_outbox_repository_cancel_finish (CptOutboxRepository *self,
                                              GAsyncResult *result,
                                              guint *n_cancelled,
                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cpt_outbox_repository_retry_async (CptOutboxRepository *self,
                                        gint64 change_id,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
gboolean cpt_outbox_repository_retry_finish (CptOutboxRepository *self,
                                             GAsyncResult *result,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cpt_outbox_repository_list_async (CptOutboxRepository *self,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
GPtrArray *cpt_outbox_repository_list_finish (CptOutboxRepository *self,
                                              GAsyncResult *result,
                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* What sync does with it. One change of a company is under way at a time, in the order of the rows; so is one of the
 * settings of all. */
void cpt_outbox_repository_take_async (CptOutboxRepository *self,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
CptChange *cpt_outbox_repository_take_finish (CptOutboxRepository *self,
                                              GAsyncResult *result,
                                              gint64 *next_due,
                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cpt_outbox_repository_answer_async (CptOutboxRepository *self,
                                         gint64 change_id,
                                         const CptOutboxAnswer *answer,
                                         gint64 sequence,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
gint64 cpt_outbox_repository_answer_finish (CptOutboxRepository *self,
                                            GAsyncResult *result,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cpt_outbox_repository_release_async (CptOutboxRepository *self,
                                          gint64 change_id,
                                          CptChangeState state,
                                          gboolean new_key,
                                          gint64 not_before,
                                          const GError *why,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
gboolean cpt_outbox_repository_release_finish (CptOutboxRepository *self,
                                               GAsyncResult *result,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cpt_outbox_repository_list_claimed_ids_async (CptOutboxRepository *self,
                                                   gint64 created_since,
                                                   const char *stripped_name,
                                                   GCancellable *cancellable,
                                                   GAsyncReadyCallback callback,
                                                   gpointer user_data);
GPtrArray *cpt_outbox_repository_list_claimed_ids_finish (CptOutboxRepository *self,
                                                          GAsyncResult *result,
                                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cpt_outbox_repository_list_claimed_connections_async (CptOutboxRepository *self,
                                                           const char *company_id,
                                                           GCancellable *cancellable,
                                                           GAsyncReadyCallback callback,
                                                           gpointer user_data);
GPtrArray *cpt_outbox_repository_list_claimed_connections_finish (CptOutboxRepository *self,
                                                                  GAsyncResult *result,
                                                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* What the user is asked when several companies could be the one that was created. */
void cpt_outbox_repository_list_candidates_async (CptOutboxRepository *self,
                                                  CptChange *creation,
                                                  GCancellable *cancellable,
                                                  GAsyncReadyCallback callback,
                                                  gpointer user_data);
GPtrArray *cpt_outbox_repository_list_candidates_finish (CptOutboxRepository *self,
                                                         GAsyncResult *result,
                                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
