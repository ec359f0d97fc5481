/* cpt-read-repository.h — the read history: what the platform said last of every read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-page.h"
#include "cpt-read.h"
#include "cpt-store.h"

G_BEGIN_DECLS

/**
 * CptReadNews:
 * @read: as it is stored now
 * @is_new: whether it was not known before; else it moved on
 * @has_ended: whether it runs no more, and was not known to have ended; one that is new too may have ended long ago
 *
 * What an answer of the platform said that was not known.
 */
typedef struct
{
  CptRead *read;
  gboolean is_new;
  gboolean has_ended;
} CptReadNews;

void cpt_read_news_free (CptReadNews *self);

/**
 * CptReadingCompany:
 * @rid: its row
 * @id: GUID text
 *
 * A company that something was read of when the platform was last asked.
 */
typedef struct
{
  gint64 rid;
  char *id;
} CptReadingCompany;

void cpt_reading_company_free (CptReadingCompany *self);

#define CPT_TYPE_READ_REPOSITORY (cpt_read_repository_get_type ())
G_DECLARE_FINAL_TYPE (CptReadRepository, cpt_read_repository, CPT, READ_REPOSITORY, GObject)

CptReadRepository *cpt_read_repository_new (CptStore *store);

/* What sync brings. Numbers by cpt_company_repository_next_sequence(). */
void cpt_read_repository_put_async (CptReadRepository *self,
                                    GPtrArray *reads,
                                    gint64 sequence,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
GPtrArray *cpt_read_repository_put_finish (CptReadRepository *self,
                                           GAsyncResult *result,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cpt_read_repository_put_page_async (CptReadRepository *self,
                                         const char *company_id,
                                         CptPage *page,
                                         gint64 offset,
                                         gint64 sequence,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
GPtrArray *cpt_read_repository_put_page_finish (CptReadRepository *self,
                                                GAsyncResult *result,
                                                gint64 *rest,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The history itself is CptHistoryList. */
void cpt_read_repository_get_async (CptReadRepository *self,
                                    const char *read_id,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
CptRead *cpt_read_repository_get_finish (CptReadRepository *self,
                                         GAsyncResult *result,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cpt_read_repository_list_running_async (CptReadRepository *self,
                                             const char *company_id,
                                             GCancellable *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer user_data);
GPtrArray *cpt_read_repository_list_running_finish (CptReadRepository *self,
                                                    GAsyncResult *result,
                                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cpt_read_repository_list_reading_companies_async (CptReadRepository *self,
                                                       guint n_most,
                                                       GCancellable *cancellable,
                                                       GAsyncReadyCallback callback,
                                                       gpointer user_data);
GPtrArray *cpt_read_repository_list_reading_companies_finish (CptReadRepository *self,
                                                              GAsyncResult *result,
                                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cpt_read_repository_list_since_async (CptReadRepository *self,
                                           const char *company_id,
                                           gint64 since,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
GPtrArray *cpt_read_repository_list_since_finish (CptReadRepository *self,
                                                  GAsyncResult *result,
                                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cpt_read_repository_list_usual_durations_async (CptReadRepository *self,
                                                     const char *company_id,
                                                     GCancellable *cancellable,
                                                     GAsyncReadyCallback callback,
                                                     gpointer user_data);
GHashTable *cpt_read_repository_list_usual_durations_finish (CptReadRepository *self,
                                                             GAsyncResult *result,
                                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
