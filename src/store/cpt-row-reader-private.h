/* cpt-row-reader-private.h — rows of the list by rid, with a time limit for the main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <sqlite3.h>

#include "cpt-company-result-private.h"

G_BEGIN_DECLS

typedef struct _CptRowReader CptRowReader;

CptRowReader *cpt_row_reader_new (sqlite3 *handle, GError **error);
void cpt_row_reader_free (CptRowReader *self);
void cpt_row_reader_set_deadline (CptRowReader *self, gint64 deadline);
CptCompanyRow *cpt_row_reader_read (CptRowReader *self, CptCompanyResult *result, gint64 rid, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CptRowReader, cpt_row_reader_free)

G_END_DECLS
