/* cpt-complete-read-private.h — the whole list, page by page, resumable, and what was not on it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-company-repository.h"
#include "cpt-company-writer-private.h"

G_BEGIN_DECLS

typedef struct _CptCompleteRead CptCompleteRead;

CptCompleteRead *cpt_complete_read_new (sqlite3 *handle, CptCompanyWriter *writer);
void cpt_complete_read_free (CptCompleteRead *self);
gboolean cpt_complete_read_begin (CptCompleteRead *self,
                                  guint page_size,
                                  gint64 sequence,
                                  CptReadCursor *cursor,
                                  GError **error);
gboolean cpt_complete_read_put_page (CptCompleteRead *self,
                                     CptCompanyPage *page,
                                     gint64 sequence,
                                     gint64 now,
                                     const CptReadCursor *cursor_after,
                                     guint *n_written,
                                     GError **error);
GPtrArray *cpt_complete_read_end (CptCompleteRead *self, const CptReadCursor *cursor, guint64 *n_seen, GError **error);

G_END_DECLS
