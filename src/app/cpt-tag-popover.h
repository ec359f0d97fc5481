/* cpt-tag-popover.h — one tag of a company, to be added or changed where it stands.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Signal "saved" (GVariant *patch): what the person wants; the popover closes by itself. */
#define CPT_TYPE_TAG_POPOVER (cpt_tag_popover_get_type ())
G_DECLARE_FINAL_TYPE (CptTagPopover, cpt_tag_popover, CPT, TAG_POPOVER, GtkPopover)

CptTagPopover *cpt_tag_popover_new (GVariant *tags, const char *key);

G_END_DECLS
