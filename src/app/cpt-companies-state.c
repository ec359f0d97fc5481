/* cpt-companies-state.c — what the companies list is asked to show: search, filter, order; remembered by the account.
 *
 * The rules of the order: without a search it is a column's. When a search begins it is by best match, equal ones by
 * the column that was in force; choosing a column leaves the best match, until it is chosen again; when the search ends
 * the column that was in force last is. The search itself is not remembered: the program opens on the whole list.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-companies-state.h"
#include "cpt-list-words.h"

#include <string.h>

#define META_KEY "companies-view"
#define META_TYPE "(ssb)" /* filter, order, whether descending */

struct _CptCompaniesState
{
  GObject parent_instance;

  CptMetaRepository *meta;
  CptCompanyQuery query; /* its text is ours */
};

G_DEFINE_FINAL_TYPE (CptCompaniesState, cpt_companies_state, G_TYPE_OBJECT)

static guint changed_signal;

static void
restore (CptCompaniesState *self)
{
  g_autoptr (GVariant) saved = cpt_meta_repository_get (self->meta, META_KEY, G_VARIANT_TYPE (META_TYPE));
  CptCompanySort sort = CPT_COMPANY_SORT_CREATED;
  const char *filter_nick = NULL;
  const char *sort_nick = NULL;

  if (saved == NULL)
    return;

  g_variant_get (saved, "(&s&sb)", &filter_nick, &sort_nick, &self->query.descending);
  cpt_list_words_parse_filter (filter_nick, &self->query.filter);
  if (cpt_list_words_parse_sort (sort_nick, &sort) && sort != CPT_COMPANY_SORT_MATCH)
    self->query.sort = self->query.fallback = sort;
}

static void
save (CptCompaniesState *self)
{
  cpt_meta_repository_set (self->meta, META_KEY,
                           g_variant_new (META_TYPE, cpt_list_words_filter_nick (self->query.filter),
                                          cpt_list_words_sort_nick (self->query.fallback), self->query.descending));
}

static void
cpt_companies_state_finalize (GObject *object)
{
  CptCompaniesState *self = CPT_COMPANIES_STATE (object);

  g_clear_object (&self->meta);
  g_free ((char *) self->query.text);

  G_OBJECT_CLASS (cpt_companies_state_parent_class)->finalize (object);
}

static void
cpt_companies_state_class_init (CptCompaniesStateClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_companies_state_finalize;

  changed_signal =
      g_signal_new ("changed", CPT_TYPE_COMPANIES_STATE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cpt_companies_state_init (CptCompaniesState *self)
{
  self->query.text = g_strdup ("");
  self->query.filter = CPT_COMPANY_FILTER_ALL;
  self->query.sort = self->query.fallback = CPT_COMPANY_SORT_CREATED;
  self->query.descending = TRUE;
}

/**
 * cpt_companies_state_new:
 * @meta: of the account
 *
 * Returns: (transfer full): the filter and order that the account had last; at first all, newest first
 */
CptCompaniesState *
cpt_companies_state_new (CptMetaRepository *meta)
{
  CptCompaniesState *self = g_object_new (CPT_TYPE_COMPANIES_STATE, NULL);

  self->meta = g_object_ref (meta);
  restore (self);

  return self;
}

/**
 * cpt_companies_state_get_query:
 *
 * Returns: (transfer none): what to ask of the list; valid until the next change
 */
const CptCompanyQuery *
cpt_companies_state_get_query (CptCompaniesState *self)
{
  g_return_val_if_fail (CPT_IS_COMPANIES_STATE (self), NULL);

  return &self->query;
}

/**
 * cpt_companies_state_is_narrowed:
 *
 * Returns: whether a search or a filter may hide companies
 */
gboolean
cpt_companies_state_is_narrowed (CptCompaniesState *self)
{
  g_return_val_if_fail (CPT_IS_COMPANIES_STATE (self), FALSE);

  return *self->query.text != '\0' || self->query.filter != CPT_COMPANY_FILTER_ALL;
}

/**
 * cpt_companies_state_set_text:
 * @text: search terms, as typed
 *
 * Searches for @text; nothing when it is blank.
 */
void
cpt_companies_state_set_text (CptCompaniesState *self, const char *text)
{
  g_autofree char *stripped = NULL;
  gboolean was_searching = FALSE;

  g_return_if_fail (CPT_IS_COMPANIES_STATE (self));

  stripped = g_strstrip (g_strdup (text));
  if (g_str_equal (stripped, self->query.text))
    return;

  was_searching = *self->query.text != '\0';
  g_free ((char *) self->query.text);
  self->query.text = g_steal_pointer (&stripped);
  if (*self->query.text == '\0')
    self->query.sort = self->query.fallback;
  else if (!was_searching)
    self->query.sort = CPT_COMPANY_SORT_MATCH;

  g_signal_emit (self, changed_signal, 0);
}

/**
 * cpt_companies_state_set_filter:
 *
 * Shows the companies of @filter only.
 */
void
cpt_companies_state_set_filter (CptCompaniesState *self, CptCompanyFilter filter)
{
  g_return_if_fail (CPT_IS_COMPANIES_STATE (self));

  if (self->query.filter == filter)
    return;

  self->query.filter = filter;
  save (self);
  g_signal_emit (self, changed_signal, 0);
}

/**
 * cpt_companies_state_set_sort:
 * @sort: a column; or CPT_COMPANY_SORT_MATCH, which counts while something is searched
 * @descending: for a column
 *
 * Orders the list by @sort.
 */
void
cpt_companies_state_set_sort (CptCompaniesState *self, CptCompanySort sort, gboolean descending)
{
  g_return_if_fail (CPT_IS_COMPANIES_STATE (self));

  if (sort == CPT_COMPANY_SORT_MATCH)
    {
      if (*self->query.text == '\0' || self->query.sort == CPT_COMPANY_SORT_MATCH)
        return;
      self->query.sort = CPT_COMPANY_SORT_MATCH;
    }
  else
    {
      if (self->query.sort == sort && self->query.descending == descending)
        return;
      self->query.sort = self->query.fallback = sort;
      self->query.descending = descending;
      save (self);
    }

  g_signal_emit (self, changed_signal, 0);
}
