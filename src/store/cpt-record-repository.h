/* cpt-record-repository.h — records of companies, as the platform sent them last.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-record-filter.h"
#include "cpt-record-type.h"
#include "cpt-store.h"

G_BEGIN_DECLS

/**
 * CptRecordPage:
 * @rids: (element-type gint64): rows of the records of the page, in the platform's order
 * @total: how many there are on all pages
 *
 * A page that the platform sent, as the store has it.
 */
typedef struct
{
  GArray *rids;
  guint total;
} CptRecordPage;

CptRecordPage *cpt_record_page_new (GArray *rids, guint total);
void cpt_record_page_free (CptRecordPage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CptRecordPage, cpt_record_page_free)

/**
 * CptRecordResult:
 * @rids: (element-type gint64): rows of what was found, in order
 * @n_kept: records of the list that were read, and are there
 * @total: how many there are, as the platform said last; −1 when it did not yet
 * @asked_at: microseconds UTC when it was last asked; CPT_TIME_UNKNOWN for never
 * @oldest: microseconds UTC when the oldest of those that are there was read; CPT_TIME_UNKNOWN for none
 *
 * What is found among the records that were read.
 */
typedef struct
{
  GArray *rids;
  guint n_kept;
  gint64 total;
  gint64 asked_at;
  gint64 oldest;
} CptRecordResult;

void cpt_record_result_free (CptRecordResult *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CptRecordResult, cpt_record_result_free)

#define CPT_TYPE_RECORD_REPOSITORY (cpt_record_repository_get_type ())
G_DECLARE_FINAL_TYPE (CptRecordRepository, cpt_record_repository, CPT, RECORD_REPOSITORY, GObject)

CptRecordRepository *cpt_record_repository_new (CptStore *store);
gint64 cpt_record_repository_get_most_bytes (CptRecordRepository *self);
void cpt_record_repository_set_most_bytes (CptRecordRepository *self, gint64 most_bytes);
void cpt_record_repository_put_async (CptRecordRepository *self,
                                      const CptRecordPlace *place,
                                      GPtrArray *records,
                                      guint total,
                                      guint page,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
CptRecordPage *cpt_record_repository_put_finish (CptRecordRepository *self,
                                                 GAsyncResult *result,
                                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cpt_record_repository_find_async (CptRecordRepository *self,
                                       const CptRecordPlace *place,
                                       const CptRecordQuery *query,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
CptRecordResult *cpt_record_repository_find_finish (CptRecordRepository *self,
                                                    GAsyncResult *result,
                                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cpt_record_repository_get_async (CptRecordRepository *self,
                                      GArray *rids,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
GPtrArray *cpt_record_repository_get_finish (CptRecordRepository *self,
                                             GAsyncResult *result,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cpt_record_repository_count_async (CptRecordRepository *self,
                                        const char *company_id,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
GHashTable *cpt_record_repository_count_finish (CptRecordRepository *self,
                                                GAsyncResult *result,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cpt_record_repository_measure_async (CptRecordRepository *self,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
gint64 cpt_record_repository_measure_finish (CptRecordRepository *self,
                                             GAsyncResult *result,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cpt_record_repository_clear_async (CptRecordRepository *self,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
gboolean cpt_record_repository_clear_finish (CptRecordRepository *self,
                                             GAsyncResult *result,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
