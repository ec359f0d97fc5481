/* cpt-record-search-private.h — which of the records that were read are wanted, in order.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <sqlite3.h>

#include "cpt-record-repository.h"

G_BEGIN_DECLS

CptRecordResult *cpt_record_search (sqlite3 *handle,
                                    const CptRecordPlace *place,
                                    const CptRecordQuery *query,
                                    GCancellable *cancellable,
                                    GError **error);

G_END_DECLS
