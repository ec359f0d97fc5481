/* cpt-tag-text.h — tags as people read them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *cpt_tag_text (const char *key, const char *value);
char *cpt_tag_text_of_filter (GVariant *tag);
char *cpt_tag_text_of_difference (GVariant *before, GVariant *after);

G_END_DECLS
