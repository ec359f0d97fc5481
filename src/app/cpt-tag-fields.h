/* cpt-tag-fields.h — the key and the value of a tag, checked while they are typed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Signal "changed": what was typed, and perhaps whether it can be sent. */
#define CPT_TYPE_TAG_FIELDS (cpt_tag_fields_get_type ())
G_DECLARE_FINAL_TYPE (CptTagFields, cpt_tag_fields, CPT, TAG_FIELDS, GtkBox)

void cpt_tag_fields_set_tags (CptTagFields *self, GVariant *tags);
void cpt_tag_fields_set (CptTagFields *self, const char *key, const char *value);
char *cpt_tag_fields_dup_key (CptTagFields *self);
char *cpt_tag_fields_dup_value (CptTagFields *self);
gboolean cpt_tag_fields_is_fine (CptTagFields *self);

G_END_DECLS
