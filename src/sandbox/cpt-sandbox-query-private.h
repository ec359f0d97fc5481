/* cpt-sandbox-query-private.h — the platform's query language.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-sandbox-property-private.h"

G_BEGIN_DECLS

typedef struct _CptSandboxQuery CptSandboxQuery;

CptSandboxQuery *
cpt_sandbox_query_parse (const CptSandboxItemType *type, const char *text, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cpt_sandbox_query_free (CptSandboxQuery *self);
gboolean cpt_sandbox_query_matches (const CptSandboxQuery *self, gconstpointer item);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CptSandboxQuery, cpt_sandbox_query_free)

G_END_DECLS
