/* cpt-tag-filter.h — the tags that the companies have, with their counts: one of them narrows the list.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "cpt-company-list.h"

G_BEGIN_DECLS

#define CPT_TYPE_TAG_FILTER (cpt_tag_filter_get_type ())
G_DECLARE_FINAL_TYPE (CptTagFilter, cpt_tag_filter, CPT, TAG_FILTER, GtkPopover)

GtkWidget *cpt_tag_filter_new (CptCompanyList *list);

G_END_DECLS
