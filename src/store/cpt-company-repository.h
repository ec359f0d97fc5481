/* cpt-company-repository.h — companies and their connections: what the platform said last.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-company-page.h"
#include "cpt-store.h"

G_BEGIN_DECLS

/**
 * CptReadCursor:
 * @read_id: the complete read that is running, 0 when none
 * @next_page: the page to ask for next, from 1
 * @page_size: companies a page
 * @total_results: what the page before said
 * @run: 1, or 2 for the second run of the same read
 *
 * How far a complete read of the list is; committed with the rows of each page.
 */
typedef struct
{
  gint64 read_id;
  guint next_page;
  guint page_size;
  guint64 total_results;
  guint run;
} CptReadCursor;

/**
 * CptLinkTarget:
 * @rid: the company's row
 * @company_id: GUID text
 * @name: the company's name, as shown
 * @url: (nullable): the stored Link URL
 *
 * A company and where its client links it.
 */
typedef struct
{
  gint64 rid;
  char *company_id;
  char *name;
  char *url;
} CptLinkTarget;

void cpt_link_target_free (CptLinkTarget *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CptLinkTarget, cpt_link_target_free)

#define CPT_TYPE_COMPANY_REPOSITORY (cpt_company_repository_get_type ())
G_DECLARE_FINAL_TYPE (CptCompanyRepository, cpt_company_repository, CPT, COMPANY_REPOSITORY, GObject)

CptCompanyRepository *cpt_company_repository_new (CptStore *store);

/* Every request to the platform that may change or read a company takes a number before it is sent. Any thread. */
gint64 cpt_company_repository_next_sequence (CptCompanyRepository *self);

/* The complete read (sync). */
void cpt_company_repository_begin_read_async (CptCompanyRepository *self,
                                              guint page_size,
                                              GCancellable *cancellable,
                                              GAsyncReadyCallback callback,
                                              gpointer user_data);
gboolean cpt_company_repository_begin_read_finish (CptCompanyRepository *self,
                                                   GAsyncResult *result,
                                                   CptReadCursor *cursor,
                                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cpt_company_repository_put_page_async (CptCompanyRepository *self,
                                            CptCompanyPage *page,
                                            gint64 sequence,
                                            const CptReadCursor *cursor_after,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data);
gboolean cpt_company_repository_put_page_finish (CptCompanyRepository *self,
                                                 GAsyncResult *result,
                                                 guint *n_written,
                                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cpt_company_repository_end_read_async (CptCompanyRepository *self,
                                            const CptReadCursor *cursor,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data);
GPtrArray *cpt_company_repository_end_read_finish (CptCompanyRepository *self,
                                                   GAsyncResult *result,
                                                   guint64 *n_seen,
                                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* One company (sync): its own GET answered, with the company or with 404. */
void cpt_company_repository_put_async (CptCompanyRepository *self,
                                       CptCompany *company,
                                       gint64 sequence,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean cpt_company_repository_put_finish (CptCompanyRepository *self,
                                            GAsyncResult *result,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cpt_company_repository_remove_async (CptCompanyRepository *self,
                                          const char *company_id,
                                          gint64 sequence,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
gboolean cpt_company_repository_remove_finish (CptCompanyRepository *self,
                                               GAsyncResult *result,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Pages and dialogs. What the user did is laid over what the platform said. */
void cpt_company_repository_get_async (CptCompanyRepository *self,
                                       gint64 rid,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
CptCompany *cpt_company_repository_get_finish (CptCompanyRepository *self,
                                               GAsyncResult *result,
                                               GPtrArray **changes,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cpt_company_repository_list_async (CptCompanyRepository *self,
                                        GArray *rids,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
GPtrArray *cpt_company_repository_list_finish (CptCompanyRepository *self,
                                               GAsyncResult *result,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cpt_company_repository_find_by_name_async (CptCompanyRepository *self,
                                                const char *name,
                                                GCancellable *cancellable,
                                                GAsyncReadyCallback callback,
                                                gpointer user_data);
gint64 cpt_company_repository_find_by_name_finish (CptCompanyRepository *self,
                                                   GAsyncResult *result,
                                                   CptCompany **company,
                                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cpt_company_repository_count_children_async (CptCompanyRepository *self,
                                                  gint64 rid,
                                                  GCancellable *cancellable,
                                                  GAsyncReadyCallback callback,
                                                  gpointer user_data);
gint64 cpt_company_repository_count_children_finish (CptCompanyRepository *self,
                                                     GAsyncResult *result,
                                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cpt_company_repository_list_link_targets_async (CptCompanyRepository *self,
                                                     GArray *rids,
                                                     GCancellable *cancellable,
                                                     GAsyncReadyCallback callback,
                                                     gpointer user_data);
GPtrArray *cpt_company_repository_list_link_targets_finish (CptCompanyRepository *self,
                                                            GAsyncResult *result,
                                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
