/* cpt-write-repository.h — the write history: what the platform said last of every write.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-page.h"
#include "cpt-store.h"
#include "cpt-write.h"

G_BEGIN_DECLS

#define CPT_TYPE_WRITE_REPOSITORY (cpt_write_repository_get_type ())
G_DECLARE_FINAL_TYPE (CptWriteRepository, cpt_write_repository, CPT, WRITE_REPOSITORY, GObject)

CptWriteRepository *cpt_write_repository_new (CptStore *store);

/* What sync brings; the history itself is CptHistoryList. Numbers by cpt_company_repository_next_sequence(). */
void cpt_write_repository_put_page_async (CptWriteRepository *self,
                                          const char *company_id,
                                          CptPage *page,
                                          gint64 offset,
                                          gint64 sequence,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
gboolean cpt_write_repository_put_page_finish (CptWriteRepository *self,
                                               GAsyncResult *result,
                                               gint64 *rest,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
