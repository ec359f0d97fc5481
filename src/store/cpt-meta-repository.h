/* cpt-meta-repository.h — small named values of the account: views, and what sync must remember.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-store.h"

G_BEGIN_DECLS

#define CPT_TYPE_META_REPOSITORY (cpt_meta_repository_get_type ())
G_DECLARE_FINAL_TYPE (CptMetaRepository, cpt_meta_repository, CPT, META_REPOSITORY, GObject)

CptMetaRepository *cpt_meta_repository_new (CptStore *store);
/* Known from the moment the store is open; main thread. */
GVariant *cpt_meta_repository_get (CptMetaRepository *self, const char *key, const GVariantType *type);
/* Seen at once by get; written behind. */
void cpt_meta_repository_set (CptMetaRepository *self, const char *key, GVariant *value);

G_END_DECLS
