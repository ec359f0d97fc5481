/* cpt-file-runner-private.h — files of companies: listed into the store, uploaded, downloaded.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-platform-client.h"
#include "cpt-store.h"

G_BEGIN_DECLS

#define CPT_TYPE_FILE_RUNNER (cpt_file_runner_get_type ())
G_DECLARE_FINAL_TYPE (CptFileRunner, cpt_file_runner, CPT, FILE_RUNNER, GObject)

CptFileRunner *cpt_file_runner_new (CptPlatformClient *client, CptStore *store);
void cpt_file_runner_list (CptFileRunner *self, const char *company_id, GTask *task);
void cpt_file_runner_upload (CptFileRunner *self,
                             const char *company_id,
                             const char *connection_id,
                             const char *name,
                             GBytes *content,
                             GTask *task);
void
cpt_file_runner_download (CptFileRunner *self, const char *company_id, const char *date, GFile *target, GTask *task);
void cpt_file_runner_stop (CptFileRunner *self);
gboolean cpt_file_runner_is_busy (CptFileRunner *self);

G_END_DECLS
