/* cpt-store-file-private.h — the file of a store: its folder, its lock, its version, its health.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <sqlite3.h>

#include "cpt-store.h"

G_BEGIN_DECLS

typedef struct _CptStoreFile CptStoreFile;

CptStoreFile *cpt_store_file_open (const char *folder, gint64 now, GError **error);
void cpt_store_file_free (CptStoreFile *self);
void cpt_store_file_end_well (CptStoreFile *self);
sqlite3 *cpt_store_file_steal_handle (CptStoreFile *self);
CptStoreOutcome cpt_store_file_get_outcome (CptStoreFile *self);
const char *cpt_store_file_get_set_aside (CptStoreFile *self);
char *cpt_store_file_get_path (const char *folder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CptStoreFile, cpt_store_file_free)

G_END_DECLS
