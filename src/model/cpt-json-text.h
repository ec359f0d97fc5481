/* cpt-json-text.h — JSON text taken apart and put together without being understood.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GPtrArray *cpt_json_text_split_array (const char *object, gsize length, const char *member);
char *cpt_json_text_with_member (const char *object, const char *member, const char *value);
char *cpt_json_text_of_string (const char *text);
void cpt_json_text_append_string (GString *json, const char *text);

G_END_DECLS
