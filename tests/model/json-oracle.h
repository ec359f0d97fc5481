/* json-oracle.h — json-glib, as the judge of what the tokenizer reads.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void json_oracle_assert_same (const char *text, gsize length);

G_END_DECLS
