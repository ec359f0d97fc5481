/* cpt-companies-state.c — what the companies list is asked to show: search, filter, order; remembered by the account.
 *
 * The rules of the order: it is a column's. Some filters have an order of their own, which is in force from when they
 * are chosen until a column is. When a search begins it is by best match, equal ones in the order that was in force;
 * choosing a column leaves the best match, until it is chosen again; when the search ends the order that was in force
 * last is. Neither the search nor a set of companies is remembered: the program opens on the whole list, or on what the
 * filter and the tag leave of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-companies-state.h"
#include "cpt-list-words.h"

#include <string.h>

#define META_KEY "companies-view"
#define META_TYPE "(ssb)" /* filter, order, whether descending */
#define TAG_KEY "companies-tag"
#define TAG_TYPE "m(sms)"

struct _CptCompaniesState
{
  GObject parent_instance;

  CptMetaRepository *meta;
  CptCompanyQuery query; /* its text, set and tag are ours; its order follows from what is below */
  CptCompanySort column;
  gboolean is_descending; /* the column */
  gboolean is_by_filter;  /* in its filter's order, where that has one */
  gboolean is_by_match;   /* while something is searched */
};

G_DEFINE_FINAL_TYPE (CptCompaniesState, cpt_companies_state, G_TYPE_OBJECT)

static guint changed_signal;

/* CPT_COMPANY_SORT_MATCH for a filter that has no order of its own. */
static CptCompanySort
order_of_filter (CptCompanyFilter filter)
{
  if (filter == CPT_COMPANY_FILTER_WAITING)
    return CPT_COMPANY_SORT_LINK_SENT;

  return filter == CPT_COMPANY_FILTER_EXPIRY ? CPT_COMPANY_SORT_EXPIRY : CPT_COMPANY_SORT_MATCH;
}

/* The order that follows from what was chosen. */
static void
settle_order (CptCompaniesState *self)
{
  CptCompanySort own = order_of_filter (self->query.filter);
  gboolean is_own = self->is_by_filter && own != CPT_COMPANY_SORT_MATCH;

  self->query.fallback = is_own ? own : self->column;
  self->query.descending = !is_own && self->is_descending;
  self->query.sort = self->is_by_match && *self->query.text != '\0' ? CPT_COMPANY_SORT_MATCH : self->query.fallback;
}

static void
restore (CptCompaniesState *self)
{
  g_autoptr (GVariant) saved = cpt_meta_repository_get (self->meta, META_KEY, G_VARIANT_TYPE (META_TYPE));
  CptCompanySort sort = CPT_COMPANY_SORT_CREATED;
  const char *filter_nick = NULL;
  const char *sort_nick = NULL;

  if (saved == NULL)
    return;

  g_variant_get (saved, "(&s&sb)", &filter_nick, &sort_nick, &self->is_descending);
  cpt_list_words_parse_filter (filter_nick, &self->query.filter);
  if (cpt_list_words_parse_sort (sort_nick, &sort) && sort != CPT_COMPANY_SORT_MATCH)
    self->column = sort;
}

static void
restore_tag (CptCompaniesState *self)
{
  g_autoptr (GVariant) saved = cpt_meta_repository_get (self->meta, TAG_KEY, G_VARIANT_TYPE (TAG_TYPE));

  self->query.tag = saved != NULL ? g_variant_get_maybe (saved) : NULL;
}

static void
save (CptCompaniesState *self)
{
  cpt_meta_repository_set (self->meta, META_KEY,
                           g_variant_new (META_TYPE, cpt_list_words_filter_nick (self->query.filter),
                                          cpt_list_words_sort_nick (self->column), self->is_descending));
}

static void
cpt_companies_state_finalize (GObject *object)
{
  CptCompaniesState *self = CPT_COMPANIES_STATE (object);

  g_clear_object (&self->meta);
  g_free ((char *) self->query.text);
  g_clear_pointer (&self->query.among, g_array_unref);
  g_clear_pointer (&self->query.tag, g_variant_unref);

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
  self->column = CPT_COMPANY_SORT_CREATED;
  self->is_descending = TRUE;
  self->is_by_filter = TRUE;
}

/**
 * cpt_companies_state_new:
 * @meta: of the account
 *
 * Returns: (transfer full): the filter, tag and order that the account had last; at first all, newest first
 */
CptCompaniesState *
cpt_companies_state_new (CptMetaRepository *meta)
{
  CptCompaniesState *self = g_object_new (CPT_TYPE_COMPANIES_STATE, NULL);

  self->meta = g_object_ref (meta);
  restore (self);
  restore_tag (self);
  settle_order (self);

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
 * Returns: whether a search, a filter, a tag or a set may hide companies
 */
gboolean
cpt_companies_state_is_narrowed (CptCompaniesState *self)
{
  g_return_val_if_fail (CPT_IS_COMPANIES_STATE (self), FALSE);

  return *self->query.text != '\0' || self->query.among != NULL || self->query.tag != NULL ||
         self->query.filter != CPT_COMPANY_FILTER_ALL;
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
  if (!was_searching)
    self->is_by_match = TRUE;

  settle_order (self);
  g_signal_emit (self, changed_signal, 0);
}

/**
 * cpt_companies_state_set_among:
 * @among: (nullable) (element-type gint64): rows of companies, not to be changed; %NULL for all
 *
 * Shows some companies only.
 */
void
cpt_companies_state_set_among (CptCompaniesState *self, GArray *among)
{
  g_return_if_fail (CPT_IS_COMPANIES_STATE (self));

  if (self->query.among == among)
    return;

  g_clear_pointer (&self->query.among, g_array_unref);
  self->query.among = among != NULL ? g_array_ref (among) : NULL;
  g_signal_emit (self, changed_signal, 0);
}

/**
 * cpt_companies_state_set_tag:
 * @tag: (nullable): (sms), as in CptCompanyQuery; %NULL for all companies; a floating one is taken
 *
 * Shows the companies with this tag only.
 */
void
cpt_companies_state_set_tag (CptCompaniesState *self, GVariant *tag)
{
  g_autoptr (GVariant) before = NULL;

  g_return_if_fail (CPT_IS_COMPANIES_STATE (self));

  before = g_steal_pointer (&self->query.tag);
  self->query.tag = tag != NULL ? g_variant_ref_sink (tag) : NULL;
  if (before == tag || (before != NULL && tag != NULL && g_variant_equal (before, tag)))
    return;

  cpt_meta_repository_set (self->meta, TAG_KEY, g_variant_new_maybe (G_VARIANT_TYPE ("(sms)"), tag));
  g_signal_emit (self, changed_signal, 0);
}

/**
 * cpt_companies_state_set_filter:
 *
 * Shows the companies of @filter only, in its own order where it has one.
 */
void
cpt_companies_state_set_filter (CptCompaniesState *self, CptCompanyFilter filter)
{
  g_return_if_fail (CPT_IS_COMPANIES_STATE (self));

  if (self->query.filter == filter)
    return;

  self->query.filter = filter;
  self->is_by_filter = TRUE;
  settle_order (self);
  save (self);
  g_signal_emit (self, changed_signal, 0);
}

static void
choose_column (CptCompaniesState *self, CptCompanySort column, gboolean is_descending)
{
  self->is_by_match = FALSE;
  self->is_by_filter = column == order_of_filter (self->query.filter) && !is_descending;
  if (!self->is_by_filter)
    {
      self->column = column;
      self->is_descending = is_descending;
      save (self);
    }
}

/**
 * cpt_companies_state_set_sort:
 * @sort: a column, or the filter's own order; or CPT_COMPANY_SORT_MATCH, which counts while something is searched
 * @descending: for a column
 *
 * Orders the list by @sort.
 */
void
cpt_companies_state_set_sort (CptCompaniesState *self, CptCompanySort sort, gboolean descending)
{
  gboolean is_match = sort == CPT_COMPANY_SORT_MATCH;

  g_return_if_fail (CPT_IS_COMPANIES_STATE (self));

  if (self->query.sort == sort && (is_match || self->query.descending == descending))
    return;

  if (is_match && *self->query.text == '\0')
    return;

  if (is_match)
    self->is_by_match = TRUE;
  else
    choose_column (self, sort, descending);

  settle_order (self);
  g_signal_emit (self, changed_signal, 0);
}
