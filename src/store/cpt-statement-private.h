/* cpt-statement-private.h — a prepared statement: bound by name, first failure kept, a row apart from a failure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

typedef struct _CptStatement CptStatement;

CptStatement *cpt_statement_prepare (sqlite3 *handle, const char *sql, GError **error);
void cpt_statement_free (CptStatement *self);

void cpt_statement_bind_null (CptStatement *self, const char *name);
void cpt_statement_bind_int64 (CptStatement *self, const char *name, gint64 value);
void cpt_statement_bind_time (CptStatement *self, const char *name, gint64 time);
void cpt_statement_bind_text (CptStatement *self, const char *name, const char *text);
void cpt_statement_bind_blob (CptStatement *self, const char *name, gconstpointer bytes, gsize length);
void cpt_statement_bind_guid (CptStatement *self, const char *name, const char *guid);
void cpt_statement_bind_variant (CptStatement *self, const char *name, GVariant *variant);

gboolean cpt_statement_step (CptStatement *self, gboolean *has_row, GError **error);
gboolean cpt_statement_run (CptStatement *self, GError **error);
void cpt_statement_reset (CptStatement *self);

gboolean cpt_statement_is_null (CptStatement *self, int column);
gint64 cpt_statement_get_int64 (CptStatement *self, int column);
gint64 cpt_statement_get_time (CptStatement *self, int column);
const char *cpt_statement_get_text (CptStatement *self, int column);
gconstpointer cpt_statement_get_blob (CptStatement *self, int column, gsize *length);
char *cpt_statement_dup_guid (CptStatement *self, int column);
GVariant *cpt_statement_dup_variant (CptStatement *self, int column, const GVariantType *type);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CptStatement, cpt_statement_free)

G_END_DECLS
