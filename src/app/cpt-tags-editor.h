/* cpt-tags-editor.h — the tags of a company, one a row, to be added, changed and removed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What a person wants goes to the action "company.edit-tags" of what is around it, as the JSON of a patch. */
#define CPT_TYPE_TAGS_EDITOR (cpt_tags_editor_get_type ())
G_DECLARE_FINAL_TYPE (CptTagsEditor, cpt_tags_editor, CPT, TAGS_EDITOR, AdwBin)

void cpt_tags_editor_show (CptTagsEditor *self, GVariant *tags);

G_END_DECLS
