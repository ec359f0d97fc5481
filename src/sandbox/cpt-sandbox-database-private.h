/* cpt-sandbox-database-private.h — the sandbox's own SQLite file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _CptSandboxDatabase CptSandboxDatabase;
typedef struct _CptSandboxStatement CptSandboxStatement;

CptSandboxDatabase *cpt_sandbox_database_open (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cpt_sandbox_database_free (CptSandboxDatabase *self);

void cpt_sandbox_database_begin (CptSandboxDatabase *self);
gboolean cpt_sandbox_database_commit (CptSandboxDatabase *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cpt_sandbox_database_mark (CptSandboxDatabase *self);
void cpt_sandbox_database_undo (CptSandboxDatabase *self);
void cpt_sandbox_database_roll_back (CptSandboxDatabase *self);
void cpt_sandbox_database_clear (CptSandboxDatabase *self);

CptSandboxStatement *cpt_sandbox_database_prepare (CptSandboxDatabase *self, const char *sql);
void cpt_sandbox_statement_free (CptSandboxStatement *self);

void cpt_sandbox_statement_bind_text (CptSandboxStatement *self, const char *name, const char *value);
void cpt_sandbox_statement_bind_integer (CptSandboxStatement *self, const char *name, gint64 value);
void cpt_sandbox_statement_bind_blob (CptSandboxStatement *self, const char *name, const char *data, gsize length);
gboolean cpt_sandbox_statement_step (CptSandboxStatement *self);
void cpt_sandbox_statement_run (CptSandboxStatement *self);
const char *cpt_sandbox_statement_text (CptSandboxStatement *self, int column);
gint64 cpt_sandbox_statement_integer (CptSandboxStatement *self, int column);
const char *cpt_sandbox_statement_blob (CptSandboxStatement *self, int column, gsize *length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CptSandboxDatabase, cpt_sandbox_database_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CptSandboxStatement, cpt_sandbox_statement_free)

G_END_DECLS
