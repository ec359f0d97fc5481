/* cpt-upload-repository.h — what is uploaded from here: in doubt while it is, then activity.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-store.h"

G_BEGIN_DECLS

/**
 * CptUpload:
 * @company_id: GUID text
 * @connection_id: GUID text
 * @name: of the file
 * @checksum: of its content: what tells it from others of this name
 * @since: microseconds UTC by the platform's clock: it is not there from before
 *
 * One file on its way to the platform.
 */
typedef struct
{
  char *company_id;
  char *connection_id;
  char *name;
  char *checksum;
  gint64 since;
} CptUpload;

CptUpload *
cpt_upload_new (const char *company_id, const char *connection_id, const char *name, GBytes *content, gint64 since);
CptUpload *cpt_upload_copy (const CptUpload *self);
void cpt_upload_free (CptUpload *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CptUpload, cpt_upload_free)

#define CPT_TYPE_UPLOAD_REPOSITORY (cpt_upload_repository_get_type ())
G_DECLARE_FINAL_TYPE (CptUploadRepository, cpt_upload_repository, CPT, UPLOAD_REPOSITORY, GObject)

CptUploadRepository *cpt_upload_repository_new (CptStore *store);
void cpt_upload_repository_begin_async (CptUploadRepository *self,
                                        const CptUpload *upload,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
gboolean cpt_upload_repository_begin_finish (CptUploadRepository *self,
                                             GAsyncResult *result,
                                             gint64 *before,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cpt_upload_repository_forget_async (CptUploadRepository *self,
                                         const CptUpload *upload,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
gboolean cpt_upload_repository_forget_finish (CptUploadRepository *self,
                                              GAsyncResult *result,
                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cpt_upload_repository_record_async (CptUploadRepository *self,
                                         const CptUpload *upload,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
gboolean cpt_upload_repository_record_finish (CptUploadRepository *self,
                                              GAsyncResult *result,
                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
