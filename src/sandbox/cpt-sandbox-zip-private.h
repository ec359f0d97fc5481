/* cpt-sandbox-zip-private.h — a ZIP archive, made in memory.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _CptSandboxZip CptSandboxZip;

CptSandboxZip *cpt_sandbox_zip_new (void);
void cpt_sandbox_zip_add (CptSandboxZip *self, const char *name, const char *data, gsize length, gint64 modified);
GString *cpt_sandbox_zip_end (CptSandboxZip *self);

G_END_DECLS
