/* cpt-json-string-private.h — what stands between the quotes of a JSON string.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *cpt_json_string_scan (const char *at, const char *end, gboolean *has_escape, const char **problem);
char *cpt_json_string_unescape (const char *lexeme, gsize length);

G_END_DECLS
