/* cpt-list-words.h — the filters and orders of the companies list: how they are named, shown and remembered.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-company-list.h"
#include "cpt-status-mark.h"

G_BEGIN_DECLS

const char *cpt_list_words_filter_nick (CptCompanyFilter filter);
const char *cpt_list_words_filter_title (CptCompanyFilter filter);
CptStatusMark cpt_list_words_filter_mark (CptCompanyFilter filter);
gboolean cpt_list_words_parse_filter (const char *nick, CptCompanyFilter *filter);
const char *cpt_list_words_sort_nick (CptCompanySort sort);
const char *cpt_list_words_sort_title (CptCompanySort sort);
gboolean cpt_list_words_parse_sort (const char *nick, CptCompanySort *sort);

G_END_DECLS
