/* cpt-bulk-repository.h — the refreshes of many companies at once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-bulk-result.h"
#include "cpt-store.h"

G_BEGIN_DECLS

/**
 * CptBulkStatus:
 * @n_companies: that are refreshed: one may have several refreshes, each through another connection
 * @n_done: refreshes that the platform took
 * @n_read: those of them whose company has been read since, as far as the list tells
 * @n_failed: that it refused
 * @n_sending: that are on their way
 * @n_waiting: that wait their turn, or for what became of them to be found out
 * @is_paused: whether a person paused them; kept through a quit
 * @resumes_at: microseconds UTC when those that wait go on by themselves, CPT_TIME_UNKNOWN when they do not wait for a
 * time
 * @began: microseconds UTC when the first of them was asked for, CPT_TIME_UNKNOWN when that is not known
 * @last_taken: microseconds UTC when the platform took one last, CPT_TIME_UNKNOWN when it took none
 *
 * How the refreshes of many companies stand. All numbers are 0 when there is nothing to say.
 */
typedef struct
{
  guint n_companies;
  guint n_done;
  guint n_read;
  guint n_failed;
  guint n_sending;
  guint n_waiting;
  gboolean is_paused;
  gint64 resumes_at;
  gint64 began;
  gint64 last_taken;
} CptBulkStatus;

/**
 * CptBulkSurvey:
 * @able: (element-type gint64): rows of companies with a linked connection
 * @n_unlinked: companies whose connections are all not linked
 * @n_unconnected: companies without a connection
 * @n_waiting: companies that wait to be created
 *
 * Which of several companies can be refreshed, and why not the others. Those that are gone are not counted.
 */
typedef struct
{
  GArray *able;
  guint n_unlinked;
  guint n_unconnected;
  guint n_waiting;
} CptBulkSurvey;

void cpt_bulk_survey_free (CptBulkSurvey *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CptBulkSurvey, cpt_bulk_survey_free)

#define CPT_TYPE_BULK_REPOSITORY (cpt_bulk_repository_get_type ())
G_DECLARE_FINAL_TYPE (CptBulkRepository, cpt_bulk_repository, CPT, BULK_REPOSITORY, GObject)

CptBulkRepository *cpt_bulk_repository_new (CptStore *store);
void cpt_bulk_repository_get_async (CptBulkRepository *self,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean cpt_bulk_repository_get_finish (CptBulkRepository *self,
                                         GAsyncResult *result,
                                         CptBulkStatus *status,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cpt_bulk_repository_list_async (CptBulkRepository *self,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
GPtrArray *cpt_bulk_repository_list_finish (CptBulkRepository *self,
                                            GAsyncResult *result,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cpt_bulk_repository_survey_async (CptBulkRepository *self,
                                       GArray *rids,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
CptBulkSurvey *cpt_bulk_repository_survey_finish (CptBulkRepository *self,
                                                  GAsyncResult *result,
                                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* What a person does with them. All end with cpt_bulk_repository_write_finish(). */
void cpt_bulk_repository_set_paused_async (CptBulkRepository *self,
                                           gboolean is_paused,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
void cpt_bulk_repository_cancel_async (CptBulkRepository *self,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
void cpt_bulk_repository_retry_async (CptBulkRepository *self,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
void cpt_bulk_repository_close_async (CptBulkRepository *self,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean cpt_bulk_repository_write_finish (CptBulkRepository *self,
                                           GAsyncResult *result,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
