/* cpt-list-words.c — the filters and orders of the companies list: how they are named, shown and remembered.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-list-words.h"

#include <glib/gi18n.h>

static const struct
{
  const char *nick;
  const char *title;
  CptStatusMark mark;
} filters[CPT_N_COMPANY_FILTERS] = {
  /* Translators: filters of the companies list, each with a number beside it */
  [CPT_COMPANY_FILTER_ALL] = { "all", NC_ ("filter", "All"), CPT_STATUS_MARK_NONE },
  [CPT_COMPANY_FILTER_LINKED] = { "linked", NC_ ("filter", "Linked"), CPT_STATUS_MARK_LINKED },
  [CPT_COMPANY_FILTER_ATTENTION] = { "attention", NC_ ("filter", "Needs attention"), CPT_STATUS_MARK_ERROR },
  [CPT_COMPANY_FILTER_PENDING] = { "pending", NC_ ("filter", "Pending"), CPT_STATUS_MARK_PENDING },
  [CPT_COMPANY_FILTER_UNLINKED] = { "unlinked", NC_ ("filter", "Unlinked"), CPT_STATUS_MARK_UNLINKED },
  [CPT_COMPANY_FILTER_NO_CONNECTION] = { "no-connection", NC_ ("filter", "No connection"),
                                         CPT_STATUS_MARK_NO_CONNECTION },
  /* Translators: filter: companies whose client was sent a Link URL and has not followed it */
  [CPT_COMPANY_FILTER_WAITING] = { "waiting", NC_ ("filter", "Waiting for the client"), CPT_STATUS_MARK_SENT },
  /* Translators: filter: companies from which nothing was read for so long that the access may soon be withdrawn */
  [CPT_COMPANY_FILTER_EXPIRY] = { "expiry", NC_ ("filter", "At risk of expiry"), CPT_STATUS_MARK_WARNING },
};

static const struct
{
  const char *nick;
  const char *title;
} sorts[] = {
  [CPT_COMPANY_SORT_MATCH] = { "match", N_ ("Best match") },
  [CPT_COMPANY_SORT_NAME] = { "name", N_ ("Company name") },
  [CPT_COMPANY_SORT_ID] = { "id", N_ ("Company ID") },
  [CPT_COMPANY_SORT_CREATED_BY] = { "created-by", N_ ("Created by") },
  [CPT_COMPANY_SORT_CREATED] = { "created", N_ ("Created") },
  [CPT_COMPANY_SORT_LAST_SYNC] = { "last-read", N_ ("Last read") },
  [CPT_COMPANY_SORT_CONNECTIONS] = { "connections", N_ ("Connections") },
  /* Translators: an order of the companies: by when their Link URL was last sent */
  [CPT_COMPANY_SORT_LINK_SENT] = { "link-sent", N_ ("Link sent") },
  /* Translators: an order of the companies: by how long nothing was read, of those whose access may be withdrawn */
  [CPT_COMPANY_SORT_EXPIRY] = { "expiry", N_ ("Token expiry") },
  [CPT_COMPANY_SORT_TAGS] = { "tags", N_ ("Tags") },
};

/**
 * cpt_list_words_filter_nick:
 *
 * Returns: (transfer none): the name of @filter in actions and settings
 */
const char *
cpt_list_words_filter_nick (CptCompanyFilter filter)
{
  return filters[filter].nick;
}

/**
 * cpt_list_words_filter_title:
 *
 * Returns: (transfer none): the name of @filter for people
 */
const char *
cpt_list_words_filter_title (CptCompanyFilter filter)
{
  return g_dpgettext2 (NULL, "filter", filters[filter].title);
}

/**
 * cpt_list_words_filter_mark:
 *
 * Returns: the mark of the connections that @filter is about
 */
CptStatusMark
cpt_list_words_filter_mark (CptCompanyFilter filter)
{
  return filters[filter].mark;
}

/**
 * cpt_list_words_parse_filter:
 * @filter: (out): set when @nick is known
 *
 * Returns: whether @nick is known
 */
gboolean
cpt_list_words_parse_filter (const char *nick, CptCompanyFilter *filter)
{
  for (gsize i = 0; i < G_N_ELEMENTS (filters); i++)
    if (g_str_equal (filters[i].nick, nick))
      {
        *filter = (CptCompanyFilter) i;
        return TRUE;
      }

  return FALSE;
}

/**
 * cpt_list_words_sort_nick:
 *
 * Returns: (transfer none): the name of @sort in actions and settings
 */
const char *
cpt_list_words_sort_nick (CptCompanySort sort)
{
  return sorts[sort].nick;
}

/**
 * cpt_list_words_sort_title:
 *
 * Returns: (transfer none): the name of @sort for people
 */
const char *
cpt_list_words_sort_title (CptCompanySort sort)
{
  return _ (sorts[sort].title);
}

/**
 * cpt_list_words_parse_sort:
 * @sort: (out): set when @nick is known
 *
 * Returns: whether @nick is known
 */
gboolean
cpt_list_words_parse_sort (const char *nick, CptCompanySort *sort)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sorts); i++)
    if (g_str_equal (sorts[i].nick, nick))
      {
        *sort = (CptCompanySort) i;
        return TRUE;
      }

  return FALSE;
}
