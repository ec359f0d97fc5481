/* cpt-file-repository.h — the files that were uploaded for a company, as the platform listed them last.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-file.h"
#include "cpt-store.h"

G_BEGIN_DECLS

/**
 * CptFileList:
 * @files: (element-type CptFile): the newest first
 * @read_at: microseconds UTC when the platform listed them; CPT_TIME_UNKNOWN when it never did
 *
 * All files of a company.
 */
typedef struct
{
  GPtrArray *files;
  gint64 read_at;
} CptFileList;

void cpt_file_list_free (CptFileList *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CptFileList, cpt_file_list_free)

#define CPT_TYPE_FILE_REPOSITORY (cpt_file_repository_get_type ())
G_DECLARE_FINAL_TYPE (CptFileRepository, cpt_file_repository, CPT, FILE_REPOSITORY, GObject)

CptFileRepository *cpt_file_repository_new (CptStore *store);
void cpt_file_repository_put_async (CptFileRepository *self,
                                    const char *company_id,
                                    GPtrArray *files,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean cpt_file_repository_put_finish (CptFileRepository *self,
                                         GAsyncResult *result,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cpt_file_repository_list_async (CptFileRepository *self,
                                     const char *company_id,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
CptFileList *cpt_file_repository_list_finish (CptFileRepository *self,
                                              GAsyncResult *result,
                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
