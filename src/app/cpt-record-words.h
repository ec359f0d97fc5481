/* cpt-record-words.h — the members of records, and what is written in them, in words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *cpt_record_words_get_member (const char *name);
const char *cpt_record_words_get_value (const char *name, const char *text);
gboolean cpt_record_words_has_values (const char *name);

G_END_DECLS
