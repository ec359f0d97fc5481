/* json-check.h — whether the tokenizer takes a text for one whole JSON document.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean json_check (const char *text, gsize length, GError **error);

G_END_DECLS
