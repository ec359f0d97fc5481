/* cpt-activity-reader-private.h — the activity of one company, a piece at a time. On the query thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

#include "cpt-activity-list.h"

G_BEGIN_DECLS

/* Before the newest entry. */
extern const CptActivityKey cpt_activity_top;

typedef struct _CptActivitySearch CptActivitySearch;

CptActivitySearch *cpt_activity_search_new (const CptActivityQuery *query);
CptActivitySearch *cpt_activity_search_ref (CptActivitySearch *self);
void cpt_activity_search_unref (CptActivitySearch *self);

/**
 * CptActivityPiece:
 * @entries: (element-type CptActivity): what the search let pass, newest first
 * @end: the last entry that was looked at
 * @is_last: whether none is older
 */
typedef struct
{
  GPtrArray *entries;
  CptActivityKey end;
  gboolean is_last;
} CptActivityPiece;

void cpt_activity_piece_free (CptActivityPiece *self);
CptActivityPiece *cpt_activity_reader_read (sqlite3 *handle,
                                            const char *company_id,
                                            CptActivitySearch *search,
                                            const CptActivityKey *after,
                                            GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CptActivityPiece, cpt_activity_piece_free)

G_END_DECLS
