/* cpt-company-writer-private.h — companies into their tables: new, changed, unchanged, gone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-company-loader-private.h"
#include "cpt-event-log-private.h"
#include "cpt-guards-private.h"

G_BEGIN_DECLS

/**
 * CptStoredCompany:
 * @rid: its row, 0 when it is not stored
 * @hash: of its content
 * @is_gone: whether it is a tombstone
 *
 * What the writer has to know of a company before it writes.
 */
typedef struct
{
  gint64 rid;
  guint64 hash;
  gboolean is_gone;
} CptStoredCompany;

typedef struct _CptCompanyWriter CptCompanyWriter;

CptCompanyWriter *cpt_company_writer_new (sqlite3 *handle, GError **error);
void cpt_company_writer_free (CptCompanyWriter *self);
gboolean cpt_company_writer_find (CptCompanyWriter *self, const guint8 *id, CptStoredCompany *stored, GError **error);
gboolean cpt_company_writer_put (CptCompanyWriter *self,
                                 CptCompany *company,
                                 gint64 now,
                                 CptOrigin origin,
                                 gint64 *rid,
                                 gboolean *is_written,
                                 GError **error);
gboolean cpt_company_writer_remove (CptCompanyWriter *self, gint64 rid, gint64 now, CptOrigin origin, GError **error);
void cpt_company_writer_forget (CptCompanyWriter *self);
gboolean cpt_company_writer_make_indexes (CptCompanyWriter *self, GError **error);
CptGuards *cpt_company_writer_get_guards (CptCompanyWriter *self);
CptCompanyLoader *cpt_company_writer_get_loader (CptCompanyWriter *self);

G_END_DECLS
