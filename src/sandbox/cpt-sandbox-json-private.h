/* cpt-sandbox-json-private.h — JSON out, by appending; JSON in, through json-glib after a check.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Writing: @name is NULL for an item of an array and for the outermost value. */
void cpt_sandbox_json_begin_object (GString *out, const char *name);
void cpt_sandbox_json_end_object (GString *out);
void cpt_sandbox_json_begin_array (GString *out, const char *name);
void cpt_sandbox_json_end_array (GString *out);
void cpt_sandbox_json_string (GString *out, const char *name, const char *value);
void cpt_sandbox_json_integer (GString *out, const char *name, gint64 value);
void cpt_sandbox_json_number (GString *out, const char *name, const char *text);
void cpt_sandbox_json_cents (GString *out, const char *name, gint64 cents);
void cpt_sandbox_json_boolean (GString *out, const char *name, gboolean value);
void cpt_sandbox_json_null (GString *out, const char *name);
void cpt_sandbox_json_time (GString *out, const char *name, gint64 ticks);
void cpt_sandbox_json_seconds (GString *out, const char *name, gint64 ticks);

/* Reading */
JsonNode *cpt_sandbox_json_parse (const char *text, gsize length, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
